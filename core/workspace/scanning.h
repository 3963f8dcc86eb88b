// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/search.h"
#include "core/store/database.h"

namespace Casebook {

/// One step of looking through everything for a piece of text: first all texts, then mails from the
/// newest row down, until some 100 ms are over or ScanRequest::mostHits are found. Reads subjects,
/// authors and decoded bodies; a mail whose bytes cannot hold the piece is not decoded. Usage when the
/// piece is empty.
Result<ScanSlice> scanSlice(Database &database, const QString &filesFolder,
                            const ScanRequest &request);

} // namespace Casebook

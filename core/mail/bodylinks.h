// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/bodystructure.h"

#include <QString>

#include <vector>

namespace Casebook {

/// Finds web and mail links, Message-IDs in brackets and commit ids in the lines of \a body. Diffs are
/// passed over, and in traces only web links count: addresses look like commits there. At most 20,000, the first ones.
std::vector<BodyLink> findLinks(const QString &body, const std::vector<BodyLine> &lines);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/messagetable.h"

namespace Casebook {

/// \a parsed with what lists and the search tell of it; the raw bytes are the caller's. Storing a mail
/// and rebuilding the index both begin here.
IncomingMessage incomingMail(ParsedMessage parsed);

} // namespace Casebook

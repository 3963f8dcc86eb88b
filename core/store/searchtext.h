// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/messagetable.h"
#include "core/store/searchindex.h"

namespace Casebook {

/// What is found of a mail: the one rule that storing a mail and rebuilding the index share.
SearchText searchTextOf(const IncomingMessage &message);

} // namespace Casebook

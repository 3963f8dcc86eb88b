// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/search.h"
#include "core/store/searchindex.h"

namespace Casebook {

/// Turns \a hits, messages and logs that look as if they held a report, into hits of kind Trace: the title
/// and place of the first report that has a wanted word of \a query, else of the first one. Reads the
/// texts of all of them, some milliseconds each. Pool thread.
Status showReports(Database &database, const QString &filesFolder, const SearchNode &query,
                   std::vector<SearchHit> &hits);

/// True when \a bytes, a text, hold a report, a stack or a table of locks.
bool holdsReport(QByteArrayView bytes);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/search.h"
#include "core/store/messagedates.h"
#include "core/store/searchindex.h"

namespace Casebook {

/// Asks the index and dresses the hits of the page for reading: titles, and, when the query wants them,
/// a line around the first match of each. Only the bodies of this page are decoded. Usage when the query
/// holds nothing to look for, or cannot be understood (parseSearch says where). \a filesFolder: where
/// large logs lie.
Result<SearchPage> searchPage(Database &database, const QString &filesFolder, MessageDates &dates,
                              const SearchQuery &query, qint64 nowMs);

/// \a hits with the line around the first match and what is marked in it.
Result<std::vector<SearchHit>> withSnippets(Database &database, const QString &filesFolder,
                                            const SearchQuery &query, std::vector<SearchHit> hits,
                                            qint64 nowMs);

/// The hits as a list shows them, without snippets, in the order of \a items; what is gone is left out.
Result<std::vector<SearchHit>> bareHits(Database &database, const std::vector<SearchItem> &items);

/// A line of a text with what is marked in it; empty when nothing matches.
struct Snippet
{
    QString text;
    std::vector<TextSpan> spans;
    qsizetype position = 0; ///< of the first match, in the text the line was cut from
};

/// The line of \a text around the first match of \a query, at most 160 characters.
Snippet snippetOf(const SearchNode &query, const QString &text);

/// The part of the line around \a span, at most 160 characters, as one line.
QString lineAround(const QString &text, TextSpan span);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/search.h"
#include "core/store/database.h"

namespace Casebook {

/// Asks the index and dresses the hits of the page for reading: titles, a line around the first match,
/// where the words stand. Only the bodies of this page are decoded. Usage when the query holds nothing
/// to look for.
Result<SearchPage> searchPage(Database &database, const SearchQuery &query);

/// The line of \a text around the first match of \a query, at most 160 characters, and the matches in
/// it. Empty when nothing matches.
struct Snippet
{
    QString text;
    std::vector<TextSpan> spans;
};

Snippet snippetOf(const QString &query, const QString &text);

} // namespace Casebook

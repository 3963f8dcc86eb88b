// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/search.h"
#include "core/store/database.h"

#include <functional>
#include <span>
#include <vector>

namespace Casebook {

/// A thing in the index.
struct SearchItem
{
    SearchKind kind = SearchKind::Message;
    qint64 id = 0;

    friend bool operator==(const SearchItem &, const SearchItem &) = default;
};

/// What is found of a thing; the index keeps the terms, not the text.
struct SearchText
{
    QString title; ///< subject, name
    QString people; ///< names, addresses, Message-ID, list
    QString body;
};

struct SearchItems
{
    std::vector<SearchItem> items; ///< the page asked for, best first
    qint64 total = 0;
};

/// The full-text index: FTS5 without content of its own, fed by program code. Things in the trash, and
/// what belongs to them, are not found. Messages, texts and bugs are indexed by their tables; other
/// kinds are put in by the caller. Writing functions want a Transaction.
class SearchIndex final
{
public:
    explicit SearchIndex(Database &database)
        : m_database(database)
    {
    }

    /// Adds a thing that is not there yet; cheaper than put(). AlreadyExists.
    Status add(SearchItem item, const SearchText &text);
    /// Adds a thing or replaces what was known of it.
    Status put(SearchItem item, const SearchText &text);
    Status remove(SearchItem item);

    /// The page of \a query. Usage when it holds nothing to look for (matchExpression is empty).
    Result<SearchItems> find(const SearchQuery &query) const;

    /// Empties the index; then put() everything again. Bugs and texts are put back by this function,
    /// messages by the caller, who can parse them (MessageTable::idsAfter).
    Status clear();
    /// What the store itself can put back after clear(): texts and bugs.
    Status putOwn();
    /// Corrupt when the index contradicts itself or lacks (or has too many) rows.
    Status verify() const;

private:
    Database &m_database;
};

/// A person's words as a safe FTS5 expression: every term is quoted, so nothing in \a text is syntax.
/// Words are joined by AND; "quoted words" are a phrase; a Chinese run is a phrase of its pairs, a
/// single Chinese character a prefix; a word that ends in * or is the last and unfinished (no blank
/// after it) is a prefix. Empty when there is nothing to look for.
QString matchExpression(const QString &text);

/// Where the terms of \a query stand in \a text, merged and in order: for marks in snippets.
std::vector<TextSpan> matchSpans(const QString &query, QStringView text);

} // namespace Casebook

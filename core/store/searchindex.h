// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/searchexpression.h"
#include "core/store/database.h"

#include <array>
#include <optional>
#include <vector>

namespace Casebook {

/// A thing in the index.
struct SearchItem
{
    SearchKind kind = SearchKind::Message;
    qint64 id = 0;

    friend bool operator==(const SearchItem &, const SearchItem &) = default;
};

/// The index's row of a thing, and back: the kind stands in the lowest bits.
constexpr int searchKindBits = 4;

constexpr qint64 rowOf(SearchItem item)
{
    return item.id << searchKindBits | static_cast<qint64>(item.kind);
}

constexpr SearchItem itemOf(qint64 row)
{
    return {.kind = static_cast<SearchKind>(row & ((1 << searchKindBits) - 1)),
            .id = row >> searchKindBits};
}

/// What is found of a thing, by field; the index keeps the terms, not the text.
struct SearchText
{
    QString title = {}; ///< subject, name
    QString sender = {}; ///< name and address
    QString recipients = {};
    QString copied = {};
    QString list = {};
    QString ids = {}; ///< Message-ID, extid
    QString files = {}; ///< of diffs
    QString functions = {};
    QString facts = {}; ///< factTerm() of what it holds
    QString body = {};
};

/// The term that stands for \a fact in SearchText::facts.
QString factTerm(SearchFact fact);

struct SearchItems
{
    std::vector<SearchItem> items; ///< the page asked for, best first
    qint64 total = 0;
    bool isRanked = false; ///< best first means relevance, not only date
    std::array<qint64, 16> totals{}; ///< hits there are of each SearchKind
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

    /// Empties the index; then put() everything again. Bugs and texts are put back by this function,
    /// messages by the caller, who can parse them (MessageTable::idsAfter).
    Status clear();
    /// What the store itself can put back after clear(): texts and bugs.
    Status putOwn();
    /// Nothing: the index is whole. Else it is being made again and holds messages up to this row; 0:
    /// it was made by older rules, begin with clear().
    Result<std::optional<MessageRowId>> rebuiltUpTo() const;
    Status setRebuiltUpTo(std::optional<MessageRowId> last);
    /// Corrupt when the index contradicts itself or lacks (or has too many) rows.
    Status verify() const;

private:
    Status write(const char *sql, SearchItem item, const SearchText &text);

    Database &m_database;
};

/// \a text, a node of type Text, as a safe FTS5 expression: every term is quoted, so nothing in it is
/// syntax. A Chinese run is a phrase of its pairs, a single Chinese character a prefix; an identifier is
/// also found inside longer ones. Empty when it holds no word.
QString matchExpression(const SearchNode &text);

/// Where something of a hit is shown: words asked for in another field are not marked there.
enum class MarkPlace : std::uint8_t { Title, Person, Body };

/// Where the wanted words of \a query stand in \a text, merged and in order: for marks in snippets.
std::vector<TextSpan> matchSpans(const SearchNode &query, QStringView text,
                                 MarkPlace place = MarkPlace::Body);

} // namespace Casebook

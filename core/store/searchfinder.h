// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/messagedates.h"
#include "core/store/searchindex.h"

#include <optional>
#include <vector>

namespace Casebook {

/// Which part of an answer is wanted, and in which order.
struct SearchWindow
{
    SearchOrder order = SearchOrder::Relevance;
    int limit = 50;
    int offset = 0;
    BugId bugId = {}; ///< only inside this bug
};

/// Answers questions from the index. Sets of row ids are taken from FTS5 and joined in memory, so that
/// counting, narrowing by date and sorting cost little whatever the size of the answer. Things in the
/// trash, and what belongs to them, are not found.
class SearchFinder final
{
public:
    SearchFinder(Database &database, MessageDates &dates)
        : m_database(database)
        , m_dates(dates)
    {
    }

    /// Usage when \a query holds nothing to look for: no word and no condition.
    Result<SearchItems> find(const SearchNode &query, const SearchWindow &window);

private:
    /// Rows in ascending order.
    using Rows = std::vector<qint64>;

    Result<Rows> rowsOf(const SearchNode &node, const Rows *within);
    Result<Rows> rowsOfAll(const SearchNode &node, const Rows *within);
    Result<Rows> rowsOfAny(const SearchNode &node, const Rows *within);
    Result<Rows> matching(const QString &expression);
    Result<Rows> everything();
    Result<Rows> ofKinds(const SearchNode &node, const Rows *within);
    Result<Rows> inDates(const SearchNode &node, const Rows *within);
    Result<Rows> inState(const SearchNode &node);
    Result<Rows> inBug(BugId bug);
    Result<Rows> read(const char *sql, BugId bug = {});
    Result<qint64> dateOf(qint64 row);
    Result<std::vector<qint64>> ranked(const QString &expression, const Rows &rows);
    Result<std::vector<qint64>> byDate(const Rows &rows, const SearchWindow &window);

    Database &m_database;
    MessageDates &m_dates;
    std::shared_ptr<const std::vector<qint64>> m_known; ///< dates of messages
    std::size_t m_mostMatching = 0; ///< rows of the largest answer of FTS5
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/searchfinder.h"

#include <QStringList>

#include <algorithm>
#include <iterator>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Hits up to here are sorted by relevance; a word that is nearly everywhere gives the newest first,
/// because ranking all of them costs more than it tells.
constexpr std::size_t rankedHits = 2000;

/// Rows of things in the trash and of what hangs on them. Kinds: SearchKind. Note 2, draft 3, bug 4, log 5.
constexpr const char *hiddenRows =
    "SELECT m.id << 4 | 1 FROM trash x JOIN mids m ON m.thread_id = x.item_id"
    " WHERE x.kind = 'thread' "
    "UNION SELECT x.item_id << 4 | 4 FROM trash x WHERE x.kind = 'bug' "
    "UNION SELECT x.item_id << 4 | 2 FROM trash x WHERE x.kind = 'text' "
    "UNION SELECT x.item_id << 4 | 3 FROM trash x WHERE x.kind = 'text' "
    "UNION SELECT x.item_id << 4 | 5 FROM trash x WHERE x.kind = 'log' "
    "UNION SELECT t.id << 4 | 2 FROM trash x JOIN texts t ON t.bug_id = x.item_id"
    " WHERE x.kind = 'bug' "
    "UNION SELECT t.id << 4 | 3 FROM trash x JOIN texts t ON t.bug_id = x.item_id"
    " WHERE x.kind = 'bug' "
    "UNION SELECT l.id << 4 | 5 FROM trash x JOIN logs l ON l.bug_id = x.item_id"
    " WHERE x.kind = 'bug' ORDER BY 1";

constexpr const char *bugRows =
    "SELECT m.id << 4 | 1 FROM bug_threads b JOIN mids m ON m.thread_id = b.thread_id"
    " WHERE b.bug_id = ?1 "
    "UNION SELECT ?1 << 4 | 4 "
    "UNION SELECT t.id << 4 | 2 FROM texts t WHERE t.bug_id = ?1 "
    "UNION SELECT t.id << 4 | 3 FROM texts t WHERE t.bug_id = ?1 "
    "UNION SELECT l.id << 4 | 5 FROM logs l WHERE l.bug_id = ?1 ORDER BY 1";

/// What belongs to no bug: mails of unfiled threads, and texts and logs that stand alone.
constexpr const char *unfiledRows =
    "SELECT m.id << 4 | 1 FROM mids m WHERE m.thread_id NOT IN (SELECT thread_id FROM bug_threads) "
    "UNION SELECT t.id << 4 | 2 FROM texts t WHERE t.bug_id IS NULL "
    "UNION SELECT t.id << 4 | 3 FROM texts t WHERE t.bug_id IS NULL "
    "UNION SELECT l.id << 4 | 5 FROM logs l WHERE l.bug_id IS NULL ORDER BY 1";

using Rows = std::vector<qint64>;

Rows intersection(const Rows &a, const Rows &b)
{
    Rows both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return both;
}

Rows difference(const Rows &a, const Rows &b)
{
    Rows rest;
    std::ranges::set_difference(a, b, std::back_inserter(rest));
    return rest;
}

/// The whole of \a node as one FTS5 expression; empty when it holds no word, nothing when parts of it
/// are no question to FTS5.
std::optional<QString> expressionOf(const SearchNode &node)
{
    using Type = SearchNode::Type;
    if (node.type == Type::Text) {
        return matchExpression(node);
    }
    if (node.type == Type::Fact) {
        return u"facts : \""_s + factTerm(node.fact) + u'"';
    }
    if (node.type != Type::All && node.type != Type::Any) {
        return std::nullopt;
    }
    QStringList wanted;
    QStringList excluded;
    for (const SearchNode &child : node.children) {
        const bool isNot = child.type == Type::Not;
        const std::optional<QString> part = expressionOf(isNot ? child.children.front() : child);
        if (!part || (isNot && node.type == Type::Any)) {
            return std::nullopt;
        }
        if (!part->isEmpty()) {
            (isNot ? excluded : wanted).append(*part);
        }
    }
    if (wanted.isEmpty()) {
        return excluded.isEmpty() ? std::optional<QString>(QString()) : std::nullopt;
    }
    const QString joined = wanted.join(node.type == Type::All ? u" AND "_s : u" OR "_s);
    if (excluded.isEmpty()) {
        return wanted.size() == 1 ? joined : u'(' + joined + u')';
    }
    return u"(("_s + joined + u") NOT ("_s + excluded.join(u" OR "_s) + u"))"_s;
}

/// The words every hit holds, as one expression: what relevance is measured by. Empty when there are none.
QString wordsOf(const SearchNode &query)
{
    SearchNode words;
    const bool isAll = query.type == SearchNode::Type::All;
    for (const SearchNode &child : isAll ? query.children : std::vector<SearchNode>{query}) {
        if (child.type != SearchNode::Type::Not && !wantedTexts(child).empty()
            && expressionOf(child)) {
            words.children.push_back(child);
        }
    }
    return expressionOf(words).value_or(QString());
}

/// True when nothing in \a node says what to look for.
bool isEmpty(const SearchNode &node)
{
    const std::optional<QString> expression = expressionOf(node);
    return expression && expression->isEmpty();
}

} // namespace

Result<SearchItems> SearchFinder::find(const SearchNode &query, const SearchWindow &window)
{
    if (isEmpty(query)) {
        return fail(ErrorCode::Usage);
    }
    const Status dated = m_dates.update(m_database);
    if (!dated) {
        return passOn(dated);
    }
    m_known = m_dates.dates();
    m_mostMatching = 0;
    Result<Rows> rows = rowsOf(query, nullptr);
    if (rows && window.bugId.isValid()) {
        const Result<Rows> inside = inBug(window.bugId);
        rows = inside ? Result<Rows>(intersection(*rows, *inside)) : Result<Rows>(passOn(inside));
    }
    const Result<Rows> hidden = read(hiddenRows);
    if (!rows || !hidden) {
        return passOn(!rows ? rows : hidden);
    }
    if (!hidden->empty()) {
        rows = difference(*rows, *hidden);
    }
    SearchItems found;
    found.total = static_cast<qint64>(rows->size());
    for (const qint64 row : *rows) {
        ++found.totals.at(static_cast<std::size_t>(itemOf(row).kind));
    }
    const QString words = wordsOf(query);
    found.isRanked =
        window.order == SearchOrder::Relevance && !words.isEmpty() && m_mostMatching <= rankedHits;
    const Result<std::vector<qint64>> ordered =
        found.isRanked ? ranked(words, *rows) : byDate(*rows, window);
    if (!ordered) {
        return passOn(ordered);
    }
    const auto first = std::min<std::size_t>(static_cast<std::size_t>(std::max(0, window.offset)),
                                             ordered->size());
    const auto last =
        std::min(ordered->size(), first + static_cast<std::size_t>(std::max(0, window.limit)));
    for (std::size_t i = first; i < last; ++i) {
        found.items.push_back(itemOf((*ordered)[i]));
    }
    return found;
}

/// The rows \a node holds for; \a within, when given, may be used to look at fewer.
Result<SearchFinder::Rows> SearchFinder::rowsOf(const SearchNode &node, const Rows *within)
{
    using Type = SearchNode::Type;
    if (const std::optional<QString> expression = expressionOf(node);
        expression && !expression->isEmpty()) {
        return matching(*expression);
    }
    switch (node.type) {
    case Type::All:
        return rowsOfAll(node, within);
    case Type::Any:
        return rowsOfAny(node, within);
    case Type::Not: {
        const Result<Rows> all = within != nullptr ? Result<Rows>(*within) : everything();
        const Result<Rows> without = rowsOf(node.children.front(), within);
        if (!all || !without) {
            return passOn(!all ? all : without);
        }
        return isEmpty(node.children.front()) ? *all : difference(*all, *without);
    }
    case Type::Kinds:
        return ofKinds(node, within);
    case Type::Dates:
        return inDates(node, within);
    case Type::State:
        return inState(node);
    case Type::InBug:
        return inBug(node.bug);
    case Type::Text:
    case Type::Fact:
        break; // a text without a word asks for nothing
    }
    return within != nullptr ? Result<Rows>(*within) : everything();
}

/// Words first: they leave the fewest rows for everything else.
Result<SearchFinder::Rows> SearchFinder::rowsOfAll(const SearchNode &node, const Rows *within)
{
    SearchNode words;
    std::vector<const SearchNode *> others;
    for (const SearchNode &child : node.children) {
        const bool isNot = child.type == SearchNode::Type::Not;
        if (expressionOf(isNot ? child.children.front() : child)) {
            words.children.push_back(child);
        } else {
            others.push_back(&child);
        }
    }
    const std::optional<QString> expression = expressionOf(words);
    std::optional<Rows> rows;
    if (expression && !expression->isEmpty()) {
        Result<Rows> matched = matching(*expression);
        if (!matched) {
            return passOn(matched);
        }
        rows = std::move(*matched);
    } else {
        // Only excluded words: each takes away from what the rest gives.
        for (const SearchNode &child : words.children) {
            others.push_back(&child);
        }
        std::ranges::stable_partition(
            others, [](const SearchNode *other) { return other->type != SearchNode::Type::Not; });
        if (within != nullptr) {
            rows = *within;
        }
    }
    for (const SearchNode *other : others) {
        Result<Rows> next = rowsOf(*other, rows ? &*rows : nullptr);
        if (!next) {
            return passOn(next);
        }
        rows = rows ? intersection(*rows, *next) : std::move(*next);
    }
    return rows ? Result<Rows>(std::move(*rows)) : everything();
}

Result<SearchFinder::Rows> SearchFinder::rowsOfAny(const SearchNode &node, const Rows *within)
{
    Rows all;
    for (const SearchNode &child : node.children) {
        if (isEmpty(child)) {
            continue;
        }
        const Result<Rows> rows = rowsOf(child, within);
        if (!rows) {
            return passOn(rows);
        }
        Rows joined;
        std::ranges::set_union(all, *rows, std::back_inserter(joined));
        all = std::move(joined);
    }
    return all;
}

Result<SearchFinder::Rows> SearchFinder::matching(const QString &expression)
{
    Result<Statement> statement =
        m_database.query("SELECT rowid FROM search WHERE search MATCH ?", expression);
    if (!statement) {
        return passOn(statement);
    }
    Rows rows;
    const Status read = statement->forEach(
        [&rows](const Statement &row) { rows.push_back(row.column<qint64>(0)); });
    if (!read) {
        return passOn(read);
    }
    m_mostMatching = std::max(m_mostMatching, rows.size());
    return rows;
}

Result<SearchFinder::Rows> SearchFinder::read(const char *sql, BugId bug)
{
    Result<Statement> statement = m_database.prepare(sql);
    if (!statement) {
        return passOn(statement);
    }
    if (bug.isValid()) {
        statement->bind(1, bug);
    }
    Rows rows;
    const Status status = statement->forEach(
        [&rows](const Statement &row) { rows.push_back(row.column<qint64>(0)); });
    if (!status) {
        return passOn(status);
    }
    return rows;
}

Result<SearchFinder::Rows> SearchFinder::everything()
{
    return read("SELECT id FROM search_docsize ORDER BY id");
}

Result<SearchFinder::Rows> SearchFinder::ofKinds(const SearchNode &node, const Rows *within)
{
    Result<Rows> rows = within != nullptr ? Result<Rows>(*within) : everything();
    if (rows) {
        std::erase_if(*rows, [&node](qint64 row) {
            return std::ranges::find(node.kinds, itemOf(row).kind) == node.kinds.end();
        });
    }
    return rows;
}

Result<SearchFinder::Rows> SearchFinder::inDates(const SearchNode &node, const Rows *within)
{
    const Result<Rows> rows = within != nullptr ? Result<Rows>(*within) : everything();
    if (!rows) {
        return rows;
    }
    Rows inside;
    for (const qint64 row : *rows) {
        const Result<qint64> date = dateOf(row);
        if (!date) {
            return passOn(date);
        }
        // 0 is "unknown" and lies in no range.
        if (*date != 0 && *date >= node.fromMs && *date < node.untilMs) {
            inside.push_back(row);
        }
    }
    return inside;
}

Result<SearchFinder::Rows> SearchFinder::inState(const SearchNode &node)
{
    switch (node.state) {
    case SearchState::Unread:
        return read("SELECT id << 4 | 1 FROM messages INDEXED BY messages_unread"
                    " WHERE is_read = 0 ORDER BY id");
    case SearchState::Flagged:
        return read("SELECT id << 4 | 1 FROM messages INDEXED BY messages_flagged"
                    " WHERE is_flagged = 1 ORDER BY id");
    case SearchState::Read:
        break;
    }
    return read("SELECT id << 4 | 1 FROM messages WHERE is_read <> 0 ORDER BY id");
}

Result<SearchFinder::Rows> SearchFinder::inBug(BugId bug)
{
    return bug.isValid() ? read(bugRows, bug) : read(unfiledRows);
}

Result<qint64> SearchFinder::dateOf(qint64 row)
{
    const SearchItem item = itemOf(row);
    switch (item.kind) {
    case SearchKind::Message: {
        const auto at = static_cast<std::size_t>(item.id);
        return at < m_known->size() ? (*m_known)[at] : 0;
    }
    case SearchKind::Note:
    case SearchKind::Draft:
        return m_database.value<qint64>("SELECT changed_ms FROM texts WHERE id = ?", item.id);
    case SearchKind::Bug:
        return m_database.value<qint64>("SELECT changed_ms FROM bugs WHERE id = ?", item.id);
    case SearchKind::Log:
        return m_database.value<qint64>("SELECT added_ms FROM logs WHERE id = ?", item.id);
    case SearchKind::Trace:
    case SearchKind::Run:
        break;
    }
    return 0;
}

Result<std::vector<qint64>> SearchFinder::ranked(const QString &expression, const Rows &rows)
{
    // Words of a title weigh most, then who wrote it; the rest of the columns have weight 1.
    Result<Statement> statement = m_database.query("SELECT rowid FROM search WHERE search MATCH ?"
                                                   " ORDER BY bm25(search, 6.0, 3.0), rowid DESC",
                                                   expression);
    if (!statement) {
        return passOn(statement);
    }
    std::vector<qint64> ordered;
    const Status read = statement->forEach([&](const Statement &row) {
        const qint64 id = row.column<qint64>(0);
        if (std::ranges::binary_search(rows, id)) {
            ordered.push_back(id);
        }
    });
    if (!read) {
        return passOn(read);
    }
    return ordered;
}

Result<std::vector<qint64>> SearchFinder::byDate(const Rows &rows, const SearchWindow &window)
{
    struct Dated
    {
        qint64 date = 0;
        qint64 row = 0;

        auto operator<=>(const Dated &) const = default;
    };

    std::vector<Dated> dated;
    dated.reserve(rows.size());
    for (const qint64 row : rows) {
        const Result<qint64> date = dateOf(row);
        if (!date) {
            return passOn(date);
        }
        dated.push_back({.date = *date, .row = row});
    }
    const auto wanted =
        std::min<std::size_t>(dated.size(),
                              static_cast<std::size_t>(std::max(0, window.offset))
                                  + static_cast<std::size_t>(std::max(0, window.limit)));
    const auto middle = dated.begin() + static_cast<std::ptrdiff_t>(wanted);
    if (window.order == SearchOrder::Oldest) {
        std::ranges::partial_sort(dated, middle);
    } else {
        std::ranges::partial_sort(dated, middle, std::ranges::greater());
    }
    std::vector<qint64> ordered;
    ordered.reserve(wanted);
    for (auto it = dated.begin(); it != middle; ++it) {
        ordered.push_back(it->row);
    }
    return ordered;
}

} // namespace Casebook

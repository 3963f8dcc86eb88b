// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/searchindex.h"

#include "core/base/limits.h"
#include "core/model/text.h"
#include "core/store/packedbytes.h"

namespace Casebook {

namespace {

/// Hits up to here are sorted by relevance; a word that is nearly everywhere gives the newest first,
/// because ranking all of them costs more than it tells.
constexpr qint64 rankedHits = 3000;
constexpr int kindBits = 4;
constexpr qint64 kindMask = 15;

qint64 rowOf(SearchItem item)
{
    return item.id << kindBits | static_cast<qint64>(item.kind);
}

SearchItem itemOf(qint64 row)
{
    return {.kind = static_cast<SearchKind>(row & kindMask), .id = row >> kindBits};
}

/// Rows of things in the trash and of what hangs on them. Kinds: SearchKind. Note 2, draft 3, bug 4, log 5.
constexpr const char *hiddenRows =
    " AND +s.rowid NOT IN ("
    "SELECT m.id << 4 | 1 FROM trash x JOIN mids m ON m.thread_id = x.item_id"
    " WHERE x.kind = 'thread' "
    "UNION ALL SELECT x.item_id << 4 | 4 FROM trash x WHERE x.kind = 'bug' "
    "UNION ALL SELECT x.item_id << 4 | 2 FROM trash x WHERE x.kind = 'text' "
    "UNION ALL SELECT x.item_id << 4 | 3 FROM trash x WHERE x.kind = 'text' "
    "UNION ALL SELECT x.item_id << 4 | 5 FROM trash x WHERE x.kind = 'log' "
    "UNION ALL SELECT t.id << 4 | 2 FROM trash x JOIN texts t ON t.bug_id = x.item_id"
    " WHERE x.kind = 'bug' "
    "UNION ALL SELECT t.id << 4 | 3 FROM trash x JOIN texts t ON t.bug_id = x.item_id"
    " WHERE x.kind = 'bug' "
    "UNION ALL SELECT l.id << 4 | 5 FROM trash x JOIN logs l ON l.bug_id = x.item_id"
    " WHERE x.kind = 'bug')";

/// Rows that belong to bug ?2.
constexpr const char *rowsOfBug =
    " AND +s.rowid IN ("
    "SELECT m.id << 4 | 1 FROM bug_threads b JOIN mids m ON m.thread_id = b.thread_id"
    " WHERE b.bug_id = ?2 "
    "UNION ALL SELECT ?2 << 4 | 4 "
    "UNION ALL SELECT t.id << 4 | 2 FROM texts t WHERE t.bug_id = ?2 "
    "UNION ALL SELECT t.id << 4 | 3 FROM texts t WHERE t.bug_id = ?2 "
    "UNION ALL SELECT l.id << 4 | 5 FROM logs l WHERE l.bug_id = ?2)";

} // namespace

Status SearchIndex::add(SearchItem item, const SearchText &text)
{
    return m_database.run("INSERT INTO search (rowid, title, people, body) VALUES (?, ?, ?, ?)",
                          rowOf(item), text.title, text.people, text.body);
}

Status SearchIndex::put(SearchItem item, const SearchText &text)
{
    // REPLACE looks for an old row first; contentless_delete lets it take that one's terms out.
    return m_database.run("INSERT OR REPLACE INTO search (rowid, title, people, body) "
                          "VALUES (?, ?, ?, ?)",
                          rowOf(item), text.title, text.people, text.body);
}

Status SearchIndex::remove(SearchItem item)
{
    return m_database.run("DELETE FROM search WHERE rowid = ?", rowOf(item));
}

Result<SearchItems> SearchIndex::find(const SearchQuery &query) const
{
    const QString expression = matchExpression(query.text);
    if (expression.isEmpty()) {
        return fail(ErrorCode::Usage, query.text);
    }
    QByteArray condition("FROM search s WHERE search MATCH ?1");
    condition += hiddenRows;
    if (query.bugId.isValid()) {
        condition += rowsOfBug;
    }
    const auto bindQuery = [&expression, &query](Statement &statement) {
        statement.bind(1, expression);
        if (query.bugId.isValid()) {
            statement.bind(2, query.bugId);
        }
    };
    SearchItems found;
    Result<Statement> counter = m_database.prepare("SELECT count(*) " + condition);
    if (!counter) {
        return passOn(counter);
    }
    bindQuery(*counter);
    const Result<bool> counted = counter->step();
    if (!counted) {
        return passOn(counted);
    }
    found.total = counter->column<qint64>(0);
    // Words of a title weigh most.
    const QByteArray order = found.total <= rankedHits
        ? QByteArrayLiteral(" ORDER BY bm25(search, 6.0, 3.0, 1.0), s.rowid DESC")
        : QByteArrayLiteral(" ORDER BY s.rowid DESC");
    Result<Statement> page =
        m_database.prepare("SELECT s.rowid " + condition + order + " LIMIT ?3 OFFSET ?4");
    if (!page) {
        return passOn(page);
    }
    bindQuery(*page);
    page->bind(3, query.limit);
    page->bind(4, query.offset);
    const Status read = page->forEach(
        [&found](const Statement &row) { found.items.push_back(itemOf(row.column<qint64>(0))); });
    if (!read) {
        return passOn(read);
    }
    return found;
}

Status SearchIndex::clear()
{
    return m_database.run("INSERT INTO search (search) VALUES ('delete-all')");
}

Status SearchIndex::putOwn()
{
    Result<Statement> bugs = m_database.prepare("SELECT id, title, extid, subsystem FROM bugs");
    if (!bugs) {
        return passOn(bugs);
    }
    Status status = bugs->forEach([this](const Statement &row) {
        return put({.kind = SearchKind::Bug, .id = row.column<qint64>(0)},
                   {.title = row.column<QString>(1),
                    .people = row.column<QString>(2),
                    .body = row.column<QString>(3)});
    });
    if (!status) {
        return status;
    }
    Result<Statement> texts =
        m_database.prepare("SELECT t.id, t.kind, t.name, r.packed, r.size, r.sha256 "
                           "FROM texts t JOIN revisions r "
                           "ON r.id = (SELECT max(v.id) FROM revisions v WHERE v.text_id = t.id)");
    if (!texts) {
        return passOn(texts);
    }
    return texts->forEach([this](const Statement &row) -> Status {
        const Result<QByteArray> text =
            unpackBytes(row.column<QByteArray>(3), row.column<qint64>(4), row.column<QByteArray>(5),
                        Limits::textBytes);
        if (!text) {
            return passOn(text);
        }
        const bool isDraft = row.column<QString>(1) == u"draft";
        return put(
            {.kind = isDraft ? SearchKind::Draft : SearchKind::Note, .id = row.column<qint64>(0)},
            {.title = row.column<QString>(2), .people = {}, .body = QString::fromUtf8(*text)});
    });
}

Status SearchIndex::verify() const
{
    // Also a read-only connection may ask: quick_check has FTS5 look at its own structure.
    Result<Statement> check = m_database.prepare("PRAGMA integrity_check(search)");
    if (!check) {
        return passOn(check);
    }
    const Result<bool> row = check->step();
    if (!row) {
        return passOn(row);
    }
    const QString words = check->column<QString>(0);
    check->reset();
    if (words != u"ok") {
        return fail(ErrorCode::Corrupt, m_database.path(), words);
    }
    const Result<qint64> things = m_database.value<qint64>(
        "SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM texts)"
        " + (SELECT count(*) FROM bugs)");
    const Result<qint64> ours = m_database.value<qint64>(
        "SELECT count(*) FROM search_docsize WHERE id & 15 BETWEEN 1 AND 4");
    if (!things || !ours) {
        return passOn(!things ? things : ours);
    }
    if (*ours != *things) {
        return fail(ErrorCode::Corrupt, m_database.path(),
                    QStringLiteral("%1 rows indexed of %2").arg(*ours).arg(*things));
    }
    return {};
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/bugtable.h"

#include "core/store/searchindex.h"
#include "core/store/tagtable.h"

#include <QHash>

#include <algorithm>

namespace Casebook {

namespace {

void note(ChangeSet &changes, Table table, ChangeKind kind, qint64 id)
{
    changes.changes.push_back({.table = table, .kind = kind, .id = id});
}

/// A value a newer program wrote reads as the plainest one.
Bug readBug(const Statement &row)
{
    return {.id = row.column<BugId>(0),
            .title = row.column<QString>(1),
            .kind = bugKindFromName(row.column<QString>(2)).value_or(BugKind::HangOrCrash),
            .state = bugStateFromName(row.column<QString>(3)).value_or(BugState::New),
            .priority = bugPriorityFromName(row.column<QString>(4)).value_or(BugPriority::Normal),
            .extid = row.column<QString>(5),
            .subsystem = row.column<QString>(6),
            .links = {},
            .labels = {},
            .createdMs = row.column<qint64>(7),
            .changedMs = row.column<qint64>(8)};
}

/// Appends a text to a list of the bug it belongs to; a whole table is read in one query.
Status readLists(Database &database, const char *sql, BugId only, std::vector<BugSummary> &bugs,
                 const QHash<BugId, std::size_t> &places, QStringList Bug::*member)
{
    Result<Statement> rows = database.query(sql, only);
    if (!rows) {
        return passOn(rows);
    }
    return rows->forEach([&](const Statement &row) {
        const auto place = places.constFind(row.column<BugId>(0));
        if (place != places.cend()) {
            (bugs[*place].bug.*member).append(row.column<QString>(1));
        }
    });
}

} // namespace

Result<std::vector<BugSummary>> BugTable::load(BugId only) const
{
    Result<Statement> rows = m_database.query(
        "SELECT b.id, b.title, b.kind, b.state, b.priority, b.extid, b.subsystem, b.created_ms,"
        " b.changed_ms, count(t.id), coalesce(sum(t.messages), 0), coalesce(sum(t.unread), 0),"
        " iif(coalesce(max(t.last_ms), 0) > 0, max(t.last_ms), b.changed_ms) AS activity "
        "FROM bugs b LEFT JOIN bug_threads l ON l.bug_id = b.id "
        "LEFT JOIN threads t ON t.id = l.thread_id"
        " AND t.id NOT IN (SELECT item_id FROM trash WHERE kind = 'thread') "
        "WHERE (?1 IS NULL OR b.id = ?1)"
        " AND b.id NOT IN (SELECT item_id FROM trash WHERE kind = 'bug') "
        "GROUP BY b.id ORDER BY activity DESC, b.id DESC",
        only);
    if (!rows) {
        return passOn(rows);
    }
    std::vector<BugSummary> bugs;
    QHash<BugId, std::size_t> places;
    Status status = rows->forEach([&bugs, &places](const Statement &row) {
        places.insert(row.column<BugId>(0), bugs.size());
        bugs.push_back({.bug = readBug(row),
                        .threads = row.column<int>(9),
                        .messages = row.column<int>(10),
                        .unread = row.column<int>(11),
                        .lastActivityMs = row.column<qint64>(12)});
    });
    if (status) {
        status = readLists(m_database,
                           "SELECT bug_id, url FROM bug_links WHERE (?1 IS NULL OR bug_id = ?1) "
                           "ORDER BY bug_id, position",
                           only, bugs, places, &Bug::links);
    }
    if (status) {
        status = readLists(m_database,
                           "SELECT b.bug_id, t.name FROM bug_tags b JOIN tags t ON t.id = b.tag_id "
                           "WHERE (?1 IS NULL OR b.bug_id = ?1) ORDER BY t.name",
                           only, bugs, places, &Bug::labels);
    }
    if (!status) {
        return passOn(status);
    }
    return bugs;
}

Result<std::vector<BugSummary>> BugTable::list() const
{
    return load({});
}

Result<BugSummary> BugTable::summary(BugId id) const
{
    if (!id.isValid()) {
        return fail(ErrorCode::NotFound);
    }
    Result<std::vector<BugSummary>> bugs = load(id);
    if (!bugs) {
        return passOn(bugs);
    }
    if (bugs->empty()) {
        return fail(ErrorCode::NotFound, QString::number(id.value));
    }
    return std::move(bugs->front());
}

Status BugTable::writeLists(BugId id, const Bug &bug, ChangeSet &changes)
{
    Status status = m_database.run("DELETE FROM bug_links WHERE bug_id = ?", id);
    for (qsizetype i = 0; status && i < bug.links.size(); ++i) {
        status = m_database.run("INSERT INTO bug_links (bug_id, position, url) VALUES (?, ?, ?)",
                                id, i, bug.links[i]);
    }
    if (status) {
        status = m_database.run("DELETE FROM bug_tags WHERE bug_id = ?", id);
    }
    TagTable tags(m_database);
    for (qsizetype i = 0; status && i < bug.labels.size(); ++i) {
        const Result<TagId> tag = tags.ensure(bug.labels[i], changes);
        status = tag ? m_database.run("INSERT INTO bug_tags (bug_id, tag_id) VALUES (?, ?) "
                                      "ON CONFLICT DO NOTHING",
                                      id, *tag)
                     : Status(passOn(tag));
    }
    if (!status) {
        return status;
    }
    return SearchIndex(m_database)
        .put({.kind = SearchKind::Bug, .id = id.value},
             {.title = bug.title, .ids = bug.extid, .body = bug.subsystem});
}

Result<BugId> BugTable::add(const Bug &bug, qint64 nowMs, ChangeSet &changes)
{
    const Status added = m_database.run(
        "INSERT INTO bugs (title, kind, state, priority, extid, subsystem, created_ms, changed_ms) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        bug.title, bugKindName(bug.kind), bugStateName(bug.state), bugPriorityName(bug.priority),
        bug.extid, bug.subsystem, bug.createdMs == 0 ? nowMs : bug.createdMs,
        bug.changedMs == 0 ? nowMs : bug.changedMs);
    if (!added) {
        return passOn(added);
    }
    const BugId id{m_database.lastInsertId()};
    const Status lists = writeLists(id, bug, changes);
    if (!lists) {
        return passOn(lists);
    }
    note(changes, Table::Bugs, ChangeKind::Added, id.value);
    return id;
}

Status BugTable::update(const Bug &bug, qint64 nowMs, ChangeSet &changes)
{
    Status status = m_database.run(
        "UPDATE bugs SET title = ?, kind = ?, state = ?, priority = ?, extid = ?, subsystem = ?,"
        " changed_ms = ? "
        "WHERE id = ? AND id NOT IN (SELECT item_id FROM trash WHERE kind = 'bug')",
        bug.title, bugKindName(bug.kind), bugStateName(bug.state), bugPriorityName(bug.priority),
        bug.extid, bug.subsystem, nowMs, bug.id);
    if (!status) {
        return status;
    }
    if (m_database.changedRows() == 0) {
        return fail(ErrorCode::NotFound, QString::number(bug.id.value));
    }
    note(changes, Table::Bugs, ChangeKind::Changed, bug.id.value);
    return writeLists(bug.id, bug, changes);
}

Status BugTable::linkThread(BugId bug, ThreadId thread, bool linked, ChangeSet &changes)
{
    const Result<qint64> both =
        m_database.value<qint64>("SELECT (SELECT count(*) FROM bugs WHERE id = ?1"
                                 "  AND id NOT IN (SELECT item_id FROM trash WHERE kind = 'bug'))"
                                 " + (SELECT count(*) FROM threads WHERE id = ?2)",
                                 bug, thread);
    if (!both) {
        return passOn(both);
    }
    if (*both != 2) {
        return fail(ErrorCode::NotFound);
    }
    Status status = linked
        ? m_database.run("INSERT INTO bug_threads (bug_id, thread_id) VALUES (?, ?) "
                         "ON CONFLICT DO NOTHING",
                         bug, thread)
        : m_database.run("DELETE FROM bug_threads WHERE bug_id = ? AND thread_id = ?", bug, thread);
    note(changes, Table::Bugs, ChangeKind::Changed, bug.value);
    note(changes, Table::Threads, ChangeKind::Changed, thread.value);
    return status;
}

Result<std::vector<BugId>> BugTable::bugsOfThread(ThreadId thread) const
{
    Result<Statement> rows =
        m_database.query("SELECT bug_id FROM bug_threads WHERE thread_id = ? "
                         "AND bug_id NOT IN (SELECT item_id FROM trash WHERE kind = 'bug') "
                         "ORDER BY bug_id",
                         thread);
    if (!rows) {
        return passOn(rows);
    }
    std::vector<BugId> bugs;
    const Status read =
        rows->forEach([&bugs](const Statement &row) { bugs.push_back(row.column<BugId>(0)); });
    if (!read) {
        return passOn(read);
    }
    return bugs;
}

} // namespace Casebook

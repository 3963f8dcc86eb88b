// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/trashtable.h"

#include "core/store/logstore.h"
#include "core/store/searchindex.h"
#include "core/store/watchitemtable.h"

#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// How each kind is called in the table, where its title stands, and who watches it.
struct KindFacts
{
    TrashKind kind;
    QLatin1StringView name;
    const char *title;
    Table table;
};

constexpr std::array facts{
    KindFacts{TrashKind::Bug, "bug"_L1, "SELECT title FROM bugs WHERE id = ?", Table::Bugs},
    KindFacts{TrashKind::Thread, "thread"_L1,
              "SELECT coalesce(m.subject, '') FROM threads t "
              "LEFT JOIN messages m ON m.id = t.root_id WHERE t.id = ?",
              Table::Threads},
    KindFacts{TrashKind::Text, "text"_L1, "SELECT name FROM texts WHERE id = ?", Table::Texts},
    KindFacts{TrashKind::Log, "log"_L1, "SELECT name FROM logs WHERE id = ?", Table::Logs},
    KindFacts{TrashKind::Watch, "watch"_L1, "SELECT name FROM watches WHERE id = ?",
              Table::Watches},
};

const KindFacts *factsOf(QStringView name)
{
    for (const KindFacts &fact : facts) {
        if (name == fact.name) {
            return &fact;
        }
    }
    return nullptr;
}

void note(ChangeSet &changes, Table table, ChangeKind kind, qint64 id)
{
    changes.changes.push_back({.table = table, .kind = kind, .id = id});
}

Result<std::vector<qint64>> idsOf(Database &database, const char *sql, qint64 id)
{
    Result<Statement> rows = database.query(sql, id);
    if (!rows) {
        return passOn(rows);
    }
    std::vector<qint64> ids;
    const Status read =
        rows->forEach([&ids](const Statement &row) { ids.push_back(row.column<qint64>(0)); });
    if (!read) {
        return passOn(read);
    }
    return ids;
}

} // namespace

TrashTable::TrashTable(Database &database, QString filesFolder)
    : m_database(database)
    , m_filesFolder(std::move(filesFolder))
{
}

Result<TrashId> TrashTable::put(TrashKind kind, qint64 id, qint64 nowMs, ChangeSet &changes)
{
    const KindFacts &fact = facts[static_cast<std::size_t>(kind)];
    const Result<std::optional<QString>> title = m_database.find<QString>(fact.title, id);
    if (!title) {
        return passOn(title);
    }
    const Result<qint64> known = m_database.value<qint64>(
        "SELECT count(*) FROM trash WHERE kind = ? AND item_id = ?", QString(fact.name), id);
    if (!known) {
        return passOn(known);
    }
    if (!*title || *known > 0) {
        return fail(ErrorCode::NotFound, QString::number(id));
    }
    const Status added =
        m_database.run("INSERT INTO trash (kind, item_id, title, deleted_ms) VALUES (?, ?, ?, ?)",
                       QString(fact.name), id, **title, nowMs);
    if (!added) {
        return passOn(added);
    }
    const TrashId trashed{m_database.lastInsertId()};
    note(changes, fact.table, ChangeKind::Removed, id);
    note(changes, Table::Trash, ChangeKind::Added, trashed.value);
    return trashed;
}

Result<std::vector<TrashEntry>> TrashTable::list() const
{
    Result<Statement> rows = m_database.prepare(
        "SELECT id, kind, title, deleted_ms FROM trash ORDER BY deleted_ms DESC, id DESC");
    if (!rows) {
        return passOn(rows);
    }
    std::vector<TrashEntry> entries;
    const Status read = rows->forEach([&entries](const Statement &row) {
        entries.push_back({.id = row.column<TrashId>(0),
                           .kind = row.column<QString>(1),
                           .title = row.column<QString>(2),
                           .deletedMs = row.column<qint64>(3)});
    });
    if (!read) {
        return passOn(read);
    }
    return entries;
}

Status TrashTable::restore(TrashId id, ChangeSet &changes)
{
    Result<Statement> row = m_database.query("SELECT kind, item_id FROM trash WHERE id = ?", id);
    if (!row) {
        return passOn(row);
    }
    const Result<bool> there = row->step();
    if (!there) {
        return passOn(there);
    }
    const KindFacts *fact = *there ? factsOf(row->column<QString>(0)) : nullptr;
    if (fact == nullptr) {
        return fail(ErrorCode::NotFound, QString::number(id.value));
    }
    note(changes, fact->table, ChangeKind::Added, row->column<qint64>(1));
    note(changes, Table::Trash, ChangeKind::Removed, id.value);
    row->reset();
    return m_database.run("DELETE FROM trash WHERE id = ?", id);
}

Status TrashTable::empty(ChangeSet &changes)
{
    Result<Statement> rows = m_database.prepare("SELECT kind, item_id FROM trash ORDER BY id");
    if (!rows) {
        return passOn(rows);
    }
    std::vector<std::pair<QString, qint64>> items;
    Status status = rows->forEach([&items](const Statement &row) {
        items.emplace_back(row.column<QString>(0), row.column<qint64>(1));
    });
    for (std::size_t i = 0; status && i < items.size(); ++i) {
        const KindFacts *fact = factsOf(items[i].first);
        if (fact != nullptr) {
            status = removeForGood(fact->kind, items[i].second, changes);
        }
    }
    if (status) {
        status = m_database.run("DELETE FROM trash");
    }
    note(changes, Table::Trash, ChangeKind::Removed, 0);
    return status;
}

Status TrashTable::removeForGood(TrashKind kind, qint64 id, ChangeSet &changes)
{
    switch (kind) {
    case TrashKind::Bug:
        return removeBug(id, changes);
    case TrashKind::Thread:
        return removeThread(id, changes);
    case TrashKind::Text:
        return removeText(id, changes);
    case TrashKind::Log:
        return LogStore(m_database, m_filesFolder).remove(LogId{id}, changes);
    case TrashKind::Watch:
        return removeWatch(id, changes);
    }
    return {};
}

Status TrashTable::removeBug(qint64 id, ChangeSet &changes)
{
    const Result<std::vector<qint64>> texts =
        idsOf(m_database, "SELECT id FROM texts WHERE bug_id = ?", id);
    const Result<std::vector<qint64>> logs =
        idsOf(m_database, "SELECT id FROM logs WHERE bug_id = ?", id);
    if (!texts || !logs) {
        return passOn(!texts ? texts : logs);
    }
    Status status;
    for (std::size_t i = 0; status && i < texts->size(); ++i) {
        status = removeText((*texts)[i], changes);
    }
    for (std::size_t i = 0; status && i < logs->size(); ++i) {
        status = LogStore(m_database, m_filesFolder).remove(LogId{(*logs)[i]}, changes);
    }
    if (status) {
        status = SearchIndex(m_database).remove({.kind = SearchKind::Bug, .id = id});
    }
    note(changes, Table::Bugs, ChangeKind::Removed, id);
    return status ? m_database.run("DELETE FROM bugs WHERE id = ?", id) : status;
}

Status TrashTable::removeThread(qint64 id, ChangeSet &changes)
{
    const Result<std::vector<qint64>> messages = idsOf(
        m_database,
        "SELECT m.id FROM mids i CROSS JOIN messages m ON m.id = i.id WHERE i.thread_id = ?", id);
    if (!messages) {
        return passOn(messages);
    }
    SearchIndex index(m_database);
    Status status;
    for (std::size_t i = 0; status && i < messages->size(); ++i) {
        status = index.remove({.kind = SearchKind::Message, .id = (*messages)[i]});
    }
    note(changes, Table::Threads, ChangeKind::Removed, id);
    // Message-IDs, messages and their copies go with it.
    return status ? m_database.run("DELETE FROM threads WHERE id = ?", id) : status;
}

Status TrashTable::removeText(qint64 id, ChangeSet &changes)
{
    SearchIndex index(m_database);
    Status status = index.remove({.kind = SearchKind::Note, .id = id});
    if (status) {
        status = index.remove({.kind = SearchKind::Draft, .id = id});
    }
    note(changes, Table::Texts, ChangeKind::Removed, id);
    return status ? m_database.run("DELETE FROM texts WHERE id = ?", id) : status;
}

Status TrashTable::removeWatch(qint64 id, ChangeSet &changes)
{
    note(changes, Table::Watches, ChangeKind::Removed, id);
    const Status gone = m_database.run("DELETE FROM watches WHERE id = ?", id);
    return gone ? WatchItemTable(m_database).dropUnclaimed(changes) : gone;
}

} // namespace Casebook

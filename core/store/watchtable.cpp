// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/watchtable.h"

#include <array>
#include <map>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

struct TermKind
{
    QLatin1StringView name;
    QStringList Watch::*list;
};

/// The lists of a watch and how their rows are called.
constexpr std::array termKinds{
    TermKind{"list"_L1, &Watch::lists},
    TermKind{"keyword"_L1, &Watch::keywords},
    TermKind{"path"_L1, &Watch::paths},
    TermKind{"excluded-path"_L1, &Watch::excludedPaths},
    TermKind{"path-pattern"_L1, &Watch::pathPatterns},
    TermKind{"text-pattern"_L1, &Watch::textPatterns},
    TermKind{"function"_L1, &Watch::functions},
    TermKind{"person"_L1, &Watch::people},
};

constexpr const char *notTrashed = " NOT IN (SELECT item_id FROM trash WHERE kind = 'watch') ";

void note(ChangeSet &changes, ChangeKind kind, WatchId id)
{
    changes.changes.push_back({.table = Table::Watches, .kind = kind, .id = id.value});
}

bool isComplete(const Watch &watch)
{
    return !watch.name.trimmed().isEmpty() && !watch.server.isEmpty();
}

Watch readWatch(const Statement &row)
{
    Watch watch;
    watch.id = row.column<WatchId>(0);
    watch.name = row.column<QString>(1);
    watch.server = row.column<QString>(2);
    watch.onlyIf = row.column<QString>(3);
    watch.subsystem = row.column<QString>(4);
    watch.isPaused = row.column<bool>(5);
    watch.createdMs = row.column<qint64>(6);
    return watch;
}

void addTerm(Watch &watch, const QString &kind, const QString &term)
{
    for (const TermKind &known : termKinds) {
        if (kind == known.name) {
            (watch.*known.list).append(term);
        }
    }
}

} // namespace

Result<std::vector<WatchSummary>> WatchTable::list() const
{
    Result<Statement> rows = m_database.prepare(
        QByteArray("SELECT w.id, w.name, w.server, w.only_if, w.subsystem, w.paused, w.created_ms,"
                   " w.checked_ms, w.error,"
                   " (SELECT count(*) FROM watch_hits h JOIN watch_items i ON i.id = h.item_id"
                   "  WHERE h.watch_id = w.id AND i.state = 'new'),"
                   " (SELECT count(*) FROM watch_hits h WHERE h.watch_id = w.id) "
                   "FROM watches w WHERE w.id")
        + notTrashed + "ORDER BY w.name, w.id");
    if (!rows) {
        return passOn(rows);
    }
    std::vector<WatchSummary> watches;
    std::map<qint64, std::size_t> places;
    Status read = rows->forEach([&](const Statement &row) {
        places.emplace(row.column<qint64>(0), watches.size());
        watches.push_back({.watch = readWatch(row),
                           .fresh = row.column<int>(9),
                           .items = row.column<int>(10),
                           .checkedMs = row.column<qint64>(7),
                           .error = row.column<QString>(8).section(u' ', 0, 0),
                           .errorSubject = row.column<QString>(8).section(u' ', 1)});
    });
    if (!read) {
        return passOn(read);
    }
    Result<Statement> terms = m_database.prepare(
        "SELECT watch_id, kind, term FROM watch_terms ORDER BY watch_id, kind, position");
    if (!terms) {
        return passOn(terms);
    }
    read = terms->forEach([&](const Statement &row) {
        const auto place = places.find(row.column<qint64>(0));
        if (place != places.end()) {
            addTerm(watches[place->second].watch, row.column<QString>(1), row.column<QString>(2));
        }
    });
    if (!read) {
        return passOn(read);
    }
    return watches;
}

Result<Watch> WatchTable::watch(WatchId id) const
{
    Result<Statement> row = m_database.row(
        id,
        QByteArray("SELECT id, name, server, only_if, subsystem, paused, created_ms FROM watches "
                   "WHERE id = ? AND id")
            + notTrashed,
        id);
    if (!row) {
        return passOn(row);
    }
    Watch watch = readWatch(*row);
    Result<Statement> terms = m_database.query(
        "SELECT kind, term FROM watch_terms WHERE watch_id = ? ORDER BY kind, position", id);
    if (!terms) {
        return passOn(terms);
    }
    const Status read = terms->forEach([&watch](const Statement &term) {
        addTerm(watch, term.column<QString>(0), term.column<QString>(1));
    });
    if (!read) {
        return passOn(read);
    }
    return watch;
}

Result<WatchId> WatchTable::add(const Watch &watch, qint64 nowMs, ChangeSet &changes)
{
    if (!isComplete(watch)) {
        return fail(ErrorCode::Usage, watch.name);
    }
    const Status added = m_database.run(
        "INSERT INTO watches (name, server, only_if, subsystem, paused, created_ms, checked_ms,"
        " error) VALUES (?, ?, ?, ?, ?, ?, 0, '')",
        watch.name.simplified(), watch.server, watch.onlyIf, watch.subsystem, watch.isPaused,
        nowMs);
    if (!added) {
        return passOn(added);
    }
    const WatchId id{m_database.lastInsertId()};
    const Status terms = writeTerms(id, watch);
    if (!terms) {
        return passOn(terms);
    }
    note(changes, ChangeKind::Added, id);
    return id;
}

Status WatchTable::update(const Watch &watch, ChangeSet &changes)
{
    if (!isComplete(watch)) {
        return fail(ErrorCode::Usage, watch.name);
    }
    const Result<Watch> known = this->watch(watch.id);
    if (!known) {
        return passOn(known);
    }
    Status status = m_database.run("UPDATE watches SET name = ?, server = ?, only_if = ?,"
                                   " subsystem = ?, paused = ? WHERE id = ?",
                                   watch.name.simplified(), watch.server, watch.onlyIf,
                                   watch.subsystem, watch.isPaused, watch.id);
    if (status && watch.server != known->server) {
        // Another server received the same mails at other times.
        status = m_database.run("DELETE FROM watch_lists WHERE watch_id = ?", watch.id);
    }
    if (status) {
        status = m_database.run("DELETE FROM watch_terms WHERE watch_id = ?", watch.id);
    }
    if (status) {
        status = writeTerms(watch.id, watch);
    }
    note(changes, ChangeKind::Changed, watch.id);
    return status;
}

Status WatchTable::writeTerms(WatchId id, const Watch &watch)
{
    for (const TermKind &kind : termKinds) {
        int position = 0;
        for (const QString &term : watch.*kind.list) {
            const Status added = m_database.run(
                "INSERT INTO watch_terms (watch_id, kind, position, term) VALUES (?, ?, ?, ?)", id,
                QString(kind.name), position++, term);
            if (!added) {
                return added;
            }
        }
    }
    return {};
}

Result<QHash<QString, qint64>> WatchTable::seen(WatchId id) const
{
    Result<Statement> rows =
        m_database.query("SELECT list, seen_ms FROM watch_lists WHERE watch_id = ?", id);
    if (!rows) {
        return passOn(rows);
    }
    QHash<QString, qint64> seen;
    const Status read = rows->forEach([&seen](const Statement &row) {
        seen.insert(row.column<QString>(0), row.column<qint64>(1));
    });
    if (!read) {
        return passOn(read);
    }
    return seen;
}

Status WatchTable::setSeen(WatchId id, const QString &list, qint64 seenMs)
{
    return m_database.run(
        "INSERT INTO watch_lists (watch_id, list, seen_ms) SELECT id, ?, ? FROM watches"
        " WHERE id = ? ON CONFLICT (watch_id, list) DO UPDATE SET"
        " seen_ms = max(seen_ms, excluded.seen_ms)",
        list, seenMs, id);
}

Status WatchTable::setChecked(WatchId id, qint64 nowMs, const QString &error, ChangeSet &changes)
{
    note(changes, ChangeKind::Changed, id);
    return error.isEmpty()
        ? m_database.run("UPDATE watches SET checked_ms = ?, error = '' WHERE id = ?", nowMs, id)
        : m_database.run("UPDATE watches SET error = ? WHERE id = ?", error, id);
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/watchitemtable.h"

#include <algorithm>
#include <map>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Items one digest or list may hold; thousands are no reading any more.
constexpr int mostItems = 10'000;

constexpr const char *columns =
    "SELECT i.id, i.message_id, i.parent_id, i.title, i.author_name, i.author_address, i.date_ms,"
    " i.found_ms, i.link, i.list, i.has_patch, i.is_notice, i.state, i.triaged_ms, i.bug_id,"
    " i.text_cut ";

constexpr const char *liveHit =
    "SELECT 1 FROM watch_hits h WHERE h.item_id = i.id AND h.watch_id NOT IN"
    " (SELECT item_id FROM trash WHERE kind = 'watch') ";

QByteArray shown()
{
    return QByteArray("(i.state IN ('kept', 'bug') OR EXISTS (") + liveHit + "))";
}

void note(ChangeSet &changes, ChangeKind kind, qint64 id)
{
    changes.changes.push_back({.table = Table::WatchItems, .kind = kind, .id = id});
}

WatchItem readItem(const Statement &row)
{
    WatchItem item;
    item.id = row.column<WatchItemId>(0);
    item.messageId = row.column<QString>(1);
    item.parentId = row.column<QString>(2);
    item.title = row.column<QString>(3);
    item.authorName = row.column<QString>(4);
    item.authorAddress = row.column<QString>(5);
    item.dateMs = row.column<qint64>(6);
    item.foundMs = row.column<qint64>(7);
    item.link = row.column<QString>(8);
    item.list = row.column<QString>(9);
    item.hasPatch = row.column<bool>(10);
    item.isNotice = row.column<bool>(11);
    item.state = watchStateFromName(row.column<QString>(12)).value_or(WatchState::New);
    item.triagedMs = row.column<qint64>(13);
    item.bugId = row.column<BugId>(14);
    item.isTextCut = row.column<bool>(15);
    return item;
}

} // namespace

Result<int> WatchItemTable::add(std::span<const WatchItem> items, qint64 nowMs, ChangeSet &changes)
{
    int added = 0;
    for (const WatchItem &item : items) {
        const Status inserted = m_database.run(
            "INSERT INTO watch_items (message_id, parent_id, title, author_name, author_address,"
            " date_ms, found_ms, link, list, has_patch, is_notice, state, triaged_ms, bug_id,"
            " text_cut, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'new', 0, NULL, ?, ?)"
            " ON CONFLICT (message_id) DO NOTHING",
            item.messageId, item.parentId, item.title, item.authorName, item.authorAddress,
            item.dateMs, nowMs, item.link, item.list, item.hasPatch, item.isNotice, item.isTextCut,
            item.text);
        if (!inserted) {
            return passOn(inserted);
        }
        const bool isNew = m_database.changedRows() > 0;
        const Result<WatchItemId> id = m_database.value<WatchItemId>(
            "SELECT id FROM watch_items WHERE message_id = ?", item.messageId);
        if (!id) {
            return passOn(id);
        }
        const Status matched = addMatches(*id, item.matches);
        if (!matched) {
            return passOn(matched);
        }
        if (isNew) {
            ++added;
            note(changes, ChangeKind::Added, id->value);
        }
    }
    return added;
}

Status WatchItemTable::addMatches(WatchItemId id, const std::vector<WatchMatch> &matches)
{
    for (const WatchMatch &match : matches) {
        // A watch that was deleted while it was checked claims nothing.
        const Status added = m_database.run("INSERT INTO watch_hits (item_id, watch_id, kind, term)"
                                            " SELECT ?, id, ?, ? FROM watches WHERE id = ?"
                                            " ON CONFLICT (item_id, watch_id) DO NOTHING",
                                            id, matchKindName(match.kind), match.term, match.watch);
        if (!added) {
            return added;
        }
    }
    return {};
}

Result<std::vector<WatchItem>> WatchItemTable::load(Statement rows) const
{
    std::vector<WatchItem> items;
    Status read = rows.forEach([&items](const Statement &row) { items.push_back(readItem(row)); });
    for (std::size_t i = 0; read && i < items.size(); ++i) {
        Result<Statement> hits = m_database.query(
            "SELECT watch_id, kind, term FROM watch_hits WHERE item_id = ? AND watch_id NOT IN"
            " (SELECT item_id FROM trash WHERE kind = 'watch')",
            items[i].id);
        if (!hits) {
            return passOn(hits);
        }
        std::vector<WatchMatch> &matches = items[i].matches;
        read = hits->forEach([&matches](const Statement &hit) {
            matches.push_back(
                {.watch = hit.column<WatchId>(0),
                 .kind = matchKindFromName(hit.column<QString>(1)).value_or(MatchKind::Server),
                 .term = hit.column<QString>(2)});
        });
        std::ranges::stable_sort(matches, {}, &WatchMatch::kind);
    }
    if (!read) {
        return passOn(read);
    }
    return items;
}

Result<std::vector<WatchItem>> WatchItemTable::list(const WatchFilter &filter) const
{
    QByteArray sql = columns + QByteArray("FROM watch_items i WHERE ") + shown();
    sql += filter.state ? " AND i.state = ?" : " AND ? = ''";
    sql += filter.watch.isValid()
        ? " AND i.id IN (SELECT item_id FROM watch_hits WHERE watch_id = ?)"
        : " AND ? IS NULL";
    sql += " ORDER BY i.date_ms DESC, i.id DESC LIMIT ?";
    Result<Statement> rows =
        m_database.query(sql, filter.state ? watchStateName(*filter.state) : u""_s, filter.watch,
                         std::clamp(filter.limit, 0, mostItems));
    return rows ? load(std::move(*rows)) : Result<std::vector<WatchItem>>(passOn(rows));
}

Result<WatchItem> WatchItemTable::item(WatchItemId id) const
{
    Result<Statement> rows =
        m_database.query(columns + QByteArray("FROM watch_items i WHERE i.id = ?"), id);
    if (!rows) {
        return passOn(rows);
    }
    Result<std::vector<WatchItem>> items = load(std::move(*rows));
    if (!items) {
        return passOn(items);
    }
    if (items->empty()) {
        return fail(ErrorCode::NotFound, QString::number(id.value));
    }
    const Result<QString> text =
        m_database.value<QString>("SELECT text FROM watch_items WHERE id = ?", id);
    if (!text) {
        return passOn(text);
    }
    items->front().text = *text;
    return std::move(items->front());
}

Result<std::vector<WatchItem>> WatchItemTable::foundBetween(qint64 fromMs, qint64 toMs) const
{
    Result<Statement> rows = m_database.query(
        columns + QByteArray("FROM watch_items i WHERE ") + shown()
            + " AND i.found_ms >= ? AND i.found_ms < ? ORDER BY i.date_ms DESC, i.id DESC LIMIT ?",
        fromMs, toMs, mostItems);
    return rows ? load(std::move(*rows)) : Result<std::vector<WatchItem>>(passOn(rows));
}

Result<int> WatchItemTable::countNew() const
{
    return m_database.value<int>("SELECT count(*) FROM watch_items i WHERE i.state = 'new' AND "
                                 "EXISTS ("
                                 + QByteArray(liveHit) + ")");
}

Status WatchItemTable::triage(std::span<const WatchItemId> ids, WatchState state, BugId bug,
                              qint64 nowMs, ChangeSet &changes)
{
    for (const WatchItemId id : ids) {
        const Status set = m_database.run(
            "UPDATE watch_items SET state = ?, bug_id = ?, triaged_ms = ? WHERE id = ?",
            watchStateName(state), state == WatchState::Bug ? bug : BugId(),
            state == WatchState::New ? qint64(0) : nowMs, id);
        if (!set) {
            return set;
        }
        if (m_database.changedRows() == 0) {
            return fail(ErrorCode::NotFound, QString::number(id.value));
        }
        note(changes, ChangeKind::Changed, id.value);
    }
    return {};
}

Status WatchItemTable::forgetIgnored(qint64 beforeMs, ChangeSet &changes)
{
    const Status gone = m_database.run(
        "DELETE FROM watch_items WHERE state = 'ignored' AND triaged_ms < ?", beforeMs);
    if (gone && m_database.changedRows() > 0) {
        note(changes, ChangeKind::Removed, 0);
    }
    return gone;
}

Status WatchItemTable::dropUnclaimed(ChangeSet &changes)
{
    note(changes, ChangeKind::Removed, 0);
    return m_database.run("DELETE FROM watch_items WHERE state IN ('new', 'ignored') AND id NOT IN"
                          " (SELECT item_id FROM watch_hits)");
}

} // namespace Casebook

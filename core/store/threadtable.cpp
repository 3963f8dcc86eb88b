// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/threadtable.h"

#include <algorithm>

namespace Casebook {

namespace {

constexpr const char *columns =
    "SELECT t.id, t.messages, t.unread, t.first_ms, t.last_ms, m.subject, m.from_name,"
    " m.from_address, i.mid, l.name "
    "FROM threads t LEFT JOIN messages m ON m.id = t.root_id LEFT JOIN mids i ON i.id = m.id "
    "LEFT JOIN lists l ON l.id = m.list_id ";

constexpr const char *notInTrash =
    " AND t.id NOT IN (SELECT item_id FROM trash WHERE kind = 'thread') ";

ThreadSummary readSummary(const Statement &row)
{
    return {.id = row.column<ThreadId>(0),
            .subject = row.column<QString>(5),
            .rootMessageId = row.column<QString>(8),
            .from = {.name = row.column<QString>(6), .address = row.column<QString>(7)},
            .messages = row.column<int>(1),
            .unread = row.column<int>(2),
            .firstMs = row.column<qint64>(3),
            .lastMs = row.column<qint64>(4),
            .listId = row.column<QString>(9)};
}

Result<std::vector<ThreadSummary>> readAll(Result<Statement> rows)
{
    if (!rows) {
        return passOn(rows);
    }
    std::vector<ThreadSummary> threads;
    const Status read =
        rows->forEach([&threads](const Statement &row) { threads.push_back(readSummary(row)); });
    if (!read) {
        return passOn(read);
    }
    return threads;
}

/// What a thread's row says of its messages.
struct Numbers
{
    qint64 messages = 0;
    qint64 unread = 0;
    qint64 firstMs = 0;
    qint64 lastMs = 0;
    qint64 rootId = 0;
};

Result<Numbers> count(Database &database, ThreadId id)
{
    Result<Statement> rows = database.query(
        "SELECT m.id, m.is_read, m.date_ms, m.in_reply_to = 0 AND length(m.refs) = 0 "
        "FROM mids i CROSS JOIN messages m ON m.id = i.id WHERE i.thread_id = ?",
        id);
    if (!rows) {
        return passOn(rows);
    }
    Numbers numbers;
    bool rootIsTop = false;
    qint64 rootMs = 0;
    const Status read = rows->forEach([&](const Statement &row) {
        const qint64 dateMs = row.column<qint64>(2);
        const bool isTop = row.column<bool>(3);
        ++numbers.messages;
        numbers.unread += row.column<bool>(1) ? 0 : 1;
        numbers.lastMs = std::max(numbers.lastMs, dateMs);
        // A date of 0 is unknown and says nothing about the beginning.
        if (dateMs > 0 && (numbers.firstMs == 0 || dateMs < numbers.firstMs)) {
            numbers.firstMs = dateMs;
        }
        const bool isBetter =
            numbers.rootId == 0 || isTop > rootIsTop || (isTop == rootIsTop && dateMs < rootMs);
        if (isBetter) {
            numbers.rootId = row.column<qint64>(0);
            rootIsTop = isTop;
            rootMs = dateMs;
        }
    });
    if (!read) {
        return passOn(read);
    }
    return numbers;
}

} // namespace

Result<std::vector<ThreadSummary>> ThreadTable::ofBug(BugId bug) const
{
    return readAll(m_database.query((QByteArray(columns)
                                     + "JOIN bug_threads b ON b.thread_id = t.id WHERE b.bug_id = ?"
                                     + notInTrash + "ORDER BY t.last_ms DESC, t.id DESC"),
                                    bug));
}

Result<std::vector<ThreadSummary>> ThreadTable::unfiled() const
{
    return readAll(
        m_database.query((QByteArray(columns)
                          + "WHERE t.messages > 0 AND NOT EXISTS (SELECT 1 FROM bug_threads b"
                            " WHERE b.thread_id = t.id"
                            " AND b.bug_id NOT IN (SELECT item_id FROM trash WHERE kind = 'bug'))"
                          + notInTrash + "ORDER BY t.last_ms DESC, t.id DESC")));
}

Result<ThreadSummary> ThreadTable::summary(ThreadId id) const
{
    Result<std::vector<ThreadSummary>> threads =
        readAll(m_database.query((QByteArray(columns) + "WHERE t.id = ?" + notInTrash), id));
    if (!threads) {
        return passOn(threads);
    }
    if (threads->empty()) {
        return fail(ErrorCode::NotFound, QString::number(id.value));
    }
    return std::move(threads->front());
}

Result<ThreadId> ThreadTable::ofMessage(MessageRowId id) const
{
    const Result<ThreadId> thread = m_database.value<ThreadId>(
        "SELECT thread_id FROM mids WHERE id = (SELECT id FROM messages WHERE id = ?)", id);
    if (thread && !thread->isValid()) {
        return fail(ErrorCode::NotFound, QString::number(id.value));
    }
    return thread;
}

Status ThreadTable::refresh(std::span<const ThreadId> ids)
{
    for (const ThreadId id : ids) {
        const Result<Numbers> numbers = count(m_database, id);
        if (!numbers) {
            return passOn(numbers);
        }
        const Status written = numbers->messages == 0
            ? m_database.run("DELETE FROM threads WHERE id = ?", id)
            : m_database.run("UPDATE threads SET messages = ?, unread = ?, first_ms = ?,"
                             " last_ms = ?, root_id = ? WHERE id = ?",
                             numbers->messages, numbers->unread, numbers->firstMs, numbers->lastMs,
                             numbers->rootId, id);
        if (!written) {
            return written;
        }
    }
    return {};
}

} // namespace Casebook

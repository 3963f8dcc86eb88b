// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/messagetable.h"

#include "core/base/limits.h"
#include "core/store/packedids.h"
#include "core/store/threadtable.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace Casebook {

namespace {

constexpr const char *summaryColumns =
    "SELECT m.id, i.thread_id, i.mid, m.in_reply_to, m.refs, m.from_name, m.from_address, "
    "m.subject,"
    " m.tag_kind, m.tag_version, m.tag_number, m.tag_total, m.tag_written, m.date_ms, l.name,"
    " m.preview, m.trailers, m.copies, m.has_diff, m.has_trace, m.is_read, m.is_flagged ";

/// Texts of Message-IDs, by row; what is not known is asked for one by one.
class MessageIds
{
public:
    explicit MessageIds(Database &database)
        : m_database(database)
    {
    }

    /// All ids of a thread at once: references stay inside it.
    Status loadThread(ThreadId thread)
    {
        Result<Statement> rows =
            m_database.query("SELECT id, mid FROM mids WHERE thread_id = ?", thread);
        if (!rows) {
            return passOn(rows);
        }
        return rows->forEach([this](const Statement &row) {
            m_known.insert(row.column<qint64>(0), row.column<QString>(1));
        });
    }

    /// Empty for an id that is gone.
    QString text(qint64 id)
    {
        if (id == 0) {
            return {};
        }
        const auto known = m_known.constFind(id);
        if (known != m_known.cend()) {
            return *known;
        }
        const Result<QString> found =
            m_database.value<QString>("SELECT mid FROM mids WHERE id = ?", id);
        return *m_known.insert(id, found ? *found : QString());
    }

private:
    Database &m_database;
    QHash<qint64, QString> m_known;
};

MessageSummary readSummary(const Statement &row, MessageIds &ids)
{
    MessageSummary summary;
    summary.id = row.column<MessageRowId>(0);
    summary.threadId = row.column<ThreadId>(1);
    summary.messageId = row.column<QString>(2);
    summary.inReplyTo = ids.text(row.column<qint64>(3));
    for (const qint64 reference : unpackIds(row.column<QByteArray>(4))) {
        summary.references.append(ids.text(reference));
    }
    summary.from = {.name = row.column<QString>(5), .address = row.column<QString>(6)};
    summary.subject = row.column<QString>(7);
    const int written = row.column<int>(12);
    summary.tag = {.kind = static_cast<SubjectKind>(std::clamp(row.column<int>(8), 0, 3)),
                   .version = row.column<int>(9),
                   .number = row.column<int>(10),
                   .total = row.column<int>(11),
                   .hasCounter = (written & 1) != 0,
                   .hasVersion = (written & 2) != 0};
    summary.dateMs = row.column<qint64>(13);
    summary.listId = row.column<QString>(14);
    summary.preview = row.column<QString>(15);
    summary.trailers = row.column<QString>(16).split(u'\n', Qt::SkipEmptyParts);
    summary.copies = row.column<int>(17);
    summary.hasDiff = row.column<bool>(18);
    summary.hasTrace = row.column<bool>(19);
    summary.isRead = row.column<bool>(20);
    summary.isFlagged = row.column<bool>(21);
    return summary;
}

Result<MessageSummary> loadSummary(Database &database, MessageRowId id, MessageIds &ids)
{
    Result<Statement> row = database.row(
        id,
        (QByteArray(summaryColumns)
         + "FROM messages m JOIN mids i ON i.id = m.id LEFT JOIN lists l ON l.id = m.list_id "
           "WHERE m.id = ?"),
        id);
    if (!row) {
        return passOn(row);
    }
    return readSummary(*row, ids);
}

Result<std::vector<QByteArray>> loadCopies(Database &database, MessageRowId id, int count)
{
    Result<Statement> rows =
        database.query("SELECT packed, size, sha256 FROM message_copies WHERE message_id = ? "
                       "ORDER BY id LIMIT ?",
                       id, count);
    if (!rows) {
        return passOn(rows);
    }
    std::vector<QByteArray> copies;
    const Status read = rows->forEach([&copies](const Statement &row) -> Status {
        Result<QByteArray> bytes = unpackBytes(row.column<QByteArray>(0), row.column<qint64>(1),
                                               row.column<QByteArray>(2), Limits::messageBytes);
        if (!bytes) {
            return passOn(bytes);
        }
        copies.push_back(std::move(*bytes));
        return {};
    });
    if (!read) {
        return passOn(read);
    }
    if (copies.empty()) {
        return fail(ErrorCode::NotFound, QString::number(id.value));
    }
    return copies;
}

} // namespace

Result<MessageSummary> MessageTable::summary(MessageRowId id) const
{
    MessageIds ids(m_database);
    return loadSummary(m_database, id, ids);
}

Result<std::vector<MessageSummary>>
MessageTable::summaries(std::span<const MessageRowId> wanted) const
{
    MessageIds ids(m_database);
    std::vector<MessageSummary> all;
    for (const MessageRowId id : wanted) {
        Result<MessageSummary> one = loadSummary(m_database, id, ids);
        if (one) {
            all.push_back(std::move(*one));
        } else if (one.error().code != ErrorCode::NotFound) {
            return passOn(one);
        }
    }
    return all;
}

Result<std::vector<MessageSummary>> MessageTable::ofThreads(std::span<const ThreadId> threads) const
{
    std::vector<MessageSummary> all;
    for (const ThreadId thread : threads) {
        MessageIds ids(m_database);
        Status status = ids.loadThread(thread);
        if (!status) {
            return passOn(status);
        }
        Result<Statement> rows =
            m_database.query((QByteArray(summaryColumns)
                              + "FROM mids i CROSS JOIN messages m ON m.id = i.id "
                                "LEFT JOIN lists l ON l.id = m.list_id "
                                "WHERE i.thread_id = ? ORDER BY m.date_ms, m.id"),
                             thread);
        if (!rows) {
            return passOn(rows);
        }
        status = rows->forEach(
            [&all, &ids](const Statement &row) { all.push_back(readSummary(row, ids)); });
        if (!status) {
            return passOn(status);
        }
    }
    return all;
}

Result<MessageRowId> MessageTable::find(const QString &messageId) const
{
    const Result<MessageRowId> id = m_database.value<MessageRowId>(
        "SELECT m.id FROM mids i JOIN messages m ON m.id = i.id WHERE i.mid = ?", messageId);
    if (id && !id->isValid()) {
        return fail(ErrorCode::NotFound, messageId);
    }
    return id;
}

Result<QByteArray> MessageTable::raw(MessageRowId id) const
{
    Result<std::vector<QByteArray>> copies = loadCopies(m_database, id, 1);
    if (!copies) {
        return passOn(copies);
    }
    return std::move(copies->front());
}

Result<std::vector<QByteArray>> MessageTable::copies(MessageRowId id) const
{
    return loadCopies(m_database, id, 1000);
}

Status MessageTable::setRead(std::span<const MessageRowId> ids, bool read, ChangeSet &changes)
{
    QSet<ThreadId> touched;
    for (const MessageRowId id : ids) {
        const Status status = m_database.run(
            "UPDATE messages SET is_read = ?1 WHERE id = ?2 AND is_read <> ?1", read ? 1 : 0, id);
        if (!status) {
            return status;
        }
        if (m_database.changedRows() == 0) {
            continue;
        }
        const Result<ThreadId> thread =
            m_database.value<ThreadId>("SELECT thread_id FROM mids WHERE id = ?", id);
        if (!thread) {
            return passOn(thread);
        }
        const Status counted = m_database.run("UPDATE threads SET unread = unread + ? WHERE id = ?",
                                              read ? -1 : 1, *thread);
        if (!counted) {
            return counted;
        }
        touched.insert(*thread);
        changes.changes.push_back(
            {.table = Table::Messages, .kind = ChangeKind::Changed, .id = id.value});
    }
    for (const ThreadId thread : std::as_const(touched)) {
        changes.changes.push_back(
            {.table = Table::Threads, .kind = ChangeKind::Changed, .id = thread.value});
    }
    return {};
}

Status MessageTable::setFlagged(std::span<const MessageRowId> ids, bool flagged, ChangeSet &changes)
{
    for (const MessageRowId id : ids) {
        const Status status =
            m_database.run("UPDATE messages SET is_flagged = ?1 WHERE id = ?2 AND is_flagged <> ?1",
                           flagged ? 1 : 0, id);
        if (!status) {
            return status;
        }
        if (m_database.changedRows() > 0) {
            changes.changes.push_back(
                {.table = Table::Messages, .kind = ChangeKind::Changed, .id = id.value});
        }
    }
    return {};
}

Result<std::vector<MessageRowId>> MessageTable::idsAfter(MessageRowId after, int count) const
{
    Result<Statement> rows = m_database.query(
        "SELECT id FROM messages WHERE id > ? ORDER BY id LIMIT ?", after.value, count);
    if (!rows) {
        return passOn(rows);
    }
    std::vector<MessageRowId> ids;
    const Status read =
        rows->forEach([&ids](const Statement &row) { ids.push_back(row.column<MessageRowId>(0)); });
    if (!read) {
        return passOn(read);
    }
    return ids;
}

Result<std::vector<MessageRowId>> MessageTable::idsWithTrace() const
{
    Result<Statement> rows = m_database.query(
        "SELECT m.id FROM messages m JOIN mids i ON i.id = m.id WHERE m.has_trace "
        "AND i.thread_id NOT IN (SELECT item_id FROM trash WHERE kind = 'thread') ORDER BY m.id");
    if (!rows) {
        return passOn(rows);
    }
    std::vector<MessageRowId> ids;
    const Status read =
        rows->forEach([&ids](const Statement &row) { ids.push_back(row.column<MessageRowId>(0)); });
    if (!read) {
        return passOn(read);
    }
    return ids;
}

} // namespace Casebook

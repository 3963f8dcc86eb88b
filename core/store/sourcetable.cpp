// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sourcetable.h"

namespace Casebook {

namespace {

constexpr const char *columns =
    "SELECT s.mid, s.server, s.list, s.asked_ms, s.got_ms, s.etag, s.modified, s.bug_id "
    "FROM mail_sources s ";

Result<std::vector<MailSource>> readAll(Result<Statement> rows)
{
    if (!rows) {
        return passOn(rows);
    }
    std::vector<MailSource> sources;
    const Status read = rows->forEach([&sources](const Statement &row) {
        sources.push_back({.messageId = row.column<QString>(0),
                           .server = row.column<QString>(1),
                           .list = row.column<QString>(2),
                           .askedMs = row.column<qint64>(3),
                           .gotMs = row.column<qint64>(4),
                           .etag = row.column<QString>(5),
                           .lastModified = row.column<QString>(6),
                           .bug = row.column<BugId>(7)});
    });
    if (!read) {
        return passOn(read);
    }
    return sources;
}

} // namespace

Status SourceTable::put(const MailSource &source)
{
    return m_database.run(
        "INSERT INTO mail_sources (mid, server, list, asked_ms, got_ms, etag, modified, bug_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, 0)) "
        "ON CONFLICT (mid) DO UPDATE SET server = excluded.server, list = excluded.list,"
        " asked_ms = excluded.asked_ms, got_ms = excluded.got_ms, etag = excluded.etag,"
        " modified = excluded.modified, bug_id = excluded.bug_id",
        source.messageId, source.server, source.list, source.askedMs, source.gotMs, source.etag,
        source.lastModified, source.bug);
}

Status SourceTable::remove(const QString &messageId)
{
    return m_database.run("DELETE FROM mail_sources WHERE mid = ?", messageId);
}

Result<MailSource> SourceTable::find(const QString &messageId) const
{
    Result<std::vector<MailSource>> sources =
        readAll(m_database.query((QByteArray(columns) + "WHERE s.mid = ?"), messageId));
    if (!sources) {
        return passOn(sources);
    }
    if (sources->empty()) {
        return fail(ErrorCode::NotFound, messageId);
    }
    return std::move(sources->front());
}

Result<std::vector<MailSource>> SourceTable::ofThread(ThreadId thread) const
{
    return readAll(m_database.query((QByteArray(columns)
                                     + "JOIN mids i ON i.mid = s.mid WHERE i.thread_id = ?"
                                       " ORDER BY s.asked_ms DESC, s.mid"),
                                    thread));
}

Result<std::vector<MailSource>> SourceTable::awaited() const
{
    return readAll(
        m_database.query((QByteArray(columns) + "WHERE s.got_ms = 0 ORDER BY s.asked_ms, s.mid")));
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/base/limits.h"
#include "core/model/changeset.h"
#include "core/model/log.h"
#include "core/store/database.h"
#include "core/store/logpacker.h"

#include <span>
#include <vector>

namespace Casebook {

class LogReader;

/// Logs as chunks that are stored once per content, with a line index: any line is reached by
/// unpacking one or two chunks, also while the log still grows. Lines count from 0; a line ends with
/// LF, and a CR in front of it stays in the bytes. Compressed bytes above \a insideBytes of a log go to
/// a file in \a filesFolder.
///
/// Storing a file of any size, so that other writes get in between:
///     begin() in one transaction; LogPacker on a pool thread; append() of some chunks, one transaction
///     each; finish() in the last.
/// Writing functions want a Transaction of the caller. Logs in the trash are NotFound.
class LogStore final
{
public:
    LogStore(Database &database, QString filesFolder, qint64 insideBytes = Limits::logInsideBytes);

    Result<LogId> begin(BugId bug, const QString &name, qint64 nowMs, ChangeSet &changes);
    /// Reads back what it wrote and compares. A chunk number that is there already is replaced.
    Status append(LogId id, std::span<const LogChunk> chunks, ChangeSet &changes);
    /// Marks the log complete, with the hash of the whole.
    Status finish(LogId id, const QByteArray &sha256, ChangeSet &changes);
    /// Removes a log for good, an unfinished one too: a cancelled import leaves nothing.
    Status remove(LogId id, ChangeSet &changes);

    /// Of a bug, or (invalid id) of none, newest first.
    Result<std::vector<LogInfo>> list(BugId bug) const;
    /// Of all bugs and of none, newest first.
    Result<std::vector<LogInfo>> all() const;
    Result<LogInfo> info(LogId id) const;
    /// Complete logs the search index does not know.
    Result<std::vector<LogId>> unindexed() const;
    /// A complete log with the same content.
    Result<LogId> findByHash(const QByteArray &sha256) const;

    /// At most \a count lines; fewer at the end.
    Result<LogLines> lines(LogId id, qint64 firstLine, int count) const;
    /// Bytes from \a offset on, at most \a count.
    Result<QByteArray> bytes(LogId id, qint64 offset, qint64 count) const;
    /// Line that holds the byte at \a offset.
    Result<qint64> lineAt(LogId id, qint64 offset) const;
    /// The next line at or after \a from (backwards: at or before) that holds \a needle; \a foldCase
    /// makes ASCII letters equal. NotFound when there is none; Cancelled.
    Result<qint64> find(LogId id, const QByteArray &needle, qint64 from, bool backwards,
                        bool foldCase, JobContext &context) const;

private:
    Result<std::vector<LogInfo>> readAll(Result<Statement> rows) const;
    struct State;
    Status dropChunk(LogId id, qint64 number, State &state);
    Status dropUnused(qint64 chunkId);
    Status storeChunk(LogId id, const LogChunk &chunk, State &state);
    Result<qint64> storeInside(const PackedBytes &bytes);
    Result<LogReader> reader(LogId id) const;

    Database &m_database;
    QString m_filesFolder;
    qint64 m_insideBytes = 0;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/logstore.h"

#include "core/store/logreader.h"
#include "core/store/searchindex.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace Casebook {

namespace {

constexpr const char *infoColumns =
    "SELECT l.id, l.bug_id, l.name, l.sha256, l.size, l.line_ends, l.ends_line, l.outside_file,"
    " l.outside_bytes, l.complete, l.added_ms FROM logs l ";

constexpr const char *notHidden =
    " AND l.id NOT IN (SELECT item_id FROM trash WHERE kind = 'log')"
    " AND coalesce(l.bug_id, 0) NOT IN (SELECT item_id FROM trash WHERE kind = 'bug') ";

void note(ChangeSet &changes, ChangeKind kind, LogId id)
{
    changes.changes.push_back({.table = Table::Logs, .kind = kind, .id = id.value});
}

/// A name out of the database must not lead out of the folder.
QString outsidePath(const QString &folder, const QString &name)
{
    return name.isEmpty() ? QString() : folder + u'/' + QFileInfo(name).fileName();
}

LogInfo readInfo(const Statement &row, const QString &filesFolder)
{
    LogInfo info{.id = row.column<LogId>(0),
                 .bugId = row.column<BugId>(1),
                 .name = row.column<QString>(2),
                 .sha256 = row.column<QByteArray>(3),
                 .sizeBytes = row.column<qint64>(4),
                 .lines = row.column<qint64>(5),
                 .place = LogPlace::Inside,
                 .complete = row.column<bool>(9),
                 .addedMs = row.column<qint64>(10)};
    if (info.sizeBytes > 0 && !row.column<bool>(6)) {
        ++info.lines; // the last line has no end
    }
    const QString file = outsidePath(filesFolder, row.column<QString>(7));
    if (!file.isEmpty()) {
        const QFileInfo outside(file);
        info.place = outside.isFile() && outside.size() >= row.column<qint64>(8)
            ? LogPlace::Outside
            : LogPlace::Missing;
    }
    return info;
}

/// Writes at \a offset, over what a transaction that was rolled back left there, and syncs.
Status writeOutside(const QString &path, qint64 offset, const QByteArray &bytes)
{
    const int file = ::open(QFile::encodeName(path).constData(),
                            O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) {
        return fail(ErrorCode::Io, path, qt_error_string(errno));
    }
    qsizetype done = 0;
    int failure = 0;
    while (done < bytes.size() && failure == 0) {
        const ssize_t wrote = ::pwrite(file, bytes.constData() + done,
                                       static_cast<size_t>(bytes.size() - done), offset + done);
        if (wrote > 0) {
            done += wrote;
        } else if (wrote == 0 || errno != EINTR) {
            failure = wrote == 0 ? EIO : errno;
        }
    }
    if (failure == 0 && ::fdatasync(file) != 0) {
        failure = errno;
    }
    ::close(file);
    if (failure != 0) {
        const bool isFull = failure == ENOSPC || failure == EDQUOT || failure == EFBIG;
        return fail(isFull ? ErrorCode::DiskFull : ErrorCode::Io, path, qt_error_string(failure));
    }
    return {};
}

} // namespace

/// What append() keeps of the log's row.
struct LogStore::State
{
    qint64 insideBytes = 0;
    QString outsideFile;
    qint64 outsideBytes = 0;
};

LogStore::LogStore(Database &database, QString filesFolder, qint64 insideBytes)
    : m_database(database)
    , m_filesFolder(std::move(filesFolder))
    , m_insideBytes(insideBytes)
{
}

Result<LogId> LogStore::begin(BugId bug, const QString &name, qint64 nowMs, ChangeSet &changes)
{
    const Status added = m_database.run(
        "INSERT INTO logs (bug_id, name, sha256, size, line_ends, ends_line, inside_bytes,"
        " outside_file, outside_bytes, complete, added_ms) "
        "VALUES (?, ?, x'', 0, 0, 0, 0, '', 0, 0, ?)",
        bug, name, nowMs);
    if (!added) {
        return passOn(added);
    }
    const LogId id{m_database.lastInsertId()};
    note(changes, ChangeKind::Added, id);
    return id;
}

Status LogStore::append(LogId id, std::span<const LogChunk> chunks, ChangeSet &changes)
{
    Result<Statement> row = m_database.row(
        id,
        "SELECT inside_bytes, outside_file, outside_bytes FROM logs WHERE id = ? AND complete = 0",
        id);
    if (!row) {
        return passOn(row);
    }
    State state{.insideBytes = row->column<qint64>(0),
                .outsideFile = row->column<QString>(1),
                .outsideBytes = row->column<qint64>(2)};
    row->reset();
    for (const LogChunk &chunk : chunks) {
        Status status = dropChunk(id, chunk.number, state);
        if (status) {
            status = storeChunk(id, chunk, state);
        }
        if (!status) {
            return status;
        }
    }
    if (chunks.empty()) {
        return {};
    }
    const LogChunk &last = chunks.back();
    note(changes, ChangeKind::Changed, id);
    return m_database.run(
        "UPDATE logs SET size = ?, line_ends = ?, ends_line = ?, inside_bytes = ?,"
        " outside_file = ?, outside_bytes = ? WHERE id = ?",
        last.offset + last.bytes.size, last.linesBefore + last.lineEnds, last.endsLine ? 1 : 0,
        state.insideBytes, state.outsideFile, state.outsideBytes, id);
}

Status LogStore::dropChunk(LogId id, qint64 number, State &state)
{
    const LogReader reader(m_database, id, {});
    const Result<LogChunkRow> old = reader.chunk(number);
    if (!old) {
        return old.error().code == ErrorCode::NotFound ? Status() : Status(passOn(old));
    }
    Status status =
        m_database.run("DELETE FROM log_chunks WHERE log_id = ? AND number = ?", id, number);
    if (!status || old->chunkId == 0) {
        return status;
    }
    const Result<qint64> bytes =
        m_database.value<qint64>("SELECT length(packed) FROM chunks WHERE id = ?", old->chunkId);
    if (!bytes) {
        return passOn(bytes);
    }
    state.insideBytes -= *bytes;
    return dropUnused(old->chunkId);
}

Status LogStore::dropUnused(qint64 chunkId)
{
    return m_database.run("DELETE FROM chunks WHERE id = ?1 "
                          "AND NOT EXISTS (SELECT 1 FROM log_chunks WHERE chunk_id = ?1)",
                          chunkId);
}

Status LogStore::storeChunk(LogId id, const LogChunk &chunk, State &state)
{
    const QByteArray &packed = chunk.bytes.packed;
    qint64 chunkId = 0;
    qint64 outsideOffset = 0;
    if (state.insideBytes + packed.size() <= m_insideBytes) {
        const Result<qint64> stored = storeInside(chunk.bytes);
        if (!stored) {
            return passOn(stored);
        }
        chunkId = *stored;
        state.insideBytes += packed.size();
    } else {
        if (state.outsideFile.isEmpty()) {
            if (!QDir().mkpath(m_filesFolder)) {
                return fail(ErrorCode::Io, m_filesFolder);
            }
            state.outsideFile = QUuid::createUuid().toString(QUuid::Id128) + u".zst";
        }
        outsideOffset = state.outsideBytes;
        const Status written =
            writeOutside(outsidePath(m_filesFolder, state.outsideFile), outsideOffset, packed);
        if (!written) {
            return written;
        }
        state.outsideBytes += packed.size();
    }
    return m_database.run(
        "INSERT INTO log_chunks (log_id, number, byte_offset, size, lines_before, line_ends,"
        " chunk_id, outside_offset, outside_size, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id, chunk.number, chunk.offset, chunk.bytes.size, chunk.linesBefore, chunk.lineEnds,
        Id<struct ChunkTag>{chunkId}, outsideOffset, chunkId == 0 ? packed.size() : 0,
        chunk.bytes.sha256);
}

Result<qint64> LogStore::storeInside(const PackedBytes &bytes)
{
    const Result<qint64> known = m_database.value<qint64>(
        "SELECT id FROM chunks WHERE sha256 = ? AND size = ?", bytes.sha256, bytes.size);
    if (!known || *known != 0) {
        return known;
    }
    const Status added =
        m_database.run("INSERT INTO chunks (sha256, size, packed) VALUES (?, ?, ?)", bytes.sha256,
                       bytes.size, bytes.packed);
    if (!added) {
        return passOn(added);
    }
    const qint64 id = m_database.lastInsertId();
    const Result<QByteArray> again =
        m_database.value<QByteArray>("SELECT packed FROM chunks WHERE id = ?", id);
    if (!again) {
        return passOn(again);
    }
    // packBytes() has proved that these bytes unpack to the right ones.
    if (*again != bytes.packed) {
        return fail(ErrorCode::Corrupt, m_database.path(), QStringLiteral("read back differs"));
    }
    return id;
}

Status LogStore::finish(LogId id, const QByteArray &sha256, ChangeSet &changes)
{
    Status status =
        m_database.run("UPDATE logs SET complete = 1, sha256 = ? WHERE id = ?", sha256, id);
    if (status && m_database.changedRows() == 0) {
        return fail(ErrorCode::NotFound, QString::number(id.value));
    }
    note(changes, ChangeKind::Changed, id);
    return status;
}

Status LogStore::remove(LogId id, ChangeSet &changes)
{
    Result<Statement> rows = m_database.query(
        "SELECT chunk_id FROM log_chunks WHERE log_id = ? AND chunk_id IS NOT NULL", id);
    if (!rows) {
        return passOn(rows);
    }
    std::vector<qint64> chunks;
    Status status =
        rows->forEach([&chunks](const Statement &row) { chunks.push_back(row.column<qint64>(0)); });
    if (status) {
        status = SearchIndex(m_database).remove({.kind = SearchKind::Log, .id = id.value});
    }
    if (status) {
        status = m_database.run("DELETE FROM logs WHERE id = ?", id);
    }
    for (std::size_t i = 0; status && i < chunks.size(); ++i) {
        status = dropUnused(chunks[i]);
    }
    note(changes, ChangeKind::Removed, id);
    return status;
}

Result<std::vector<LogInfo>> LogStore::readAll(Result<Statement> rows) const
{
    if (!rows) {
        return passOn(rows);
    }
    std::vector<LogInfo> logs;
    const Status read =
        rows->forEach([&](const Statement &row) { logs.push_back(readInfo(row, m_filesFolder)); });
    if (!read) {
        return passOn(read);
    }
    return logs;
}

Result<std::vector<LogInfo>> LogStore::list(BugId bug) const
{
    return readAll(m_database.query((QByteArray(infoColumns) + "WHERE l.bug_id IS ?" + notHidden
                                     + "ORDER BY l.added_ms DESC, l.id DESC"),
                                    bug));
}

Result<std::vector<LogInfo>> LogStore::all() const
{
    return readAll(m_database.prepare((QByteArray(infoColumns) + "WHERE l.id > 0" + notHidden
                                       + "ORDER BY l.added_ms DESC, l.id DESC")));
}

Result<LogInfo> LogStore::info(LogId id) const
{
    Result<Statement> row =
        m_database.row(id, (QByteArray(infoColumns) + "WHERE l.id = ?" + notHidden), id);
    if (!row) {
        return passOn(row);
    }
    return readInfo(*row, m_filesFolder);
}

Result<std::vector<LogId>> LogStore::unindexed() const
{
    Result<Statement> rows = m_database.prepare(
        QByteArray("SELECT l.id FROM logs l WHERE l.complete = 1"
                   " AND NOT EXISTS (SELECT 1 FROM search_docsize d WHERE d.id = (l.id << 4 | 5))")
        + notHidden + "ORDER BY l.id");
    if (!rows) {
        return passOn(rows);
    }
    std::vector<LogId> logs;
    const Status read =
        rows->forEach([&logs](const Statement &row) { logs.push_back(row.column<LogId>(0)); });
    if (!read) {
        return passOn(read);
    }
    return logs;
}

Result<LogId> LogStore::findByHash(const QByteArray &sha256) const
{
    const Result<LogId> id = m_database.value<LogId>(
        (QByteArray("SELECT l.id FROM logs l WHERE l.complete = 1 AND l.sha256 = ?") + notHidden
         + "ORDER BY l.id LIMIT 1"),
        sha256);
    if (id && !id->isValid()) {
        return fail(ErrorCode::NotFound);
    }
    return id;
}

Result<LogReader> LogStore::reader(LogId id) const
{
    const Result<std::optional<QString>> outside =
        m_database.find<QString>("SELECT outside_file FROM logs WHERE id = ?", id);
    if (!outside) {
        return passOn(outside);
    }
    if (!*outside) {
        return fail(ErrorCode::NotFound, QString::number(id.value));
    }
    return LogReader(m_database, id, outsidePath(m_filesFolder, **outside));
}

} // namespace Casebook

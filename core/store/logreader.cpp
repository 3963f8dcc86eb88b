// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/logreader.h"

#include "core/base/limits.h"
#include "core/store/packedbytes.h"

#include <QFile>

namespace Casebook {

namespace {

constexpr const char *columns =
    "SELECT number, byte_offset, size, lines_before, line_ends, chunk_id, outside_offset,"
    " outside_size, sha256 FROM log_chunks WHERE log_id = ?1 ";

} // namespace

Result<LogChunkRow> LogReader::one(Result<Statement> statement) const
{
    if (!statement) {
        return passOn(statement);
    }
    return LogChunkRow{.number = statement->column<qint64>(0),
                       .offset = statement->column<qint64>(1),
                       .size = statement->column<qint64>(2),
                       .linesBefore = statement->column<qint64>(3),
                       .lineEnds = statement->column<qint64>(4),
                       .chunkId = statement->column<qint64>(5),
                       .outsideOffset = statement->column<qint64>(6),
                       .outsideSize = statement->column<qint64>(7),
                       .sha256 = statement->column<QByteArray>(8)};
}

Result<LogChunkRow> LogReader::chunk(qint64 number) const
{
    return one(m_database.row(m_id, (QByteArray(columns) + "AND number = ?2"), m_id, number));
}

Result<LogChunkRow> LogReader::chunkAtOffset(qint64 offset) const
{
    // Only the last chunk is shorter than the others.
    return chunk(offset / Limits::logChunkBytes);
}

Result<LogChunkRow> LogReader::chunkWithLineEnd(qint64 linesBefore) const
{
    return one(m_database.row(m_id,
                              (QByteArray(columns)
                               + "AND lines_before <= ?2 ORDER BY lines_before DESC, number DESC "
                                 "LIMIT 1"),
                              m_id, linesBefore));
}

Result<LogPosition> LogReader::lineBegin(qint64 line) const
{
    if (line == 0) {
        Result<LogChunkRow> first = chunk(0);
        if (!first) {
            return passOn(first);
        }
        return LogPosition{.chunk = std::move(*first), .inChunk = 0};
    }
    Result<LogChunkRow> row = chunkWithLineEnd(line - 1);
    if (!row) {
        return passOn(row);
    }
    const Result<QByteArray> text = bytes(*row);
    if (!text) {
        return passOn(text);
    }
    qsizetype at = 0;
    for (qint64 seen = row->linesBefore; seen < line; ++seen) {
        const qsizetype end = text->indexOf('\n', at);
        if (end < 0) {
            return fail(ErrorCode::NotFound, QString::number(line));
        }
        at = end + 1;
    }
    return LogPosition{.chunk = std::move(*row), .inChunk = at};
}

Result<QByteArray> LogReader::bytes(const LogChunkRow &row) const
{
    QByteArray packed;
    if (row.chunkId != 0) {
        const Result<QByteArray> stored =
            m_database.value<QByteArray>("SELECT packed FROM chunks WHERE id = ?", row.chunkId);
        if (!stored) {
            return passOn(stored);
        }
        packed = *stored;
    } else {
        QFile file(m_outsidePath);
        if (!file.open(QIODevice::ReadOnly)) {
            return fail(ErrorCode::NotFound, m_outsidePath, file.errorString());
        }
        const bool isSane = row.outsideSize >= 0 && row.outsideSize <= 2 * Limits::logChunkBytes
            && file.seek(row.outsideOffset);
        packed = isSane ? file.read(row.outsideSize) : QByteArray();
    }
    Result<QByteArray> text = unpackBytes(packed, row.size, row.sha256, Limits::logChunkBytes);
    if (!text) {
        return fail(text.error().code, m_database.path(), text.error().detail);
    }
    return text;
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/store/database.h"

#include <QByteArray>
#include <QString>

namespace Casebook {

/// Where a chunk of a log is and what it holds.
struct LogChunkRow
{
    qint64 number = 0;
    qint64 offset = 0;
    qint64 size = 0;
    qint64 linesBefore = 0;
    qint64 lineEnds = 0;
    qint64 chunkId = 0; ///< 0: outside
    qint64 outsideOffset = 0;
    qint64 outsideSize = 0;
    QByteArray sha256;
};

/// A place between two bytes of a log.
struct LogPosition
{
    LogChunkRow chunk;
    qsizetype inChunk = 0;
};

/// Reads chunks of one log. Internal to the store; thread of its Database.
class LogReader final
{
public:
    LogReader(Database &database, LogId id, QString outsidePath)
        : m_database(database)
        , m_id(id)
        , m_outsidePath(std::move(outsidePath))
    {
    }

    /// NotFound past the last chunk.
    Result<LogChunkRow> chunk(qint64 number) const;
    Result<LogChunkRow> chunkAtOffset(qint64 offset) const;
    /// The chunk with the first line end after \a linesBefore of them.
    Result<LogChunkRow> chunkWithLineEnd(qint64 linesBefore) const;
    /// Where \a line begins; NotFound when there are fewer line ends.
    Result<LogPosition> lineBegin(qint64 line) const;
    /// Unpacked, hash checked. NotFound when the outside file is gone.
    Result<QByteArray> bytes(const LogChunkRow &row) const;

private:
    Result<LogChunkRow> one(Result<Statement> statement) const;

    Database &m_database;
    LogId m_id;
    QString m_outsidePath;
};

} // namespace Casebook

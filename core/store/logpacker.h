// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/packedbytes.h"

#include <QCryptographicHash>

#include <vector>

namespace Casebook {

/// A chunk of a log, ready to be stored.
struct LogChunk
{
    qint64 number = 0; ///< from 0
    qint64 offset = 0; ///< of its first byte in the log
    qint64 linesBefore = 0; ///< line ends in front of it
    qint64 lineEnds = 0; ///< line ends in it
    bool endsLine = false; ///< its last byte is a line end
    PackedBytes bytes;
};

/// Cuts a stream of bytes into chunks of Limits::logChunkBytes and compresses them: the part of
/// storing a log that costs time, for a pool thread. One thread at a time.
class LogPacker final
{
public:
    /// The chunks that became full.
    Result<std::vector<LogChunk>> add(QByteArrayView bytes);
    /// The last, unfilled chunk as it is now; empty when nothing is waiting. A later add() goes on with
    /// it and gives the same number again, fuller: a growing log can be flushed every second.
    Result<std::vector<LogChunk>> flush();

    /// SHA-256 of all bytes so far.
    [[nodiscard]] QByteArray sha256() const;

    [[nodiscard]] qint64 size() const
    {
        return m_size;
    }

private:
    Result<LogChunk> pack(QByteArrayView bytes) const;

    QByteArray m_waiting;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_number = 0;
    qint64 m_offset = 0; ///< of the first waiting byte
    qint64 m_lines = 0;
    qint64 m_size = 0;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/logpacker.h"

#include "core/base/limits.h"

#include <algorithm>

namespace Casebook {

Result<LogChunk> LogPacker::pack(QByteArrayView bytes) const
{
    Result<PackedBytes> packed = packBytes(bytes);
    if (!packed) {
        return passOn(packed);
    }
    return LogChunk{.number = m_number,
                    .offset = m_offset,
                    .linesBefore = m_lines,
                    .lineEnds = std::count(bytes.begin(), bytes.end(), '\n'),
                    .endsLine = bytes.endsWith('\n'),
                    .bytes = std::move(*packed)};
}

Result<std::vector<LogChunk>> LogPacker::add(QByteArrayView bytes)
{
    m_hash.addData(bytes);
    m_size += bytes.size();
    std::vector<LogChunk> chunks;
    while (!bytes.isEmpty()) {
        const qsizetype taken = std::min(
            bytes.size(), static_cast<qsizetype>(Limits::logChunkBytes) - m_waiting.size());
        m_waiting.append(bytes.first(taken));
        bytes = bytes.sliced(taken);
        if (m_waiting.size() < Limits::logChunkBytes) {
            break;
        }
        Result<LogChunk> chunk = pack(m_waiting);
        if (!chunk) {
            return passOn(chunk);
        }
        ++m_number;
        m_offset += m_waiting.size();
        m_lines += chunk->lineEnds;
        m_waiting.clear();
        chunks.push_back(std::move(*chunk));
    }
    return chunks;
}

Result<std::vector<LogChunk>> LogPacker::flush()
{
    std::vector<LogChunk> chunks;
    if (!m_waiting.isEmpty()) {
        Result<LogChunk> chunk = pack(m_waiting);
        if (!chunk) {
            return passOn(chunk);
        }
        chunks.push_back(std::move(*chunk));
    }
    return chunks;
}

QByteArray LogPacker::sha256() const
{
    return m_hash.result();
}

} // namespace Casebook

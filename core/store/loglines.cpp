// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/logreader.h"
#include "core/store/logstore.h"

#include <algorithm>

namespace Casebook {

namespace {

/// Lines answered at once, whatever was asked for.
constexpr int linesAtOnce = 10'000;

/// Collects lines over chunk borders; of a long one only the beginning.
class LineCollector
{
public:
    LineCollector(const LogReader &reader, LogLines &lines, int count)
        : m_reader(reader)
        , m_lines(lines)
        , m_wanted(static_cast<std::size_t>(count))
    {
    }

    Status collect(LogPosition position)
    {
        LogChunkRow row = std::move(position.chunk);
        qsizetype at = position.inChunk;
        qint64 lineBegin = row.offset + at;
        QByteArray line;
        while (true) {
            const Result<QByteArray> bytes = m_reader.bytes(row);
            if (!bytes) {
                return passOn(bytes);
            }
            while (m_lines.lines.size() < m_wanted) {
                const qsizetype end = bytes->indexOf('\n', at);
                extend(line, *bytes, at, end < 0 ? bytes->size() : end);
                if (end < 0) {
                    break;
                }
                add(line, row.offset + end - lineBegin);
                at = end + 1;
                lineBegin = row.offset + at;
            }
            const qint64 logEnd = row.offset + row.size;
            if (m_lines.lines.size() >= m_wanted) {
                return {};
            }
            Result<LogChunkRow> next = following(row, line);
            if (!next) {
                if (next.error().code != ErrorCode::NotFound) {
                    return passOn(next);
                }
                if (logEnd > lineBegin) {
                    add(line, logEnd - lineBegin);
                }
                return {};
            }
            row = std::move(*next);
            at = 0;
        }
    }

private:
    static void extend(QByteArray &line, const QByteArray &bytes, qsizetype from, qsizetype end)
    {
        const qsizetype room = static_cast<qsizetype>(Limits::logLineShownBytes) - line.size();
        line.append(QByteArrayView(bytes).sliced(from, std::min(end - from, room)));
    }

    void add(QByteArray &line, qint64 length)
    {
        m_lines.lines.push_back(std::exchange(line, {}));
        m_lines.lineBytes.push_back(length);
    }

    /// The next chunk; inside a long line that is shown cut, the one where it ends (or the last).
    Result<LogChunkRow> following(const LogChunkRow &row, const QByteArray &line) const
    {
        if (line.size() < Limits::logLineShownBytes) {
            return m_reader.chunk(row.number + 1);
        }
        Result<LogChunkRow> end = m_reader.chunkWithLineEnd(row.linesBefore + row.lineEnds);
        if (end && end->number <= row.number) {
            return fail(ErrorCode::NotFound);
        }
        return end;
    }

    const LogReader &m_reader;
    LogLines &m_lines;
    std::size_t m_wanted = 0;
};

} // namespace

Result<LogLines> LogStore::lines(LogId id, qint64 firstLine, int count) const
{
    const Result<LogInfo> known = info(id);
    if (!known) {
        return passOn(known);
    }
    LogLines lines{.first = std::clamp<qint64>(firstLine, 0, known->lines),
                   .lines = {},
                   .lineBytes = {},
                   .total = known->lines,
                   .complete = known->complete};
    const int wanted = std::clamp(count, 0, linesAtOnce);
    if (wanted == 0 || lines.first >= known->lines) {
        return lines;
    }
    const Result<LogReader> chunks = reader(id);
    if (!chunks) {
        return passOn(chunks);
    }
    Result<LogPosition> begin = chunks->lineBegin(lines.first);
    if (!begin) {
        return passOn(begin);
    }
    const Status collected = LineCollector(*chunks, lines, wanted).collect(std::move(*begin));
    if (!collected) {
        return passOn(collected);
    }
    return lines;
}

Result<QByteArray> LogStore::bytes(LogId id, qint64 offset, qint64 count) const
{
    const Result<LogReader> chunks = reader(id);
    if (!chunks) {
        return passOn(chunks);
    }
    QByteArray all;
    while (all.size() < count && offset >= 0) {
        const Result<LogChunkRow> row = chunks->chunkAtOffset(offset);
        if (!row && row.error().code == ErrorCode::NotFound) {
            break;
        }
        const Result<QByteArray> part = row ? chunks->bytes(*row) : Result<QByteArray>(passOn(row));
        if (!part) {
            return passOn(part);
        }
        const qsizetype from = offset - row->offset;
        if (from < 0 || from >= part->size()) {
            break;
        }
        const qsizetype taken = std::min<qsizetype>(part->size() - from, count - all.size());
        all.append(QByteArrayView(*part).sliced(from, taken));
        offset += taken;
    }
    return all;
}

Result<qint64> LogStore::lineAt(LogId id, qint64 offset) const
{
    const Result<LogReader> chunks = reader(id);
    if (!chunks) {
        return passOn(chunks);
    }
    const Result<LogChunkRow> row = chunks->chunkAtOffset(std::max<qint64>(offset, 0));
    if (!row) {
        return passOn(row);
    }
    const Result<QByteArray> bytes = chunks->bytes(*row);
    if (!bytes) {
        return passOn(bytes);
    }
    const qsizetype inChunk = std::clamp<qsizetype>(offset - row->offset, 0, bytes->size());
    return row->linesBefore + std::count(bytes->begin(), bytes->begin() + inChunk, '\n');
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/store/logreader.h"
#include "core/store/logstore.h"

#include <algorithm>

namespace Casebook {

namespace {

/// Looks for one needle through the chunks; a match may lie over a chunk border.
class LogFinder
{
public:
    LogFinder(const LogReader &reader, QByteArray needle, bool foldCase, JobContext &context)
        : m_reader(reader)
        , m_needle(std::move(needle))
        , m_foldCase(foldCase)
        , m_context(context)
    {
        if (m_foldCase) {
            foldAscii(m_needle);
        }
    }

    Result<qint64> forward(LogPosition from)
    {
        LogChunkRow row = std::move(from.chunk);
        qsizetype begin = from.inChunk;
        QByteArray carried; // the end of the chunk before
        while (!m_context.isStopRequested()) {
            Result<QByteArray> bytes = text(row);
            if (!bytes) {
                return passOn(bytes);
            }
            const QByteArray part = carried + QByteArrayView(*bytes).sliced(begin);
            const qsizetype found = part.indexOf(m_needle);
            if (found >= 0) {
                // The lines before the part are those before the chunk, less the ends carried over.
                const qint64 before = row.linesBefore
                    + std::count(bytes->cbegin(), bytes->cbegin() + begin, '\n')
                    - std::count(carried.cbegin(), carried.cend(), '\n');
                return before + std::count(part.cbegin(), part.cbegin() + found, '\n');
            }
            carried = part.last(std::min(part.size(), m_needle.size() - 1));
            begin = 0;
            Result<LogChunkRow> next = m_reader.chunk(row.number + 1);
            if (!next) {
                return passOn(next); // NotFound at the end
            }
            row = std::move(*next);
            m_context.report(row.offset, 0);
        }
        return fail(ErrorCode::Cancelled);
    }

    /// Looks at what stands in front of \a end.
    Result<qint64> backward(LogPosition end)
    {
        LogChunkRow row = std::move(end.chunk);
        qsizetype limit = end.inChunk;
        QByteArray carried; // the beginning of the chunk behind
        while (!m_context.isStopRequested()) {
            Result<QByteArray> bytes = text(row);
            if (!bytes) {
                return passOn(bytes);
            }
            const QByteArray part =
                QByteArrayView(*bytes).first(std::min(limit, bytes->size())) + carried;
            const qsizetype found = part.lastIndexOf(m_needle);
            if (found >= 0) {
                return row.linesBefore + std::count(part.cbegin(), part.cbegin() + found, '\n');
            }
            if (row.number == 0) {
                return fail(ErrorCode::NotFound);
            }
            carried = part.first(std::min(part.size(), m_needle.size() - 1));
            Result<LogChunkRow> previous = m_reader.chunk(row.number - 1);
            if (!previous) {
                return passOn(previous);
            }
            row = std::move(*previous);
            limit = static_cast<qsizetype>(row.size);
            m_context.report(row.offset, 0);
        }
        return fail(ErrorCode::Cancelled);
    }

private:
    Result<QByteArray> text(const LogChunkRow &row) const
    {
        Result<QByteArray> bytes = m_reader.bytes(row);
        if (bytes && m_foldCase) {
            foldAscii(*bytes);
        }
        return bytes;
    }

    const LogReader &m_reader;
    QByteArray m_needle;
    bool m_foldCase = false;
    JobContext &m_context;
};

/// The end of the log as a place.
Result<LogPosition> logEnd(const LogReader &reader, qint64 sizeBytes)
{
    Result<LogChunkRow> last = reader.chunkAtOffset(std::max<qint64>(sizeBytes - 1, 0));
    if (!last) {
        return passOn(last);
    }
    const auto size = static_cast<qsizetype>(last->size);
    return LogPosition{.chunk = std::move(*last), .inChunk = size};
}

} // namespace

Result<qint64> LogStore::find(LogId id, const QByteArray &needle, qint64 from, bool backwards,
                              bool foldCase, JobContext &context) const
{
    if (needle.isEmpty() || needle.contains('\n') || needle.size() > Limits::logChunkBytes) {
        return fail(ErrorCode::Usage, QString::fromUtf8(needle));
    }
    const Result<LogInfo> known = info(id);
    if (!known) {
        return passOn(known);
    }
    const bool isPastEnd = from >= known->lines;
    if (from < 0 || known->sizeBytes == 0 || (isPastEnd && !backwards)) {
        return fail(ErrorCode::NotFound);
    }
    const Result<LogReader> chunks = reader(id);
    if (!chunks) {
        return passOn(chunks);
    }
    LogFinder finder(*chunks, needle, foldCase, context);
    if (!backwards) {
        Result<LogPosition> begin = chunks->lineBegin(from);
        return begin ? finder.forward(std::move(*begin)) : Result<qint64>(passOn(begin));
    }
    // The line itself counts: look in front of the next one's beginning.
    Result<LogPosition> end =
        from + 1 >= known->lines ? logEnd(*chunks, known->sizeBytes) : chunks->lineBegin(from + 1);
    return end ? finder.backward(std::move(*end)) : Result<qint64>(passOn(end));
}

} // namespace Casebook

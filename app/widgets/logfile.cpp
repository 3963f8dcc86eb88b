// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/logfile.h"

#include "core/base/limits.h"
#include "core/base/text.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <span>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Casebook {

namespace {

constexpr qint64 block = Limits::MiB;
constexpr qint64 readBlock = 64 * Limits::kiB;
/// The first index step is small, so that the first screen does not wait for a megabyte.
constexpr qint64 firstBlock = 128 * Limits::kiB;
constexpr qint64 entryLines = 256;
constexpr qint64 entryBytes = 256 * Limits::kiB;
constexpr int maxLinesPerCall = 4096;

std::unexpected<Error> systemFailure(const QString &path, int number)
{
    ErrorCode code = ErrorCode::Io;
    if (number == ENOENT) {
        code = ErrorCode::NotFound;
    } else if (number == EACCES || number == EPERM) {
        code = ErrorCode::PermissionDenied;
    }
    return fail(code, path, QString::fromLocal8Bit(std::strerror(number)));
}

const char *findIn(const char *data, qint64 size, const QByteArray &needle)
{
    return static_cast<const char *>(memmem(data, static_cast<size_t>(size), needle.constData(),
                                            static_cast<size_t>(needle.size())));
}

} // namespace

LogFile::LogFile(int descriptor, QString path)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
{
}

LogFile::~LogFile()
{
    ::close(m_descriptor);
}

Result<std::shared_ptr<LogFile>> LogFile::open(const QString &path)
{
    // O_NONBLOCK: opening a FIFO without a writer would wait for ever.
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) {
        return systemFailure(path, errno);
    }
    std::shared_ptr<LogFile> file(new LogFile(descriptor, path));
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0) {
        return systemFailure(path, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(ErrorCode::Unsupported, path);
    }
    file->m_size = status.st_size;
    return file;
}

Result<qint64> LogFile::readAt(qint64 offset, char *data, qint64 size) const
{
    qint64 done = 0;
    while (done < size) {
        const ssize_t got =
            ::pread(m_descriptor, data + done, static_cast<size_t>(size - done), offset + done);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return systemFailure(m_path, errno);
        }
        if (got == 0) {
            break;
        }
        done += got;
    }
    return done;
}

Result<LogFile::Extent> LogFile::index(std::chrono::milliseconds budget, JobContext &context)
{
    const std::scoped_lock indexing(m_indexing);
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0) {
        return systemFailure(m_path, errno);
    }
    qint64 offset = extent().indexedBytes;
    if (status.st_size < offset) {
        return fail(ErrorCode::Corrupt, m_path);
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_size = status.st_size;
    }
    const auto deadline = std::chrono::steady_clock::now() + budget;
    std::vector<char> buffer(static_cast<size_t>(block));
    do {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled, m_path);
        }
        const qint64 wanted = std::min(offset == 0 ? firstBlock : block, status.st_size - offset);
        const auto got = readAt(offset, buffer.data(), wanted);
        if (!got) {
            return passOn(got);
        }
        countBlock(buffer.data(), *got, offset);
        offset += *got;
        if (*got == 0) {
            break;
        }
    } while (offset < status.st_size && std::chrono::steady_clock::now() < deadline);
    return extent();
}

void LogFile::countBlock(const char *data, qint64 size, qint64 offset)
{
    // Only index() writes these, and it runs once at a time, so they are read here without the lock.
    std::vector<Entry> found;
    qint64 newlines = m_newlines;
    qint64 lineStart = m_lineStart;
    Entry last = m_entries.back();
    const char *const end = data + size;
    for (const char *at = data; at < end;) {
        const auto *newline =
            static_cast<const char *>(std::memchr(at, '\n', static_cast<size_t>(end - at)));
        if (newline == nullptr) {
            break;
        }
        at = newline + 1;
        ++newlines;
        lineStart = offset + (at - data);
        if (newlines - last.line >= entryLines || lineStart - last.offset >= entryBytes) {
            last = Entry{.line = newlines, .offset = lineStart};
            found.push_back(last);
        }
    }
    const std::scoped_lock lock(m_mutex);
    m_entries.insert(m_entries.end(), found.begin(), found.end());
    m_newlines = newlines;
    m_lineStart = lineStart;
    m_indexed = offset + size;
}

LogFile::Extent LogFile::extent() const
{
    const std::scoped_lock lock(m_mutex);
    return {.lines = m_newlines + (m_indexed > m_lineStart ? 1 : 0),
            .indexedBytes = m_indexed,
            .sizeBytes = m_size};
}

LogFile::Entry LogFile::entryForLine(qint64 line) const
{
    const std::scoped_lock lock(m_mutex);
    const auto after = std::ranges::upper_bound(m_entries, line, {}, &Entry::line);
    return after == m_entries.begin() ? Entry{} : *std::prev(after);
}

LogFile::Entry LogFile::entryForOffset(qint64 offset) const
{
    const std::scoped_lock lock(m_mutex);
    const auto after = std::ranges::upper_bound(m_entries, offset, {}, &Entry::offset);
    return after == m_entries.begin() ? Entry{} : *std::prev(after);
}

Result<LogLines> LogFile::lines(qint64 first, int count, JobContext &context) const
{
    const Extent known = extent();
    LogLines answer{.first = first,
                    .lines = {},
                    .lineBytes = {},
                    .total = known.lines,
                    .complete = known.indexedBytes >= known.sizeBytes};
    const qint64 wanted = std::min<qint64>(std::min(count, maxLinesPerCall), known.lines - first);
    if (first < 0 || wanted <= 0) {
        return answer;
    }
    const Entry entry = entryForLine(first);
    qint64 line = entry.line;
    qint64 offset = entry.offset;
    qint64 lineBytes = 0;
    char lastByte = 0;
    QByteArray shown;
    std::vector<char> buffer(static_cast<size_t>(readBlock));
    const auto finishLine = [&](bool atNewline) {
        if (line >= first) {
            const bool carriage = atNewline && lineBytes > 0 && lastByte == '\r';
            const qint64 length = lineBytes - (carriage ? 1 : 0);
            shown.truncate(std::min<qint64>(shown.size(), length));
            answer.lines.push_back(std::exchange(shown, QByteArray()));
            answer.lineBytes.push_back(length);
        }
        ++line;
        lineBytes = 0;
        lastByte = 0;
    };
    while (offset < known.indexedBytes && std::cmp_less(answer.lines.size(), wanted)) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled, m_path);
        }
        const auto got =
            readAt(offset, buffer.data(), std::min(readBlock, known.indexedBytes - offset));
        if (!got || *got == 0) {
            return got ? Result<LogLines>(fail(ErrorCode::Io, m_path)) : passOn(got);
        }
        const char *at = buffer.data();
        const char *const end = at + *got;
        while (at < end && std::cmp_less(answer.lines.size(), wanted)) {
            const auto *newline =
                static_cast<const char *>(std::memchr(at, '\n', static_cast<size_t>(end - at)));
            const char *const stop = newline != nullptr ? newline : end;
            if (line >= first && shown.size() < Limits::logLineShownBytes) {
                shown.append(at,
                             std::min<qint64>(stop - at, Limits::logLineShownBytes - shown.size()));
            }
            if (stop > at) {
                lastByte = *(stop - 1);
            }
            lineBytes += stop - at;
            at = stop;
            if (newline != nullptr) {
                finishLine(true);
                ++at;
            }
        }
        offset += *got;
    }
    if (std::cmp_less(answer.lines.size(), wanted)) {
        finishLine(false);
    }
    return answer;
}

Result<qint64> LogFile::offsetOf(qint64 line, JobContext &context) const
{
    const Extent known = extent();
    if (line >= known.lines) {
        return known.sizeBytes;
    }
    const Entry entry = entryForLine(line);
    qint64 at = entry.line;
    qint64 offset = entry.offset;
    std::vector<char> buffer(static_cast<size_t>(readBlock));
    while (at < line && offset < known.indexedBytes) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled, m_path);
        }
        const auto got = readAt(offset, buffer.data(), readBlock);
        if (!got) {
            return got;
        }
        if (*got == 0) {
            break;
        }
        const char *position = buffer.data();
        const char *const end = position + *got;
        while (at < line) {
            const auto *newline = static_cast<const char *>(
                std::memchr(position, '\n', static_cast<size_t>(end - position)));
            if (newline == nullptr) {
                position = end;
                break;
            }
            position = newline + 1;
            ++at;
        }
        offset += position - buffer.data();
    }
    return offset;
}

Result<qint64> LogFile::lineAt(qint64 offset, JobContext &context) const
{
    Entry entry = entryForOffset(offset);
    std::vector<char> buffer(static_cast<size_t>(readBlock));
    while (entry.offset < offset) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled, m_path);
        }
        const auto got =
            readAt(entry.offset, buffer.data(), std::min(readBlock, offset - entry.offset));
        if (!got) {
            return got;
        }
        if (*got == 0) {
            break;
        }
        entry.line += std::count(buffer.data(), buffer.data() + *got, '\n');
        entry.offset += *got;
    }
    return entry.line;
}

Result<qint64> LogFile::find(const LineFind &what, JobContext &context) const
{
    if (what.needle.isEmpty() || what.needle.size() > Limits::logLineShownBytes
        || what.needle.contains('\n')) {
        return fail(ErrorCode::NotFound, m_path);
    }
    LineFind folded = what;
    if (folded.foldCase) {
        foldAscii(folded.needle);
    }
    return what.backwards ? findBackwards(folded, context) : findForwards(folded, context);
}

Result<qint64> LogFile::findForwards(const LineFind &what, JobContext &context) const
{
    const auto start = offsetOf(std::max<qint64>(0, what.from), context);
    if (!start) {
        return start;
    }
    const qint64 size = extent().sizeBytes;
    const qint64 overlap = what.needle.size() - 1;
    std::vector<char> buffer(static_cast<size_t>(block + overlap));
    qint64 kept = 0; // bytes of the last block in front, for a hit across the border
    for (qint64 offset = *start; offset < size;) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled, m_path);
        }
        context.report(offset - *start, size - *start);
        const auto got = readAt(offset, buffer.data() + kept, block);
        if (!got) {
            return got;
        }
        if (*got == 0) {
            break;
        }
        if (what.foldCase) {
            foldAscii(
                std::span(buffer).subspan(static_cast<size_t>(kept), static_cast<size_t>(*got)));
        }
        const qint64 filled = kept + *got;
        if (const char *hit = findIn(buffer.data(), filled, what.needle)) {
            return lineAt(offset - kept + (hit - buffer.data()), context);
        }
        offset += *got;
        kept = std::min(overlap, filled);
        std::memmove(buffer.data(), buffer.data() + filled - kept, static_cast<size_t>(kept));
    }
    return fail(ErrorCode::NotFound, m_path);
}

Result<qint64> LogFile::findBackwards(const LineFind &what, JobContext &context) const
{
    const auto stop = offsetOf(std::max<qint64>(0, what.from), context);
    if (!stop) {
        return stop;
    }
    const qint64 overlap = what.needle.size() - 1;
    std::vector<char> buffer(static_cast<size_t>(block + overlap));
    for (qint64 end = *stop; end > 0;) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled, m_path);
        }
        context.report(*stop - end, *stop);
        const qint64 begin = std::max<qint64>(0, end - block);
        const qint64 wanted = std::min(end + overlap, *stop) - begin;
        const auto got = readAt(begin, buffer.data(), wanted);
        if (!got) {
            return got;
        }
        if (what.foldCase) {
            foldAscii(std::span(buffer).first(static_cast<size_t>(*got)));
        }
        const char *last = nullptr;
        const char *const bufferEnd = buffer.data() + *got;
        for (const char *at = buffer.data(); at < bufferEnd; ++at) {
            at = findIn(at, bufferEnd - at, what.needle);
            if (at == nullptr) {
                break;
            }
            last = at;
        }
        if (last != nullptr) {
            return lineAt(begin + (last - buffer.data()), context);
        }
        end = begin;
    }
    return fail(ErrorCode::NotFound, m_path);
}

} // namespace Casebook

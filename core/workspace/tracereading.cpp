// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/tracereading.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/mail/mailparser.h"
#include "core/store/logstore.h"
#include "core/store/messagetable.h"
#include "core/store/threadtable.h"
#include "core/trace/reports.h"
#include "core/workspace/workspaceparts.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// Lines kept over all texts: some 100 bytes each, with their frames some 500.
constexpr qsizetype cachedLines = 400'000;
constexpr qsizetype lineShown = 400;
/// A stored log up to here is unpacked in memory, a larger one into a file that has no name.
constexpr qint64 inMemory = 32 * Limits::MiB;
constexpr qint64 sliceBytes = 4 * Limits::MiB;
constexpr qint64 bytesPerStep = 64 * Limits::kiB;
constexpr std::size_t problemsTold = 50;

std::vector<qint64> offsetsOf(const TextReports &reports)
{
    std::vector<qint64> offsets;
    const auto takeFrames = [&offsets](const std::vector<Frame> &frames) {
        for (const Frame &frame : frames) {
            offsets.push_back(frame.sourceOffset);
        }
    };
    for (const CrashReport &crash : reports.crashes) {
        offsets.push_back(crash.start);
        for (const Trace &trace : crash.traces) {
            offsets.push_back(trace.start);
            takeFrames(trace.frames);
        }
    }
    for (const DumpThread &thread : reports.threads) {
        offsets.push_back(thread.start);
        takeFrames(thread.frames);
    }
    for (const HeldLock &lock : reports.locks) {
        offsets.push_back(lock.sourceOffset);
    }
    for (const LockEdge &edge : reports.edges) {
        offsets.push_back(edge.source.offset);
    }
    std::ranges::sort(offsets);
    const auto twice = std::ranges::unique(offsets);
    offsets.erase(twice.begin(), twice.end());
    return offsets;
}

/// One walk over the text up to the last offset. An offset inside a line stands for its line.
std::vector<SourceLine> linesAt(QByteArrayView bytes, const std::vector<qint64> &offsets)
{
    std::vector<SourceLine> lines;
    qsizetype begin = 0;
    qint64 number = 0;
    auto next = std::ranges::lower_bound(offsets, qint64(0));
    while (next != offsets.end() && begin < bytes.size()) {
        const void *found =
            std::memchr(bytes.data() + begin, '\n', static_cast<std::size_t>(bytes.size() - begin));
        const qsizetype end =
            found == nullptr ? bytes.size() : static_cast<const char *>(found) - bytes.data();
        if (*next <= end) {
            QByteArrayView line = bytes.sliced(begin, end - begin);
            if (line.endsWith('\r')) {
                line.chop(1);
            }
            lines.push_back({.offset = begin,
                             .line = number,
                             .text = line.first(std::min(line.size(), lineShown)).toByteArray()});
            while (next != offsets.end() && *next <= end) {
                ++next;
            }
        }
        begin = end + 1;
        ++number;
    }
    return lines;
}

class BugReader final
{
public:
    BugReader(WorkspaceParts &parts, Database &database, JobContext &context)
        : m_parts(parts)
        , m_messages(database)
        , m_logs(database, parts.file->filesFolder())
        , m_threads(database)
        , m_context(context)
    {
    }

    Result<BugReports> run(std::optional<BugId> bug)
    {
        Result<std::vector<MessageSummary>> messages = messagesOf(bug);
        if (!messages) {
            return passOn(messages);
        }
        const Result<std::vector<LogInfo>> logs =
            bug ? m_logs.list(*bug) : Result<std::vector<LogInfo>>(std::vector<LogInfo>());
        if (!logs) {
            return passOn(logs);
        }
        m_total = static_cast<qint64>(messages->size());
        for (const LogInfo &log : *logs) {
            m_total += log.sizeBytes / bytesPerStep + 1;
        }
        for (const MessageSummary &message : *messages) {
            const Status read = take(sourceOf(message), readMessage(message));
            if (!read) {
                return passOn(read);
            }
            step(1);
        }
        for (const LogInfo &log : *logs) {
            const Status read = take(sourceOf(log), readLog(log));
            if (!read) {
                return passOn(read);
            }
        }
        return std::move(m_found);
    }

private:
    Result<std::vector<MessageSummary>> messagesOf(std::optional<BugId> bug)
    {
        const Result<std::vector<ThreadSummary>> threads =
            bug ? m_threads.ofBug(*bug) : m_threads.unfiled();
        if (!threads) {
            return passOn(threads);
        }
        std::vector<ThreadId> ids;
        for (const ThreadSummary &thread : *threads) {
            ids.push_back(thread.id);
        }
        Result<std::vector<MessageSummary>> messages = m_messages.ofThreads(ids);
        if (messages) {
            if (!bug) {
                std::erase_if(*messages, [](const MessageSummary &m) { return !m.hasTrace; });
            }
            std::ranges::stable_sort(*messages, {}, &MessageSummary::dateMs);
        }
        return messages;
    }

    static TraceSource sourceOf(const MessageSummary &message)
    {
        return {.kind = SourceKind::Message,
                .id = message.messageId,
                .name = message.subject,
                .author = message.from.name.isEmpty() ? message.from.address : message.from.name,
                .dateMs = message.dateMs,
                .row = message.id.value};
    }

    static TraceSource sourceOf(const LogInfo &log)
    {
        return {.kind = SourceKind::Log,
                .id = QString::number(log.id.value),
                .name = log.name,
                .author = {},
                .dateMs = log.addedMs,
                .row = log.id.value};
    }

    void step(qint64 steps)
    {
        m_done += steps;
        m_context.report(m_done, m_total);
    }

    /// A source that cannot be read does not keep the others from being read.
    Status take(TraceSource source, Result<std::shared_ptr<const SourceText>> text)
    {
        if (m_context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        ++m_found.looked;
        if (!text) {
            if (text.error().code == ErrorCode::Cancelled) {
                return passOn(text);
            }
            if (m_found.unreadable.size() < problemsTold) {
                m_found.unreadable.emplace_back(source.name, text.error());
            }
            return {};
        }
        SourceReports reports{.source = std::move(source), .text = std::move(*text)};
        if (!reports.isEmpty()) {
            m_found.sources.push_back(std::move(reports));
        }
        return {};
    }

    Result<std::shared_ptr<const SourceText>> readMessage(const MessageSummary &message)
    {
        TraceCache &cache = m_parts.traces;
        const QByteArray known = cache.hashOf(message.id, message.copies);
        if (auto text = known.isEmpty() ? nullptr : cache.find(known)) {
            return text;
        }
        const Result<QByteArray> raw = m_messages.raw(message.id);
        if (!raw) {
            return passOn(raw);
        }
        const QByteArray body = parseMessage(*raw).body.toUtf8();
        const QByteArray sha256 = QCryptographicHash::hash(body, QCryptographicHash::Sha256);
        cache.putHash(message.id, message.copies, sha256);
        if (auto text = cache.find(sha256)) {
            return text;
        }
        Result<std::shared_ptr<const SourceText>> text =
            readSourceText(body, sourceOf(message).key(), m_context);
        if (text) {
            cache.put(*text);
        }
        return text;
    }

    Result<std::shared_ptr<const SourceText>> readLog(const LogInfo &log)
    {
        // One that is still being written has no hash and is read again when it grew.
        if (auto text = log.sha256.isEmpty() ? nullptr : m_parts.traces.find(log.sha256)) {
            step(log.sizeBytes / bytesPerStep + 1);
            return text;
        }
        Result<std::shared_ptr<const SourceText>> text =
            log.sizeBytes <= inMemory ? readSmallLog(log) : readLargeLog(log);
        if (text && log.complete) {
            m_parts.traces.put(*text);
        }
        return text;
    }

    /// \a take(QByteArrayView) -> bool gets the log slice by slice.
    template<class Take>
    Status unpack(const LogInfo &log, Take take)
    {
        for (qint64 at = 0; at < log.sizeBytes; at += sliceBytes) {
            if (m_context.isStopRequested()) {
                return fail(ErrorCode::Cancelled);
            }
            const Result<QByteArray> slice = m_logs.bytes(log.id, at, sliceBytes);
            if (!slice) {
                return passOn(slice);
            }
            if (!take(*slice)) {
                return fail(ErrorCode::DiskFull, log.name);
            }
            step(slice->size() / bytesPerStep);
            if (slice->isEmpty()) {
                break;
            }
        }
        return {};
    }

    Result<std::shared_ptr<const SourceText>> readSmallLog(const LogInfo &log)
    {
        QByteArray bytes;
        bytes.reserve(log.sizeBytes);
        const Status unpacked = unpack(log, [&bytes](QByteArrayView slice) {
            bytes.append(slice);
            return true;
        });
        if (!unpacked) {
            return passOn(unpacked);
        }
        return readSourceText(bytes, sourceOf(log).key(), m_context);
    }

    Result<std::shared_ptr<const SourceText>> readLargeLog(const LogInfo &log)
    {
        // Temporary folders are often memory; this one is a disk where it exists.
        const bool hasDisk = QFileInfo(u"/var/tmp"_s).isWritable();
        QTemporaryFile file(hasDisk ? u"/var/tmp/casebook-log"_s : u"casebook-log"_s);
        if (!file.open()) {
            return fail(ErrorCode::Io, log.name, file.errorString());
        }
        const Status unpacked = unpack(log, [&file](QByteArrayView slice) {
            return file.write(slice.data(), slice.size()) == slice.size();
        });
        if (!unpacked) {
            return passOn(unpacked);
        }
        const qint64 size = file.flush() ? file.size() : 0;
        const uchar *mapped = size > 0 ? file.map(0, size) : nullptr;
        if (mapped == nullptr) {
            return fail(ErrorCode::Io, log.name, file.errorString());
        }
        return readSourceText(QByteArrayView(mapped, size), sourceOf(log).key(), m_context);
    }

    WorkspaceParts &m_parts;
    MessageTable m_messages;
    LogStore m_logs;
    ThreadTable m_threads;
    JobContext &m_context;
    BugReports m_found;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace

std::shared_ptr<const SourceText> TraceCache::find(const QByteArray &sha256)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_texts.find(sha256);
    if (found == m_texts.end()) {
        return nullptr;
    }
    found->used = ++m_uses;
    return found->text;
}

void TraceCache::put(std::shared_ptr<const SourceText> text)
{
    const std::scoped_lock lock(m_mutex);
    const auto size = [](const SourceText &kept) {
        return static_cast<qsizetype>(kept.known.size()) + 1;
    };
    const QByteArray sha256 = text->sha256;
    if (m_texts.contains(sha256)) {
        return;
    }
    m_lines += size(*text);
    m_texts.insert(sha256, {.text = std::move(text), .used = ++m_uses});
    while (m_lines > cachedLines && m_texts.size() > 1) {
        auto oldest = m_texts.begin();
        for (auto at = m_texts.begin(); at != m_texts.end(); ++at) {
            if (at->used < oldest->used) {
                oldest = at;
            }
        }
        m_lines -= size(*oldest->text);
        m_texts.erase(oldest);
    }
}

QByteArray TraceCache::hashOf(MessageRowId message, int copies)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_hashes.constFind(message.value);
    return found == m_hashes.cend() || found->first != copies ? QByteArray() : found->second;
}

void TraceCache::putHash(MessageRowId message, int copies, const QByteArray &sha256)
{
    const std::scoped_lock lock(m_mutex);
    m_hashes.insert(message.value, {copies, sha256});
}

Result<std::shared_ptr<const SourceText>> readSourceText(QByteArrayView bytes, const QString &name,
                                                         const JobContext &context)
{
    auto text = std::make_shared<SourceText>();
    text->reports = readReports(bytes, name, context.stopToken());
    if (context.isStopRequested()) {
        return fail(ErrorCode::Cancelled, name);
    }
    text->sizeBytes = bytes.size();
    text->known = linesAt(bytes, offsetsOf(text->reports));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qsizetype at = 0; at < bytes.size(); at += sliceBytes) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled, name);
        }
        hash.addData(bytes.sliced(at, std::min<qsizetype>(sliceBytes, bytes.size() - at)));
    }
    text->sha256 = hash.result();
    return text;
}

Result<BugReports> readBugReports(WorkspaceParts &parts, std::optional<BugId> bug,
                                  JobContext &context)
{
    return parts.file->read(
        [&](Database &database) { return BugReader(parts, database, context).run(bug); },
        context.stopToken());
}

Result<SourceReports> readFileReports(TraceCache &cache, const QString &path, JobContext &context)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        const bool missing = !file.exists();
        return fail(missing ? ErrorCode::NotFound : ErrorCode::Io, path, file.errorString());
    }
    // Mapped, so that a log of gigabytes costs no memory of its own; pipes and empty files are read.
    const qint64 size = file.size();
    const uchar *mapped = size > 0 ? file.map(0, size) : nullptr;
    const QByteArray held = mapped == nullptr ? file.read(inMemory) : QByteArray();
    const QByteArrayView bytes =
        mapped == nullptr ? QByteArrayView(held) : QByteArrayView(mapped, size);
    Result<std::shared_ptr<const SourceText>> text = readSourceText(bytes, path, context);
    if (!text) {
        return passOn(text);
    }
    cache.put(*text);
    return SourceReports{.source = {.kind = SourceKind::File,
                                    .id = path,
                                    .name = QFileInfo(path).fileName(),
                                    .author = {},
                                    .dateMs = QFileInfo(path).lastModified().toMSecsSinceEpoch()},
                         .text = std::move(*text)};
}

} // namespace Casebook

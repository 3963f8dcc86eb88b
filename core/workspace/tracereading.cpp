// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/tracereading.h"

#include "core/base/limits.h"
#include "core/store/logstore.h"
#include "core/store/messagetable.h"
#include "core/store/threadtable.h"
#include "core/trace/reports.h"
#include "core/workspace/sourcereader.h"
#include "core/workspace/workspaceparts.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

constexpr qsizetype lineShown = 400;
/// What is read of a pipe.
constexpr qint64 inMemory = 32 * Limits::MiB;
constexpr qint64 sliceBytes = 4 * Limits::MiB;
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
        : m_messages(database)
        , m_logs(database, parts.file->filesFolder())
        , m_threads(database)
        , m_reader(parts, database, context)
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
        m_reader.expect(messages->size(), *logs);
        for (const MessageSummary &message : *messages) {
            const Status read = take(SourceReader::sourceOf(message), m_reader.read(message));
            if (!read) {
                return passOn(read);
            }
        }
        for (const LogInfo &log : *logs) {
            const Status read = take(SourceReader::sourceOf(log), m_reader.read(log));
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

    MessageTable m_messages;
    LogStore m_logs;
    ThreadTable m_threads;
    SourceReader m_reader;
    JobContext &m_context;
    BugReports m_found;
};

} // namespace

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

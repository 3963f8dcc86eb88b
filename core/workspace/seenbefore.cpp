// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/seenbefore.h"

#include "core/store/bugtable.h"
#include "core/trace/framekey.h"
#include "core/trace/grouping.h"
#include "core/workspace/sourcereader.h"
#include "core/workspace/workspaceparts.h"

#include <algorithm>
#include <span>

namespace Casebook {

namespace {

/// Stacks kept: with names shared, some 500 bytes each.
constexpr std::size_t cachedPrints = 300'000;
constexpr std::size_t rowsAtOnce = 500;
/// Hits looked at before equal ones are put together.
constexpr std::size_t mostCandidates = 1000;

QString kept(const QString &name, QSet<QString> &names)
{
    const auto known = names.constFind(name);
    return known == names.cend() ? *names.insert(name) : *known;
}

class SeenFinder final
{
public:
    SeenFinder(WorkspaceParts &parts, Database &database, const SeenRequest &request,
               JobContext &context)
        : m_parts(parts)
        , m_messages(database)
        , m_logs(database, parts.file->filesFolder())
        , m_bugs(database)
        , m_reader(parts, database, context)
        , m_request(request)
        , m_context(context)
        , m_rarity(std::make_shared<FrameRarity>())
    {
    }

    Result<SeenBefore> run()
    {
        const Result<std::vector<MessageRowId>> ids = m_messages.idsWithTrace();
        if (!ids) {
            return passOn(ids);
        }
        const Result<std::vector<LogInfo>> logs = m_logs.all();
        if (!logs) {
            return passOn(logs);
        }
        m_reader.expect(ids->size(), *logs);
        if (const Status read = takeMessages(*ids); !read) {
            return passOn(read);
        }
        for (const LogInfo &log : *logs) {
            if (const Status read = takeLog(log); !read) {
                return passOn(read);
            }
        }
        return answer();
    }

private:
    /// A stack, where it stands, and whose it is.
    struct Entry
    {
        std::shared_ptr<const TextPrints> prints;
        std::size_t index = 0;
        std::size_t source = 0; ///< of m_sources
    };

    struct Source
    {
        TraceSource source;
        ThreadId thread; ///< of a message
        BugId bug; ///< of a log
    };

    Status takeMessages(std::span<const MessageRowId> ids)
    {
        for (std::size_t first = 0; first < ids.size(); first += rowsAtOnce) {
            const auto messages =
                m_messages.summaries(ids.subspan(first, std::min(rowsAtOnce, ids.size() - first)));
            if (!messages) {
                return passOn(messages);
            }
            for (const MessageSummary &message : *messages) {
                const Source source{.source = SourceReader::sourceOf(message),
                                    .thread = message.threadId,
                                    .bug = {}};
                const QByteArray hash = m_reader.knownHash(message);
                auto prints = hash.isEmpty() ? nullptr : m_parts.prints.find(hash);
                if (prints != nullptr) {
                    m_reader.step(1);
                }
                const Status taken = prints != nullptr ? take(source, prints, hash)
                                                       : take(source, m_reader.read(message));
                if (!taken) {
                    return taken;
                }
            }
        }
        return {};
    }

    Status takeLog(const LogInfo &log)
    {
        const Source source{.source = SourceReader::sourceOf(log), .thread = {}, .bug = log.bugId};
        const auto prints = log.sha256.isEmpty() ? nullptr : m_parts.prints.find(log.sha256);
        if (prints == nullptr) {
            return take(source, m_reader.read(log));
        }
        m_reader.skip(log);
        return take(source, prints, log.sha256);
    }

    /// A source that cannot be read does not keep the others from being read.
    Status take(const Source &source, const Result<std::shared_ptr<const SourceText>> &text)
    {
        if (!text && text.error().code == ErrorCode::Cancelled) {
            return passOn(text);
        }
        if (!text) {
            ++m_found.sources;
            ++m_found.unreadable;
            return {};
        }
        return take(source, m_parts.prints.put(**text), (*text)->sha256);
    }

    Status take(const Source &source, const std::shared_ptr<const TextPrints> &prints,
                const QByteArray &hash)
    {
        if (m_context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        ++m_found.sources;
        const QString key = source.source.key();
        for (std::size_t i = 0; i < prints->size(); ++i) {
            const TracePrint &one = (*prints)[i];
            if (key != m_request.sourceKey || one.offset != m_request.offset) {
                m_entries.push_back({.prints = prints, .index = i, .source = m_sources.size()});
                m_prints.push_back(one.print);
            }
        }
        m_sources.push_back(source);
        if (!m_learned.contains(hash)) { // a text that is there twice tells nothing new
            m_learned.insert(hash);
            for (const TracePrint &one : *prints) {
                learn(one.print.keys);
            }
        }
        return {};
    }

    void learn(const QStringList &keys)
    {
        ++m_rarity->stacks;
        for (const QString &key : QSet<QString>(keys.begin(), keys.end())) {
            ++m_rarity->stacksWith[key];
        }
    }

    Result<std::vector<SeenBug>> bugsOf(const Source &source)
    {
        std::vector<BugId> ids;
        if (source.bug.isValid()) {
            ids.push_back(source.bug);
        } else if (source.thread.isValid()) {
            Result<std::vector<BugId>> found = m_bugs.bugsOfThread(source.thread);
            if (!found) {
                return passOn(found);
            }
            ids = std::move(*found);
        }
        std::vector<SeenBug> bugs;
        for (const BugId id : ids) {
            // A bug in the trash is none that was seen.
            if (const Result<BugSummary> bug = m_bugs.summary(id)) {
                bugs.push_back({.id = id, .title = bug->bug.title});
            }
        }
        return bugs;
    }

    Result<SeenBefore> answer()
    {
        m_found.stacks = static_cast<int>(m_entries.size());
        m_found.rarity = m_rarity;
        QHash<QString, std::size_t> known; // by bugs and functions
        for (SimilarTrace &like : findSimilar(m_request.wanted, m_prints, *m_rarity, mostCandidates,
                                              m_request.leastScore, m_context.stopToken())) {
            const Entry &entry = m_entries[like.index];
            const TracePrint &print = (*entry.prints)[entry.index];
            Result<std::vector<SeenBug>> bugs = bugsOf(m_sources[entry.source]);
            if (!bugs) {
                return passOn(bugs);
            }
            QString key = print.print.keys.join(u'\n');
            for (const SeenBug &bug : *bugs) {
                key += u'\n' + QString::number(bug.id.value);
            }
            if (const auto at = known.constFind(key); at != known.cend()) {
                ++m_found.hits[*at].more;
                continue;
            }
            if (m_found.hits.size() >= static_cast<std::size_t>(std::max(0, m_request.most))) {
                continue; // it may still be one more of those that are there
            }
            known.insert(key, m_found.hits.size());
            SeenTrace hit{.source = m_sources[entry.source].source,
                          .offset = print.offset,
                          .bugs = std::move(*bugs),
                          .title = print.print.title,
                          .role = print.role,
                          .task = print.task};
            for (const QString &name : like.shared) {
                hit.shared.push_back({.name = name, .stacks = m_rarity->stacksWith.value(name)});
            }
            hit.why = std::move(like);
            m_found.hits.push_back(std::move(hit));
        }
        if (m_context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        return std::move(m_found);
    }

    WorkspaceParts &m_parts;
    MessageTable m_messages;
    LogStore m_logs;
    BugTable m_bugs;
    SourceReader m_reader;
    const SeenRequest &m_request;
    JobContext &m_context;
    std::vector<Source> m_sources;
    std::vector<Entry> m_entries;
    std::vector<TraceFingerprint> m_prints; ///< of m_entries, sharing their texts
    QSet<QByteArray> m_learned; ///< texts that count in m_rarity
    std::shared_ptr<FrameRarity> m_rarity;
    SeenBefore m_found;
};

} // namespace

TextPrints printsOf(const SourceText &text, QSet<QString> &names)
{
    TextPrints prints;
    QSet<qint64> inReports; // where frames of reports stand
    const auto shared = [&names](TraceFingerprint print) {
        for (QString &key : print.keys) {
            key = kept(key, names);
        }
        print.title = kept(print.title, names);
        print.culprit = kept(print.culprit, names);
        return print;
    };
    for (const CrashReport &crash : text.reports.crashes) {
        for (const Trace &trace : crash.traces) {
            if (!trace.frames.empty()) {
                inReports.insert(trace.frames.front().sourceOffset);
                prints.push_back({.print = shared(fingerprintOf(crash, trace)),
                                  .offset = trace.start,
                                  .role = trace.role,
                                  .task = trace.task});
            }
        }
    }
    for (const DumpThread &thread : text.reports.threads) {
        if (thread.frames.empty() || inReports.contains(thread.frames.front().sourceOffset)) {
            continue;
        }
        prints.push_back(
            {.print = shared({.title = {},
                              .alternatives = {},
                              .culprit = {},
                              .keys = stackKeys(thread.frames)}),
             .offset = thread.start,
             .role = TraceRole::Thread,
             .task = TaskRef{.comm = thread.name, .pid = thread.tid, .state = thread.state}});
    }
    return prints;
}

std::shared_ptr<const TextPrints> PrintCache::find(const QByteArray &sha256)
{
    const std::scoped_lock lock(m_mutex);
    return m_texts.value(sha256);
}

std::shared_ptr<const TextPrints> PrintCache::put(const SourceText &text)
{
    const std::scoped_lock lock(m_mutex);
    if (auto known = m_texts.value(text.sha256)) {
        return known;
    }
    auto made = std::make_shared<const TextPrints>(printsOf(text, m_names));
    if (m_prints + made->size() <= cachedPrints) {
        m_prints += made->size();
        m_texts.insert(text.sha256, made);
    }
    return made;
}

Result<SeenBefore> findSeenBefore(WorkspaceParts &parts, const SeenRequest &request,
                                  JobContext &context)
{
    return parts.file->read(
        [&](Database &database) { return SeenFinder(parts, database, request, context).run(); },
        context.stopToken());
}

} // namespace Casebook

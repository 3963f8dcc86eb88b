// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/mailimport.h"

#include "core/base/limits.h"
#include "core/store/bugtable.h"
#include "core/store/messagetable.h"
#include "core/workspace/mailfiles.h"
#include "core/workspace/mailpipeline.h"
#include "core/workspace/newbug.h"
#include "core/workspace/workspaceparts.h"

#include <QElapsedTimer>
#include <QSet>

#include <algorithm>

namespace Casebook {

namespace {

constexpr std::size_t mostProblems = 1000;

class MailImport final
{
public:
    MailImport(WorkspaceParts &parts, const ImportRequest &request, JobContext &context)
        : m_parts(parts)
        , m_request(request)
        , m_context(context)
    {
    }

    Result<ImportOutcome> run()
    {
        QElapsedTimer time;
        time.start();
        Status status = checkBug();
        if (status) {
            status = readAll();
        }
        if (!status && status.error().code == ErrorCode::Cancelled) {
            m_outcome.cancelled = true;
            status = {};
        }
        if (status) {
            m_outcome.bug = m_request.target == ImportTarget::Bug ? m_request.bug : BugId();
            status = fileOneThread();
        }
        if (!status) {
            return passOn(status);
        }
        for (const qint64 id : std::as_const(m_threads)) {
            m_outcome.threads.push_back(ThreadId{id});
        }
        std::ranges::sort(m_outcome.threads);
        std::ranges::move(m_faults, std::back_inserter(m_outcome.problems));
        m_outcome.seconds = double(time.elapsed()) / 1000.0;
        return std::move(m_outcome);
    }

private:
    Status checkBug()
    {
        if (m_request.target != ImportTarget::Bug) {
            return {};
        }
        return m_parts.file->read([this](Database &database) -> Status {
            const Result<BugSummary> bug = BugTable(database).summary(m_request.bug);
            return bug ? Status() : Status(passOn(bug));
        });
    }

    Status readAll()
    {
        const Result<std::vector<MailFile>> files = findMailFiles(m_request.paths, m_context);
        if (!files) {
            return passOn(files);
        }
        for (const MailFile &file : *files) {
            m_totalBytes += file.sizeBytes;
        }
        m_context.report(0, m_totalBytes);
        MailPipeline pipeline(m_parts.writer, m_context.stopToken(),
                              [this](const MailSlice &slice) { return store(slice); });
        Status status;
        for (std::size_t i = 0; status && i < files->size(); ++i) {
            status = readFile(pipeline, (*files)[i], files->size() > 1);
        }
        if (status && !m_request.pasted.isEmpty()) {
            status = readMailBytes(m_request.pasted, m_context, [&](const MboxEntry &entry) {
                return pipeline.add(MailFile{}, entry);
            });
        }
        const Status stored = pipeline.finish(status.has_value());
        return stored ? status : stored;
    }

    /// What is wrong with one file is a problem of that file: what it gave so far stays, others follow.
    Status readFile(MailPipeline &pipeline, const MailFile &file, bool hasOthers)
    {
        bool gave = false;
        const Status status = readMailFile(file, m_context, [&](const MboxEntry &entry) {
            gave = true;
            return pipeline.add(file, entry);
        });
        if (status || !isFaultOfFile(status.error(), gave || hasOthers)) {
            return status;
        }
        if (m_faults.size() < mostProblems) {
            m_faults.push_back({.path = file.path, .offset = 0, .error = status.error()});
        }
        return {};
    }

    /// Writer thread, one slice after the other: a transaction, then the counts.
    Status store(const MailSlice &slice)
    {
        auto work = [&](Database &database, ChangeSet &changes) -> Result<MessageBatch> {
            Result<MessageBatch> batch = MessageTable(database).add(slice.messages, changes);
            if (!batch || m_request.target != ImportTarget::Bug) {
                return batch;
            }
            QSet<qint64> linked;
            for (const StoredMessage &message : batch->messages) {
                if (linked.contains(message.threadId.value)) {
                    continue;
                }
                linked.insert(message.threadId.value);
                const Status link =
                    BugTable(database).linkThread(m_request.bug, message.threadId, true, changes);
                if (!link) {
                    return passOn(link);
                }
            }
            return batch;
        };
        const Result<MessageBatch> batch =
            m_parts.commit<MessageBatch>(work, m_context.stopToken());
        if (!batch) {
            return passOn(batch);
        }
        count(*batch);
        m_outcome.bytes += slice.rawBytes;
        m_doneBytes += slice.inputBytes;
        for (const ImportProblem &problem : slice.problems) {
            if (m_outcome.problems.size() < mostProblems) {
                m_outcome.problems.push_back(problem);
            }
        }
        m_context.report(m_doneBytes, std::max(m_totalBytes, m_doneBytes));
        return {};
    }

    void count(const MessageBatch &batch)
    {
        for (const auto &[gone, into] : batch.merged) {
            m_threads.remove(gone.value);
            m_threads.insert(into.value);
        }
        for (const StoredMessage &message : batch.messages) {
            ++m_outcome.messagesSeen;
            m_threads.insert(message.threadId.value);
            switch (message.outcome) {
            case MessageOutcome::Added:
                ++m_outcome.messagesAdded;
                break;
            case MessageOutcome::Copy:
            case MessageOutcome::Replaced:
                ++m_outcome.copiesMerged;
                break;
            case MessageOutcome::Unchanged:
                ++m_outcome.unchanged;
                break;
            }
        }
    }

    /// NewBugIfOneThread: the bug the thread is in already, else a new one.
    Status fileOneThread()
    {
        if (m_request.target != ImportTarget::NewBugIfOneThread || m_outcome.cancelled
            || m_threads.size() != 1) {
            return {};
        }
        const ThreadId thread{*m_threads.cbegin()};
        auto work = [this, thread](Database &database, ChangeSet &changes) -> Status {
            const Result<FiledThread> filed =
                fileThread(database, thread, m_parts.clock.now(), changes);
            if (!filed) {
                return passOn(filed);
            }
            m_outcome.bug = filed->bug;
            m_outcome.madeBug = filed->isNew;
            return {};
        };
        return m_parts.post<void>(std::move(work)).get();
    }

    WorkspaceParts &m_parts;
    const ImportRequest &m_request;
    JobContext &m_context;
    // Writer thread while the pipeline runs, afterwards ours: finish() is the border.
    ImportOutcome m_outcome;
    QSet<qint64> m_threads;
    std::vector<ImportProblem> m_faults; ///< of files, ours all the time
    qint64 m_totalBytes = 0;
    qint64 m_doneBytes = 0;
};

} // namespace

Result<ImportOutcome> importMailFiles(WorkspaceParts &parts, const ImportRequest &request,
                                      JobContext &context)
{
    return MailImport(parts, request, context).run();
}

} // namespace Casebook

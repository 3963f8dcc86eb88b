// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/jobrunner.h"
#include "core/base/taskloop.h"
#include "core/model/changeset.h"
#include "core/net/httpclient.h"
#include "core/store/messagedates.h"
#include "core/store/workspacefile.h"
#include "core/workspace/seenbefore.h"
#include "core/workspace/tracecache.h"
#include "core/workspace/workspace.h"

#include <QSet>

#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

namespace Casebook {

/// What the jobs of one workspace share: the open file, the writer thread, and who is told of changes.
/// Jobs hold it by shared_ptr; its file is closed by ~Workspace() after the last job left.
class WorkspaceParts final
{
public:
    WorkspaceParts(std::unique_ptr<WorkspaceFile> openedFile, const Clock &presentClock,
                   QObject *notified);
    ~WorkspaceParts() = default;
    WorkspaceParts(const WorkspaceParts &) = delete;
    WorkspaceParts &operator=(const WorkspaceParts &) = delete;
    WorkspaceParts(WorkspaceParts &&) = delete;
    WorkspaceParts &operator=(WorkspaceParts &&) = delete;

    std::unique_ptr<WorkspaceFile> file;
    const Clock &clock;
    TaskLoop writer;
    MessageDates dates; ///< any thread
    TraceCache traces; ///< any thread
    PrintCache prints; ///< any thread
    QSet<qint64>
        thinnedTexts; ///< texts whose old revisions were thinned since opening; writer thread

    /// While one lives, the file stays open. False when closing has begun: then do nothing.
    class Stay
    {
    public:
        explicit Stay(WorkspaceParts *parts)
            : m_parts(parts)
        {
        }

        ~Stay();

        Stay(Stay &&other) noexcept
            : m_parts(std::exchange(other.m_parts, nullptr))
        {
        }

        Stay(const Stay &) = delete;
        Stay &operator=(const Stay &) = delete;
        Stay &operator=(Stay &&) = delete;

        explicit operator bool() const
        {
            return m_parts != nullptr;
        }

    private:
        WorkspaceParts *m_parts = nullptr;
    };

    [[nodiscard]] Stay stay();

    /// One write transaction on the writer thread itself: \a work(Database &, ChangeSet &) -> Result<T>.
    /// Tells what changed after the commit.
    template<class T, class Work>
    Result<T> commit(Work &work, std::stop_token stop = {})
    {
        ChangeSet changes;
        Result<T> result =
            file->write([&](Database &database) -> Result<T> { return work(database, changes); },
                        std::move(stop));
        if (result) {
            announce(changes);
        }
        return result;
    }

    /// commit() from another thread: a slice of a long job. The future is never broken.
    template<class T, class Work>
    std::future<Result<T>> post(Work work, std::stop_token stop = {})
    {
        auto promise = std::make_shared<std::promise<Result<T>>>();
        std::future<Result<T>> future = promise->get_future();
        writer.post([this, promise, work = std::move(work), stop = std::move(stop)]() mutable {
            if (stop.stop_requested()) {
                promise->set_value(fail(ErrorCode::Cancelled));
            } else {
                promise->set_value(commit<T>(work, stop));
            }
        });
        return future;
    }

    void announce(const ChangeSet &changes);
    /// Lets nobody in any more and waits until everybody is out.
    void waitUntilAlone();

private:
    QObject *m_notified = nullptr;
    std::mutex m_mutex;
    std::condition_variable m_left;
    int m_inside = 0;
    bool m_closing = false;
};

struct Workspace::Private
{
    Private(OpenedWorkspace opened, JobRunner &jobRunner, const Clock &clock, Workspace *workspace);

    WorkspaceInfo info;
    JobRunner &runner;
    std::shared_ptr<WorkspaceParts> parts;
    std::shared_ptr<HttpClient> client; ///< replaced when the settings change
    std::optional<Job<void>> mending; ///< of the index, begun when the file was opened
    std::vector<std::weak_ptr<JobState>> poolJobs; ///< asked to stop when the workspace closes

    /// Work on the pool that closing stops: \a work(WorkspaceParts &, JobContext &) -> Result<T>.
    template<class T, class Work>
    Job<T> run(const QString &name, const QString &subject, Work work)
    {
        return watched(runner.run<T>(name, subject, staying<T>(std::move(work))));
    }

    /// run() for work that mostly waits for a server: \a work(WorkspaceParts &, HttpClient &, JobContext &).
    template<class T, class Work>
    Job<T> runWaiting(const QString &name, const QString &subject, Work work)
    {
        return watched(runner.runWaiting<T>(
            name, subject,
            staying<T>([client = client, work = std::move(work)](WorkspaceParts &shared,
                                                                 JobContext &context) mutable {
                return work(shared, *client, context);
            })));
    }

    /// A read on the pool: \a work(Database &) -> Result<T>.
    template<class T, class Work>
    Job<T> read(Work work)
    {
        return run<T>(
            {}, {}, [work = std::move(work)](WorkspaceParts &shared, JobContext &context) mutable {
                return shared.file->read(
                    [&](Database &database) -> Result<T> { return work(database); },
                    context.stopToken());
            });
    }

    /// \a work while the file stays open.
    template<class T, class Work>
    auto staying(Work work)
    {
        return [shared = parts, work = std::move(work)](JobContext &context) mutable -> Result<T> {
            const WorkspaceParts::Stay stay = shared->stay();
            if (!stay) {
                return fail(ErrorCode::Cancelled);
            }
            return work(*shared, context);
        };
    }

    /// \a job, which closing will ask to stop.
    template<class T>
    Job<T> watched(Job<T> job)
    {
        std::erase_if(poolJobs, [](const auto &weak) { return weak.expired(); });
        poolJobs.push_back(job.state());
        return job;
    }

    /// A short write: \a work(Database &, ChangeSet &) -> Result<T>. Once asked for, it is carried out.
    template<class T, class Work>
    Job<T> write(Work work)
    {
        return runner.runOn<T>(
            parts->writer, {}, {},
            [parts = parts, work = std::move(work)](JobContext &) mutable -> Result<T> {
                return parts->commit<T>(work);
            });
    }
};

} // namespace Casebook

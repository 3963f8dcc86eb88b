// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/base/taskloop.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <vector>

namespace Casebook {

/// What a list of jobs shows of one.
struct JobInfo
{
    quint64 number = 0;
    QString name;
    QString subject;
    JobProgress progress;

    friend bool operator==(const JobInfo &a, const JobInfo &b)
    {
        return a.number == b.number && a.name == b.name && a.subject == b.subject
            && a.progress.done == b.progress.done && a.progress.total == b.progress.total;
    }
};

/// Every running job, visible. Lives in the thread that made it (the GUI's); add() may be called from
/// any thread, the rest from its own. changed() comes at most 20 times a second.
class JobBoard final : public QObject
{
    Q_OBJECT

public:
    explicit JobBoard(QObject *parent = nullptr);
    ~JobBoard() override;

    void add(std::shared_ptr<JobState> state);

    /// Running jobs, oldest first.
    [[nodiscard]] std::vector<JobInfo> jobs() const;
    [[nodiscard]] bool isEmpty() const { return jobs().empty(); }
    void cancel(quint64 number);
    void cancelAll();

Q_SIGNALS:
    void changed();
    /// Once per job, after it ended, whatever its outcome.
    void finished(quint64 number);

private:
    void sweep();

    struct Shared;
    std::shared_ptr<Shared> m_shared;
    QTimer *m_timer = nullptr;
};

/// Starts work on a thread pool (CPU and reads) or on a TaskLoop (writes). Thread-safe.
/// Jobs with a name appear on the board; an empty name keeps short internal work out of sight.
class JobRunner final
{
public:
    /// \a board may be null (casebookctl, tests).
    explicit JobRunner(JobBoard *board = nullptr);
    /// Requests every job to stop and waits for the pool.
    ~JobRunner();
    JobRunner(const JobRunner &) = delete;
    JobRunner &operator=(const JobRunner &) = delete;
    JobRunner(JobRunner &&) = delete;
    JobRunner &operator=(JobRunner &&) = delete;

    /// Runs \a work(JobContext &) -> Result<T> on the pool.
    template<class T, class Work>
    Job<T> run(QString name, QString subject, Work work)
    {
        return start<T>(std::move(name), std::move(subject), std::move(work),
                        [this](std::function<void()> task) { m_pool.start(std::move(task)); });
    }

    /// Runs \a work on \a loop; when the loop has stopped, the job ends with Cancelled.
    template<class T, class Work>
    Job<T> runOn(TaskLoop &loop, QString name, QString subject, Work work)
    {
        return start<T>(std::move(name), std::move(subject), std::move(work),
                        [&loop](std::function<void()> task) { loop.post(std::move(task)); });
    }

    [[nodiscard]] QThreadPool &pool() { return m_pool; }

private:
    template<class T, class Work, class Start>
    Job<T> start(QString name, QString subject, Work work, Start start)
    {
        std::shared_ptr<JobState> state = registerJob(std::move(name), std::move(subject));
        auto promise = std::make_shared<QPromise<Result<T>>>();
        QFuture<Result<T>> future = promise->future();
        promise->start();
        // The guard ends the promise also when the task is dropped unrun.
        auto guard = std::shared_ptr<void>(nullptr, [promise, state](void *) {
            if (!state->finished.exchange(true)) {
                promise->addResult(Result<T>(std::unexpect, Error{ErrorCode::Cancelled, {}, {}}));
                promise->finish();
            }
        });
        start([promise, state, guard, work = std::move(work)]() mutable {
            JobContext context(state->stop.get_token(), [state](JobProgress progress) {
                state->done.store(progress.done);
                state->total.store(progress.total);
            });
            Result<T> result = work(context);
            state->finished.store(true);
            promise->addResult(std::move(result));
            promise->finish();
        });
        return Job<T>(future, std::move(state));
    }

    std::shared_ptr<JobState> registerJob(QString name, QString subject);

    JobBoard *m_board = nullptr;
    struct Live;
    std::unique_ptr<Live> m_live;
    QThreadPool m_pool;
};

} // namespace Casebook

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

/// Every running job, visible. Lives in the thread that made it (the GUI's) and needs its event loop;
/// add() may be called from any thread, the rest from its own. changed() comes at most 20 times a
/// second. It may die before the runners that fill it: they go on unseen.
class JobBoard final : public QObject
{
    Q_OBJECT

public:
    explicit JobBoard(QObject *parent = nullptr);
    ~JobBoard() override;

    void add(std::shared_ptr<JobState> state);

    /// Running jobs, oldest first.
    [[nodiscard]] std::vector<JobInfo> jobs() const;

    [[nodiscard]] bool isEmpty() const
    {
        return jobs().empty();
    }

    void cancel(quint64 number);
    void cancelAll();

Q_SIGNALS:
    void changed();
    /// Once per job, after it ended, whatever its outcome.
    void finished(quint64 number);

private:
    friend class JobRunner;
    struct Shared;

    static void addTo(const std::shared_ptr<Shared> &shared, std::shared_ptr<JobState> state);
    static quint64 takeNumber(const std::shared_ptr<Shared> &shared);
    void begin();
    void sweep();

    std::shared_ptr<Shared> m_shared;
    std::vector<JobInfo> m_shown;
    QTimer *m_timer = nullptr;
};

/// Starts work on a thread pool (CPU and reads) or on a TaskLoop (writes). Thread-safe.
/// Jobs with a name appear on the board; an empty name keeps short internal work out of sight.
class JobRunner final
{
public:
    /// \a board may be null (casebookctl, tests), and may die first.
    explicit JobRunner(JobBoard *board = nullptr);
    /// Requests every job to stop, drops what has not begun (it ends with Cancelled) and waits for the
    /// threads. Work on a TaskLoop is the loop's to finish.
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

    /// run() for work that mostly waits (the network), on threads of its own, so that it never keeps
    /// reads from the pool.
    template<class T, class Work>
    Job<T> runWaiting(QString name, QString subject, Work work)
    {
        return start<T>(std::move(name), std::move(subject), std::move(work),
                        [this](std::function<void()> task) { m_waiting.start(std::move(task)); });
    }

    /// Runs \a work on \a loop; when the loop has stopped, the job ends with Cancelled.
    template<class T, class Work>
    Job<T> runOn(TaskLoop &loop, QString name, QString subject, Work work)
    {
        return start<T>(std::move(name), std::move(subject), std::move(work),
                        [&loop](std::function<void()> task) { loop.post(std::move(task)); });
    }

    [[nodiscard]] QThreadPool &pool()
    {
        return m_pool;
    }

private:
    template<class T, class Work, class Start>
    Job<T> start(QString name, QString subject, Work work, Start start)
    {
        std::shared_ptr<JobState> state = registerJob(std::move(name), std::move(subject));
        auto promise = std::make_shared<QPromise<Result<T>>>();
        QFuture<Result<T>> future = promise->future();
        promise->start();
        // Dies with the last copy of the task: ends the promise when the task was dropped unrun.
        auto guard = std::shared_ptr<void>(nullptr, [promise, state](void *) {
            if (!promise->future().isFinished()) {
                finish(*promise, *state,
                       Result<T>(std::unexpect, Error{ErrorCode::Cancelled, {}, {}}));
            }
        });
        start([promise, state, guard = std::move(guard), work = std::move(work)]() mutable {
            if (state->stop.stop_requested()) {
                return; // the guard ends it
            }
            JobContext context(state->stop.get_token(), [state](JobProgress progress) {
                state->done.store(progress.done);
                state->total.store(progress.total);
            });
            finish(*promise, *state, Result<T>(work(context)));
        });
        return Job<T>(future, std::move(state));
    }

    /// The future first: whoever sees the board's finished() finds the value there.
    template<class T>
    static void finish(QPromise<Result<T>> &promise, JobState &state, Result<T> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
        state.finished.store(true);
    }

    std::shared_ptr<JobState> registerJob(QString name, QString subject);

    std::shared_ptr<JobBoard::Shared> m_board;
    struct Live;
    std::unique_ptr<Live> m_live;
    QThreadPool m_pool;
    QThreadPool m_waiting; ///< for work that mostly waits
};

} // namespace Casebook

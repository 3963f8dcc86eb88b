// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>

namespace Casebook {

/// How far a job is. total 0 means unknown.
struct JobProgress
{
    qint64 done = 0;
    qint64 total = 0;
};

/// The part of a job its work function sees. Used from the worker thread only.
class JobContext
{
public:
    explicit JobContext(std::stop_token stop = {}, std::function<void(JobProgress)> progress = {})
        : m_stop(std::move(stop))
        , m_progress(std::move(progress))
    {
    }

    /// Ask at least every 50 ms or 1,000 rows, and answer with Error::Cancelled.
    [[nodiscard]] bool isStopRequested() const
    {
        return m_stop.stop_requested();
    }

    [[nodiscard]] std::stop_token stopToken() const
    {
        return m_stop;
    }

    /// Cheap; the receiving side merges calls to at most 20 a second.
    void report(qint64 done, qint64 total)
    {
        if (m_progress) {
            m_progress(JobProgress{.done = done, .total = total});
        }
    }

private:
    std::stop_token m_stop;
    std::function<void(JobProgress)> m_progress;
};

/// Shared state every job has whatever its value; what the job list shows.
struct JobState
{
    quint64 number = 0;
    QString name; ///< a code for app/text to translate, for example "import-mail"
    QString subject; ///< what it works on: a path, a title
    std::stop_source stop;
    std::atomic<qint64> done{0};
    std::atomic<qint64> total{0};
    std::atomic<bool> finished{false};
};

/// Work that goes on elsewhere and ends exactly once with a value or an error. Copyable handle.
/// cancel() is a request: work that has committed still reports its value.
template<class T>
class Job
{
public:
    Job() = default;

    Job(QFuture<Result<T>> future, std::shared_ptr<JobState> state)
        : m_future(std::move(future))
        , m_state(std::move(state))
    {
    }

    void cancel() const
    {
        if (m_state) {
            m_state->stop.request_stop();
        }
    }

    [[nodiscard]] bool isValid() const
    {
        return m_state != nullptr;
    }

    [[nodiscard]] bool isFinished() const
    {
        return m_future.isFinished();
    }

    /// Blocks until the end: for casebookctl, worker threads and tests, never in the GUI thread.
    Result<T> wait() const
    {
        QFuture<Result<T>> future = m_future;
        future.waitForFinished();
        if (future.resultCount() == 0) {
            return fail(ErrorCode::Cancelled);
        }
        return future.result();
    }

    [[nodiscard]] const QFuture<Result<T>> &future() const
    {
        return m_future;
    }

    [[nodiscard]] const std::shared_ptr<JobState> &state() const
    {
        return m_state;
    }

private:
    QFuture<Result<T>> m_future;
    std::shared_ptr<JobState> m_state;
};

/// The only bridge from a job to an object: \a handler(const Result<T> &) runs once in \a receiver's
/// thread, from its event loop, and never when the receiver died first. Call it from the receiver's
/// thread. The handler may delete the receiver only by deleteLater().
template<class T, class Handler>
void watch(const Job<T> &job, QObject *receiver, Handler handler)
{
    auto *watcher = new QFutureWatcher<Result<T>>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver,
                     [watcher, handler = std::move(handler)]() mutable {
                         watcher->deleteLater();
                         const QFuture<Result<T>> future = watcher->future();
                         if (future.resultCount() == 0) {
                             handler(Result<T>(std::unexpect, Error{ErrorCode::Cancelled, {}, {}}));
                         } else {
                             handler(*future.constBegin()); // a reference: a value may be large
                         }
                     });
    watcher->setFuture(job.future());
}

/// Numbers requests so that a view which asks again drops the older answers:
/// `watch(job, this, [this, ticket = m_latest.next()](auto r) { if (ticket.isLatest()) … })`.
class Latest
{
public:
    class Ticket
    {
    public:
        Ticket(std::shared_ptr<std::atomic<quint64>> counter, quint64 number)
            : m_counter(std::move(counter))
            , m_number(number)
        {
        }

        [[nodiscard]] bool isLatest() const
        {
            return m_counter->load() == m_number;
        }

    private:
        std::shared_ptr<std::atomic<quint64>> m_counter;
        quint64 m_number = 0;
    };

    [[nodiscard]] Ticket next()
    {
        return {m_counter, m_counter->fetch_add(1) + 1};
    }

    /// Makes every ticket handed out so far stale.
    void invalidate()
    {
        m_counter->fetch_add(1);
    }

private:
    std::shared_ptr<std::atomic<quint64>> m_counter = std::make_shared<std::atomic<quint64>>(0);
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jobrunner.h"

#include <QThread>

#include <algorithm>
#include <mutex>

namespace Casebook {

using namespace std::chrono_literals;

struct JobBoard::Shared
{
    std::mutex mutex;
    JobBoard *board = nullptr; ///< null once the board has died
    quint64 lastNumber = 0;
    std::vector<std::shared_ptr<JobState>> states;
};

JobBoard::JobBoard(QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
    , m_timer(new QTimer(this))
{
    m_shared->board = this;
    m_timer->setInterval(50ms);
    connect(m_timer, &QTimer::timeout, this, &JobBoard::sweep);
}

JobBoard::~JobBoard()
{
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->board = nullptr;
}

void JobBoard::add(std::shared_ptr<JobState> state)
{
    addTo(m_shared, std::move(state));
}

void JobBoard::addTo(const std::shared_ptr<Shared> &shared, std::shared_ptr<JobState> state)
{
    const std::scoped_lock lock(shared->mutex);
    if (shared->board == nullptr) {
        return;
    }
    shared->states.push_back(std::move(state));
    // Only posts, so that no slot runs under the lock; the board cannot die before it is released.
    QMetaObject::invokeMethod(shared->board, &JobBoard::begin, Qt::QueuedConnection);
}

quint64 JobBoard::takeNumber(const std::shared_ptr<Shared> &shared)
{
    const std::scoped_lock lock(shared->mutex);
    return ++shared->lastNumber;
}

void JobBoard::begin()
{
    // While the timer runs, its next turn shows the new job too.
    if (!m_timer->isActive()) {
        m_timer->start();
        sweep();
    }
}

std::vector<JobInfo> JobBoard::jobs() const
{
    const std::scoped_lock lock(m_shared->mutex);
    std::vector<JobInfo> infos;
    infos.reserve(m_shared->states.size());
    for (const auto &state : m_shared->states) {
        infos.push_back(
            JobInfo{.number = state->number,
                    .name = state->name,
                    .subject = state->subject,
                    .progress = {.done = state->done.load(), .total = state->total.load()}});
    }
    return infos;
}

void JobBoard::cancel(quint64 number)
{
    const std::scoped_lock lock(m_shared->mutex);
    for (const auto &state : m_shared->states) {
        if (state->number == number) {
            state->stop.request_stop();
        }
    }
}

void JobBoard::cancelAll()
{
    const std::scoped_lock lock(m_shared->mutex);
    for (const auto &state : m_shared->states) {
        state->stop.request_stop();
    }
}

void JobBoard::sweep()
{
    std::vector<quint64> ended;
    {
        const std::scoped_lock lock(m_shared->mutex);
        std::erase_if(m_shared->states, [&ended](const auto &state) {
            if (state->finished.load()) {
                ended.push_back(state->number);
                return true;
            }
            return false;
        });
        if (m_shared->states.empty()) {
            m_timer->stop();
        }
    }
    std::vector<JobInfo> infos = jobs();
    const bool isChanged = infos != m_shown || !ended.empty();
    m_shown = std::move(infos);
    for (const quint64 number : ended) {
        Q_EMIT finished(number);
    }
    if (isChanged) {
        Q_EMIT changed();
    }
}

struct JobRunner::Live
{
    std::mutex mutex;
    quint64 lastNumber = 0;
    std::vector<std::weak_ptr<JobState>> states;
};

JobRunner::JobRunner(JobBoard *board)
    : m_board(board != nullptr ? board->m_shared : nullptr)
    , m_live(std::make_unique<Live>())
{
    m_pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    // GMime's address parser recurses; the header limits keep it far below this.
    m_pool.setStackSize(8U * 1024U * 1024U);
    // Waiting costs no processor; more at once would only be impolite to servers.
    m_waiting.setMaxThreadCount(4);
    m_waiting.setStackSize(8U * 1024U * 1024U);
}

JobRunner::~JobRunner()
{
    {
        const std::scoped_lock lock(m_live->mutex);
        for (const auto &weak : m_live->states) {
            if (const auto state = weak.lock()) {
                state->stop.request_stop();
            }
        }
    }
    m_pool.clear();
    m_waiting.clear();
    m_waiting.waitForDone();
    m_pool.waitForDone();
}

std::shared_ptr<JobState> JobRunner::registerJob(QString name, QString subject)
{
    auto state = std::make_shared<JobState>();
    state->name = std::move(name);
    state->subject = std::move(subject);
    const quint64 boardNumber = m_board ? JobBoard::takeNumber(m_board) : 0;
    {
        const std::scoped_lock lock(m_live->mutex);
        // Several runners may share a board: then its numbers tell the jobs apart.
        state->number = m_board ? boardNumber : ++m_live->lastNumber;
        std::erase_if(m_live->states, [](const auto &weak) { return weak.expired(); });
        m_live->states.push_back(state);
    }
    if (m_board && !state->name.isEmpty()) {
        JobBoard::addTo(m_board, state);
    }
    return state;
}

} // namespace Casebook

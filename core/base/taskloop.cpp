// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/taskloop.h"

#include <utility>

namespace Casebook {

TaskLoop::TaskLoop()
    : m_thread([this] { work(); })
{
    m_threadId = m_thread.get_id();
}

TaskLoop::~TaskLoop()
{
    finish();
}

void TaskLoop::post(std::function<void()> task)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_ending) {
            return;
        }
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void TaskLoop::finish()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    std::call_once(m_joined, [this] { m_thread.join(); });
}

bool TaskLoop::isLoopThread() const
{
    return !m_isOver.load() && std::this_thread::get_id() == m_threadId;
}

void TaskLoop::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_ending || !m_tasks.empty(); });
        if (m_tasks.empty()) {
            m_isOver.store(true);
            return;
        }
        std::function<void()> task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
        task = nullptr; // its captures die outside the lock
        lock.lock();
    }
}

} // namespace Casebook

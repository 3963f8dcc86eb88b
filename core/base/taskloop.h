// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace Casebook {

/// One thread and a queue: tasks run one after the other in the order they were posted. Standard
/// library only, so that the thread sanitizer sees all of it. post() is callable from any thread.
class TaskLoop final
{
public:
    TaskLoop();
    /// Runs what was posted before, then ends the thread.
    ~TaskLoop();
    TaskLoop(const TaskLoop &) = delete;
    TaskLoop &operator=(const TaskLoop &) = delete;
    TaskLoop(TaskLoop &&) = delete;
    TaskLoop &operator=(TaskLoop &&) = delete;

    /// After finish() a task is dropped unrun.
    void post(std::function<void()> task);
    /// Runs what was posted before, then ends the thread and returns. Not from the loop's own thread.
    void finish();
    [[nodiscard]] bool isLoopThread() const;

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace Casebook

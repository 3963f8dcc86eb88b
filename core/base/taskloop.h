// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
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
    /// Runs what was posted before, then ends the thread and returns. Callable from any thread but the
    /// loop's own, also from several.
    void finish();
    /// False for everybody once the thread has ended.
    [[nodiscard]] bool isLoopThread() const;

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_ending = false;
    std::once_flag m_joined;
    std::thread::id m_threadId; ///< never changes after construction, unlike m_thread.get_id()
    std::atomic<bool> m_isOver{false}; ///< a later thread may get the same id
    std::thread m_thread; // last: it uses the rest
};

} // namespace Casebook

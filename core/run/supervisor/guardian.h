// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/posix.h"

#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

namespace Casebook::Supervisor {

/// What a guardian starts, ready for execve.
struct LaunchSpec
{
    std::vector<std::string> argv; ///< a bare argv[0] is looked up in PATH of \a environment
    std::vector<std::string> environment; ///< the whole of it
    std::string folder;
    int output = -1; ///< becomes standard output
    int errors = -1; ///< becomes standard error
    int tracers = 0; ///< how many programs can be started above the job with trace()
};

/// What guardians tell the supervisor, through a pipe, each in one write.
struct GuardianMessage
{
    enum class Kind : std::int32_t {
        Tracer, ///< pid: one of the processes that can become a tracer, outermost first
        Keeper, ///< pid: the job's parent
        Started, ///< pid: the job
        NotStarted, ///< value: errno, of chdir (pid 1) or of execve (pid 0)
        Empty, ///< said before Ended: the job left nothing, for its keeper has no children at all
        Ended, ///< value: status as of wait(2); the times and the memory are filled
        OrphanSignal, ///< pid, value: a child without a parent was ended by this signal
    };

    Kind kind = Kind::Keeper;
    std::int32_t pid = 0;
    std::int32_t value = 0;
    std::int32_t unused = 0;
    std::int64_t userUs = 0;
    std::int64_t systemUs = 0;
    std::int64_t maxRssKiB = 0;
};

/// The processes between the supervisor and one job:
///
///     supervisor - tracer 1 - tracer 2 ... - keeper - job
///
/// With Yama's ptrace_scope 1 only an ancestor may trace a process. So a tracer waits until it is told to become a
/// debugger by execve, which keeps its number and its place; the outermost one goes first, because the
/// children of a process that ends go to the next subreaper above and skip the others. The keeper stays
/// to the end: it is the job's parent, waits for it, takes its orphans, and when the supervisor dies it
/// ends the whole tree, so that nothing is ever left behind. Every one of them is a subreaper.
class Guardian
{
public:
    /// Forks all of it. False with errno when the system refuses.
    bool start(const LaunchSpec &spec);

    /// Turns the next free tracer into \a argv, its output in the new file \a path (at most \a bytes long,
    /// then SIGXFSZ ends it). Gives its process number, 0 when no tracer is left.
    pid_t trace(const std::vector<std::string> &argv, const std::string &path, std::int64_t bytes);

    /// Takes all messages that are there. False once the pipe is closed: the keeper is gone.
    bool read(std::vector<GuardianMessage> &messages);

    /// To poll for messages.
    [[nodiscard]] int fd() const
    {
        return m_messages.get();
    }

    /// All of its own processes that are known: the tree of the job is what descends from them, without them.
    [[nodiscard]] std::vector<pid_t> roots() const;
    [[nodiscard]] bool isOwn(pid_t pid) const;

    [[nodiscard]] int tracersLeft() const
    {
        return static_cast<int>(m_orders.size() - m_used);
    }

    /// Lets keeper and tracers go; what still lives below is killed by the keeper.
    void release();

private:
    UniqueFd m_messages;
    UniqueFd m_life; ///< the guardians read it; when we are gone it is closed
    std::vector<UniqueFd> m_orders;
    std::size_t m_used = 0;
    std::vector<pid_t> m_tracers;
    pid_t m_first = 0;
    pid_t m_keeper = 0;
    std::string m_rest;
};

} // namespace Casebook::Supervisor

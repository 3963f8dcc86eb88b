// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/posix.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <sys/types.h>

namespace Casebook::Supervisor {

/// What /proc/PID/stat says (proc_pid_stat(5)). pid and startTicks together name a process.
struct ProcessStat
{
    pid_t pid = 0;
    pid_t parent = 0;
    char state = '?';
    int threads = 0;
    std::uint64_t startTicks = 0;
    std::string name;

    [[nodiscard]] bool isZombie() const
    {
        return state == 'Z' || state == 'X' || state == 'x';
    }
};

/// Nothing when the process is gone.
std::optional<ProcessStat> readStat(pid_t pid);

/// The processes that descend from \a roots, without them, in the order they were started.
///
/// Parents are read from every /proc/PID/stat: /proc/PID/task/TID/children needs CONFIG_PROC_CHILDREN, which not
/// every kernel has, and is as fast only for small trees. As every guardian is a subreaper, a process
/// whose parents died hangs under it, so nothing leaves the tree by setsid or by two forks.
std::vector<ProcessStat> descendants(const std::vector<pid_t> &roots);

/// Every process there is; one look serves many trees.
std::vector<ProcessStat> allProcesses();
/// The same out of \a all.
std::vector<ProcessStat> descendants(const std::vector<pid_t> &roots,
                                     const std::vector<ProcessStat> &all);

/// The process that traces \a pid, 0 when none does.
pid_t tracerOf(pid_t pid);

/// Sends \a signal to exactly this process, never to a later one of the same number (pidfd and start time).
/// 0, or an errno value; ESRCH when it is gone.
int signalProcess(const ProcessStat &process, int signal);

/// Ends everything that descends from some roots, in steps that never wait: stop, look again until nothing new
/// is found, SIGTERM, grace, SIGKILL. What will not die (uninterruptible sleep, another user's) is told
/// after a while, never waited for.
class TreeEnd
{
public:
    /// \a grace 0: SIGKILL at once.
    TreeEnd(std::vector<pid_t> roots, Nanoseconds grace, Nanoseconds now);

    /// Call it every few milliseconds. True when the tree is gone or given up.
    bool step(Nanoseconds now);

    /// Processes met alive since it began.
    [[nodiscard]] int met() const
    {
        return static_cast<int>(m_met.size());
    }

    /// What is left when step() said true; empty in every healthy tree.
    [[nodiscard]] const std::vector<ProcessStat> &survivors() const
    {
        return m_survivors;
    }

private:
    enum class Phase : std::uint8_t { Ask, Wait, Kill, Done };

    /// Signals every living process of the tree as soon as it is seen, over and over until a pass finds nothing
    /// new: a stopped or killed process starts no other. Gives those that live.
    std::vector<ProcessStat> sweep(int signal);

    std::vector<pid_t> m_roots;
    Nanoseconds m_grace;
    Nanoseconds m_deadline;
    Phase m_phase = Phase::Ask;
    std::set<std::pair<pid_t, std::uint64_t>> m_met;
    std::vector<ProcessStat> m_survivors;
};

/// Kills all that descends from this process, a subreaper, until \a isEmpty (which reaps, and asks wait(2) whether there
/// are children) says that nothing is left; a look at /proc alone can miss what forks and leaves. Gives
/// the number of those that would not die.
int endChildren(const std::function<bool()> &isEmpty);

} // namespace Casebook::Supervisor

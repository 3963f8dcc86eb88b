// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/guardian.h"

#include <vector>

namespace Casebook::Supervisor {

/// The other side of Guardian: runs in the forked processes and never returns into the supervisor.
class GuardianChild
{
public:
    GuardianChild(const LaunchSpec &spec, int messages, int life, std::vector<int> orders);

    /// Becomes tracers, keeper and job, each in a process of its own.
    [[noreturn]] void run();

private:
    [[noreturn]] void trace(std::size_t which);
    [[noreturn]] void becomeDebugger(int order);
    [[noreturn]] void keep();
    [[noreturn]] void job();
    void execute();
    /// Reaps what ended and tells of it; true when there are no children left.
    bool reap(pid_t child);
    void tell(GuardianMessage::Kind kind, std::int32_t pid, std::int32_t value = 0) const;

    const LaunchSpec &m_spec;
    int m_messages;
    int m_life;
    std::vector<int> m_orders;
    std::vector<char *> m_argv;
    std::vector<char *> m_environment;
};

} // namespace Casebook::Supervisor

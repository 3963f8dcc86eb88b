// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/processtree.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace Casebook::Supervisor {

/// What /proc says about a tree: for every process command line, status and open files; for every thread name,
/// state, wait channel, system call and, where the system allows it (root), the kernel's stack. At most
/// 4 MiB, 64 processes, 512 threads and 256 files of each; what is left out is said.
std::string procFacts(const std::vector<ProcessStat> &processes);

/// The futex that each of \a threads of \a pid waits for, by its system call: the address of the mutex when it
/// stands in a function that locks one. Works without any symbols.
std::set<std::uint64_t> futexAddresses(pid_t pid, const std::set<pid_t> &threads);

/// Whether \a thread is a thread of \a pid now.
bool isThreadOf(pid_t pid, std::int64_t thread);

/// The program \a pid runs, as a bare name; empty when it cannot be seen.
std::string programName(pid_t pid);

} // namespace Casebook::Supervisor

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace Casebook::Supervisor {

/// A pthread mutex as one look with gdb shows it: `x/3dw` of its first words (glibc: lock, count, owner).
struct MutexWords
{
    std::uint64_t address = 0;
    std::string name; ///< the symbol gdb prints, may be empty
    std::int64_t lock = 0;
    std::int64_t owner = 0; ///< LWP of the holder
};

/// What gdb printed for each process of a look: cut at our marks ("casebook-look: pid=P").
std::map<pid_t, std::string> splitLook(std::string_view text);

/// LWPs of the threads of a `thread apply all bt` that stand in a function that locks a pthread mutex.
std::set<pid_t> lockingThreads(std::string_view text);

/// Addresses of mutexes that frames of locking functions name ("mutex=0x...", needs symbols of libc).
std::set<std::uint64_t> mutexAddresses(std::string_view text);

/// The results of `x/3dw ADDRESS` in \a text.
std::vector<MutexWords> readMutexWords(std::string_view text);

/// The frames of each thread, by LWP: what is compared between two looks.
std::map<pid_t, std::string> threadFrames(std::string_view text);

/// One owner as DESIGN's capture format has it, with an end of line.
std::string ownerLine(pid_t pid, const MutexWords &mutex);

/// Arguments of gdb for one look at \a pids: no settings files, no scripts, no network, all stacks; for each
/// process the words at its \a addresses.
std::vector<std::string>
debuggerArguments(const std::string &debugger, const std::vector<pid_t> &pids,
                  const std::map<pid_t, std::set<std::uint64_t>> &addresses);

} // namespace Casebook::Supervisor

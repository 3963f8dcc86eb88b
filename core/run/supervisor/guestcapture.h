// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/jobfile.h"

#include <string>
#include <vector>

namespace Casebook::Supervisor {

/// Where a guest can be reached from outside. All paths are absolute.
struct GuestDoors
{
    std::string monitor; ///< QEMU's monitor (QMP), a UNIX socket
    std::string
        serial; ///< the console's serial line, a UNIX socket; empty: keys go by the keyboard
    std::string chardev = "serial0"; ///< of that line
    std::string console; ///< the file QEMU logs that line to
};

/// What a guest said when it was asked from outside.
struct GuestLook
{
    std::string text; ///< state, registers, and what the console printed for each key
    std::vector<std::string> notes; ///< what was not possible and why, English phrases

    friend bool operator==(const GuestLook &, const GuestLook &) = default;
};

/// Asks a guest that may hang for what it can still tell: the state of the machine, the registers of every processor, and SysRq by
/// \a keys ("wtdl": blocked tasks, all tasks, locks, processors; see Documentation/admin-guide/sysrq.rst of Linux). Keys are
/// tried over the serial line with a break, then by the keyboard; that the guest refuses them, or is stopped, is a note. Blocks until it is
/// done, at most \a limit: for a process of its own.
GuestLook lookAtGuest(const GuestDoors &doors, const std::string &keys, Milliseconds limit);

} // namespace Casebook::Supervisor

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/lockgraph.h"
#include "core/model/report.h"

#include <optional>
#include <string_view>

namespace Casebook {

/// "2 locks held by kworker/u8:2/77:", "no locks held by cp/20."; nothing when \a line is none.
struct HeldByLine
{
    TaskRef task;
    int count = 0;
};

std::optional<HeldByLine> parseHeldBy(std::string_view line);

/// " #1: ffff888012345678 (&foo->lock){+.+.}-{4:4}, at: foo_open+0x2a/0x80", also without address (up to 4.17),
/// without wait types (before 5.7), with "<RELEASED>". The task is left empty. Grammar:
/// kernel/locking/lockdep.c, print_lock().
std::optional<HeldLock> parseLockRow(std::string_view line);

/// One lock row without its number: "ffff888012345678 (NAME){USE}-{o:i}, at: SYM".
bool parseLockBody(std::string_view text, HeldLock &lock);

/// "INFO: task C:P is blocked on a mutex likely owned by task C2:P2." and its like for semaphores and
/// rw-semaphores. The evidence line is left to the caller. holder empty: the kernel found none.
std::optional<LockEdge> parseBlockerLine(std::string_view line);

/// "casebook-owner: pid=P tid=T lock=0xADDR name=NAME type=T by=TOOL": who owns a lock, as a capture says it.
struct OwnerLine
{
    qint64 pid = -1;
    qint64 tid = -1;
    LockRef lock;
};

std::optional<OwnerLine> parseOwnerLine(std::string_view line);

} // namespace Casebook

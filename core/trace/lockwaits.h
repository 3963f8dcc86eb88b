// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/lockgraph.h"
#include "core/model/report.h"

#include <QByteArrayView>

#include <optional>
#include <span>

namespace Casebook {

/// LockRef::kind of a word in memory that a thread sleeps on, which may be a lock or not.
inline constexpr QLatin1StringView futexKind{"futex"};

/// What a stack waits for, read from the functions it hangs in, innermost first; nothing when it runs or sleeps for
/// work of its own. The task and the evidence are left to the caller; \a frame becomes the index of the frame that shows
/// it. \a state: the letter of the kernel ("D"), empty when not said.
/// Functions after kernel/locking/, kernel/workqueue.c, kernel/sched/completion.c and nptl.
std::optional<LockWait> waitOf(std::span<const Frame> frames, const QString &state,
                               std::size_t *frame = nullptr);

/// Fills \a out.waits from all its stacks and marks the rows of held locks that their task only waits for: the last
/// row of a waiting task whose acquire site is the function that asked. \a bytes: the text \a out was read from.
void findWaits(TextReports &out, QByteArrayView bytes);

} // namespace Casebook

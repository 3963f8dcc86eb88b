// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/lockgraph.h"

#include <optional>
#include <vector>

namespace Casebook {

/// A lock graph as it is drawn: tasks and locks as boxes, "waits for" and "held by" as lines between them, and for
/// every line the row of evidence it was read from. A plain value; nothing in it is guessed.
struct LockPicture
{
    enum class BoxKind : std::uint8_t {
        Task,
        Crowd, ///< tasks that only wait, all for the same lock
        Lock,
        Event, ///< nobody owns it: a completion, a grace period
        Unknown, ///< stands for a holder the text does not name
    };

    struct Box
    {
        BoxKind kind = BoxKind::Task;
        std::vector<TaskRef> tasks; ///< one for a task, several for a crowd
        LockRef lock;
        bool isInCycle = false;
    };

    enum class LineKind : std::uint8_t {
        WaitsFor, ///< task → lock
        HeldBy, ///< lock → task
        NoHolder, ///< lock → unknown
        Before, ///< lock → lock: the second was taken while the first was held
    };

    struct Line
    {
        int from = 0;
        int to = 0;
        LineKind kind = LineKind::WaitsFor;
        EdgeTrust trust = EdgeTrust::Stated;
        std::vector<int>
            rows; ///< of evidence; a crowd's line has one for each task; none for NoHolder
        bool isInCycle = false;
        bool isOrder =
            false; ///< read from an order of locks that was seen once: nobody need wait now
    };

    struct Row
    {
        LineKind kind = LineKind::WaitsFor;
        TaskRef task; ///< who waits or holds; empty for Before when nobody is named
        LockRef lock; ///< waited for, held, or taken second
        LockRef before; ///< Before: held first
        EvidenceLine source;
        EdgeKind readFrom = EdgeKind::BlockerLine;
        EdgeTrust trust = EdgeTrust::Stated;
        bool isInCycle = false;
        int line = -1; ///< of lines
        int unknown = -1; ///< of LockGraph::unknown: why its holder is not known
    };

    std::vector<Box> boxes;
    std::vector<Line> lines;
    bool isCyclePossible = false; ///< every ring is one of orders: it can happen, it need not be
    std::vector<Row> rows; ///< those of cycles first; the number that is shown is the index + 1

    /// The box of \a task, -1 when it is not drawn.
    [[nodiscard]] int boxOf(const TaskRef &task) const;
};

/// Locks are one box when their addresses are equal; without an address only links of a lock order are joined by
/// name, which for lockdep is the class.
LockPicture pictureOf(const LockGraph &graph);

/// True for rows of a lock list that no two tasks wait for each other with: read sides of RCU, and the
/// pseudo-locks by which lockdep watches works and workqueues.
bool isPseudoLock(const LockRef &lock);

} // namespace Casebook

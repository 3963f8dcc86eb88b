// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/lockpicture.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

using Box = LockPicture::Box;
using BoxKind = LockPicture::BoxKind;
using Line = LockPicture::Line;
using LineKind = LockPicture::LineKind;
using Row = LockPicture::Row;

/// From so many on, tasks that wait side by side for one lock are drawn as one box.
constexpr std::size_t crowdSize = 4;
/// Locks that waiting tasks hold and nobody waits for: shown while they are few.
constexpr std::size_t mostIdleLocks = 10;

std::size_t place(int index)
{
    return static_cast<std::size_t>(index);
}

bool isSameLock(const LockRef &a, const LockRef &b)
{
    return a.address != 0 ? a.address == b.address : b.address == 0 && a.name == b.name;
}

class Painter final
{
public:
    explicit Painter(const LockGraph &graph)
        : m_graph(graph)
    {
    }

    LockPicture run()
    {
        for (const LockCycle &cycle : m_graph.cycles) {
            for (const std::size_t edge : cycle.edges) {
                m_cycleEdges.push_back(edge);
            }
        }
        for (const std::size_t edge : m_cycleEdges) {
            addEdge(m_graph.edges[edge], true);
        }
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
            if (!std::ranges::contains(m_cycleEdges, i)) {
                addEdge(m_graph.edges[i], false);
            }
        }
        m_out.isCyclePossible =
            !m_graph.cycles.empty() && std::ranges::all_of(m_graph.cycles, &LockCycle::isPossible);
        addOrders();
        addIdleLocks();
        gatherCrowds();
        return std::move(m_out);
    }

private:
    int addBox(Box box)
    {
        m_out.boxes.push_back(std::move(box));
        return static_cast<int>(m_out.boxes.size()) - 1;
    }

    int taskBox(const TaskRef &task)
    {
        const int known = m_out.boxOf(task);
        if (known >= 0) {
            TaskRef &kept = m_out.boxes[place(known)].tasks.front();
            if (kept.state.isEmpty()) {
                kept.state = task.state;
            }
            if (kept.comm.size() < task.comm.size()) {
                kept.comm = task.comm;
            }
            return known;
        }
        return addBox({.kind = BoxKind::Task, .tasks = {task}, .lock = {}});
    }

    int lockBox(const LockRef &lock, bool byName, BoxKind kind)
    {
        if (lock.address != 0 || (byName && !lock.name.isEmpty())) {
            for (std::size_t i = 0; i < m_out.boxes.size(); ++i) {
                Box &box = m_out.boxes[i];
                const bool isLock = box.kind == BoxKind::Lock || box.kind == BoxKind::Event;
                if (isLock && isSameLock(box.lock, lock)) {
                    complete(box.lock, lock);
                    return static_cast<int>(i);
                }
            }
        }
        return addBox({.kind = kind, .tasks = {}, .lock = lock});
    }

    /// One text says the name of a lock, another its kind.
    static void complete(LockRef &known, const LockRef &more)
    {
        if (known.name.isEmpty()) {
            known.name = more.name;
        }
        if (known.kind.isEmpty()) {
            known.kind = more.kind;
        }
    }

    int addRow(Row row, int from, int to)
    {
        const auto number = static_cast<int>(m_out.rows.size());
        const auto same = std::ranges::find_if(m_out.lines, [&](const Line &line) {
            return line.from == from && line.to == to && line.kind == row.kind;
        });
        if (same != m_out.lines.end()) {
            // Said before: the first line that says it is the evidence, a surer one makes the line surer.
            same->isInCycle = same->isInCycle || row.isInCycle;
            if (row.trust == EdgeTrust::Stated) {
                same->trust = row.trust;
            }
            return same->rows.front();
        }
        row.line = static_cast<int>(m_out.lines.size());
        m_out.lines.push_back({.from = from,
                               .to = to,
                               .kind = row.kind,
                               .trust = row.trust,
                               .rows = {number},
                               .isInCycle = row.isInCycle,
                               .isOrder = row.readFrom == EdgeKind::LockOrder});
        m_out.rows.push_back(std::move(row));
        return number;
    }

    [[nodiscard]] int unknownOf(const LockEdge &edge) const
    {
        const auto same = std::ranges::find_if(m_graph.unknown, [&](const UnknownHolder &unknown) {
            return isSameTask(unknown.waiter, edge.waiter) && isSameLock(unknown.lock, edge.lock);
        });
        return same == m_graph.unknown.end() ? -1
                                             : static_cast<int>(same - m_graph.unknown.begin());
    }

    void addEdge(const LockEdge &edge, bool inCycle)
    {
        const int unknown = edge.holder ? -1 : unknownOf(edge);
        const bool isEvent =
            unknown >= 0 && m_graph.unknown[place(unknown)].why == UnknownWhy::CompletionHasNoOwner;
        const int waiter = taskBox(edge.waiter);
        const int lock = lockBox(edge.lock, false, isEvent ? BoxKind::Event : BoxKind::Lock);
        m_out.boxes[place(waiter)].isInCycle |= inCycle;
        m_out.boxes[place(lock)].isInCycle |= inCycle;
        const HeldLock *attempt = rowOf(edge.waiter, edge.lock, true);
        addRow({.kind = LineKind::WaitsFor,
                .task = edge.waiter,
                .lock = m_out.boxes[place(lock)].lock,
                .before = {},
                .source = edge.source.text.isEmpty() && attempt != nullptr ? attempt->source
                                                                           : edge.source,
                .readFrom = edge.kind,
                .trust = edge.trust,
                .isInCycle = inCycle,
                .unknown = unknown},
               waiter, lock);
        if (edge.holder) {
            addHolder(edge, lock, inCycle);
        } else if (!std::ranges::contains(
                       m_out.lines, std::pair(lock, LineKind::NoHolder),
                       [](const Line &line) { return std::pair(line.from, line.kind); })) {
            const int nobody = addBox({.kind = BoxKind::Unknown, .tasks = {}, .lock = {}});
            m_out.lines.push_back(
                {.from = lock, .to = nobody, .kind = LineKind::NoHolder, .rows = {}});
        }
    }

    void addHolder(const LockEdge &edge, int lock, bool inCycle)
    {
        const int holder = taskBox(*edge.holder);
        m_out.boxes[place(holder)].isInCycle |= inCycle;
        const HeldLock *listed = rowOf(*edge.holder, edge.lock, false);
        Row row{.kind = LineKind::HeldBy,
                .task = *edge.holder,
                .lock = m_out.boxes[place(lock)].lock,
                .before = {},
                .source = edge.source,
                .readFrom = edge.kind,
                .trust = edge.trust,
                .isInCycle = inCycle};
        if (edge.holderSource) {
            row.source = *edge.holderSource;
        } else if (listed != nullptr && !listed->source.text.isEmpty()) {
            row.source = listed->source;
            row.readFrom = EdgeKind::LockList;
        }
        addRow(std::move(row), lock, holder);
    }

    [[nodiscard]] const HeldLock *rowOf(const TaskRef &task, const LockRef &lock,
                                        bool waitedFor) const
    {
        const auto row = std::ranges::find_if(m_graph.held, [&](const HeldLock &held) {
            return held.waitedFor == waitedFor && held.lock.address != 0
                && held.lock.address == lock.address && isSameTask(held.task, task);
        });
        return row == m_graph.held.end() ? nullptr : &*row;
    }

    void addOrders()
    {
        std::vector<std::size_t> inCycle;
        for (const OrderCycle &cycle : m_graph.orderCycles) {
            inCycle.insert(inCycle.end(), cycle.orders.begin(), cycle.orders.end());
        }
        for (std::size_t i = 0; i < m_graph.orders.size(); ++i) {
            const LockOrder &order = m_graph.orders[i];
            const bool isCycle = std::ranges::contains(inCycle, i);
            const int held = lockBox(order.held, true, BoxKind::Lock);
            const int wanted = lockBox(order.wanted, true, BoxKind::Lock);
            m_out.boxes[place(held)].isInCycle |= isCycle;
            m_out.boxes[place(wanted)].isInCycle |= isCycle;
            addRow({.kind = LineKind::Before,
                    .task = order.task.value_or(TaskRef()),
                    .lock = order.wanted,
                    .before = order.held,
                    .source = order.source,
                    .readFrom = EdgeKind::LockOrder,
                    .trust = order.trust,
                    .isInCycle = isCycle},
                   held, wanted);
        }
    }

    /// What the waiting tasks hold besides: nobody waits for it in this text, perhaps in another.
    void addIdleLocks()
    {
        std::vector<const HeldLock *> idle;
        for (const HeldLock &held : m_graph.held) {
            if (!held.waitedFor && held.lock.address != 0 && !isPseudoLock(held.lock)
                && m_out.boxOf(held.task) >= 0) {
                idle.push_back(&held);
            }
        }
        if (idle.size() > mostIdleLocks) {
            return;
        }
        for (const HeldLock *held : idle) {
            const int task = m_out.boxOf(held->task);
            const int lock = lockBox(held->lock, false, BoxKind::Lock);
            const bool waits = std::ranges::any_of(m_out.lines, [&](const Line &line) {
                return line.from == task && line.to == lock;
            });
            if (!waits) {
                addRow({.kind = LineKind::HeldBy,
                        .task = held->task,
                        .lock = held->lock,
                        .before = {},
                        .source = held->source,
                        .readFrom = EdgeKind::LockList},
                       lock, task);
            }
        }
    }

    /// Tasks with one line, that they wait for one lock, become one box when there are many.
    void gatherCrowds()
    {
        std::map<int, std::vector<int>> byLock; // lines of lone waiters
        for (std::size_t i = 0; i < m_out.lines.size(); ++i) {
            const Line &line = m_out.lines[i];
            const auto ofTask = std::ranges::count_if(m_out.lines, [&line](const Line &other) {
                return other.from == line.from || other.to == line.from;
            });
            if (line.kind == LineKind::WaitsFor && ofTask == 1) {
                byLock[line.to].push_back(static_cast<int>(i));
            }
        }
        std::vector<bool> goneBox(m_out.boxes.size());
        std::vector<bool> goneLine(m_out.lines.size());
        for (const auto &[lock, lines] : byLock) {
            if (lines.size() < crowdSize) {
                continue;
            }
            Line &kept = m_out.lines[place(lines.front())];
            Box &crowd = m_out.boxes[place(kept.from)];
            crowd.kind = BoxKind::Crowd;
            for (std::size_t i = 1; i < lines.size(); ++i) {
                const Line &line = m_out.lines[place(lines[i])];
                crowd.tasks.push_back(m_out.boxes[place(line.from)].tasks.front());
                kept.rows.insert(kept.rows.end(), line.rows.begin(), line.rows.end());
                if (line.trust == EdgeTrust::Derived) {
                    kept.trust = line.trust; // as sure as the least sure of them
                }
                goneBox[place(line.from)] = true;
                goneLine[place(lines[i])] = true;
            }
        }
        drop(goneBox, goneLine);
    }

    void drop(const std::vector<bool> &goneBox, const std::vector<bool> &goneLine)
    {
        std::vector<int> numbers;
        std::vector<Box> boxes;
        for (std::size_t i = 0; i < m_out.boxes.size(); ++i) {
            numbers.push_back(static_cast<int>(boxes.size()));
            if (!goneBox[i]) {
                boxes.push_back(std::move(m_out.boxes[i]));
            }
        }
        std::vector<Line> lines;
        for (std::size_t i = 0; i < m_out.lines.size(); ++i) {
            if (!goneLine[i]) {
                lines.push_back(std::move(m_out.lines[i]));
                lines.back().from = numbers[place(lines.back().from)];
                lines.back().to = numbers[place(lines.back().to)];
            }
        }
        m_out.boxes = std::move(boxes);
        m_out.lines = std::move(lines);
        for (std::size_t i = 0; i < m_out.lines.size(); ++i) {
            for (const int row : m_out.lines[i].rows) {
                m_out.rows[place(row)].line = static_cast<int>(i);
            }
        }
    }

    const LockGraph &m_graph;
    LockPicture m_out;
    std::vector<std::size_t> m_cycleEdges;
};

} // namespace

int LockPicture::boxOf(const TaskRef &task) const
{
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const bool found = std::ranges::any_of(
            boxes[i].tasks, [&task](const TaskRef &known) { return isSameTask(known, task); });
        if (found) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

LockPicture pictureOf(const LockGraph &graph)
{
    return Painter(graph).run();
}

bool isPseudoLock(const LockRef &lock)
{
    return lock.name.startsWith("(wq_completion)"_L1)
        || lock.name.startsWith("(work_completion)"_L1) || lock.name.startsWith("rcu_read_lock"_L1)
        || lock.name.startsWith("rcu_callback"_L1) || lock.name.startsWith("(&"_L1);
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/lockcycles.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace Casebook {

namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

struct Arc
{
    std::size_t from = 0;
    std::size_t to = 0;
    std::size_t label = 0; ///< index of what the arc stands for
};

/// The shortest way from \a start back to it that begins with \a first, as arcs; empty when there is none.
std::vector<std::size_t> shortestRing(const std::vector<Arc> &arcs,
                                      const std::vector<std::vector<std::size_t>> &leaving,
                                      std::size_t first)
{
    const std::size_t start = arcs[first].from;
    std::vector<std::size_t> reachedBy(leaving.size(), none);
    std::vector<std::size_t> queue{arcs[first].to};
    reachedBy[arcs[first].to] = first;
    for (std::size_t at = 0; at < queue.size() && reachedBy[start] == none; ++at) {
        for (const std::size_t arc : leaving[queue[at]]) {
            if (reachedBy[arcs[arc].to] == none) {
                reachedBy[arcs[arc].to] = arc;
                queue.push_back(arcs[arc].to);
            }
        }
    }
    std::vector<std::size_t> ring;
    if (reachedBy[start] == none) {
        return ring;
    }
    std::size_t node = start;
    do {
        const std::size_t arc = reachedBy[node];
        ring.push_back(arc);
        node = arcs[arc].from;
    } while (node != start);
    std::ranges::reverse(ring);
    return ring;
}

/// Disjoint rings, found from each arc in turn; an arc is in one ring at most.
std::vector<std::vector<std::size_t>> ringsOf(const std::vector<Arc> &arcs, std::size_t nodes)
{
    std::vector<std::vector<std::size_t>> leaving(nodes);
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        leaving[arcs[i].from].push_back(i);
    }
    std::vector<bool> used(arcs.size(), false);
    std::vector<std::vector<std::size_t>> rings;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        if (used[i]) {
            continue;
        }
        const std::vector<std::size_t> ring = shortestRing(arcs, leaving, i);
        const bool isNew =
            std::ranges::none_of(ring, [&used](std::size_t arc) -> bool { return used[arc]; });
        if (ring.empty() || !isNew) {
            continue;
        }
        for (const std::size_t arc : ring) {
            used[arc] = true;
        }
        rings.push_back(ring);
    }
    return rings;
}

/// Numbers for names, in order of their first use.
class Nodes final
{
public:
    std::size_t of(const QString &key)
    {
        const auto it = m_numbers.constFind(key);
        if (it != m_numbers.constEnd()) {
            return *it;
        }
        const auto number = static_cast<std::size_t>(m_numbers.size());
        m_numbers.insert(key, number);
        return number;
    }

    [[nodiscard]] std::size_t size() const
    {
        return static_cast<std::size_t>(m_numbers.size());
    }

private:
    QHash<QString, std::size_t> m_numbers;
};

QString keyOf(const TaskRef &task)
{
    return task.pid < 0 ? task.comm : QString::number(task.pid);
}

/// lockdep speaks of classes: the name joins; ThreadSanitizer of instances, its names (and kind) are of one report.
QString keyOf(const LockRef &lock)
{
    const bool byAddress = lock.address != 0 && (lock.name.isEmpty() || !lock.kind.isEmpty());
    return byAddress ? QString::number(lock.address, 16) : lock.name;
}

} // namespace

std::vector<LockCycle> waitCycles(const std::vector<LockEdge> &edges)
{
    Nodes nodes;
    std::vector<Arc> arcs;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (edges[i].holder) {
            const std::size_t from = nodes.of(keyOf(edges[i].waiter));
            arcs.push_back({.from = from, .to = nodes.of(keyOf(*edges[i].holder)), .label = i});
        }
    }
    std::vector<LockCycle> cycles;
    for (const std::vector<std::size_t> &ring : ringsOf(arcs, nodes.size())) {
        LockCycle cycle;
        for (const std::size_t arc : ring) {
            cycle.edges.push_back(arcs[arc].label);
            cycle.isPossible =
                cycle.isPossible || edges[arcs[arc].label].kind == EdgeKind::LockOrder;
        }
        cycles.push_back(std::move(cycle));
    }
    return cycles;
}

std::vector<OrderCycle> orderCycles(const std::vector<LockOrder> &orders)
{
    Nodes nodes;
    std::vector<Arc> arcs;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const std::size_t from = nodes.of(keyOf(orders[i].held));
        arcs.push_back({.from = from, .to = nodes.of(keyOf(orders[i].wanted)), .label = i});
    }
    std::vector<OrderCycle> cycles;
    for (const std::vector<std::size_t> &ring : ringsOf(arcs, nodes.size())) {
        OrderCycle cycle;
        for (const std::size_t arc : ring) {
            cycle.orders.push_back(arcs[arc].label);
        }
        cycles.push_back(std::move(cycle));
    }
    return cycles;
}

} // namespace Casebook

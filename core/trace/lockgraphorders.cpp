// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Orders of locks, locks many wait for, and what running tasks may hold.

#include "core/trace/lockcycles.h"
#include "core/trace/lockgraphbuilder.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

/// Orders that were seen: the task in front of one, and rings of tasks where each took one lock of the ring.
void LockGraphBuilder::addOrders()
{
    QSet<QString> seen;
    for (const TextReports &reports : m_capture) {
        for (const LockOrder &order : reports.orders) {
            const QString key = lockKey(order.held) + u" > "_s + lockKey(order.wanted)
                + (order.task ? taskKey(*order.task) : QString());
            if (!seen.contains(key)) {
                seen.insert(key);
                m_graph.orders.push_back(order);
            }
        }
    }
    m_graph.orderCycles = orderCycles(m_graph.orders);
    const auto edgeOf = [](const LockOrder &order) {
        LockEdge edge;
        edge.waiter = *order.task;
        edge.lock = order.wanted;
        edge.source = order.source;
        edge.kind = EdgeKind::LockOrder;
        return edge;
    };
    for (const OrderCycle &cycle : m_graph.orderCycles) {
        for (std::size_t i = 0; i < cycle.orders.size(); ++i) {
            const LockOrder &order = m_graph.orders[cycle.orders[i]];
            // The next of the ring holds what this one wants.
            const LockOrder &next = m_graph.orders[cycle.orders[(i + 1) % cycle.orders.size()]];
            if (order.task && next.task && !isSameTask(*order.task, *next.task)) {
                LockEdge edge = edgeOf(order);
                edge.holder = next.task;
                edge.trust = EdgeTrust::Derived;
                edge.holderSource = next.source;
                add(std::move(edge));
            }
        }
    }
    for (const LockOrder &order : m_graph.orders) {
        if (!order.isNow || !order.task) {
            continue;
        }
        LockEdge edge = edgeOf(order);
        const bool self = order.held.address != 0 && order.held.address == order.wanted.address;
        if (self) {
            edge.holder = order.task; // the same instance twice
            add(std::move(edge));
        } else if (!hasHolder(edge)) {
            const UnknownHolder unknown{.waiter = edge.waiter,
                                        .lock = edge.lock,
                                        .why = UnknownWhy::OrderOnly,
                                        .tasks = 0,
                                        .locks = 0,
                                        .running = {},
                                        .candidates = {},
                                        .source = edge.source};
            if (add(std::move(edge)) != nullptr) {
                m_graph.unknown.push_back(unknown);
            }
        }
    }
}

/// Locks that several tasks list and nobody is known to wait for: all but one wait, or they share it.
void LockGraphBuilder::addContended()
{
    QSet<quint64> seen;
    for (const auto &[list, rows] : m_rows) {
        if (!std::ranges::contains(list.first->fullLists, list.second)) {
            continue;
        }
        QHash<quint64, std::vector<const HeldLock *>> listed;
        for (const HeldLock *row : rows) {
            if (row->lock.address != 0 && !isSharedRow(*row)) {
                listed[row->lock.address].push_back(row);
            }
        }
        for (const HeldLock *row : rows) {
            const auto &same = listed[row->lock.address];
            if (same.size() < 2 || seen.contains(row->lock.address) || same.front() != row) {
                continue;
            }
            seen.insert(row->lock.address);
            const bool explained =
                std::ranges::any_of(same, [](const HeldLock *one) { return one->waitedFor; });
            if (explained) {
                continue;
            }
            UnknownHolder unknown;
            unknown.lock = row->lock;
            unknown.why = UnknownWhy::ListedBySeveral;
            unknown.source = row->source;
            for (const HeldLock *one : same) {
                unknown.candidates.push_back(one->task);
            }
            m_graph.unknown.push_back(std::move(unknown));
        }
    }
}

/// Running tasks of the newest list, when nothing else told of them: what they hold is not known.
void LockGraphBuilder::addHidden()
{
    const bool told = std::ranges::any_of(
        m_graph.unknown, [](const UnknownHolder &unknown) { return !unknown.running.empty(); });
    const TextReports *newest = nullptr;
    for (const TextReports &reports : m_capture) {
        newest = reports.unlisted.empty() ? newest : &reports;
    }
    if (told || newest == nullptr) {
        return;
    }
    UnknownHolder unknown;
    unknown.why = UnknownWhy::RunningTasksNotListed;
    for (const UnlistedLocks &running : newest->unlisted) {
        if (running.list == newest->unlisted.back().list) {
            unknown.locks += running.locks;
            unknown.running.push_back(running);
        }
    }
    unknown.tasks = static_cast<int>(unknown.running.size());
    unknown.source = unknown.running.front().source;
    m_graph.unknown.push_back(std::move(unknown));
}

} // namespace Casebook

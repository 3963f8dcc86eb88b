// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Waits and who holds what is waited for.

#include "core/trace/lockgraphbuilder.h"
#include "core/trace/lockwaits.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

/// The row of the lock that the functions of the stack want: of the wait's text first, of the newest list, and the
/// first line that says it when a text repeats itself.
const HeldLock *LockGraphBuilder::waitedRow(const LockWait &wait, const TextReports &reports) const
{
    const HeldLock *found = nullptr;
    const auto look = [&wait, &found](const TextReports &text) {
        for (const HeldLock &row : text.locks) {
            const bool again = found != nullptr && found->lock == row.lock && found->at == row.at;
            if (row.waitedFor && isSameTask(row.task, wait.task) && !again) {
                found = &row;
            }
        }
    };
    look(reports);
    for (const TextReports &other : m_capture) {
        if (found == nullptr) {
            look(other);
        }
    }
    return found;
}

/// A row is held for sure when the task has taken another lock after it, or when its stack is known and waits for
/// something else. The last row of a task without a stack may be an attempt.
bool LockGraphBuilder::surelyHolds(const HeldLock &row, const ListKey &list) const
{
    if (row.waitedFor) {
        return false;
    }
    const auto rows = m_rows.find(list);
    if (rows != m_rows.end() && std::ranges::any_of(rows->second, [&row](const HeldLock *other) {
            return isSameTask(other->task, row.task) && other->index > row.index;
        })) {
        return true;
    }
    return std::ranges::any_of(list.first->waits, [&row](const LockWait &wait) {
        return isSameTask(wait.task, row.task);
    });
}

UnknownHolder LockGraphBuilder::unknownOf(const LockEdge &edge, const HeldLock *row,
                                          const ListKey &list) const
{
    UnknownHolder unknown;
    unknown.waiter = edge.waiter;
    unknown.lock = edge.lock;
    unknown.source = edge.source;
    unknown.why = UnknownWhy::NoOwnerLines;
    if (row == nullptr) {
        return unknown;
    }
    const auto rows = m_rows.find(list);
    if (rows != m_rows.end() && edge.lock.address != 0) {
        for (const HeldLock *other : rows->second) {
            if (other->lock.address == edge.lock.address && !isSameTask(other->task, edge.waiter)
                && !other->waitedFor) {
                unknown.candidates.push_back(other->task);
            }
        }
    }
    if (!std::ranges::contains(list.first->fullLists, list.second)) {
        return unknown; // a list of one task says nothing of others
    }
    for (const UnlistedLocks &running : list.first->unlisted) {
        if (running.list == list.second) {
            unknown.running.push_back(running);
            unknown.locks += running.locks;
        }
    }
    unknown.tasks = static_cast<int>(unknown.running.size());
    if (!unknown.candidates.empty()) {
        unknown.why = UnknownWhy::ListedBySeveral;
    } else if (unknown.tasks > 0) {
        unknown.why = UnknownWhy::RunningTasksNotListed;
    } else {
        unknown.why = list.first->lockdepOff ? UnknownWhy::ListIncomplete : UnknownWhy::NotListed;
    }
    return unknown;
}

void LockGraphBuilder::addListed(LockEdge edge, const HeldLock &row, const ListKey &list)
{
    const auto rows = m_rows.find(list);
    if (rows == m_rows.end() || row.lock.address == 0) {
        return;
    }
    const bool full = std::ranges::contains(list.first->fullLists, list.second);
    const bool hidden =
        std::ranges::any_of(list.first->unlisted, [&list](const UnlistedLocks &unlisted) {
            return unlisted.list == list.second;
        });
    std::vector<const HeldLock *> listed;
    std::vector<const HeldLock *> sure;
    for (const HeldLock *other : rows->second) {
        if (other->lock.address != row.lock.address || isSameTask(other->task, edge.waiter)
            || other->waitedFor || isSharedRow(*other)) {
            continue;
        }
        listed.push_back(other);
        if (surelyHolds(*other, list)) {
            sure.push_back(other);
        }
    }
    // A complete list with one other row: somebody holds it, and nobody else is there.
    if (sure.empty() && listed.size() == 1 && full && !hidden && !list.first->lockdepOff) {
        sure = listed;
    }
    edge.kind =
        row.lock.name.startsWith("(work_completion)"_L1) ? EdgeKind::Workqueue : EdgeKind::LockList;
    edge.trust = EdgeTrust::Derived;
    edge.source = row.source;
    for (const HeldLock *holder : sure) {
        edge.holder = holder->task;
        edge.holderSource = holder->source;
        add(edge);
    }
}

/// Who waits for all works of a workqueue waits for the workers that run them.
void LockGraphBuilder::addWorkers(const LockEdge &edge, const HeldLock &row,
                                  const TextReports &reports)
{
    QString name = row.lock.name;
    if (!name.startsWith("(wq_completion)"_L1)) {
        return;
    }
    name.remove(0, 15);
    for (const WorkRun &work : reports.works) {
        if (work.workqueue == name && !isSameTask(work.worker, edge.waiter)) {
            LockEdge made = edge;
            made.holder = work.worker;
            made.holder->comm = m_names.value(work.worker.pid);
            made.kind = EdgeKind::Workqueue;
            made.trust = EdgeTrust::Derived;
            made.source = row.source;
            made.holderSource = work.source;
            add(std::move(made));
        }
    }
}

void LockGraphBuilder::addOwned(const LockEdge &edge)
{
    if (edge.lock.address == 0) {
        return;
    }
    for (const LockOwner &owner : m_owners) {
        if (owner.lock.address != edge.lock.address) {
            continue;
        }
        LockEdge made = edge;
        made.holder = owner.owner;
        if (!owner.lock.name.isEmpty()) {
            made.lock.name = owner.lock.name;
        }
        if (!owner.lock.kind.isEmpty()) {
            made.lock.kind = owner.lock.kind;
        }
        made.kind = EdgeKind::OwnerLine;
        made.trust = EdgeTrust::Stated;
        made.holderSource = edge.source;
        made.source = owner.source;
        add(std::move(made));
    }
}

void LockGraphBuilder::addWait(const LockWait &wait, const TextReports &reports)
{
    LockEdge edge;
    edge.waiter = wait.task;
    edge.lock = wait.lock;
    edge.caller = wait.caller;
    edge.source = wait.source;
    edge.kind = EdgeKind::Stack;
    edge.trust = EdgeTrust::Derived;
    if (wait.kind == WaitKind::Join) {
        edge.kind = EdgeKind::Join;
        edge.holder =
            TaskRef{.comm = m_names.value(wait.awaited), .pid = wait.awaited, .state = {}};
        add(std::move(edge));
        return;
    }
    const HeldLock *row = waitedRow(wait, reports);
    ListKey list{&reports, -1};
    if (row != nullptr) {
        for (const TextReports &text : m_capture) {
            if (!text.locks.empty() && row >= text.locks.data()
                && row < text.locks.data() + text.locks.size()) {
                list = {&text, row->list};
            }
        }
        edge.lock.name = row->lock.name;
        edge.lock.address = row->lock.address;
        edge.source = row->source;
        addListed(edge, *row, list);
        addWorkers(edge, *row, *list.first);
    }
    addOwned(edge);
    if (hasHolder(edge)) {
        return;
    }
    if (edge.lock.kind == futexKind) {
        return; // perhaps a condition, which nobody owns
    }
    UnknownHolder unknown = unknownOf(edge, row, list);
    if (wait.kind == WaitKind::Event) {
        unknown.why = UnknownWhy::CompletionHasNoOwner;
    }
    m_open.emplace_back(std::move(edge), std::move(unknown));
}

void LockGraphBuilder::addWaits()
{
    for (const TextReports &reports : m_capture) {
        for (const LockWait &wait : reports.waits) {
            addWait(wait, reports);
        }
    }
    for (auto &[edge, unknown] : m_open) {
        if (hasHolder(edge)) {
            continue;
        }
        const bool again = std::ranges::any_of(m_graph.edges, [&edge](const LockEdge &known) {
            return isSameTask(known.waiter, edge.waiter) && !known.holder
                && lockKey(known.lock) == lockKey(edge.lock)
                && (known.caller == edge.caller || known.caller.isEmpty() || edge.caller.isEmpty());
        });
        if (!again) {
            resolve(unknown.waiter);
            add(std::move(edge));
            m_graph.unknown.push_back(std::move(unknown));
        }
    }
}

} // namespace Casebook

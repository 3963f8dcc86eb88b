// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/lockgraph.h"

#include "core/trace/lockcycles.h"
#include "core/trace/lockgraphbuilder.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

QString lockKey(const LockRef &lock)
{
    return lock.address != 0 ? QString::number(lock.address, 16) : lock.name;
}

QString taskKey(const TaskRef &task)
{
    return QString::number(task.pid) + u'/' + (task.pid < 0 ? task.comm : QString());
}

bool isSharedRow(const HeldLock &row)
{
    return row.lock.name.startsWith("rcu_read_lock"_L1)
        || row.lock.name.startsWith("rcu_callback"_L1)
        || row.lock.name.startsWith("(wq_completion)"_L1) || row.lock.name.startsWith("srcu"_L1)
        || row.lock.name.startsWith("&ssp->"_L1) || row.usage.startsWith("{....}"_L1);
}

void LockGraphBuilder::nameTasks()
{
    const auto learn = [this](qint64 pid, const QString &comm) {
        if (pid >= 0 && !comm.isEmpty() && !m_names.contains(pid)) {
            m_names.insert(pid, comm);
        }
    };
    for (const TextReports &reports : m_capture) {
        for (const DumpThread &thread : reports.threads) {
            learn(thread.tid, thread.name);
        }
        for (const TaskRef &task : reports.tasks) {
            learn(task.pid, task.comm);
        }
        for (const HeldLock &lock : reports.locks) {
            learn(lock.task.pid, lock.task.comm);
        }
        for (const UnlistedLocks &unlisted : reports.unlisted) {
            learn(unlisted.task.pid, unlisted.task.comm);
        }
        for (const LockWait &wait : reports.waits) {
            learn(wait.task.pid, wait.task.comm);
        }
    }
}

void LockGraphBuilder::resolve(TaskRef &task) const
{
    if (task.comm.isEmpty()) {
        task.comm = m_names.value(task.pid);
    }
}

/// The same lock row of the same task counts once, the newest list wins.
void LockGraphBuilder::collect()
{
    QSet<QString> seen;
    for (const TextReports &reports : m_capture) {
        for (const HeldLock &row : reports.locks) {
            m_rows[{&reports, row.list}].push_back(&row);
            const QString key = taskKey(row.task) + u' ' + QString::number(row.index) + u' '
                + lockKey(row.lock) + u' ' + row.at + (row.waitedFor ? u" w"_s : QString());
            if (!seen.contains(key)) {
                seen.insert(key);
                m_graph.held.push_back(row);
            }
        }
        m_owners.insert(m_owners.end(), reports.owners.begin(), reports.owners.end());
    }
    for (LockOwner &owner : m_owners) {
        resolve(owner.owner);
    }
}

LockEdge *LockGraphBuilder::add(LockEdge edge)
{
    resolve(edge.waiter);
    if (edge.holder) {
        resolve(*edge.holder);
    }
    const QString key = taskKey(edge.waiter) + u" > "_s
        + (edge.holder ? taskKey(*edge.holder) : u"?"_s) + u' ' + lockKey(edge.lock) + u' '
        + (edge.lock.address == 0 ? edge.caller : QString());
    if (m_known.contains(key)) {
        return nullptr;
    }
    m_known.insert(key);
    m_graph.edges.push_back(std::move(edge));
    return &m_graph.edges.back();
}

bool LockGraphBuilder::hasHolder(const LockEdge &edge) const
{
    return std::ranges::any_of(m_graph.edges, [&edge](const LockEdge &known) {
        return known.holder && isSameTask(known.waiter, edge.waiter)
            && (known.lock.address == 0 || edge.lock.address == 0
                || known.lock.address == edge.lock.address);
    });
}

/// What the text itself says; with the lock of the row, where the waiter's list has it.
void LockGraphBuilder::addStated()
{
    for (const TextReports &reports : m_capture) {
        for (const LockEdge &stated : reports.edges) {
            if (stated.kind != EdgeKind::BlockerLine && stated.kind != EdgeKind::SpinOwner) {
                continue; // made here before
            }
            LockEdge edge = stated;
            for (const LockWait &wait : reports.waits) {
                if (!isSameTask(wait.task, edge.waiter) || wait.kind != WaitKind::Lock) {
                    continue;
                }
                edge.caller = wait.caller;
                if (const HeldLock *row = waitedRow(wait, reports)) {
                    edge.lock.name = row->lock.name;
                    edge.lock.address = row->lock.address;
                }
            }
            if (edge.holder) {
                add(std::move(edge));
                continue;
            }
            UnknownHolder unknown{.waiter = edge.waiter,
                                  .lock = edge.lock,
                                  .why = UnknownWhy::OwnerNotFound,
                                  .tasks = 0,
                                  .locks = 0,
                                  .running = {},
                                  .candidates = {},
                                  .source = edge.source};
            m_open.emplace_back(std::move(edge), std::move(unknown));
        }
    }
}

LockGraph LockGraphBuilder::build()
{
    nameTasks();
    collect();
    addStated();
    addWaits();
    addOrders();
    addContended();
    addHidden();
    m_graph.cycles = waitCycles(m_graph.edges);
    return std::move(m_graph);
}

LockGraph buildLockGraph(std::span<const TextReports> capture)
{
    return LockGraphBuilder(capture).build();
}

} // namespace Casebook

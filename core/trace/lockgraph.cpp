// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/lockgraph.h"

#include "core/trace/lockcycles.h"
#include "core/trace/lockwaits.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// A list of one text.
using ListKey = std::pair<const TextReports *, int>;

/// Locks that many tasks can hold at once or that are none: rows of them name no holder.
bool isShared(const HeldLock &row)
{
    return row.lock.name.startsWith("rcu_read_lock"_L1)
        || row.lock.name.startsWith("rcu_callback"_L1)
        || row.lock.name.startsWith("(wq_completion)"_L1) || row.lock.name.startsWith("srcu"_L1)
        || row.lock.name.startsWith("&ssp->"_L1) || row.usage.startsWith("{....}"_L1);
}

QString lockKey(const LockRef &lock)
{
    return lock.address != 0 ? QString::number(lock.address, 16) : lock.name;
}

QString taskKey(const TaskRef &task)
{
    return QString::number(task.pid) + u'/' + (task.pid < 0 ? task.comm : QString());
}

class Builder final
{
public:
    explicit Builder(std::span<const TextReports> capture)
        : m_capture(capture)
    {
    }

    LockGraph build();

private:
    void collect();
    void nameTasks();
    void addStated();
    void addWaits();
    void addWait(const LockWait &wait, const TextReports &reports);
    void addListed(LockEdge edge, const HeldLock &row, const ListKey &list);
    void addWorkers(const LockEdge &edge, const HeldLock &row, const TextReports &reports);
    void addOwned(const LockEdge &edge);
    void addOrders();
    void addContended();
    void addHidden();
    void resolve(TaskRef &task) const;
    LockEdge *add(LockEdge edge);
    [[nodiscard]] bool hasHolder(const LockEdge &edge) const;
    [[nodiscard]] const HeldLock *waitedRow(const LockWait &wait, const TextReports &reports) const;
    [[nodiscard]] UnknownHolder unknownOf(const LockEdge &edge, const HeldLock *row,
                                          const ListKey &list) const;
    [[nodiscard]] bool surelyHolds(const HeldLock &row, const ListKey &list) const;

    std::span<const TextReports> m_capture;
    LockGraph m_graph;
    QSet<QString> m_known; ///< edges by what they say
    QHash<qint64, QString> m_names; ///< of tasks by number
    std::vector<LockOwner> m_owners;
    std::map<ListKey, std::vector<const HeldLock *>> m_rows;
    std::vector<std::pair<LockEdge, UnknownHolder>> m_open; ///< waits nobody is known for
};

void Builder::nameTasks()
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

void Builder::resolve(TaskRef &task) const
{
    if (task.comm.isEmpty()) {
        task.comm = m_names.value(task.pid);
    }
}

/// The same lock row of the same task counts once, the newest list wins.
void Builder::collect()
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

LockEdge *Builder::add(LockEdge edge)
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

bool Builder::hasHolder(const LockEdge &edge) const
{
    return std::ranges::any_of(m_graph.edges, [&edge](const LockEdge &known) {
        return known.holder && isSameTask(known.waiter, edge.waiter)
            && (known.lock.address == 0 || edge.lock.address == 0
                || known.lock.address == edge.lock.address);
    });
}

/// The row of the lock that the functions of the stack want: of the wait's text first, of the newest list, and the
/// first line that says it when a text repeats itself.
const HeldLock *Builder::waitedRow(const LockWait &wait, const TextReports &reports) const
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
bool Builder::surelyHolds(const HeldLock &row, const ListKey &list) const
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

UnknownHolder Builder::unknownOf(const LockEdge &edge, const HeldLock *row,
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

void Builder::addListed(LockEdge edge, const HeldLock &row, const ListKey &list)
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
            || other->waitedFor || isShared(*other)) {
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
void Builder::addWorkers(const LockEdge &edge, const HeldLock &row, const TextReports &reports)
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

void Builder::addOwned(const LockEdge &edge)
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

void Builder::addWait(const LockWait &wait, const TextReports &reports)
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

/// What the text itself says; with the lock of the row, where the waiter's list has it.
void Builder::addStated()
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

void Builder::addWaits()
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

/// Orders that were seen: the task in front of one, and rings of tasks where each took one lock of the ring.
void Builder::addOrders()
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
void Builder::addContended()
{
    QSet<quint64> seen;
    for (const auto &[list, rows] : m_rows) {
        if (!std::ranges::contains(list.first->fullLists, list.second)) {
            continue;
        }
        QHash<quint64, std::vector<const HeldLock *>> listed;
        for (const HeldLock *row : rows) {
            if (row->lock.address != 0 && !isShared(*row)) {
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
void Builder::addHidden()
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

LockGraph Builder::build()
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

} // namespace

LockGraph buildLockGraph(std::span<const TextReports> capture)
{
    return Builder(capture).build();
}

} // namespace Casebook

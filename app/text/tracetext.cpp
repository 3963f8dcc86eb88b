// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/tracetext.h"

#include "app/text/format.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

QString addressEnd(quint64 address)
{
    const QString hex = QString::number(address, 16);
    return hex.size() <= 7 ? QString(u"0x"_s + hex) : QString(u"…"_s + hex.last(7));
}

QString taskName(const TaskRef &task)
{
    return task.comm.isEmpty() ? QString::number(task.pid) : madeVisible(task.comm);
}

} // namespace

QString TraceText::role(TraceRole role)
{
    switch (role) {
    case TraceRole::Crash:
        return tr("reported task");
    case TraceRole::Blocked:
        return tr("blocked task");
    case TraceRole::Holder:
        return tr("lock holder");
    case TraceRole::Allocated:
        return tr("allocated by");
    case TraceRole::Freed:
        return tr("freed by");
    case TraceRole::Queued:
        return tr("queued by");
    case TraceRole::Stored:
        return tr("stored by");
    case TraceRole::Created:
        return tr("created by");
    case TraceRole::Read:
        return tr("read by");
    case TraceRole::Write:
        return tr("written by");
    case TraceRole::Acquired:
        return tr("lock taken here");
    case TraceRole::Registered:
        return tr("lock state registered here");
    case TraceRole::Cpu:
        return tr("CPU, by NMI");
    case TraceRole::Thread:
        return tr("thread of a dump");
    case TraceRole::Other:
        return tr("other stack");
    }
    std::unreachable();
}

QString TraceText::state(const QString &state, int blockedSeconds)
{
    if (blockedSeconds < 0) {
        return madeVisible(state);
    }
    //: State of a task ("D") and for how many seconds it waits.
    return tr("%1 · blocked %2 s").arg(madeVisible(state)).arg(blockedSeconds);
}

QString TraceText::similarReason(SimilarReason reason)
{
    switch (reason) {
    case SimilarReason::EqualStack:
        return tr("the same stack");
    case SimilarReason::SameTitle:
        return tr("the same title");
    case SimilarReason::SameCulprit:
        return tr("the same function is blamed");
    case SimilarReason::SharedTop:
        return tr("the same innermost frames");
    case SimilarReason::SharedRare:
        return tr("shares rare functions");
    }
    std::unreachable();
}

QString TraceText::seenName(const SeenTrace &hit)
{
    if (hit.task && (!hit.task->comm.isEmpty() || hit.task->pid >= 0)) {
        return task(*hit.task);
    }
    return hit.title.isEmpty() ? role(hit.role) : madeVisible(hit.title);
}

QString TraceText::seenReason(const SeenTrace &hit, int stacks)
{
    QStringList names;
    for (const SharedFunction &function : hit.shared) {
        //: A function and how many of all stacks have it: "ns_freeze (2 of 120)".
        names.append(
            tr("%1 (%2 of %3)").arg(madeVisible(function.name)).arg(function.stacks).arg(stacks));
    }
    QStringList parts{similarReason(hit.why.reason)};
    if (!names.isEmpty()) {
        //: Functions that two stacks share; in brackets how many of all stacks have them.
        parts.append(tr("shared: %1").arg(names.join(u", "_s)));
    }
    if (hit.more > 0) {
        parts.append(tr("%n more like it", nullptr, hit.more));
    }
    return parts.join(u"; "_s);
}

QString TraceText::task(const TaskRef &task)
{
    if (task.comm.isEmpty() && task.pid < 0) {
        return tr("a task without a name");
    }
    if (task.comm.isEmpty()) {
        return tr("task %1").arg(task.pid);
    }
    return task.pid < 0 ? madeVisible(task.comm)
                        : tr("%1 (%2)").arg(madeVisible(task.comm)).arg(task.pid);
}

QString TraceText::shortLock(const LockRef &lock)
{
    const QStringView whole = QStringView(lock.name).sliced(lock.name.startsWith(u'&') ? 1 : 0);
    const bool isMember = whole.size() < lock.name.size() || whole.contains("->"_L1);
    const qsizetype arrow = whole.lastIndexOf("->"_L1);
    const qsizetype dot = isMember ? whole.lastIndexOf(u'.') : -1;
    const qsizetype at = arrow >= 0 ? arrow + 2 : dot + 1;
    // "&vq->mutex" and "&worker->mutex" in one picture: a member named after its kind needs its object.
    static constexpr std::array kinds{"mutex"_L1,  "lock"_L1, "sem"_L1,     "rwsem"_L1,
                                      "rwlock"_L1, "mtx"_L1,  "spinlock"_L1};
    const QStringView member = whole.sliced(at);
    const bool tells = std::ranges::none_of(kinds, [member](QLatin1StringView kind) {
        return member.left(member.indexOf(u'/')) == kind; // "mutex/1": a subclass of lockdep
    });
    return madeVisible((tells ? member : whole).toString());
}

QString TraceText::lock(const LockRef &lock)
{
    if (!lock.name.isEmpty()) {
        return shortLock(lock);
    }
    const QString kind = lock.kind.isEmpty() ? tr("a lock") : madeVisible(lock.kind);
    //: A kind of lock ("mutex") and the last digits of its address.
    return lock.address == 0 ? kind : tr("%1 at %2").arg(kind, addressEnd(lock.address));
}

QString TraceText::lockDetail(const LockRef &lock)
{
    QStringList parts;
    if (!lock.kind.isEmpty()) {
        parts.append(madeVisible(lock.kind));
    }
    if (lock.address != 0) {
        parts.append(addressEnd(lock.address));
    }
    return parts.join(u" · "_s);
}

QString TraceText::edgeKind(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::BlockerLine:
        return tr("blocker line");
    case EdgeKind::SpinOwner:
        return tr("owner of a spinlock");
    case EdgeKind::LockList:
        return tr("lock list");
    case EdgeKind::Workqueue:
        return tr("work in flight");
    case EdgeKind::LockOrder:
        return tr("lock order");
    case EdgeKind::OwnerLine:
        return tr("owner read from memory");
    case EdgeKind::Stack:
        return tr("stack");
    case EdgeKind::Join:
        return tr("waits for the end of a thread");
    }
    std::unreachable();
}

QString TraceText::row(const LockPicture::Row &row)
{
    // An order of locks was seen once; nobody need wait for anything now.
    const bool isOrder = row.readFrom == EdgeKind::LockOrder;
    if (isOrder && row.kind == LockPicture::LineKind::WaitsFor) {
        return tr("%1 wants %2").arg(taskName(row.task), lock(row.lock));
    }
    if (isOrder && row.kind == LockPicture::LineKind::HeldBy) {
        return tr("%1 takes %2 before").arg(taskName(row.task), lock(row.lock));
    }
    switch (row.kind) {
    case LockPicture::LineKind::WaitsFor:
        return row.unknown < 0
            ? tr("%1 waits for %2").arg(taskName(row.task), lock(row.lock))
            : tr("%1 waits for %2, holder unknown").arg(taskName(row.task), lock(row.lock));
    case LockPicture::LineKind::HeldBy:
        return tr("%1 holds %2").arg(taskName(row.task), lock(row.lock));
    case LockPicture::LineKind::Before:
        return row.task.comm.isEmpty()
            ? tr("%1 is taken while %2 is held").arg(lock(row.lock), lock(row.before))
            : tr("%1 takes %2 while it holds %3")
                  .arg(taskName(row.task), lock(row.lock), lock(row.before));
    case LockPicture::LineKind::NoHolder:
        break;
    }
    return {};
}

namespace {

/// Tasks that wait, each once.
int waitingTasks(const LockGraph &graph)
{
    std::vector<TaskRef> seen;
    for (const LockEdge &edge : graph.edges) {
        if (std::ranges::none_of(seen,
                                 [&](const TaskRef &t) { return isSameTask(t, edge.waiter); })) {
            seen.push_back(edge.waiter);
        }
    }
    return static_cast<int>(seen.size());
}

/// The ring to speak of first: one in which tasks hang, else one in which they can.
const LockCycle &mainCycle(const LockGraph &graph)
{
    const auto certain = std::ranges::find(graph.cycles, false, &LockCycle::isPossible);
    return certain == graph.cycles.end() ? graph.cycles.front() : *certain;
}

} // namespace

QString TraceText::cycleHeadline(const LockCycle &cycle)
{
    const auto size = static_cast<int>(cycle.edges.size());
    if (cycle.isPossible) {
        return size == 1 ? tr("A task may wait for a lock that it holds itself.")
                         : tr("A deadlock between %n tasks is possible.", nullptr, size);
    }
    return size == 1 ? tr("A task waits for a lock that it holds itself.")
                     : tr("Deadlock between %n tasks.", nullptr, size);
}

QStringList TraceText::cycleAnswer(const LockGraph &graph, int waiting)
{
    const LockCycle &cycle = mainCycle(graph);
    QStringList parts{cycleHeadline(cycle)};
    QStringList links;
    for (const std::size_t at : cycle.edges) {
        const LockEdge &edge = graph.edges[at];
        const auto holds = std::ranges::find_if(cycle.edges, [&](std::size_t other) {
            return graph.edges[other].holder && isSameTask(*graph.edges[other].holder, edge.waiter);
        });
        const QString own = holds == cycle.edges.end() ? QString() : lock(graph.edges[*holds].lock);
        if (cycle.isPossible) {
            links.append(
                own.isEmpty()
                    ? tr("%1 takes %2").arg(task(edge.waiter), lock(edge.lock))
                    : tr("%1 takes %2, then %3").arg(task(edge.waiter), own, lock(edge.lock)));
        } else {
            links.append(own.isEmpty()
                             ? tr("%1 waits for %2").arg(task(edge.waiter), lock(edge.lock))
                             : tr("%1 holds %2 and waits for %3")
                                   .arg(task(edge.waiter), own, lock(edge.lock)));
        }
    }
    //: Stands between the links of a deadlock: "A holds x and waits for y; B holds y and waits for x".
    parts.append(tr("%1.").arg(links.join(u"; "_s)));
    if (cycle.isPossible) {
        parts.append(tr("The locks are taken in an order that can hang; nobody need hang now."));
    }
    if (graph.cycles.size() > 1) {
        parts.append(tr("%n more cycle(s) are in this text.", nullptr,
                        static_cast<int>(graph.cycles.size()) - 1));
    }
    const auto size = static_cast<int>(cycle.edges.size());
    if (waiting > size && !cycle.isPossible) {
        parts.append(tr("%n more task(s) are stuck behind them.", nullptr, waiting - size));
    }
    return parts;
}

QStringList TraceText::answer(const LockGraph &graph, const LockPicture &picture)
{
    QStringList parts;
    const int waiting = waitingTasks(graph);
    if (!graph.cycles.empty()) {
        parts = cycleAnswer(graph, waiting);
    } else if (!graph.orderCycles.empty()) {
        parts.append(tr("Possible deadlock."));
        parts.append(tr("The locks are taken in an order that can hang; nobody need hang now."));
    } else if (waiting > 0) {
        parts.append(tr("%n task(s) wait for a lock or an event.", nullptr, waiting));
        for (const LockEdge &edge : graph.edges) {
            if (edge.holder && parts.size() < 4) {
                parts.append(tr("%1 holds %2, for which %3 waits.")
                                 .arg(task(*edge.holder), lock(edge.lock), task(edge.waiter)));
            }
        }
    } else if (!picture.rows.empty()) {
        parts.append(tr("Nobody waits for a lock here."));
    }
    const auto unknown =
        std::ranges::count_if(picture.rows, [](const auto &row) { return row.unknown >= 0; });
    if (unknown > 0) {
        parts.append(
            tr("For %n wait(s) the text names no holder.", nullptr, static_cast<int>(unknown)));
    }
    return parts;
}

} // namespace Casebook

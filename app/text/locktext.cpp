// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/locktext.h"

#include <QHash>

#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

QString hex(quint64 address)
{
    return u"0x"_s + QString::number(address, 16);
}

} // namespace

QString LockText::task(const TaskRef &task)
{
    if (task.pid < 0) {
        return task.comm.isEmpty() ? tr("an unnamed task") : task.comm;
    }
    return task.comm.isEmpty() ? tr("task %1").arg(task.pid)
                               : u"%1 (%2)"_s.arg(task.comm).arg(task.pid);
}

QString LockText::lock(const LockRef &lock)
{
    if (!lock.name.isEmpty()) {
        return lock.address == 0 ? lock.name : u"%1 (%2)"_s.arg(lock.name, hex(lock.address));
    }
    if (lock.kind == "completion"_L1 || lock.kind == "grace period"_L1 || lock.kind == "bit"_L1
        || lock.kind == "page"_L1) {
        return tr("an event (%1)").arg(lock.kind);
    }
    const QString kind = lock.kind.isEmpty() ? tr("lock") : lock.kind;
    return lock.address == 0 ? tr("a %1 without a name").arg(kind)
                             : tr("the %1 at %2").arg(kind, hex(lock.address));
}

QString LockText::edge(const LockEdge &edge)
{
    if (edge.kind == EdgeKind::Join && edge.holder) {
        return tr("%1 waits for the end of %2.").arg(task(edge.waiter), task(*edge.holder));
    }
    if (edge.kind == EdgeKind::LockOrder) {
        return edge.holder
            ? tr("%1 wants %2, which %3 takes before.")
                  .arg(task(edge.waiter), lock(edge.lock), task(*edge.holder))
            : tr("%1 wants %2 in an order that can hang.").arg(task(edge.waiter), lock(edge.lock));
    }
    if (!edge.holder) {
        return tr("%1 waits for %2; nobody is named as its holder.")
            .arg(task(edge.waiter), lock(edge.lock));
    }
    if (edge.kind == EdgeKind::Workqueue) {
        return tr("%1 waits for %2, which %3 runs.")
            .arg(task(edge.waiter), lock(edge.lock), task(*edge.holder));
    }
    return tr("%1 waits for %2, held by %3.")
        .arg(task(edge.waiter), lock(edge.lock), task(*edge.holder));
}

QString LockText::trust(EdgeTrust trust)
{
    return trust == EdgeTrust::Stated ? tr("stated by the text") : tr("derived from the text");
}

QString LockText::unknownWhat(const UnknownHolder &unknown)
{
    const bool nobody = unknown.waiter.pid < 0 && unknown.waiter.comm.isEmpty();
    if (nobody && unknown.lock == LockRef()) {
        return tr("The locks of running tasks are not listed.");
    }
    if (nobody) {
        return tr("Who holds %1 is not known.").arg(lock(unknown.lock));
    }
    return tr("%1 waits for %2; its holder is not known.")
        .arg(task(unknown.waiter), lock(unknown.lock));
}

QString LockText::unknownWhy(const UnknownHolder &unknown)
{
    const auto names = [](const auto &list, auto name) {
        QStringList words;
        for (const auto &one : list) {
            words.append(name(one));
        }
        return words.join(u", "_s);
    };
    switch (unknown.why) {
    case UnknownWhy::NoOwnerLines:
        return tr("The text names no owner of this lock: there is no blocker line, no list of held "
                  "locks that has it, and no owner line of a capture.");
    case UnknownWhy::RunningTasksNotListed:
        return tr("No listed row holds it, but the kernel does not list the locks of running "
                  "tasks: "
                  "%1 hold %2. The owner may be among them: %3.")
            .arg(tr("%n task(s)", nullptr, unknown.tasks), tr("%n lock(s)", nullptr, unknown.locks),
                 names(unknown.running, [](const UnlistedLocks &one) {
                     return u"%1: %2"_s.arg(task(one.task)).arg(one.locks);
                 }));
    case UnknownWhy::NotListed:
        return tr("The list of held locks is complete, and no row of another task has this lock.");
    case UnknownWhy::ListedBySeveral:
        return tr("A row is printed for who holds a lock and for who waits for it. These list it, "
                  "and "
                  "nothing tells which of them has it: %1.")
            .arg(names(unknown.candidates, [](const TaskRef &one) { return task(one); }));
    case UnknownWhy::OwnerNotFound:
        return tr("The kernel looked for the owner and found none.");
    case UnknownWhy::CompletionHasNoOwner:
        return tr("Nobody owns an event; who should have sent it is not in the text.");
    case UnknownWhy::ListIncomplete:
        return tr("lockdep says that it stopped, so its list of held locks is not complete.");
    case UnknownWhy::OrderOnly:
        return tr("The report is about an order of locks that can hang; nobody need hold it now.");
    }
    std::unreachable();
}

QString LockText::capture(LockCapture capture)
{
    switch (capture) {
    case LockCapture::OwnerLines:
        return tr("Read the owner out of memory (gdb, gdbstub or drgn) as casebook-owner lines.");
    case LockCapture::HeldLocks:
        return tr("Let a kernel with lockdep list all held locks (SysRq-d).");
    case LockCapture::AllTaskStacks:
        return tr("Capture the stacks of all tasks (SysRq-t).");
    case LockCapture::AllCpuStacks:
        return tr("Capture what runs on every CPU (SysRq-l) together with the list of locks.");
    case LockCapture::BlockerLines:
        return tr("Use a kernel with CONFIG_DETECT_HUNG_TASK_BLOCKER.");
    case LockCapture::LargerLockdepTables:
        return tr("Give lockdep more room (CONFIG_LOCKDEP_BITS, CONFIG_LOCKDEP_CHAINS_BITS).");
    }
    std::unreachable();
}

QString LockText::captures(const UnknownHolder &unknown)
{
    QStringList sentences;
    for (const LockCapture one : capturesFor(unknown)) {
        sentences.append(capture(one));
    }
    return sentences.join(u' ');
}

QString LockText::cycle(const LockGraph &graph, const LockCycle &cycle)
{
    QStringList parts;
    for (const std::size_t index : cycle.edges) {
        const LockEdge &edge = graph.edges[index];
        const QString holder = edge.holder ? task(*edge.holder) : QString();
        parts.append(edge.kind == EdgeKind::LockOrder
                         ? tr("%1 wants %2, which %3 takes before")
                               .arg(task(edge.waiter), lock(edge.lock), holder)
                         : tr("%1 waits for %2, held by %3")
                               .arg(task(edge.waiter), lock(edge.lock), holder));
    }
    const QString ring = parts.join(u"; "_s);
    if (cycle.isPossible) {
        return tr("This can hang, nobody need hang now: %1.").arg(ring);
    }
    return parts.size() == 1 ? tr("A task waits for itself: %1.").arg(ring)
                             : tr("None of these can go on: %1.").arg(ring);
}

QString LockText::cycle(const LockGraph &graph, const OrderCycle &cycle)
{
    QStringList parts;
    for (const std::size_t index : cycle.orders) {
        const LockOrder &order = graph.orders[index];
        const QString taken =
            tr("%1 is taken with %2 held").arg(lock(order.wanted), lock(order.held));
        parts.append(order.task ? tr("%1 by %2").arg(taken, task(*order.task)) : taken);
    }
    return tr("These orders of locks can hang together: %1.").arg(parts.join(u"; "_s));
}

QString LockText::summary(const LockGraph &graph)
{
    QStringList sentences;
    for (const LockCycle &one : graph.cycles) {
        sentences.append(cycle(graph, one));
    }
    for (const OrderCycle &one : graph.orderCycles) {
        sentences.append(cycle(graph, one));
    }
    if (graph.cycles.empty()) {
        QHash<qint64, int> waiting;
        const LockEdge *most = nullptr;
        for (const LockEdge &one : graph.edges) {
            if (one.holder && one.kind != EdgeKind::LockOrder) {
                const int count = ++waiting[one.holder->pid];
                most = most == nullptr || count > waiting.value(most->holder->pid) ? &one : most;
            }
        }
        if (most != nullptr) {
            sentences.append(
                tr("%n task(s) wait for %1.", nullptr, waiting.value(most->holder->pid))
                    .arg(task(*most->holder)));
        }
    }
    if (!graph.unknown.empty()) {
        const UnknownHolder &first = graph.unknown.front();
        sentences.append(unknownWhat(first));
        sentences.append(unknownWhy(first));
        sentences.append(captures(first));
        if (graph.unknown.size() > 1) {
            sentences.append(
                tr("%n more are not known.", nullptr, static_cast<int>(graph.unknown.size()) - 1));
        }
    }
    return sentences.isEmpty() ? tr("No task waits for a lock in this text.")
                               : sentences.join(u' ');
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/trace.h"

#include <QString>

#include <optional>
#include <vector>

namespace Casebook {

/// A lock as a text names it. Equal addresses are one lock; a name alone joins nothing.
struct LockRef
{
    QString name; ///< "&ctrl->reset_lock", "(wq_completion)events", may be empty
    quint64 address = 0; ///< 0: not said
    QString kind; ///< "mutex", "rwsem" …, empty when not said

    friend bool operator==(const LockRef &, const LockRef &) = default;
};

/// The line a fact was read from.
struct EvidenceLine
{
    int line = 0; ///< 1-based in its source
    qint64 offset = 0;
    QString text;
    QString source; ///< name of the text

    friend bool operator==(const EvidenceLine &, const EvidenceLine &) = default;
};

/// One "#k" row of a list of held locks: one task and one number (an inline chain repeats the number).
struct HeldLock
{
    TaskRef task;
    int index = 0;
    LockRef lock;
    QString usage; ///< "{+.+.}-{4:4}"
    QString at; ///< acquire site as printed
    bool waitedFor = false; ///< the task has not got it yet: lockdep lists the attempt too
    qint64 sourceOffset = -1;
    EvidenceLine source;
    int list = 0; ///< which list of the text; lists of one text are of different times

    friend bool operator==(const HeldLock &, const HeldLock &) = default;
};

/// A task that ran while the kernel printed a list of locks: it says how many the task holds, not which.
struct UnlistedLocks
{
    TaskRef task;
    int locks = 0;
    int list = 0;
    EvidenceLine source;

    friend bool operator==(const UnlistedLocks &, const UnlistedLocks &) = default;
};

/// Who owns a lock, as a capture read it out of memory ("casebook-owner:" line).
struct LockOwner
{
    TaskRef owner; ///< pid is the thread's number
    LockRef lock;
    EvidenceLine source;

    friend bool operator==(const LockOwner &, const LockOwner &) = default;
};

/// A worker that runs a function of a workqueue.
struct WorkRun
{
    TaskRef worker;
    QString func;
    QString workqueue;
    EvidenceLine source;

    friend bool operator==(const WorkRun &, const WorkRun &) = default;
};

/// What a stack waits for, by the functions it hangs in.
enum class WaitKind : std::uint8_t {
    Lock, ///< a lock that somebody can own
    Spin, ///< the same, spinning
    Work, ///< the end of a work or of a workqueue's works
    Event, ///< a completion, a grace period, a page: nobody owns it
    Join, ///< the end of a thread
};

/// A task whose stack shows that it waits.
struct LockWait
{
    TaskRef task;
    WaitKind kind = WaitKind::Lock;
    LockRef lock; ///< kind by the function; address where a debugger prints it
    QString caller; ///< the function that asked
    qint64 awaited = -1; ///< Join: number of the thread
    EvidenceLine source;

    friend bool operator==(const LockWait &, const LockWait &) = default;
};

/// How sure an edge is: the text says it, or it follows from what the text says.
enum class EdgeTrust : std::uint8_t { Stated, Derived };

/// What an edge was read from.
enum class EdgeKind : std::uint8_t {
    BlockerLine, ///< "is blocked on a mutex likely owned by task"
    SpinOwner, ///< ".owner:" of a spinlock's dump
    LockList, ///< rows with the same address in a list of held locks
    Workqueue, ///< waits for a work that a worker runs
    LockOrder, ///< an order of locks that lockdep or ThreadSanitizer saw; nobody need hang now
    OwnerLine, ///< an address in the waiter's frames and a "casebook-owner:" line
    Stack, ///< the waiter's stack alone: a lock, no holder
    Join, ///< waits for the end of a thread
};

QString edgeKindName(EdgeKind kind);

/// Who waits for which lock and who holds it.
struct LockEdge
{
    TaskRef waiter;
    std::optional<TaskRef> holder; ///< empty: the text cannot say
    LockRef lock;
    EvidenceLine source;
    EdgeTrust trust = EdgeTrust::Stated;
    EdgeKind kind = EdgeKind::BlockerLine;
    QString caller; ///< function of the waiter that asks for the lock, where its stack is known
    std::optional<EvidenceLine> holderSource; ///< where a second line tells the holder

    friend bool operator==(const LockEdge &, const LockEdge &) = default;
};

/// "Wanted was taken while held was held": one link of lockdep's chain or of ThreadSanitizer's cycle.
struct LockOrder
{
    LockRef held;
    LockRef wanted;
    std::optional<TaskRef> task; ///< who did, when said
    EvidenceLine source;
    EdgeTrust trust = EdgeTrust::Stated;
    bool isNow = false; ///< the event the report is about; the others were seen earlier

    friend bool operator==(const LockOrder &, const LockOrder &) = default;
};

/// Why a holder is not known. Codes; app/text makes sentences.
enum class UnknownWhy : std::uint8_t {
    NoOwnerLines, ///< the kernel or the capture prints no owners
    RunningTasksNotListed, ///< running tasks hold locks the kernel did not list, the owner may be among them
    NotListed, ///< the lists name every lock, none holds this one
    ListedBySeveral, ///< several tasks list it; which one has it the text cannot say
    OwnerNotFound, ///< the kernel looked and found none
    CompletionHasNoOwner, ///< an event, a completion, a grace period: nobody owns it
    ListIncomplete, ///< lockdep ran out of room or is off
    OrderOnly, ///< a possible deadlock: the order is wrong, nobody need hold it now
};

QString unknownWhyName(UnknownWhy why);

/// What to capture to know more. Named by lockCaptureName().
enum class LockCapture : std::uint8_t {
    OwnerLines, ///< owners read out of memory (gdb, gdbstub, drgn) as "casebook-owner:" lines
    HeldLocks, ///< SysRq-d on a kernel with lockdep
    AllTaskStacks, ///< SysRq-t or SysRq-w
    AllCpuStacks, ///< SysRq-l: stacks of running tasks
    BlockerLines, ///< a kernel with CONFIG_DETECT_HUNG_TASK_BLOCKER
    LargerLockdepTables,
};

QString lockCaptureName(LockCapture capture);

struct UnknownHolder
{
    TaskRef waiter;
    LockRef lock;
    UnknownWhy why = UnknownWhy::NoOwnerLines;
    int tasks = 0; ///< running tasks whose locks are not listed
    int locks = 0; ///< their locks together
    std::vector<UnlistedLocks> running; ///< the same, one by one
    std::vector<TaskRef> candidates; ///< ListedBySeveral: who lists it
    EvidenceLine source; ///< what shows that the waiter waits

    friend bool operator==(const UnknownHolder &, const UnknownHolder &) = default;
};

/// What to capture against \a unknown, most useful first.
std::vector<LockCapture> capturesFor(const UnknownHolder &unknown);

/// A ring: each waits for a lock that the next one holds, the last for one of the first.
struct LockCycle
{
    /// Indexes into LockGraph::edges; the waiter of one is the holder of the one before.
    std::vector<std::size_t> edges;
    bool isPossible = false; ///< of orders seen at different times: it can happen, it need not be

    friend bool operator==(const LockCycle &, const LockCycle &) = default;
};

/// A ring of orders: every link was seen, together they can hang.
struct OrderCycle
{
    std::vector<std::size_t> orders; ///< indexes into LockGraph::orders

    friend bool operator==(const OrderCycle &, const OrderCycle &) = default;
};

/// Everything one capture (the texts of one boot or one process) says about who waits for whom.
struct LockGraph
{
    std::vector<LockEdge> edges;
    std::vector<LockOrder> orders;
    std::vector<HeldLock> held; ///< each task and lock once; those waited for are marked
    std::vector<UnknownHolder> unknown;
    std::vector<LockCycle> cycles;
    std::vector<OrderCycle> orderCycles;

    friend bool operator==(const LockGraph &, const LockGraph &) = default;
};

/// Two names of one task: equal numbers, and names that do not speak against it (one may be missing or cut to 15
/// characters). Without numbers, equal names.
bool isSameTask(const TaskRef &a, const TaskRef &b);

} // namespace Casebook

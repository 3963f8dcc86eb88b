// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/lockwaits.h"

#include "core/trace/cleanlines.h"
#include "core/trace/kernelframe.h"
#include "core/trace/textcursor.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

/// Frames looked at from the top: what hangs, hangs there.
constexpr std::size_t depthLimit = 24;

struct WaitWords
{
    QLatin1StringView front;
    WaitKind kind;
    QLatin1StringView lock;
};

/// By the front of the function's name; the first that fits.
constexpr std::array waitTable{
    WaitWords{"__ww_mutex"_L1, WaitKind::Lock, "mutex"_L1},
    WaitWords{"ww_mutex_lock"_L1, WaitKind::Lock, "mutex"_L1},
    WaitWords{"__mutex_lock"_L1, WaitKind::Lock, "mutex"_L1},
    WaitWords{"_mutex_lock"_L1, WaitKind::Lock, "mutex"_L1},
    WaitWords{"mutex_lock"_L1, WaitKind::Lock, "mutex"_L1},
    WaitWords{"percpu_rwsem"_L1, WaitKind::Lock, "percpu-rwsem"_L1},
    WaitWords{"__percpu_rwsem"_L1, WaitKind::Lock, "percpu-rwsem"_L1},
    WaitWords{"percpu_down"_L1, WaitKind::Lock, "percpu-rwsem"_L1},
    WaitWords{"__percpu_down"_L1, WaitKind::Lock, "percpu-rwsem"_L1},
    WaitWords{"rwsem_"_L1, WaitKind::Lock, "rwsem"_L1},
    WaitWords{"__rwsem"_L1, WaitKind::Lock, "rwsem"_L1},
    WaitWords{"rwbase_"_L1, WaitKind::Lock, "rwsem"_L1},
    WaitWords{"call_rwsem_down"_L1, WaitKind::Lock, "rwsem"_L1},
    WaitWords{"down_read"_L1, WaitKind::Lock, "rwsem"_L1},
    WaitWords{"down_write"_L1, WaitKind::Lock, "rwsem"_L1},
    WaitWords{"__down_read"_L1, WaitKind::Lock, "rwsem"_L1},
    WaitWords{"__down_write"_L1, WaitKind::Lock, "rwsem"_L1},
    WaitWords{"__ldsem_down"_L1, WaitKind::Lock, "rwsem"_L1},
    WaitWords{"ldsem_down"_L1, WaitKind::Lock, "rwsem"_L1},
    WaitWords{"___down"_L1, WaitKind::Lock, "semaphore"_L1},
    WaitWords{"__down"_L1, WaitKind::Lock, "semaphore"_L1},
    WaitWords{"down"_L1, WaitKind::Lock, "semaphore"_L1},
    WaitWords{"__rt_mutex"_L1, WaitKind::Lock, "rtmutex"_L1},
    WaitWords{"rt_mutex"_L1, WaitKind::Lock, "rtmutex"_L1},
    WaitWords{"rtlock_"_L1, WaitKind::Lock, "rtmutex"_L1},
    WaitWords{"rt_spin_lock"_L1, WaitKind::Lock, "rtmutex"_L1},
    WaitWords{"lock_sock_nested"_L1, WaitKind::Lock, "socket"_L1},
    WaitWords{"__lock_sock"_L1, WaitKind::Lock, "socket"_L1},
    WaitWords{"flush_work"_L1, WaitKind::Work, "work"_L1},
    WaitWords{"__flush_work"_L1, WaitKind::Work, "work"_L1},
    WaitWords{"flush_delayed_work"_L1, WaitKind::Work, "work"_L1},
    WaitWords{"drain_workqueue"_L1, WaitKind::Work, "work"_L1},
    WaitWords{"cancel_work"_L1, WaitKind::Work, "work"_L1},
    WaitWords{"__cancel_work"_L1, WaitKind::Work, "work"_L1},
    WaitWords{"cancel_delayed_work"_L1, WaitKind::Work, "work"_L1},
    WaitWords{"destroy_workqueue"_L1, WaitKind::Work, "work"_L1},
    WaitWords{"wait_for_completion"_L1, WaitKind::Event, "completion"_L1},
    WaitWords{"wait_for_common"_L1, WaitKind::Event, "completion"_L1},
    WaitWords{"__wait_for_common"_L1, WaitKind::Event, "completion"_L1},
    WaitWords{"do_wait_for_common"_L1, WaitKind::Event, "completion"_L1},
    WaitWords{"kthread_stop"_L1, WaitKind::Event, "completion"_L1},
    WaitWords{"synchronize_"_L1, WaitKind::Event, "grace period"_L1},
    WaitWords{"__wait_rcu_gp"_L1, WaitKind::Event, "grace period"_L1},
    WaitWords{"__synchronize_"_L1, WaitKind::Event, "grace period"_L1},
    WaitWords{"rcu_barrier"_L1, WaitKind::Event, "grace period"_L1},
    WaitWords{"bit_wait"_L1, WaitKind::Event, "bit"_L1},
    WaitWords{"wait_on_bit"_L1, WaitKind::Event, "bit"_L1},
    WaitWords{"__wait_on_bit"_L1, WaitKind::Event, "bit"_L1},
    WaitWords{"out_of_line_wait_on_bit"_L1, WaitKind::Event, "bit"_L1},
    WaitWords{"__wait_on_buffer"_L1, WaitKind::Event, "bit"_L1},
    WaitWords{"folio_wait"_L1, WaitKind::Event, "page"_L1},
    WaitWords{"__folio_lock"_L1, WaitKind::Event, "page"_L1},
    WaitWords{"__lock_page"_L1, WaitKind::Event, "page"_L1},
    WaitWords{"wait_on_page"_L1, WaitKind::Event, "page"_L1},
};

/// What a sleeping task's stack begins with.
bool isScheduler(const QString &name)
{
    static constexpr std::array<QLatin1StringView, 6> fronts{
        "__schedule"_L1,  "schedule"_L1,    "context_switch"_L1,
        "__switch_to"_L1, "io_schedule"_L1, "__io_schedule"_L1};
    return std::ranges::any_of(fronts, [&name](QLatin1StringView f) { return name.startsWith(f); });
}

const WaitWords *waitWords(const QString &name)
{
    const auto found = std::ranges::find_if(
        waitTable, [&name](const WaitWords &entry) { return name.startsWith(entry.front); });
    return found == waitTable.end() ? nullptr : &*found;
}

bool isSpinning(const QString &name)
{
    return name.contains("spin_lock"_L1) || name.contains("lock_slowpath"_L1)
        || name.startsWith("_raw_read_lock"_L1) || name.startsWith("_raw_write_lock"_L1)
        || name.startsWith("__raw_"_L1) || name.startsWith("pv_wait"_L1)
        || name.startsWith("kvm_wait"_L1) || name.startsWith("pv_queued"_L1);
}

/// The frames that count: those the kernel trusts.
std::vector<std::size_t> trusted(std::span<const Frame> frames)
{
    std::vector<std::size_t> made;
    for (std::size_t i = 0; i < frames.size() && made.size() < depthLimit; ++i) {
        if (frames[i].reliable && !frames[i].func.isEmpty()) {
            made.push_back(i);
        }
    }
    return made;
}

LockWait waitMade(WaitKind kind, QLatin1StringView lock, const QString &caller)
{
    LockWait wait;
    wait.kind = kind;
    wait.lock.kind = lock;
    wait.caller = caller;
    return wait;
}

/// A task that gave the processor away: scheduler frames, then what made it sleep.
std::optional<LockWait> sleepingWait(std::span<const Frame> frames,
                                     const std::vector<std::size_t> &order, const QString &state,
                                     std::size_t *shown)
{
    std::size_t at = 0;
    while (at < order.size() && isScheduler(frames[order[at]].func)) {
        ++at;
    }
    if (at == 0 || at == order.size() || state == "R"_L1) {
        return std::nullopt;
    }
    const WaitWords *first = waitWords(frames[order[at]].func);
    if (first == nullptr) {
        return std::nullopt;
    }
    const WaitWords *words = first;
    *shown = order[at];
    for (++at; at < order.size(); ++at) {
        const WaitWords *next = waitWords(frames[order[at]].func);
        const bool goesOn = next != nullptr
            && (first->kind == WaitKind::Lock ? next->kind == WaitKind::Lock
                                              : next->kind != WaitKind::Lock);
        if (!goesOn) {
            break;
        }
        if (next->kind == WaitKind::Work) {
            words = next; // a flush waits on a completion
        }
        *shown = order[at];
    }
    // Threads of the kernel sleep for work without being stuck; only "D" waits for an event.
    if (words->kind != WaitKind::Lock && state != "D"_L1) {
        return std::nullopt;
    }
    return waitMade(words->kind, words->lock,
                    at < order.size() ? frames[order[at]].func : QString());
}

std::optional<LockWait> spinningWait(std::span<const Frame> frames,
                                     const std::vector<std::size_t> &order, std::size_t *shown)
{
    const auto slow = std::ranges::find_if(
        order, [frames](std::size_t i) { return frames[i].func.contains("lock_slowpath"_L1); });
    if (slow == order.end()) {
        return std::nullopt;
    }
    auto caller = slow;
    while (caller != order.end() && isSpinning(frames[*caller].func)) {
        *shown = *caller;
        ++caller;
    }
    return waitMade(WaitKind::Spin, "spinlock"_L1,
                    caller == order.end() ? QString() : frames[*caller].func);
}

/// Below a lock function of a C library: what it calls to sleep.
bool isUserPlumbing(const QString &name)
{
    static constexpr std::array<QLatin1StringView, 6> parts{
        "futex"_L1, "lll_lock"_L1, "lll_mutex"_L1, "syscall"_L1, "umtx"_L1, "clockwait"_L1};
    return std::ranges::any_of(parts, [&name](QLatin1StringView p) { return name.contains(p); });
}

QLatin1StringView userLockKind(const QString &name)
{
    if (name.contains("mutex_lock"_L1) || name.contains("mutex_cond_lock"_L1)
        || name.contains("mutex_timedlock"_L1) || name.contains("mutex_clocklock"_L1)
        || name.contains("lll_lock_wait"_L1) || name.contains("lll_mutex_lock"_L1)
        || name.endsWith("mutex::lock"_L1) || name.startsWith("QMutex::lock"_L1)
        || name.contains("Mutex::lockInternal"_L1)) {
        return "pthread_mutex"_L1;
    }
    if (name.contains("rwlock_rdlock"_L1) || name.contains("rwlock_wrlock"_L1)) {
        return "pthread_rwlock"_L1;
    }
    return name.contains("pthread_spin_lock"_L1) ? "pthread_spinlock"_L1 : QLatin1StringView();
}

/// "mutex=mutex@entry=0x55caa407a0c0 <checking>" among the arguments that gdb prints.
LockRef lockArgument(const QString &raw, QLatin1StringView key)
{
    LockRef lock;
    qsizetype at = raw.indexOf(key + '='_L1);
    if (at < 0 || (at > 0 && raw.at(at - 1).isLetterOrNumber())) {
        return lock;
    }
    at += key.size() + 1;
    const QString entry = key + "@entry="_L1;
    const QByteArray tail =
        raw.mid(QStringView(raw).mid(at).startsWith(entry) ? at + entry.size() : at, 200).toUtf8();
    std::string_view rest(tail.constData(), static_cast<std::size_t>(tail.size()));
    if (!take(rest, "0x")) {
        return lock;
    }
    lock.address = number<quint64>(takeWhile(rest, isHex), 16).value_or(0);
    if (take(rest, " <")) {
        lock.name = text(rest.substr(0, rest.find('>')));
    }
    return lock;
}

std::optional<LockWait> userWait(std::span<const Frame> frames,
                                 const std::vector<std::size_t> &order, std::size_t *shown)
{
    QLatin1StringView kind;
    LockRef lock;
    std::size_t at = 0;
    for (; at < order.size(); ++at) {
        const Frame &frame = frames[order[at]];
        const QLatin1StringView own = userLockKind(frame.func);
        if (own.isEmpty() && !isUserPlumbing(frame.func)) {
            break;
        }
        kind = own.isEmpty() ? kind : own;
        // The library's outermost frame has the lock itself, the inner ones a word of it.
        for (const QLatin1StringView key :
             {"mutex"_L1, "rwlock"_L1, "lock"_L1, "futex"_L1, "futex_word"_L1}) {
            const LockRef found = lockArgument(frame.raw, key);
            if (found.address != 0) {
                lock = found;
                *shown = order[at];
                break;
            }
        }
    }
    const QString caller = at < order.size() ? frames[order[at]].func : QString();
    if (!kind.isEmpty()) {
        LockWait wait = waitMade(WaitKind::Lock, kind, caller);
        wait.lock.address = lock.address;
        wait.lock.name = lock.name;
        return wait;
    }
    if (at > 0 && lock.address != 0 && !caller.contains("pthread_"_L1)) {
        // A bare futex: a lock only if a capture says who owns it.
        LockWait wait = waitMade(WaitKind::Event, futexKind, caller);
        wait.lock.address = lock.address;
        wait.lock.name = lock.name;
        return wait;
    }
    if (at == 0
        || !(caller.contains("pthread_clockjoin"_L1) || caller.contains("pthread_join"_L1)
             || caller.contains("pthread_timedjoin"_L1))) {
        return std::nullopt;
    }
    // A thread's end clears a word that holds the thread's number.
    for (std::size_t i = 0; i < at; ++i) {
        const QString &raw = frames[order[i]].raw;
        const qsizetype word = raw.indexOf("expected="_L1);
        if (word >= 0) {
            const QByteArray tail = raw.mid(word + 9, 20).toLatin1();
            std::string_view digits(tail.constData(), static_cast<std::size_t>(tail.size()));
            LockWait wait = waitMade(WaitKind::Join, "thread"_L1, caller);
            wait.awaited = number<qint64>(takeWhile(digits, isDigit)).value_or(-1);
            wait.lock.address = lock.address;
            *shown = order[i];
            return wait.awaited > 0 ? std::optional(wait) : std::nullopt;
        }
    }
    return std::nullopt;
}

void addWait(TextReports &out, const TaskRef &task, std::span<const Frame> frames)
{
    std::size_t shown = 0;
    auto wait = waitOf(frames, task.state, &shown);
    if (!wait) {
        return;
    }
    wait->task = task;
    wait->source.offset = frames[shown].sourceOffset;
    wait->source.source = out.source;
    out.waits.push_back(std::move(*wait));
}

/// Numbers and words of the lines at the offsets of \a waits.
void fillSources(std::vector<LockWait> &waits, QByteArrayView bytes)
{
    std::vector<EvidenceLine *> open;
    for (LockWait &wait : waits) {
        if (wait.source.offset >= 0 && wait.source.offset < bytes.size()) {
            open.push_back(&wait.source);
        }
    }
    std::ranges::sort(open, {}, [](const EvidenceLine *line) { return line->offset; });
    const std::string_view source(bytes.data(), static_cast<std::size_t>(bytes.size()));
    std::size_t counted = 0;
    int line = 1;
    for (EvidenceLine *evidence : open) {
        const auto at = static_cast<std::size_t>(evidence->offset);
        line +=
            static_cast<int>(std::count(source.begin() + static_cast<std::ptrdiff_t>(counted),
                                        source.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        counted = at;
        std::string_view words =
            source.substr(at, std::min(source.find('\n', at), source.size()) - at);
        evidence->line = line;
        evidence->text = text(trimmed(LineCleaner::cleanLine(words.substr(0, 4000)).text));
    }
}

/// True when the row's acquire site is the function that asked (or the lock function itself).
bool isSiteOf(const HeldLock &row, const LockWait &wait)
{
    const QByteArray site = row.at.toUtf8();
    const auto symbol = parseKernelSymbol(
        std::string_view(site.constData(), static_cast<std::size_t>(site.size())));
    if (!symbol) {
        return false;
    }
    const QString name = text(symbol->name);
    return name == wait.caller || waitWords(name) != nullptr;
}

void markWaitedFor(TextReports &out)
{
    QHash<qint64, QList<qsizetype>> rows; // of a task
    for (std::size_t i = 0; i < out.locks.size(); ++i) {
        rows[out.locks[i].task.pid].append(static_cast<qsizetype>(i));
    }
    for (const LockWait &wait : out.waits) {
        QHash<int, qsizetype> last; // row of the highest number, by list
        for (const qsizetype i : rows.value(wait.task.pid)) {
            const HeldLock &row = out.locks[static_cast<std::size_t>(i)];
            if (!isSameTask(row.task, wait.task)) {
                continue;
            }
            const auto found = last.constFind(row.list);
            if (found == last.constEnd()
                || row.index >= out.locks[static_cast<std::size_t>(*found)].index) {
                last.insert(row.list, i);
            }
        }
        for (const qsizetype i : std::as_const(last)) {
            HeldLock &row = out.locks[static_cast<std::size_t>(i)];
            row.waitedFor = row.waitedFor || isSiteOf(row, wait);
        }
    }
}

} // namespace

std::optional<LockWait> waitOf(std::span<const Frame> frames, const QString &state,
                               std::size_t *frame)
{
    std::size_t unused = 0;
    std::size_t *shown = frame == nullptr ? &unused : frame;
    const std::vector<std::size_t> order = trusted(frames);
    if (auto wait = sleepingWait(frames, order, state, shown)) {
        return wait;
    }
    if (auto wait = spinningWait(frames, order, shown)) {
        return wait;
    }
    return state.isEmpty() ? userWait(frames, order, shown) : std::nullopt;
}

void findWaits(TextReports &out, QByteArrayView bytes)
{
    for (const CrashReport &crash : out.crashes) {
        for (const Trace &trace : crash.traces) {
            if (trace.task) {
                addWait(out, *trace.task, trace.frames);
            }
        }
    }
    for (const DumpThread &thread : out.threads) {
        addWait(out, {.comm = thread.name, .pid = thread.tid, .state = thread.state},
                thread.frames);
    }
    fillSources(out.waits, bytes);
    markWaitedFor(out);
}

} // namespace Casebook

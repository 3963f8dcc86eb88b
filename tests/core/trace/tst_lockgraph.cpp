// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/lockgraph.h"
#include "core/trace/lockwaits.h"
#include "core/trace/reports.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <span>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

/// A hung task as the kernel prints it, waiting in \a lock for \a caller.
QByteArray hung(const QByteArray &comm, int pid, const QByteArray &lock, const QByteArray &caller)
{
    const QByteArray number = QByteArray::number(pid);
    return "INFO: task " + comm + ":" + number + " blocked for more than 122 seconds.\n" + "task:"
        + comm.leftJustified(15) + " state:D stack:0     pid:" + number + "    tgid:" + number
        + "    ppid:1      flags:0x00004002\nCall Trace:\n <TASK>\n __schedule+0x1/0x20\n"
        + " schedule+0x1/0x20\n " + lock + "+0x1/0x20\n " + caller
        + "+0x2a/0x80\n do_syscall_64+0x1/0x20\n </TASK>\n";
}

constexpr char listBegin[] = "\nShowing all locks held in the system:\n";
constexpr char listEnd[] = "=============================================\n";

LockGraph graphOf(const QByteArray &text)
{
    const TextReports reports = readReports(text, u"a"_s);
    return buildLockGraph(std::span(&reports, 1));
}

QString shown(const LockGraph &graph)
{
    QStringList lines;
    for (const LockEdge &edge : graph.edges) {
        lines.append(edge.waiter.comm + u'>' + (edge.holder ? edge.holder->comm : u"?"_s) + u' '
                     + edge.lock.name + u' ' + edgeKindName(edge.kind)
                     + (edge.trust == EdgeTrust::Stated ? u" stated"_s : QString()));
    }
    return lines.join(u'\n');
}

} // namespace

class LockGraphTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stacksTellWhatIsWaitedFor_data();
    void stacksTellWhatIsWaitedFor();
    void anotherRowOfTheLockHoldsIt();
    void twoAttemptsAreNoHolder();
    void runningTasksMayOwnIt();
    void blockerLineAndListAgree();
    void blockerLinesMakeARing();
    void spinlockOwnersAreStated();
    void worksInFlightHoldUpAFlush();
    void lockdepChainsAreRings();
    void sanitizerCyclesAreRings();
    void ownersJoinAcrossFiles();
    void repeatedReportsAreOneEdge();
    void corporaNameNoOwnerByGuess();
};

void LockGraphTest::stacksTellWhatIsWaitedFor_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("kind"); // -1: does not wait
    QTest::addColumn<QString>("lock");
    QTest::addColumn<QString>("caller");
    const QStringList sleep{u"context_switch"_s, u"__schedule"_s, u"schedule"_s};
    QTest::newRow("mutex") << sleep + QStringList{u"__mutex_lock.constprop.0"_s, u"foo"_s} << u"D"_s
                           << int(WaitKind::Lock) << u"mutex"_s << u"foo"_s;
    QTest::newRow("killable mutex") << sleep + QStringList{u"mutex_lock_killable"_s, u"foo"_s}
                                    << u"S"_s << int(WaitKind::Lock) << u"mutex"_s << u"foo"_s;
    QTest::newRow("rwsem") << sleep
            + QStringList{u"rwsem_down_write_slowpath"_s, u"down_write"_s, u"bar"_s}
                           << u"D"_s << int(WaitKind::Lock) << u"rwsem"_s << u"bar"_s;
    QTest::newRow("flush") << sleep
            + QStringList{u"schedule_timeout"_s, u"wait_for_completion"_s, u"__flush_work"_s,
                          u"bar"_s}
                           << u"D"_s << int(WaitKind::Work) << u"work"_s << u"bar"_s;
    QTest::newRow("completion") << sleep + QStringList{u"wait_for_completion"_s, u"bar"_s} << u"D"_s
                                << int(WaitKind::Event) << u"completion"_s << u"bar"_s;
    QTest::newRow("idle thread") << sleep + QStringList{u"wait_for_completion"_s, u"bar"_s}
                                 << u"S"_s << -1 << QString() << QString();
    QTest::newRow("worker") << sleep + QStringList{u"worker_thread"_s} << u"I"_s << -1 << QString()
                            << QString();
    QTest::newRow("runs") << QStringList{u"mutex_lock"_s, u"foo"_s} << u"R"_s << -1 << QString()
                          << QString();
    QTest::newRow("spins") << QStringList{u"native_queued_spin_lock_slowpath"_s,
                                          u"_raw_spin_lock"_s, u"foo"_s}
                           << QString() << int(WaitKind::Spin) << u"spinlock"_s << u"foo"_s;
    QTest::newRow("pthread") << QStringList{u"futex_wait"_s, u"__lll_lock_wait"_s,
                                            u"pthread_mutex_lock"_s, u"foo"_s}
                             << QString() << int(WaitKind::Lock) << u"pthread_mutex"_s << u"foo"_s;
    QTest::newRow("condition") << QStringList{u"futex_wait"_s, u"pthread_cond_wait"_s, u"foo"_s}
                               << QString() << -1 << QString() << QString();
}

void LockGraphTest::stacksTellWhatIsWaitedFor()
{
    QFETCH(QStringList, names);
    QFETCH(QString, state);
    QFETCH(int, kind);
    std::vector<Frame> frames;
    for (const QString &name : std::as_const(names)) {
        Frame frame;
        frame.func = name;
        frames.push_back(frame);
        frame.func = u"stale"_s;
        frame.reliable = false;
        frames.push_back(frame);
    }
    const auto wait = waitOf(frames, state);
    QCOMPARE(wait.has_value(), kind >= 0);
    if (wait) {
        QCOMPARE(int(wait->kind), kind);
        QTEST(wait->lock.kind, "lock");
        QTEST(wait->caller, "caller");
    }
}

void LockGraphTest::anotherRowOfTheLockHoldsIt()
{
    const LockGraph graph = graphOf(
        hung("cp", 20, "__mutex_lock", "foo_open") + listBegin
        + "1 lock held by cp/20:\n #0: ffff888012345688 (&b){+.+.}-{4:4}, at: foo_open+0x2a/0x80\n"
          "2 locks held by dd/21:\n #0: ffff888012345688 (&b){+.+.}-{4:4}, at: bar+0x1/0x80\n"
          " #1: ffff888012345690 (&c){+.+.}-{4:4}, at: bar+0x2/0x80\n"
        + listEnd);
    QCOMPARE(shown(graph), u"cp>dd &b lock-list"_s);
    QCOMPARE(graph.edges[0].lock.address, quint64(0xffff888012345688));
    QVERIFY(graph.edges[0].source.text.startsWith(u"#0: ffff888012345688 (&b)"_s));
    QCOMPARE(graph.edges[0].holderSource->line, 16);
    QVERIFY(graph.unknown.empty());
}

void LockGraphTest::twoAttemptsAreNoHolder()
{
    // Both others list it last and no stack tells whether they have it.
    const LockGraph graph = graphOf(
        hung("cp", 20, "__mutex_lock", "foo_open") + listBegin
        + "1 lock held by cp/20:\n #0: ffff888012345688 (&b){+.+.}-{4:4}, at: foo_open+0x2a/0x80\n"
          "1 lock held by dd/21:\n #0: ffff888012345688 (&b){+.+.}-{4:4}, at: bar+0x1/0x80\n"
          "1 lock held by mv/22:\n #0: ffff888012345688 (&b){+.+.}-{4:4}, at: bar+0x1/0x80\n"
        + listEnd);
    QCOMPARE(shown(graph), u"cp>? &b stack"_s);
    QCOMPARE(graph.unknown.size(), std::size_t(1));
    QCOMPARE(graph.unknown[0].why, UnknownWhy::ListedBySeveral);
    QCOMPARE(graph.unknown[0].candidates.size(), std::size_t(2));
}

void LockGraphTest::runningTasksMayOwnIt()
{
    const LockGraph graph = graphOf(
        hung("vhost-7", 20, "__mutex_lock", "foo_open") + listBegin + "2 locks held by syz.1/30:\n"
        + "1 lock held by vhost-7/20:\n #0: ffff888012345688 (&b){+.+.}-{4:4}, at: "
          "foo_open+0x2a/0x80\n3 locks held by syz.2/31:\n\n"
        + listEnd);
    QCOMPARE(shown(graph), u"vhost-7>? &b stack"_s);
    QCOMPARE(graph.unknown.size(), std::size_t(1));
    QCOMPARE(graph.unknown[0].why, UnknownWhy::RunningTasksNotListed);
    QCOMPARE(graph.unknown[0].tasks, 2);
    QCOMPARE(graph.unknown[0].locks, 5);
    QCOMPARE(capturesFor(graph.unknown[0]).front(), LockCapture::AllCpuStacks);
}

void LockGraphTest::blockerLineAndListAgree()
{
    const LockGraph graph = graphOf(
        hung("cp", 20, "__mutex_lock", "foo_open")
        + "INFO: task cp:20 is blocked on a mutex likely owned by task dd:21.\n" + listBegin
        + "1 lock held by cp/20:\n #0: ffff888012345688 (&b){+.+.}-{4:4}, at: foo_open+0x2a/0x80\n"
          "2 locks held by dd/21:\n #0: ffff888012345688 (&b){+.+.}-{4:4}, at: bar+0x1/0x80\n"
          " #1: ffff888012345690 (&c){+.+.}-{4:4}, at: bar+0x2/0x80\n"
        + listEnd);
    QCOMPARE(shown(graph), u"cp>dd &b blocker-line stated"_s);
    QCOMPARE(graph.edges[0].caller, u"foo_open"_s);
}

void LockGraphTest::blockerLinesMakeARing()
{
    const LockGraph graph =
        graphOf("INFO: task cp:20 is blocked on a mutex likely owned by task dd:21.\n"
                "INFO: task mv:22 is blocked on a mutex likely owned by task dd:21.\n"
                "INFO: task dd:21 <writer> blocked on an rw-semaphore likely owned by task cp:20 "
                "<reader>\n"
                "INFO: task ln:23 is blocked on a mutex, but the owner is not found.\n");
    QCOMPARE(graph.edges.size(), std::size_t(4));
    QCOMPARE(graph.cycles.size(), std::size_t(1));
    QCOMPARE(graph.cycles[0].edges, (std::vector<std::size_t>{0, 2}));
    QVERIFY(!graph.cycles[0].isPossible);
    QCOMPARE(graph.unknown.size(), std::size_t(1));
    QCOMPARE(graph.unknown[0].why, UnknownWhy::OwnerNotFound);
}

void LockGraphTest::spinlockOwnersAreStated()
{
    const LockGraph graph = graphOf(
        "BUG: spinlock lockup suspected on CPU#1, cp/20\n lock: 0xffff888012345688, .magic: "
        "dead4ead, .owner: dd/21, .owner_cpu: 0\n"
        "BUG: spinlock bad magic on CPU#1, mv/22\n lock: 0xffff888012345690, .magic: 0, .owner: "
        "dd/21, .owner_cpu: 0\n");
    QCOMPARE(shown(graph), u"cp>dd  spinlock-owner stated"_s);
    QCOMPARE(graph.edges[0].lock.address, quint64(0xffff888012345688));
    const LockGraph self =
        graphOf("BUG: spinlock recursion on CPU#0, cp/20\n lock: foo_lock+0x0/0x40, .magic: "
                "dead4ead, .owner: cp/20, .owner_cpu: 0\n");
    QCOMPARE(self.cycles.size(), std::size_t(1));
    QCOMPARE(self.edges[0].lock.name, u"foo_lock+0x0/0x40"_s);
}

void LockGraphTest::worksInFlightHoldUpAFlush()
{
    const LockGraph graph = graphOf(
        hung("rmmod", 20, "__flush_workqueue", "foo_exit") + listBegin
        + "1 lock held by rmmod/20:\n #0: ffff888012345688 ((wq_completion)foo-wq){+.+.}-{0:0}, "
          "at: __flush_workqueue+0x2a/0x80\n"
        + listEnd
        + "Showing busy workqueues and worker pools:\nworkqueue foo-wq: flags=0x0\n"
          "  pwq 2: cpus=0 node=0 flags=0x0 nice=0 active=1/256 refcnt=2\n"
          "    in-flight: 77:foo_work for 12s, 78(RESCUER):foo_other\n");
    QCOMPARE(graph.edges.size(), std::size_t(2));
    QCOMPARE(graph.edges[0].kind, EdgeKind::Workqueue);
    QCOMPARE(graph.edges[0].holder->pid, qint64(77));
    QCOMPARE(graph.edges[1].holder->pid, qint64(78));
}

void LockGraphTest::lockdepChainsAreRings()
{
    const LockGraph graph = graphOf(
        "======================================================\n"
        "WARNING: possible circular locking dependency detected\n"
        "------------------------------------------------------\n"
        "cp/20 is trying to acquire lock:\n"
        "ffff888012345688 (&a){+.+.}-{4:4}, at: foo+0x1/0x20\n\n"
        "but task is already holding lock:\n"
        "ffff888012345690 (&c){+.+.}-{4:4}, at: bar+0x1/0x20\n\n"
        "which lock already depends on the new lock.\n\n"
        "-> #2 (&c){+.+.}-{4:4}:\n       bar+0x1/0x20\n\n"
        "-> #1 (&b){+.+.}-{4:4}:\n       baz+0x1/0x20\n\n"
        "-> #0 (&a){+.+.}-{4:4}:\n       foo+0x1/0x20\n\n"
        "other info that might help us debug this:\n *** DEADLOCK ***\n\n"
        "1 lock held by cp/20:\n #0: ffff888012345690 (&c){+.+.}-{4:4}, at: bar+0x1/0x20\n\n"
        "stack backtrace:\nCall Trace:\n dump_stack+0x1/0x2\n foo+0x1/0x20\n");
    QCOMPARE(graph.orders.size(), std::size_t(3));
    QCOMPARE(graph.orderCycles.size(), std::size_t(1));
    QCOMPARE(graph.orderCycles[0].orders.size(), std::size_t(3));
    QCOMPARE(shown(graph), u"cp>? &a lock-order stated"_s);
    QCOMPARE(graph.unknown[0].why, UnknownWhy::OrderOnly);
    QVERIFY(graph.cycles.empty());
}

void LockGraphTest::sanitizerCyclesAreRings()
{
    const LockGraph graph = graphOf(
        "==================\nWARNING: ThreadSanitizer: lock-order-inversion (potential deadlock) "
        "(pid=9)\n  Cycle in lock order graph: M1 (0x7b0c00000010) => M2 (0x7b0c00000040) => M1\n\n"
        "  Mutex M2 acquired here while holding mutex M1 in thread T1:\n"
        "    #0 pthread_mutex_lock <null> (a.out+0x1)\n    #1 one a.c:5 (a.out+0x2)\n\n"
        "  Mutex M1 acquired here while holding mutex M2 in thread T2:\n"
        "    #0 pthread_mutex_lock <null> (a.out+0x1)\n    #1 two a.c:9 (a.out+0x3)\n\n"
        "  Thread T1 'saver' (tid=11, running) created by main thread at:\n"
        "    #0 pthread_create <null> (a.out+0x1)\n\n"
        "  Thread T2 (tid=12, running) created by main thread at:\n"
        "    #0 pthread_create <null> (a.out+0x1)\n\nSUMMARY: ThreadSanitizer: "
        "lock-order-inversion\n");
    QCOMPARE(graph.orders.size(), std::size_t(2));
    QCOMPARE(graph.orderCycles.size(), std::size_t(1));
    QCOMPARE(shown(graph), u"T1 saver>T2 M2 lock-order\nT2>T1 saver M1 lock-order"_s);
    QCOMPARE(graph.edges[0].waiter.pid, qint64(11));
    QCOMPARE(graph.cycles.size(), std::size_t(1));
    QVERIFY(graph.cycles[0].isPossible);
}

void LockGraphTest::ownersJoinAcrossFiles()
{
    const QByteArray stacks =
        "Thread 2 (Thread 0x7f1 (LWP 43) \"spender\"):\n"
        "#0  futex_wait (private=0, futex_word=0x55caa407a080 <savings>) at futex.h:146\n"
        "#1  ___pthread_mutex_lock (mutex=mutex@entry=0x55caa407a080 <savings>) at lock.c:93\n"
        "#2  0x000055caa40771ff in spend (arg=0x0) at abba.c:55\n\n"
        "Thread 1 (Thread 0x7f0 (LWP 42) \"saver\"):\n"
        "#0  __futex_wait (op=265, expected=43, futex_word=0x7f990) at futex-internal.c:57\n"
        "#1  0x00007f06ec485ce3 in __pthread_clockjoin_ex (threadid=1) at join.c:102\n"
        "#2  0x2 in save () at abba.c:4\n";
    const QByteArray owners =
        "casebook-owner: pid=41 tid=42 lock=0x55caa407a080 name=savings type=pthread_mutex "
        "by=gdb\n";
    const std::vector<TextReports> capture{readReports(stacks, u"stacks"_s),
                                           readReports(owners, u"owners"_s)};
    const LockGraph graph = buildLockGraph(capture);
    QCOMPARE(shown(graph), u"spender>saver savings owner-line stated\nsaver>spender  join"_s);
    QCOMPARE(graph.edges[0].source.source, u"owners"_s);
    QCOMPARE(graph.edges[0].holderSource->line, 3);
    QCOMPARE(graph.cycles.size(), std::size_t(1));
    QVERIFY(graph.unknown.empty());
    const LockGraph alone = buildLockGraph(std::span(capture).first(1));
    QCOMPARE(alone.unknown.size(), std::size_t(1));
    QCOMPARE(capturesFor(alone.unknown[0]), (std::vector<LockCapture>{LockCapture::OwnerLines}));
}

void LockGraphTest::repeatedReportsAreOneEdge()
{
    const QByteArray one = hung("cp", 20, "__mutex_lock", "foo_open");
    const LockGraph graph =
        graphOf(one + "\n" + one + "\n> " + QByteArray(one).replace('\n', "\n> "));
    QCOMPARE(graph.edges.size(), std::size_t(1));
    QCOMPARE(graph.edges[0].source.line, 7);
    QCOMPARE(graph.unknown.size(), std::size_t(1));
    QCOMPARE(graph.unknown[0].why, UnknownWhy::NoOwnerLines);
}

void LockGraphTest::corporaNameNoOwnerByGuess()
{
    const QString corpora = QString::fromUtf8(CASEBOOK_CORPORA);
    const auto graph = [&corpora](const QString &name) {
        QFile file(corpora + name);
        return file.open(QIODevice::ReadOnly) ? std::optional(graphOf(file.readAll()))
                                              : std::nullopt;
    };
    if (const auto gdb = graph(u"/gdb/abba-with-owner-lines.txt"_s)) {
        QCOMPARE(gdb->cycles.size(), std::size_t(1));
        QSet<QString> names;
        for (const std::size_t edge : gdb->cycles[0].edges) {
            names.insert(gdb->edges[edge].waiter.comm);
        }
        QCOMPARE(names, (QSet<QString>{u"saver"_s, u"spender"_s}));
        QVERIFY(gdb->unknown.empty());
    }
    if (const auto log = graph(u"/serial-logs/hung-task-mutex-abba.log"_s)) {
        QCOMPARE(log->edges.size(), std::size_t(3));
        QVERIFY(std::ranges::none_of(log->edges,
                                     [](const LockEdge &edge) { return edge.holder.has_value(); }));
        QCOMPARE(log->unknown.size(), std::size_t(3));
        QVERIFY(log->cycles.empty());
    }
    if (const auto vhost = graph(u"/threads/vhost-worker-killed.mbox"_s)) {
        QCOMPARE(vhost->edges.size(), std::size_t(1));
        QCOMPARE(vhost->edges[0].lock.name, u"&vq->mutex"_s);
        QVERIFY(!vhost->edges[0].holder);
        QCOMPARE(vhost->unknown[0].why, UnknownWhy::RunningTasksNotListed);
        QCOMPARE(vhost->unknown[0].tasks, 4);
        QCOMPARE(vhost->unknown[0].locks, 10);
        QStringList held;
        for (const HeldLock &lock : vhost->held) {
            if (lock.task.pid == 7618 && !lock.waitedFor) {
                held.append(lock.lock.name);
            }
        }
        QCOMPARE(held, (QStringList{u"&vtsk->exit_mutex"_s, u"&worker->mutex"_s}));
    }
}

QTEST_GUILESS_MAIN(LockGraphTest)
#include "tst_lockgraph.moc"

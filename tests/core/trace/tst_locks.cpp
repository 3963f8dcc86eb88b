// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/lockrows.h"
#include "core/trace/reports.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class LocksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsOfAllKernels_data();
    void rowsOfAllKernels();
    void blockersNameTheHolderOrNot();
    void ownerLinesMakeEdges();
    void hiddenLocksAreCounted();
    void theLastRowOfABlockedTaskIsWaitedFor();
    void hostileRowsAreRefused();
};

void LocksTest::rowsOfAllKernels_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("name");
    QTest::addColumn<quint64>("address");
    QTest::addColumn<QString>("at");
    QTest::newRow("new") << QByteArray(
        " #1: ffff888012345678 (&foo->lock){+.+.}-{4:4}, at: foo_open+0x2a/0x80")
                         << u"&foo->lock"_s << quint64(0xffff888012345678)
                         << u"foo_open+0x2a/0x80"_s;
    QTest::newRow("without types")
        << QByteArray(" #1: ffff888012345678 (&foo->lock){+.+.}, at: foo_open+0x2a/0x80")
        << u"&foo->lock"_s << quint64(0xffff888012345678) << u"foo_open+0x2a/0x80"_s;
    QTest::newRow("old") << QByteArray(
        " #1:  (&foo->lock){+.+.}, at: [<ffffffff81234567>] foo_open+0x2a/0x80")
                         << u"&foo->lock"_s << quint64(0) << u"foo_open+0x2a/0x80"_s;
    QTest::newRow("nested name") << QByteArray(
        " #1: ffff888012345678 ((work_completion)(&w->work)){+.+.}-{0:0}, at: "
        "process_one_work+0x2a/0x80")
                                 << u"(work_completion)(&w->work)"_s << quint64(0xffff888012345678)
                                 << u"process_one_work+0x2a/0x80"_s;
    QTest::newRow("class version")
        << QByteArray(" #1: ffff888012345678 (&lo->mutex#2/1){+.+.}, at: lo_open+0x2a/0x80")
        << u"&lo->mutex#2/1"_s << quint64(0xffff888012345678) << u"lo_open+0x2a/0x80"_s;
}

void LocksTest::rowsOfAllKernels()
{
    QFETCH(QByteArray, line);
    const auto row = parseLockRow(line.toStdString());
    QVERIFY(row.has_value());
    QCOMPARE(row->index, 1);
    QTEST(row->lock.name, "name");
    QTEST(row->lock.address, "address");
    QTEST(row->at, "at");
}

void LocksTest::blockersNameTheHolderOrNot()
{
    const auto mutex =
        parseBlockerLine("INFO: task cp:20 is blocked on a mutex likely owned by task dd/1:x:19.");
    QVERIFY(mutex && mutex->holder);
    QCOMPARE(mutex->waiter.pid, qint64(20));
    QCOMPARE(mutex->holder->comm, u"dd/1:x"_s);
    QCOMPARE(mutex->holder->pid, qint64(19));
    const auto none =
        parseBlockerLine("INFO: task cp:20 is blocked on a mutex, but the owner is not found.");
    QVERIFY(none && !none->holder);
    const auto writer = parseBlockerLine(
        "INFO: task cp:20 <writer> blocked on an rw-semaphore likely owned by task dd:19 <reader>");
    QVERIFY(writer && writer->holder);
    QCOMPARE(writer->lock.kind, u"rwsem"_s);
    QCOMPARE(writer->holder->pid, qint64(19));
    QVERIFY(!parseBlockerLine("INFO: task cp:20 blocked for more than 122 seconds."));
    const TextReports reports =
        readReports("INFO: task cp:20 is blocked on a mutex likely owned by task dd:19.\n", u"a"_s);
    QCOMPARE(reports.edges.size(), std::size_t(1));
    QCOMPARE(reports.edges[0].source.line, 1);
}

void LocksTest::ownerLinesMakeEdges()
{
    const QByteArray text =
        "Thread 2 (Thread 0x7f1 (LWP 43) \"spender\"):\n"
        "#0  futex_wait (private=0, futex_word=0x55caa407a080 <savings>) at futex.h:146\n"
        "#1  0x000055caa40771ff in spend (arg=0x0) at abba.c:55\n\n"
        "Thread 1 (Thread 0x7f0 (LWP 42) \"saver\"):\n"
        "#0  0x1 in pause () from /lib/libc.so.6\n#1  0x2 in save () at abba.c:4\n\n"
        "casebook-owner: pid=41 tid=42 lock=0x55caa407a080 name=savings type=pthread_mutex "
        "by=gdb\n";
    const TextReports reports = readReports(text, u"a"_s);
    QCOMPARE(reports.threads.size(), std::size_t(2));
    QCOMPARE(reports.edges.size(), std::size_t(1));
    QCOMPARE(reports.edges[0].waiter.comm, u"spender"_s);
    QCOMPARE(reports.edges[0].holder->comm, u"saver"_s);
    QCOMPARE(reports.edges[0].lock.name, u"savings"_s);
    QVERIFY(!parseOwnerLine("casebook-owner: pid=41"));
}

void LocksTest::hiddenLocksAreCounted()
{
    const TextReports reports =
        readReports("Showing all locks held in the system:\n2 locks held by vhost-7/12:\n"
                    "3 locks held by ip/13:\n #0: ffff888012345678 (&a){+.+.}, at: f+0x1/0x2\n",
                    u"a"_s);
    QCOMPARE(reports.locks.size(), std::size_t(1));
    QCOMPARE(reports.unknown.size(), std::size_t(1));
    QCOMPARE(reports.unknown[0].why, UnknownWhy::RunningTasksNotListed);
    QCOMPARE(reports.unknown[0].tasks, 1);
    QCOMPARE(reports.unknown[0].locks, 2);
    QCOMPARE(reports.unknown[0].running[0].task.comm, u"vhost-7"_s);
}

void LocksTest::theLastRowOfABlockedTaskIsWaitedFor()
{
    const QByteArray text =
        "INFO: task cp:20 blocked for more than 122 seconds.\n"
        "task:cp              state:D stack:0     pid:20    tgid:20    ppid:1      "
        "flags:0x00004002\n"
        "Call Trace:\n __schedule+0x1/0x20\n schedule+0x1/0x20\n __mutex_lock+0x1/0x20\n"
        " foo_open+0x2a/0x80\n do_syscall_64+0x1/0x20\n\n"
        "Showing all locks held in the system:\n2 locks held by cp/20:\n"
        " #0: ffff888012345678 (&a){+.+.}-{4:4}, at: bar_open+0x1/0x2\n"
        " #1: ffff888012345688 (&b){+.+.}-{4:4}, at: foo_open+0x2a/0x80\n";
    const TextReports reports = readReports(text, u"a"_s);
    QCOMPARE(reports.locks.size(), std::size_t(2));
    QVERIFY(!reports.locks[0].waitedFor);
    QVERIFY(reports.locks[1].waitedFor);
    QCOMPARE(reports.tasks.size(), std::size_t(1));
    QCOMPARE(reports.tasks[0].state, u"D"_s);
}

void LocksTest::hostileRowsAreRefused()
{
    for (const char *line :
         {"#", "#1", "#99999999999999999999: x", " #1: ((((((", "locks held by", "x held by /"}) {
        QVERIFY2(!parseHeldBy(line), line);
    }
    QVERIFY(!parseLockRow("#12 main"));
    QVERIFY(!parseLockRow("#1: prose without a lock"));
}

QTEST_GUILESS_MAIN(LocksTest)
#include "tst_locks.moc"

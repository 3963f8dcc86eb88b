// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/reports.h"
#include "core/trace/reportsjson.h"
#include "core/trace/usefulness.h"

#include <QJsonArray>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

TextReports readText(const QByteArray &text)
{
    return readReports(text, u"gdb.txt"_s);
}

TraceRating ratingOf(const QByteArray &frames)
{
    const TextReports reports = readText("Thread 1 (Thread 0x7f00 (LWP 7)):\n" + frames);
    const DumpThread *thread = crashedThread(reports);
    return thread == nullptr ? TraceRating{} : rateTrace(thread->frames);
}

} // namespace

class UsefulnessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratings_data();
    void ratings();
    void theHandlersOwnWorkDoesNotCount();
    void framesNearTheCrashWeighMore();
    void theCrashedThreadIsRated();
    void kernelTasksAreNotRated();
};

void UsefulnessTest::ratings_data()
{
    QTest::addColumn<QByteArray>("frames");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("rated");
    QTest::addColumn<int>("nameless");
    QTest::newRow("source places") << QByteArray("#0  0x1 in lock_disk (d=0x1) at disk.c:3\n"
                                                 "#1  0x2 in flush (d=0x1) at disk.c:30\n"
                                                 "#2  0x3 in close_all () at main.c:9\n"
                                                 "#3  0x4 in main () at main.c:20\n")
                                   << u"ReallyUseful"_s << 3 << 0;
    QTest::newRow("libraries only") << QByteArray("#0  0x1 in lock_disk () from /lib/libdisk.so.1\n"
                                                  "#1  0x2 in flush () from /lib/libdisk.so.1\n"
                                                  "#2  0x3 in close_all () from /lib/libdisk.so.1\n"
                                                  "#3  0x4 in main ()\n")
                                    << u"MayBeUseful"_s << 3 << 0;
    QTest::newRow("names only") << QByteArray("#0  0x1 in lock_disk ()\n"
                                              "#1  0x2 in flush ()\n"
                                              "#2  0x3 in close_all ()\n"
                                              "#3  0x4 in main ()\n")
                                << u"ProbablyUseless"_s << 3 << 0;
    QTest::newRow("stripped") << QByteArray("#0  0x1 in ?? () from /lib/libdisk.so.1\n"
                                            "#1  0x2 in ?? () from /lib/libdisk.so.1\n"
                                            "#2  0x3 in ?? ()\n"
                                            "#3  0x4 in main ()\n")
                              << u"Useless"_s << 3 << 3;
    QTest::newRow("ends in abort")
        << QByteArray("#0  0x1 in __pthread_kill_implementation (t=1) at pthread_kill.c:44\n"
                      "#1  0x2 in __GI_raise (sig=6) at raise.c:26\n"
                      "#2  0x3 in __GI_abort () at abort.c:79\n"
                      "#3  0x4 in check (x=1) at check.c:9\n"
                      "#4  0x5 in step (x=1) at check.c:19\n"
                      "#5  0x6 in run (x=1) at check.c:29\n"
                      "#6  0x7 in main () at check.c:39\n")
        << u"ReallyUseful"_s << 3 << 0;
    QTest::newRow("jump to nowhere") << QByteArray("#0  0x00000000 in ?? ()\n"
                                                   "#1  0x2 in flush (d=0x1) at disk.c:30\n"
                                                   "#2  0x3 in close_all () at main.c:9\n"
                                                   "#3  0x4 in tidy () at main.c:12\n")
                                     << u"ReallyUseful"_s << 3 << 0;
    QTest::newRow("one frame") << QByteArray("#0  0x2 in flush (d=0x1) at disk.c:30\n"
                                             "#1  0x4 in main () at main.c:20\n")
                               << u"Useless"_s << 1 << 0;
    QTest::newRow("two frames") << QByteArray("#0  0x2 in flush (d=0x1) at disk.c:30\n"
                                              "#1  0x3 in close_all () at main.c:9\n"
                                              "#2  0x4 in main () at main.c:20\n")
                                << u"ProbablyUseless"_s << 2 << 0;
    QTest::newRow("a stack of rubbish") << QByteArray("#0  0x2 in flush (d=0x1) at disk.c:30\n"
                                                      "#1  0x3 in close_all () at main.c:9\n"
                                                      "#2  0x4 in tidy () at main.c:12\n"
                                                      "#3  0x7fffb2db2800 in ?? ()\n"
                                                      "#4  0x0000000000000000 in ?? ()\n")
                                        << u"ReallyUseful"_s << 3 << 0;
}

void UsefulnessTest::ratings()
{
    QFETCH(const QByteArray, frames);
    QFETCH(const int, rated);
    QFETCH(const int, nameless);
    const TraceRating rating = ratingOf(frames);
    QTEST(traceUsefulnessName(rating.usefulness), "word");
    QCOMPARE(rating.rated, rated);
    QCOMPARE(rating.nameless, nameless);
}

void UsefulnessTest::theHandlersOwnWorkDoesNotCount()
{
    const QByteArray crash("#4  0x1 in ?? () from /lib/libdisk.so.1\n"
                           "#5  0x2 in ?? () from /lib/libdisk.so.1\n"
                           "#6  0x3 in ?? () from /lib/libdisk.so.1\n"
                           "#7  0x4 in main ()\n");
    const QByteArray handler("#0  0x9 in waitpid (pid=3) at waitpid.c:30\n"
                             "#1  0x8 in report (sig=11) at report.c:40\n"
                             "#2  0x7 in onSignal (sig=11) at report.c:60\n"
                             "#3  <signal handler called>\n");
    QCOMPARE(ratingOf(handler + crash).usefulness, TraceUsefulness::Useless);
    QCOMPARE(ratingOf(handler + crash).rated, 3);
}

void UsefulnessTest::framesNearTheCrashWeighMore()
{
    const QByteArray knownFirst("#0  0x1 in lock_disk (d=0x1) at disk.c:3\n"
                                "#1  0x2 in flush (d=0x1) at disk.c:30\n"
                                "#2  0x3 in ?? () from /lib/libdisk.so.1\n"
                                "#3  0x4 in ?? () from /lib/libdisk.so.1\n"
                                "#4  0x5 in main ()\n");
    const QByteArray knownLast("#0  0x3 in ?? () from /lib/libdisk.so.1\n"
                               "#1  0x4 in ?? () from /lib/libdisk.so.1\n"
                               "#2  0x1 in lock_disk (d=0x1) at disk.c:3\n"
                               "#3  0x2 in flush (d=0x1) at disk.c:30\n"
                               "#4  0x5 in main ()\n");
    QVERIFY(ratingOf(knownFirst).share > ratingOf(knownLast).share);
}

void UsefulnessTest::theCrashedThreadIsRated()
{
    const TextReports reports = readText("Thread 2 (LWP 8):\n"
                                         "#0  0x1 in poll () from /lib/libc.so.6\n"
                                         "#1  0x2 in ?? ()\n"
                                         "\n"
                                         "Thread 1 (LWP 7):\n"
                                         "#0  0x9 in report (sig=11) at report.c:40\n"
                                         "#1  <signal handler called>\n"
                                         "#2  0x1 in lock_disk (d=0x1) at disk.c:3\n"
                                         "#3  0x2 in flush (d=0x1) at disk.c:30\n"
                                         "#4  0x3 in close_all () at main.c:9\n");
    QCOMPARE(reports.threads.size(), std::size_t(2));
    const QJsonObject json = reportsJson(reports);
    QCOMPARE(json["usefulness"_L1].toString(), u"ReallyUseful"_s);
    QCOMPARE(json["threads"_L1][0]["usefulness"_L1].toString(), u"Useless"_s);
    QVERIFY(crashedThread(TextReports()) == nullptr);
    QVERIFY(reportsJson(TextReports())["usefulness"_L1].isNull());
}

void UsefulnessTest::kernelTasksAreNotRated()
{
    TextReports reports;
    DumpThread task;
    task.state = u"D"_s;
    reports.threads.push_back(task);
    QVERIFY(reportsJson(reports)["threads"_L1][0]["usefulness"_L1].isNull());
    Frame frame;
    frame.func = u"vfs_read"_s;
    frame.raw = u"vfs_read+0x1/0x2"_s;
    frame.size = 2;
    const std::vector<Frame> stack(3, frame);
    QCOMPARE(rateTrace(stack).usefulness, TraceUsefulness::ReallyUseful);
}

QTEST_GUILESS_MAIN(UsefulnessTest)
#include "tst_usefulness.moc"

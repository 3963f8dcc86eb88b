// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/reports.h"
#include "core/trace/reportsjson.h"

#include <QJsonArray>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class ReportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pythonTracebacksAreStacks();
    void armCallersNameButAreNoFrames();
    void trapsAndWrappedModulesBelongToAReport();
    void aNewBootEndsAReport();
    void detectorsAndChecksAreNamed_data();
    void detectorsAndChecksAreNamed();
    void unknownStacksOfChecksGiveWay();
    void aPanicBelongsToItsEvent();
    void contextsAreKeptApart();
    void rolesAndOffsets();
    void sanitizers_data();
    void sanitizers();
    void otherDialects();
    void ordinaryTextHoldsNothing();
    void distantReportsKeepTheirOffsets();
    void jsonHasTheAgreedNames();
    void anyBytesAreRead();
};

void ReportsTest::aPanicBelongsToItsEvent()
{
    const TextReports reports = readReports(
        "kernel BUG at fs/foo.c:12!\nRIP: 0010:foo+0x1/0x20\nCall Trace:\n bar+0x1/0x20\n"
        "Kernel panic - not syncing: Fatal exception\nRebooting in 1 seconds\n",
        u"a"_s);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
    QCOMPARE(reports.crashes[0].title, u"kernel BUG in foo"_s);
    QCOMPARE(reports.crashes[0].type, u"BUG"_s);
    QVERIFY(reports.crashes[0].panicked);
    QCOMPARE(reports.crashes[0].traces[0].frames.size(), std::size_t(2));
}

void ReportsTest::contextsAreKeptApart()
{
    const TextReports reports =
        readReports("[    1.000001][   T12] BUG: KASAN: slab-out-of-bounds in foo+0x1/0x20\n"
                    "[    1.000002][   T13] other+0x1/0x20\n"
                    "[    1.000003][   T12] Read of size 8 at addr ffff888012345678 by task a/12\n"
                    "[    1.000004][   T12] Call Trace:\n"
                    "[    1.000005][   T13]  wrong+0x1/0x20\n"
                    "[    1.000006][   T12]  right+0x1/0x20\n",
                    u"a"_s);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
    QCOMPARE(reports.crashes[0].traces.size(), std::size_t(1));
    QCOMPARE(reports.crashes[0].traces[0].frames.size(), std::size_t(1));
    QCOMPARE(reports.crashes[0].traces[0].frames[0].func, u"right"_s);
}

void ReportsTest::rolesAndOffsets()
{
    const QByteArray text =
        "before\n==================\nBUG: KASAN: slab-use-after-free in foo+0x1/0x20\n"
        "Read of size 8 at addr ffff888012345678 by task a/12\n\nCall Trace:\n <TASK>\n "
        "foo+0x1/0x20\n </TASK>\n\n"
        "Allocated by task 10:\n kmalloc+0x1/0x2\n make+0x1/0x20\n\nFreed by task 11:\n "
        "drop+0x1/0x20\n\n";
    const TextReports reports = readReports(text, u"a"_s);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
    const CrashReport &crash = reports.crashes[0];
    QCOMPARE(crash.start, qint64(text.indexOf("BUG: KASAN")));
    QCOMPARE(crash.traces.size(), std::size_t(3));
    QCOMPARE(crash.traces[0].role, TraceRole::Crash);
    QCOMPARE(crash.traces[1].role, TraceRole::Allocated);
    QCOMPARE(crash.traces[2].role, TraceRole::Freed);
    QCOMPARE(crash.traces[0].frames[0].section, u"TASK"_s);
    QCOMPARE(crash.traces[2].frames[0].sourceOffset, qint64(text.indexOf(" drop+")));
}

void ReportsTest::sanitizers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("type");
    QTest::newRow("asan") << QByteArray(
        "==42==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000004efe at pc 0x1 bp "
        "0x2\n"
        "READ of size 8 at 0x602000004efe thread T0\n    #0 0x51 in f(int) a.cc:4:1\n    #1 0x52 "
        "in main a.cc:9\n\n"
        "freed by thread T0 here:\n    #0 0x53 in free (/prog+0x53)\n    #1 0x54 in g a.cc:2\n\n"
        "SUMMARY: AddressSanitizer: heap-use-after-free a.cc:4:1 in f(int)\n")
                          << u"AddressSanitizer: heap-use-after-free READ 8 in f"_s
                          << u"Heap-use-after-free READ 8"_s;
    QTest::newRow("null") << QByteArray(
        "==42==ERROR: AddressSanitizer: SEGV on unknown address 0x000000000008 (pc 0x1)\n"
        "==42==The signal is caused by a WRITE memory access.\n    #0 0x51 in f a.cc:4\n    #1 "
        "0x52 in main a.cc:9\n")
                          << u"AddressSanitizer: SEGV WRITE in f"_s << u"Null-dereference WRITE"_s;
    QTest::newRow("ubsan") << QByteArray(
        "a.c:3:5: runtime error: signed integer overflow: 1 + 2\n    #0 0x51 in f a.c:3:5\n")
                           << u"UBSan: signed integer overflow: 1 + 2 in f"_s
                           << u"Integer-overflow"_s;
    QTest::newRow("qemu") << QByteArray(
        "qemu-system-x86_64: ../hw/a.c:5: f: Assertion `c > 0' failed.\n")
                          << u"assertion: c > 0 in f"_s << u"Assertion"_s;
    QTest::newRow("glib") << QByteArray("ERROR:../a.c:5:f: assertion failed: (c)\n")
                          << u"assertion: (c) in f"_s << u"Assertion"_s;
    QTest::newRow("go") << QByteArray("panic: runtime error: index out of range\n\ngoroutine 7 "
                                      "[running]:\nmain.f(0x1)\n\t/p/f.go:12 +0x1d\n\n")
                        << u"panic: runtime error: index out of range in main.f"_s
                        << u"Index out of range"_s;
}

void ReportsTest::sanitizers()
{
    QFETCH(QByteArray, text);
    const TextReports reports = readReports(text, u"a"_s);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
    QTEST(reports.crashes[0].title, "title");
    QTEST(reports.crashes[0].type, "type");
}

void ReportsTest::otherDialects()
{
    const TextReports lldb =
        readReports("* thread #1, name = 'prog', stop reason = signal SIGSEGV\n"
                    "  * frame #0: 0x0000000100003f5c prog`f(int) + 12 at f.c:3:5\n    frame #1: "
                    "0x0000000100003f60 prog`main + 4\n",
                    u"a"_s);
    QCOMPARE(lldb.threads.size(), std::size_t(1));
    QVERIFY(lldb.threads[0].crashed);
    QCOMPARE(lldb.threads[0].frames.size(), std::size_t(2));
    const TextReports core = readReports("Stack trace of thread 42:\n#0  0x00007f0612345678 a "
                                         "(l.so + 0x1)\n#1  0x00007f0612345679 n/a (l.so + 0x2)\n",
                                         u"a"_s);
    QCOMPARE(core.threads.size(), std::size_t(1));
    QCOMPARE(core.threads[0].tid, qint64(42));
    const TextReports crash =
        readReports("PID: 9      TASK: ffff888012345678  CPU: 0    COMMAND: \"kworker/0:1\"\n"
                    " #0 [ffffc90000001000] __schedule at ffffffff81234567\n #1 [ffffc90000001100] "
                    "schedule at ffffffff81234568\n",
                    u"a"_s);
    QCOMPARE(crash.threads.size(), std::size_t(1));
    QCOMPARE(crash.threads[0].name, u"kworker/0:1"_s);
    QCOMPARE(crash.threads[0].frames.size(), std::size_t(2));
    const TextReports drgn =
        readReports("105 abba_first\n#0  context_switch (kernel/sched/core.c:5257:2)\n#1  schedule "
                    "(kernel/sched/core.c:6660:3)\n#2  0x33\n",
                    u"a"_s);
    QCOMPARE(drgn.threads.size(), std::size_t(1));
    QCOMPARE(drgn.threads[0].tid, qint64(105));
    QCOMPARE(drgn.threads[0].frames.size(), std::size_t(3));
    const TextReports proc = readReports("[<0>] a+0x1/0x2\n[<0>] b+0x1/0x2\n", u"a"_s);
    QCOMPARE(proc.threads.size(), std::size_t(1));
    QCOMPARE(proc.threads[0].frames.size(), std::size_t(2));
}

void ReportsTest::ordinaryTextHoldsNothing()
{
    const TextReports reports = readReports("[    1.0] lockdep is turned off\n[    2.0] traps: "
                                            "a[1] general protection fault ip:1 sp:2\n"
                                            "[    3.0] INFO: lockdep is turned off.\nHello, "
                                            "WARNING lights are on, a BUG is an insect.\n",
                                            u"a"_s);
    QVERIFY(reports.crashes.empty());
    QVERIFY(reports.threads.empty());
    QVERIFY(reports.locks.empty());
}

void ReportsTest::distantReportsKeepTheirOffsets()
{
    QByteArray text = QByteArray("nothing to see in this line at all\n").repeated(40000);
    const qsizetype first = text.size();
    text += "BUG: Bad rss-counter state mm:ffff888012345678\n";
    text += QByteArray("nothing to see in this line at all\n").repeated(40000);
    const qsizetype second = text.size();
    text += "INFO: task cp:20 is blocked on a mutex likely owned by task dd:19.\n";
    const TextReports reports = readReports(text, u"a"_s);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
    QCOMPARE(reports.crashes[0].start, qint64(first));
    QCOMPARE(reports.edges.size(), std::size_t(1));
    QCOMPARE(reports.edges[0].source.offset, qint64(second));
    QCOMPARE(reports.edges[0].source.line, 80002);
}

void ReportsTest::jsonHasTheAgreedNames()
{
    const QJsonObject json = reportsJson(readReports(
        "kernel BUG at fs/foo.c:12!\nRIP: 0010:foo+0x1/0x20\nCall Trace:\n bar+0x1/0x20 [mod]\n",
        u"a"_s));
    for (const auto key : {"source"_L1, "crashes"_L1, "tasks"_L1, "locks"_L1, "edges"_L1,
                           "threads"_L1, "unknown"_L1}) {
        QVERIFY2(json.contains(key), key.data());
    }
    const QJsonObject crash = json["crashes"_L1].toArray().first().toObject();
    for (const auto key : {"title"_L1, "alt"_L1, "type"_L1, "start"_L1, "end"_L1, "corrupted"_L1,
                           "panicked"_L1, "arch"_L1, "report"_L1}) {
        QVERIFY2(crash.contains(key), key.data());
    }
    const QJsonObject trace = crash["traces"_L1].toArray().first().toObject();
    QCOMPARE(trace["role"_L1].toString(), u"crash"_s);
    QVERIFY(trace.contains("section"_L1) && trace.contains("task"_L1));
    const QJsonObject frame = trace["frames"_L1].toArray().last().toObject();
    QCOMPARE(frame["func"_L1].toString(), u"bar"_s);
    QCOMPARE(frame["off"_L1].toInt(), 1);
    QCOMPARE(frame["size"_L1].toInt(), 32);
    QCOMPARE(frame["module"_L1].toString(), u"mod"_s);
    QVERIFY(frame["reliable"_L1].toBool());
    QVERIFY(!frame["inline"_L1].toBool());
}

void ReportsTest::anyBytesAreRead()
{
    QByteArray bytes;
    for (int i = 0; i < 200000; ++i) {
        bytes += static_cast<char>((i * 7919 + i / 13) & 0xff);
    }
    readReports(bytes, u"a"_s);
    for (const QByteArray &piece :
         {QByteArray("BUG: KASAN: "), QByteArray("WARNING: CPU: 0 PID: 1 at a.c:1"),
          QByteArray("Call Trace:\n"), QByteArray("#0  "), QByteArray("#0 0x1 in "),
          QByteArray("goroutine 1 [a]:\n"), QByteArray("Thread 1 (\n")}) {
        readReports(piece, u"a"_s);
        readReports(piece.repeated(1000), u"a"_s);
    }
}

void ReportsTest::pythonTracebacksAreStacks()
{
    const QByteArray text =
        "noise\nTraceback (most recent call last):\n  File \"/a/fuzzer.py\", line 69, in wrapper\n"
        "    ret = target(data)\n  File \"/a/gzip.py\", line 400, in _read_exact\n"
        "    raise EOFError(\"short\")\nEOFError: short\n\n"
        "During handling of the above exception, another exception occurred:\n\n"
        "Traceback (most recent call last):\n  File \"/a/main.py\", line 3, in run\n    wrapper()\n"
        "ValueError: bad\nafter\n";
    const TextReports reports = readReports(text, u"a"_s);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
    const CrashReport &crash = reports.crashes[0];
    QCOMPARE(crash.title, u"python: ValueError in run"_s);
    QCOMPARE(crash.traces.size(), std::size_t(2));
    QCOMPARE(crash.traces[1].frames[0].func, u"_read_exact"_s); // innermost first
    QCOMPARE(crash.traces[1].frames[0].line, 400);
    QCOMPARE(crash.end, qint64(text.indexOf("after")));
    QVERIFY(readReports("Traceback (most recent call last):\n", u"a"_s).crashes.empty());
}

void ReportsTest::armCallersNameButAreNoFrames()
{
    const TextReports reports =
        readReports("BUG: sleeping function called from invalid context at a.c:5\nBacktrace:\n"
                    "[<c0014318>] (foo) from [<c001457c>] (bar+0x24/0x2c)\n"
                    "[<c0014558>] (bar) from [<c059798c>] (baz+0x7c/0xc8)\n"
                    "[<c0597910>] (baz) from [<80208160>] (0x80208160)\n",
                    u"a"_s);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
    const auto &frames = reports.crashes[0].traces[0].frames;
    QCOMPARE(frames.size(), std::size_t(3));
    QCOMPARE(frames[2].func, u"baz"_s);
    QCOMPARE(frames[2].offset, qint64(0x7c));
}

void ReportsTest::trapsAndWrappedModulesBelongToAReport()
{
    const QByteArray text =
        "traps: app[29] trap invalid opcode ip:55 sp:7f error:0\n in app[55+6a]\n"
        "kernel BUG at fs/foo.c:12!\nRIP: 0010:foo+0x1/0x20\nCall Trace:\n"
        " bar+0x1/0x20\n 0xfdc88c28\n baz+0x1/0x20\n"
        "Modules linked in: one two(O)\n three four\nCR2: 0000000000000008\n";
    const TextReports reports = readReports(text, u"a"_s);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
    QCOMPARE(reports.crashes[0].start, qint64(0));
    QVERIFY(reports.crashes[0].text.startsWith(u"traps: app"_s));
    QCOMPARE(reports.crashes[0].modules, (QStringList{u"one"_s, u"two"_s, u"three"_s, u"four"_s}));
    const auto &frames = reports.crashes[0].traces[0].frames;
    QCOMPARE(frames.size(), std::size_t(4)); // with the instruction pointer and one without a name
    QCOMPARE(frames[2].address, quint64(0xfdc88c28));
}

void ReportsTest::aNewBootEndsAReport()
{
    const QByteArray text = "kernel BUG at fs/foo.c:12!\nRIP: 0010:foo+0x1/0x20\nCall Trace:\n"
                            " bar+0x1/0x20\nLinux version 6.1.0 (a@b)\nall is well\n";
    const TextReports reports = readReports(text, u"a"_s);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
    QVERIFY(!reports.crashes[0].text.contains(u"all is well"_s));
}

void ReportsTest::detectorsAndChecksAreNamed_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("type");
    QTest::newRow("SystemSan") << QByteArray("===BUG DETECTED: Arbitrary file open===")
                               << u"Arbitrary file open"_s;
    QTest::newRow("CFI") << QByteArray(
        "CFI: Most likely a control flow integrity violation; for more")
                         << u"Bad-cast"_s;
    QTest::newRow("Android") << QByteArray("a/b.cpp:33 CHECK_EQ( ptr[0],1u) failed: 25 vs. 1")
                             << u"CHECK failure"_s;
}

void ReportsTest::detectorsAndChecksAreNamed()
{
    QFETCH(QByteArray, header);
    const TextReports reports = readReports(
        QByteArray(header).append(
            "\n#0 0x7fdf1ae337a8 in foo /a/b.cc:1\n#1 0x7fdf14feb340 in bar /a/b.cc:3\n"),
        u"a"_s);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
    QTEST(reports.crashes[0].type, "type");
    QCOMPARE(reports.crashes[0].traces[0].frames.size(), std::size_t(2));
}

void ReportsTest::unknownStacksOfChecksGiveWay()
{
    const TextReports reports = readReports(
        "[1:1:FATAL:a.cc(7)] Check failed: a == b\n#0 0x00000300a451 <unknown>\n"
        "#1 0x000009d463ee <unknown>\n\nAddressSanitizer:DEADLYSIGNAL\n"
        "==1==ERROR: AddressSanitizer: ABRT on unknown address 0x053900000001 (pc 0x7f T0)\n"
        "    #0 0x7fe9a5149427 in gsignal raise.c:54\n    #1 0x9da929d in foo a.cc:7:7\n",
        u"a"_s);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
    QCOMPARE(reports.crashes[0].type, u"CHECK failure"_s);
    QCOMPARE(reports.crashes[0].traces.size(), std::size_t(1));
    QCOMPARE(reports.crashes[0].traces[0].frames[1].func, u"foo"_s);
}

QTEST_GUILESS_MAIN(ReportsTest)
#include "tst_reports.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/debuggertext.h"

#include <QTest>

#include <algorithm>

using namespace Casebook::Supervisor;

/// The little that is read from gdb's words to find owners of mutexes.
class DebuggerTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAreCutByProcess();
    void mutexesAreFoundInLockingFramesOnly();
    void threadsWithoutSymbolsAreKnownToLock();
    void wordsOfMutexesAreRead();
    void framesAreComparedByThread();
    void gdbIsStartedWithoutSettingsAndNetwork();
};

namespace {

const char *const stacks = R"(
Thread 3 (Thread 0x7f00 (LWP 43) "packer"):
#0  futex_wait (futex_word=0x55f0081b0080 <right>, expected=2, private=0) at futex-internal.h:146
#1  ___pthread_mutex_lock (mutex=mutex@entry=0x55f0081b0080 <right>) at ./nptl/pthread_mutex_lock.c:93
#2  0x000055f0081ad2a9 in move_box (from=0x1, mutex=0x99) at abba.c:46

Thread 2 (LWP 42):
#0  0x00007f6532eb9cb2 in ?? () from /lib/x86_64-linux-gnu/libc.so.6
#1  0x00007f6532eb9cb3 in pthread_mutex_lock () from /lib/x86_64-linux-gnu/libc.so.6

Thread 1 (Thread 0x7f01 (LWP 41) "abba"):
#0  __futex_abstimed_wait_common (futex_word=0x7f6532e20990) at ./nptl/futex-internal.c:87
)";

} // namespace

void DebuggerTextTest::looksAreCutByProcess()
{
    const auto parts = splitLook("noise\ncasebook-look: pid=7\na\nb\ncasebook-look: pid=9\nc\n");
    QCOMPARE(parts.size(), size_t(2));
    QCOMPARE(parts.at(7), "a\nb\n");
    QCOMPARE(parts.at(9), "c\n");
    QVERIFY(splitLook("casebook-look: pid=x\ny").empty());
}

void DebuggerTextTest::mutexesAreFoundInLockingFramesOnly()
{
    QCOMPARE(mutexAddresses(stacks), std::set<std::uint64_t>{0x55f0081b0080});
}

void DebuggerTextTest::threadsWithoutSymbolsAreKnownToLock()
{
    QCOMPARE(lockingThreads(stacks), (std::set<pid_t>{42, 43}));
}

void DebuggerTextTest::wordsOfMutexesAreRead()
{
    const auto words = readMutexWords("0x55f0081b0080 <right>:\t2\t0\t6582\n"
                                      "0x7f0010:\t0\t0\t0\n"
                                      "0x55f0081b00c0 <ns::pool<int, 4>::lock+8>:\t1\t1\t-5\n"
                                      "0x1 <short>:\t2\t0\n"
                                      "Cannot access memory at address 0x0\n");
    QCOMPARE(words.size(), size_t(3));
    QCOMPARE(words[0].address, 0x55f0081b0080U);
    QCOMPARE(words[0].name, "right");
    QCOMPARE(words[0].lock, 2);
    QCOMPARE(words[0].owner, 6582);
    QCOMPARE(words[1].name, "");
    QCOMPARE(words[2].name, "ns::pool<int, 4>::lock+8");
    QCOMPARE(words[2].owner, -5);
    QCOMPARE(ownerLine(41, words[0]),
             "casebook-owner: pid=41 tid=6582 lock=0x55f0081b0080 name=right type=pthread_mutex "
             "by=gdb\n");
    QVERIFY(ownerLine(41, words[2]).contains(" name=ns::pool<int,4>::lock+8 "));
}

void DebuggerTextTest::framesAreComparedByThread()
{
    const auto frames = threadFrames(stacks);
    QCOMPARE(frames.size(), size_t(3));
    QCOMPARE(std::ranges::count(frames.at(43), '\n'), 3);
    QVERIFY(frames == threadFrames(std::string("Thread 9 (x):\n") + stacks));
}

void DebuggerTextTest::gdbIsStartedWithoutSettingsAndNetwork()
{
    const auto argv = debuggerArguments("/usr/bin/gdb", {7, 9}, {{9, {0x10}}});
    const auto has = [&argv](const char *word) { return std::ranges::count(argv, word) > 0; };
    QVERIFY(has("-nx") && has("-batch") && has("set debuginfod enabled off"));
    QVERIFY(has("set auto-load python-scripts off") && has("attach 7") && has("x/3dw 16"));
    QCOMPARE(std::ranges::count(argv, "thread apply all bt"), 2);
}

QTEST_GUILESS_MAIN(DebuggerTextTest)
#include "tst_debuggertext.moc"

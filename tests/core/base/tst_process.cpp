// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/process.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#include <signal.h>
#include <unistd.h>

using namespace Casebook;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ProcessSpec shell(const QString &script)
{
    return ProcessSpec{.program = u"sh"_s, .arguments = {u"-c"_s, script}};
}

Result<ProcessOutcome> run(const ProcessSpec &spec)
{
    JobContext context;
    return runProcess(spec, context);
}

/// The process is gone, or waits as a zombie for whoever adopted it.
bool isGone(qint64 pid)
{
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z ");
}

} // namespace

class TestProcess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outputErrorsAndCodeComeBack();
    void argumentsAreNotReadByAShell();
    void inputReachesTheProgram();
    void noInputMeansEndOfFile();
    void signalIsAnOutcome();
    void environmentIsAnAllowList();
    void givenEnvironmentReplacesAll();
    void folderIsRootUnlessGiven();
    void outputAboveTheLimitIsCountedAndDropped();
    void endlessOutputIsStoppedByTheTimeout();
    void stopRequestEndsWithinTwoHundredMilliseconds();
    void stopRequestBeatsIgnoredTerm();
    void stopRequestedBeforeStartsNothing();
    void timeoutTellsWhatWasPrinted();
    void grandchildrenDieWithAStop();
    void grandchildrenDieWithANormalEnd();
    void programsRunInAPlainThread();
    void signalsAreNotInheritedBlocked();
    void noDescriptorLeaksIntoTheProgram();
    void missingProgramIsNamed();
    void relativePathEntriesAreNotSearched();
    void relativeProgramIsRefused();
    void nulInAnArgumentIsRejected();
    void missingFolderIsNamed();
    void packagesAreKnown();
};

void TestProcess::outputErrorsAndCodeComeBack()
{
    const auto outcome = run(shell(u"printf out; printf err >&2; exit 7"_s));
    QVERIFY(outcome);
    QCOMPARE(outcome->output, "out");
    QCOMPARE(outcome->errors, "err");
    QCOMPARE(outcome->exitCode, 7);
    QCOMPARE(outcome->signal, 0);
    QCOMPARE(outcome->droppedBytes, 0);
    QVERIFY(outcome->program.endsWith(u"/sh"));
}

void TestProcess::argumentsAreNotReadByAShell()
{
    const auto outcome = run(
        {.program = u"printf"_s, .arguments = {u"%s|"_s, u"$(id); `x`"_s, u"a b"_s, QString()}});
    QVERIFY(outcome);
    QCOMPARE(outcome->output, "$(id); `x`|a b||");
}

void TestProcess::inputReachesTheProgram()
{
    // More than a pipe holds, to a program that answers while it reads.
    const QByteArray input(1'000'000, 'x');
    const auto outcome = run({.program = u"cat"_s, .input = input});
    QVERIFY(outcome);
    QCOMPARE(outcome->output, input);
    // A program that does not read it at all is no trouble.
    const auto ignoring = run({.program = u"true"_s, .input = input});
    QVERIFY(ignoring);
    QCOMPARE(ignoring->exitCode, 0);
}

void TestProcess::noInputMeansEndOfFile()
{
    const auto outcome = run({.program = u"cat"_s});
    QVERIFY(outcome);
    QCOMPARE(outcome->output, QByteArray());
}

void TestProcess::signalIsAnOutcome()
{
    const auto outcome = run(shell(u"kill -SEGV $$"_s));
    QVERIFY(outcome);
    QCOMPARE(outcome->exitCode, -1);
    QCOMPARE(outcome->signal, SIGSEGV);
}

void TestProcess::environmentIsAnAllowList()
{
    qputenv("CASEBOOK_SECRET_TOKEN", "hunter2");
    const auto forget = qScopeGuard([] { qunsetenv("CASEBOOK_SECRET_TOKEN"); });
    const auto outcome = run({.program = u"env"_s});
    QVERIFY(outcome);
    QVERIFY(!outcome->output.contains("hunter2"));
    QVERIFY(outcome->output.contains("PATH=/"));
    QVERIFY(outcome->output.contains("LC_ALL="));
    QVERIFY(outcome->output.contains("HOME="));
}

void TestProcess::givenEnvironmentReplacesAll()
{
    const auto outcome = run({.program = u"env"_s, .environment = {u"ONLY=this"_s}});
    QVERIFY(outcome);
    QCOMPARE(outcome->output, "ONLY=this\n");
}

void TestProcess::folderIsRootUnlessGiven()
{
    const QTemporaryDir folder;
    QCOMPARE(run(shell(u"pwd -P"_s))->output, "/\n");
    auto spec = shell(u"pwd"_s);
    spec.folder = folder.path();
    QCOMPARE(run(spec)->output, QFile::encodeName(folder.path()) + "\n");
}

void TestProcess::outputAboveTheLimitIsCountedAndDropped()
{
    auto spec = shell(u"head -c 100000 /dev/zero; head -c 5 /dev/zero >&2"_s);
    spec.outputBytes = 1000;
    const auto outcome = run(spec);
    QVERIFY(outcome);
    QCOMPARE(outcome->output.size(), 1000);
    QCOMPARE(outcome->errors.size(), 5);
    QCOMPARE(outcome->droppedBytes, 99000);
}

void TestProcess::endlessOutputIsStoppedByTheTimeout()
{
    ProcessSpec spec{.program = u"yes"_s, .timeout = 100ms, .outputBytes = 100};
    const auto outcome = run(spec);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Timeout);
}

void TestProcess::stopRequestEndsWithinTwoHundredMilliseconds()
{
    std::stop_source stop;
    JobContext context(stop.get_token());
    qint64 tookMs = -1;
    const std::jthread asker([&stop] {
        std::this_thread::sleep_for(50ms);
        stop.request_stop();
    });
    QElapsedTimer timer;
    timer.start();
    const auto outcome = runProcess({.program = u"sleep"_s, .arguments = {u"60"_s}}, context);
    tookMs = timer.elapsed();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    QVERIFY2(tookMs < 5000, qPrintable(QString::number(tookMs)));
}

void TestProcess::stopRequestBeatsIgnoredTerm()
{
    std::stop_source stop;
    JobContext context(stop.get_token());
    const QTemporaryDir folder;
    const QString pidFile = folder.filePath(u"pid"_s);
    auto spec = shell(u"trap '' TERM; echo $$ > '%1'; while :; do sleep 1; done"_s.arg(pidFile));
    std::jthread asker([&stop, pidFile] {
        while (QFile(pidFile).size() == 0) {
            std::this_thread::sleep_for(1ms);
        }
        stop.request_stop();
    });
    const auto outcome = runProcess(spec, context);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    QFile file(pidFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QTRY_VERIFY(isGone(file.readAll().trimmed().toLongLong()));
}

void TestProcess::stopRequestedBeforeStartsNothing()
{
    const QTemporaryDir folder;
    std::stop_source stop;
    stop.request_stop();
    JobContext context(stop.get_token());
    const auto outcome = runProcess(shell(u"touch '%1/started'"_s.arg(folder.path())), context);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    QVERIFY(!QFile::exists(folder.filePath(u"started"_s)));
}

void TestProcess::timeoutTellsWhatWasPrinted()
{
    auto spec = shell(u"echo waiting for the lock >&2; exec sleep 60"_s);
    spec.timeout = 300ms;
    const auto outcome = run(spec);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Timeout);
    QVERIFY(outcome.error().subject.endsWith(u"/sh"));
    QCOMPARE(outcome.error().detail.trimmed(), u"waiting for the lock"_s);
}

void TestProcess::grandchildrenDieWithAStop()
{
    const QTemporaryDir folder;
    const QString pidFile = folder.filePath(u"pid"_s);
    // The grandchild ignores TERM and holds the pipe; its parent ends politely.
    auto spec = shell(u"(trap '' TERM; exec sleep 60) & echo $! > '%1'; wait"_s.arg(pidFile));
    spec.timeout = 300ms;
    const auto outcome = run(spec);
    QVERIFY(!outcome);
    QFile file(pidFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QTRY_VERIFY(isGone(file.readAll().trimmed().toLongLong()));
}

void TestProcess::grandchildrenDieWithANormalEnd()
{
    const auto outcome = run(shell(u"sleep 60 & echo $!"_s));
    QVERIFY(outcome);
    QCOMPARE(outcome->exitCode, 0);
    const qint64 pid = outcome->output.trimmed().toLongLong();
    QVERIFY(pid > 1);
    QTRY_VERIFY(isGone(pid));
}

void TestProcess::programsRunInAPlainThread()
{
    // The writer thread has no Qt event loop.
    QByteArray output;
    std::jthread([&output] {
        const auto outcome = run(shell(u"echo hello"_s));
        output = outcome ? outcome->output : QByteArray("failed");
    }).join();
    QCOMPARE(output, "hello\n");
}

void TestProcess::signalsAreNotInheritedBlocked()
{
    sigset_t set;
    sigset_t before;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, &before);
    const auto outcome = run(shell(u"kill -TERM $$; echo alive"_s));
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    QVERIFY(outcome);
    QCOMPARE(outcome->signal, SIGTERM);
    QCOMPARE(outcome->output, QByteArray());
}

void TestProcess::noDescriptorLeaksIntoTheProgram()
{
    QFile leaking(u"/dev/null"_s);
    QVERIFY(leaking.open(QIODevice::ReadOnly));
    const int copy = ::dup(leaking.handle()); // without close-on-exec
    const auto close = qScopeGuard([copy] { ::close(copy); });
    const auto outcome = run(shell(u"[ -e /dev/fd/%1 ] && echo leaked || echo clean"_s.arg(copy)));
    QVERIFY(outcome);
    QCOMPARE(outcome->output, "clean\n");
}

void TestProcess::missingProgramIsNamed()
{
    const auto outcome = run({.program = u"casebook-no-such-program"_s});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::ProgramMissing);
    QCOMPARE(outcome.error().subject, u"casebook-no-such-program"_s);
    QCOMPARE(findProgram(u"/usr/bin/casebook-none"_s).error().code, ErrorCode::ProgramMissing);
    QCOMPARE(findProgram(QString()).error().code, ErrorCode::ProgramMissing);
    QCOMPARE(findProgram(u"/etc"_s).error().code, ErrorCode::ProgramMissing);
}

void TestProcess::relativePathEntriesAreNotSearched()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"planted"_s);
    QFile planted(path);
    QVERIFY(planted.open(QIODevice::WriteOnly));
    planted.write("#!/bin/sh\necho planted\n");
    planted.close();
    QVERIFY(planted.setPermissions(QFile::ReadOwner | QFile::ExeOwner));

    const QByteArray oldPath = qgetenv("PATH");
    const QString oldFolder = QDir::currentPath();
    const auto restore = qScopeGuard([oldPath, oldFolder] {
        qputenv("PATH", oldPath);
        QDir::setCurrent(oldFolder);
    });
    QVERIFY(QDir::setCurrent(folder.path()));
    qputenv("PATH", ".::/usr/bin:/bin");
    QCOMPARE(findProgram(u"planted"_s).error().code, ErrorCode::ProgramMissing);
    qputenv("PATH", QByteArray(QFile::encodeName(folder.path()) + ":/usr/bin:/bin:."));
    QCOMPARE(*findProgram(u"planted"_s), path);
    const auto outcome = run({.program = u"env"_s});
    QVERIFY(outcome);
    QVERIFY(!outcome->output.contains(":.\n"));
}

void TestProcess::relativeProgramIsRefused()
{
    QCOMPARE(findProgram(u"./sh"_s).error().code, ErrorCode::ProgramMissing);
    QCOMPARE(findProgram(u"bin/sh"_s).error().code, ErrorCode::ProgramMissing);
}

void TestProcess::nulInAnArgumentIsRejected()
{
    const auto outcome = run({.program = u"echo"_s, .arguments = {u"a\0b"_s}});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Rejected);
}

void TestProcess::missingFolderIsNamed()
{
    const auto outcome = run({.program = u"true"_s, .folder = u"/no/such/folder"_s});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Io);
    QCOMPARE(outcome.error().subject, u"/no/such/folder"_s);
}

void TestProcess::packagesAreKnown()
{
    QCOMPARE(packageOfProgram(u"qemu-system-x86_64"_s), u"qemu-system-x86"_s);
    QCOMPARE(packageOfProgram(u"/usr/bin/gdb"_s), u"gdb"_s);
    QCOMPARE(packageOfProgram(u"frobnicate"_s), QString());
}

QTEST_GUILESS_MAIN(TestProcess)

#include "tst_process.moc"

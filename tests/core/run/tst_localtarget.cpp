// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/jobfromplan.h"
#include "core/run/localtarget.h"
#include "core/run/planjson.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <signal.h>

using namespace Casebook;
using namespace Qt::StringLiterals;

/// From an approved plan to a run on this computer, and back to what its folder tells.
class LocalTargetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeoutsOfScriptsAreFound_data();
    void timeoutsOfScriptsAreFound();
    void softLimitComesBeforeTheUsersTimeout();
    void planBecomesAJob();
    void whatCannotBeDoneIsRefused();
    void runIsFollowedToItsEnd();
    void sameKeyRunsOnce();
    void cancelEndsIt();
    void killedClientLosesNothing();
    void killedSupervisorIsLost();
    void keysDiffer();

private:
    [[nodiscard]] static RunStart startOf(const QString &script, int iterations);
    Result<SupervisorClient> begin(const RunStart &start);

    QTemporaryDir m_folder;
    JobContext m_context;
};

RunStart LocalTargetTest::startOf(const QString &script, int iterations)
{
    RunStart start;
    start.key = newRunKey(1'000'000);
    start.approval = u"abc"_s;
    start.environment = {{u"PATH"_s, u"/usr/bin:/bin"_s}, {u"LANG"_s, u"C"_s}};
    start.plan.name = u"test"_s;
    start.plan.reproducer.script = script;
    start.plan.variants = {{.name = u"A"_s}};
    start.plan.count.iterations = iterations;
    return start;
}

Result<SupervisorClient> LocalTargetTest::begin(const RunStart &start)
{
    LocalTarget target(m_folder.path(), qEnvironmentVariable("CASEBOOK_SUPERVISOR"));
    return target.start(start, m_context);
}

void LocalTargetTest::timeoutsOfScriptsAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("plain") << u"timeout 180 ./check x"_s << qint64(180'000);
    QTest::newRow("options") << u"a; timeout -k 5 --foreground 2m sh -c x"_s << qint64(120'000);
    QTest::newRow("path") << u"/usr/bin/timeout -s KILL 1.5 x"_s << qint64(1500);
    QTest::newRow("shortest") << u"timeout 9 a\ntimeout 3h b"_s << qint64(9000);
    QTest::newRow("in a loop") << u"while (timeout 7s x); do :; done"_s << qint64(7000);
    QTest::newRow("none") << u"echo timeout of 5 seconds; my_timeout 5 x; x --timeout 5 y"_s
                          << qint64(-1);
    QTest::newRow("no limit") << u"timeout 0 x"_s << qint64(-1);
}

void LocalTargetTest::timeoutsOfScriptsAreFound()
{
    QFETCH(QString, text);
    const auto found = shortestTimeout(text);
    QTEST(found ? qint64(found->count()) : -1, "milliseconds");
}

void LocalTargetTest::softLimitComesBeforeTheUsersTimeout()
{
    const auto softOf = [](const QString &script) {
        RunStart start = startOf(script, 1);
        start.plan.limits.soft = std::chrono::minutes(10);
        start.plan.limits.hard = std::chrono::minutes(20);
        const auto made = jobFromPlan(start, u"/r"_s);
        return made ? made->job.times.soft.count() : -1;
    };
    QCOMPARE(softOf(u"timeout 180 x"_s), 135'000);
    QCOMPARE(softOf(u"timeout 60 x"_s), 40'000);
    QCOMPARE(softOf(u"timeout 20 x"_s), 10'000);
    QCOMPARE(softOf(u"x"_s), 600'000);
}

void LocalTargetTest::planBecomesAJob()
{
    RunStart start = startOf(u"exit 0\n"_s, 7);
    start.plan.variants = {{.name = u"A"_s, .environment = {{u"X"_s, u"1"_s}}},
                           {.name = u"B"_s, .folder = u"/b"_s, .binary = u"/b/x"_s}};
    start.plan.setup.script = u"true"_s;
    start.plan.load = {{.name = u"l"_s, .command = {.argv = {u"yes"_s}}}};
    start.plan.count.until = StopRule::UntilFail;
    start.plan.count.hits = 2;
    start.plan.rules = {{.name = u"oops"_s, .symptom = Symptom::Crash, .literal = u"BUG:"_s},
                        {.name = u"pattern"_s, .literal = u"a"_s, .pattern = u"a+"_s}};
    start.plan.captures = {{.on = {Symptom::Crash}}};
    const auto made = jobFromPlan(start, u"/r"_s);
    QVERIFY(made);
    const Supervisor::Job &job = made->job;
    QCOMPARE(job.variants.size(), size_t(2));
    QCOMPARE(job.variants[1].iterations, 7);
    QCOMPARE(job.variants[0].command.argv,
             (std::vector<std::string>{"/bin/sh", "/r/files/casebook-reproducer"}));
    QVERIFY(std::ranges::count(job.variants[0].command.environment, "X=1") == 1);
    QVERIFY(std::ranges::count(job.variants[1].command.environment, "CASEBOOK_BINARY=/b/x") == 1);
    QCOMPARE(job.variants[1].command.folder, "/b");
    QCOMPARE(job.setup.size(), size_t(2));
    QCOMPARE(job.load.front().argv, std::vector<std::string>{"yes"});
    QCOMPARE(job.stopAfterFailures, 2);
    QCOMPARE(job.triggers.size(), size_t(1));
    QVERIFY(job.triggers.front().capture && job.triggers.front().failure);
    QCOMPARE(made->files.size(), size_t(2));
    start.variant = u"B"_s;
    start.iterations = 3;
    const auto one = jobFromPlan(start, u"/r"_s);
    QCOMPARE(one->job.variants.size(), size_t(1));
    QCOMPARE(one->job.variants.front().iterations, 3);
    start.variant = u"C"_s;
    QCOMPARE(jobFromPlan(start, u"/r"_s).error().code, ErrorCode::NotFound);
}

void LocalTargetTest::whatCannotBeDoneIsRefused()
{
    RunStart start = startOf(u"x"_s, 1);
    start.plan.target.kind = TargetKind::Qemu;
    QCOMPARE(jobFromPlan(start, u"/r"_s).error().code, ErrorCode::Unsupported);
    start = startOf(u"x"_s, 1);
    start.plan.captures = {{.kind = CaptureKind::Core}};
    QVERIFY(jobFromPlan(start, u"/r"_s).error().detail.contains(u"core"_s));
    start = startOf({}, 1);
    QCOMPARE(jobFromPlan(start, u"/r"_s).error().code, ErrorCode::Rejected);
}

void LocalTargetTest::runIsFollowedToItsEnd()
{
    RunStart start = startOf(u"cat \"$CASEBOOK_FILES/data\"; exit 3"_s, 2);
    start.plan.files = {{.name = u"data"_s, .text = u"hello"_s}};
    Result<SupervisorClient> client = begin(start);
    QVERIFY2(client, client ? "" : qPrintable(client.error().detail));
    int changes = 0;
    QVERIFY(client->follow(m_context, [&changes](const auto &) { ++changes; }));
    QVERIFY(changes > 0);
    QCOMPARE(client->state(), RunFolderState::Finished);
    QCOMPARE(client->record().iterations.size(), size_t(2));
    QCOMPARE(client->record().iterations.front().exitCode, 3);
    QCOMPARE(client->record().header.planHash, "abc");
    QFile output(client->folder() + u"/it/0001/output"_s);
    QVERIFY(output.open(QFile::ReadOnly));
    QCOMPARE(output.readAll(), "hello");
    QFile plan(client->folder() + u"/plan.json"_s);
    QVERIFY(plan.open(QFile::ReadOnly));
    const auto read = readPlan(plan.readAll(), client->folder());
    QVERIFY(read && read->plan == start.plan);
    const QFileInfo folder(client->folder());
    QVERIFY(!folder.permission(QFile::ReadGroup) && !folder.permission(QFile::ReadOther));
    QCOMPARE(client->cancel().error().code, ErrorCode::NotFound);
}

void LocalTargetTest::sameKeyRunsOnce()
{
    RunStart start = startOf(u"true"_s, 1);
    start.key = u"once"_s;
    QVERIFY(begin(start));
    QCOMPARE(begin(start).error().code, ErrorCode::AlreadyExists);
}

void LocalTargetTest::cancelEndsIt()
{
    Result<SupervisorClient> client = begin(startOf(u"sleep 600"_s, 5));
    QVERIFY(client);
    QTRY_VERIFY_WITH_TIMEOUT(client->refresh() && !client->record().running.empty(), 30'000);
    QCOMPARE(client->state(), RunFolderState::Running);
    QVERIFY(client->cancel());
    QVERIFY(client->follow(m_context, [](const auto &) { }));
    QVERIFY(client->record().finish == Supervisor::FinishKind::Cancelled);
    QCOMPARE(client->record().iterations.size(), size_t(1));
}

void LocalTargetTest::killedClientLosesNothing()
{
    const QTemporaryDir runs;
    QProcess casebook;
    casebook.start(qEnvironmentVariable("CASEBOOK_CLIENT_FIXTURE"),
                   {runs.path(), u"twenty"_s, u"20"_s});
    SupervisorClient watcher(runs.filePath(u"twenty"_s));
    QTRY_VERIFY_WITH_TIMEOUT(watcher.refresh() && !watcher.record().running.empty()
                                 && watcher.record().running.front() >= 7,
                             60'000);
    QVERIFY(!watcher.record().finish);
    ::kill(pid_t(casebook.processId()), SIGKILL);
    QVERIFY(casebook.waitForFinished());
    // The next start finds the run by its folder and reads it from the beginning.
    std::vector<SupervisorClient> found = runFolders(runs.path());
    QCOMPARE(found.size(), size_t(1));
    QVERIFY(found.front().follow(m_context, [](const auto &) { }));
    const Supervisor::RunRecord &record = found.front().record();
    QVERIFY(record.finish == Supervisor::FinishKind::Done);
    QCOMPARE(record.badLines, 0);
    QCOMPARE(record.iterations.size(), size_t(20));
    for (int n = 1; n <= 20; ++n) {
        QCOMPARE(record.iterations[size_t(n - 1)].number, n);
        QFile output(runs.path() + QString::asprintf("/twenty/it/%04d/output", n));
        QVERIFY(output.open(QFile::ReadOnly));
        QCOMPARE(output.readAll(), QByteArray::number(n) + '\n');
    }
}

void LocalTargetTest::killedSupervisorIsLost()
{
    Result<SupervisorClient> client = begin(startOf(u"sleep 600"_s, 5));
    QVERIFY(client);
    QTRY_VERIFY_WITH_TIMEOUT(client->refresh() && !client->record().running.empty(), 30'000);
    ::kill(pid_t(client->record().header.pid), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(client->state(), RunFolderState::Lost, 30'000);
    QVERIFY(client->follow(m_context, [](const auto &) { }));
    QVERIFY(client->record().iterations.empty());
    QCOMPARE(client->record().running, std::vector<int>{1});
    QCOMPARE(client->cancel().error().code, ErrorCode::NotFound);
    SupervisorClient unknown(m_folder.filePath(u"nothing"_s));
    QVERIFY(unknown.refresh());
    QCOMPARE(unknown.state(), RunFolderState::NotBegun);
}

void LocalTargetTest::keysDiffer()
{
    QVERIFY(newRunKey(0).startsWith(u"19700101-000000-"_s));
    QCOMPARE_NE(newRunKey(0), newRunKey(0));
}

QTEST_GUILESS_MAIN(LocalTargetTest)
#include "tst_localtarget.moc"

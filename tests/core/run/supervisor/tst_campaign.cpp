// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/control.h"
#include "core/run/supervisor/events.h"
#include "core/run/supervisor/jobfile.h"
#include "core/run/supervisor/processtree.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <string>

#include <signal.h>

using namespace Casebook::Supervisor;
using namespace Qt::StringLiterals;

/// The program itself: what it starts, what it tells, and that nothing is left of it.
class CampaignTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAreTold();
    void jobsSeeTheirIterationOnly();
    void variantsTakeTurnsAndStopAfterFailures();
    void parallelIterationsHaveFoldersOfTheirOwn();
    void helpersAreTold();
    void failingSetupStartsNothing();
    void triggerEndsAnIteration();
    void missingDebuggerIsTold();
    void crashingChildIsTold();
    void jobThatTracesItselfIsEndedInTime();
    void killedKeeperIsLostNotPassed();
    void onlyTheLastFailuresKeepTheirCaptures();
    void wrongFoldersAndJobsAreRefused();
    void nothingIsCarriedOutTwice();
    void foldersOfStrangersAreRefused();
    void treesAreGone_data();
    void treesAreGone();
    void endlessOutputIsBounded();
};

namespace {

std::string variable(const char *name)
{
    return qEnvironmentVariable(name).toStdString();
}

/// One run in a folder of its own.
class Run
{
public:
    Run()
        : m_folder(QDir::tempPath() + u"/casebook-run-XXXXXX"_s)
    {
        job.run = QDir(m_folder.path()).dirName().toStdString();
        job.environment = {"PATH=/usr/local/bin:/usr/bin:/bin"};
        job.capture.isOn = false;
        job.disk.freeBytes = 0;
        job.times.grace = Milliseconds(200);
    }

    ~Run()
    {
        if (process.state() != QProcess::NotRunning) {
            process.kill();
            process.waitForFinished();
        }
    }

    Run(const Run &) = delete;
    Run &operator=(const Run &) = delete;

    void add(const char *name, std::vector<std::string> argv, int iterations = 1)
    {
        job.variants.push_back(
            {.name = name, .command = {.argv = std::move(argv)}, .iterations = iterations});
    }

    [[nodiscard]] QString path(const QString &name = {}) const
    {
        return m_folder.filePath(name);
    }

    void start()
    {
        QFile file(path(u"job.json"_s));
        if (file.open(QFile::WriteOnly)) {
            file.write(QByteArray::fromStdString(writeJob(job)));
        }
        file.close();
        process.start(qEnvironmentVariable("CASEBOOK_SUPERVISOR"),
                      {u"--foreground"_s, m_folder.path()});
    }

    /// Carries it out and gives what its log says.
    RunRecord record()
    {
        start();
        process.waitForFinished(300'000);
        return read();
    }

    [[nodiscard]] RunRecord read() const
    {
        QFile file(path(u"events.jsonl"_s));
        EventReader reader;
        if (file.open(QFile::ReadOnly)) {
            reader.feed(file.readAll().toStdString());
        }
        return reader.record();
    }

    [[nodiscard]] QByteArray output(int number) const
    {
        QFile file(path(QString::asprintf("it/%04d/output", number)));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Processes that were started by this run and live: children inherit the name of its folder.
    [[nodiscard]] int living() const
    {
        int count = 0;
        const QByteArray mark = "CASEBOOK_FOLDER=" + m_folder.path().toUtf8() + "/";
        const QStringList processes = QDir(u"/proc"_s).entryList(QDir::Dirs);
        for (const QString &name : processes) {
            const auto stat = readStat(name.toInt());
            if (!stat || stat->isZombie()) {
                continue;
            }
            QFile environment(u"/proc/"_s + name + u"/environ"_s);
            if (environment.open(QFile::ReadOnly) && environment.readAll().contains(mark)) {
                ++count;
            }
        }
        return count;
    }

    Job job;
    QProcess process;

private:
    QTemporaryDir m_folder;
};

std::vector<std::string> shell(const char *script)
{
    return {"/bin/sh", "-c", script};
}

std::vector<std::string> fixture(const char *mode)
{
    return {variable("CASEBOOK_TREE_FIXTURE"), mode};
}

} // namespace

void CampaignTest::endsAreTold()
{
    Run run;
    run.add("three", shell("echo out; echo err >&2; exit 3"));
    run.add("killed", shell("kill -KILL $$"));
    run.add("missing", {"/no/such/program"});
    run.add("nowhere", {"true"});
    run.job.variants.back().command.folder = "/no/such/folder";
    run.add("late", shell("sleep 600 & sleep 600"));
    run.job.times.hard = Milliseconds(1500);
    const RunRecord record = run.record();
    QCOMPARE(run.process.exitCode(), 0);
    QCOMPARE(record.iterations.size(), size_t(5));
    QVERIFY(record.finish == FinishKind::Done);
    QCOMPARE(record.badLines, 0);
    const auto &all = record.iterations;
    QVERIFY(all[0].end == EndKind::Exited);
    QCOMPARE(all[0].exitCode, 3);
    QCOMPARE(run.output(1), "out\nerr\n");
    QCOMPARE(all[0].artefacts.front().name, "output");
    QCOMPARE(all[0].artefacts.front().bytes, 8);
    QCOMPARE(all[1].signal, SIGKILL);
    QCOMPARE(all[1].exitCode, -1);
    QVERIFY(all[2].end == EndKind::NotStarted);
    QVERIFY(all[2].error.contains("cannot start it"));
    QVERIFY(all[3].end == EndKind::NotStarted);
    QVERIFY(all[3].error.contains("cannot enter its folder"));
    QVERIFY(all[4].end == EndKind::HardLimit);
    QVERIFY(all[4].killed >= 3);
    QCOMPARE(run.living(), 0);
}

void CampaignTest::jobsSeeTheirIterationOnly()
{
    Run run;
    run.job.environment.emplace_back("KEPT=yes");
    run.add("env",
            shell("cat; env | sort; ls -d \"$TMPDIR\"; test $PWD = $CASEBOOK_FOLDER && ls -l "
                  "/proc/self/fd | wc -l; touch $TMPDIR/x"),
            2);
    run.job.variants.front().command.environment = {"TEST_DIR=@FOLDER@/t",
                                                    "ROUND=@N@ of @VARIANT@"};
    qputenv("CASEBOOK_SECRET", "1");
    const RunRecord record = run.record();
    QCOMPARE(record.iterations.size(), size_t(2));
    const QByteArray output = run.output(2);
    const QByteArray folder = run.path(u"it/0002"_s).toUtf8();
    QVERIFY2(output.contains("KEPT=yes\n"), output.constData());
    QVERIFY(output.contains(QByteArray("TEST_DIR=" + folder + "/t\n")));
    QVERIFY(output.contains("ROUND=2 of env\n"));
    QVERIFY(output.contains(QByteArray("\n" + folder + "/tmp\n")));
    QVERIFY(!output.contains("CASEBOOK_SECRET"));
    // ls has its three streams and the folder it reads.
    QVERIFY2(output.endsWith("\n5\n"), output.constData());
    QVERIFY(!QDir(run.path(u"it/0002/tmp"_s)).exists());
}

void CampaignTest::variantsTakeTurnsAndStopAfterFailures()
{
    Run run;
    run.add("bad", shell("exit $((CASEBOOK_ITERATION == 2))"), 5);
    run.add("good", {"true"}, 3);
    run.job.stopAfterFailures = 1;
    const RunRecord record = run.record();
    QList<int> order;
    for (const IterationFacts &facts : record.iterations) {
        order.append(facts.variant * 10 + facts.round);
    }
    QCOMPARE(order, QList<int>({1, 11, 2, 12, 13}));
    QVERIFY(record.finish == FinishKind::Done);
}

void CampaignTest::parallelIterationsHaveFoldersOfTheirOwn()
{
    Run run;
    run.add("a", shell("echo $CASEBOOK_ITERATION; sleep 0.2; ls | wc -l"), 8);
    run.job.parallel = 4;
    const RunRecord record = run.record();
    QCOMPARE(record.iterations.size(), size_t(8));
    for (const IterationFacts &facts : record.iterations) {
        QCOMPARE(run.output(facts.number), QByteArray::number(facts.round) + "\n3\n");
    }
}

void CampaignTest::helpersAreTold()
{
    Run run;
    run.job.setup = {{.argv = shell("echo made > ../shared")}};
    run.job.teardown = {{.argv = shell("test -e ../shared && exit 4")}};
    run.job.load = {{.argv = shell("while :; do sleep 1; done")}, {.argv = {"false"}}};
    run.add("a", shell("cat ../../shared; sleep 0.5"), 2);
    const RunRecord record = run.record();
    QCOMPARE(run.output(2), "made\n");
    QCOMPARE(record.helpers.size(), size_t(4));
    QCOMPARE(record.helpers[0].name, "setup-1");
    QCOMPARE(record.helpers[0].exitCode, 0);
    QCOMPARE(record.helpers[1].name, "load-2");
    QVERIFY(record.helpers[1].early);
    QCOMPARE(record.helpers[2].name, "load-1");
    QVERIFY(record.helpers[2].end == EndKind::Cancelled && !record.helpers[2].early);
    QCOMPARE(record.helpers[3].exitCode, 4);
    QCOMPARE(run.living(), 0);
}

void CampaignTest::failingSetupStartsNothing()
{
    Run run;
    run.job.setup = {{.argv = {"false"}}, {.argv = {"true"}}};
    run.job.teardown = {{.argv = {"true"}}};
    run.add("a", {"true"}, 3);
    const RunRecord record = run.record();
    QVERIFY(record.finish == FinishKind::SetupFailed);
    QVERIFY(record.iterations.empty());
    QCOMPARE(record.helpers.size(), size_t(2));
}

void CampaignTest::triggerEndsAnIteration()
{
    Run run;
    run.add("a", shell("echo fine; echo 'kernel BUG at x'; sleep 600"));
    run.job.triggers = {{.name = "bug", .text = "BUG at", .stop = true, .failure = true}};
    const RunRecord record = run.record();
    QCOMPARE(record.iterations.size(), size_t(1));
    const IterationFacts &facts = record.iterations.front();
    QVERIFY(facts.end == EndKind::Trigger);
    QCOMPARE(facts.hits.size(), size_t(1));
    QCOMPARE(facts.hits.front().line, "kernel BUG at x");
    QCOMPARE(facts.hits.front().offset, 5);
}

void CampaignTest::missingDebuggerIsTold()
{
    Run run;
    run.add("a", shell("sleep 600"));
    run.job.capture.isOn = true;
    run.job.capture.debugger = "no-such-debugger";
    run.job.times.soft = Milliseconds(300);
    run.job.times.hard = Milliseconds(600);
    const RunRecord record = run.record();
    const IterationFacts &facts = record.iterations.front();
    QVERIFY(facts.softLimit);
    QVERIFY(facts.end == EndKind::HardLimit);
    QCOMPARE(facts.captures, std::vector<std::string>{"capture-1-proc.txt"});
    QCOMPARE(facts.captureErrors.size(), size_t(1));
    QVERIFY(facts.captureErrors.front().contains("no-such-debugger is not installed"));
    QFile proc(run.path(u"it/0001/capture-1-proc.txt"_s));
    QVERIFY(proc.open(QFile::ReadOnly));
    const QByteArray text = proc.readAll();
    QVERIFY(text.contains("command line: sleep 600\n") && text.contains("TracerPid:"));
}

void CampaignTest::crashingChildIsTold()
{
    Run run;
    run.add("a", fixture("crashchild"));
    const RunRecord record = run.record();
    QCOMPARE(record.iterations.front().exitCode, 0);
    QCOMPARE(record.iterations.front().childSignals, 1);
}

void CampaignTest::jobThatTracesItselfIsEndedInTime()
{
    Run run;
    run.add("a", fixture("selftraced"));
    run.job.times.hard = Milliseconds(1000);
    const RunRecord record = run.record();
    QVERIFY(record.iterations.front().end == EndKind::HardLimit);
    QCOMPARE(record.iterations.front().tracedSeconds, 0.0);
    QCOMPARE(run.living(), 0);
}

void CampaignTest::killedKeeperIsLostNotPassed()
{
    Run run;
    run.add("a", fixture("orphan"), 2);
    run.job.times.hard = Milliseconds(20000);
    const RunRecord record = run.record();
    QCOMPARE(record.iterations.size(), size_t(2));
    QVERIFY(record.iterations.front().end == EndKind::Lost);
    QVERIFY(record.finish == FinishKind::Done);
    QCOMPARE(run.living(), 0);
}

void CampaignTest::onlyTheLastFailuresKeepTheirCaptures()
{
    Run run;
    run.add("a", shell("head -c 300000 /dev/zero | tr '\\0' x; exit 1"), 6);
    run.job.keep = {.firstFailures = 1, .lastFailures = 2, .passes = 0};
    const RunRecord record = run.record();
    QList<bool> whole;
    for (const IterationFacts &facts : record.iterations) {
        whole.append(facts.artefacts.front().kept);
        QCOMPARE(run.output(facts.number).size() == 300000, facts.artefacts.front().kept);
        QCOMPARE(facts.artefacts.front().sha256.size(), size_t(64));
    }
    QCOMPARE(whole, QList<bool>({true, false, false, false, true, true}));
}

void CampaignTest::wrongFoldersAndJobsAreRefused()
{
    Run run;
    run.start(); // no variants
    QVERIFY(run.process.waitForFinished());
    QCOMPARE(run.process.exitCode(), 2);
    QVERIFY(run.process.readAllStandardError().contains("variants is empty"));
    QVERIFY(!QFile::exists(run.path(u"events.jsonl"_s)));
}

void CampaignTest::nothingIsCarriedOutTwice()
{
    Run run;
    run.add("a", {"true"});
    QCOMPARE(run.record().iterations.size(), size_t(1));
    run.start();
    QVERIFY(run.process.waitForFinished());
    QCOMPARE(run.process.exitCode(), 2);
    QVERIFY(run.process.readAllStandardError().contains("begun already"));
    QCOMPARE(run.read().iterations.size(), size_t(1));
}

void CampaignTest::foldersOfStrangersAreRefused()
{
    Run run;
    run.add("a", {"true"});
    QFile::setPermissions(
        run.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::WriteOther);
    run.start();
    QVERIFY(run.process.waitForFinished());
    QCOMPARE(run.process.exitCode(), 2);
    QVERIFY(run.process.readAllStandardError().contains("yours alone"));
}

void CampaignTest::treesAreGone_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QByteArray>("way");
    for (const char *mode : {"five", "stubborn", "chain", "bomb"}) {
        for (const char *way : {"cancel", "term", "kill", "limit"}) {
            QTest::addRow("%s ended by %s", mode, way) << QByteArray(mode) << QByteArray(way);
        }
    }
}

void CampaignTest::treesAreGone()
{
    QFETCH(QByteArray, mode);
    QFETCH(QByteArray, way);
    // 16 rows: CASEBOOK_KILLS=500 makes 512 runs of it.
    const int rounds = (qEnvironmentVariableIntValue("CASEBOOK_KILLS") + 15) / 16;
    int left = 0;
    qint64 longest = 0;
    for (int round = 0; round < std::max(rounds, 1); ++round) {
        Run run;
        run.add("a", fixture(mode.constData()), 3);
        run.job.load = {{.argv = shell("while :; do sleep 0.1; done")}};
        run.job.triggers = {{.name = "ready", .text = "ready"}};
        run.job.times.hard = Milliseconds(way == "limit" ? 1000 : 0);
        run.job.stopAfterFailures = 1;
        run.start();
        if (way != "limit") { // which does not wait for anybody to look
            QTRY_VERIFY_WITH_TIMEOUT(
                run.read().running.size() == 1 && run.output(1).contains("ready"), 60'000);
        }
        QElapsedTimer clock;
        clock.start();
        if (way == "cancel") {
            const UniqueFd socket(connectControl(run.read().header.socket));
            QVERIFY(socket.isOpen());
            QVERIFY(writeAll(socket.get(), "cancel\n"));
        } else if (way == "term") {
            ::kill(pid_t(run.process.processId()), SIGTERM);
        } else if (way == "kill") {
            ::kill(pid_t(run.process.processId()), SIGKILL);
        }
        QVERIFY(run.process.waitForFinished(60'000));
        // The guardians of a killed supervisor end what they keep; they need a moment to see it.
        QTRY_COMPARE_WITH_TIMEOUT(run.living(), 0, 20'000);
        longest = std::max(longest, clock.elapsed());
        left += run.living();
        const RunRecord record = run.read();
        if (way == "kill") {
            QVERIFY(!record.finish);
            QVERIFY(record.iterations.empty());
        } else {
            QVERIFY(record.finish == (way == "limit" ? FinishKind::Done : FinishKind::Cancelled));
            QCOMPARE(record.iterations.size(), size_t(1));
            QCOMPARE(record.iterations.front().survivors, 0);
        }
    }
    qInfo("%d runs, %d processes left, longest end %lld ms", std::max(rounds, 1), left, longest);
    QCOMPARE(left, 0);
}

void CampaignTest::endlessOutputIsBounded()
{
    const bool isLong = qEnvironmentVariableIsSet("CASEBOOK_LONG");
    const std::int64_t bytes = isLong ? std::int64_t{2} << 30 : std::int64_t{64} << 20;
    Run run;
    run.add("a", {variable("CASEBOOK_TREE_FIXTURE"), "print", std::to_string(bytes)});
    run.job.triggers = {{.name = "end", .text = "the end"}, {.name = "bug", .text = "BUG:"}};
    run.job.output = {.headBytes = 1 << 20, .tailBytes = 4 << 20};
    run.start();
    std::int64_t peakKiB = 0;
    while (!run.process.waitForFinished(50)) {
        const std::string status =
            readFile("/proc/" + std::to_string(run.process.processId()) + "/status");
        const auto at = status.find("VmHWM:");
        if (at != std::string::npos) {
            peakKiB = std::max<std::int64_t>(peakKiB, std::atoll(status.c_str() + at + 6));
        }
    }
    const RunRecord record = run.read();
    QCOMPARE(record.iterations.size(), size_t(1));
    const IterationFacts &facts = record.iterations.front();
    QCOMPARE(facts.exitCode, 0);
    QVERIFY(facts.streams.front().printed >= bytes);
    QVERIFY(facts.artefacts.front().bytes <= 5 * (1 << 20) + 200);
    QCOMPARE(facts.hits.size(), size_t(1));
    QVERIFY(run.output(1).endsWith("the end\n"));
    qInfo("%lld MiB printed in %.1f s, %lld KiB kept, supervisor's peak %lld KiB",
          static_cast<long long>(facts.streams.front().printed >> 20), facts.seconds,
          static_cast<long long>(facts.artefacts.front().bytes >> 10),
          static_cast<long long>(peakKiB));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they keep books in memory
    QVERIFY(peakKiB < 64 * 1024);
#endif
}

QTEST_GUILESS_MAIN(CampaignTest)
#include "tst_campaign.moc"

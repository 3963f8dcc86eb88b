// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jobrunner.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <latch>
#include <thread>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

/// Waits as long as nobody asks it to stop, then says so.
Status untilStopped(JobContext &context)
{
    while (!context.isStopRequested()) {
        std::this_thread::yield();
    }
    return fail(ErrorCode::Cancelled);
}

} // namespace

class TestJobRunner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workEndsWithItsValue();
    void workOnALoopKeepsItsOrder();
    void cancelIsARequest();
    void committedWorkReportsItsValueAfterCancel();
    void cancelledBeforeTheStartNeverRuns();
    void stoppedLoopEndsItsJobs();
    void dyingRunnerEndsEveryJob();
    void boardShowsNamedJobsInOrder();
    void boardForgetsFinishedJobs();
    void boardShowsProgress();
    void boardCancelsOneOrAll();
    void boardMayDieBeforeItsRunner();
    void numbersDifferAcrossRunners();
    void jobsMayBeAddedFromAnyThread();
    void changedComesAtMostTwentyTimesASecond();
    void valueIsThereWhenTheBoardSaysFinished();
};

void TestJobRunner::workEndsWithItsValue()
{
    JobRunner runner;
    const Job<int> job = runner.run<int>({}, {}, [](JobContext &) -> Result<int> { return 42; });
    QCOMPARE(*job.wait(), 42);
    QVERIFY(job.isFinished());
    const Job<int> failing = runner.run<int>(
        {}, {}, [](JobContext &) -> Result<int> { return fail(ErrorCode::Parse, u"line 3"_s); });
    QCOMPARE(failing.wait().error().subject, u"line 3"_s);
}

void TestJobRunner::workOnALoopKeepsItsOrder()
{
    TaskLoop loop;
    JobRunner runner;
    QList<int> order;
    std::vector<Job<void>> jobs;
    for (int i = 0; i < 100; ++i) {
        jobs.push_back(runner.runOn<void>(loop, {}, {}, [&order, i](JobContext &) -> Status {
            order << i;
            return {};
        }));
    }
    for (const auto &job : jobs) {
        QVERIFY(job.wait());
    }
    QCOMPARE(order.size(), 100);
    QVERIFY(std::ranges::is_sorted(order));
}

void TestJobRunner::cancelIsARequest()
{
    JobRunner runner;
    const Job<void> job = runner.run<void>({}, {}, untilStopped);
    QVERIFY(!job.isFinished());
    job.cancel();
    QCOMPARE(job.wait().error().code, ErrorCode::Cancelled);
}

void TestJobRunner::committedWorkReportsItsValueAfterCancel()
{
    JobRunner runner;
    std::latch committed(1);
    std::latch mayEnd(1);
    const Job<int> job = runner.run<int>({}, {}, [&](JobContext &) -> Result<int> {
        committed.count_down();
        mayEnd.wait();
        return 7;
    });
    committed.wait();
    job.cancel();
    mayEnd.count_down();
    QCOMPARE(*job.wait(), 7);
}

void TestJobRunner::cancelledBeforeTheStartNeverRuns()
{
    TaskLoop loop;
    JobRunner runner;
    std::latch mayEnd(1);
    bool ran = false;
    const Job<void> first = runner.runOn<void>(loop, {}, {}, [&mayEnd](JobContext &) -> Status {
        mayEnd.wait();
        return {};
    });
    const Job<void> second = runner.runOn<void>(loop, {}, {}, [&ran](JobContext &) -> Status {
        ran = true;
        return {};
    });
    second.cancel();
    mayEnd.count_down();
    QVERIFY(first.wait());
    QCOMPARE(second.wait().error().code, ErrorCode::Cancelled);
    QVERIFY(!ran);
}

void TestJobRunner::stoppedLoopEndsItsJobs()
{
    TaskLoop loop;
    JobRunner runner;
    loop.finish();
    const Job<int> job =
        runner.runOn<int>(loop, {}, {}, [](JobContext &) -> Result<int> { return 1; });
    QVERIFY(job.isFinished());
    QCOMPARE(job.wait().error().code, ErrorCode::Cancelled);
}

void TestJobRunner::dyingRunnerEndsEveryJob()
{
    std::vector<Job<void>> jobs;
    auto runner = std::make_unique<JobRunner>();
    // More than the pool has threads: some never begin.
    for (int i = 0; i < 50; ++i) {
        jobs.push_back(runner->run<void>({}, {}, untilStopped));
    }
    runner.reset();
    for (const auto &job : jobs) {
        QVERIFY(job.isFinished());
        QCOMPARE(job.wait().error().code, ErrorCode::Cancelled);
        QVERIFY(job.state()->finished.load());
    }
}

void TestJobRunner::boardShowsNamedJobsInOrder()
{
    JobBoard board;
    JobRunner runner(&board);
    const auto hidden = runner.run<void>({}, {}, untilStopped);
    const auto first = runner.run<void>(u"import-mail"_s, u"/a"_s, untilStopped);
    const auto second = runner.run<void>(u"check"_s, {}, untilStopped);
    const std::vector<JobInfo> jobs = board.jobs();
    QCOMPARE(std::ssize(jobs), 2);
    QCOMPARE(jobs[0].name, u"import-mail"_s);
    QCOMPARE(jobs[0].subject, u"/a"_s);
    QCOMPARE(jobs[1].name, u"check"_s);
    QVERIFY(jobs[0].number < jobs[1].number);
    QVERIFY(!board.isEmpty());
}

void TestJobRunner::boardForgetsFinishedJobs()
{
    JobBoard board;
    QSignalSpy finished(&board, &JobBoard::finished);
    JobRunner runner(&board);
    const auto quick = runner.run<void>(u"check"_s, {}, [](JobContext &) -> Status { return {}; });
    QVERIFY(quick.wait());
    QTRY_VERIFY(board.isEmpty());
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().toULongLong(), quick.state()->number);
}

void TestJobRunner::boardShowsProgress()
{
    JobBoard board;
    QSignalSpy changed(&board, &JobBoard::changed);
    JobRunner runner(&board);
    const auto job = runner.run<void>(u"check"_s, {}, [](JobContext &context) -> Status {
        context.report(12, 142);
        return untilStopped(context);
    });
    QTRY_COMPARE(board.jobs().front().progress.done, 12);
    QCOMPARE(board.jobs().front().progress.total, 142);
    QTRY_VERIFY(changed.count() > 0);
}

void TestJobRunner::boardCancelsOneOrAll()
{
    JobBoard board;
    JobRunner runner(&board);
    const auto first = runner.run<void>(u"check"_s, {}, untilStopped);
    const auto second = runner.run<void>(u"check"_s, {}, untilStopped);
    board.cancel(first.state()->number);
    QCOMPARE(first.wait().error().code, ErrorCode::Cancelled);
    QVERIFY(!second.isFinished());
    board.cancelAll();
    QCOMPARE(second.wait().error().code, ErrorCode::Cancelled);
}

void TestJobRunner::boardMayDieBeforeItsRunner()
{
    auto board = std::make_unique<JobBoard>();
    JobRunner runner(board.get());
    const auto before = runner.run<void>(u"check"_s, {}, untilStopped);
    board.reset();
    const auto after =
        runner.run<int>(u"check"_s, {}, [](JobContext &) -> Result<int> { return 3; });
    QCOMPARE(*after.wait(), 3);
    before.cancel();
    QVERIFY(!before.wait());
    QCoreApplication::processEvents();
}

void TestJobRunner::numbersDifferAcrossRunners()
{
    JobBoard board;
    JobRunner one(&board);
    JobRunner two(&board);
    const auto first = one.run<void>(u"check"_s, {}, untilStopped);
    const auto second = two.run<void>(u"check"_s, {}, untilStopped);
    QVERIFY(first.state()->number != second.state()->number);
}

void TestJobRunner::jobsMayBeAddedFromAnyThread()
{
    JobBoard board;
    QSignalSpy finished(&board, &JobBoard::finished);
    JobRunner runner(&board);
    constexpr int each = 50;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&runner] {
                for (int j = 0; j < each; ++j) {
                    (void)runner.run<void>(u"check"_s, {},
                                           [](JobContext &) -> Status { return {}; });
                }
            });
        }
    }
    QTRY_COMPARE(finished.count(), 4 * each);
    QVERIFY(board.isEmpty());
}

void TestJobRunner::changedComesAtMostTwentyTimesASecond()
{
    JobBoard board;
    JobRunner runner(&board);
    QSignalSpy changed(&board, &JobBoard::changed);
    QElapsedTimer timer;
    timer.start();
    std::vector<Job<void>> jobs;
    for (int i = 0; i < 500; ++i) {
        jobs.push_back(runner.run<void>(u"check"_s, {}, [](JobContext &context) -> Status {
            for (int step = 0; step < 1000; ++step) {
                context.report(step, 1000);
            }
            return {};
        }));
    }
    QTRY_VERIFY(board.isEmpty());
    // One at once, then one per 50 ms that passed; two to spare for a late timer that caught up.
    QVERIFY2(changed.count() <= timer.elapsed() / 50 + 3,
             qPrintable(QString::number(changed.count())));
}

void TestJobRunner::valueIsThereWhenTheBoardSaysFinished()
{
    JobBoard board;
    JobRunner runner(&board);
    const auto job = runner.run<int>(u"check"_s, {}, [](JobContext &) -> Result<int> { return 9; });
    int seen = 0;
    connect(&board, &JobBoard::finished, this, [&seen, job] {
        if (job.isFinished()) {
            seen = *job.wait();
        }
    });
    QTRY_COMPARE(seen, 9);
}

QTEST_GUILESS_MAIN(TestJobRunner)

#include "tst_jobrunner.moc"

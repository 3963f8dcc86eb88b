// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/job.h"
#include "core/base/jobrunner.h"

#include <QPointer>
#include <QTest>
#include <QThread>

#include <latch>
#include <optional>
#include <thread>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestJob final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handlerRunsOnceInTheReceiversThread();
    void handlerOfAFinishedJobStillRuns();
    void handlerNeverRunsAfterItsReceiverDied();
    void halfOfTheReceiversDieEarly();
    void handlerMayWatchAnotherJob();
    void handlerMayDeleteItsReceiverLater();
    void severalWatchersSeeTheSameValue();
    void abandonedPromiseIsCancelled();
    void emptyJobIsCancelled();
    void olderTicketsGoStale();
    void ticketsOutliveTheirOwner();
};

void TestJob::handlerRunsOnceInTheReceiversThread()
{
    JobRunner runner;
    QObject receiver;
    int calls = 0;
    std::optional<Result<int>> seen;
    watch(runner.run<int>({}, {}, [](JobContext &) -> Result<int> { return 5; }), &receiver,
          [&calls, &seen](const Result<int> &result) {
              ++calls;
              seen = result;
              QCOMPARE(QThread::currentThread(), qApp->thread());
          });
    QCOMPARE(calls, 0); // never from inside watch()
    QTRY_COMPARE(calls, 1);
    QCOMPARE(**seen, 5);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(calls, 1);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(receiver.children().isEmpty());
}

void TestJob::handlerOfAFinishedJobStillRuns()
{
    JobRunner runner;
    const Job<QString> job = runner.run<QString>(
        {}, {}, [](JobContext &) -> Result<QString> { return fail(ErrorCode::NotFound, u"x"_s); });
    QVERIFY(!job.wait());
    QObject receiver;
    std::optional<ErrorCode> code;
    watch(job, &receiver, [&code](const auto &result) { code = result.error().code; });
    QTRY_VERIFY(code);
    QCOMPARE(*code, ErrorCode::NotFound);
}

void TestJob::handlerNeverRunsAfterItsReceiverDied()
{
    JobRunner runner;
    std::latch mayEnd(1);
    bool called = false;
    auto receiver = std::make_unique<QObject>();
    const Job<void> job = runner.run<void>({}, {}, [&mayEnd](JobContext &) -> Status {
        mayEnd.wait();
        return {};
    });
    watch(job, receiver.get(), [&called](const Status &) { called = true; });
    receiver.reset();
    mayEnd.count_down();
    QVERIFY(job.wait());
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void TestJob::halfOfTheReceiversDieEarly()
{
    constexpr int jobs = 200;
    JobRunner runner;
    int calls = 0;
    std::vector<std::unique_ptr<QObject>> receivers;
    for (int i = 0; i < jobs; ++i) {
        receivers.push_back(std::make_unique<QObject>());
        watch(runner.run<int>({}, {}, [i](JobContext &) -> Result<int> { return i; }),
              receivers.back().get(), [&calls, i](const Result<int> &result) {
                  QCOMPARE(*result, i);
                  QVERIFY(i % 2 == 0);
                  ++calls;
              });
        if (i % 2 != 0) {
            receivers.back().reset(); // some before, some after their job ended
        }
    }
    QTRY_COMPARE(calls, jobs / 2);
    QCoreApplication::processEvents();
    QCOMPARE(calls, jobs / 2);
}

void TestJob::handlerMayWatchAnotherJob()
{
    JobRunner runner;
    QObject receiver;
    std::optional<int> last;
    const auto one = [](JobContext &) -> Result<int> { return 1; };
    watch(runner.run<int>({}, {}, one), &receiver, [&](const Result<int> &first) {
        const int so = *first;
        watch(runner.run<int>({}, {}, one), &receiver,
              [&last, so](const Result<int> &second) { last = so + *second; });
    });
    QTRY_VERIFY(last);
    QCOMPARE(*last, 2);
}

void TestJob::handlerMayDeleteItsReceiverLater()
{
    JobRunner runner;
    QPointer<QObject> receiver(new QObject);
    watch(runner.run<void>({}, {}, [](JobContext &) -> Status { return {}; }), receiver.data(),
          [receiver](const Status &) { receiver->deleteLater(); });
    QTRY_VERIFY(!receiver);
}

void TestJob::severalWatchersSeeTheSameValue()
{
    JobRunner runner;
    QObject receiver;
    QStringList seen;
    const Job<QString> job =
        runner.run<QString>({}, {}, [](JobContext &) -> Result<QString> { return u"value"_s; });
    for (int i = 0; i < 3; ++i) {
        watch(job, &receiver, [&seen](const Result<QString> &result) { seen << *result; });
    }
    QTRY_COMPARE(seen, QStringList({u"value"_s, u"value"_s, u"value"_s}));
    QCOMPARE(*job.wait(), u"value"_s);
}

void TestJob::abandonedPromiseIsCancelled()
{
    auto promise = std::make_unique<QPromise<Result<int>>>();
    const Job<int> job(promise->future(), std::make_shared<JobState>());
    promise->start();
    QObject receiver;
    std::optional<ErrorCode> code;
    watch(job, &receiver, [&code](const Result<int> &result) { code = result.error().code; });
    promise.reset();
    QTRY_VERIFY(code);
    QCOMPARE(*code, ErrorCode::Cancelled);
    QCOMPARE(job.wait().error().code, ErrorCode::Cancelled);
}

void TestJob::emptyJobIsCancelled()
{
    const Job<int> job;
    QVERIFY(!job.isValid());
    job.cancel(); // harmless
    QCOMPARE(job.wait().error().code, ErrorCode::Cancelled);
}

void TestJob::olderTicketsGoStale()
{
    Latest latest;
    const Latest::Ticket first = latest.next();
    QVERIFY(first.isLatest());
    const Latest::Ticket second = latest.next();
    QVERIFY(!first.isLatest());
    QVERIFY(second.isLatest());
    latest.invalidate();
    QVERIFY(!second.isLatest());
}

void TestJob::ticketsOutliveTheirOwner()
{
    auto latest = std::make_unique<Latest>();
    const Latest::Ticket ticket = latest->next();
    latest.reset();
    QVERIFY(ticket.isLatest()); // reads shared memory, not the dead owner
}

QTEST_GUILESS_MAIN(TestJob)

#include "tst_job.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/joblistmodel.h"

#include <QAbstractItemModelTester>
#include <QSemaphore>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestJobListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void showsRunningJobsAndForgetsEndedOnes()
    {
        JobBoard board;
        JobRunner runner(&board);
        JobListModel model(board);
        const QAbstractItemModelTester tester(&model);
        QSemaphore gate;
        const auto wait = [&gate](JobContext &context) -> Result<int> {
            context.report(3, 10);
            gate.acquire();
            return 1;
        };
        const auto first = runner.run<int>(u"check"_s, u"a.casebook"_s, wait);
        const auto second = runner.run<int>(u"compact"_s, {}, wait);
        QTRY_COMPARE(model.rowCount(), 2);
        QTRY_COMPARE(model.index(0).data(JobListModel::DoneRole).toLongLong(), 3);
        QCOMPARE(model.index(0).data(JobListModel::NameRole).toString(), u"check"_s);
        QCOMPARE(model.index(0).data(JobListModel::SubjectRole).toString(), u"a.casebook"_s);
        QCOMPARE(model.index(0).data(JobListModel::TotalRole).toLongLong(), 10);
        gate.release(2);
        QTRY_COMPARE(model.rowCount(), 0);
        QVERIFY(first.wait().has_value());
        QVERIFY(second.wait().has_value());
    }

    void cancelReachesTheJobOfThatRow()
    {
        JobBoard board;
        JobRunner runner(&board);
        JobListModel model(board);
        const auto job = runner.run<int>(u"check"_s, {}, [](JobContext &context) -> Result<int> {
            while (!context.isStopRequested()) {
                std::this_thread::yield();
            }
            return fail(ErrorCode::Cancelled);
        });
        QTRY_COMPARE(model.rowCount(), 1);
        model.cancel(5);
        model.cancel(0);
        const Result<int> result = job.wait();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestJobListModel)
#include "tst_joblistmodel.moc"

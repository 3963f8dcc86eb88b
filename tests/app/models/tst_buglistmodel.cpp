// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/buglistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

BugSummary bug(qint64 id, const QString &title, BugState state, qint64 lastMs)
{
    BugSummary summary;
    summary.bug = {.id = BugId{id}, .title = title, .state = state};
    summary.lastActivityMs = lastMs;
    return summary;
}

std::vector<BugSummary> threeBugs()
{
    std::vector<BugSummary> bugs{bug(1, u"task hung in kst_ns_freeze_all"_s, BugState::Working, 50),
                                 bug(2, u"soft lockup in perl_ring"_s, BugState::Parked, 90),
                                 bug(3, u"WARNING in qtr_endpoint"_s, BugState::New, 70)};
    bugs[0].bug.subsystem = u"kestrel"_s;
    bugs[2].bug.labels = {u"urgent"_s};
    return bugs;
}

/// "Open 2|WARNING|task|…": the rows as one line.
QString outline(const BugListModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        switch (static_cast<BugListModel::RowKind>(index.data(BugListModel::KindRole).toInt())) {
        case BugListModel::RowKind::Heading:
            rows.append(u"#%1"_s.arg(index.data(BugListModel::CountRole).toInt()));
            break;
        case BugListModel::RowKind::Bug:
            rows.append(QString::number(index.data(BugListModel::BugIdRole).toLongLong()));
            break;
        case BugListModel::RowKind::Unfiled:
            rows.append(u"unfiled"_s);
            break;
        case BugListModel::RowKind::Place:
            rows.append(index.data(BugListModel::PlaceRole).toString()
                        + u":%1"_s.arg(index.data(BugListModel::UnreadRole).toInt()));
            break;
        }
    }
    return rows.join(u' ');
}

} // namespace

class TestBugListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void groupsOpenBeforeClosedNewestFirst()
    {
        BugListModel model;
        const QAbstractItemModelTester tester(&model);
        model.setBugs(threeBugs());
        QCOMPARE(outline(model), u"#2 3 1 #1 2"_s);
        QCOMPARE(model.firstBug(), BugId{3});
        QCOMPARE(model.rowOf(BugId{2}), 4);
        QCOMPARE(model.rowOf(BugId{9}), -1);
    }

    void placesStandOverTheBugs()
    {
        BugListModel model;
        const QAbstractItemModelTester tester(&model);
        model.setBugs(threeBugs());
        const std::vector<BugListPlace> inbox{
            {.id = u"inbox"_s, .title = u"Inbox"_s, .icon = u"inbox"_s, .count = 3}};
        model.setPlaces(inbox);
        QCOMPARE(outline(model), u"inbox:3 #2 3 1 #1 2"_s);
        QCOMPARE(model.placeRow(u"inbox"_s), 0);
        QCOMPARE(model.placeRow(u"other"_s), -1);
        QCOMPARE(model.index(0).data(Qt::DisplayRole).toString(), u"Inbox"_s);
        QVERIFY(model.index(0).flags().testFlag(Qt::ItemIsSelectable));
        model.setFilter(u"task"_s);
        QCOMPARE(outline(model), u"#1 1"_s);
    }

    void unfiledMailStandsLastAndOnlyWhenThereIsSome()
    {
        BugListModel model;
        const QAbstractItemModelTester tester(&model);
        model.setBugs(threeBugs());
        QCOMPARE(model.unfiledRow(), -1);
        model.setUnfiled(4, 2);
        QCOMPARE(outline(model), u"#2 3 1 #1 2 #4 unfiled"_s);
        QCOMPARE(model.index(model.unfiledRow()).data(BugListModel::UnreadRole).toInt(), 2);
        model.setUnfiled(0, 0);
        QCOMPARE(model.unfiledRow(), -1);
    }

    void filterNeedsEveryWordSomewhere_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("rows");
        QTest::newRow("empty shows all") << QString() << u"#2 3 1 #1 2"_s;
        QTest::newRow("title, other case") << u"WARN"_s << u"#1 3"_s;
        QTest::newRow("two words, any order") << u"kestrel hung"_s << u"#1 1"_s;
        QTest::newRow("label") << u"urgent"_s << u"#1 3"_s;
        QTest::newRow("word of the state") << u"parked"_s << u"#1 2"_s;
        QTest::newRow("one word misses") << u"kestrel urgent"_s << QString();
    }

    void filterNeedsEveryWordSomewhere()
    {
        QFETCH(QString, filter);
        QFETCH(QString, rows);
        BugListModel model;
        const QAbstractItemModelTester tester(&model);
        model.setWords([](const Bug &one) { return bugStateName(one.state); });
        model.setBugs(threeBugs());
        model.setFilter(filter);
        QCOMPARE(outline(model), rows);
    }

    void stateChangeMovesTheBugOnly()
    {
        BugListModel model;
        const QAbstractItemModelTester tester(&model);
        model.setBugs(threeBugs());
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        std::vector<BugSummary> bugs = threeBugs();
        bugs[0].bug.state = BugState::Fixed;
        model.setBugs(bugs);
        QCOMPARE(outline(model), u"#1 3 #2 2 1"_s);
        QCOMPARE(reset.count(), 0);
    }

    void sameRowsKeepTheirPlace()
    {
        BugListModel model;
        const QAbstractItemModelTester tester(&model);
        model.setBugs(threeBugs());
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        std::vector<BugSummary> bugs = threeBugs();
        bugs[0].unread = 5;
        model.setBugs(bugs);
        QCOMPARE(removed.count(), 0);
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(model.index(model.rowOf(BugId{1})).data(BugListModel::UnreadRole).toInt(), 5);
    }

    void headingsCannotBeChosen()
    {
        BugListModel model;
        model.setBugs(threeBugs());
        QVERIFY(!model.index(0).flags().testFlag(Qt::ItemIsSelectable));
        QVERIFY(model.index(1).flags().testFlag(Qt::ItemIsSelectable));
    }
};

QTEST_GUILESS_MAIN(TestBugListModel)
#include "tst_buglistmodel.moc"

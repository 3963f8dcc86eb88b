// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/bug.h"
#include "core/model/changeset.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestBug final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreStable();
    void everyNameIsReadBack();
    void unknownNamesAreNothing();
    void fixedAndParkedAreClosed();
    void changeSetKnowsItsTables();
};

void TestBug::namesAreStable()
{
    // They are stored in workspaces: a rename would lose data.
    QCOMPARE(bugKindName(BugKind::SyzbotReport), u"syzbot-report"_s);
    QCOMPARE(bugKindName(BugKind::HangOrCrash), u"hang-or-crash"_s);
    QCOMPARE(bugKindName(BugKind::PatchReview), u"patch-review"_s);
    QCOMPARE(bugKindName(BugKind::Discussion), u"discussion"_s);
    QCOMPARE(bugStateName(BugState::New), u"new"_s);
    QCOMPARE(bugStateName(BugState::Working), u"working"_s);
    QCOMPARE(bugStateName(BugState::PatchPosted), u"patch-posted"_s);
    QCOMPARE(bugStateName(BugState::Waiting), u"waiting"_s);
    QCOMPARE(bugStateName(BugState::Fixed), u"fixed"_s);
    QCOMPARE(bugStateName(BugState::Parked), u"parked"_s);
    QCOMPARE(bugPriorityName(BugPriority::Low), u"low"_s);
    QCOMPARE(bugPriorityName(BugPriority::Normal), u"normal"_s);
    QCOMPARE(bugPriorityName(BugPriority::High), u"high"_s);
}

void TestBug::everyNameIsReadBack()
{
    for (int kind = 0; kind <= int(BugKind::Discussion); ++kind) {
        QCOMPARE(bugKindFromName(bugKindName(BugKind(kind))), BugKind(kind));
    }
    for (int state = 0; state <= int(BugState::Parked); ++state) {
        QCOMPARE(bugStateFromName(bugStateName(BugState(state))), BugState(state));
    }
    for (int priority = 0; priority <= int(BugPriority::High); ++priority) {
        QCOMPARE(bugPriorityFromName(bugPriorityName(BugPriority(priority))),
                 BugPriority(priority));
    }
}

void TestBug::unknownNamesAreNothing()
{
    for (const QString &name : {QString(), u"New"_s, u"new "_s, u"closed"_s}) {
        QVERIFY(!bugKindFromName(name));
        QVERIFY(!bugStateFromName(name));
        QVERIFY(!bugPriorityFromName(name));
    }
}

void TestBug::fixedAndParkedAreClosed()
{
    QVERIFY(isClosed(BugState::Fixed));
    QVERIFY(isClosed(BugState::Parked));
    for (const BugState open :
         {BugState::New, BugState::Working, BugState::PatchPosted, BugState::Waiting}) {
        QVERIFY(!isClosed(open));
    }
}

void TestBug::changeSetKnowsItsTables()
{
    const ChangeSet changes{{{Table::Messages, ChangeKind::Added, 4}}};
    QVERIFY(changes.touches(Table::Messages));
    QVERIFY(!changes.touches(Table::Bugs));
    QVERIFY(!ChangeSet().touches(Table::Messages));
}

QTEST_GUILESS_MAIN(TestBug)

#include "tst_bug.moc"

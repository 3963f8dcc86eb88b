// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/tracetext.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class LockNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortNames_data();
    void shortNames();
};

void LockNamesTest::shortNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("member") << u"&ctrl->ns_lock"_s << u"ns_lock"_s;
    QTest::newRow("member of a member") << u"&sbi->s_umount.lock_a"_s << u"s_umount.lock_a"_s;
    QTest::newRow("named after its kind") << u"&vq->mutex"_s << u"vq->mutex"_s;
    QTest::newRow("another of that name") << u"&worker->mutex"_s << u"worker->mutex"_s;
    QTest::newRow("subclass") << u"&vq->mutex/1"_s << u"vq->mutex/1"_s;
    QTest::newRow("subclass of a name that tells") << u"&pipe->pipe_lock/1"_s << u"pipe_lock/1"_s;
    QTest::newRow("global") << u"rtnl_mutex"_s << u"rtnl_mutex"_s;
    QTest::newRow("global after its kind") << u"lock"_s << u"lock"_s;
    QTest::newRow("static member") << u"&pool.guard"_s << u"guard"_s;
    QTest::newRow("static member after its kind") << u"&pool.lock"_s << u"pool.lock"_s;
    QTest::newRow("global with a dot") << u"rcu_state.exp_mutex"_s << u"rcu_state.exp_mutex"_s;
    QTest::newRow("unseen characters") << u"&a->b\u202e"_s << u"b<U+202E>"_s;
    QTest::newRow("none") << QString() << QString();
}

void LockNamesTest::shortNames()
{
    QFETCH(const QString, name);
    LockRef lock;
    lock.name = name;
    QTEST(TraceText::shortLock(lock), "shown");
}

QTEST_GUILESS_MAIN(LockNamesTest)
#include "tst_locknames.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/reports.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

QByteArray corpus(const QString &name)
{
    QFile file(QStringLiteral(CASEBOOK_CORPORA) + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What the READMEs of the corpora say is true of them; the full table is tests/bench/bench_reports.
class TraceCorporaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aCleanBootHoldsNothing();
    void hungTasksOfAbba();
    void aPanicIsNamed();
    void ownersAreRead();
    void drgnStacksAreRead();
    void syzkallerTitles();
};

void TraceCorporaTest::initTestCase()
{
    if (!QFileInfo::exists(QStringLiteral(CASEBOOK_CORPORA))) {
        QSKIP("the corpora are not beside this tree");
    }
}

void TraceCorporaTest::aCleanBootHoldsNothing()
{
    QVERIFY(readReports(corpus(u"serial-logs/clean-boot.log"_s), u"a"_s).crashes.empty());
}

void TraceCorporaTest::hungTasksOfAbba()
{
    const TextReports reports =
        readReports(corpus(u"serial-logs/hung-task-mutex-abba.log"_s), u"a"_s);
    QVERIFY(!reports.crashes.empty());
    QCOMPARE(reports.crashes[0].type, u"HANG"_s);
    // No line of that log names an owner; naming one would be a guess.
    QCOMPARE(reports.edges.size(), std::size_t(3));
    QVERIFY(std::ranges::none_of(reports.edges,
                                 [](const LockEdge &edge) { return edge.holder.has_value(); }));
    QCOMPARE(reports.unknown.size(), std::size_t(3));
    QVERIFY(std::ranges::any_of(reports.tasks,
                                [](const TaskRef &task) { return task.comm == "abba_first"_L1; }));
}

void TraceCorporaTest::aPanicIsNamed()
{
    const TextReports reports = readReports(corpus(u"serial-logs/panic-sysrq-c.log"_s), u"a"_s);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
    QVERIFY(reports.crashes[0].panicked);
}

void TraceCorporaTest::ownersAreRead()
{
    const TextReports reports = readReports(corpus(u"gdb/abba-with-owner-lines.txt"_s), u"a"_s);
    QCOMPARE(reports.threads.size(), std::size_t(4));
    const auto edge = [&reports](const QString &waiter, const QString &holder) {
        return std::ranges::any_of(reports.edges, [&](const LockEdge &one) {
            return one.waiter.comm == waiter && one.holder && one.holder->comm == holder;
        });
    };
    QVERIFY(edge(u"saver"_s, u"spender"_s));
    QVERIFY(edge(u"spender"_s, u"saver"_s));
    QVERIFY(edge(u"auditor"_s, u"saver"_s));
    QVERIFY(edge(u"abba"_s, u"saver"_s)); // main waits for the end of it
    QCOMPARE(reports.edges.size(), std::size_t(4));
}

void TraceCorporaTest::drgnStacksAreRead()
{
    const TextReports reports = readReports(corpus(u"gdb/guest-drgn-blocked-tasks.txt"_s), u"a"_s);
    QCOMPARE(reports.threads.size(), std::size_t(3));
    QCOMPARE(reports.threads[0].name, u"abba_first"_s);
}

void TraceCorporaTest::syzkallerTitles()
{
    const TextReports reports = readReports(corpus(u"syzkaller-linux-report/740"_s), u"a"_s);
    QVERIFY(!reports.crashes.empty());
    QCOMPARE(reports.crashes[0].title, u"KASAN: slab-use-after-free Read in chrdev_open"_s);
}

QTEST_GUILESS_MAIN(TraceCorporaTest)
#include "tst_corpora.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/locktext.h"

#include <QSet>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class LockTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edgesAreSentences();
    void everyReasonHasASentenceAndACapture();
    void ringsComeFirst();
};

namespace {

LockEdge edgeOf(const QString &waiter, qint64 pid, const QString &holder, qint64 owner)
{
    LockEdge edge;
    edge.waiter = {.comm = waiter, .pid = pid};
    edge.holder = TaskRef{.comm = holder, .pid = owner};
    edge.lock = {.name = u"savings"_s, .address = 0x55aa, .kind = u"pthread_mutex"_s};
    return edge;
}

} // namespace

void LockTextTest::edgesAreSentences()
{
    LockEdge edge = edgeOf(u"saver"_s, 1, u"spender"_s, 2);
    QCOMPARE(LockText::edge(edge), u"saver (1) waits for savings (0x55aa), held by spender (2)."_s);
    edge.holder.reset();
    edge.lock = {.name = {}, .address = 0, .kind = u"mutex"_s};
    QCOMPARE(LockText::edge(edge),
             u"saver (1) waits for a mutex without a name; nobody is named as its holder."_s);
}

void LockTextTest::everyReasonHasASentenceAndACapture()
{
    QSet<QString> sentences;
    for (int why = 0; why <= int(UnknownWhy::OrderOnly); ++why) {
        UnknownHolder unknown;
        unknown.waiter = {.comm = u"cp"_s, .pid = 3};
        unknown.why = static_cast<UnknownWhy>(why);
        unknown.tasks = 4;
        unknown.locks = 10;
        unknown.running = {{.task = {.comm = u"syz"_s, .pid = 9}, .locks = 2}};
        sentences.insert(LockText::unknownWhy(unknown));
        QVERIFY(!LockText::captures(unknown).isEmpty());
        if (unknown.why == UnknownWhy::RunningTasksNotListed) {
            QVERIFY(LockText::unknownWhy(unknown).contains("syz (9): 2"_L1));
            QVERIFY(LockText::unknownWhy(unknown).contains("10"_L1));
        }
    }
    QCOMPARE(sentences.size(), int(UnknownWhy::OrderOnly) + 1);
}

void LockTextTest::ringsComeFirst()
{
    LockGraph graph;
    QVERIFY(!LockText::summary(graph).isEmpty());
    graph.edges = {edgeOf(u"saver"_s, 1, u"spender"_s, 2), edgeOf(u"spender"_s, 2, u"saver"_s, 1)};
    graph.cycles = {{.edges = {0, 1}}};
    const QString summary = LockText::summary(graph);
    QVERIFY2(summary.startsWith("None of these can go on: saver (1) waits for savings"_L1),
             qPrintable(summary));
    graph.cycles[0].edges = {0};
    QVERIFY(LockText::summary(graph).startsWith("A task waits for itself"_L1));
}

QTEST_GUILESS_MAIN(LockTextTest)
#include "tst_locktext.moc"

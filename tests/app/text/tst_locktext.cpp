// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/locktext.h"
#include "app/text/tracetext.h"

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
    void possibleRingsAreNoDeadlocks();
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

/// Of orders that were seen at different times: it can happen, nobody need hang now.
void LockTextTest::possibleRingsAreNoDeadlocks()
{
    LockGraph graph;
    graph.edges = {edgeOf(u"a"_s, 1, u"b"_s, 2), edgeOf(u"b"_s, 2, u"a"_s, 1)};
    graph.edges[1].lock = {.name = u"checking"_s, .address = 0x66aa, .kind = u"pthread_mutex"_s};
    graph.cycles = {{.edges = {0, 1}, .isPossible = false}};
    const QString hangs = TraceText::answer(graph, pictureOf(graph)).join(u' ');
    QVERIFY2(hangs.startsWith("Deadlock between 2 tasks."_L1), qPrintable(hangs));
    for (LockEdge &edge : graph.edges) {
        edge.kind = EdgeKind::LockOrder;
    }
    graph.cycles.front().isPossible = true;
    const LockPicture picture = pictureOf(graph);
    QVERIFY(picture.isCyclePossible);
    const QString can = TraceText::answer(graph, picture).join(u' ');
    QVERIFY2(can.startsWith("A deadlock between 2 tasks is possible."_L1), qPrintable(can));
    QVERIFY(!can.contains("waits for"_L1) && !can.contains("Deadlock"_L1));
    QVERIFY(can.contains("nobody need hang now"_L1));
    QCOMPARE(TraceText::row(picture.rows.front()), u"a wants savings"_s);
    const QString sentence = LockText::cycle(graph, graph.cycles.front());
    QVERIFY2(sentence.contains("a (1) wants savings (0x55aa), which b (2) takes before"_L1),
             qPrintable(sentence));
    QVERIFY(!sentence.contains("waits for"_L1));
    // One in which tasks do hang is told first.
    graph.edges.push_back(edgeOf(u"c"_s, 3, u"c"_s, 3));
    graph.cycles.push_back({.edges = {2}, .isPossible = false});
    QVERIFY(TraceText::answer(graph, pictureOf(graph)).front().startsWith("A task waits"_L1));
    QVERIFY(!pictureOf(graph).isCyclePossible);
}

QTEST_GUILESS_MAIN(LockTextTest)
#include "tst_locktext.moc"

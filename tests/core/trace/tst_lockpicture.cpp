// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/graphlayout.h"
#include "core/trace/lockgraph.h"
#include "core/trace/lockpicture.h"
#include "core/trace/reports.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Casebook;
using namespace Qt::StringLiterals;
using BoxKind = LockPicture::BoxKind;
using LineKind = LockPicture::LineKind;

class LockPictureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ringOfTwo();
    void holderUnknown();
    void crowdOfWaiters();
    void sixtyWaitsOfOneLog();
    void namesAloneJoinNothing();
    void ordersJoinByName();
    void idleLocks();
};

namespace {

TaskRef task(const QString &comm, qint64 pid)
{
    return {.comm = comm, .pid = pid, .state = u"D"_s};
}

LockRef lock(const QString &name, quint64 address)
{
    return {.name = name, .address = address, .kind = u"mutex"_s};
}

LockEdge edge(const TaskRef &waiter, const std::optional<TaskRef> &holder, const LockRef &what,
              int line)
{
    return {.waiter = waiter,
            .holder = holder,
            .lock = what,
            .source = {
                .line = line, .offset = line * 10, .text = u"line %1"_s.arg(line), .source = {}}};
}

int count(const LockPicture &picture, BoxKind kind)
{
    return static_cast<int>(std::ranges::count(picture.boxes, kind, &LockPicture::Box::kind));
}

int count(const LockPicture &picture, LineKind kind)
{
    return static_cast<int>(std::ranges::count(picture.lines, kind, &LockPicture::Line::kind));
}

} // namespace

void LockPictureTest::ringOfTwo()
{
    LockGraph graph;
    const TaskRef saver = task(u"saver"_s, 3);
    const TaskRef spender = task(u"spender"_s, 4);
    graph.edges = {edge(task(u"auditor"_s, 5), saver, lock(u"checking"_s, 0x10), 1),
                   edge(spender, saver, lock(u"checking"_s, 0x10), 2),
                   edge(saver, spender, lock(u"savings"_s, 0x20), 3)};
    graph.edges[2].trust = EdgeTrust::Derived;
    graph.cycles = {{.edges = {1, 2}}};
    const LockPicture picture = pictureOf(graph);
    QCOMPARE(count(picture, BoxKind::Task), 3);
    QCOMPARE(count(picture, BoxKind::Lock), 2);
    QCOMPARE(count(picture, LineKind::WaitsFor), 3);
    QCOMPARE(count(picture, LineKind::HeldBy), 2); // said twice, drawn once
    // The ring comes first, and its numbers are those of its rows.
    QVERIFY(picture.rows[0].isInCycle);
    QCOMPARE(picture.rows[0].task, spender);
    QVERIFY(!picture.rows.back().isInCycle);
    for (std::size_t i = 0; i < picture.rows.size(); ++i) {
        const auto line = static_cast<std::size_t>(picture.rows[i].line);
        QCOMPARE(picture.lines[line].rows, std::vector<int>{static_cast<int>(i)});
        QCOMPARE(picture.lines[line].isInCycle, picture.rows[i].isInCycle);
    }
    const LockPicture::Box &auditor =
        picture.boxes[static_cast<std::size_t>(picture.boxOf(task(u"auditor"_s, 5)))];
    QVERIFY(!auditor.isInCycle);
    const auto derived =
        std::ranges::count(picture.rows, EdgeTrust::Derived, &LockPicture::Row::trust);
    QCOMPARE(derived, 2); // waiting and holding of the third edge
}

void LockPictureTest::holderUnknown()
{
    LockGraph graph;
    graph.edges = {edge(task(u"vhost"_s, 7), std::nullopt, lock(u"&vq->mutex"_s, 0x30), 4),
                   edge(task(u"qemu"_s, 8), std::nullopt, lock(u"done"_s, 0x40), 5)};
    graph.unknown = {{.waiter = task(u"vhost"_s, 7),
                      .lock = lock(u"&vq->mutex"_s, 0x30),
                      .why = UnknownWhy::RunningTasksNotListed,
                      .tasks = 4,
                      .locks = 10},
                     {.waiter = task(u"qemu"_s, 8),
                      .lock = lock(u"done"_s, 0x40),
                      .why = UnknownWhy::CompletionHasNoOwner}};
    const LockPicture picture = pictureOf(graph);
    QCOMPARE(count(picture, BoxKind::Unknown), 2);
    QCOMPARE(count(picture, BoxKind::Event), 1);
    QCOMPARE(count(picture, LineKind::NoHolder), 2);
    QCOMPARE(count(picture, LineKind::HeldBy), 0); // nobody is guessed
    QCOMPARE(picture.rows[0].unknown, 0);
    QCOMPARE(picture.rows[1].unknown, 1);
}

void LockPictureTest::crowdOfWaiters()
{
    LockGraph graph;
    const TaskRef holder = task(u"holder"_s, 1);
    for (int pid = 100; pid < 160; ++pid) {
        graph.edges.push_back(edge(task(u"waiter"_s, pid), holder, lock(u"big"_s, 0x50), pid));
    }
    const LockPicture picture = pictureOf(graph);
    QCOMPARE(picture.boxes.size(), std::size_t(3));
    QCOMPARE(count(picture, BoxKind::Crowd), 1);
    QCOMPARE(picture.rows.size(), std::size_t(61)); // every wait keeps its line of evidence
    const auto crowd = std::ranges::find(picture.boxes, BoxKind::Crowd, &LockPicture::Box::kind);
    QCOMPARE(crowd->tasks.size(), std::size_t(60));
    for (const LockPicture::Row &row : picture.rows) {
        QVERIFY(row.line >= 0 && static_cast<std::size_t>(row.line) < picture.lines.size());
    }
    QVERIFY(picture.boxOf(task(u"waiter"_s, 130)) >= 0);
}

/// A log of our own: a ring of four, chains behind it, and tasks that hold something themselves.
void LockPictureTest::sixtyWaitsOfOneLog()
{
    QFile file(QStringLiteral(CASEBOOK_TEST_DATA "/traces/many-waiters.log"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::array capture{readReports(file.readAll(), u"many-waiters.log"_s)};
    const LockGraph graph = buildLockGraph(capture);
    QCOMPARE(graph.edges.size(), std::size_t(60));
    QCOMPARE(graph.cycles.size(), std::size_t(1));
    QCOMPARE(graph.cycles[0].edges.size(), std::size_t(4));
    QVERIFY(graph.unknown.empty());
    const LockPicture picture = pictureOf(graph);
    QCOMPARE(count(picture, BoxKind::Unknown), 0);
    QVERIFY(!picture.isCyclePossible);
    GraphShape shape{.sign = 20, .wantedWidth = 900};
    for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
        shape.boxes.push_back({.width = 150, .height = 46});
        if (picture.boxes[i].isInCycle) {
            shape.tops.push_back(static_cast<int>(i));
        }
    }
    for (const LockPicture::Line &line : picture.lines) {
        shape.lines.push_back({.from = line.from, .to = line.to});
    }
    const GraphLayout layout = layOut(shape);
    for (std::size_t a = 0; a < shape.boxes.size(); ++a) {
        for (std::size_t b = a + 1; b < shape.boxes.size(); ++b) {
            const bool apart = std::abs(layout.centres[a].x - layout.centres[b].x) >= 150
                || std::abs(layout.centres[a].y - layout.centres[b].y) >= 46;
            QVERIFY2(apart, qPrintable(u"boxes %1 and %2"_s.arg(a).arg(b)));
        }
    }
}

void LockPictureTest::namesAloneJoinNothing()
{
    LockGraph graph;
    graph.edges = {edge(task(u"a"_s, 1), task(u"b"_s, 2), lock(u"&q->lock"_s, 0), 1),
                   edge(task(u"c"_s, 3), task(u"d"_s, 4), lock(u"&q->lock"_s, 0), 2)};
    QCOMPARE(count(pictureOf(graph), BoxKind::Lock), 2);
    graph.edges[0].lock.address = 0x60;
    graph.edges[1].lock.address = 0x60;
    QCOMPARE(count(pictureOf(graph), BoxKind::Lock), 1);
}

void LockPictureTest::ordersJoinByName()
{
    LockGraph graph;
    graph.orders = {{.held = lock(u"A"_s, 0), .wanted = lock(u"B"_s, 0)},
                    {.held = lock(u"B"_s, 0), .wanted = lock(u"A"_s, 0)}};
    graph.orderCycles = {{.orders = {0, 1}}};
    const LockPicture picture = pictureOf(graph);
    QCOMPARE(picture.boxes.size(), std::size_t(2));
    QCOMPARE(count(picture, LineKind::Before), 2);
    QVERIFY(picture.lines[0].isInCycle && picture.lines[1].isInCycle);
}

/// What a waiting task holds besides is shown; read sides of RCU and works are not.
void LockPictureTest::idleLocks()
{
    LockGraph graph;
    const TaskRef waiter = task(u"vhost"_s, 7);
    graph.edges = {edge(waiter, std::nullopt, lock(u"&vq->mutex"_s, 0x30), 4)};
    graph.held = {{.task = waiter, .lock = lock(u"&worker->mutex"_s, 0x70)},
                  {.task = waiter, .lock = lock(u"rcu_read_lock"_s, 0x71)},
                  {.task = waiter, .lock = lock(u"(wq_completion)events"_s, 0x72)},
                  {.task = waiter, .lock = lock(u"&vq->mutex"_s, 0x30), .waitedFor = true},
                  {.task = task(u"other"_s, 9), .lock = lock(u"&x"_s, 0x73)}};
    const LockPicture picture = pictureOf(graph);
    QCOMPARE(count(picture, LineKind::HeldBy), 1);
    QCOMPARE(picture.rows.back().lock.name, u"&worker->mutex"_s);
    QCOMPARE(count(picture, BoxKind::Task), 1);
}

QTEST_GUILESS_MAIN(LockPictureTest)
#include "tst_lockpicture.moc"

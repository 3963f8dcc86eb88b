// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/graphlayout.h"

#include <QRectF>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Casebook;

class GraphLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxesKeepApart_data();
    void boxesKeepApart();
    void cycleStandsBeside();
    void partsStandApart();
    void curvesBeginAtBorders();
    void isDeterministic();
};

namespace {

QRectF rectOf(const GraphShape &shape, const GraphLayout &layout, std::size_t box)
{
    const GraphShape::Box &size = shape.boxes[box];
    return {layout.centres[box].x - size.width / 2, layout.centres[box].y - size.height / 2,
            size.width, size.height};
}

/// Tasks and locks in turn: n waiters for each of m locks, the locks held in a row.
GraphShape chain(int locks, int waiters)
{
    GraphShape shape;
    const auto add = [&shape](double width) {
        shape.boxes.push_back({.width = width, .height = 40});
        return static_cast<int>(shape.boxes.size()) - 1;
    };
    int holder = add(120);
    for (int lock = 0; lock < locks; ++lock) {
        const int box = add(150);
        shape.lines.push_back({.from = box, .to = holder});
        for (int waiter = 0; waiter < waiters; ++waiter) {
            const int task = add(100 + 7 * waiter);
            shape.lines.push_back({.from = task, .to = box});
            holder = task;
        }
    }
    return shape;
}

} // namespace

void GraphLayoutTest::boxesKeepApart_data()
{
    QTest::addColumn<int>("locks");
    QTest::addColumn<int>("waiters");
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("wide") << 1 << 30;
    QTest::newRow("deep") << 20 << 1;
    QTest::newRow("sixty edges") << 12 << 4;
}

void GraphLayoutTest::boxesKeepApart()
{
    QFETCH(int, locks);
    QFETCH(int, waiters);
    const GraphShape shape = chain(locks, waiters);
    const GraphLayout layout = layOut(shape);
    QCOMPARE(layout.centres.size(), shape.boxes.size());
    for (std::size_t a = 0; a < shape.boxes.size(); ++a) {
        const QRectF rect = rectOf(shape, layout, a);
        QVERIFY(rect.left() >= -0.01 && rect.top() >= -0.01);
        QVERIFY(rect.right() <= layout.width + 0.01 && rect.bottom() <= layout.height + 0.01);
        for (std::size_t b = a + 1; b < shape.boxes.size(); ++b) {
            QVERIFY2(!rect.intersects(rectOf(shape, layout, b)),
                     qPrintable(QString::number(a) + QChar(u' ') + QString::number(b)));
        }
    }
    for (std::size_t a = 0; a < layout.curves.size(); ++a) {
        for (std::size_t b = a + 1; b < layout.curves.size(); ++b) {
            const GraphPoint one = layout.curves[a].sign;
            const GraphPoint two = layout.curves[b].sign;
            QVERIFY(std::abs(one.x - two.x) >= shape.sign - 0.01
                    || std::abs(one.y - two.y) >= shape.sign - 0.01);
        }
    }
}

/// Two tasks and two locks in a ring: a diamond, with the task that was asked for on top.
void GraphLayoutTest::cycleStandsBeside()
{
    GraphShape shape;
    shape.boxes.assign(4, {.width = 100, .height = 40});
    shape.lines = {
        {.from = 0, .to = 1}, {.from = 1, .to = 2}, {.from = 2, .to = 3}, {.from = 3, .to = 0}};
    shape.tops = {2};
    const GraphLayout layout = layOut(shape);
    QCOMPARE(layout.layers, (std::vector<int>{2, 1, 0, 1}));
    QCOMPARE(layout.centres[1].y, layout.centres[3].y);
    QVERIFY(layout.centres[2].y < layout.centres[1].y);
    QCOMPARE(layout.centres[0].x, layout.centres[2].x);
    // A row of four is a line of three steps, not a ring.
    shape.lines.pop_back();
    shape.tops = {0};
    QCOMPARE(layOut(shape).layers, (std::vector<int>{0, 1, 2, 3}));
}

void GraphLayoutTest::partsStandApart()
{
    GraphShape shape;
    shape.boxes.assign(6, {.width = 200, .height = 40});
    shape.lines = {{.from = 0, .to = 1}, {.from = 2, .to = 3}, {.from = 4, .to = 5}};
    shape.wantedWidth = 500;
    const GraphLayout layout = layOut(shape);
    QVERIFY(layout.width <= 500);
    QVERIFY(layout.centres[2].x > layout.centres[0].x); // beside each other
    QVERIFY(layout.centres[4].y > layout.centres[1].y); // no room: the next row
    QVERIFY(layOut({}).centres.empty());
}

void GraphLayoutTest::curvesBeginAtBorders()
{
    GraphShape shape = chain(2, 3);
    shape.lines.push_back({.from = 0, .to = 0}); // a lock taken twice
    const GraphLayout layout = layOut(shape);
    for (std::size_t i = 0; i < shape.lines.size(); ++i) {
        const QRectF from = rectOf(shape, layout, static_cast<std::size_t>(shape.lines[i].from));
        const GraphPoint start = layout.curves[i].start;
        QVERIFY(from.adjusted(-0.01, -0.01, 0.01, 0.01).contains(QPointF(start.x, start.y)));
        QVERIFY(std::abs(start.y - from.top()) < 0.01 || std::abs(start.y - from.bottom()) < 0.01);
    }
}

void GraphLayoutTest::isDeterministic()
{
    const GraphShape shape = chain(5, 5);
    const GraphLayout one = layOut(shape);
    const GraphLayout two = layOut(shape);
    QCOMPARE(one.centres, two.centres);
}

QTEST_GUILESS_MAIN(GraphLayoutTest)
#include "tst_graphlayout.moc"

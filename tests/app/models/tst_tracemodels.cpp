// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/alignedmodel.h"
#include "app/models/evidencemodel.h"
#include "app/models/groupmodel.h"
#include "app/models/tracelistmodel.h"
#include "tests/app/models/tracesamples.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Casebook::Testing;

class TraceModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itemsOfASource();
    void pickerFilters();
    void alignedRows();
    void options();
    void folds();
    void differences();
    void oneStack();
    void groups();
    void evidence();

private:
    std::vector<TraceItem> m_reset = traceItemsOf(
        message(hungTask("kworker/u8:3", 214, resetMiddle), u"a@example.org"_s, u"bot"_s));
    std::vector<TraceItem> m_activate = traceItemsOf(
        message(hungTask("kworker/u8:1", 219, activateMiddle), u"b@example.org"_s, u"Mira"_s));
};

namespace {

QStringList functions(const AlignedModel &model, int pane)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        const Frame *frame = model.frame(model.index(row, pane));
        names.append(frame == nullptr ? QString() : frame->func);
    }
    return names;
}

int rowOf(const AlignedModel &model, int pane, const QString &func)
{
    return static_cast<int>(functions(model, pane).indexOf(func));
}

CellSign signAt(const AlignedModel &model, int row, int pane)
{
    return static_cast<CellSign>(model.index(row, pane).data(AlignedModel::SignRole).toInt());
}

} // namespace

void TraceModelsTest::itemsOfASource()
{
    QCOMPARE(m_reset.size(), std::size_t(1));
    const TraceItem &item = m_reset.front();
    QCOMPARE(item.name(), u"kworker/u8:3"_s);
    QCOMPARE(item.task()->pid, 214);
    QCOMPARE(item.task()->state, u"D"_s);
    QCOMPARE(item.blockedSeconds, 143);
    QCOMPARE(item.title(), u"INFO: task hung in example_freeze_all"_s);
    QCOMPARE(item.frames()[static_cast<std::size_t>(item.tellingFrame())].func,
             u"example_freeze_all"_s);
    QVERIFY(item.ref(2).quote.contains(u"schedule_preempt_disabled"_s));
    QVERIFY(searchTextOf(item).contains(u"example_reset_work"_s));
    QVERIFY(traceItemsOf(SourceReports()).empty());
}

void TraceModelsTest::pickerFilters()
{
    TraceListModel model;
    const QAbstractItemModelTester tester(&model);
    std::vector<TraceItem> all = m_reset;
    all.insert(all.end(), m_activate.begin(), m_activate.end());
    const std::vector<TraceItem> file = traceItemsOf(
        sourceOf(hungTask("udevd", 300, resetMiddle),
                 {.kind = SourceKind::File, .id = u"/tmp/x.log"_s, .name = u"x.log"_s}));
    all.insert(all.end(), file.begin(), file.end());
    model.setItems(all);
    QCOMPARE(model.rowCount(), 5); // two headings
    QVERIFY(model.index(0).data(TraceListModel::IsHeadingRole).toBool());
    QCOMPARE(model.index(0).data(TraceListModel::CountRole).toInt(), 2);
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
    QCOMPARE(model.item(model.index(1))->name(), u"kworker/u8:3"_s);
    QVERIFY(model.item(model.index(0)) == nullptr);
    model.setFilter(u"  QUIESCE kworker "_s);
    QCOMPARE(model.shownCount(), 1);
    QCOMPARE(model.item(model.index(1))->name(), u"kworker/u8:1"_s);
    QCOMPARE(model.rowOf(m_activate.front().key()), 1);
    QCOMPARE(model.rowOf(m_reset.front().key()), -1);
    model.setFilter(u"nothing like this"_s);
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    QCOMPARE(model.shownCount(), 3);
}

void TraceModelsTest::alignedRows()
{
    AlignedModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTable(alignedTable({m_reset.front(), m_activate.front()}, {}));
    QCOMPARE(model.columnCount(), 2);
    const int freeze = rowOf(model, 0, u"example_freeze_all"_s);
    QVERIFY(freeze >= 0);
    QCOMPARE(signAt(model, freeze, 0), CellSign::Equal);
    QCOMPARE(signAt(model, freeze, 1), CellSign::Variant);
    const int quiesce = rowOf(model, 1, u"example_quiesce"_s);
    QCOMPARE(signAt(model, quiesce, 1), CellSign::OnlyHere);
    QVERIFY(model.frame(model.index(quiesce, 0)) == nullptr);
    // Inlined in one, called in the other: the same function.
    const int stop = rowOf(model, 1, u"example_stop"_s);
    QCOMPARE(model.frame(model.index(stop, 0))->func, u"example_stop"_s);
    QCOMPARE(signAt(model, stop, 1), CellSign::Equal);
    const int stale = rowOf(model, 0, u"lock_acquire"_s);
    QCOMPARE(signAt(model, stale, 0), CellSign::Unreliable);
    QCOMPARE(model.table().onlyIn(1), 1);
    QVERIFY(!model.table().areEqual(0, 1));
    QVERIFY(model.index(freeze, 0).data().toString().contains(u"ns.c:412"_s));
}

void TraceModelsTest::options()
{
    AlignedModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTable(alignedTable({m_reset.front(), m_activate.front()}, {}));
    const int rows = model.rowCount();
    model.setShowsUnreliable(false);
    QCOMPARE(model.rowCount(), rows - 1);
    QVERIFY(!functions(model, 0).contains(u"lock_acquire"_s));
    model.setShowsUnreliable(true);
    model.setTable(alignedTable({m_reset.front()}, {}));
    const int alone = model.rowCount();
    model.setShowsInline(false);
    QCOMPARE(model.rowCount(), alone - 1);
    QVERIFY(!functions(model, 0).contains(u"example_stop"_s));
    // Another offset counts only when it is asked for.
    std::vector<TraceItem> moved = traceItemsOf(message(
        hungTask("kworker/u8:3", 214, QByteArray(resetMiddle).replace("+0x1c8/", "+0x1d0/")),
        u"c@example.org"_s, u"bot"_s));
    model.setShowsInline(true);
    model.setTable(alignedTable({m_reset.front(), moved.front()}, {}));
    QVERIFY(model.table().areEqual(0, 1));
    QCOMPARE(model.nextDifference(-1, false), -1);
    model.setOffsetsCount(true);
    const int row = model.nextDifference(-1, false);
    QCOMPARE(row, rowOf(model, 0, u"example_reset_work"_s));
    QVERIFY(model.index(row, 1).data(AlignedModel::OtherOffsetRole).toBool());
}

void TraceModelsTest::folds()
{
    AlignedModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTable(alignedTable({m_reset.front(), m_activate.front()}, {}));
    const QModelIndex top = model.index(0, 0);
    QCOMPARE(top.data(AlignedModel::FoldRole).toInt(), static_cast<int>(AlignedModel::Fold::Top));
    QVERIFY(top.data(AlignedModel::CountRole).toInt() >= 3);
    QCOMPARE(top.data(AlignedModel::NamesRole).toStringList().first(), u"__schedule"_s);
    const int rows = model.rowCount();
    const QModelIndex bottom = model.index(rows - 1, 0);
    QCOMPARE(bottom.data(AlignedModel::FoldRole).toInt(),
             static_cast<int>(AlignedModel::Fold::Bottom));
    const int inFold = top.data(AlignedModel::CountRole).toInt();
    model.setOpen(AlignedModel::Fold::Top, true);
    QCOMPARE(model.rowCount(), rows + inFold);
    QCOMPARE(model.frame(model.index(1, 1))->func, u"__schedule"_s);
    // A frame inside a fold opens it.
    model.setTable(alignedTable({m_reset.front(), m_activate.front()}, {}));
    const int row = model.rowOfFrame(0, static_cast<int>(m_reset.front().frames().size()) - 1);
    QVERIFY(row >= 0 && model.isOpen(AlignedModel::Fold::Bottom));
    QCOMPARE(model.frame(model.index(row, 0))->func, u"ret_from_fork_asm"_s);
}

void TraceModelsTest::differences()
{
    AlignedModel model;
    model.setTable(alignedTable({m_reset.front(), m_activate.front()}, {}));
    const int first = model.nextDifference(-1, false);
    QCOMPARE(first, rowOf(model, 0, u"example_freeze_all"_s));
    const int second = model.nextDifference(first, false);
    QCOMPARE(second, rowOf(model, 1, u"example_quiesce"_s));
    QCOMPARE(model.nextDifference(second, false), -1);
    QCOMPARE(model.nextDifference(second, true), first);
}

void TraceModelsTest::oneStack()
{
    AlignedModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTable({});
    QCOMPARE(model.rowCount(), 0);
    model.setTable(alignedTable({m_reset.front()}, {}));
    QCOMPARE(model.columnCount(), 1);
    QCOMPARE(model.rowCount(), static_cast<int>(m_reset.front().frames().size()));
    QCOMPARE(model.nextDifference(-1, false), -1);
    QCOMPARE(alignedTable({m_reset.front(), m_reset.front(), m_reset.front(), m_reset.front(),
                           m_reset.front()},
                          {})
                 .panes.size(),
             std::size_t(4));
}

void TraceModelsTest::groups()
{
    GroupModel model;
    const QAbstractItemModelTester tester(&model);
    model.setGroups(
        {{.members = {m_reset.front(), m_reset.front(), m_activate.front()}, .shown = 2},
         {.members = {m_activate.front()}}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data(GroupModel::CountRole).toInt(), 3);
    QCOMPARE(model.index(0).data(GroupModel::NamesRole).toStringList(),
             (QStringList{u"kworker/u8:3 ×2"_s, u"kworker/u8:1"_s}));
    QCOMPARE(model.index(0).data(GroupModel::FunctionsRole).toStringList().first(),
             u"example_freeze_all.isra.0"_s);
    QVERIFY(model.index(1).data().toString().startsWith(u"1 "_s));
}

void TraceModelsTest::evidence()
{
    LockGraph graph;
    graph.unknown = {{.waiter = {.comm = u"vhost"_s, .pid = 7},
                      .why = UnknownWhy::NoOwnerLines,
                      .source = {.line = 9, .text = u"the stack"_s}}};
    LockPicture picture;
    picture.rows = {
        {.task = {.comm = u"vhost"_s, .pid = 7}, .source = {.line = 4, .text = u"row"_s}}};
    EvidenceModel model;
    const QAbstractItemModelTester tester(&model);
    model.setGraph(graph, picture);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.row(model.index(0))->source.line, 4);
    QVERIFY(model.unknown(model.index(0)) == nullptr);
    QCOMPARE(model.unknown(model.index(1))->source.text, u"the stack"_s);
    QCOMPARE(model.index(1).data(EvidenceModel::UnknownRole).toInt(), 0);
    QCOMPARE(model.index(0).data().toString(), u"row"_s);
}

QTEST_GUILESS_MAIN(TraceModelsTest)
#include "tst_tracemodels.moc"

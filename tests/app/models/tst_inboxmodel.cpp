// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/inboxmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

WatchSummary watch(qint64 id, const QString &name)
{
    WatchSummary summary;
    summary.watch.id = WatchId{id};
    summary.watch.name = name;
    return summary;
}

WatchItem item(qint64 id, const QString &title, const std::vector<qint64> &watches,
               WatchState state = WatchState::New)
{
    WatchItem made;
    made.id = WatchItemId{id};
    made.title = title;
    made.authorName = u"Ada"_s;
    made.list = u"kvm"_s;
    made.state = state;
    for (const qint64 one : watches) {
        made.matches.push_back({.watch = WatchId{one}, .kind = MatchKind::Title, .term = {}});
    }
    return made;
}

/// "kvm[1 2] net[]"
QString outline(const InboxModel &model)
{
    QStringList groups;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex top = model.index(row, 0);
        QStringList items;
        for (int i = 0; i < model.rowCount(top); ++i) {
            const auto one = model.index(i, 0, top).data(InboxModel::ItemRole).value<WatchItem>();
            items.append(QString::number(one.id.value));
        }
        groups.append(top.data(Qt::DisplayRole).toString() + u'[' + items.join(u' ') + u']');
    }
    return groups.join(u' ');
}

qint64 idAt(const QModelIndex &index)
{
    return index.data(InboxModel::ItemRole).value<WatchItem>().id.value;
}

} // namespace

class TestInboxModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void mailStandsOnceUnderItsFirstWatch()
    {
        InboxModel model;
        const QAbstractItemModelTester tester(&model);
        model.setContent({watch(1, u"kvm"_s), watch(2, u"net"_s)},
                         {item(1, u"a"_s, {1, 2}), item(2, u"b"_s, {2}), item(3, u"c"_s, {9})});
        QCOMPARE(outline(model), u"kvm[1] net[2] [3]"_s);
        QCOMPARE(model.itemCount(), 3);
        QVERIFY(!model.index(2, 0)
                     .data(InboxModel::SummaryRole)
                     .value<WatchSummary>()
                     .watch.id.isValid());
        // Of one watch: all it found, also what stands elsewhere otherwise.
        model.setWatch(WatchId{2});
        QCOMPARE(outline(model), u"net[1 2]"_s);
        model.setWatch({});
        QCOMPARE(outline(model), u"kvm[1] net[2] [3]"_s);
    }

    void watchesWithoutMailStay()
    {
        InboxModel model;
        const QAbstractItemModelTester tester(&model);
        model.setContent({watch(1, u"kvm"_s), watch(2, u"net"_s)}, {item(2, u"b"_s, {2})});
        QCOMPARE(outline(model), u"kvm[] net[2]"_s);
        model.setFilter(u" ADA  b "_s);
        QCOMPARE(outline(model), u"net[2]"_s);
        model.setFilter(u"nothing"_s);
        QCOMPARE(outline(model), QString());
        QVERIFY(!model.nextItem({}, false, false).isValid());
    }

    void rowsThatStayKeepTheirPlace()
    {
        InboxModel model;
        const QAbstractItemModelTester tester(&model);
        const std::vector<WatchSummary> watches{watch(2, u"kvm"_s), watch(3, u"net"_s)};
        model.setContent(watches,
                         {item(1, u"a"_s, {2}), item(2, u"b"_s, {2}), item(3, u"c"_s, {2}),
                          item(4, u"d"_s, {3})});
        const QPersistentModelIndex third(model.indexOf(WatchItemId{3}));
        const QPersistentModelIndex fourth(model.indexOf(WatchItemId{4}));
        model.setContent(watches,
                         {item(1, u"a"_s, {2}), item(3, u"c"_s, {2}), item(4, u"d"_s, {3})});
        QVERIFY(third.isValid());
        QCOMPARE(third.row(), 1);
        // A watch that comes in front moves the others.
        model.setContent({watch(1, u"a new one"_s), watches[0], watches[1]},
                         {item(3, u"c"_s, {2}), item(4, u"d"_s, {3})});
        QCOMPARE(idAt(third), 3);
        QCOMPARE(idAt(fourth), 4);
        QCOMPARE(fourth.parent().row(), 2);
        model.setContent({watches[1]}, {item(4, u"d"_s, {3})});
        QVERIFY(!third.isValid());
        QCOMPARE(idAt(fourth), 4);
        QCOMPARE(fourth.parent().row(), 0);
        QCOMPARE(model.indexOf(WatchId{3}).row(), 0);
        QVERIFY(!model.indexOf(WatchId{2}).isValid());
    }

    void walksOverWatches()
    {
        InboxModel model;
        model.setContent(
            {watch(1, u"kvm"_s), watch(2, u"none"_s), watch(3, u"net"_s)},
            {item(1, u"a"_s, {1}), item(2, u"b"_s, {1}, WatchState::Kept), item(3, u"c"_s, {3})});
        QCOMPARE(idAt(model.nextItem({}, false, false)), 1);
        QCOMPARE(idAt(model.nextItem(model.indexOf(WatchId{1}), false, false)), 1);
        QCOMPARE(idAt(model.nextItem(model.indexOf(WatchItemId{1}), false, false)), 2);
        QCOMPARE(idAt(model.nextItem(model.indexOf(WatchItemId{1}), false, true)), 3);
        QCOMPARE(idAt(model.nextItem(model.indexOf(WatchItemId{2}), false, false)), 3);
        QVERIFY(!model.nextItem(model.indexOf(WatchItemId{3}), false, false).isValid());
        QCOMPARE(idAt(model.nextItem(model.indexOf(WatchItemId{3}), true, false)), 2);
        QCOMPARE(idAt(model.nextItem(model.indexOf(WatchItemId{3}), true, true)), 1);
        QCOMPARE(idAt(model.nextItem(model.indexOf(WatchId{3}), true, false)), 2);
        QVERIFY(!model.nextItem(model.indexOf(WatchItemId{1}), true, false).isValid());
        QCOMPARE(idAt(model.nextItem({}, true, false)), 3);
    }

    void hostileTextIsOneLineAndVisible()
    {
        InboxModel model;
        WatchItem evil = item(1, u"\u202egnp.\nexe\u200b"_s, {1});
        evil.authorName = u"<b>Ada</b>\u202e"_s;
        model.setContent({watch(1, u"kvm\n\u202e"_s)}, {evil});
        const QModelIndex index = model.indexOf(WatchItemId{1});
        for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole)}) {
            for (const QModelIndex &one : {index, index.parent()}) {
                const QString text = one.data(role).toString();
                QVERIFY(!text.isEmpty());
                QVERIFY2(!text.contains(u'\u202e') && !text.contains(u'\u200b'), qPrintable(text));
            }
            QVERIFY(!index.data(role).toString().contains(u'\n'));
        }
    }
};

QTEST_GUILESS_MAIN(TestInboxModel)
#include "tst_inboxmodel.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/threadtreemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

/// Builds a tree from lines "  author: subject | own words"; two blanks a level. "?id" is a
/// placeholder, a leading "*" an unread message.
ThreadTree treeOf(const QString &outline, qint64 threadId = 1)
{
    ThreadTree tree;
    tree.id = ThreadId{threadId};
    std::vector<int> open;
    for (const QString &line : outline.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype depth = (line.size() - line.trimmed().size()) / 2;
        const QString text = line.trimmed();
        ThreadNode node;
        node.depth = static_cast<int>(depth);
        open.resize(static_cast<size_t>(depth));
        node.parent = depth > 0 ? open.back() : -1;
        if (text.startsWith(u'?')) {
            node.messageId = text.sliced(1);
        } else {
            MessageSummary message;
            const auto number = static_cast<qint64>(tree.messages.size()) + 1;
            message.id = MessageRowId{threadId * 100 + number};
            message.threadId = tree.id;
            message.messageId = u"m%1@example.org"_s.arg(message.id.value);
            message.isRead = !text.startsWith(u'*');
            message.from.name = text.section(u':', 0, 0).remove(u'*');
            message.subject = text.section(u':', 1).section(u'|', 0, 0).trimmed();
            message.preview = text.section(u'|', 1).trimmed();
            message.dateMs = 1000 * number;
            node.message = static_cast<int>(tree.messages.size());
            node.messageId = message.messageId;
            tree.messages.push_back(message);
        }
        const int index = static_cast<int>(tree.nodes.size());
        if (node.parent < 0) {
            tree.roots.push_back(index);
        } else {
            tree.nodes[static_cast<size_t>(node.parent)].children.push_back(index);
        }
        tree.nodes.push_back(node);
        open.push_back(index);
    }
    return tree;
}

QVariant value(const QModelIndex &index, ThreadRole role)
{
    return index.data(static_cast<int>(role));
}

/// Prints what the rows say: author, title (in brackets when own words), "*" unread, "?" missing.
QString outlineOf(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        text += QString(2 * depth, u' ');
        if (value(index, ThreadRole::Placeholder).toBool()) {
            text += u'?' + value(index, ThreadRole::MessageId).toString();
        } else {
            const QString title = value(index, ThreadRole::Title).toString();
            text += (value(index, ThreadRole::Unread).toBool() ? u"*"_s : QString())
                + value(index, ThreadRole::Author).toString() + u": "_s
                + (value(index, ThreadRole::TitleIsPreview).toBool() ? QString(u'(' + title + u')')
                                                                     : title);
        }
        if (value(index, ThreadRole::Unopened).toBool()) {
            text += u" +%1"_s.arg(value(index, ThreadRole::Below).toInt());
        }
        text += u'\n' + outlineOf(model, index, depth + 1);
    }
    return text;
}

const QString sample = uR"(syzbot: task hung in kst_ns_freeze_all
  *Mira: Re: task hung in kst_ns_freeze_all | Which config?
    Siyuan: RE: Task hung in kst_ns_freeze_all | Four vCPUs.
?gone@example.org
  *Tomasz: Re: something else | Yes.
  Priya: [PATCH v2 1/2] take ns_lock first
)"_s;

} // namespace

class tst_ThreadTreeModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void subjectStandsOnlyWhereItChanges();
    void badgesTellPatchTrailersAndCopies();
    void hostileTextIsOneVisibleLine();
    void readingMarksChangeRowsAndCounts();
    void sameShapeUpdatesWithoutReset();
    void otherShapeResets();
    void unreadIsFoundInReadingOrderAndRound();
    void threadsOpenInPlace();
    void aThreadOpensOnlyOnce();
    void openThreadsStayOpenInANewList();
    void deepThreadsNeedNoStack();
    void subjectsAreComparedWithoutMarks_data();
    void subjectsAreComparedWithoutMarks();
};

void tst_ThreadTreeModel::subjectStandsOnlyWhereItChanges()
{
    ThreadTreeModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTree(treeOf(sample));
    QCOMPARE(outlineOf(model), uR"(syzbot: task hung in kst_ns_freeze_all
  *Mira: (Which config?)
    Siyuan: (Four vCPUs.)
?gone@example.org
  *Tomasz: Re: something else
  Priya: [PATCH v2 1/2] take ns_lock first
)"_s);
    QCOMPARE(model.messageCount(), 5);
    QCOMPARE(model.unreadCount(), 2);
    const QModelIndex missing = model.indexOf(u"gone@example.org"_s);
    QCOMPARE(value(missing, ThreadRole::Below).toInt(), 2);
    QCOMPARE(value(missing, ThreadRole::UnreadBelow).toInt(), 1);
}

void tst_ThreadTreeModel::badgesTellPatchTrailersAndCopies()
{
    ThreadTree tree = treeOf(u"Priya: [PATCH v2 1/2] take ns_lock first\n"_s);
    MessageSummary &message = tree.messages.front();
    message.tag = {.kind = SubjectKind::Patch,
                   .version = 2,
                   .number = 1,
                   .total = 2,
                   .hasCounter = true,
                   .hasVersion = true};
    message.trailers = {u"Signed-off-by"_s, u"Reviewed-by"_s};
    message.copies = 3;
    message.hasDiff = true;
    message.hasTrace = true;
    ThreadTreeModel model;
    model.setTree(tree);
    const auto badges =
        value(model.index(0, 0), ThreadRole::Badges).value<std::vector<ThreadBadge>>();
    const std::vector<ThreadBadge> expected{{ThreadBadgeKind::Copies, {}, 2},
                                            {ThreadBadgeKind::Trailer, u"Reviewed-by"_s, 0},
                                            {ThreadBadgeKind::Trace, {}, 0},
                                            {ThreadBadgeKind::Patch, u"v2 1/2"_s, 0}};
    QCOMPARE(badges, expected);
}

void tst_ThreadTreeModel::hostileTextIsOneVisibleLine()
{
    ThreadTree tree = treeOf(u"x: y\n"_s);
    tree.messages.front().from.name = u"a\u202eb\nc"_s;
    tree.messages.front().subject = QString(100000, u'z');
    ThreadTreeModel model;
    model.setTree(tree);
    QCOMPARE(value(model.index(0, 0), ThreadRole::Author).toString(), u"a<U+202E>b c"_s);
    QVERIFY(value(model.index(0, 0), ThreadRole::Title).toString().size() <= 400);
}

void tst_ThreadTreeModel::readingMarksChangeRowsAndCounts()
{
    ThreadTreeModel model;
    model.setTree(treeOf(sample));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy counts(&model, &ThreadTreeModel::countsChanged);
    const std::vector<MessageRowId> ids{MessageRowId{102}, MessageRowId{999}};
    model.setRead(ids, true);
    QCOMPARE(model.unreadCount(), 1);
    QCOMPARE(counts.size(), 1);
    QCOMPARE(changed.size(), 2); // the message and its root, which counts the unread below
    model.setRead(ids, true);
    QCOMPARE(counts.size(), 1);
    model.setFlagged(ids, true);
    QVERIFY(value(model.indexOf(MessageRowId{102}), ThreadRole::Flagged).toBool());
}

void tst_ThreadTreeModel::sameShapeUpdatesWithoutReset()
{
    ThreadTreeModel model;
    ThreadTree tree = treeOf(sample);
    model.setTree(tree);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    tree.messages[1].isRead = true;
    model.setTree(tree);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.unreadCount(), 1);
}

void tst_ThreadTreeModel::otherShapeResets()
{
    ThreadTreeModel model;
    model.setTree(treeOf(sample));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setTree(treeOf(sample + u"new: root\n"_s));
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.messageCount(), 6);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void tst_ThreadTreeModel::unreadIsFoundInReadingOrderAndRound()
{
    ThreadTreeModel model;
    model.setTree(treeOf(sample));
    const QModelIndex mira = model.indexOf(MessageRowId{102});
    const QModelIndex tomasz = model.indexOf(MessageRowId{104});
    QCOMPARE(model.nextUnread({}), mira);
    QCOMPARE(model.nextUnread(mira), tomasz);
    QCOMPARE(model.nextUnread(tomasz), mira);
    QCOMPARE(model.nextUnread(tomasz, true), mira);
    QCOMPARE(model.nextUnread({}, true), tomasz);
    const std::vector<MessageRowId> ids{MessageRowId{102}, MessageRowId{104}};
    model.setRead(ids, true);
    QVERIFY(!model.nextUnread({}).isValid());
}

void tst_ThreadTreeModel::threadsOpenInPlace()
{
    ThreadTreeModel model;
    std::vector<ThreadSummary> threads;
    for (const qint64 id : {7, 8, 9}) {
        ThreadSummary summary;
        summary.id = ThreadId{id};
        summary.subject = u"subject %1"_s.arg(id);
        summary.from.name = u"author"_s;
        summary.messages = 3;
        summary.unread = id == 8 ? 1 : 0;
        threads.push_back(summary);
    }
    model.setThreads(threads);
    QCOMPARE(outlineOf(model),
             u"author: subject 7 +3\n*author: subject 8 +3\nauthor: subject 9 +3\n"_s);
    QCOMPARE(model.messageCount(), 9);
    QSignalSpy wanted(&model, &ThreadTreeModel::threadWanted);
    const QModelIndex row = model.indexOf(ThreadId{8});
    QVERIFY(model.hasChildren(row));
    QVERIFY(model.canFetchMore(row));
    model.fetchMore(row);
    model.fetchMore(row);
    QCOMPARE(wanted.size(), 1);
    QVERIFY(model.hasChildren(row));
    // Only now: the tester fetches whatever can be fetched.
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QPersistentModelIndex last = model.indexOf(ThreadId{9});
    model.openThread(treeOf(u"a: one\n  *b: Re: one | words\nc: stray\n"_s, 8));
    QCOMPARE(outlineOf(model),
             u"author: subject 7 +3\na: one\n  *b: (words)\nc: stray\nauthor: subject 9 +3\n"_s);
    QCOMPARE(last.row(), 3);
    QCOMPARE(model.indexOf(ThreadId{9}), last);
    QVERIFY(!model.indexOf(ThreadId{8}).isValid());
    QCOMPARE(model.message(model.indexOf(MessageRowId{802}))->from.name, u"b"_s);
}

void tst_ThreadTreeModel::aThreadOpensOnlyOnce()
{
    ThreadTreeModel model;
    model.setThreads({ThreadSummary{.id = ThreadId{5}, .messages = 2}});
    model.openThread(treeOf(u"a: one\n  b: two\n"_s, 5));
    model.openThread(treeOf(u"a: one\n  b: two\n"_s, 5));
    model.openThread(treeOf(u"a: one\n  b: two\n"_s, 6));
    QCOMPARE(outlineOf(model), u"a: one\n  b: two\n"_s);
}

void tst_ThreadTreeModel::openThreadsStayOpenInANewList()
{
    ThreadTreeModel model;
    const QAbstractItemModelTester tester(&model);
    ThreadTree open;
    open.id = ThreadId{2};
    open.messages = {{.id = MessageRowId{1}, .threadId = ThreadId{2}, .messageId = u"a"_s},
                     {.id = MessageRowId{2}, .threadId = ThreadId{2}, .messageId = u"b"_s}};
    open.nodes = {{.message = 0, .messageId = u"a"_s, .children = {1}},
                  {.message = 1, .messageId = u"b"_s, .parent = 0, .depth = 1, .isByHand = true}};
    open.roots = {0};
    model.setThreads({ThreadSummary{.id = ThreadId{1}, .messages = 3},
                      ThreadSummary{.id = ThreadId{2}, .messages = 2}},
                     {open});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.openThreads(), std::vector<ThreadId>{ThreadId{2}});
    QCOMPARE(model.messageCount(), 5);
    const QModelIndex below = model.indexOf(u"b"_s);
    QCOMPARE(below.parent(), model.index(1, 0));
    QVERIFY(below.data(static_cast<int>(ThreadRole::ByHand)).toBool());
    const auto badges =
        below.data(static_cast<int>(ThreadRole::Badges)).value<std::vector<ThreadBadge>>();
    QCOMPARE(badges.front().kind, ThreadBadgeKind::ByHand);
    // Another row opens in place beside it.
    open.id = ThreadId{1};
    open.messages[0] = {.id = MessageRowId{3}, .threadId = ThreadId{1}, .messageId = u"c"_s};
    open.messages[1] = {.id = MessageRowId{4}, .threadId = ThreadId{1}, .messageId = u"d"_s};
    open.nodes[0].messageId = u"c"_s;
    open.nodes[1].messageId = u"d"_s;
    model.openThread(open);
    QCOMPARE(model.openThreads().size(), size_t(2));
    QCOMPARE(model.indexOf(u"d"_s).parent(), model.index(0, 0));
}

void tst_ThreadTreeModel::deepThreadsNeedNoStack()
{
    ThreadTree tree;
    constexpr int depth = 20000;
    for (int i = 0; i < depth; ++i) {
        MessageSummary message;
        message.id = MessageRowId{i + 1};
        tree.messages.push_back(message);
        ThreadNode node;
        node.message = i;
        node.parent = i - 1;
        node.depth = i;
        if (i + 1 < depth) {
            node.children = {i + 1};
        }
        tree.nodes.push_back(node);
    }
    tree.roots = {0};
    ThreadTreeModel model;
    model.setTree(tree);
    QCOMPARE(model.messageCount(), depth);
    QCOMPARE(value(model.index(0, 0), ThreadRole::Below).toInt(), depth - 1);
    QCOMPARE(model.nextUnread({}, true), model.indexOf(MessageRowId{depth}));
}

void tst_ThreadTreeModel::subjectsAreComparedWithoutMarks_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");
    QTest::newRow("reply") << u"one"_s << u"Re: one"_s << true;
    QTest::newRow("twice") << u"Re: one"_s << u"AW: Re:  One"_s << true;
    QTest::newRow("chinese mark") << u"one"_s << u"回复：one"_s << true;
    QTest::newRow("other number") << u"[PATCH 0/2] one"_s << u"[PATCH 1/2] one"_s << false;
    QTest::newRow("word that begins like a mark") << u"research"_s << u"search"_s << false;
}

void tst_ThreadTreeModel::subjectsAreComparedWithoutMarks()
{
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    QFETCH(const bool, same);
    QCOMPARE(sameSubject(a, b), same);
    QCOMPARE(sameSubject(b, a), same);
}

QTEST_GUILESS_MAIN(tst_ThreadTreeModel)
#include "tst_threadtreemodel.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/threading.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

MessageSummary mail(const QString &id, const QString &reply = {},
                    const QStringList &references = {}, qint64 date = 0)
{
    static qint64 clock = 1000;
    MessageSummary summary;
    summary.messageId = id;
    summary.inReplyTo = reply;
    summary.references = references;
    summary.subject = id;
    summary.dateMs = date == 0 ? ++clock : date;
    return summary;
}

MessageSummary patch(const QString &id, const QString &reply, int number, qint64 date)
{
    MessageSummary summary = mail(id, reply, {}, date);
    summary.tag.kind = SubjectKind::Patch;
    summary.tag.number = number;
    summary.tag.total = 9;
    summary.tag.hasCounter = true;
    return summary;
}

/// "a(b(c) ?d(e))": ids with their children, '?' before placeholders.
QString shape(const ThreadTree &tree)
{
    QString text;
    int depth = -1;
    for (const ThreadNode &node : tree.nodes) {
        for (int i = depth; i >= node.depth; --i) {
            text += i == node.depth ? u" "_s : u")"_s;
        }
        if (node.depth > depth && depth >= 0) {
            text += u'(';
        }
        text += (node.message < 0 ? u"?"_s : QString()) + node.messageId;
        depth = node.depth;
    }
    return text + QString(std::max(depth, 0), u')');
}

QString shapeOf(std::vector<MessageSummary> mails)
{
    return shape(buildForest(std::move(mails)));
}

} // namespace

class TestThreading : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void inReplyToWinsOverReferences()
    {
        QCOMPARE(shapeOf({mail(u"a"_s), mail(u"b"_s, u"a"_s), mail(u"c"_s, u"b"_s, {u"a"_s})}),
                 u"a(b(c))"_s);
    }

    void referencesFillGaps()
    {
        QCOMPARE(
            shapeOf({mail(u"a"_s), mail(u"b"_s, {}, {u"a"_s}), mail(u"c"_s, {}, {u"a"_s, u"b"_s})}),
            u"a(b(c))"_s);
        // The parent is missing and only its own references say where it hung.
        const std::vector<MessageSummary> mails{mail(u"a"_s),
                                                mail(u"c"_s, u"b"_s, {u"a"_s, u"b"_s})};
        const std::vector<ParentChoice> choices = chooseParents(mails);
        QCOMPARE(choices[1].parent, u"b"_s);
        QCOMPARE(choices[1].ancestor, u"a"_s);
        QCOMPARE(choices[1].ancestorIndex, 0);
        QCOMPARE(shapeOf(mails), u"a(c)"_s);
    }

    void rewrittenInReplyToFallsBackToTheLastKnownReference()
    {
        QCOMPARE(shapeOf({mail(u"a"_s), mail(u"b"_s, u"a"_s),
                          mail(u"c"_s, u"rewritten"_s, {u"a"_s, u"b"_s, u"gateway"_s})}),
                 u"a(b(c))"_s);
    }

    void referencesInReverseOrderChainTheOtherWay()
    {
        QCOMPARE(shapeOf({mail(u"a"_s), mail(u"d"_s, u"c"_s, {u"c"_s, u"b"_s, u"a"_s})}),
                 u"a(d)"_s);
    }

    void missingParentOfTwoBecomesAPlaceholder()
    {
        QCOMPARE(shapeOf({mail(u"a"_s), mail(u"c"_s, u"b"_s, {u"a"_s, u"b"_s}),
                          mail(u"d"_s, u"b"_s, {u"a"_s, u"b"_s})}),
                 u"a(?b(c d))"_s);
    }

    void missingRootBecomesAPlaceholder()
    {
        QCOMPARE(shapeOf({mail(u"b"_s, u"a"_s), mail(u"c"_s, u"b"_s)}), u"?a(b(c))"_s);
    }

    void loopsAreCutAtTheOldest()
    {
        QCOMPARE(shapeOf({mail(u"b"_s, u"a"_s, {}, 20), mail(u"a"_s, u"b"_s, {}, 10)}), u"a(b)"_s);
        QCOMPARE(shapeOf({mail(u"a"_s, u"a"_s, {u"a"_s})}), u"a"_s);
        // The wrong link is the one somebody's references invented for a missing mail.
        QCOMPARE(shapeOf({mail(u"p"_s, u"cover"_s, {}, 10),
                          mail(u"q"_s, u"cover"_s, {u"p"_s, u"cover"_s}, 20)}),
                 u"?cover(p q)"_s);
    }

    void patchesStandByNumberThenOthersByDate()
    {
        QCOMPARE(shapeOf({mail(u"0"_s, {}, {}, 5), mail(u"r2"_s, u"0"_s, {}, 40),
                          mail(u"r1"_s, u"0"_s, {}, 30), patch(u"p2"_s, u"0"_s, 2, 10),
                          patch(u"p10"_s, u"0"_s, 10, 9), patch(u"p1"_s, u"0"_s, 1, 20)}),
                 u"0(p1 p2 p10 r1 r2)"_s);
    }

    void rootsStandByTheOldestDateBelow()
    {
        QCOMPARE(shapeOf({mail(u"late"_s, {}, {}, 30), mail(u"child"_s, u"gone"_s, {}, 20),
                          mail(u"early"_s, {}, {}, 10)}),
                 u"early ?gone(child) late"_s);
    }

    void theOrderOfInputDoesNotMatter()
    {
        std::vector<MessageSummary> mails{
            mail(u"a"_s, {}, {}, 1), mail(u"b"_s, u"a"_s, {u"a"_s}, 2),
            mail(u"d"_s, u"x"_s, {u"a"_s, u"b"_s, u"x"_s}, 4), mail(u"e"_s, u"x"_s, {u"x"_s}, 5),
            mail(u"f"_s, {}, {u"y"_s, u"z"_s}, 6)};
        const QString expected = shapeOf(mails);
        QCOMPARE(expected, u"a(b(?x(d e))) ?y(f)"_s);
        std::ranges::sort(mails, {}, &MessageSummary::messageId);
        do {
            QCOMPARE(shapeOf(mails), expected);
        } while (std::ranges::next_permutation(mails, {}, &MessageSummary::messageId).found);
    }

    void everyMailIsPlacedOnce()
    {
        // Same id twice, no id, and a chain deeper than any stack.
        std::vector<MessageSummary> mails{mail(u"a"_s), mail(u"a"_s), mail(QString()),
                                          mail(QString())};
        for (int i = 0; i < 100'000; ++i) {
            mails.push_back(mail(QString::number(i), i == 0 ? u"a"_s : QString::number(i - 1)));
        }
        const ThreadTree tree = buildForest(mails);
        std::vector<int> placed(mails.size(), 0);
        for (const ThreadNode &node : tree.nodes) {
            if (node.message >= 0) {
                ++placed[static_cast<std::size_t>(node.message)];
            }
        }
        QVERIFY(std::ranges::all_of(placed, [](int times) { return times == 1; }));
        QCOMPARE(tree.nodes.back().depth > 0 || tree.nodes.size() == mails.size(), true);
        QCOMPARE(chooseParents(mails).size(), mails.size());
    }

    void emptyForestHasNothing()
    {
        QCOMPARE(buildForest({}), ThreadTree());
    }

    void groupsJoinOverSharedIds()
    {
        ThreadGrouper grouper;
        const int a = grouper.add(u"a"_s, {}, {});
        const int c = grouper.add(u"c"_s, {}, {u"gone"_s});
        QVERIFY(grouper.find(a) != grouper.find(c));
        grouper.add(u"d"_s, u"a"_s, {u"gone"_s});
        QCOMPARE(grouper.find(c), grouper.find(a));
        QCOMPARE(grouper.groupOf(u"gone"_s), grouper.find(a));
        QCOMPARE(grouper.groupOf(u"never"_s), -1);
    }
};

QTEST_GUILESS_MAIN(TestThreading)
#include "tst_threading.moc"

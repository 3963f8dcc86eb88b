// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/alignment.h"
#include "core/trace/framekey.h"
#include "stackfixture.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

Alignment aligned(const QStringList &stacks, const FrameRarity &rarity = {})
{
    std::vector<std::vector<Frame>> held;
    for (const QString &names : stacks) {
        held.push_back(stackOf(names));
    }
    const std::vector<std::span<const Frame>> views(held.begin(), held.end());
    return alignStacks(views, rarity);
}

/// "a=a b|- -|c": the rows as words, "-" a gap, with the names of \a stacks.
QString rowsOf(const Alignment &alignment, const QStringList &stacks)
{
    QStringList rows;
    for (const AlignedRow &row : alignment.rows) {
        QStringList cells;
        for (std::size_t i = 0; i < row.frames.size(); ++i) {
            cells.append(row.frames[i] < 0
                             ? u"-"_s
                             : stacks.at(static_cast<qsizetype>(i)).split(u' ').at(row.frames[i]));
        }
        rows.append(cells.join(u'|'));
    }
    return rows.join(u' ');
}

} // namespace

class AlignmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreOneFunctionsName_data();
    void keysAreOneFunctionsName();
    void framesMatch_data();
    void framesMatch();
    void twoStacks_data();
    void twoStacks();
    void rareFunctionsAnchor();
    void untrustedFramesDoNotAnchor();
    void threeStacksShareInsertions();
    void summaries();
    void everyFrameIsInOneRow();
};

void AlignmentTest::keysAreOneFunctionsName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("key");
    QTest::newRow("plain") << u"vfs_read"_s << u"vfs_read"_s;
    QTest::newRow("isra") << u"foo.isra.0"_s << u"foo"_s;
    QTest::newRow("several") << u"foo.constprop.0.isra.1.cold"_s << u"foo"_s;
    QTest::newRow("thin LTO") << u"foo.llvm.1234567"_s << u"foo"_s;
    QTest::newRow("wrapper") << u"__x64_sys_read"_s << u"sys_read"_s;
    QTest::newRow("inner wrapper") << u"__do_sys_read"_s << u"sys_read"_s;
    QTest::newRow("old wrapper") << u"SyS_read"_s << u"sys_read"_s;
    QTest::newRow("padding") << u"__pfx_foo"_s << u"foo"_s;
    QTest::newRow("entry of the call check") << u"__cfi_foo"_s << u"foo"_s;
    QTest::newRow("Go") << u"main.run"_s << u"main.run"_s;
    QTest::newRow("Go method") << u"repro.(*context).run"_s << u"repro.(*context).run"_s;
    QTest::newRow("C++") << u"a::f<int>(unsigned long)"_s << u"a::f<int>"_s;
    QTest::newRow("clone") << u"foo [clone .isra.0]"_s << u"foo"_s;
    QTest::newRow("own number") << u"foo.1"_s << u"foo.1"_s.left(3);
    QTest::newRow("real function") << u"__sys_sendto"_s << u"__sys_sendto"_s;
}

void AlignmentTest::keysAreOneFunctionsName()
{
    QFETCH(QString, name);
    Frame frame;
    frame.func = name;
    QTEST(frameKey(frame), "key");
}

void AlignmentTest::framesMatch_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("match");
    QTest::newRow("same") << u"f"_s << u"f"_s << int(FrameMatch::Same);
    QTest::newRow("variant") << u"f.isra.0"_s << u"f"_s << int(FrameMatch::Variant);
    QTest::newRow("wrapper") << u"__se_sys_read"_s << u"__x64_sys_read"_s
                             << int(FrameMatch::Variant);
    QTest::newRow("inlined") << u"+f"_s << u"f"_s << int(FrameMatch::Inlined);
    QTest::newRow("module") << u"f@a"_s << u"f@b"_s << int(FrameMatch::OtherModule);
    QTest::newRow("module not said") << u"f@a"_s << u"f"_s << int(FrameMatch::Same);
    QTest::newRow("other") << u"f"_s << u"g"_s << int(FrameMatch::Different);
    QTest::newRow("unknown") << u"??"_s << u"??"_s << int(FrameMatch::Different);
}

void AlignmentTest::framesMatch()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    const FrameMatch match = matchFrames(stackOf(a).front(), stackOf(b).front());
    QTEST(int(match), "match");
    QCOMPARE(matchFrames(stackOf(b).front(), stackOf(a).front()), match);
    QCOMPARE(aligned({a, b}).rows.front().match, match);
}

void AlignmentTest::twoStacks_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("rows");
    QTest::newRow("equal") << u"a b"_s << u"a b"_s << u"a|a b|b"_s;
    QTest::newRow("one more") << u"a b c"_s << u"a c"_s << u"a|a b|- c|c"_s;
    QTest::newRow("one other") << u"a b c"_s << u"a x c"_s << u"a|a b|x c|c"_s;
    QTest::newRow("inline chain") << u"a +i +j b c"_s << u"a b c"_s << u"a|a +i|- +j|- b|b c|c"_s;
    QTest::newRow("one gap, not two") << u"a x x b b"_s << u"a b b"_s << u"a|a x|- x|- b|b b|b"_s;
    QTest::newRow("nothing") << u""_s << u"a"_s << u"-|a"_s;
    QTest::newRow("variants") << u"f.cold g"_s << u"f g.isra.0"_s << u"f.cold|f g|g.isra.0"_s;
}

void AlignmentTest::twoStacks()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(rowsOf(aligned({a, b}), {a, b}), "rows");
}

void AlignmentTest::rareFunctionsAnchor()
{
    // "lock" is everywhere, "rare" nowhere else: the rare one stands side by side.
    FrameRarity rarity;
    for (int i = 0; i < 50; ++i) {
        addToRarity(rarity, stackOf(u"lock read f%1"_s.arg(i)));
    }
    QVERIFY(weightOf(rarity, u"rare"_s) > 0.9);
    QVERIFY(weightOf(rarity, u"lock"_s) < 0.2);
    const QString a = u"rare lock"_s;
    const QString b = u"lock rare"_s;
    QCOMPARE(rowsOf(aligned({a, b}, rarity), {a, b}), u"-|lock rare|rare lock|-"_s);
}

void AlignmentTest::untrustedFramesDoNotAnchor()
{
    const QString a = u"?x a b"_s;
    const QString b = u"a b ?x"_s;
    QCOMPARE(rowsOf(aligned({a, b}), {a, b}), u"?x|- a|a b|b -|?x"_s);
}

void AlignmentTest::threeStacksShareInsertions()
{
    const QStringList stacks{u"a n b"_s, u"a b"_s, u"a n b"_s};
    const Alignment alignment = aligned(stacks);
    QCOMPARE(rowsOf(alignment, stacks), u"a|a|a n|-|n b|b|b"_s);
    QCOMPARE(alignment.rows[1].match, FrameMatch::Only);
    QCOMPARE(alignment.rows[1].cells,
             (std::vector<FrameMatch>{FrameMatch::Same, FrameMatch::Only, FrameMatch::Same}));
    const QStringList four{u"a b"_s, u"a x y b"_s, u"a x y b"_s, u"a b"_s};
    QCOMPARE(rowsOf(aligned(four), four), u"a|a|a|a -|x|x|- -|y|y|- b|b|b|b"_s);
}

void AlignmentTest::summaries()
{
    const Alignment alignment = aligned({u"a b x d e f"_s, u"a b y z d e f"_s});
    QCOMPARE(alignment.sharedTop, 2);
    QCOMPARE(alignment.sharedBottom, 3);
    QCOMPARE(alignment.firstDifference, 2);
    QVERIFY(alignment.similarity > 0.7 && alignment.similarity < 0.8);
    const Alignment equal = aligned({u"a b"_s, u"a b"_s});
    QCOMPARE(equal.firstDifference, -1);
    QCOMPARE(equal.sharedTop, 2);
    QCOMPARE(equal.sharedBottom, 0);
    QCOMPARE(equal.similarity, 1.0);
    QCOMPARE(aligned({u"a"_s, u"b"_s}).similarity, 0.0);
    QVERIFY(aligned({}).rows.empty());
}

void AlignmentTest::everyFrameIsInOneRow()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 200; ++round) {
        QStringList stacks;
        const int count = 2 + round % 3;
        for (int s = 0; s < count; ++s) {
            QStringList names;
            const int length = random.bounded(30);
            for (int i = 0; i < length; ++i) {
                names.append((random.bounded(8) == 0 ? u"?"_s : QString()) + u'f'
                             + QString::number(random.bounded(12)));
            }
            stacks.append(names.join(u' '));
        }
        const Alignment alignment = aligned(stacks);
        std::vector<int> next(static_cast<std::size_t>(count), 0);
        for (const AlignedRow &row : alignment.rows) {
            QCOMPARE(row.frames.size(), next.size());
            QVERIFY(std::ranges::any_of(row.frames, [](int frame) { return frame >= 0; }));
            for (std::size_t i = 0; i < next.size(); ++i) {
                if (row.frames[i] >= 0) {
                    QCOMPARE(row.frames[i], next[i]++);
                }
            }
        }
        for (std::size_t i = 0; i < next.size(); ++i) {
            const QStringList names =
                stacks.at(static_cast<qsizetype>(i)).split(u' ', Qt::SkipEmptyParts);
            QCOMPARE(next[i], static_cast<int>(names.size()));
        }
        QVERIFY(alignment.similarity >= 0.0 && alignment.similarity <= 1.0);
    }
}

QTEST_GUILESS_MAIN(AlignmentTest)
#include "tst_alignment.moc"

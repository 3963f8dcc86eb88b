// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/textdiff.h"

#include <QTest>

#include <random>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestTextDiff final : public QObject
{
    Q_OBJECT

    std::mt19937 m_random{3};

    QString randomText()
    {
        static const QStringList lines{u"a\n"_s,    u"bb\n"_s,         u"\n"_s,
                                       u"内核\n"_s, u"\U0001F600\n"_s, u"\U0001F601 x\n"_s};
        QString text;
        for (auto count = m_random() % 12; count > 0; --count) {
            text += lines.at(static_cast<qsizetype>(m_random() % 6));
        }
        return m_random() % 3 == 0 ? text + u"tail"_s : text;
    }

private Q_SLOTS:

    void changesMakeTheOtherText()
    {
        for (int i = 0; i < 5000; ++i) {
            const QString from = randomText();
            const QString to = randomText();
            const auto changes = textChanges(from, to);
            QCOMPARE(applyChanges(from, changes), to);
            for (const TextChange &change : changes) {
                const bool cutsAPair = change.position > 0 && change.position < from.size()
                    && from[change.position].isLowSurrogate();
                QVERIFY(!cutsAPair);
                QVERIFY(change.inserted.isEmpty() || !change.inserted.front().isLowSurrogate());
            }
        }
    }

    void aSmallChangeStaysSmall()
    {
        const auto changes = textChanges(u"one\ntwo\nthree\n"_s, u"one\ntwO\nthree\n"_s);
        QCOMPARE(changes,
                 (std::vector<TextChange>{{.position = 6, .removed = 1, .inserted = u"O"_s}}));
        QVERIFY(textChanges(u"x\n"_s, u"x\n"_s).empty());
    }

    void veryDifferentTextsEndSoon()
    {
        QString from;
        QString to;
        for (int i = 0; i < 20000; ++i) {
            from += QString::number(i) + u'\n';
            to += QString::number(i + 1000000) + u'\n';
        }
        QCOMPARE(applyChanges(from, textChanges(from, to)), to);
    }

    void mergesWhatDoesNotMeet()
    {
        const QString base = u"one\ntwo\nthree\nfour\n"_s;
        const QString mine = u"ONE and more\ntwo\nthree\nfour\n"_s;
        const TextMerge merge = mergeChanges(base, mine, u"one\ntwo\nthree\nFOUR\n"_s);
        QVERIFY(!merge.conflict);
        QCOMPARE(applyChanges(mine, merge.changes), u"ONE and more\ntwo\nthree\nFOUR\n"_s);
    }

    void keepsMineWhereBothChanged()
    {
        const QString mine = u"mine\nx\n"_s;
        const TextMerge merge = mergeChanges(u"base\nx\n"_s, mine, u"theirs\nx\n"_s);
        QVERIFY(merge.conflict);
        QCOMPARE(applyChanges(mine, merge.changes), mine);
    }

    void theSameChangeIsNoConflict()
    {
        const TextMerge merge = mergeChanges(u"a\n"_s, u"b\n"_s, u"b\n"_s);
        QVERIFY(!merge.conflict);
        QVERIFY(merge.changes.empty());
    }

    void mergesKeepEveryWordOfMine()
    {
        for (int i = 0; i < 3000; ++i) {
            const QString base = randomText();
            const QString mine = randomText();
            const QString theirs = randomText();
            const TextMerge merge = mergeChanges(base, mine, theirs);
            const QString merged = applyChanges(mine, merge.changes);
            if (!merge.conflict && base == mine) {
                QCOMPARE(merged, theirs);
            }
            for (const TextChange &our : textChanges(base, mine)) {
                QVERIFY(merged.contains(our.inserted));
            }
        }
    }

    void comparisonMarksWords()
    {
        const auto lines = diffLines(u"same\nthe old word\n"_s, u"same\nthe new word\nmore\n"_s);
        QCOMPARE(lines.size(), size_t{4});
        QCOMPARE(lines.at(0).kind, DiffLine::Kind::Same);
        QCOMPARE(lines.at(1).kind, DiffLine::Kind::Removed);
        QCOMPARE(lines.at(1).marks, (std::vector<std::pair<qsizetype, qsizetype>>{{4, 3}}));
        QCOMPARE(lines.at(2).kind, DiffLine::Kind::Added);
        QCOMPARE(lines.at(2).text, u"the new word"_s);
        QCOMPARE(lines.at(3).newLine, 2);
    }
};

QTEST_APPLESS_MAIN(TestTextDiff)
#include "tst_textdiff.moc"

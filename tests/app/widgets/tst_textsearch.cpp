// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/textsearch.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestTextSearch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void finds_data()
    {
        QTest::addColumn<FindQuery>("query");
        QTest::addColumn<int>("from");
        QTest::addColumn<bool>("backwards");
        QTest::addColumn<int>("at"); // -1: none; +1000: after going round
        const auto row = [](const char *name, const FindQuery &query, int from, bool back, int at) {
            QTest::newRow(name) << query << from << back << at;
        };
        // the text: "Lock unlock\nlock_a (内核) x\nend lock"
        row("fold", {.text = u"lock"_s}, 0, false, 0);
        row("case", {.text = u"lock"_s, .matchCase = true}, 0, false, 7);
        row("word", {.text = u"lock"_s, .matchCase = true, .wholeWord = true}, 0, false, 30);
        row("round", {.text = u"unlock"_s}, 20, false, 1005);
        row("back", {.text = u"lock"_s}, 30, true, 12);
        row("back round", {.text = u"lock"_s}, 2, true, 1030);
        row("pattern", {.text = u"l\\w+_a"_s, .regularExpression = true}, 0, false, 12);
        row("pattern back", {.text = u"[a-z]+k\\b"_s, .regularExpression = true}, 31, true, 5);
        row("line start", {.text = u"^lock"_s, .matchCase = true, .regularExpression = true}, 0,
            false, 12);
        row("not a line start", {.text = u"^nlock"_s, .regularExpression = true}, 6, false, -1);
        row("Chinese", {.text = u"内核"_s}, 0, false, 20);
        row("Chinese word", {.text = u"内核"_s, .wholeWord = true}, 0, false, 20);
        row("special characters", {.text = u"(内"_s, .wholeWord = false}, 0, false, 19);
        row("none", {.text = u"zzz"_s}, 0, false, -1);
        row("empty hits", {.text = u"z*"_s, .regularExpression = true}, 0, false, -1);
    }

    void finds()
    {
        QFETCH(FindQuery, query);
        QFETCH(int, from);
        QFETCH(bool, backwards);
        QFETCH(int, at);
        const QString text = u"Lock unlock\nlock_a (内核) x\nend lock"_s;
        const FindOutcome outcome = TextSearch(query).find(text, from, backwards);
        int found = -1;
        if (outcome.result == FindResult::Found) {
            found = static_cast<int>(outcome.hit.position);
        } else if (outcome.result == FindResult::FoundRound) {
            found = 1000 + static_cast<int>(outcome.hit.position);
        }
        QCOMPARE(found, at);
    }

    void saysWhatIsWrongWithAPattern()
    {
        const FindOutcome outcome =
            TextSearch({.text = u"(a"_s, .regularExpression = true}).find(u"a"_s, 0, false);
        QCOMPARE(outcome.result, FindResult::BadPattern);
        QVERIFY(!outcome.patternError.isEmpty());
    }

    void anEvilPatternEndsInTime()
    {
        // Exponential backtracking: each line alone would take for ever.
        const QString text = QString(QString(60, u'a') + u"!\n"_s).repeated(2000);
        QElapsedTimer timer;
        timer.start();
        const TextSearch search({.text = u"^(a+)+$"_s, .regularExpression = true});
        QCOMPARE(search.find(text, 0, false).result, FindResult::TooLong);
        QVERIFY(!search.all(text, 0, text.size(), 10));
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void groupsStandInReplacements()
    {
        const FindQuery query{.text = u"(\\w+)=(\\w+)"_s, .regularExpression = true};
        QCOMPARE(TextSearch(query).replacementFor(u"x\na=b"_s, {.position = 2, .length = 3},
                                                  u"\\2=\\1 \\\\"_s),
                 u"b=a \\"_s);
        QCOMPARE(TextSearch({.text = u"a"_s})
                     .replacementFor(u"a"_s, {.position = 0, .length = 1}, u"\\1"_s),
                 u"\\1"_s);
    }
};

QTEST_APPLESS_MAIN(TestTextSearch)
#include "tst_textsearch.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/run/rulescan.h"
#include "core/run/watchpattern.h"
#include "core/run/watchrules.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

WatchRules compiled(const std::vector<WatchRule> &rules)
{
    Result<WatchRules> made = WatchRules::compile(rules);
    if (!made) {
        qFatal("%s: %s", qUtf8Printable(made.error().subject), qUtf8Printable(made.error().detail));
    }
    return *made;
}

std::vector<RuleScan::Found> scanned(const WatchRules &rules, const QByteArray &text,
                                     qsizetype pieceBytes)
{
    RuleScan scan(rules);
    for (qsizetype at = 0; at < text.size(); at += pieceBytes) {
        scan.feed(QByteArrayView(text).sliced(at, std::min(pieceBytes, text.size() - at)));
    }
    scan.finish();
    return scan.found();
}

} // namespace

class TestWatchRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryWord();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void refusesBadPatterns_data();
    void refusesBadPatterns();
    void literalsStandInEveryMatch_data();
    void literalsStandInEveryMatch();
    void cutsMakeNoDifference_data();
    void cutsMakeNoDifference();
    void carriageReturnsEndPieces();
    void longLinesAreLookedAtInPieces();
    void groupTakesTheEarliestLine();
    void catastrophicPatternsGiveUp();
    void readySetsAreWhole();
};

void TestWatchRules::readsEveryWord()
{
    const auto rules = parseRuleFile(u"# comment\n"
                                     "rule one\n"
                                     "is      hang\n"
                                     "text    stuck\n"
                                     "line    ^CPU \\d+ stuck\n"
                                     "not     for 0 s\n"
                                     "not     for 1 s\n"
                                     "absent  recovered\n"
                                     "exit    1 3-5\n"
                                     "signal  9\n"
                                     "seconds >= 2 <= 60.5\n"
                                     "qmp     guest-panicked shutdown\n"
                                     "artefact ^core\n"
                                     "deadline passed\n"
                                     "group   g\n"
                                     "last\n"
                                     "says    What it means.\n"
                                     "\n"
                                     "rule two\n"
                                     "is pass\n"
                                     "exit 0"_s);
    QVERIFY(rules.has_value());
    QCOMPARE(rules->size(), 2U);
    const WatchRule expected{.name = u"one"_s,
                             .symptom = Symptom::Hang,
                             .literal = u"stuck"_s,
                             .pattern = u"^CPU \\d+ stuck"_s,
                             .unless = {u"for 0 s"_s, u"for 1 s"_s},
                             .exitCodes = {1, 3, 4, 5},
                             .signalNumbers = {9},
                             .seconds = NumberRange{.least = 2.0, .most = 60.5},
                             .qmpStates = {u"guest-panicked"_s, u"shutdown"_s},
                             .artefact = u"^core"_s,
                             .deadline = true,
                             .absent = u"recovered"_s,
                             .group = u"g"_s,
                             .isLast = true,
                             .says = u"What it means."_s};
    QCOMPARE(rules->front(), expected);
}

void TestWatchRules::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("detail");
    QTest::newRow("unknown word") << u"rule a\nis pass\nfoo bar\n"_s << u"line 3"_s
                                  << u"unknown word 'foo'"_s;
    QTest::newRow("outside") << u"\nis pass\n"_s << u"line 2"_s << u"'is' stands outside a rule"_s;
    QTest::newRow("no symptom") << u"rule a\ntext x\n\n"_s << u"line 1"_s
                                << u"rule 'a' lacks 'is'"_s;
    QTest::newRow("bad symptom") << u"rule a\nis none\n"_s << u"line 2"_s
                                 << u"'none' is none of pass, fail, hang, crash, skip, infra"_s;
    QTest::newRow("no value") << u"rule a\nis\n"_s << u"line 2"_s << u"'is' has no value"_s;
    QTest::newRow("twice") << u"rule a\nis pass\ntext a\ntext b\n"_s << u"line 4"_s
                           << u"'text' stands twice in one rule"_s;
    QTest::newRow("bad number") << u"rule a\nis pass\nexit 256\n"_s << u"line 3"_s
                                << u"'exit' wants numbers from 0 to 255"_s;
    QTest::newRow("bad range") << u"rule a\nis pass\nseconds > 3\n"_s << u"line 3"_s
                               << u"'seconds' wants '>= N', '<= N' or both"_s;
    QTest::newRow("no gap") << u"rule a\nis pass\nexit 0\nrule b\n"_s << u"line 4"_s
                            << u"an empty line is missing before 'rule'"_s;
    QTest::newRow("says nothing") << u"rule a\nis pass\n"_s << u"rule 'a'"_s
                                  << u"it names nothing that must hold"_s;
    QTest::newRow("same name") << u"rule a\nis pass\nexit 0\n\nrule a\nis fail\nexit 1\n"_s
                               << u"rule 'a'"_s << u"two rules have this name"_s;
}

void TestWatchRules::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, subject);
    QFETCH(QString, detail);
    const auto rules = parseRuleFile(text);
    QVERIFY(!rules);
    QCOMPARE(rules.error().code, ErrorCode::Parse);
    QCOMPARE(rules.error().subject, subject);
    QCOMPARE(rules.error().detail, detail);
}

void TestWatchRules::refusesBadPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("open bracket") << u"ab(c"_s << ErrorCode::Parse;
    QTest::newRow("own limits") << u"(*LIMIT_MATCH=4000000000)a"_s << ErrorCode::Rejected;
    QTest::newRow("too long") << QString(Limits::watchPatternCharacters + 1, u'a')
                              << ErrorCode::TooLarge;
}

void TestWatchRules::refusesBadPatterns()
{
    QFETCH(QString, pattern);
    QFETCH(ErrorCode, code);
    const auto made = watchPattern(pattern);
    QVERIFY(!made);
    QCOMPARE(made.error().code, code);
    QVERIFY(!WatchRules::compile({{.name = u"r"_s, .pattern = pattern}}));
    if (code == ErrorCode::Parse) {
        QVERIFY2(made.error().detail.endsWith("at character 5"_L1),
                 qPrintable(made.error().detail));
    }
}

void TestWatchRules::literalsStandInEveryMatch_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArrayList>("literals");
    QTest::newRow("plain") << u"soft lockup"_s << QByteArrayList{"soft lockup"};
    QTest::newRow("anchored") << u"^Passed all [1-9]\\d* iotests$"_s
                              << QByteArrayList{"Passed all "};
    QTest::newRow("optional letter") << u"colou?rful things"_s << QByteArrayList{"rful things"};
    QTest::newRow("repeated letter") << u"abcd+efg"_s << QByteArrayList{"abcd"};
    QTest::newRow("counted") << u"abcd{0,3}efgh"_s << QByteArrayList{"efgh"};
    QTest::newRow("alternatives") << u"abc|x*def[|]|\\d(g|h)ghi"_s
                                  << QByteArrayList{"abc", "def", "ghi"};
    QTest::newRow("one alternative says nothing") << u"abc|\\d+"_s << QByteArrayList();
    QTest::newRow("lookahead") << u"abc(?!def) ghijk"_s << QByteArrayList{" ghijk"};
    QTest::newRow("group") << u"start (?:abc|defghijkl) end of it"_s
                           << QByteArrayList{" end of it"};
    QTest::newRow("escapes") << u"a\\.c\\(x\\) \\bword"_s << QByteArrayList{"a.c(x) "};
    QTest::newRow("class") << u"[]abc]xyz[^]def]"_s << QByteArrayList{"xyz"};
    QTest::newRow("no case") << u"(?i)hard lockup"_s << QByteArrayList();
    QTest::newRow("short") << u"ab"_s << QByteArrayList();
    QTest::newRow("quoted") << u"\\Qa|b\\E then"_s << QByteArrayList();
    QTest::newRow("hex") << u"\\x{41}bcd"_s << QByteArrayList{"bcd"};
}

void TestWatchRules::literalsStandInEveryMatch()
{
    QFETCH(QString, pattern);
    QFETCH(QByteArrayList, literals);
    QVERIFY(watchPattern(pattern).has_value());
    QCOMPARE(literalsOf(pattern), literals);
}

void TestWatchRules::cutsMakeNoDifference_data()
{
    QTest::addColumn<qsizetype>("pieceBytes");
    for (const qsizetype bytes : {1, 2, 3, 7, 64, 4096, 100'000}) {
        QTest::addRow("%lld bytes", qlonglong(bytes)) << bytes;
    }
}

void TestWatchRules::cutsMakeNoDifference()
{
    QFETCH(qsizetype, pieceBytes);
    const WatchRules rules =
        compiled({{.name = u"literal"_s, .literal = u"needle"_s},
                  {.name = u"pattern"_s, .pattern = u"^b\\w+ \\d{3}$"_s},
                  {.name = u"last"_s, .literal = u"tick"_s, .isLast = true},
                  {.name = u"absent"_s, .literal = u"x"_s, .absent = u"^never"_s},
                  {.name = u"nowhere"_s, .literal = u"haystack"_s}});
    QByteArray text = "first\r\ntick 1\n\n";
    text += QByteArray(20'000, '-') + " needle " + QByteArray(9'000, '-') + "\n";
    text += "tick 2\nbead 12\nbead 123\nx\nnever mind\ntick 3";
    const std::vector<RuleScan::Found> found = scanned(rules, text, pieceBytes);
    QCOMPARE(found[0].line, 4);
    QCOMPARE(found[0].offset, text.indexOf("-"));
    QCOMPARE(found[1].line, 7);
    QCOMPARE(found[1].offset, text.indexOf("bead 123"));
    QCOMPARE(found[1].text, u"bead 123"_s);
    QCOMPARE(found[2].line, 10);
    QCOMPARE(found[2].text, u"tick 3"_s);
    QCOMPARE(found[3].line, 8);
    QVERIFY(found[3].absentSeen);
    QCOMPARE(found[4], RuleScan::Found());
}

void TestWatchRules::carriageReturnsEndPieces()
{
    const WatchRules rules = compiled({{.name = u"pass"_s, .pattern = u"^test +pass$"_s},
                                       {.name = u"begun"_s, .pattern = u"^test +\\.\\.\\.$"_s}});
    const auto found = scanned(rules, "one\r\ntest   ...\rtest   pass\r\n", 100);
    QCOMPARE(found[0].line, 2);
    QCOMPARE(found[0].offset, 5);
    QCOMPARE(found[0].text, u"test   pass"_s);
    QCOMPARE(found[1].line, 2);
}

void TestWatchRules::longLinesAreLookedAtInPieces()
{
    const WatchRules rules = compiled({{.name = u"r"_s, .pattern = u"needle \\d+"_s}});
    for (const qsizetype at : {8'100, 8'188, 8'192, 50'000}) {
        const QByteArray text =
            QByteArray(at, 'a') + "needle 123" + QByteArray(70'000, 'b') + "\nz";
        for (const qsizetype piece : {qsizetype(1000), text.size()}) {
            const auto found = scanned(rules, text, piece);
            QCOMPARE(found[0].line, 1);
            QCOMPARE(found[0].offset, 0);
            QVERIFY(found[0].text.size() <= 400);
        }
    }
}

void TestWatchRules::groupTakesTheEarliestLine()
{
    const WatchRules rules =
        compiled({{.name = u"late"_s, .literal = u"panic"_s, .group = u"g"_s},
                  {.name = u"early"_s, .literal = u"stuck"_s, .group = u"g"_s}});
    const auto found = scanned(rules, "stuck\npanic\n", 6);
    QCOMPARE(found[1].line, 1);
    QCOMPARE(found[0].line, 0); // nobody looks on once a rule of the group has its line
}

void TestWatchRules::catastrophicPatternsGiveUp()
{
    const WatchRules rules = compiled({{.name = u"r"_s, .pattern = u"^(a+)+$"_s}});
    QByteArray text;
    for (int i = 0; i < 100; ++i) {
        text += QByteArray(4'000, 'a') + "!\n";
    }
    RuleScan scan(rules);
    QElapsedTimer timer;
    timer.start();
    scan.feed(text);
    scan.finish();
    QCOMPARE(scan.found()[0].line, 0);
    QCOMPARE(scan.givenUp(), 100);
    QVERIFY(timer.elapsed() < 20'000); // without limits it would not end in a lifetime
}

void TestWatchRules::readySetsAreWhole()
{
    QCOMPARE(readySetNames(),
             QStringList({u"exit-status"_s, u"kernel-console"_s, u"qemu-iotests"_s}));
    for (const QString &name : readySetNames()) {
        const auto rules = readySet(name);
        if (!rules) {
            QFAIL(qPrintable(name + u": "_s + rules.error().subject + u' ' + rules.error().detail));
        }
        for (const WatchRule &rule : *rules) {
            QVERIFY2(rule.says.endsWith(u'.'), qPrintable(rule.name));
        }
    }
    QCOMPARE(readySet(u"../run/exit-status"_s).error().code, ErrorCode::NotFound);
    RunPlan plan;
    QCOMPARE(rulesOf(plan)->rules().front().rule.name, u"exit-limit"_s);
    plan.rules = {{.name = u"own"_s, .literal = u"x"_s}};
    QCOMPARE(rulesOf(plan)->rules().size(), 1U);
    plan.ruleSets = {u"nosuch"_s};
    QVERIFY(!rulesOf(plan));
}

QTEST_GUILESS_MAIN(TestWatchRules)
#include "tst_watchrules.moc"

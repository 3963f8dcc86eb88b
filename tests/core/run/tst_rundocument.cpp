// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/rundocument.h"

#include <QJsonArray>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

RunContent madeRun()
{
    RunContent content;
    content.run.key = u"20261121-demo"_s;
    content.run.name = u"demo"_s;
    content.run.state = RunState::Finished;
    content.run.variants = {u"un|patched"_s, u"patched"_s};
    for (int n = 1; n <= 20; ++n) {
        content.iterations.push_back({.variant = u"un|patched"_s,
                                      .n = n,
                                      .verdict = Verdict::HangSame,
                                      .hit = {.rule = u"time-limit"_s, .symptom = Symptom::Hang},
                                      .seconds = 10.0,
                                      .signal = 9,
                                      .reports = {u"a, \"b\""_s}});
    }
    for (int n = 1; n <= 20; ++n) {
        content.iterations.push_back(
            {.variant = u"patched"_s,
             .n = n,
             .verdict = Verdict::Pass,
             .hit = {.rule = u"exit-good"_s, .symptom = Symptom::Pass, .line = 3},
             .seconds = 0.5,
             .exitCode = 0});
    }
    content.iterations.push_back({.variant = u"patched"_s, .n = 21, .verdict = Verdict::Infra});
    content.iterations.front().artefacts = {{.name = u"gdb-1.txt"_s}};
    return content;
}

} // namespace

class TestRunDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonHasTheKeysOfTheFormat();
    void oneSideIsNotCompared();
    void markdown();
    void plainText();
    void csvQuotes();
};

void TestRunDocument::jsonHasTheKeysOfTheFormat()
{
    const QJsonObject run = runJson(madeRun());
    QCOMPARE(run["run"_L1].toString(), u"20261121-demo"_s);
    const QJsonArray variants = run["variants"_L1].toArray();
    QCOMPARE(variants.size(), 2);
    QCOMPARE(variants[0]["hang"_L1].toInt(), 20);
    QCOMPARE(variants[0]["rate"_L1].toDouble(), 1.0);
    QCOMPARE(variants[1]["pass"_L1].toInt(), 20);
    QCOMPARE(variants[1]["infra"_L1].toInt(), 1);
    QCOMPARE(variants[1]["iterations"_L1].toInt(), 21);
    QCOMPARE(variants[1]["counted"_L1].toInt(), 20);
    for (const char *key : {"name", "iterations", "pass", "fail", "hang", "crash", "other", "infra",
                            "skip", "rate", "wilson", "clopperPearson"}) {
        QVERIFY2(variants[0].toObject().contains(QLatin1StringView(key)), key);
    }
    QCOMPARE(
        run["comparison"_L1]["sentence"_L1].toString(),
        u"without: 20/20 reproduced; with: 0/20 (95 % upper bound 13.9 %), Fisher p = 1.5e-11."_s);
    const QJsonObject first = run["iterations"_L1][0].toObject();
    const QJsonObject expected{{"variant"_L1, u"un|patched"_s},
                               {"n"_L1, 1},
                               {"verdict"_L1, u"hang"_s},
                               {"reproduced"_L1, true},
                               {"seconds"_L1, 10.0},
                               {"exit"_L1, QJsonValue()},
                               {"signal"_L1, 9},
                               {"rule"_L1, u"time-limit"_s},
                               {"line"_L1, QJsonValue()},
                               {"reports"_L1, QJsonArray{u"a, \"b\""_s}},
                               {"artefacts"_L1, QJsonArray{u"gdb-1.txt"_s}}};
    QCOMPARE(first, expected);
}

void TestRunDocument::oneSideIsNotCompared()
{
    RunContent content = madeRun();
    content.run.variants = {u"patched"_s, u"never"_s};
    const QJsonObject run = runJson(content);
    QVERIFY(run["comparison"_L1].isNull());
    QVERIFY(run["variants"_L1][1]["rate"_L1].isNull());
    QVERIFY(runTable(content, false).contains(u"never"_s));
}

void TestRunDocument::markdown()
{
    QCOMPARE(runTable(madeRun(), true),
             u"| variant | runs | reproduced | pass | hang | infra | rate (95 %) |\n"
             "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
             "| un\\|patched | 20 | 20 | 0 | 20 | 0 | 100.0 % (83.9-100.0) |\n"
             "| patched | 21 | 0 | 20 | 0 | 1 | 0.0 % (0.0-16.1) |\n"
             "\n"
             "without: 20/20 reproduced; with: 0/20 (95 % upper bound 13.9 %), "
             "Fisher p = 1.5e-11.\n"_s);
}

void TestRunDocument::plainText()
{
    const QStringList lines = runTable(madeRun(), false).split(u'\n');
    QCOMPARE(lines[0], u"variant     runs  reproduced  pass  hang  infra           rate (95 %)"_s);
    QCOMPARE(lines[1], u"un|patched    20          20     0    20      0  100.0 % (83.9-100.0)"_s);
    QVERIFY(lines[2].size() == lines[1].size());
}

void TestRunDocument::csvQuotes()
{
    const QStringList lines = runCsv(madeRun()).split(u"\r\n"_s);
    QCOMPARE(lines.size(), 43);
    QCOMPARE(lines[0], u"variant,n,verdict,reproduced,seconds,exit,signal,rule,line,reports"_s);
    QCOMPARE(lines[1], u"un|patched,1,hang,1,10.000,,9,time-limit,,\"a, \"\"b\"\"\""_s);
    QCOMPARE(lines[21], u"patched,1,pass,0,0.500,0,,exit-good,3,"_s);
}

QTEST_GUILESS_MAIN(TestRunDocument)
#include "tst_rundocument.moc"

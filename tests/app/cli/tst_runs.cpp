// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/errortext.h"
#include "ctlrun.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

/// The verbs of runs, as people call them.
class CtlRunsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statsCompare();
    void statsOfOneSide();
    void statsRefuse_data();
    void statsRefuse();
    void statsForPeople();
    void verdictsByReadySets();
    void verdictsByOwnRules();
    void verdictsRefuse();
    void plansAreShownAndApproved();
    void plansTellTheirErrors();
    void templatesCanBeShown();

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write %s", qUtf8Printable(name));
        }
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void CtlRunsTest::statsCompare()
{
    const CtlRun run =
        runCtl({u"stats"_s, u"--before"_s, u"20/20"_s, u"--after"_s, u"0/20"_s, u"--json"_s});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.json().size(), 1);
    const QJsonObject object = run.json().first();
    const QJsonObject before = object["before"_L1].toObject();
    const QJsonObject after = object["after"_L1].toObject();
    QCOMPARE(before["rate"_L1].toDouble(), 1.0);
    QVERIFY(std::abs(before["wilson"_L1][0].toDouble() - 0.838875) < 1e-6);
    QVERIFY(std::abs(before["clopperPearson"_L1][0].toDouble() - 0.831567) < 1e-6);
    QVERIFY(before["upperBoundIfClean"_L1].isNull());
    QVERIFY(std::abs(after["upperBoundIfClean"_L1].toDouble() - 0.139108) < 1e-6);
    QVERIFY(std::abs(object["fisherTwoSided"_L1].toDouble() / 1.45089e-11 - 1.0) < 1e-5);
    QVERIFY(std::abs(object["newcombe"_L1][0].toDouble() - 0.7721) < 1e-4);
    const QJsonObject needed{
        {"confidence"_L1, 0.95}, {"plugIn"_L1, 1}, {"betaBinomial"_L1, 1}, {"lowerBound"_L1, 2}};
    QCOMPARE(object["cleanRunsNeeded"_L1].toObject(), needed);
    QCOMPARE(
        object["sentence"_L1].toString(),
        u"without: 20/20 reproduced; with: 0/20 (95 % upper bound 13.9 %), Fisher p = 1.5e-11."_s);
}

void CtlRunsTest::statsOfOneSide()
{
    const QJsonObject object =
        runCtl({u"stats"_s, u"--before=0/59"_s, u"--json"_s}).json().value(0);
    QVERIFY(object["after"_L1].isNull() && object["fisherTwoSided"_L1].isNull()
            && object["newcombe"_L1].isNull());
    QVERIFY(object["cleanRunsNeeded"_L1]["plugIn"_L1].isNull());
    QVERIFY(std::abs(object["before"_L1]["upperBoundIfClean"_L1].toDouble() - 0.049508) < 1e-6);
}

void CtlRunsTest::statsRefuse_data()
{
    QTest::addColumn<QStringList>("line");
    QTest::newRow("nothing") << QStringList{};
    for (const QString &word :
         {u"3"_s, u"5/3"_s, u"-1/3"_s, u"a/3"_s, u"1/0"_s, u"1/2000000000"_s, u"/"_s, u"1/2/3"_s}) {
        QTest::newRow(qPrintable(word)) << QStringList{u"--before="_s + word};
    }
    QTest::newRow("after") << QStringList{u"--before=1/2"_s, u"--after=x"_s};
}

void CtlRunsTest::statsRefuse()
{
    QFETCH(QStringList, line);
    const CtlRun run = runCtl(QStringList{u"stats"_s} + line);
    QCOMPARE(run.code, int(ExitCode::Usage));
    QVERIFY(!run.err.isEmpty());
}

void CtlRunsTest::statsForPeople()
{
    const CtlRun run = runCtl({u"stats"_s, u"--before=3/20"_s, u"--lang"_s, u"en"_s});
    QCOMPARE(run.code, 0);
    QVERIFY(run.out.contains("0.0523"));
    QVERIFY(run.out.endsWith("a fix needs 22 clean runs to be believed (95 %).\n"));
}

void CtlRunsTest::verdictsByReadySets()
{
    const QString console = write(u"console.log"_s, "one\r\n[  1.0] BUG: KASAN: bad in foo\r\n");
    const CtlRun run =
        runCtl({u"verdict"_s, console, u"-"_s, u"--rules"_s, u"kernel-console"_s, u"--json"_s},
               "nothing\n");
    QCOMPARE(run.code, 0);
    QCOMPARE(run.json().size(), 2);
    const QJsonObject crash{{"source"_L1, console},
                            {"verdict"_L1, u"crash"_s},
                            {"rule"_L1, u"sanitizer"_s},
                            {"line"_L1, 2},
                            {"text"_L1, u"[  1.0] BUG: KASAN: bad in foo"_s}};
    QCOMPARE(run.json().first(), crash);
    const QJsonObject none{{"source"_L1, u"-"_s},
                           {"verdict"_L1, u"skip"_s},
                           {"rule"_L1, QJsonValue()},
                           {"line"_L1, QJsonValue()},
                           {"text"_L1, QJsonValue()}};
    QCOMPARE(run.json().last(), none);
    const CtlRun exit = runCtl(
        {u"verdict"_s, u"-"_s, u"--rules=exit-status"_s, u"--exit"_s, u"124"_s, u"--json"_s});
    QCOMPARE(exit.json().first()["verdict"_L1].toString(), u"hang"_s);
}

void CtlRunsTest::verdictsByOwnRules()
{
    const QString rules = write(u"own.rules"_s, "rule stuck\nis hang\nline ^stuck \\d+\n");
    const CtlRun run =
        runCtl({u"verdict"_s, u"-"_s, u"--rules"_s, rules, u"--json"_s}, "go\nstuck 5\n");
    QCOMPARE(run.json().first()["rule"_L1].toString(), u"stuck"_s);
    const QString broken = write(u"broken.rules"_s, "rule stuck\nis hung\n");
    const CtlRun bad = runCtl({u"verdict"_s, u"-"_s, u"--rules"_s, broken, u"--json"_s});
    QCOMPARE(bad.code, int(ExitCode::NotReadable));
    QVERIFY(bad.json().first()["error"_L1]["detail"_L1].toString().startsWith("line 2: "_L1));
}

void CtlRunsTest::verdictsRefuse()
{
    QCOMPARE(runCtl({u"verdict"_s, u"-"_s}).code, int(ExitCode::Usage));
    const CtlRun unknown = runCtl({u"verdict"_s, u"-"_s, u"--rules"_s, u"nosuch"_s});
    QCOMPARE(unknown.code, int(ExitCode::NotFound));
    QVERIFY(unknown.err.contains("kernel-console"));
    const CtlRun missing =
        runCtl({u"verdict"_s, u"/nonexistent"_s, u"--rules"_s, u"kernel-console"_s, u"--json"_s});
    QCOMPARE(missing.code, int(ExitCode::NotFound));
    QCOMPARE(missing.json().first()["source"_L1].toString(), u"/nonexistent"_s);
}

void CtlRunsTest::plansAreShownAndApproved()
{
    const QStringList state{u"XDG_STATE_HOME="_s + m_folder.filePath(u"state"_s)};
    const QByteArray plan =
        R"({"casebookPlan": 1, "name": "p", "colour": 1, "variants": [{"name": "a"}],
        "files": [{"name": "f", "path": "input"}], "reproducer": {"script": "echo hello\n"}})";
    const QString file = write(u"plan.json"_s, plan);
    const CtlRun missing = runCtl({u"run"_s, file, u"--show"_s, u"--json"_s}, {}, state);
    QCOMPARE(missing.code, 0);
    QVERIFY(missing.err.contains("colour"));
    const QString early = missing.json().first()["hash"_L1].toString();
    QCOMPARE(runCtl({u"run"_s, file, u"--approve"_s, early}, {}, state).code,
             int(ExitCode::NotFound));
    write(u"input"_s, "one");
    const CtlRun shown = runCtl({u"run"_s, file, u"--show"_s, u"--json"_s}, {}, state);
    const QJsonObject object = shown.json().first();
    const QString hash = object["hash"_L1].toString();
    QCOMPARE(hash.size(), 64);
    QVERIFY(hash != early);
    QVERIFY(!object["approved"_L1].toBool());
    QVERIFY(object["text"_L1].toString().contains(u"echo hello"_s));
    QCOMPARE(object["files"_L1][0]["bytes"_L1].toInt(), 3);
    QCOMPARE(runCtl({u"run"_s, file, u"--approve"_s, early}, {}, state).code,
             int(ExitCode::Refused));
    QCOMPARE(runCtl({u"run"_s, file, u"--approve"_s, hash}, {}, state).code, 0);
    const CtlRun people = runCtl({u"run"_s, file, u"--show"_s, u"--lang=en"_s}, {}, state);
    QVERIFY(people.out.contains("This is approved on this computer."));
    QVERIFY(people.out.contains(hash.toLatin1()));
    write(u"input"_s, "two");
    QVERIFY(!runCtl({u"run"_s, file, u"--show"_s, u"--json"_s}, {}, state)
                 .json()
                 .first()["approved"_L1]
                 .toBool());
    QCOMPARE(runCtl({u"run"_s, file}, {}, state).code, int(ExitCode::Usage));
}

void CtlRunsTest::plansTellTheirErrors()
{
    const QString file = write(u"bad.json"_s, "{\n\"casebookPlan\": 1,\n\"variants\": 3}");
    const CtlRun run = runCtl({u"run"_s, file, u"--show"_s, u"--json"_s});
    QCOMPARE(run.code, int(ExitCode::NotReadable));
    QCOMPARE(run.json().first()["error"_L1]["subject"_L1].toString(), u"variants"_s);
    QCOMPARE(run.json().first()["error"_L1]["detail"_L1].toString(),
             u"line 3: a list is wanted, not a number"_s);
    QVERIFY(run.err.contains("line 3"));
}

void CtlRunsTest::templatesCanBeShown()
{
    const QList<QJsonObject> names = runCtl({u"run"_s, u"template"_s, u"--json"_s}).json();
    QVERIFY(names.size() >= 4);
    for (const QJsonObject &one : names) {
        const QString name = one["name"_L1].toString();
        const CtlRun text = runCtl({u"run"_s, u"template"_s, name});
        QCOMPARE(runCtl({u"run"_s, write(name + u".json"_s, text.out), u"--show"_s}).code, 0);
    }
    QCOMPARE(runCtl({u"run"_s, u"template"_s, u"nosuch"_s}).code, int(ExitCode::NotFound));
}

QTEST_GUILESS_MAIN(CtlRunsTest)
#include "tst_runs.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/verdicts.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

struct Case
{
    QString rule;
    IterationEvidence evidence;
    QByteArray text;
};

/// The cases of tests/data/runs/NAME.cases.
std::vector<Case> casesOf(const QString &name)
{
    QFile file(QStringLiteral(CASEBOOK_TEST_DATA "/runs/") + name + u".cases"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s is missing", qUtf8Printable(file.fileName()));
    }
    std::vector<Case> cases;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("== ")) {
            const QStringList words = QString::fromUtf8(line.sliced(3)).split(u' ');
            Case one{.rule = words.first() == "-"_L1 ? QString() : words.first()};
            for (const QString &fact : words.sliced(1)) {
                const int number = fact.section(u'=', 1).toInt();
                if (fact.startsWith("exit="_L1)) {
                    one.evidence.exitCode = number;
                } else if (fact.startsWith("signal="_L1)) {
                    one.evidence.signal = number;
                } else {
                    qFatal("unknown fact %s", qUtf8Printable(fact));
                }
            }
            cases.push_back(std::move(one));
        } else if (!cases.empty()) {
            cases.back().text += QByteArray(line).replace("^M", "\r") + '\n';
        }
    }
    return cases;
}

WatchRules setOf(const QString &name)
{
    return *WatchRules::compile(*readySet(name));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QString corpora = QStringLiteral(CASEBOOK_CORPORA);

} // namespace

class TestVerdicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRuleHasItsCase_data();
    void everyRuleHasItsCase();
    void theFirstRuleWins();
    void factsMustHold_data();
    void factsMustHold();
    void limitsAreHangs();
    void signatureDecides_data();
    void signatureDecides();
    void stacksFitInOrder();
    void countsLeaveOutWhatSaysNothing();
    void iotestsCorpus_data();
    void iotestsCorpus();
    void serialLogs_data();
    void serialLogs();
    void kernelReports();
};

void TestVerdicts::everyRuleHasItsCase_data()
{
    QTest::addColumn<QString>("set");
    for (const QString &name : readySetNames()) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestVerdicts::everyRuleHasItsCase()
{
    QFETCH(QString, set);
    const WatchRules rules = setOf(set);
    QSet<QString> exercised;
    for (const Case &one : casesOf(set)) {
        const RuleHit hit = decideText(rules, one.text, one.evidence);
        QVERIFY2(hit.rule == one.rule,
                 qPrintable(u"'%1' decided where '%2' should: %3"_s.arg(
                     hit.rule, one.rule, QString::fromUtf8(one.text.left(200)))));
        exercised.insert(one.rule);
    }
    QStringList idle;
    for (const WatchRules::Compiled &rule : rules.rules()) {
        if (!exercised.contains(rule.rule.name)) {
            idle.append(rule.rule.name);
        }
    }
    QVERIFY2(idle.isEmpty(), qPrintable(u"no case exercises: "_s + idle.join(u", "_s)));
}

void TestVerdicts::theFirstRuleWins()
{
    const WatchRules rules =
        *WatchRules::compile({{.name = u"late"_s, .symptom = Symptom::Fail, .literal = u"two"_s},
                              {.name = u"early"_s, .symptom = Symptom::Pass, .literal = u"one"_s}});
    const RuleHit hit = decideText(rules, "one\ntwo here\n", {});
    const RuleHit expected{.rule = u"late"_s,
                           .symptom = Symptom::Fail,
                           .source = {},
                           .line = 2,
                           .offset = 4,
                           .text = u"two here"_s};
    QCOMPARE(hit, expected);
}

void TestVerdicts::factsMustHold_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("holds");
    QTest::newRow("exit") << u"exit 3"_s << true;
    QTest::newRow("other exit") << u"exit 4"_s << false;
    QTest::newRow("signal") << u"signal 6"_s << false;
    QTest::newRow("seconds") << u"seconds >= 5 <= 6"_s << true;
    QTest::newRow("too short") << u"seconds >= 5.6"_s << false;
    QTest::newRow("qmp") << u"qmp shutdown guest-panicked"_s << true;
    QTest::newRow("other qmp") << u"qmp running"_s << false;
    QTest::newRow("artefact") << u"artefact ^core\\."_s << true;
    QTest::newRow("no artefact") << u"artefact ^vmcore"_s << false;
    QTest::newRow("deadline") << u"deadline passed"_s << true;
    QTest::newRow("deadline kept") << u"deadline kept"_s << false;
    QTest::newRow("absent") << u"absent ^bye"_s << true;
    QTest::newRow("not absent") << u"absent ^hello"_s << false;
    QTest::newRow("all") << u"exit 3\nseconds >= 5\ntext hello"_s << true;
    QTest::newRow("all but one") << u"exit 3\nseconds >= 5\ntext goodbye"_s << false;
}

void TestVerdicts::factsMustHold()
{
    QFETCH(QString, words);
    QFETCH(bool, holds);
    const auto rules = parseRuleFile(u"rule r\nis fail\n"_s + words);
    QVERIFY(rules.has_value());
    const IterationEvidence evidence{.exitCode = 3,
                                     .seconds = 5.5,
                                     .deadlinePassed = true,
                                     .qmpState = u"guest-panicked"_s,
                                     .artefacts = {u"output.txt"_s, u"core.1234"_s}};
    const RuleHit hit = decideText(*WatchRules::compile(*rules), "hello\n", evidence);
    QCOMPARE(hit.rule, holds ? u"r"_s : QString());
}

void TestVerdicts::limitsAreHangs()
{
    const WatchRules rules =
        *WatchRules::compile({{.name = u"crash"_s, .symptom = Symptom::Crash, .literal = u"BUG"_s},
                              {.name = u"pass"_s, .symptom = Symptom::Pass, .literal = u"ok"_s}});
    const IterationEvidence ended{.endedByLimit = true};
    QCOMPARE(decideText(rules, "ok\n", ended).rule, u"time-limit"_s);
    QCOMPARE(decideText(rules, "ok\n", ended).symptom, Symptom::Hang);
    QCOMPARE(decideText(rules, "ok\nBUG\n", ended).rule, u"crash"_s);
    QCOMPARE(decideText(rules, "ok\n", {}).symptom, Symptom::Pass);
    const RuleHit absent = decideText(rules, "ok\n", {.notStarted = u"no such file"_s});
    QCOMPARE(absent.symptom, Symptom::Infra);
    QCOMPARE(judge(decideText(rules, "nothing\n", {}), {}, {}), Verdict::Skip);
}

void TestVerdicts::signatureDecides_data()
{
    QTest::addColumn<Symptom>("symptom");
    QTest::addColumn<bool>("seen");
    QTest::addColumn<Verdict>("without");
    QTest::addColumn<Verdict>("withSignature");
    QTest::newRow("crash") << Symptom::Crash << true << Verdict::Bug << Verdict::OtherCrash;
    QTest::newRow("hang") << Symptom::Hang << true << Verdict::HangSame << Verdict::HangSame;
    QTest::newRow("other hang") << Symptom::Hang << false << Verdict::HangSame
                                << Verdict::HangOther;
    QTest::newRow("fail") << Symptom::Fail << true << Verdict::Bug << Verdict::Bug;
    QTest::newRow("other fail") << Symptom::Fail << false << Verdict::Bug << Verdict::Fail;
    QTest::newRow("pass") << Symptom::Pass << true << Verdict::Pass << Verdict::Pass;
    QTest::newRow("skip") << Symptom::Skip << true << Verdict::Skip << Verdict::Skip;
    QTest::newRow("infra") << Symptom::Infra << true << Verdict::Infra << Verdict::Infra;
    QTest::newRow("none") << Symptom::None << true << Verdict::Skip << Verdict::Skip;
}

void TestVerdicts::signatureDecides()
{
    QFETCH(Symptom, symptom);
    QFETCH(bool, seen);
    QFETCH(Verdict, without);
    QFETCH(Verdict, withSignature);
    const RuleHit hit{.rule = u"r"_s, .symptom = symptom};
    const BugSignature bug{.symptoms = {Symptom::Hang, Symptom::Fail},
                           .pattern = u"lock_a"_s,
                           .stack = {u"lock"_s, u"worker"_s}};
    QCOMPARE(judge(hit, {}, {}), without);
    QCOMPARE(judge(hit, bug, {.patternSeen = seen, .stackSeen = true}), withSignature);
}

void TestVerdicts::stacksFitInOrder()
{
    const QStringList frames{u"futex_wait"_s, u"lock"_s, u"transfer"_s, u"worker"_s};
    QVERIFY(holdsStack(frames, {u"lock"_s, u"worker"_s}));
    QVERIFY(!holdsStack(frames, {u"worker"_s, u"lock"_s}));
    QVERIFY(!holdsStack(frames, {u"lock"_s, u"lock"_s}));
    QVERIFY(holdsStack(frames, {}));
}

void TestVerdicts::countsLeaveOutWhatSaysNothing()
{
    std::vector<Iteration> iterations;
    const auto add = [&iterations](Verdict verdict, Symptom symptom) {
        iterations.push_back({.variant = u"a"_s,
                              .n = int(iterations.size()) + 1,
                              .verdict = verdict,
                              .hit = {.symptom = symptom},
                              .seconds = 2.0});
    };
    add(Verdict::Bug, Symptom::Crash);
    add(Verdict::Bug, Symptom::Fail);
    add(Verdict::HangSame, Symptom::Hang);
    add(Verdict::HangOther, Symptom::Hang);
    add(Verdict::OtherCrash, Symptom::Crash);
    add(Verdict::Fail, Symptom::Fail);
    add(Verdict::Skip, Symptom::Skip);
    add(Verdict::Infra, Symptom::Infra);
    add(Verdict::Lost, Symptom::None);
    add(Verdict::Pass, Symptom::Pass);
    const VariantCounts expected{.name = u"a"_s,
                                 .iterations = 10,
                                 .pass = 1,
                                 .fail = 2,
                                 .hang = 1,
                                 .crash = 1,
                                 .other = 2,
                                 .infra = 2,
                                 .lost = 1,
                                 .skip = 1,
                                 .reproduced = 3,
                                 .counted = 6,
                                 .seconds = 12.0};
    const auto counts = countVariants({u"a"_s, u"b"_s}, iterations);
    QCOMPARE(counts.front(), expected);
    QCOMPARE(counts.back(), VariantCounts{.name = u"b"_s});
    QStringList words;
    for (const Iteration &iteration : iterations) {
        words.append(outcomeWord(iteration));
    }
    QCOMPARE(words.join(u' '), u"crash fail hang other other fail skip infra lost pass"_s);
}

void TestVerdicts::iotestsCorpus_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<Symptom>("symptom");
    const QString base = corpora + u"/iotests/"_s;
    if (!QDir(base).exists()) {
        QSKIP("the corpus is not here");
    }
    for (const auto &[folder, symptom] :
         {std::pair{u"A-fail/"_s, Symptom::Fail}, std::pair{u"B-pass/"_s, Symptom::Pass}}) {
        for (const QString &name : QDir(base + folder).entryList({u"*.txt"_s}, QDir::Files)) {
            QTest::newRow(qPrintable(folder + name)) << base + folder + name << symptom;
        }
    }
    QTest::newRow("infra") << base + u"infra-launch-failure.txt"_s << Symptom::Infra;
    QTest::newRow("mismatch") << base + u"output-mismatch.txt"_s << Symptom::Fail;
    QTest::newRow("killed") << base + u"timeout-killed.txt"_s << Symptom::Hang;
}

void TestVerdicts::iotestsCorpus()
{
    QFETCH(QString, file);
    QFETCH(Symptom, symptom);
    const RuleHit hit = decideText(setOf(u"qemu-iotests"_s), contentOf(file), {});
    QCOMPARE(symptomName(hit.symptom), symptomName(symptom));
}

void TestVerdicts::serialLogs_data()
{
    QTest::addColumn<Symptom>("symptom");
    QTest::newRow("clean-boot") << Symptom::Pass;
    QTest::newRow("hung-task-fsfreeze") << Symptom::Hang;
    QTest::newRow("hung-task-mutex-abba") << Symptom::Hang;
    QTest::newRow("hung-task-mutex-abba-nokaslr") << Symptom::Hang;
    QTest::newRow("hung-task-panic") << Symptom::Hang;
    QTest::newRow("panic-sysrq-c") << Symptom::Crash;
    QTest::newRow("sysrq-disabled") << Symptom::Skip;
}

void TestVerdicts::serialLogs()
{
    QFETCH(Symptom, symptom);
    const QByteArray text = contentOf(corpora + u"/serial-logs/"_s
                                      + QString::fromLatin1(QTest::currentDataTag()) + u".log"_s);
    if (text.isEmpty()) {
        QSKIP("the corpus is not here");
    }
    const RuleHit hit = decideText(setOf(u"kernel-console"_s), text, {});
    QCOMPARE(symptomName(hit.symptom), symptomName(symptom));
    QVERIFY(hit.line > 0);
}

/// Consoles with a known first crash: what is a hang by its class is a hang, every other title a crash,
/// and no title neither.
void TestVerdicts::kernelReports()
{
    const QDir folder(corpora + u"/syzkaller-linux-report"_s);
    const QStringList files = folder.entryList(QDir::Files);
    if (files.isEmpty()) {
        QSKIP("the corpus is not here");
    }
    const WatchRules rules = setOf(u"kernel-console"_s);
    int right = 0;
    int all = 0;
    for (const QString &name : files) {
        QByteArray text = contentOf(folder.filePath(name));
        if (name.startsWith("README"_L1)) {
            continue;
        }
        text.replace("\r", "");
        const qsizetype gap = text.startsWith('\n') ? 0 : text.indexOf("\n\n");
        const QByteArray header = text.first(std::max<qsizetype>(gap, 0)) + '\n';
        text = text.sliced(gap + 1);
        const bool isHang = header.contains("TYPE: HANG\n") || header.contains("lockup");
        const bool isFuzzer = header.contains("TITLE: SYZ");
        const QString expected = !header.contains("TITLE: ") || header.startsWith("TITLE: \n")
            ? u"none"_s
            : isFuzzer ? u"infra"_s
            : isHang   ? u"hang"_s
                       : u"crash"_s;
        const RuleHit hit = decideText(rules, text, {});
        const bool isNothing = hit.symptom == Symptom::None || hit.symptom == Symptom::Skip
            || hit.symptom == Symptom::Pass;
        const QString found = isNothing ? u"none"_s : symptomName(hit.symptom);
        ++all;
        if (found == expected) {
            ++right;
        } else {
            qInfo("%s: %s, expected %s: %s | %s", qPrintable(name), qPrintable(found),
                  qPrintable(expected), header.left(80).trimmed().constData(),
                  qPrintable(hit.rule + u": "_s + hit.text.left(100)));
        }
    }
    qInfo("%d of %d consoles", right, all);
    QVERIFY(right >= all * 97 / 100);
}

QTEST_GUILESS_MAIN(TestVerdicts)
#include "tst_verdicts.moc"

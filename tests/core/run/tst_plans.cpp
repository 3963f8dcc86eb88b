// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/run/jsontree.h"
#include "core/run/planjson.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A plan in which every field differs from what is usual.
RunPlan fullPlan()
{
    const Command command{.argv = {u"/bin/bash"_s, u"-e"_s}, .script = u"echo \"a\"\n\tdone\n"_s};
    RunPlan plan;
    plan.name = u"all “of” it"_s;
    plan.note = u"first\nsecond\n"_s;
    plan.target.kind = TargetKind::Qemu;
    plan.target.qemu = {.binary = u"/opt/qemu"_s,
                        .machine = u"virt"_s,
                        .accelerator = u"tcg"_s,
                        .guest = {u"/k"_s, u"/i"_s, u"/v"_s, u"quiet"_s, 512, 4},
                        .drives = {{u"/d.raw"_s, u"qcow2"_s}},
                        .transport = GuestTransport::Ssh,
                        .sshUser = u"user"_s,
                        .sshKey = u"/key"_s,
                        .boot = 1500ms,
                        .ready = u"login:"_s,
                        .extra = {u"-nodefaults"_s}};
    plan.target.ssh = {u"host"_s, 2222, u"user"_s, u"/key"_s, u"work"_s};
    plan.target.slurm = {u"part"_s, u"acc"_s, 9, 90, u"/shared"_s, {u"-x"_s}};
    plan.environment = {{u"B"_s, u"2"_s}, {u"A"_s, u"1\n"_s}};
    plan.passEnvironment = {u"DISPLAY"_s};
    plan.folder = u"/folder of work"_s;
    plan.files = {{u"a.c"_s, {}, u"int main;\n"_s, true}, {u"b"_s, u"/b"_s, {}, false}};
    plan.setup = command;
    plan.reproducer = command;
    plan.teardown = {{u"true"_s}, {}};
    plan.load = {{u"cpu"_s, {{u"stress-ng"_s, u"--cpu"_s, u"0"_s}, {}}}};
    plan.variants = {{u"one"_s,
                      u"note"_s,
                      {{u"X"_s, u"y"_s}},
                      u"/f"_s,
                      u"/b"_s,
                      {u"/k2"_s, {}, {}, u"c"_s, 64, 1},
                      {u"/tree"_s,
                       u"abc"_s,
                       u"/p"_s,
                       u"/c"_s,
                       {u"CONFIG_A=y"_s},
                       command,
                       u"arch/x86/boot/bzImage"_s,
                       u"vmlinux"_s,
                       60s}},
                     {.name = u"two"_s}};
    plan.count = {7, StopRule::UntilSure, 2, 0.5, 0.02, 0.01, 3, false};
    plan.limits = {1500ms, 2500ms, 100ms, 900ms, 800ms, u"^tick"_s};
    plan.onTerminal = true;
    plan.ruleSets = {u"kernel-console"_s};
    plan.rules = {{.name = u"r"_s,
                   .symptom = Symptom::Skip,
                   .literal = u"lit"_s,
                   .pattern = u"^l\\d"_s,
                   .unless = {u"not"_s},
                   .exitCodes = {1, 2},
                   .signalNumbers = {9},
                   .seconds = NumberRange{.least = 0.5, .most = 2.0},
                   .qmpStates = {u"paused"_s},
                   .artefact = u"core"_s,
                   .deadline = false,
                   .absent = u"never"_s,
                   .group = u"g"_s,
                   .isLast = true,
                   .says = u"Says."_s}};
    plan.bug = {{Symptom::Hang, Symptom::Crash}, u"lock"_s, {u"a"_s, u"b"_s}};
    plan.captures = {{CaptureKind::Gdb, {Symptom::Hang, Symptom::Fail}, 0ms, 5s, u"w"_s, {}},
                     {.kind = CaptureKind::Program, .command = command}};
    plan.keep = {1 * Limits::MiB, 2 * Limits::MiB, 3 * Limits::MiB, 4, 6, 7,
                 Limits::MiB / 2, 8 * Limits::MiB};
    return plan;
}

QByteArray smallPlan(const QByteArray &more = {})
{
    return "{\n  \"casebookPlan\": 1,\n  \"variants\": [{\"name\": \"a\"}],\n"
           "  \"reproducer\": {\"argv\": [\"true\"]}"
        + more + "\n}\n";
}

} // namespace

class TestPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack();
    void usualPlanIsShort();
    void orderIsOfTheFormat();
    void relativePathsMeanTheFolder();
    void scriptsStandAsLines();
    void errorsNameKeyAndLine_data();
    void errorsNameKeyAndLine();
    void unknownKeysAreWarnings();
    void hostileTextsAreRefused_data();
    void hostileTextsAreRefused();
    void mutatedPlansNeverCrash();
    void templatesAreWhole_data();
    void templatesAreWhole();
};

void TestPlans::everyFieldComesBack()
{
    const RunPlan plan = fullPlan();
    const QByteArray text = writePlan(plan);
    const Result<ReadPlan> read = readPlan(text, u"/elsewhere"_s);
    if (!read) {
        QFAIL(qPrintable(read.error().subject + u": "_s + read.error().detail));
    }
    QVERIFY(read->warnings.empty());
    QCOMPARE(writePlan(read->plan), text);
    QVERIFY(read->plan == plan);
    // A field that is nowhere written would come back as usual and be equal to nothing here.
    const RunPlan usual;
    QVERIFY(plan.keep != usual.keep && plan.limits != usual.limits && plan.count != usual.count);
}

void TestPlans::usualPlanIsShort()
{
    RunPlan plan;
    plan.variants = {{.name = u"a"_s}};
    plan.reproducer = {.argv = {u"true"_s}, .script = {}};
    QCOMPARE(writePlan(plan), QByteArray(R"({
  "casebookPlan": 1,
  "target": {
    "kind": "local"
  },
  "variants": [
    {
      "name": "a"
    }
  ],
  "reproducer": {
    "argv": ["true"]
  }
}
)"));
    QVERIFY(readPlan(writePlan(plan), u"/"_s)->plan == plan);
}

void TestPlans::orderIsOfTheFormat()
{
    const QByteArray text = writePlan(fullPlan());
    qsizetype at = 0;
    for (const char *key : {"casebookPlan", "name", "note", "target", "variants", "folder",
                            "environment", "files", "setup", "reproducer", "teardown", "load",
                            "count", "limits", "ruleSets", "rules", "bug", "captures", "keep"}) {
        const qsizetype next = text.indexOf(QByteArray("\n  \"" + QByteArray(key) + "\": "), at);
        QVERIFY2(next >= 0 || at == 0, key);
        at = std::max(at, next);
    }
}

void TestPlans::relativePathsMeanTheFolder()
{
    const Result<ReadPlan> read =
        readPlan(smallPlan(R"(, "folder": "../x", "files": [{"name": "a", "path": "sub/a"}],
                      "target": {"kind": "qemu", "qemu": {"binary": "./qemu", "drives": [{"path": "/d"}]}})"),
                 u"/plans/one"_s);
    QVERIFY(read.has_value());
    QCOMPARE(read->plan.folder, u"/plans/x"_s);
    QCOMPARE(read->plan.files.front().path, u"/plans/one/sub/a"_s);
    QCOMPARE(read->plan.target.qemu.binary, u"/plans/one/qemu"_s);
    QCOMPARE(read->plan.target.qemu.drives.front().path, u"/d"_s);
}

void TestPlans::scriptsStandAsLines()
{
    RunPlan plan = fullPlan();
    plan.setup.script = u"one line\n"_s;
    plan.reproducer.script = u"no end"_s;
    plan.captures.back().command.script = u"\n\nblank\n\n"_s;
    const QByteArray text = writePlan(plan);
    QVERIFY(text.contains(R"("script": ["one line"])"));
    QVERIFY(text.contains(R"("script": "no end")"));
    QVERIFY(readPlan(text, u"/"_s)->plan == plan);
}

void TestPlans::errorsNameKeyAndLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no JSON") << QByteArray("{\n  \"a\": }") << u"line 2, column 8"_s
                             << u"a value is missing"_s;
    QTest::newRow("cut") << QByteArray("{\"a\": [1, ") << u"line 1, column 11"_s
                         << u"the text ends too early"_s;
    QTest::newRow("twice") << QByteArray("{\"a\": 1,\n \"a\": 2}") << u"line 2, column 2"_s
                           << u"the key \"a\" stands twice"_s;
    QTest::newRow("behind") << QByteArray("{}\n{}") << u"line 2, column 1"_s
                            << u"something follows behind the value"_s;
    QTest::newRow("no plan") << QByteArray("{}") << u"casebookPlan"_s
                             << u"line 1: the key is missing; it says that this is a plan"_s;
    QTest::newRow("wrong kind") << smallPlan(",\n  \"folder\": 3") << u"folder"_s
                                << u"line 5: a text is wanted, not a number"_s;
    QTest::newRow("range") << smallPlan(",\n  \"count\": {\n    \"iterations\": 0}")
                           << u"count.iterations"_s
                           << u"line 6: a number from 1 to 100000 is wanted"_s;
    QTest::newRow("whole") << smallPlan(",\n  \"count\": {\"parallel\": 1.5}")
                           << u"count.parallel"_s << u"line 5: a whole number is wanted"_s;
    QTest::newRow("word") << smallPlan(
        ",\n  \"captures\": [{\"take\": \"gdb\"},\n{\"take\": \"x\"}]")
                          << u"captures[1].take"_s
                          << u"line 6: \"x\" is no value that can stand here"_s;
    QTest::newRow("same names") << smallPlan().replace("[{\"name\": \"a\"}]",
                                                       "[{\"name\": \"a\"},\n{\"name\": \"a\"}]")
                                << u"variants[1].name"_s
                                << u"line 4: two variants are named \"a\""_s;
    QTest::newRow("path as a name")
        << smallPlan().replace("\"a\"", "\"../a\"") << u"variants[0].name"_s
        << u"line 3: a name is wanted that can be a file's: \"../a\""_s;
    QTest::newRow("limits") << smallPlan(
        ",\n  \"limits\": {\"softSeconds\": 9, \"hardSeconds\": 9}")
                            << u"limits.softSeconds"_s
                            << u"line 5: the soft limit must lie before the hard one"_s;
    QTest::newRow("rule") << smallPlan(",\n  \"rules\": [{\"name\": \"r\",\n \"is\": \"fail\"}]")
                          << u"rules[0]"_s << u"line 5: it names nothing that must hold"_s;
    QTest::newRow("pattern") << smallPlan(",\n  \"bug\": {\"pattern\": \"a(\"}") << u"bug.pattern"_s
                             << u"line 5: missing closing parenthesis at character 3"_s;
    QTest::newRow("set") << smallPlan(",\n  \"ruleSets\": [\"kernel-console\", \"x\"]")
                         << u"ruleSets[1]"_s
                         << u"line 5: \"x\" is none of the ready sets: exit-status, "
                            "kernel-console, qemu-iotests"_s;
    QTest::newRow("option as a host") << smallPlan(
        ",\n  \"target\": {\"kind\": \"ssh\", \"ssh\": {\"host\": \"-oProxyCommand=x\"}}")
                                      << u"target.ssh.host"_s << u"line 5: a host name is wanted"_s;
    QTest::newRow("variable") << smallPlan(",\n  \"environment\": {\"A=B\": \"c\"}")
                              << u"environment"_s
                              << u"line 5: \"A=B\" is no name of an environment variable"_s;
    QTest::newRow("guest capture")
        << smallPlan(",\n  \"captures\": [{\"take\": \"sysrq\"}]") << u"captures[0].take"_s
        << u"line 5: sysrq wants a QEMU guest"_s;
}

void TestPlans::errorsNameKeyAndLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, subject);
    QFETCH(QString, detail);
    const Result<ReadPlan> read = readPlan(text, u"/"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Parse);
    QCOMPARE(read.error().subject, subject);
    QCOMPARE(read.error().detail, detail);
}

void TestPlans::unknownKeysAreWarnings()
{
    const Result<ReadPlan> read =
        readPlan(smallPlan(",\n  \"colour\": 1,\n  \"count\": {\n\"fast\": true}"), u"/"_s);
    QVERIFY(read.has_value());
    const std::vector<PlanNotice> expected{
        {u"count.fast"_s, 7, u"this key is unknown and has no effect"_s},
        {u"colour"_s, 5, u"this key is unknown and has no effect"_s}};
    QVERIFY(read->warnings == expected);
    QCOMPARE(readPlan("{\"casebookPlan\": 2, \"other\": []}", u"/"_s).error().code,
             ErrorCode::TooNew);
}

void TestPlans::hostileTextsAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("huge") << QByteArray(Limits::planBytes + 1, ' ') << ErrorCode::TooLarge;
    QTest::newRow("deep") << QByteArray(100'000, '[') << ErrorCode::TooDeep;
    QTest::newRow("empty") << QByteArray() << ErrorCode::Parse;
    QTest::newRow("NUL") << QByteArray("{\"casebookPlan\": 1, \"name\": \"a\\u0000b\"}")
                         << ErrorCode::Parse;
    QTest::newRow("raw control") << QByteArray("{\"a\": \"\n\"}") << ErrorCode::Parse;
    QTest::newRow("half an escape") << QByteArray("{\"a\": \"\\u12") << ErrorCode::Parse;
    QTest::newRow("endless number") << QByteArray("{\"casebookPlan\": 1e999}") << ErrorCode::Parse;
    QTest::newRow("many variants") << smallPlan().replace(
        "{\"name\": \"a\"}", QByteArray("{}" + QByteArray(",{}").repeated(2000)))
                                   << ErrorCode::Parse;
    QTest::newRow("list") << QByteArray("[]") << ErrorCode::Parse;
}

void TestPlans::hostileTextsAreRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, code);
    const Result<ReadPlan> read = readPlan(text, u"/"_s);
    QVERIFY(!read);
    QCOMPARE(errorCodeName(read.error().code), errorCodeName(code));
}

void TestPlans::mutatedPlansNeverCrash()
{
    const QByteArray whole = writePlan(fullPlan());
    quint32 seed = 1;
    int read = 0;
    for (int i = 0; i < 400; ++i) {
        QByteArray text = whole;
        for (int changes = 0; changes < 3; ++changes) {
            seed = seed * 1664525U + 1013904223U;
            text[qsizetype(seed % quint32(text.size()))] = char(seed >> 24U);
        }
        const Result<ReadPlan> result = readPlan(text, u"/"_s);
        read += result ? 1 : 0;
        if (result) {
            QVERIFY(readPlan(writePlan(result->plan), u"/"_s).has_value());
        }
    }
    QVERIFY(read > 5); // some changes hit the inside of texts only
}

void TestPlans::templatesAreWhole_data()
{
    QTest::addColumn<QString>("name");
    QCOMPARE(
        planTemplateNames(),
        QStringList({u"c-reproducer"_s, u"detach-loop"_s, u"shell-loop"_s, u"syzbot-assets"_s}));
    for (const QString &name : planTemplateNames()) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestPlans::templatesAreWhole()
{
    QFETCH(QString, name);
    const Result<ReadPlan> read = readPlan(*planTemplate(name), u"/plans"_s);
    if (!read) {
        QFAIL(qPrintable(read.error().subject + u": "_s + read.error().detail));
    }
    QVERIFY(read->warnings.empty());
    QVERIFY(!read->plan.note.isEmpty() && !read->plan.captures.empty());
    QVERIFY(readPlan(writePlan(read->plan), u"/"_s)->plan == read->plan);
    QCOMPARE(planTemplate(u"../"_s + name).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestPlans)
#include "tst_plans.moc"

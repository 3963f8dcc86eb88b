// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/jobfile.h"
#include "core/run/supervisor/json.h"

#include <QTest>

#include <string>

using namespace Casebook::Supervisor;

/// The strict reader of what the supervisor is given.
class JobFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonIsReadOrRefused_data();
    void jsonIsReadOrRefused();
    void deepAndLongTextsAreRefused();
    void linesAreReadableWhateverIsPrinted();
    void jobComesBackAsWritten();
    void minimalJobHasDefaults();
    void wrongJobsAreRefusedByName_data();
    void wrongJobsAreRefusedByName();
    void variantsAreInterleaved();
};

namespace {

const char *const minimal = R"({"casebookJob":1,"run":"r-1","variants":[
    {"name":"A","iterations":2,"command":{"argv":["/bin/true"]}}]})";

Job fullJob()
{
    Job job;
    job.run = "20260102-abba.1";
    job.planHash = "abc";
    job.environment = {"PATH=/usr/bin", "EMPTY=", "TEXT=a \"b\"\n\xe6\xad\xbb"};
    job.setup = {{.argv = {"/bin/sh", "-c", "true"}}};
    job.teardown = {{.argv = {"true"}, .folder = "/tmp"}, {.argv = {"x"}}};
    job.load = {{.argv = {"/bin/yes"}}, {.argv = {"burn", "2"}}};
    job.variants = {{.name = "old",
                     .command = {.argv = {"/x", "", "\x01"}, .environment = {"A=@FOLDER@"}},
                     .iterations = 3},
                    {.name = "new", .command = {.argv = {"/y"}}, .iterations = 1}};
    job.interleave = false;
    job.parallel = 4;
    job.stopAfterFailures = 1;
    job.mergeOutput = false;
    job.triggers = {
        {.name = "oops", .text = "BUG:", .capture = true, .stop = true, .failure = true}};
    job.times = {.soft = Milliseconds(5),
                 .hard = Milliseconds(6),
                 .silence = Milliseconds(4),
                 .grace = Milliseconds(7),
                 .setup = Milliseconds(8),
                 .teardown = Milliseconds(9),
                 .campaign = Milliseconds(10)};
    job.output = {.headBytes = 4096, .tailBytes = 8192, .windowBytes = 3, .windows = 4};
    job.disk = {.runBytes = 11, .freeBytes = 12};
    job.keep = {.firstFailures = 13, .lastFailures = 14, .passes = 15};
    job.capture = {.isOn = false,
                   .debugger = "/opt/gdb",
                   .pause = Milliseconds(16),
                   .limit = Milliseconds(17),
                   .bytes = 4097,
                   .processes = 18,
                   .perIteration = 3};
    return job;
}

} // namespace

void JobFileTest::jsonIsReadOrRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *text, bool good) {
        QTest::addRow("%s", text) << QByteArray(text) << good;
    };
    for (const char *good : {"null", " true ", "-0", "12", "1.5e-3", "\"\\u00e9\\ud83d\\ude00\"",
                             "[]", "[1, 2]", "{}", "{\"a\":{\"b\":[false]}}"}) {
        row(good, true);
    }
    for (const char *bad : {"",
                            "nul",
                            "01",
                            "1.",
                            ".5",
                            "+1",
                            "1e",
                            "9223372036854775808",
                            "1e999",
                            "\"",
                            "\"\t\"",
                            "\"\\x\"",
                            "\"\\ud800\"",
                            "\"\\udc00\"",
                            "\"\\u0000\"",
                            "\"\xff\"",
                            "\"\xc0\xaf\"",
                            "\"\xed\xa0\x80\"",
                            "[1,]",
                            "[1",
                            "[1 2]",
                            "{\"a\":1,}",
                            "{\"a\" 1}",
                            "{a:1}",
                            "{\"a\":1,\"a\":2}",
                            "1 1",
                            "NaN",
                            "'a'",
                            "[1]//"}) {
        row(bad, false);
    }
}

void JobFileTest::jsonIsReadOrRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    const auto value = parseJson(std::string_view(text.constData(), size_t(text.size())));
    QCOMPARE(value.has_value(), good);
}

void JobFileTest::deepAndLongTextsAreRefused()
{
    QVERIFY(!parseJson(std::string(100'000, '[')));
    QVERIFY(!parseJson(std::string(100, ' '), {.bytes = 99}));
    std::string many = "[0";
    for (int i = 0; i < 50; ++i) {
        many += ",0";
    }
    many += "]";
    QVERIFY(!parseJson(many, {.values = 50}));
    QVERIFY(parseJson(many, {.values = 52}));
}

void JobFileTest::linesAreReadableWhateverIsPrinted()
{
    std::string every;
    for (int byte = 0; byte < 256; ++byte) {
        every.push_back(static_cast<char>(byte));
    }
    const auto value = parseJson(JsonLine().add("line", every).add("n", 3).add("x", 0.5).text());
    QVERIFY2(value.has_value(), value ? "" : value.error().c_str());
    QVERIFY(value->find("line")->text().starts_with("\xef\xbf\xbd\x01"));
    QCOMPARE(value->find("n")->whole(), 3);
    QCOMPARE(value->find("x")->real(), 0.5);
}

void JobFileTest::jobComesBackAsWritten()
{
    const Job job = fullJob();
    const auto read = parseJob(writeJob(job));
    QVERIFY2(read.has_value(), read ? "" : read.error().c_str());
    QVERIFY(*read == job);
}

void JobFileTest::minimalJobHasDefaults()
{
    const auto job = parseJob(minimal);
    QVERIFY2(job.has_value(), job ? "" : job.error().c_str());
    QCOMPARE(job->parallel, 1);
    QVERIFY(job->interleave);
    QVERIFY(job->capture == CaptureRules());
    QVERIFY(job->setup.empty());
}

void JobFileTest::wrongJobsAreRefusedByName_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char *from, const char *to, const char *names) {
        QTest::addRow("%s -> %s", from, to)
            << QByteArray(from) << QByteArray(to) << QByteArray(names);
    };
    row("\"casebookJob\":1", "\"casebookJob\":2", "version 2");
    row("\"casebookJob\":1", "\"casebookJob\":\"1\"", "casebookJob");
    row("\"casebookJob\":1,", "", "not a job file");
    row("r-1", "../r", "run");
    row("r-1", ".r", "run");
    row("r-1", "", "run");
    row("\"iterations\":2", "\"iterations\":0", "variants[0].iterations");
    row("\"iterations\":2", "\"iterations\":2.0", "variants[0].iterations");
    row("\"iterations\":2", "\"iterations\":100001", "variants[0].iterations");
    row("[\"/bin/true\"]", "[]", "argv");
    row("[\"/bin/true\"]", "[\"\"]", "argv");
    row("[\"/bin/true\"]", "[\"bin/true\"]", "argv");
    row("[\"/bin/true\"]", "[\"/bin/true\",7]", "argv");
    row("[\"/bin/true\"]", "[\"/bin/true\"],\"folder\":\"tmp\"", "folder");
    row("[\"/bin/true\"]", "[\"/bin/true\"],\"environment\":[\"=x\"]", "environment");
    row("[\"/bin/true\"]", "[\"/bin/true\"],\"shell\":true", "variants[0].command.shell");
    row("\"run\"", "\"surprise\":1,\"run\"", "surprise is not known");
    row("\"run\"", "\"environment\":[\"A\"],\"run\"", "environment");
    row("\"run\"", "\"parallel\":0,\"run\"", "parallel");
    row("\"run\"", "\"times\":{\"softMs\":9,\"hardMs\":8},\"run\"", "times");
    row("\"run\"", "\"times\":{\"hardMs\":-1},\"run\"", "times.hardMs");
    row("\"run\"", "\"times\":{\"hours\":1},\"run\"", "times.hours");
    row("\"run\"", "\"triggers\":[{\"name\":\"a\",\"text\":\"\"}],\"run\"", "triggers[0].text");
    row("\"run\"", "\"triggers\":[{\"name\":\"a\",\"text\":\"a\\nb\"}],\"run\"",
        "triggers[0].text");
    row("\"run\"", "\"capture\":{\"debugger\":\"a/gdb\"},\"run\"", "capture.debugger");
    row("\"run\"", "\"setup\":[{}],\"run\"", "setup[0].argv");
}

void JobFileTest::wrongJobsAreRefusedByName()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, names);
    QByteArray text(minimal);
    QVERIFY(text.contains(from));
    text.replace(from, to);
    const auto job = parseJob(text.toStdString());
    QVERIFY(!job.has_value());
    QVERIFY2(job.error().contains(names.toStdString()), job.error().c_str());
}

void JobFileTest::variantsAreInterleaved()
{
    Job job = fullJob();
    QCOMPARE(schedule(job), std::vector<int>({0, 0, 0, 1}));
    job.interleave = true;
    QCOMPARE(schedule(job), std::vector<int>({0, 1, 0, 0}));
}

QTEST_GUILESS_MAIN(JobFileTest)
#include "tst_jobfile.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/events.h"

#include <QTest>

#include <string>

using namespace Casebook::Supervisor;

/// The event log: what is written is read again, and nothing counts twice.
class EventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runComesBackAsWritten();
    void anySplitGivesTheSameRecord();
    void tornEndIsNoBadLine();
    void iterationToldTwiceCountsOnce();
    void strangeLinesAreCounted();
    void failuresAreSeenByTheFacts_data();
    void failuresAreSeenByTheFacts();
};

namespace {

RunHeader someHeader()
{
    return {.run = "r",
            .planHash = "h",
            .pid = 7,
            .startTicks = 99,
            .bootId = "b",
            .host = "host",
            .kernel = "6.12",
            .wallMs = 1'000'000,
            .monotonicNs = 5'000'000'000,
            .processors = 2,
            .memoryKiB = 4096,
            .ptraceScope = 1,
            .socket = "/run/s",
            .debugger = "/usr/bin/gdb",
            .variants = {"A", "B"},
            .iterations = 4};
}

IterationFacts someFacts(int number)
{
    IterationFacts facts;
    facts.number = number;
    facts.variant = 1;
    facts.round = 2;
    facts.folder = "it/0002";
    facts.beganSeconds = 1.5;
    facts.load = 0.25;
    facts.end = EndKind::HardLimit;
    facts.signal = 9;
    facts.dumpedCore = true;
    facts.seconds = 12.125;
    facts.userSeconds = 1;
    facts.systemSeconds = 0.5;
    facts.maxRssKiB = 2048;
    facts.tracedSeconds = 3;
    facts.softLimit = true;
    facts.killed = 5;
    facts.survivors = 1;
    facts.stuck = {44};
    facts.childSignals = 2;
    facts.error = "none";
    facts.hits = {{.rule = "oops",
                   .stream = "output",
                   .offset = 10,
                   .line = "BUG: \xe6\xad\xbb",
                   .seconds = 2}};
    facts.streams = {{.stream = "output", .printed = 100, .dropped = 3}};
    facts.artefacts = {{.name = "output", .bytes = 97, .sha256 = "00ff"}};
    facts.captures = {"capture-1.txt"};
    facts.captureErrors = {"no second look"};
    return facts;
}

std::string logOf(const IterationFacts &facts)
{
    std::string text;
    for (const std::string &line :
         {headerLine(someHeader()), helperLine({.name = "setup", .exitCode = 0, .seconds = 1}, 1),
          beginLine(facts), hitLine(facts.number, facts.hits.front(), 2), softLine(facts.number, 3),
          captureLine(facts.number, facts.captures, facts.captureErrors, 4), endLine(facts, 14)}) {
        text += line + "\n";
    }
    return text;
}

} // namespace

void EventsTest::runComesBackAsWritten()
{
    EventReader reader;
    QVERIFY(reader.feed(logOf(someFacts(2))));
    QVERIFY(reader.isRun());
    QVERIFY(reader.record().header == someHeader());
    QCOMPARE(reader.record().helpers.size(), size_t(1));
    QCOMPARE(reader.record().iterations.size(), size_t(1));
    QVERIFY(reader.record().iterations.front() == someFacts(2));
    QVERIFY(reader.record().running.empty());
    QVERIFY(!reader.record().finish);
    QCOMPARE(reader.record().seconds, 14.0);
    QVERIFY(reader.feed(prunedLine(2, 15) + "\n" + finishLine(FinishKind::Done, 0, 16) + "\n"));
    QVERIFY(!reader.record().iterations.front().artefacts.front().kept);
    QVERIFY(reader.record().finish == FinishKind::Done);
}

void EventsTest::anySplitGivesTheSameRecord()
{
    const std::string text = logOf(someFacts(2));
    EventReader whole;
    whole.feed(text);
    for (std::size_t step : {1U, 7U, 100U}) {
        EventReader split;
        for (std::size_t at = 0; at < text.size(); at += step) {
            split.feed(std::string_view(text).substr(at, step));
        }
        QVERIFY(split.record() == whole.record());
    }
}

void EventsTest::tornEndIsNoBadLine()
{
    EventReader reader;
    const std::string text = logOf(someFacts(2));
    reader.feed(std::string_view(text).substr(0, text.size() - 20));
    QCOMPARE(reader.record().badLines, 0);
    QCOMPARE(reader.record().running, std::vector<int>{2});
    QVERIFY(reader.record().iterations.empty());
}

void EventsTest::iterationToldTwiceCountsOnce()
{
    EventReader reader;
    reader.feed(logOf(someFacts(2)));
    IterationFacts again = someFacts(2);
    again.end = EndKind::Exited;
    reader.feed(beginLine(again) + "\n" + endLine(again, 20) + "\n");
    QCOMPARE(reader.record().iterations.size(), size_t(1));
    QVERIFY(reader.record().iterations.front().end == EndKind::HardLimit);
    QCOMPARE(reader.record().badLines, 2);
    reader.feed(beginLine(someFacts(1)) + "\n" + endLine(someFacts(1), 21) + "\n");
    QCOMPARE(reader.record().iterations.front().number, 1);
}

void EventsTest::strangeLinesAreCounted()
{
    EventReader reader;
    reader.feed("hello\n{}\n[1]\n{\"event\":\"end\",\"n\":1}\n");
    QVERIFY(!reader.isRun());
    QCOMPARE(reader.record().badLines, 4);
    reader.feed(headerLine(someHeader()) + "\n");
    QVERIFY(reader.isRun());
    reader.feed(headerLine(someHeader()) + "\n{\"event\":\"end\",\"n\":1}\n");
    reader.feed("{\"event\":\"begin\",\"n\":0}\n{\"event\":\"begin\",\"n\":99999999999}\n");
    reader.feed(std::string(3U << 20U, 'x'));
    reader.feed("\n");
    QCOMPARE(reader.record().badLines, 9);
    QVERIFY(reader.record().iterations.empty());
}

void EventsTest::failuresAreSeenByTheFacts_data()
{
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<int>("signal");
    QTest::addColumn<bool>("failed");
    const auto end = [](EndKind kind) { return static_cast<int>(kind); };
    QTest::newRow("clean") << end(EndKind::Exited) << 0 << 0 << false;
    QTest::newRow("skip") << end(EndKind::Exited) << 125 << 0 << false;
    QTest::newRow("fail") << end(EndKind::Exited) << 1 << 0 << true;
    QTest::newRow("abort") << end(EndKind::Exited) << -1 << 6 << true;
    QTest::newRow("hang") << end(EndKind::HardLimit) << -1 << 9 << true;
    QTest::newRow("lost") << end(EndKind::Lost) << -1 << 0 << true;
    QTest::newRow("cancelled") << end(EndKind::Cancelled) << -1 << 9 << false;
    QTest::newRow("not started") << end(EndKind::NotStarted) << -1 << 0 << false;
}

void EventsTest::failuresAreSeenByTheFacts()
{
    QFETCH(int, end);
    QFETCH(int, exitCode);
    QFETCH(int, signal);
    IterationFacts facts;
    facts.end = static_cast<EndKind>(end);
    facts.exitCode = exitCode;
    facts.signal = signal;
    QTEST(looksFailed(facts, {}), "failed");
    if (facts.end == EndKind::Exited) {
        facts.hits = {{.rule = "oops"}};
        QVERIFY(looksFailed(facts, {"oops"}));
    }
}

QTEST_GUILESS_MAIN(EventsTest)
#include "tst_events.moc"

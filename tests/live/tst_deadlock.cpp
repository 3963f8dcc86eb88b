// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/process.h"
#include "core/run/localtarget.h"
#include "core/run/planjson.h"
#include "core/run/statistics.h"
#include "core/trace/lockgraph.h"
#include "core/trace/reports.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;

/// The sample's deadlock, carried out for real with gdb: every hang is caught with both stacks, the owners and the cycle.
/// CASEBOOK_DEADLOCK_RUNS=20 runs 20 + 20; else it goes on until two hangs were caught.
class DeadlockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyHangIsCaughtWhole();
};

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

/// What is missing in a capture; empty when it has everything.
QString missingIn(const QString &folder)
{
    const QByteArray text = readAll(folder + u"/capture-1.txt"_s);
    const QByteArray before = readAll(folder + u"/capture-1-before.txt"_s);
    for (const QByteArray &part : {QByteArray("\"packer\""), QByteArray("\"sorter\""),
                                   QByteArray("in move_box (from="), QByteArray("in main ()")}) {
        if (!text.contains(part) || !before.contains(part)) {
            return u"a look has no "_s + QString::fromUtf8(part);
        }
    }
    if (text.count("\ncasebook-owner: ") != 2 || !text.contains(" name=left ")
        || !text.contains(" name=right ")) {
        return u"not two owners"_s;
    }
    if (!text.contains("casebook-looks: threads=3 unchanged=3 ")) {
        return u"it had moved between the looks"_s;
    }
    const TextReports reports = readReports(text, u"capture-1.txt"_s);
    const LockGraph graph = buildLockGraph(std::span(&reports, 1));
    if (graph.cycles.size() != 1 || graph.cycles.front().edges.size() != 2) {
        return u"no cycle of two"_s;
    }
    const bool isOpen = std::ranges::any_of(graph.cycles.front().edges, [&graph](std::size_t edge) {
        return !graph.edges[edge].holder.has_value();
    });
    if (isOpen) {
        return u"an edge without a holder"_s;
    }
    return readAll(folder + u"/capture-1-proc.txt"_s).contains("thread ") ? QString()
                                                                          : u"no /proc"_s;
}

} // namespace

void DeadlockTest::everyHangIsCaughtWhole()
{
    for (const QString &program : {u"cc"_s, u"gdb"_s}) {
        if (!findProgram(program)) {
            QSKIP(qPrintable(program + u" is not installed"_s));
        }
    }
    const QString sample = QStringLiteral(CASEBOOK_SOURCE_DIR "/resources/sample/abba");
    const Result<ReadPlan> read = readPlan(readAll(sample + u"/plan.json"_s), sample);
    QVERIFY2(read, read ? "" : qPrintable(read.error().subject + read.error().detail));
    QVERIFY(read->warnings.empty());
    QVERIFY(planProblems(read->plan).empty());
    const int wanted = qEnvironmentVariableIntValue("CASEBOOK_DEADLOCK_RUNS");
    RunStart start;
    start.plan = read->plan;
    start.plan.count.iterations = wanted > 0 ? wanted : 30;
    if (wanted == 0) {
        start.plan.count.until = StopRule::UntilFail;
        start.plan.count.hits = 2;
    }
    start.key = u"abba"_s;
    start.environment = {{u"PATH"_s, u"/usr/local/bin:/usr/bin:/bin"_s}};
    const QTemporaryDir runs;
    LocalTarget target(runs.path(), qEnvironmentVariable("CASEBOOK_SUPERVISOR"));
    JobContext context;
    Result<SupervisorClient> client = target.start(start, context);
    QVERIFY2(client, client ? "" : qPrintable(client.error().detail));
    QVERIFY(client->follow(context, [](const auto &) { }));
    const Supervisor::RunRecord &record = client->record();
    QVERIFY2(record.finish == Supervisor::FinishKind::Done,
             readAll(client->folder() + u"/setup-1/output"_s).constData());
    std::array<Tally, 2> tallies;
    for (const Supervisor::IterationFacts &facts : record.iterations) {
        Tally &tally = tallies[size_t(facts.variant)];
        ++tally.runs;
        QCOMPARE(facts.survivors, 0);
        if (!facts.softLimit) {
            QCOMPARE(facts.exitCode, 0);
            continue;
        }
        ++tally.hits;
        QVERIFY(facts.end == Supervisor::EndKind::HardLimit);
        QCOMPARE(facts.captureErrors, std::vector<std::string>());
        const QString missing =
            missingIn(client->folder() + u'/' + QString::fromStdString(facts.folder));
        QVERIFY2(missing.isEmpty(), qPrintable(missing));
    }
    qInfo("unpatched %lld of %lld, patched %lld of %lld, Fisher p = %.3g; %.0f s", tallies[0].hits,
          tallies[0].runs, tallies[1].hits, tallies[1].runs, fisherTwoSided(tallies[0], tallies[1]),
          record.seconds);
    QVERIFY(tallies[0].hits >= (wanted > 0 ? 1 : 2));
    QCOMPARE(tallies[1].hits, 0);
}

QTEST_GUILESS_MAIN(DeadlockTest)
#include "tst_deadlock.moc"

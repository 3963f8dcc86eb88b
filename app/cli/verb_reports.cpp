// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/tracefiles.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "app/text/locktext.h"
#include "core/base/text.h"
#include "core/trace/lockgraph.h"
#include "core/trace/reportsjson.h"

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

void printReports(Session &session, const TextReports &reports)
{
    if (session.isJson()) {
        QJsonObject json = reportsJson(reports);
        json.insert(u"unknown"_s,
                    unknownWithSentences(reports.unknown, json.value("unknown"_L1).toArray()));
        session.console.json(json);
        return;
    }
    session.console.line(madeVisible(reports.source));
    for (const CrashReport &crash : reports.crashes) {
        QString line = "  "_L1 + QString::number(crash.start) + "  "_L1 + madeVisible(crash.title);
        if (crash.corrupted) {
            line += "  "_L1 + CliText::tr("(cut short or mixed with another text)");
        }
        session.console.line(line);
    }
    for (const LockEdge &edge : reports.edges) {
        session.console.line("  "_L1 + QString::number(edge.source.offset) + "  "_L1
                             + madeVisible(LockText::edge(edge)));
    }
    if (reports.crashes.empty() && reports.edges.empty()) {
        session.console.line("  "_L1 + CliText::tr("No crash report."));
    }
    if (!reports.threads.empty()) {
        session.console.line(
            "  "_L1 + CliText::tr("%n thread stack(s)", nullptr, int(reports.threads.size())));
    }
}

int readOne(Session &session, const QString &word)
{
    const Result<TextReports> reports = readReportFile(session, word);
    if (!reports) {
        return session.report(reports.error(), {{"source"_L1, word}});
    }
    printReports(session, *reports);
    return 0;
}

void printGraph(Session &session, const LockGraph &graph)
{
    for (const LockEdge &edge : graph.edges) {
        session.console.line(madeVisible(LockText::edge(edge)) + "  ["_L1
                             + LockText::trust(edge.trust) + "]"_L1);
        session.console.line("    "_L1
                             + madeVisible(u"%1:%2: %3"_s.arg(edge.source.source)
                                               .arg(edge.source.line)
                                               .arg(edge.source.text)));
        if (edge.holderSource) {
            session.console.line("    "_L1
                                 + madeVisible(u"%1:%2: %3"_s.arg(edge.holderSource->source)
                                                   .arg(edge.holderSource->line)
                                                   .arg(edge.holderSource->text)));
        }
    }
    for (const UnknownHolder &unknown : graph.unknown) {
        session.console.line(madeVisible(LockText::unknownWhat(unknown)));
        session.console.line("    "_L1 + madeVisible(LockText::unknownWhy(unknown)));
        session.console.line("    "_L1 + LockText::captures(unknown));
    }
    for (const LockCycle &cycle : graph.cycles) {
        session.console.line(madeVisible(LockText::cycle(graph, cycle)));
    }
    for (const OrderCycle &cycle : graph.orderCycles) {
        session.console.line(madeVisible(LockText::cycle(graph, cycle)));
    }
    if (graph.edges.empty() && graph.unknown.empty()) {
        session.console.line(LockText::summary(graph));
    }
}

/// All files are one capture; one that cannot be read ends the command, for its lines may be the ones that matter.
int runLocks(Session &session, const Arguments &arguments)
{
    std::vector<TextReports> capture;
    for (const QString &word : arguments.words) {
        Result<TextReports> reports = readReportFile(session, word);
        if (!reports) {
            return session.report(reports.error(), {{"source"_L1, word}});
        }
        capture.push_back(std::move(*reports));
    }
    const LockGraph graph = buildLockGraph(capture);
    if (!session.isJson()) {
        printGraph(session, graph);
        return 0;
    }
    QJsonObject json = lockGraphJson(graph);
    json.insert(u"unknown"_s,
                unknownWithSentences(graph.unknown, json.value("unknown"_L1).toArray()));
    json.insert(u"sentence"_s, LockText::summary(graph));
    session.console.json(json);
    return 0;
}

} // namespace

void addReportsVerb(VerbTable &table)
{
    table.add(
        {.name = u"reports"_s,
         .synopsis = u"FILE… [--json]"_s,
         .summary = [] { return CliText::tr("Find crash reports, stacks and locks in texts"); },
         .options = {},
         .leastWords = 1,
         .mostWords = -1,
         .run =
             [](Session &session, const Arguments &arguments) {
                 return forEachWord(
                     arguments, [&session](const QString &word) { return readOne(session, word); });
             }});
    table.add(
        {.name = u"locks"_s,
         .synopsis = u"FILE… [--json]"_s,
         .summary = [] { return CliText::tr("Tell who waits for which lock and who holds it"); },
         .options = {},
         .leastWords = 1,
         .mostWords = -1,
         .run = runLocks});
}

} // namespace Casebook

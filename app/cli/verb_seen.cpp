// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/tracefiles.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "app/text/tracetext.h"
#include "core/base/text.h"
#include "core/trace/framekey.h"
#include "core/trace/grouping.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

QJsonObject toJson(const SeenTrace &hit)
{
    QJsonArray bugs;
    for (const SeenBug &bug : hit.bugs) {
        bugs.append(QJsonObject{{"id"_L1, bug.id.value}, {"title"_L1, bug.title}});
    }
    QJsonArray shared;
    for (const SharedFunction &function : hit.shared) {
        shared.append(QJsonObject{{"func"_L1, function.name}, {"stacks"_L1, function.stacks}});
    }
    return {{"score"_L1, hit.why.score},
            {"reason"_L1, similarReasonName(hit.why.reason)},
            {"sharedTop"_L1, hit.why.sharedTop},
            {"shared"_L1, shared},
            {"bugs"_L1, bugs},
            {"source"_L1, hit.source.key()},
            {"name"_L1, textOrNull(hit.source.name)},
            {"author"_L1, textOrNull(hit.source.author)},
            {"date"_L1, timeToJson(hit.source.dateMs)},
            {"offset"_L1, hit.offset},
            {"title"_L1, textOrNull(hit.title)},
            {"role"_L1, traceRoleName(hit.role)},
            {"task"_L1,
             hit.task
                 ? QJsonValue(QJsonObject{{"comm"_L1, hit.task->comm}, {"pid"_L1, hit.task->pid}})
                 : QJsonValue()},
            {"more"_L1, hit.more}};
}

void print(Session &session, const SeenBefore &seen)
{
    for (const SeenTrace &hit : seen.hits) {
        QStringList bugs;
        for (const SeenBug &bug : hit.bugs) {
            //: Number of a bug and its title.
            bugs.append(CliText::tr("bug %1 “%2”").arg(bug.id.value).arg(madeVisible(bug.title)));
        }
        session.console.line(QString::number(static_cast<int>(hit.why.score * 100 + 0.5))
                             + " %  "_L1
                             + (bugs.isEmpty() ? CliText::tr("in no bug") : bugs.join(u", "_s)));
        session.console.line("    "_L1 + TraceText::seenName(hit) + "  "_L1
                             + madeVisible(hit.source.key()));
        session.console.line("    "_L1 + TraceText::seenReason(hit, seen.stacks));
    }
    session.console.line(
        seen.hits.empty()
            ? CliText::tr("None of the %n stack(s) of the workspace is like it.", nullptr,
                          seen.stacks)
            : CliText::tr("%n stack(s) of the workspace were looked at.", nullptr, seen.stacks));
}

int runSeen(Session &session, const Arguments &arguments)
{
    const QString &line = arguments.words.front();
    const Result<int> most = arguments.number(u"most"_s, 1, 20);
    if (!most) {
        return reportFailure(session, most.error(), u"seen"_s);
    }
    return withWorkspace(session, arguments, u"seen"_s, [&](Workspace &workspace) {
        const auto failed = [&](const Error &error) {
            return session.report(error, {{"source"_L1, line}});
        };
        const StackWord word = stackWord(line);
        const Result<TextReports> reports = readReportFile(session, word.file);
        if (!reports) {
            return failed(reports.error());
        }
        const Result<PickedStack> stack = pickStack(word, *reports, stacksOf(*reports));
        if (!stack) {
            return failed(stack.error());
        }
        SeenRequest request{.most = *most};
        if (stack->crash >= 0) {
            const CrashReport &crash = reports->crashes[static_cast<std::size_t>(stack->crash)];
            request.wanted =
                fingerprintOf(crash, crash.traces[static_cast<std::size_t>(stack->trace)]);
        } else {
            request.wanted.keys = stackKeys(stack->frames);
        }
        const Result<SeenBefore> seen = session.await(workspace.seenBefore(request));
        if (!seen) {
            return failed(seen.error());
        }
        if (!session.isJson()) {
            print(session, *seen);
            return 0;
        }
        QJsonArray hits;
        for (const SeenTrace &hit : seen->hits) {
            hits.append(toJson(hit));
        }
        session.console.json({{"source"_L1, line},
                              {"stack"_L1, stack->name},
                              {"hits"_L1, hits},
                              {"stacks"_L1, seen->stacks},
                              {"sources"_L1, seen->sources},
                              {"unreadable"_L1, seen->unreadable}});
        return 0;
    });
}

} // namespace

void addSeenVerb(VerbTable &table)
{
    table.add({.name = u"seen"_s,
               .synopsis = u"FILE[:N] --workspace FILE [--most N] [--json]"_s,
               .summary =
                   [] {
                       return CliText::tr(
                           "Find traces of all bugs that are like one, with the reason");
                   },
               .options = {{.name = u"most"_s,
                            .value = u"N"_s,
                            .help = [] { return CliText::tr("hits at most; 20 when not given"); }}},
               .leastWords = 1,
               .mostWords = 1,
               .run = runSeen});
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/help.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/session.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "app/text/valuetext.h"

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

const std::vector<CliOption> &fieldOptions()
{
    static const std::vector<CliOption> options = {
        {u"title"_s, u"TITLE"_s, [] { return CliText::tr("The title."); }},
        {u"kind"_s, u"KIND"_s,
         [] { return CliText::tr("syzbot-report, hang-or-crash, patch-review or discussion."); }},
        {u"state"_s, u"STATE"_s,
         [] { return CliText::tr("The state, as “bugs list --json” names it."); }},
        {u"priority"_s, u"PRIORITY"_s, [] { return CliText::tr("low, normal or high."); }},
        {u"extid"_s, u"DIGITS"_s, [] { return CliText::tr("The id syzbot gave it."); }},
        {u"subsystem"_s, u"WORD"_s, [] { return CliText::tr("The area it is in."); }},
        {u"link"_s, u"URL"_s, [] { return CliText::tr("A link; may be given several times."); }},
        {u"label"_s, u"WORD"_s, [] { return CliText::tr("A label; may be given several times."); }},
    };
    return options;
}

/// Sets \a field from the option \a name by \a fromName; Usage when the name is not known.
template<class T>
Status takeNamed(const Arguments &arguments, const QString &name,
                 std::optional<T> (*fromName)(const QString &), T &field)
{
    if (!arguments.has(name)) {
        return {};
    }
    const std::optional<T> value = fromName(arguments.value(name));
    if (!value) {
        return fail(ErrorCode::Usage, "--"_L1 + name + u' ' + arguments.value(name),
                    u"bad-value"_s);
    }
    field = *value;
    return {};
}

void takeText(const Arguments &arguments, const QString &name, QString &field)
{
    if (arguments.has(name)) {
        field = arguments.value(name);
    }
}

/// Writes what the options say into \a bug.
Status takeFields(const Arguments &arguments, Bug &bug)
{
    takeText(arguments, u"title"_s, bug.title);
    takeText(arguments, u"extid"_s, bug.extid);
    takeText(arguments, u"subsystem"_s, bug.subsystem);
    if (arguments.has(u"link"_s)) {
        bug.links = arguments.values(u"link"_s);
        bug.links.removeAll(QString()); // --link "" takes all away
    }
    if (arguments.has(u"label"_s)) {
        bug.labels = arguments.values(u"label"_s);
        bug.labels.removeAll(QString());
    }
    Status status = takeNamed(arguments, u"kind"_s, bugKindFromName, bug.kind);
    if (status) {
        status = takeNamed(arguments, u"state"_s, bugStateFromName, bug.state);
    }
    if (status) {
        status = takeNamed(arguments, u"priority"_s, bugPriorityFromName, bug.priority);
    }
    return status;
}

void printLine(Session &session, const BugSummary &summary)
{
    const Bug &bug = summary.bug;
    session.console.line(QString::number(bug.id.value) + "  "_L1 + ValueText::bugState(bug.state)
                         + "  "_L1 + bug.title);
    session.console.line("    "_L1
                         + CliText::tr("%1; messages %2, unread %3; last activity %4")
                               .arg(ValueText::bugKind(bug.kind))
                               .arg(summary.messages)
                               .arg(summary.unread)
                               .arg(timeText(summary.lastActivityMs)));
}

int runList(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"bugs list"_s, [&](Workspace &workspace) {
        const Result<std::vector<BugSummary>> bugs = session.await(workspace.bugs());
        if (!bugs) {
            return session.report(bugs.error());
        }
        for (const BugSummary &summary : *bugs) {
            if (session.isJson()) {
                session.console.json(toJson(summary));
            } else {
                printLine(session, summary);
            }
        }
        return 0;
    });
}

int showOne(Session &session, Workspace &workspace, const QString &word)
{
    const Result<BugId> id = idOf<BugId>(word);
    if (!id) {
        return reportFailure(session, id.error(), u"bugs show"_s, {{"bug"_L1, word}});
    }
    const Result<BugSummary> summary = session.await(workspace.bug(*id));
    if (!summary) {
        return session.report(summary.error(), {{"id"_L1, id->value}});
    }
    const Result<std::vector<ThreadSummary>> threads = session.await(workspace.threads(*id));
    if (!threads) {
        return session.report(threads.error(), {{"id"_L1, id->value}});
    }
    if (session.isJson()) {
        QJsonObject object = toJson(*summary);
        QJsonArray list;
        for (const ThreadSummary &thread : *threads) {
            list.append(toJson(thread));
        }
        object.insert("threadList"_L1, list);
        session.console.json(object);
        return 0;
    }
    printLine(session, *summary);
    for (const QString &link : summary->bug.links) {
        session.console.line("    "_L1 + link);
    }
    for (const ThreadSummary &thread : *threads) {
        session.console.line("    "_L1 + thread.subject);
        session.console.line(
            "      "_L1
            + CliText::tr("%1; %n message(s)", nullptr, thread.messages).arg(thread.rootMessageId));
    }
    return 0;
}

int runShow(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"bugs show"_s, [&](Workspace &workspace) {
        return forEachWord(arguments,
                           [&](const QString &word) { return showOne(session, workspace, word); });
    });
}

int runAdd(Session &session, const Arguments &arguments)
{
    Bug bug;
    bug.title = arguments.words.join(u' ');
    const Status fields = takeFields(arguments, bug);
    if (!fields) {
        return reportFailure(session, fields.error(), u"bugs add"_s);
    }
    const Result<Workspace *> workspace = session.openWorkspace(arguments);
    if (!workspace) {
        return reportFailure(session, workspace.error(), u"bugs add"_s);
    }
    const Result<BugId> id = session.await((*workspace)->addBug(bug));
    if (!id) {
        return session.report(id.error());
    }
    if (session.isJson()) {
        return showOne(session, **workspace, QString::number(id->value));
    }
    session.console.line(CliText::tr("Made bug %1.").arg(id->value));
    return 0;
}

int runSet(Session &session, const Arguments &arguments)
{
    const Result<Workspace *> workspace = session.openWorkspace(arguments);
    if (!workspace) {
        return reportFailure(session, workspace.error(), u"bugs set"_s);
    }
    const QString &word = arguments.words.first();
    const Result<BugId> id = idOf<BugId>(word);
    if (!id) {
        return reportFailure(session, id.error(), u"bugs set"_s);
    }
    Result<BugSummary> summary = session.await((*workspace)->bug(*id));
    if (!summary) {
        return session.report(summary.error(), {{"id"_L1, id->value}});
    }
    const Status fields = takeFields(arguments, summary->bug);
    if (!fields) {
        return reportFailure(session, fields.error(), u"bugs set"_s);
    }
    const Status updated = session.await((*workspace)->updateBug(summary->bug));
    return updated ? showOne(session, **workspace, word)
                   : session.report(updated.error(), {{"id"_L1, id->value}});
}

int runTrash(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"bugs trash"_s, [&](Workspace &workspace) {
        return forEachWord(arguments, [&](const QString &word) {
            return moveToTrash<BugId>(
                session, word, u"bugs trash"_s, u"bug"_s,
                CliText::tr("Bug %1 is in the trash; “trash restore %2” brings "
                            "it back."),
                [&](BugId id) { return workspace.trashBug(id); });
        });
    });
}

} // namespace

void addBugsVerbs(VerbTable &table)
{
    table.add({.name = u"bugs list"_s,
               .synopsis = u"[--json]"_s,
               .summary = [] { return CliText::tr("List the bugs, newest activity first."); },
               .options = {},
               .leastWords = 0,
               .mostWords = 0,
               .run = runList});
    table.add({.name = u"bugs show"_s,
               .synopsis = u"ID… [--json]"_s,
               .summary = [] { return CliText::tr("Show bugs with their threads."); },
               .options = {},
               .leastWords = 1,
               .mostWords = -1,
               .run = runShow});
    table.add({.name = u"bugs add"_s,
               .synopsis = u"TITLE [--kind KIND] [--state STATE] … [--json]"_s,
               .summary = [] { return CliText::tr("Make a bug."); },
               .options = fieldOptions(),
               .leastWords = 1,
               .mostWords = -1,
               .run = runAdd});
    table.add({.name = u"bugs set"_s,
               .synopsis = u"ID [--title TITLE] [--state STATE] … [--json]"_s,
               .summary = [] { return CliText::tr("Change what is said about a bug."); },
               .options = fieldOptions(),
               .leastWords = 1,
               .mostWords = 1,
               .run = runSet});
    table.add({.name = u"bugs trash"_s,
               .synopsis = u"ID… [--json]"_s,
               .summary = [] { return CliText::tr("Put bugs into the trash."); },
               .options = {},
               .leastWords = 1,
               .mostWords = -1,
               .run = runTrash});
}

} // namespace Casebook

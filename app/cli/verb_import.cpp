// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/help.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/session.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/text/errortext.h"

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

struct Target
{
    ImportTarget target = ImportTarget::NewBugIfOneThread;
    BugId bug;
    QString newBug;
};

Result<Target> targetOf(const Arguments &arguments)
{
    const int given = int(arguments.has(u"bug"_s)) + int(arguments.has(u"new-bug"_s))
        + int(arguments.has(u"unfiled"_s));
    if (given > 1) {
        return fail(ErrorCode::Usage, {}, u"one-target"_s);
    }
    if (arguments.has(u"bug"_s)) {
        const Result<int> bug = arguments.number(u"bug"_s, 1, 0);
        if (!bug) {
            return passOn(bug);
        }
        return Target{.target = ImportTarget::Bug, .bug = BugId{*bug}, .newBug = {}};
    }
    if (arguments.has(u"unfiled"_s)) {
        return Target{.target = ImportTarget::Unfiled, .bug = {}, .newBug = {}};
    }
    return Target{.newBug = arguments.value(u"new-bug"_s)};
}

/// Makes the bug of --new-bug once, before the first file, and puts all files there.
Status makeBug(Session &session, Workspace &workspace, Target &target)
{
    if (target.newBug.isEmpty()) {
        return {};
    }
    Bug bug;
    bug.title = target.newBug;
    const Result<BugId> id = session.await(workspace.addBug(bug));
    if (!id) {
        return passOn(id);
    }
    target.target = ImportTarget::Bug;
    target.bug = *id;
    return {};
}

void printOutcome(Session &session, const QString &file, const ImportOutcome &outcome)
{
    if (session.isJson()) {
        QJsonObject object = toJson(outcome);
        object.insert("file"_L1, file);
        session.console.json(object);
    } else {
        session.console.line(
            CliText::tr("%1: read %2, added %3, further copies %4, already there %5, threads %6")
                .arg(file)
                .arg(outcome.messagesSeen)
                .arg(outcome.messagesAdded)
                .arg(outcome.copiesMerged)
                .arg(outcome.unchanged)
                .arg(outcome.threads.size()));
        if (outcome.bug.isValid()) {
            session.console.line(outcome.madeBug
                                     ? CliText::tr("Made bug %1.").arg(outcome.bug.value)
                                     : CliText::tr("Filed under bug %1.").arg(outcome.bug.value));
        }
    }
    for (const ImportProblem &problem : outcome.problems) {
        session.complain(problem.error);
    }
}

/// Imports one file and prints one line or object for it; its exit code.
int importOne(Session &session, Workspace &workspace, const Target &target, const QString &file)
{
    const Result<QString> path = session.filePath(file);
    if (!path) {
        return session.report(path.error(), {{"file"_L1, file}});
    }
    ImportRequest request{.paths = {*path}, .target = target.target, .bug = target.bug};
    const Result<ImportOutcome> outcome = session.await(workspace.importMail(request));
    if (!outcome) {
        return session.report(outcome.error(), {{"file"_L1, file}});
    }
    printOutcome(session, file, *outcome);
    if (outcome->cancelled) {
        return session.complain(Error{ErrorCode::Cancelled, file, {}});
    }
    return outcome->problems.empty() ? 0 : int(ExitCode::Findings);
}

int runImport(Session &session, const Arguments &arguments)
{
    Result<Target> target = targetOf(arguments);
    if (!target) {
        return reportFailure(session, target.error(), u"import"_s);
    }
    const Result<Workspace *> workspace = session.openOrCreate(arguments);
    if (!workspace) {
        return reportFailure(session, workspace.error(), u"import"_s);
    }
    const Status made = makeBug(session, **workspace, *target);
    if (!made) {
        return session.report(made.error());
    }
    int code = 0;
    for (const QString &file : arguments.words) {
        const int one = importOne(session, **workspace, *target, file);
        code = code == 0 ? one : code; // the first failure tells; the rest is still tried
        if (one == int(ExitCode::Cancelled)) {
            break;
        }
    }
    return code;
}

} // namespace

void addImportVerb(VerbTable &table)
{
    table.add(
        {.name = u"import"_s,
         .synopsis = u"FILE… [--bug ID | --new-bug TITLE | --unfiled] [--json]"_s,
         .summary =
             [] {
                 return CliText::tr(
                     "Take mail into the workspace: mbox files, mails, folders of them.");
             },
         .options = {{u"bug"_s, u"ID"_s,
                      [] { return CliText::tr("File the threads under this bug."); }},
                     {u"new-bug"_s, u"TITLE"_s,
                      [] { return CliText::tr("Make a bug with this title for them."); }},
                     {u"unfiled"_s, {}, [] { return CliText::tr("File them under no bug."); }}},
         .leastWords = 1,
         .mostWords = -1,
         .run = runImport});
}

} // namespace Casebook

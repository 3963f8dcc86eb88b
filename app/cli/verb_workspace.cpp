// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "app/text/errortext.h"
#include "app/text/format.h"
#include "app/text/valuetext.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// Opens the workspace that is the verb's first word. "-" is taken for reading only.
template<class Work>
int withFile(Session &session, const Arguments &arguments, const OpenOptions &options, Work work)
{
    const QString &file = arguments.words.first();
    const bool writes = !options.readOnly;
    if (writes && file == "-"_L1) {
        return reportFailure(session, Error{ErrorCode::Usage, file, u"stdin-unwanted"_s},
                             u"workspace"_s);
    }
    const Result<Workspace *> workspace = session.openWorkspaceAt(file, options);
    return workspace ? work(**workspace) : session.report(workspace.error(), {{"file"_L1, file}});
}

/// Says that a verb without other output did its work.
int printDone(Session &session, const QString &file, const Status &status)
{
    if (!status) {
        return session.report(status.error(), {{"file"_L1, file}});
    }
    if (session.isJson()) {
        session.console.json({{"file"_L1, file}});
    }
    return 0;
}

int runCreate(Session &session, const Arguments &arguments)
{
    const QString &file = arguments.words.first();
    if (QFileInfo::exists(file)) {
        return session.report(Error{ErrorCode::AlreadyExists, file, {}}, {{"file"_L1, file}});
    }
    return withFile(session, arguments, {.create = true}, [&](Workspace &workspace) {
        if (session.isJson()) {
            session.console.json({{"file"_L1, file}, {"uuid"_L1, workspace.info().uuid}});
        }
        return 0;
    });
}

QJsonObject toJson(const WorkspaceInfo &info, const WorkspaceFigures &figures)
{
    return {{"uuid"_L1, info.uuid},
            {"schemaVersion"_L1, info.schemaVersion},
            {"fileBytes"_L1, figures.fileBytes},
            {"freeBytes"_L1, figures.freeBytes},
            {"bugs"_L1, figures.bugs},
            {"threads"_L1, figures.threads},
            {"messages"_L1, figures.messages},
            {"rawMailBytes"_L1, figures.rawMailBytes},
            {"logs"_L1, figures.logs},
            {"logBytes"_L1, figures.logBytes},
            {"texts"_L1, figures.texts},
            {"revisions"_L1, figures.revisions},
            {"trash"_L1, figures.trash}};
}

void printFigures(Session &session, const WorkspaceFigures &figures)
{
    Console &out = session.console;
    out.line(CliText::tr("Size of the file: %1, of it unused: %2")
                 .arg(Format::size(figures.fileBytes), Format::size(figures.freeBytes)));
    out.line(CliText::tr("Bugs: %1").arg(figures.bugs));
    out.line(CliText::tr("Threads: %1").arg(figures.threads));
    out.line(CliText::tr("Messages: %1 (%2 of mail)")
                 .arg(figures.messages)
                 .arg(Format::size(figures.rawMailBytes)));
    out.line(CliText::tr("Logs: %1 (%2)").arg(figures.logs).arg(Format::size(figures.logBytes)));
    out.line(CliText::tr("Texts: %1 with %2 revisions").arg(figures.texts).arg(figures.revisions));
    out.line(CliText::tr("In the trash: %1").arg(figures.trash));
}

int runInfo(Session &session, const Arguments &arguments)
{
    return withFile(session, arguments, {.readOnly = true}, [&](Workspace &workspace) {
        const QString &file = arguments.words.first();
        const Result<WorkspaceFigures> figures = session.await(workspace.figures());
        if (!figures) {
            return session.report(figures.error(), {{"file"_L1, file}});
        }
        if (session.isJson()) {
            QJsonObject object = toJson(workspace.info(), *figures);
            object.insert("file"_L1, file);
            session.console.json(object);
        } else {
            printFigures(session, *figures);
        }
        return 0;
    });
}

QString findingName(CheckFindingKind kind)
{
    switch (kind) {
    case CheckFindingKind::Damaged:
        return u"damaged"_s;
    case CheckFindingKind::ForeignKey:
        return u"foreign-key"_s;
    case CheckFindingKind::Index:
        return u"index"_s;
    case CheckFindingKind::HashDiffers:
        return u"hash-differs"_s;
    case CheckFindingKind::MissingFile:
        return u"missing-file"_s;
    }
    return {};
}

void printReport(Session &session, const QString &file, const CheckReport &report)
{
    if (session.isJson()) {
        QJsonArray findings;
        for (const CheckFinding &finding : report.findings) {
            findings.append(QJsonObject{{"kind"_L1, findingName(finding.kind)},
                                        {"subject"_L1, finding.subject},
                                        {"detail"_L1, finding.detail}});
        }
        session.console.json({{"file"_L1, file},
                              {"rows"_L1, report.rowsChecked},
                              {"bytes"_L1, report.bytesHashed},
                              {"findings"_L1, findings}});
        return;
    }
    for (const CheckFinding &finding : report.findings) {
        session.console.line(ValueText::checkFinding(finding));
    }
    session.console.line(CliText::tr("%1 rows and %2 of content checked.")
                             .arg(report.rowsChecked)
                             .arg(Format::size(report.bytesHashed)));
}

int runCheck(Session &session, const Arguments &arguments)
{
    return withFile(session, arguments, {.readOnly = true}, [&](Workspace &workspace) {
        const QString &file = arguments.words.first();
        const Result<CheckReport> report = session.await(workspace.check());
        if (!report) {
            return session.report(report.error(), {{"file"_L1, file}});
        }
        printReport(session, file, *report);
        return report->findings.empty() ? 0 : int(ExitCode::Findings);
    });
}

int runCopy(Session &session, const Arguments &arguments)
{
    const QString &target = arguments.words.at(1);
    if (target == "-"_L1) {
        return reportFailure(session, Error{ErrorCode::Usage, target, u"stdin-unwanted"_s},
                             u"workspace copy"_s);
    }
    return withFile(session, arguments, {.readOnly = true}, [&](Workspace &workspace) {
        return printDone(session, target, session.await(workspace.saveCopy(target)));
    });
}

int runRebuild(Session &session, const Arguments &arguments)
{
    return withFile(session, arguments, {}, [&](Workspace &workspace) {
        return printDone(session, arguments.words.first(), session.await(workspace.rebuildIndex()));
    });
}

int runCompact(Session &session, const Arguments &arguments)
{
    return withFile(session, arguments, {}, [&](Workspace &workspace) {
        return printDone(session, arguments.words.first(), session.await(workspace.compact()));
    });
}

/// All verbs here take files and nothing else.
void addVerb(VerbTable &table, const QString &name, const QString &words, QString (*summary)(),
             int wordCount, int (*run)(Session &, const Arguments &))
{
    table.add({.name = name,
               .synopsis = words,
               .summary = summary,
               .options = {},
               .leastWords = wordCount,
               .mostWords = wordCount,
               .run = run});
}

} // namespace

void addWorkspaceVerbs(VerbTable &table)
{
    addVerb(
        table, u"workspace create"_s, u"FILE [--json]"_s,
        [] { return CliText::tr("Make an empty workspace."); }, 1, runCreate);
    addVerb(
        table, u"workspace info"_s, u"FILE [--json]"_s,
        [] { return CliText::tr("Tell what is in a workspace."); }, 1, runInfo);
    addVerb(
        table, u"workspace check"_s, u"FILE [--json]"_s,
        [] { return CliText::tr("Check the file, its index and the hash of all content."); }, 1,
        runCheck);
    addVerb(
        table, u"workspace copy"_s, u"FILE COPY [--json]"_s,
        [] { return CliText::tr("Write a whole, verified copy; also of a workspace in use."); }, 2,
        runCopy);
    addVerb(
        table, u"workspace rebuild"_s, u"FILE [--json]"_s,
        [] { return CliText::tr("Build the search index anew."); }, 1, runRebuild);
    addVerb(
        table, u"workspace compact"_s, u"FILE [--json]"_s,
        [] { return CliText::tr("Give unused space back to the disk."); }, 1, runCompact);
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "app/text/errortext.h"
#include "app/text/frametext.h"
#include "core/base/text.h"
#include "core/workspace/sourceplaces.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

QString absolute(const QString &path)
{
    return path.isEmpty() ? QString() : QFileInfo(path).absoluteFilePath();
}

bool changes(const Arguments &arguments)
{
    return std::ranges::any_of(std::initializer_list<QString>{u"tree"_s, u"binary"_s, u"kallsyms"_s,
                                                              u"any-build"_s, u"clear"_s},
                               [&](const QString &name) { return arguments.has(name); });
}

/// What is set, with what the line says put in its place.
SourcePlace changed(SourcePlace place, const Arguments &arguments)
{
    if (arguments.has(u"clear"_s)) {
        place = {};
    }
    if (arguments.has(u"tree"_s)) {
        place.tree = absolute(arguments.value(u"tree"_s));
    }
    if (arguments.has(u"binary"_s)) {
        place.binaries.clear();
        for (const QString &binary : arguments.values(u"binary"_s)) {
            place.binaries.append(absolute(binary));
        }
    }
    if (arguments.has(u"kallsyms"_s)) {
        place.kallsyms = absolute(arguments.value(u"kallsyms"_s));
    }
    if (arguments.has(u"any-build"_s)) {
        place.ignoreBuildId = arguments.value(u"any-build"_s) == "yes"_L1;
    }
    return place;
}

QJsonObject toJson(BugId bug, const SourcePlace &place, const KernelIdentity &kernel,
                   const SourceCheck &check)
{
    QJsonArray findings;
    for (const SourceFinding &finding : check.findings) {
        findings.append(QJsonObject{{"kind"_L1, sourceFindingKindName(finding.kind)},
                                    {"path"_L1, finding.path},
                                    {"found"_L1, textOrNull(finding.found)},
                                    {"wanted"_L1, textOrNull(finding.wanted)},
                                    {"problem"_L1, finding.isProblem()}});
    }
    return {{"bug"_L1, bug.value},
            {"tree"_L1, textOrNull(place.tree)},
            {"treeVersion"_L1, textOrNull(check.version)},
            {"binaries"_L1, QJsonArray::fromStringList(place.binaries)},
            {"kallsyms"_L1, textOrNull(place.kallsyms)},
            {"anyBuild"_L1, place.ignoreBuildId},
            {"release"_L1, textOrNull(kernel.release)},
            {"buildId"_L1, textOrNull(kernel.buildId)},
            {"findings"_L1, findings}};
}

void print(Session &session, const SourcePlace &place, const KernelIdentity &kernel,
           const SourceCheck &check)
{
    if (place.isEmpty()) {
        session.console.line(CliText::tr("No sources or binaries are set."));
    }
    const auto say = [&](const QString &label, const QString &value) {
        if (!value.isEmpty()) {
            session.console.line(label + "  "_L1 + madeVisible(value));
        }
    };
    say(CliText::tr("tree"), place.tree);
    for (const QString &binary : place.binaries) {
        say(CliText::tr("binary"), binary);
    }
    say(CliText::tr("kallsyms"), place.kallsyms);
    say(CliText::tr("kernel of the report"), kernel.release);
    for (const SourceFinding &finding : check.findings) {
        session.console.line(FrameText::finding(finding));
    }
}

/// The kernel that the first report of the bug names which names one.
Result<KernelIdentity> kernelOf(Session &session, Workspace &workspace, BugId bug)
{
    const Result<BugReports> reports = session.await(workspace.bugReports(bug));
    if (!reports) {
        return passOn(reports);
    }
    for (const SourceReports &source : reports->sources) {
        for (const CrashReport &crash : source.text->reports.crashes) {
            if (KernelIdentity found = kernelIdentityIn(crash.text); !found.isEmpty()) {
                return found;
            }
        }
    }
    return KernelIdentity();
}

int runSources(Session &session, const Arguments &arguments)
{
    const Result<BugId> bug = idOf<BugId>(arguments.words.front());
    if (!bug) {
        return reportFailure(session, bug.error(), u"sources"_s);
    }
    return withWorkspace(session, arguments, u"sources"_s, [&](Workspace &workspace) {
        const auto failed = [&](const Error &error) {
            return session.report(error, {{"bug"_L1, bug->value}});
        };
        const Result<BugSummary> known = session.await(workspace.bug(*bug));
        if (!known) {
            return failed(known.error());
        }
        const SourcePlaces places;
        const QString uuid = workspace.info().uuid;
        Result<SourcePlace> place = places.of(uuid, *bug);
        if (!place) {
            return failed(place.error());
        }
        if (changes(arguments)) {
            *place = changed(*place, arguments);
            if (const Status set = places.set(uuid, *bug, *place); !set) {
                return failed(set.error());
            }
        }
        const Result<KernelIdentity> kernel = kernelOf(session, workspace, *bug);
        if (!kernel) {
            return failed(kernel.error());
        }
        JobContext context;
        const Result<SourceCheck> check = checkSourcePlace(*place, *kernel, context);
        if (!check) {
            return failed(check.error());
        }
        if (session.isJson()) {
            session.console.json(toJson(*bug, *place, *kernel, *check));
        } else {
            print(session, *place, *kernel, *check);
        }
        const bool isFine = std::ranges::none_of(check->findings, &SourceFinding::isProblem);
        return static_cast<int>(isFine ? ExitCode::Done : ExitCode::Findings);
    });
}

} // namespace

void addSourcesVerb(VerbTable &table)
{
    table.add(
        {.name = u"sources"_s,
         .synopsis = u"BUG [--tree FOLDER] [--binary PATH…] [--kallsyms FILE] [--json]"_s,
         .summary =
             [] {
                 return CliText::tr(
                     "Say or set where a bug's sources and binaries are on this computer");
             },
         .options =
             {{.name = u"tree"_s,
               .value = u"FOLDER"_s,
               .help = [] { return CliText::tr("the source tree; empty forgets it"); }},
              {.name = u"binary"_s,
               .value = u"PATH"_s,
               .help =
                   [] {
                       return CliText::tr("vmlinux, module or program with debug "
                                          "information; may be given again");
                   }},
              {.name = u"kallsyms"_s,
               .value = u"FILE"_s,
               .help =
                   [] {
                       return CliText::tr("text of System.map or /proc/kallsyms, for a "
                                          "stripped kernel");
                   }},
              {.name = u"any-build"_s,
               .value = u"YES"_s,
               .help = [] { return CliText::tr("yes: binaries of another build are taken too"); }},
              {.name = u"clear"_s,
               .value = {},
               .help = [] { return CliText::tr("forget what was set before"); }}},
         .leastWords = 1,
         .mostWords = 1,
         .run = runSources});
}

} // namespace Casebook

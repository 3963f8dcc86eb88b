// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/network.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "app/text/errortext.h"
#include "app/text/watchtext.h"
#include "core/model/watchquery.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

struct TermOption
{
    QLatin1StringView name;
    QLatin1StringView key; ///< in --json
    QStringList Watch::*list;
};

constexpr std::array termOptions{
    TermOption{"list"_L1, "lists"_L1, &Watch::lists},
    TermOption{"keyword"_L1, "keywords"_L1, &Watch::keywords},
    TermOption{"path"_L1, "paths"_L1, &Watch::paths},
    TermOption{"exclude"_L1, "excludedPaths"_L1, &Watch::excludedPaths},
    TermOption{"path-pattern"_L1, "pathPatterns"_L1, &Watch::pathPatterns},
    TermOption{"text-pattern"_L1, "textPatterns"_L1, &Watch::textPatterns},
    TermOption{"function"_L1, "functions"_L1, &Watch::functions},
    TermOption{"person"_L1, "people"_L1, &Watch::people},
};

std::vector<CliOption> fieldOptions()
{
    return {
        {u"name"_s, u"NAME"_s, [] { return CliText::tr("What the watch is called."); }},
        {u"server"_s, u"URL"_s,
         [] { return CliText::tr("The public-inbox server; lore.kernel.org when not given."); }},
        {u"list"_s, u"NAME"_s,
         [] { return CliText::tr("An inbox of the server; may be given several times."); }},
        {u"keyword"_s, u"WORDS"_s,
         [] { return CliText::tr("A word or phrase; may be given several times."); }},
        {u"path"_s, u"PATH"_s,
         [] { return CliText::tr("A file or folder that patches touch, as F: of MAINTAINERS."); }},
        {u"exclude"_s, u"PATH"_s,
         [] { return CliText::tr("A file or folder that does not count, as X: of MAINTAINERS."); }},
        {u"path-pattern"_s, u"REGEX"_s,
         [] { return CliText::tr("A regular expression for paths, as N: of MAINTAINERS."); }},
        {u"text-pattern"_s, u"REGEX"_s,
         [] { return CliText::tr("A regular expression for the text, as K: of MAINTAINERS."); }},
        {u"function"_s, u"NAME"_s, [] { return CliText::tr("A function that patches touch."); }},
        {u"person"_s, u"ADDRESS"_s, [] { return CliText::tr("An author."); }},
        {u"only-if"_s, u"QUERY"_s,
         [] { return CliText::tr("Narrows the watch, in the server's search language."); }},
        {u"maintainers"_s, u"FILE"_s,
         [] { return CliText::tr("Take lists and paths from this MAINTAINERS file."); }},
        {u"subsystem"_s, u"TITLE"_s,
         [] { return CliText::tr("The entry of the MAINTAINERS file, by its title."); }},
        {u"paused"_s, u"YES"_s,
         [] { return CliText::tr("yes: left out when all watches are checked."); }},
    };
}

QJsonObject toJson(const WatchSummary &summary)
{
    const Watch &watch = summary.watch;
    QJsonObject object{{"id"_L1, watch.id.value},
                       {"name"_L1, watch.name},
                       {"server"_L1, watch.server},
                       {"onlyIf"_L1, textOrNull(watch.onlyIf)},
                       {"subsystem"_L1, textOrNull(watch.subsystem)},
                       {"paused"_L1, watch.isPaused},
                       {"new"_L1, summary.fresh},
                       {"items"_L1, summary.items},
                       {"checked"_L1, timeToJson(summary.checkedMs)},
                       {"error"_L1, textOrNull(summary.error)}};
    for (const TermOption &option : termOptions) {
        object.insert(option.key, QJsonArray::fromStringList(watch.*option.list));
    }
    return object;
}

void print(Session &session, const WatchSummary &summary)
{
    if (session.isJson()) {
        session.console.json(toJson(summary));
        return;
    }
    session.console.line(QString::number(summary.watch.id.value) + "  "_L1 + summary.watch.name
                         + "  "_L1
                         + CliText::tr("%1 new, last checked %2")
                               .arg(summary.fresh)
                               .arg(timeText(summary.checkedMs)));
}

Result<WatchSummary> findWatch(Session &session, Workspace &workspace, WatchId id)
{
    const Result<std::vector<WatchSummary>> all = session.await(workspace.watches());
    if (!all) {
        return passOn(all);
    }
    for (const WatchSummary &summary : *all) {
        if (summary.watch.id == id) {
            return summary;
        }
    }
    return fail(ErrorCode::NotFound, QString::number(id.value));
}

/// Fills \a watch from the entry of a MAINTAINERS file that --subsystem names: by its whole title, else
/// by the only one that holds the words.
Status takeSubsystem(Session &session, Workspace &workspace, const Arguments &arguments,
                     Watch &watch)
{
    if (!arguments.has(u"maintainers"_s) && !arguments.has(u"subsystem"_s)) {
        return {};
    }
    const QString title = arguments.value(u"subsystem"_s);
    if (!arguments.has(u"maintainers"_s) || title.isEmpty()) {
        return fail(ErrorCode::Usage, u"--maintainers, --subsystem"_s, u"value-missing"_s);
    }
    const Result<QString> path = session.filePath(arguments.value(u"maintainers"_s));
    if (!path) {
        return passOn(path);
    }
    const Result<std::vector<Watch>> all =
        session.await(workspace.subsystemWatches(*path, watch.server));
    if (!all) {
        return passOn(all);
    }
    std::vector<const Watch *> found;
    for (const Watch &one : *all) {
        if (one.subsystem.compare(title, Qt::CaseInsensitive) == 0) {
            found = {&one};
            break;
        }
        if (one.subsystem.contains(title, Qt::CaseInsensitive)) {
            found.push_back(&one);
        }
    }
    if (found.size() != 1) {
        return fail(found.empty() ? ErrorCode::NotFound : ErrorCode::TooMany, title);
    }
    const Watch old = watch;
    watch = *found.front();
    watch.id = old.id;
    watch.isPaused = old.isPaused;
    return {};
}

/// Writes what the options say; "" takes all terms of a kind away.
Status takeFields(Session &session, Workspace &workspace, const Arguments &arguments, Watch &watch)
{
    if (arguments.has(u"server"_s) || watch.server.isEmpty()) {
        const Result<NetworkOptions> network = networkOf(arguments);
        if (!network) {
            return passOn(network);
        }
        watch.server = arguments.has(u"server"_s) ? withSlash(arguments.value(u"server"_s))
                                                  : network->servers.front().url;
    }
    const Status subsystem = takeSubsystem(session, workspace, arguments, watch);
    if (!subsystem) {
        return subsystem;
    }
    if (arguments.has(u"name"_s)) {
        watch.name = arguments.value(u"name"_s);
    }
    for (const TermOption &option : termOptions) {
        if (arguments.has(option.name)) {
            watch.*option.list = arguments.values(option.name);
            (watch.*option.list).removeAll(QString());
        }
    }
    for (QString &list : watch.lists) {
        list = list.contains(u'@') ? inboxOfAddress(list) : list;
    }
    if (arguments.has(u"only-if"_s)) {
        watch.onlyIf = arguments.value(u"only-if"_s);
    }
    if (arguments.has(u"paused"_s)) {
        const QString word = arguments.value(u"paused"_s);
        if (word != "yes"_L1 && word != "no"_L1) {
            return fail(ErrorCode::Usage, "--paused "_L1 + word, u"bad-value"_s);
        }
        watch.isPaused = word == "yes"_L1;
    }
    return {};
}

/// Says what keeps \a watch from being of use; 0 when nothing does.
int complainAbout(Session &session, const Watch &watch)
{
    const std::vector<WatchProblem> problems = watchProblems(watch);
    if (problems.empty()) {
        return 0;
    }
    const Error error{ErrorCode::Usage, problems.front().subject, problems.front().detail};
    if (session.isJson()) {
        session.console.json({{"error"_L1, toJson(error)}});
    }
    session.console.message("casebookctl: "_L1 + WatchText::problem(problems.front()));
    return int(ErrorText::exitCode(error.code));
}

int runList(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"watch list"_s, [&](Workspace &workspace) {
        const Result<std::vector<WatchSummary>> watches = session.await(workspace.watches());
        if (!watches) {
            return session.report(watches.error());
        }
        for (const WatchSummary &summary : *watches) {
            print(session, summary);
        }
        return 0;
    });
}

int printOne(Session &session, Workspace &workspace, WatchId id)
{
    const Result<WatchSummary> summary = findWatch(session, workspace, id);
    if (!summary) {
        return session.report(summary.error());
    }
    print(session, *summary);
    return 0;
}

int runAdd(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"watch add"_s, [&](Workspace &workspace) {
        Watch watch;
        watch.name = arguments.words.join(u' ');
        const QString name = watch.name;
        const Status fields = takeFields(session, workspace, arguments, watch);
        if (!fields) {
            return reportFailure(session, fields.error(), u"watch add"_s);
        }
        watch.name = name;
        if (const int code = complainAbout(session, watch); code != 0) {
            return code;
        }
        const Result<WatchId> id = session.await(workspace.addWatch(watch));
        return id ? printOne(session, workspace, *id) : session.report(id.error());
    });
}

int runEdit(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"watch edit"_s, [&](Workspace &workspace) {
        const Result<WatchId> id = idOf<WatchId>(arguments.words.first());
        if (!id) {
            return reportFailure(session, id.error(), u"watch edit"_s);
        }
        Result<WatchSummary> summary = findWatch(session, workspace, *id);
        if (!summary) {
            return session.report(summary.error(), {{"id"_L1, id->value}});
        }
        const QString name = summary->watch.name;
        const Status fields = takeFields(session, workspace, arguments, summary->watch);
        if (!fields) {
            return reportFailure(session, fields.error(), u"watch edit"_s);
        }
        if (!arguments.has(u"name"_s)) {
            summary->watch.name = name;
        }
        if (const int code = complainAbout(session, summary->watch); code != 0) {
            return code;
        }
        const Status updated = session.await(workspace.updateWatch(summary->watch));
        return updated ? printOne(session, workspace, *id) : session.report(updated.error());
    });
}

int runRemove(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"watch remove"_s, [&](Workspace &workspace) {
        return forEachWord(arguments, [&](const QString &word) {
            return moveToTrash<WatchId>(
                session, word, u"watch remove"_s, u"watch"_s,
                CliText::tr("Watch %1 is in the trash; “trash restore %2” brings it back."),
                [&](WatchId id) { return workspace.trashWatch(id); });
        });
    });
}

} // namespace

void addWatchVerbs(VerbTable &table)
{
    table.add({.name = u"watch list"_s,
               .synopsis = u"[--json]"_s,
               .summary = [] { return CliText::tr("List the watches on mailing lists."); },
               .options = {},
               .leastWords = 0,
               .mostWords = 0,
               .run = runList});
    table.add({.name = u"watch add"_s,
               .synopsis = u"NAME [--list NAME] [--keyword WORDS] [--path PATH] … [--json]"_s,
               .summary = [] { return CliText::tr("Watch lists, words, paths or a subsystem."); },
               .options = fieldOptions(),
               .leastWords = 1,
               .mostWords = -1,
               .run = runAdd});
    table.add({.name = u"watch edit"_s,
               .synopsis = u"ID [--name NAME] [--list NAME] … [--json]"_s,
               .summary = [] { return CliText::tr("Change what a watch looks for."); },
               .options = fieldOptions(),
               .leastWords = 1,
               .mostWords = 1,
               .run = runEdit});
    table.add({.name = u"watch remove"_s,
               .synopsis = u"ID… [--json]"_s,
               .summary = [] { return CliText::tr("Put watches into the trash."); },
               .options = {},
               .leastWords = 1,
               .mostWords = -1,
               .run = runRemove});
    addWatchCheckVerb(table);
    addWatchItemVerbs(table);
}

} // namespace Casebook

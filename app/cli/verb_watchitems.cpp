// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/network.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "app/text/digesttext.h"
#include "app/text/format.h"

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

QJsonObject toJson(const WatchItem &item)
{
    QJsonArray matches;
    for (const WatchMatch &match : item.matches) {
        matches.append(QJsonObject{{"watch"_L1, match.watch.value},
                                   {"kind"_L1, matchKindName(match.kind)},
                                   {"term"_L1, textOrNull(match.term)}});
    }
    return {{"id"_L1, item.id.value},
            {"messageId"_L1, item.messageId},
            {"parent"_L1, textOrNull(item.parentId)},
            {"title"_L1, item.title},
            {"author"_L1, addressText({.name = item.authorName, .address = item.authorAddress})},
            {"date"_L1, timeToJson(item.dateMs)},
            {"found"_L1, timeToJson(item.foundMs)},
            {"link"_L1, item.link},
            {"list"_L1, item.list},
            {"patch"_L1, item.hasPatch},
            {"notice"_L1, item.isNotice},
            {"state"_L1, watchStateName(item.state)},
            {"bug"_L1, item.bugId.isValid() ? QJsonValue(item.bugId.value) : QJsonValue()},
            {"matches"_L1, matches}};
}

int runItems(Session &session, const Arguments &arguments)
{
    WatchFilter filter{.state = WatchState::New};
    const QString word = arguments.value(u"state"_s);
    if (!word.isEmpty()) {
        filter.state = watchStateFromName(word);
        if (!filter.state && word != "all"_L1) {
            return reportFailure(session,
                                 Error{ErrorCode::Usage, "--state "_L1 + word, u"bad-value"_s},
                                 u"watch items"_s);
        }
    }
    if (arguments.has(u"watch"_s)) {
        const Result<WatchId> id = idOf<WatchId>(arguments.value(u"watch"_s));
        if (!id) {
            return reportFailure(session, id.error(), u"watch items"_s);
        }
        filter.watch = *id;
    }
    const Result<int> limit = arguments.number(u"limit"_s, 1, filter.limit);
    if (!limit) {
        return reportFailure(session, limit.error(), u"watch items"_s);
    }
    filter.limit = *limit;
    return withWorkspace(session, arguments, u"watch items"_s, [&](Workspace &workspace) {
        const Result<std::vector<WatchItem>> items = session.await(workspace.watchItems(filter));
        if (!items) {
            return session.report(items.error());
        }
        for (const WatchItem &item : *items) {
            if (session.isJson()) {
                session.console.json(toJson(item));
            } else {
                session.console.line(QString::number(item.id.value) + "  "_L1
                                     + timeText(item.dateMs) + "  "_L1 + item.list + "  "_L1
                                     + item.authorName + "  "_L1 + item.title);
            }
        }
        return 0;
    });
}

/// Makes the bug, then brings its thread; a thread that cannot be fetched leaves the bug with its link.
int makeBug(Session &session, Workspace &workspace, const Arguments &arguments, WatchItemId id)
{
    const Result<WatchBug> made = session.await(workspace.makeBugOf(id));
    if (!made) {
        return session.report(made.error(), {{"id"_L1, id.value}});
    }
    QJsonObject object{{"id"_L1, id.value}, {"state"_L1, "bug"_L1}, {"bug"_L1, made->bug.value}};
    if (made->hasThread || arguments.has(u"no-fetch"_s)) {
        object.insert("thread"_L1, QJsonValue());
    } else {
        const std::vector<MailLink> links = Workspace::mailLinks(made->link);
        MailLink link{.messageId = made->messageId};
        if (!links.empty()) {
            link = links.front();
        }
        const Result<FetchOutcome> fetched =
            session.await(workspace.fetchThread({.link = link, .bug = made->bug}));
        if (!fetched) {
            return session.report(fetched.error(), object);
        }
        object.insert("thread"_L1, fetched->thread.value);
    }
    if (session.isJson()) {
        session.console.json(object);
    } else {
        session.console.line(CliText::tr("Made bug %1.").arg(made->bug.value));
    }
    return 0;
}

int triageOne(Session &session, Workspace &workspace, const Arguments &arguments,
              std::optional<WatchState> state, const QString &word)
{
    const Result<WatchItemId> id = idOf<WatchItemId>(word);
    if (!id) {
        return reportFailure(session, id.error(), u"watch triage"_s, {{"item"_L1, word}});
    }
    if (state == WatchState::Bug) {
        return makeBug(session, workspace, arguments, *id);
    }
    const Status done = session.await(workspace.triage({*id}, *state));
    if (!done) {
        return session.report(done.error(), {{"id"_L1, id->value}});
    }
    if (session.isJson()) {
        session.console.json({{"id"_L1, id->value}, {"state"_L1, watchStateName(*state)}});
    }
    return 0;
}

int runTriage(Session &session, const Arguments &arguments)
{
    const std::optional<WatchState> state = watchStateFromName(arguments.value(u"as"_s));
    if (!state) {
        return reportFailure(
            session, Error{ErrorCode::Usage, "--as "_L1 + arguments.value(u"as"_s), u"bad-value"_s},
            u"watch triage"_s);
    }
    const Result<NetworkOptions> network = networkOf(arguments);
    if (!network) {
        return reportFailure(session, network.error(), u"watch triage"_s);
    }
    return withWorkspace(session, arguments, u"watch triage"_s, [&](Workspace &workspace) {
        workspace.setNetwork(*network);
        return forEachWord(arguments, [&](const QString &word) {
            return triageOne(session, workspace, arguments, state, word);
        });
    });
}

/// Today or the seven days that end with it; with --until another end.
Result<std::pair<qint64, qint64>> timeOf(Session &session, const Arguments &arguments)
{
    const Result<int> days = arguments.number(u"days"_s, 1, arguments.has(u"weekly"_s) ? 7 : 1);
    if (!days) {
        return passOn(days);
    }
    auto [from, to] = digestTime(session.clock().now(), *days);
    if (arguments.has(u"until"_s)) {
        const qint64 until = Format::fromIsoTime(arguments.value(u"until"_s));
        if (until < 0) {
            return fail(ErrorCode::Usage, "--until "_L1 + arguments.value(u"until"_s),
                        u"bad-time"_s);
        }
        from = until - (to - from);
        to = until;
    }
    return std::pair(from, to);
}

int runDigest(Session &session, const Arguments &arguments)
{
    const Result<std::pair<qint64, qint64>> time = timeOf(session, arguments);
    if (!time) {
        return reportFailure(session, time.error(), u"watch digest"_s);
    }
    // A document has the language that was asked for, not the one of the terminal it is made in.
    const QString language = arguments.value(u"lang"_s) == "zh_CN"_L1 ? u"zh_CN"_s : u"en"_s;
    return withWorkspace(session, arguments, u"watch digest"_s, [&](Workspace &workspace) {
        const Result<WatchDigest> digest =
            session.await(workspace.watchDigest(time->first, time->second));
        if (!digest) {
            return session.report(digest.error());
        }
        const QString text = DigestText::markdown(*digest, language);
        if (session.isJson()) {
            session.console.json({{"from"_L1, timeToJson(digest->fromMs)},
                                  {"to"_L1, timeToJson(digest->toMs)},
                                  {"items"_L1, digest->items},
                                  {"language"_L1, language},
                                  {"fileName"_L1, DigestText::fileName(*digest, language)},
                                  {"markdown"_L1, text}});
        } else {
            session.console.exact(text.toUtf8());
        }
        return 0;
    });
}

} // namespace

void addWatchItemVerbs(VerbTable &table)
{
    table.add({.name = u"watch items"_s,
               .synopsis = u"[--state STATE] [--watch ID] [--limit N] [--json]"_s,
               .summary = [] { return CliText::tr("List what the watches found."); },
               .options = {{u"state"_s, u"STATE"_s,
                            [] { return CliText::tr("new, kept, ignored, bug or all; new."); }},
                           {u"watch"_s, u"ID"_s,
                            [] { return CliText::tr("Only what this watch found."); }},
                           {u"limit"_s, u"N"_s, [] { return CliText::tr("At most this many."); }}},
               .leastWords = 0,
               .mostWords = 0,
               .run = runItems});
    std::vector<CliOption> options = networkOptions();
    options.insert(
        options.begin(),
        {{u"as"_s, u"STATE"_s,
          [] { return CliText::tr("kept, ignored, bug, or new to take it back."); }},
         {u"no-fetch"_s,
          {},
          [] { return CliText::tr("Make the bug without fetching its thread."); }},
         {u"server"_s, u"URL"_s, [] { return CliText::tr("Allow plain http for this server."); }}});
    table.add({.name = u"watch triage"_s,
               .synopsis = u"ID… --as STATE [--no-fetch] [--json]"_s,
               .summary = [] { return CliText::tr("Decide about what the watches found."); },
               .options = options,
               .leastWords = 1,
               .mostWords = -1,
               .run = runTriage});
    table.add(
        {.name = u"watch digest"_s,
         .synopsis = u"[--weekly | --days N] [--until TIME] [--lang LANGUAGE] [--json]"_s,
         .summary = [] { return CliText::tr("Write what was found as a Markdown document."); },
         .options = {{u"weekly"_s, {}, [] { return CliText::tr("Seven days instead of one."); }},
                     {u"days"_s, u"N"_s, [] { return CliText::tr("That many days."); }},
                     {u"until"_s, u"TIME"_s,
                      [] {
                          return CliText::tr("The end; the end of today (UTC) when not given.");
                      }}},
         .leastWords = 0,
         .mostWords = 0,
         .run = runDigest});
}

} // namespace Casebook

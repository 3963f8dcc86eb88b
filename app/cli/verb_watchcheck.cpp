// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/network.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "core/base/limits.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

int printOutcome(Session &session, const WatchCheckOutcome &outcome)
{
    int code = 0;
    for (const WatchListOutcome &line : outcome.lists) {
        QJsonObject object{{"watch"_L1, line.watch.value}, {"name"_L1, line.watchName},
                           {"list"_L1, line.list},         {"read"_L1, line.read},
                           {"matched"_L1, line.matched},   {"added"_L1, line.added},
                           {"cut"_L1, line.isCut},         {"newestOnly"_L1, line.wasNewestOnly}};
        if (line.error) {
            const int one = session.report(*line.error, object);
            code = code == 0 ? one : code;
            continue;
        }
        if (session.isJson()) {
            session.console.json(object);
        } else {
            session.console.line(CliText::tr("%1, %2: %3 new of %4 read")
                                     .arg(line.watchName, line.list)
                                     .arg(line.added)
                                     .arg(line.read));
        }
        if (line.isCut) {
            session.console.message(
                CliText::tr("casebookctl: %1 has more than one check reads. Narrow the watch.")
                    .arg(line.list));
        }
        if (line.wasNewestOnly) {
            session.console.message(
                CliText::tr("casebookctl: Searching %1 did not work, so only its newest messages "
                            "were read.")
                    .arg(line.list));
        }
    }
    return outcome.isCancelled ? session.complain({.code = ErrorCode::Cancelled}) : code;
}

/// A saved feed; more than the parser takes is not read.
Result<QByteArray> bytesOf(Session &session, const QString &name)
{
    const Result<QString> path = session.filePath(name);
    if (!path) {
        return passOn(path);
    }
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(file.exists() ? ErrorCode::Io : ErrorCode::NotFound, name, file.errorString());
    }
    return file.read(Limits::feedBytes + 1);
}

/// A saved feed instead of the server.
int readFeed(Session &session, const Arguments &arguments, const std::vector<WatchId> &watches)
{
    if (watches.size() != 1) {
        return reportFailure(session, Error{ErrorCode::Usage, u"--feed"_s, u"value-missing"_s},
                             u"watch check"_s);
    }
    const Result<QByteArray> feed = bytesOf(session, arguments.value(u"feed"_s));
    if (!feed) {
        return reportFailure(session, feed.error(), u"watch check"_s);
    }
    return withWorkspace(session, arguments, u"watch check"_s, [&](Workspace &workspace) {
        const Result<int> added = session.await(workspace.readFeed(watches.front(), *feed));
        if (!added) {
            return session.report(added.error(), {{"watch"_L1, watches.front().value}});
        }
        if (session.isJson()) {
            session.console.json({{"watch"_L1, watches.front().value}, {"added"_L1, *added}});
        } else {
            session.console.line(CliText::tr("%1 new").arg(*added));
        }
        return 0;
    });
}

int runCheck(Session &session, const Arguments &arguments)
{
    WatchCheckRequest request;
    for (const QString &word : arguments.words) {
        const Result<WatchId> id = idOf<WatchId>(word);
        if (!id) {
            return reportFailure(session, id.error(), u"watch check"_s);
        }
        request.watches.push_back(*id);
    }
    if (arguments.has(u"feed"_s)) {
        return readFeed(session, arguments, request.watches);
    }
    const Result<int> days = arguments.number(u"days"_s, 1, request.firstDays);
    const Result<NetworkOptions> network = networkOf(arguments);
    if (!days || !network) {
        return reportFailure(session, !days ? days.error() : network.error(), u"watch check"_s);
    }
    request.firstDays = *days;
    return withWorkspace(session, arguments, u"watch check"_s, [&](Workspace &workspace) {
        workspace.setNetwork(*network);
        const Result<WatchCheckOutcome> outcome = session.await(workspace.checkWatches(request));
        return outcome ? printOutcome(session, *outcome) : session.report(outcome.error());
    });
}

} // namespace

void addWatchCheckVerb(VerbTable &table)
{
    std::vector<CliOption> checkOptions = networkOptions();
    checkOptions.insert(
        checkOptions.begin(),
        {u"server"_s, u"URL"_s, [] { return CliText::tr("Allow plain http for this server."); }});
    checkOptions.insert(checkOptions.begin(),
                        {u"feed"_s, u"FILE"_s, [] {
                             return CliText::tr(
                                 "Read this saved Atom feed instead of asking the server; "
                                 "with one ID.");
                         }});
    checkOptions.insert(checkOptions.begin(),
                        {u"days"_s, u"N"_s, [] {
                             return CliText::tr("How far a list is read back the first time; 7.");
                         }});
    table.add({.name = u"watch check"_s,
               .synopsis = u"[ID…] [--days N] [--feed FILE] [--json]"_s,
               .summary = [] { return CliText::tr("Look for new messages on the watched lists."); },
               .options = checkOptions,
               .leastWords = 0,
               .mostWords = -1,
               .run = runCheck});
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "app/text/format.h"
#include "core/base/text.h"

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// Lines fetched at a time; one piece never holds more than some megabytes.
constexpr int pieceLines = 500;

QString placeName(LogPlace place)
{
    switch (place) {
    case LogPlace::Inside:
        return u"inside"_s;
    case LogPlace::Outside:
        return u"outside"_s;
    case LogPlace::Missing:
        return u"missing"_s;
    }
    return {};
}

QJsonObject toJson(const LogInfo &log)
{
    return {{"id"_L1, log.id.value},
            {"bug"_L1,
             log.bugId.isValid() ? QJsonValue(log.bugId.value) : QJsonValue(QJsonValue::Null)},
            {"name"_L1, log.name},
            {"sha256"_L1, textOrNull(QString::fromLatin1(log.sha256.toHex()))},
            {"bytes"_L1, log.sizeBytes},
            {"lines"_L1, log.lines},
            {"place"_L1, placeName(log.place)},
            {"complete"_L1, log.complete},
            {"added"_L1, timeToJson(log.addedMs)}};
}

void print(Session &session, const LogInfo &log)
{
    if (session.isJson()) {
        session.console.json(toJson(log));
        return;
    }
    session.console.line(QString::number(log.id.value) + "  "_L1 + log.name + "  "_L1
                         + Format::size(log.sizeBytes) + "  "_L1
                         + CliText::tr("%n line(s)", nullptr, int(log.lines)));
}

int importOne(Session &session, Workspace &workspace, const QString &file, BugId bug)
{
    const Result<QString> path = session.filePath(file);
    if (!path) {
        return session.report(path.error(), {{"file"_L1, file}});
    }
    const Result<LogId> id = session.await(workspace.importLog(*path, bug));
    if (!id) {
        return session.report(id.error(), {{"file"_L1, file}});
    }
    const Result<LogInfo> log = session.await(workspace.log(*id));
    if (!log) {
        return session.report(log.error(), {{"file"_L1, file}});
    }
    print(session, *log);
    return 0;
}

int runImport(Session &session, const Arguments &arguments)
{
    const Result<BugId> bug = bugOption(arguments);
    if (!bug) {
        return reportFailure(session, bug.error(), u"log import"_s);
    }
    return withWorkspace(session, arguments, u"log import"_s, [&](Workspace &workspace) {
        return forEachWord(arguments, [&](const QString &file) {
            return importOne(session, workspace, file, *bug);
        });
    });
}

int runList(Session &session, const Arguments &arguments)
{
    const Result<BugId> bug = bugOption(arguments);
    if (!bug) {
        return reportFailure(session, bug.error(), u"log list"_s);
    }
    return withWorkspace(session, arguments, u"log list"_s, [&](Workspace &workspace) {
        const Result<std::vector<LogInfo>> logs = session.await(workspace.logs(*bug));
        if (!logs) {
            return session.report(logs.error());
        }
        for (const LogInfo &log : *logs) {
            print(session, log);
        }
        return 0;
    });
}

/// Prints \a most lines from \a first (counted from 0) on, piece by piece.
int showLines(Session &session, Workspace &workspace, LogId id, qint64 first, qint64 most)
{
    while (most > 0 && !session.console.isClosed()) {
        const int count = int(std::min<qint64>(most, pieceLines));
        const Result<LogLines> piece = session.await(workspace.logLines(id, first, count));
        if (!piece) {
            return session.report(piece.error(), {{"id"_L1, id.value}});
        }
        for (std::size_t i = 0; i < piece->lines.size(); ++i) {
            const QByteArray &line = piece->lines[i];
            if (session.isJson()) {
                session.console.json({{"line"_L1, first + qint64(i) + 1},
                                      {"text"_L1, decodeUtf8(line)},
                                      {"bytes"_L1, piece->lineBytes[i]}});
            } else {
                session.console.exact(line);
                session.console.bytes("\n");
            }
        }
        if (piece->lines.empty()) {
            break;
        }
        first += qint64(piece->lines.size());
        most -= qint64(piece->lines.size());
    }
    return 0;
}

int runShow(Session &session, const Arguments &arguments)
{
    const Result<LogId> id = idOf<LogId>(arguments.words.first());
    const Result<int> from = arguments.number(u"from"_s, 1, 1);
    const Result<int> most = arguments.number(u"lines"_s, 0, 40);
    for (const std::optional<Error> &error : {id ? std::nullopt : std::optional(id.error()),
                                              from ? std::nullopt : std::optional(from.error()),
                                              most ? std::nullopt : std::optional(most.error())}) {
        if (error) {
            return reportFailure(session, *error, u"log show"_s);
        }
    }
    return withWorkspace(session, arguments, u"log show"_s, [&](Workspace &workspace) {
        const Result<LogInfo> log = session.await(workspace.log(*id));
        if (!log) {
            return session.report(log.error(), {{"id"_L1, id->value}});
        }
        return showLines(session, workspace, *id, *from - 1, *most);
    });
}

int runFind(Session &session, const Arguments &arguments)
{
    const Result<LogId> id = idOf<LogId>(arguments.words.first());
    if (!id) {
        return reportFailure(session, id.error(), u"log find"_s);
    }
    const Result<int> from = arguments.number(u"from"_s, 1, 1);
    if (!from) {
        return reportFailure(session, from.error(), u"log find"_s);
    }
    return withWorkspace(session, arguments, u"log find"_s, [&](Workspace &workspace) {
        const Result<qint64> line = session.await(
            workspace.findInLog(*id, arguments.words.at(1).toUtf8(), *from - 1,
                                arguments.has(u"backwards"_s), arguments.has(u"ignore-case"_s)));
        if (!line) {
            return session.report(line.error(), {{"id"_L1, id->value}});
        }
        if (session.isJson()) {
            session.console.json({{"id"_L1, id->value}, {"line"_L1, *line + 1}});
        } else {
            session.console.line(QString::number(*line + 1));
        }
        return 0;
    });
}

} // namespace

void addLogVerbs(VerbTable &table)
{
    const auto bugHelp = [] {
        return CliText::tr("The bug it belongs to; without it, the workspace.");
    };
    const auto fromHelp = [] { return CliText::tr("Begin at this line, counted from 1."); };
    table.add({.name = u"log import"_s,
               .synopsis = u"FILE… [--bug ID] [--json]"_s,
               .summary = [] { return CliText::tr("Store logs of any size."); },
               .options = {{u"bug"_s, u"ID"_s, bugHelp}},
               .leastWords = 1,
               .mostWords = -1,
               .run = runImport});
    table.add({.name = u"log list"_s,
               .synopsis = u"[--bug ID] [--json]"_s,
               .summary = [] { return CliText::tr("List the stored logs."); },
               .options = {{u"bug"_s, u"ID"_s, bugHelp}},
               .leastWords = 0,
               .mostWords = 0,
               .run = runList});
    table.add({.name = u"log show"_s,
               .synopsis = u"ID [--from LINE] [--lines N] [--json]"_s,
               .summary = [] { return CliText::tr("Print lines of a log."); },
               .options = {{u"from"_s, u"LINE"_s, fromHelp},
                           {u"lines"_s, u"N"_s,
                            [] { return CliText::tr("Print at most N lines (40)."); }}},
               .leastWords = 1,
               .mostWords = 1,
               .run = runShow});
    table.add(
        {.name = u"log find"_s,
         .synopsis = u"ID TEXT [--from LINE] [--backwards] [--ignore-case] [--json]"_s,
         .summary =
             [] { return CliText::tr("Print the number of the next line that holds a text."); },
         .options =
             {{u"from"_s, u"LINE"_s, fromHelp},
              {u"backwards"_s, {}, [] { return CliText::tr("Look towards the beginning."); }},
              {u"ignore-case"_s, {}, [] { return CliText::tr("Take a–z and A–Z for the same."); }}},
         .leastWords = 2,
         .mostWords = 2,
         .run = runFind});
}

} // namespace Casebook

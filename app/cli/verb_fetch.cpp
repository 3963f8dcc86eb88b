// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/network.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "app/text/errortext.h"
#include "app/text/format.h"
#include "core/base/limits.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

QJsonObject toJson(const FetchOutcome &outcome)
{
    QJsonArray added;
    for (const MessageRowId id : outcome.added) {
        added.append(id.value);
    }
    QJsonArray cut;
    for (const CutMail &mail : outcome.cut) {
        cut.append(QJsonObject{{"messageId"_L1, mail.messageId},
                               {"size"_L1, mail.sizeBytes},
                               {"kept"_L1, mail.keptBytes}});
    }
    const auto idOrNull = [](qint64 id) { return id > 0 ? QJsonValue(id) : QJsonValue(); };
    return {{"messageId"_L1, outcome.messageId},
            {"message"_L1, idOrNull(outcome.message.value)},
            {"thread"_L1, idOrNull(outcome.thread.value)},
            {"subject"_L1, textOrNull(outcome.subject)},
            {"server"_L1, outcome.server},
            {"list"_L1, textOrNull(outcome.list)},
            {"messages"_L1, outcome.messagesSeen},
            {"added"_L1, outcome.messagesAdded},
            {"addedIds"_L1, added},
            {"copies"_L1, outcome.copiesMerged},
            {"originals"_L1, outcome.originals},
            {"unchanged"_L1, outcome.unchanged},
            {"leftOut"_L1, outcome.leftOut},
            {"parentsFound"_L1, outcome.parentsFound},
            {"parentsMissing"_L1, outcome.parentsMissing},
            {"cut"_L1, cut},
            {"bytes"_L1, outcome.wireBytes},
            {"seconds"_L1, outcome.seconds},
            {"awaited"_L1, outcome.isAwaited},
            {"bug"_L1, idOrNull(outcome.bug.value)},
            {"madeBug"_L1, outcome.madeBug}};
}

/// What came, for people and for machines.
void print(Session &session, const FetchOutcome &outcome)
{
    if (session.isJson()) {
        session.console.json(toJson(outcome));
        return;
    }
    if (outcome.isAwaited) {
        session.console.line(
            CliText::tr("%1 is not there yet. \"casebookctl refresh\" looks for it again.")
                .arg(outcome.messageId));
        return;
    }
    session.console.line(
        CliText::tr("Thread %1: %2").arg(outcome.thread.value).arg(outcome.subject));
    session.console.line(CliText::tr("new %1, already there %2, further copies %3 (from %4)")
                             .arg(outcome.messagesAdded)
                             .arg(outcome.unchanged)
                             .arg(outcome.copiesMerged)
                             .arg(outcome.server + outcome.list));
    if (outcome.leftOut > 0) {
        session.console.line(
            CliText::tr("Left out, because only the subject is the same: %1").arg(outcome.leftOut));
    }
    if (outcome.parentsFound > 0) {
        session.console.line(
            CliText::tr("Missing messages found on other lists: %1").arg(outcome.parentsFound));
    }
    if (outcome.parentsMissing > 0) {
        session.console.line(CliText::tr("Answered by others, but nowhere on the server: %1")
                                 .arg(outcome.parentsMissing));
    }
    if (outcome.originals > 0) {
        session.console.line(CliText::tr("%n messages took the place of texts pasted before.",
                                         nullptr, outcome.originals));
    }
    for (const CutMail &mail : outcome.cut) {
        session.console.line(
            CliText::tr("%1 has %2; only its first %3 are kept.")
                .arg(mail.messageId, Format::size(mail.sizeBytes), Format::size(mail.keptBytes)));
    }
    if (outcome.bug.isValid()) {
        session.console.line(outcome.madeBug
                                 ? CliText::tr("Made bug %1.").arg(outcome.bug.value)
                                 : CliText::tr("Filed under bug %1.").arg(outcome.bug.value));
    }
}

/// The text of a word: "-" is stdin, a file's name its text, all else itself.
Result<QString> textOf(Session &session, const QString &word)
{
    if (word != "-"_L1) {
        return word;
    }
    const Result<QString> path = session.filePath(word);
    if (!path) {
        return passOn(path);
    }
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, word, file.errorString());
    }
    return QString::fromUtf8(file.read(Limits::pastedLinkChars));
}

/// Fetches every thread that one word names; the first failure's code.
int fetchWord(Session &session, Workspace &workspace, const Arguments &arguments,
              const QString &word, BugId bug)
{
    const Result<QString> text = textOf(session, word);
    if (!text) {
        return session.report(text.error(), {{"asked"_L1, word}});
    }
    const std::vector<MailLink> links = Workspace::mailLinks(*text);
    if (links.empty()) {
        return session.report({.code = ErrorCode::NoMailLink, .subject = word},
                              {{"asked"_L1, word}});
    }
    int code = 0;
    for (MailLink link : links) {
        if (arguments.has(u"server"_s)) {
            link.server = withSlash(arguments.value(u"server"_s));
            link.list.clear();
        }
        if (arguments.has(u"list"_s)) {
            link.list = arguments.value(u"list"_s);
        }
        const Result<FetchOutcome> outcome =
            session.await(workspace.fetchThread({.link = link,
                                                 .bug = bug,
                                                 .makesBug = !arguments.has(u"unfiled"_s),
                                                 .isFresh = arguments.has(u"fresh"_s),
                                                 .waits = arguments.has(u"wait"_s)}));
        if (outcome) {
            print(session, *outcome);
        } else {
            const int one = session.report(outcome.error(), {{"messageId"_L1, link.messageId}});
            code = code == 0 ? one : code;
        }
        if (!outcome && outcome.error().code == ErrorCode::Cancelled) {
            break;
        }
    }
    return code;
}

int runFetch(Session &session, const Arguments &arguments)
{
    const Result<BugId> bug = bugOption(arguments);
    if (!bug) {
        return reportFailure(session, bug.error(), u"fetch"_s);
    }
    if (bug->isValid() && arguments.has(u"unfiled"_s)) {
        return reportFailure(session, Error{ErrorCode::Usage, {}, u"one-target"_s}, u"fetch"_s);
    }
    const Result<NetworkOptions> network = networkOf(arguments);
    if (!network) {
        return reportFailure(session, network.error(), u"fetch"_s);
    }
    const Result<Workspace *> workspace = session.openOrCreate(arguments);
    if (!workspace) {
        return reportFailure(session, workspace.error(), u"fetch"_s);
    }
    (*workspace)->setNetwork(*network);
    return forEachWord(arguments, [&](const QString &word) {
        return fetchWord(session, **workspace, arguments, word, *bug);
    });
}

int printRefresh(Session &session, const Result<RefreshOutcome> &outcome)
{
    if (!outcome) {
        return session.report(outcome.error());
    }
    for (const FetchOutcome &thread : outcome->threads) {
        print(session, thread);
    }
    int code = 0;
    for (const auto &[id, error] : outcome->failures) {
        const int one = session.report(error, {{"messageId"_L1, id}});
        code = code == 0 ? one : code;
    }
    if (outcome->notAsked > 0) {
        session.console.message(CliText::tr("casebookctl: Threads that were not asked for: %1.")
                                    .arg(outcome->notAsked));
        code = code == 0 ? int(ExitCode::Findings) : code;
    }
    return outcome->cancelled ? session.complain({.code = ErrorCode::Cancelled}) : code;
}

int runRefresh(Session &session, const Arguments &arguments)
{
    const Result<BugId> bug = bugOption(arguments);
    if (!bug) {
        return reportFailure(session, bug.error(), u"refresh"_s);
    }
    if (bug->isValid() && !arguments.words.isEmpty()) {
        return reportFailure(session, Error{ErrorCode::Usage, u"refresh"_s, u"too-many"_s},
                             u"refresh"_s);
    }
    const Result<NetworkOptions> network = networkOf(arguments);
    if (!network) {
        return reportFailure(session, network.error(), u"refresh"_s);
    }
    return withWorkspace(session, arguments, u"refresh"_s, [&](Workspace &workspace) {
        workspace.setNetwork(*network);
        if (bug->isValid()) {
            return printRefresh(session, session.await(workspace.refreshBug(*bug)));
        }
        if (arguments.words.isEmpty()) {
            return printRefresh(session, session.await(workspace.askAgain()));
        }
        return forEachWord(arguments, [&](const QString &word) {
            const Result<ThreadId> thread = idOf<ThreadId>(word);
            if (!thread) {
                return reportFailure(session, thread.error(), u"refresh"_s);
            }
            const Result<FetchOutcome> outcome = session.await(workspace.refreshThread(*thread));
            if (!outcome) {
                return session.report(outcome.error(), {{"thread"_L1, thread->value}});
            }
            print(session, *outcome);
            return 0;
        });
    });
}

CliOption bugChoice()
{
    return {u"bug"_s, u"ID"_s, [] { return CliText::tr("The threads of this bug."); }};
}

} // namespace

void addFetchVerbs(VerbTable &table)
{
    std::vector<CliOption> fetchOptions = networkOptions();
    fetchOptions.insert(
        fetchOptions.begin(),
        {{u"bug"_s, u"ID"_s, [] { return CliText::tr("File the threads under this bug."); }},
         {u"unfiled"_s, {}, [] { return CliText::tr("File them under no bug."); }},
         {u"server"_s, u"URL"_s,
          [] {
              return CliText::tr("Ask this public-inbox server; plain http is allowed for it.");
          }},
         {u"list"_s, u"NAME"_s, [] { return CliText::tr("Ask this list of the server."); }},
         {u"fresh"_s, {}, [] { return CliText::tr("Ask even when the answer is minutes old."); }},
         {u"wait"_s, {}, [] { return CliText::tr("Remember mail that is not there yet."); }}});
    table.add(
        {.name = u"fetch"_s,
         .synopsis = u"LINK|MESSAGE-ID… [--bug ID | --unfiled] [--server URL] [--json]"_s,
         .summary = [] { return CliText::tr("Fetch whole threads from a public-inbox server."); },
         .options = fetchOptions,
         .leastWords = 1,
         .mostWords = -1,
         .run = runFetch});
    std::vector<CliOption> refreshOptions = networkOptions();
    refreshOptions.insert(refreshOptions.begin(), bugChoice());
    table.add(
        {.name = u"refresh"_s,
         .synopsis = u"[THREAD… | --bug ID] [--json]"_s,
         .summary =
             [] {
                 return CliText::tr(
                     "Look for new mail in threads; without one, for mail that is waited for.");
             },
         .options = refreshOptions,
         .leastWords = 0,
         .mostWords = -1,
         .run = runRefresh});
}

} // namespace Casebook

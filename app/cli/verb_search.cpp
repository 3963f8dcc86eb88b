// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/help.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/session.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/text/valuetext.h"

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

QString kindName(SearchKind kind)
{
    switch (kind) {
    case SearchKind::Message:
        return u"message"_s;
    case SearchKind::Note:
        return u"note"_s;
    case SearchKind::Draft:
        return u"draft"_s;
    case SearchKind::Bug:
        return u"bug"_s;
    case SearchKind::Log:
        return u"log"_s;
    case SearchKind::Trace:
        return u"trace"_s;
    case SearchKind::Run:
        return u"run"_s;
    }
    return {};
}

QJsonArray toJson(const std::vector<TextSpan> &spans)
{
    QJsonArray array;
    for (const TextSpan &span : spans) {
        array.append(QJsonArray{span.start, span.length});
    }
    return array;
}

QJsonObject toJson(const SearchHit &hit)
{
    return {
        {"kind"_L1, kindName(hit.kind)},
        {"id"_L1, hit.id},
        {"messageId"_L1, textOrNull(hit.messageId)},
        {"thread"_L1,
         hit.threadId.isValid() ? QJsonValue(hit.threadId.value) : QJsonValue(QJsonValue::Null)},
        {"title"_L1, hit.title},
        {"titleSpans"_L1, toJson(hit.titleSpans)},
        {"snippet"_L1, hit.snippet},
        {"snippetSpans"_L1, toJson(hit.snippetSpans)},
        {"place"_L1, textOrNull(hit.place)},
        {"date"_L1, timeToJson(hit.dateMs)}};
}

Result<SearchQuery> queryOf(const Arguments &arguments)
{
    const Result<int> limit = arguments.number(u"limit"_s, 1, 20);
    if (!limit) {
        return passOn(limit);
    }
    const Result<int> offset = arguments.number(u"offset"_s, 0, 0);
    if (!offset) {
        return passOn(offset);
    }
    const Result<int> bug = arguments.number(u"bug"_s, 1, 0);
    if (!bug) {
        return passOn(bug);
    }
    // A blank behind the last word: on a command line every word is finished.
    return SearchQuery{.text = arguments.words.join(u' ') + u' ',
                       .bugId = BugId{*bug},
                       .limit = *limit,
                       .offset = *offset};
}

int runSearch(Session &session, const Arguments &arguments)
{
    const Result<SearchQuery> query = queryOf(arguments);
    if (!query) {
        return reportFailure(session, query.error(), u"search"_s);
    }
    const Result<Workspace *> workspace = session.openWorkspace(arguments);
    if (!workspace) {
        return reportFailure(session, workspace.error(), u"search"_s);
    }
    const Result<SearchPage> page = session.await((*workspace)->search(*query));
    if (!page) {
        return reportFailure(session, page.error(), u"search"_s);
    }
    if (session.isJson()) {
        QJsonArray hits;
        for (const SearchHit &hit : page->hits) {
            hits.append(toJson(hit));
        }
        session.console.json({{"query"_L1, arguments.words.join(u' ')},
                              {"total"_L1, page->total},
                              {"seconds"_L1, page->seconds},
                              {"hits"_L1, hits}});
        return 0;
    }
    session.console.line(CliText::tr("%n hit(s)", nullptr, int(page->total)));
    for (const SearchHit &hit : page->hits) {
        session.console.line();
        session.console.line(ValueText::searchKind(hit.kind) + ": "_L1 + hit.title);
        session.console.line("  "_L1 + timeText(hit.dateMs) + "  "_L1
                             + (hit.messageId.isEmpty() ? QString::number(hit.id) : hit.messageId));
        if (!hit.snippet.isEmpty()) {
            session.console.line("  "_L1 + hit.snippet);
        }
    }
    return 0;
}

} // namespace

void addSearchVerb(VerbTable &table)
{
    table.add(
        {.name = u"search"_s,
         .synopsis = u"WORD… [--bug ID] [--limit N] [--offset N] [--json]"_s,
         .summary =
             [] { return CliText::tr("Search messages, notes and bugs for all of the words."); },
         .options = {{u"bug"_s, u"ID"_s, [] { return CliText::tr("Only inside this bug."); }},
                     {u"limit"_s, u"N"_s, [] { return CliText::tr("Print at most N hits (20)."); }},
                     {u"offset"_s, u"N"_s,
                      [] { return CliText::tr("Leave out the first N hits."); }}},
         .leastWords = 1,
         .mostWords = -1,
         .run = runSearch});
}

} // namespace Casebook

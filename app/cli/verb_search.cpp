// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/help.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/session.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "app/text/errortext.h"
#include "app/text/querytext.h"
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
    const bool hasOffset =
        hit.kind == SearchKind::Log || (hit.kind == SearchKind::Trace && hit.offset >= 0);
    return {
        {"kind"_L1, kindName(hit.kind)},
        {"id"_L1, hit.id},
        {"messageId"_L1, textOrNull(hit.messageId)},
        {"thread"_L1,
         hit.threadId.isValid() ? QJsonValue(hit.threadId.value) : QJsonValue(QJsonValue::Null)},
        {"from"_L1, textOrNull(hit.who)},
        {"title"_L1, hit.title},
        {"titleSpans"_L1, toJson(hit.titleSpans)},
        {"snippet"_L1, hit.snippet},
        {"snippetSpans"_L1, toJson(hit.snippetSpans)},
        {"place"_L1, textOrNull(hit.place)},
        {"bug"_L1,
         hit.bugId.isValid() ? QJsonValue(hit.bugId.value) : QJsonValue(QJsonValue::Null)},
        {"offset"_L1, hasOffset ? QJsonValue(hit.offset) : QJsonValue(QJsonValue::Null)},
        {"source"_L1, textOrNull(hit.source)},
        {"date"_L1, timeToJson(hit.dateMs)}};
}

QJsonArray toJson(const std::vector<SearchHit> &hits)
{
    QJsonArray array;
    for (const SearchHit &hit : hits) {
        array.append(toJson(hit));
    }
    return array;
}

void printHits(Session &session, const std::vector<SearchHit> &hits)
{
    for (const SearchHit &hit : hits) {
        session.console.line();
        const bool isTrace = hit.kind == SearchKind::Trace; // its title is nobody's words
        const QString author = hit.who.isEmpty() || isTrace ? QString() : hit.who + ": "_L1;
        session.console.line(ValueText::searchKind(hit.kind) + ": "_L1 + author + hit.title);
        session.console.line("  "_L1 + timeText(hit.dateMs) + "  "_L1
                             + (!hit.source.isEmpty()         ? hit.source
                                    : hit.messageId.isEmpty() ? QString::number(hit.id)
                                                              : hit.messageId));
        if (!hit.snippet.isEmpty()) {
            session.console.line("  "_L1 + hit.snippet);
        }
    }
}

Result<SearchOrder> orderOf(const Arguments &arguments)
{
    const QString word = arguments.value(u"sort"_s);
    if (word.isEmpty() || word == "relevance"_L1) {
        return SearchOrder::Relevance;
    }
    if (word == "date"_L1 || word == "newest"_L1) {
        return SearchOrder::Newest;
    }
    if (word == "oldest"_L1) {
        return SearchOrder::Oldest;
    }
    return fail(ErrorCode::Usage, word, u"bad-value"_s);
}

Result<SearchQuery> queryOf(const Arguments &arguments, const QString &text)
{
    const Result<int> limit = arguments.number(u"limit"_s, 1, 20);
    if (!limit) {
        return passOn(limit);
    }
    const Result<int> offset = arguments.number(u"offset"_s, 0, 0);
    if (!offset) {
        return passOn(offset);
    }
    const Result<BugId> bug = bugOption(arguments);
    if (!bug) {
        return passOn(bug);
    }
    const Result<SearchOrder> order = orderOf(arguments);
    if (!order) {
        return passOn(order);
    }
    // A blank behind the last word: on a command line every word is finished.
    return SearchQuery{.text = text + u' ',
                       .bugId = *bug,
                       .limit = *limit,
                       .offset = *offset,
                       .order = *order,
                       .here = *bug};
}

/// A question that cannot be understood, with its place.
int reportProblem(Session &session, const QString &text, const SearchProblem &problem)
{
    const Error error{.code = ErrorCode::Usage, .subject = problem.subject, .detail = {}};
    if (const QString why = QueryText::emptiness(text); !why.isEmpty()) {
        session.console.message("casebookctl: "_L1 + why);
    }
    if (session.isJson()) {
        session.console.json({{"query"_L1, text},
                              {"error"_L1, toJson(error)},
                              {"start"_L1, problem.start},
                              {"length"_L1, problem.length}});
    }
    session.console.message("casebookctl: "_L1 + QueryText::problem(problem));
    return int(ErrorText::exitCode(ErrorCode::Usage));
}

int find(Session &session, Workspace &workspace, const Arguments &arguments, const QString &text)
{
    const Result<SearchQuery> query = queryOf(arguments, text);
    if (!query) {
        return reportFailure(session, query.error(), u"search"_s);
    }
    const std::expected<SearchNode, SearchProblem> parsed = parseSearch(
        query->text, {.nowMs = session.clock().now(), .zone = query->zone, .here = query->here});
    if (!parsed) {
        return reportProblem(session, text, parsed.error());
    }
    // An older file's index is made again first: half an answer would look like a whole one.
    const Result<void> indexed = session.await(workspace.whenIndexed());
    if (!indexed) {
        return session.report(indexed.error());
    }
    const Result<SearchPage> page = session.await(workspace.search(*query));
    if (!page) {
        return reportFailure(session, page.error(), u"search"_s);
    }
    if (session.isJson()) {
        session.console.json({{"query"_L1, text},
                              {"total"_L1, page->total},
                              {"ranked"_L1, page->isRanked},
                              {"seconds"_L1, page->seconds},
                              {"hits"_L1, toJson(page->hits)}});
        return 0;
    }
    session.console.line(CliText::tr("%n hit(s)", nullptr, int(page->total)));
    printHits(session, page->hits);
    return 0;
}

/// Looks through everything, printing hits as they come; --limit ends it early.
int scan(Session &session, Workspace &workspace, const Arguments &arguments, const QString &text)
{
    const Result<SearchQuery> query = queryOf(arguments, text);
    if (!query) {
        return reportFailure(session, query.error(), u"search"_s);
    }
    ScanRequest request{.needle = text,
                        .foldCase = !arguments.has(u"case"_s),
                        .bugId = query->bugId,
                        .mostHits = query->limit};
    std::vector<SearchHit> hits;
    qint64 scanned = 0;
    bool isDone = false;
    while (!isDone && hits.size() < static_cast<std::size_t>(query->limit)) {
        const Result<ScanSlice> slice = session.await(workspace.scan(request));
        if (!slice) {
            return reportFailure(session, slice.error(), u"search"_s);
        }
        if (!session.isJson()) {
            printHits(session, slice->hits);
        }
        hits.insert(hits.end(), slice->hits.begin(), slice->hits.end());
        scanned += slice->scanned;
        isDone = slice->isDone;
        request.after = slice->last;
        if (slice->total > 0 && !isDone) {
            session.console.progress(CliText::tr("%1 % done").arg(scanned * 100 / slice->total));
        }
    }
    session.console.progress({});
    if (session.isJson()) {
        session.console.json({{"scan"_L1, text},
                              {"scanned"_L1, scanned},
                              {"complete"_L1, isDone},
                              {"hits"_L1, toJson(hits)}});
        return 0;
    }
    session.console.line();
    session.console.line(isDone ? CliText::tr("%n hit(s)", nullptr, int(hits.size()))
                                : CliText::tr("%n hit(s) so far; --limit ended the scan.", nullptr,
                                              int(hits.size())));
    return 0;
}

int listSaved(Session &session, const std::vector<SavedSearch> &searches)
{
    QJsonArray list;
    for (const SavedSearch &search : searches) {
        list.append(QJsonObject{{"name"_L1, search.name},
                                {"query"_L1, search.text},
                                {"changed"_L1, timeToJson(search.changedMs)}});
        if (!session.isJson()) {
            session.console.line(search.name + ": "_L1 + search.text);
        }
    }
    if (session.isJson()) {
        session.console.json({{"searches"_L1, list}});
    } else if (searches.empty()) {
        session.console.line(CliText::tr("No search is saved in this workspace."));
    }
    return 0;
}

int runSaved(Session &session, Workspace &workspace, const Arguments &arguments)
{
    const Result<std::vector<SavedSearch>> searches = session.await(workspace.savedSearches());
    if (!searches) {
        return session.report(searches.error());
    }
    const QString name = arguments.words.join(u' ').simplified();
    if (name.isEmpty()) {
        return listSaved(session, *searches);
    }
    const auto found = std::ranges::find(*searches, name, &SavedSearch::name);
    if (found == searches->end()) {
        return session.report(Error{.code = ErrorCode::NotFound, .subject = name, .detail = {}});
    }
    return find(session, workspace, arguments, found->text);
}

int forget(Session &session, Workspace &workspace, const QString &name)
{
    const Result<std::vector<SavedSearch>> searches = session.await(workspace.savedSearches());
    if (!searches) {
        return session.report(searches.error());
    }
    const auto found = std::ranges::find(*searches, name.simplified(), &SavedSearch::name);
    if (found == searches->end()) {
        return session.report(Error{.code = ErrorCode::NotFound, .subject = name, .detail = {}});
    }
    const Result<void> removed = session.await(workspace.removeSearch(found->id));
    if (!removed) {
        return session.report(removed.error());
    }
    if (session.isJson()) {
        session.console.json({{"forgot"_L1, found->name}});
    }
    return 0;
}

int save(Session &session, Workspace &workspace, const Arguments &arguments, const QString &text)
{
    const QString name = arguments.value(u"save"_s);
    const auto parsed =
        parseSearch(QString(text + u' '), {.nowMs = session.clock().now(), .here = BugId{1}});
    if (!parsed) {
        return reportProblem(session, text, parsed.error());
    }
    const Result<SavedSearchId> saved = session.await(workspace.saveSearch(name, text));
    if (!saved) {
        return reportFailure(session, saved.error(), u"search"_s);
    }
    if (session.isJson()) {
        session.console.json({{"saved"_L1, name.simplified()}, {"query"_L1, text.trimmed()}});
    }
    return 0;
}

int runSearch(Session &session, const Arguments &arguments)
{
    const QString text = arguments.words.join(u' ');
    const bool needsWords = !arguments.has(u"saved"_s) && !arguments.has(u"forget"_s);
    if (needsWords && text.isEmpty()) {
        return reportFailure(
            session,
            Error{.code = ErrorCode::Usage, .subject = u"search"_s, .detail = u"too-few"_s},
            u"search"_s);
    }
    return withWorkspace(session, arguments, u"search"_s, [&](Workspace &workspace) {
        if (arguments.has(u"saved"_s)) {
            return runSaved(session, workspace, arguments);
        }
        if (arguments.has(u"forget"_s)) {
            return forget(session, workspace, arguments.value(u"forget"_s));
        }
        if (arguments.has(u"save"_s)) {
            return save(session, workspace, arguments, text);
        }
        return arguments.has(u"scan"_s) ? scan(session, workspace, arguments, text)
                                        : find(session, workspace, arguments, text);
    });
}

} // namespace

void addSearchVerb(VerbTable &table)
{
    table.add(
        {.name = u"search"_s,
         .synopsis =
             u"WORD… [--scan] [--sort ORDER] [--bug ID] [--limit N] [--offset N] [--save NAME]"_s,
         .summary =
             [] {
                 return CliText::tr(
                     "Search everything. Also: from: to: cc: subject: list: after: "
                     "before: date: kind: has: is: in: file: function:, \"a phrase\", "
                     "-not, OR.");
             },
         .options = {{u"bug"_s, u"ID"_s, [] { return CliText::tr("Only inside this bug."); }},
                     {u"limit"_s, u"N"_s, [] { return CliText::tr("Print at most N hits (20)."); }},
                     {u"offset"_s, u"N"_s,
                      [] { return CliText::tr("Leave out the first N hits."); }},
                     {u"sort"_s, u"ORDER"_s,
                      [] { return CliText::tr("relevance (default), date or oldest."); }},
                     {u"scan"_s,
                      {},
                      [] {
                          return CliText::tr("Look for the text as it stands, word or not, through "
                                             "every mail and note.");
                      }},
                     {u"case"_s,
                      {},
                      [] { return CliText::tr("With --scan: upper and lower case differ."); }},
                     {u"save"_s, u"NAME"_s,
                      [] { return CliText::tr("Keep the question under this name."); }},
                     {u"saved"_s,
                      {},
                      [] {
                          return CliText::tr(
                              "Ask the question kept under the name WORD…; without a "
                              "name, list them.");
                      }},
                     {u"forget"_s, u"NAME"_s,
                      [] { return CliText::tr("Remove the question kept under this name."); }}},
         .leastWords = 0,
         .mostWords = -1,
         .run = runSearch});
}

} // namespace Casebook

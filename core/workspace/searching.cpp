// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/searching.h"

#include "core/mail/mailparser.h"
#include "core/store/bugtable.h"
#include "core/store/logexcerpt.h"
#include "core/store/messagetable.h"
#include "core/store/searchfinder.h"
#include "core/store/texttable.h"
#include "core/workspace/tracehits.h"

#include <QHash>

#include <algorithm>
#include <chrono>

namespace Casebook {

namespace {

constexpr qsizetype snippetUnits = 160;
/// Where a match is looked for at a time: a hit near the top does not pay for a body of megabytes.
constexpr qsizetype windowUnits = 8 * 1024;

/// The cut must not part a surrogate pair.
qsizetype wholeCharacter(const QString &text, qsizetype at)
{
    return at > 0 && at < text.size() && text.at(at).isLowSurrogate() ? at - 1 : at;
}

SearchHit messageHit(const MessageSummary &message)
{
    SearchHit hit;
    hit.kind = SearchKind::Message;
    hit.id = message.id.value;
    hit.threadId = message.threadId;
    hit.messageId = message.messageId;
    hit.who = message.from.name.isEmpty() ? message.from.address : message.from.name;
    hit.title = message.subject;
    hit.place = message.listId;
    hit.dateMs = message.dateMs;
    hit.snippet = message.preview; // until the line that matches is known
    return hit;
}

Result<SearchHit> textHit(Database &database, const SearchItem &item)
{
    Result<TextDocument> text = TextTable(database).document(TextId{item.id});
    if (!text) {
        return passOn(text);
    }
    SearchHit hit;
    hit.kind = item.kind;
    hit.id = item.id;
    hit.title = std::move(text->name);
    hit.place = std::move(text->language);
    hit.dateMs = text->changedMs;
    return hit;
}

Result<SearchHit> bugHit(Database &database, const SearchItem &item)
{
    const Result<BugSummary> summary = BugTable(database).summary(BugId{item.id});
    if (!summary) {
        return passOn(summary);
    }
    SearchHit hit;
    hit.kind = SearchKind::Bug;
    hit.id = item.id;
    hit.title = summary->bug.title;
    hit.place = summary->bug.subsystem;
    hit.dateMs = summary->lastActivityMs;
    return hit;
}

Result<SearchHit> logHit(Database &database, const SearchItem &item)
{
    const Result<LogInfo> log = LogStore(database, {}).info(LogId{item.id});
    if (!log) {
        return passOn(log);
    }
    SearchHit hit;
    hit.kind = SearchKind::Log;
    hit.id = item.id;
    hit.title = log->name;
    hit.bugId = log->bugId;
    hit.dateMs = log->addedMs;
    return hit;
}

Result<SearchHit> hitOf(Database &database, const SearchItem &item,
                        const QHash<qint64, MessageSummary> &messages)
{
    switch (item.kind) {
    case SearchKind::Message: {
        const auto message = messages.constFind(item.id);
        if (message == messages.cend()) {
            return fail(ErrorCode::NotFound);
        }
        return messageHit(*message);
    }
    case SearchKind::Note:
    case SearchKind::Draft:
        return textHit(database, item);
    case SearchKind::Bug:
        return bugHit(database, item);
    case SearchKind::Log:
        return logHit(database, item);
    case SearchKind::Trace:
    case SearchKind::Run:
        break;
    }
    return fail(ErrorCode::NotFound);
}

/// The text a snippet is cut from; empty where there is none.
Result<QString> bodyOf(Database &database, const SearchHit &hit)
{
    switch (hit.kind) {
    case SearchKind::Message: {
        const Result<QByteArray> raw = MessageTable(database).raw(MessageRowId{hit.id});
        if (!raw) {
            return passOn(raw);
        }
        return parseMessage(*raw).body;
    }
    case SearchKind::Note:
    case SearchKind::Draft: {
        const Result<TextDocument> text = TextTable(database).document(TextId{hit.id});
        if (!text) {
            return passOn(text);
        }
        return text->text;
    }
    case SearchKind::Bug:
    case SearchKind::Log: // showLogLine()
    case SearchKind::Trace:
    case SearchKind::Run:
        break;
    }
    return QString();
}

void showLine(Snippet snippet, SearchHit &hit)
{
    if (!snippet.text.isEmpty()) {
        hit.snippet = std::move(snippet.text);
        hit.snippetSpans = std::move(snippet.spans);
    }
}

Status showBodyLine(Database &database, const SearchNode &query, SearchHit &hit)
{
    const Result<QString> body = bodyOf(database, hit);
    if (!body) {
        return passOn(body);
    }
    showLine(snippetOf(query, *body), hit);
    return {};
}

Status showLogLine(const LogStore &store, const SearchNode &query, SearchHit &hit)
{
    const Result<LogExcerpt> excerpt = readExcerpt(store, LogId{hit.id});
    if (!excerpt) {
        // Its bytes are missing or damaged: the name was found, and the Logs tab tells the rest.
        return excerpt.error().code == ErrorCode::Cancelled ? Status(passOn(excerpt)) : Status();
    }
    const QString text = excerpt->text();
    Snippet snippet = snippetOf(query, text);
    hit.offset = excerpt->offsetOf(text, snippet.position);
    showLine(std::move(snippet), hit);
    return {};
}

Result<SearchNode> parsedQuery(const SearchQuery &query, qint64 nowMs)
{
    std::expected<SearchNode, SearchProblem> node =
        parseSearch(query.text, {.nowMs = nowMs, .zone = query.zone, .here = query.here});
    if (!node) {
        return fail(ErrorCode::Usage, node.error().subject,
                    QStringLiteral("not understood at %1").arg(node.error().start));
    }
    return std::move(*node);
}

} // namespace

QString lineAround(const QString &text, TextSpan span)
{
    qsizetype start = span.start > 0 ? text.lastIndexOf(u'\n', span.start - 1) + 1 : 0;
    qsizetype end = text.indexOf(u'\n', span.start + span.length);
    end = end < 0 ? text.size() : end;
    if (end - start > snippetUnits) {
        start = wholeCharacter(text, std::max(start, span.start - snippetUnits / 4));
        end = wholeCharacter(text, std::min(end, start + snippetUnits));
    }
    return text.sliced(start, end - start).simplified();
}

Snippet snippetOf(const SearchNode &query, const QString &text)
{
    qsizetype from = 0;
    while (from < text.size()) {
        // Windows end with a line, so that no word is cut; one long line is cut hard.
        qsizetype end = std::min(text.size(), from + windowUnits);
        if (end < text.size()) {
            const qsizetype lineEnd = text.lastIndexOf(u'\n', end);
            end = lineEnd > from ? lineEnd + 1 : wholeCharacter(text, end);
        }
        const std::vector<TextSpan> spans =
            matchSpans(query, QStringView(text).sliced(from, end - from));
        if (!spans.empty()) {
            Snippet snippet;
            snippet.position = from + spans.front().start;
            snippet.text = lineAround(
                text, TextSpan{.start = snippet.position, .length = spans.front().length});
            snippet.spans = matchSpans(query, snippet.text);
            return snippet;
        }
        from = end;
    }
    return {};
}

Result<std::vector<SearchHit>> bareHits(Database &database, const std::vector<SearchItem> &items)
{
    std::vector<MessageRowId> ids;
    for (const SearchItem &item : items) {
        if (item.kind == SearchKind::Message) {
            ids.push_back(MessageRowId{item.id});
        }
    }
    Result<std::vector<MessageSummary>> summaries = MessageTable(database).summaries(ids);
    if (!summaries) {
        return passOn(summaries);
    }
    QHash<qint64, MessageSummary> messages;
    for (MessageSummary &summary : *summaries) {
        messages.insert(summary.id.value, std::move(summary));
    }
    std::vector<SearchHit> hits;
    for (const SearchItem &item : items) {
        Result<SearchHit> hit = hitOf(database, item, messages);
        if (hit) {
            hits.push_back(std::move(*hit));
        } else if (hit.error().code
                   != ErrorCode::NotFound) { // a row the index is ahead or behind of
            return passOn(hit);
        }
    }
    return hits;
}

Result<std::vector<SearchHit>> withSnippets(Database &database, const QString &filesFolder,
                                            const SearchQuery &query, std::vector<SearchHit> hits,
                                            qint64 nowMs)
{
    const Result<SearchNode> node = parsedQuery(query, nowMs);
    if (!node) {
        return passOn(node);
    }
    for (SearchHit &hit : hits) {
        const Status dressed = hit.kind == SearchKind::Log
            ? showLogLine(LogStore(database, filesFolder), *node, hit)
            : showBodyLine(database, *node, hit);
        if (!dressed && dressed.error().code != ErrorCode::NotFound) { // gone since
            return passOn(dressed);
        }
    }
    return hits;
}

Result<SearchPage> searchPage(Database &database, const QString &filesFolder, MessageDates &dates,
                              const SearchQuery &query, qint64 nowMs)
{
    const auto begin = std::chrono::steady_clock::now();
    const Result<SearchNode> node = parsedQuery(query, nowMs);
    if (!node) {
        return passOn(node);
    }
    const Result<SearchItems> found = SearchFinder(database, dates)
                                          .find(*node,
                                                {.order = query.order,
                                                 .limit = query.limit,
                                                 .offset = query.offset,
                                                 .bugId = query.bugId});
    if (!found) {
        return passOn(found);
    }
    Result<std::vector<SearchHit>> hits = bareHits(database, found->items);
    const bool wantsTraces = asksForTraces(*node);
    if (hits && wantsTraces) {
        const Status shown = showReports(database, filesFolder, *node, *hits);
        if (!shown) {
            return passOn(shown);
        }
    }
    if (hits && query.withSnippets) {
        hits = withSnippets(database, filesFolder, query, std::move(*hits), nowMs);
    }
    if (!hits) {
        return passOn(hits);
    }
    for (SearchHit &hit : *hits) {
        hit.titleSpans = matchSpans(*node, hit.title, MarkPlace::Title);
        if (!hit.who.isEmpty()) {
            hit.whoSpans = matchSpans(*node, hit.who, MarkPlace::Person);
        }
    }
    SearchPage page;
    page.hits = std::move(*hits);
    page.total = found->total;
    page.isRanked = found->isRanked;
    page.totals = found->totals;
    if (wantsTraces) {
        page.totals = {};
        page.totals[static_cast<std::size_t>(SearchKind::Trace)] = found->total;
    }
    page.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return page;
}

} // namespace Casebook

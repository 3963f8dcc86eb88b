// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/searching.h"

#include "core/mail/mailparser.h"
#include "core/store/bugtable.h"
#include "core/store/messagetable.h"
#include "core/store/searchindex.h"
#include "core/store/texttable.h"

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

/// Part of the line around \a span.
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

Result<SearchHit> messageHit(Database &database, const SearchQuery &query,
                             const MessageSummary &message)
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
    const Result<QByteArray> raw = MessageTable(database).raw(message.id);
    if (!raw) {
        return passOn(raw);
    }
    Snippet snippet = snippetOf(query.text, parseMessage(*raw).body);
    if (snippet.text.isEmpty()) {
        snippet.text = message.preview; // the words stand in the subject or an address
    }
    hit.snippet = std::move(snippet.text);
    hit.snippetSpans = std::move(snippet.spans);
    return hit;
}

Result<SearchHit> textHit(Database &database, const SearchQuery &query, const SearchItem &item)
{
    Result<TextDocument> text = TextTable(database).document(TextId{item.id});
    if (!text) {
        return passOn(text);
    }
    Snippet snippet = snippetOf(query.text, text->text);
    return SearchHit{.kind = item.kind,
                     .id = item.id,
                     .threadId = {},
                     .messageId = {},
                     .who = {},
                     .title = std::move(text->name),
                     .snippet = std::move(snippet.text),
                     .titleSpans = {},
                     .snippetSpans = std::move(snippet.spans),
                     .place = std::move(text->language),
                     .dateMs = text->changedMs};
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

Result<SearchHit> hitOf(Database &database, const SearchQuery &query, const SearchItem &item,
                        const QHash<qint64, MessageSummary> &messages)
{
    switch (item.kind) {
    case SearchKind::Message: {
        const auto message = messages.constFind(item.id);
        if (message == messages.cend()) {
            return fail(ErrorCode::NotFound);
        }
        return messageHit(database, query, *message);
    }
    case SearchKind::Note:
    case SearchKind::Draft:
        return textHit(database, query, item);
    case SearchKind::Bug:
        return bugHit(database, item);
    case SearchKind::Log:
    case SearchKind::Trace:
    case SearchKind::Run:
        break;
    }
    return fail(ErrorCode::NotFound);
}

} // namespace

Snippet snippetOf(const QString &query, const QString &text)
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
            snippet.text = lineAround(
                text,
                TextSpan{.start = from + spans.front().start, .length = spans.front().length});
            snippet.spans = matchSpans(query, snippet.text);
            return snippet;
        }
        from = end;
    }
    return {};
}

Result<SearchPage> searchPage(Database &database, const SearchQuery &query)
{
    const auto begin = std::chrono::steady_clock::now();
    const Result<SearchItems> found = SearchIndex(database).find(query);
    if (!found) {
        return passOn(found);
    }
    std::vector<MessageRowId> ids;
    for (const SearchItem &item : found->items) {
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
    SearchPage page;
    page.total = found->total;
    for (const SearchItem &item : found->items) {
        Result<SearchHit> hit = hitOf(database, query, item, messages);
        if (hit) {
            hit->titleSpans = matchSpans(query.text, hit->title);
            page.hits.push_back(std::move(*hit));
        } else if (hit.error().code
                   != ErrorCode::NotFound) { // a row the index is ahead or behind of
            return passOn(hit);
        }
    }
    page.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return page;
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/tracehits.h"

#include "core/base/job.h"
#include "core/mail/mailparser.h"
#include "core/model/tracesource.h"
#include "core/store/bugtable.h"
#include "core/store/logexcerpt.h"
#include "core/store/messagetable.h"
#include "core/workspace/searching.h"
#include "core/workspace/tracereading.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t shownFrames = 4;

/// A stack or report of a text, as a hit shows it.
struct Shown
{
    QString title; ///< empty: it has none
    QString words; ///< what a question may ask for
    QString line; ///< its first functions
    qint64 start = 0;
};

QString functionsOf(const std::vector<Frame> &frames, std::size_t most)
{
    QStringList names;
    for (const Frame &frame : frames) {
        if (!frame.func.isEmpty() && static_cast<std::size_t>(names.size()) < most) {
            names.append(frame.func);
        }
    }
    return names.join(" < "_L1);
}

std::vector<Shown> shownOf(const TextReports &reports)
{
    std::vector<Shown> all;
    for (const CrashReport &crash : reports.crashes) {
        const QString line = crash.traces.empty()
            ? QString()
            : functionsOf(crash.traces.front().frames, shownFrames);
        all.push_back({.title = crash.title,
                       .words = crash.title + u'\n' + crash.text,
                       .line = line,
                       .start = crash.start});
    }
    for (const DumpThread &thread : reports.threads) {
        all.push_back(
            {.title = {},
             .words = thread.name + u'\n' + functionsOf(thread.frames, thread.frames.size()),
             .line = functionsOf(thread.frames, shownFrames),
             .start = thread.start});
    }
    return all;
}

/// The text of a hit, and where it begins in what its offsets count in.
struct Text
{
    QString text;
    std::optional<LogExcerpt> excerpt; ///< of a log
};

Result<Text> textOf(Database &database, const QString &filesFolder, const SearchHit &hit)
{
    if (hit.kind == SearchKind::Log) {
        Result<LogExcerpt> excerpt = readExcerpt(LogStore(database, filesFolder), LogId{hit.id});
        if (!excerpt) {
            return passOn(excerpt);
        }
        QString text = excerpt->text();
        return Text{.text = std::move(text), .excerpt = std::move(*excerpt)};
    }
    const Result<QByteArray> raw = MessageTable(database).raw(MessageRowId{hit.id});
    if (!raw) {
        return passOn(raw);
    }
    return Text{.text = parseMessage(*raw).body, .excerpt = {}};
}

void showReport(const SearchNode &query, const Text &text, SearchHit &hit)
{
    const QByteArray bytes = text.text.toUtf8();
    const Result<std::shared_ptr<const SourceText>> read = readSourceText(bytes, {}, JobContext());
    const std::vector<Shown> all = read ? shownOf((*read)->reports) : std::vector<Shown>();
    hit.offset = -1;
    if (all.empty()) {
        return; // it only looked like one
    }
    const auto wanted = std::ranges::find_if(
        all, [&query](const Shown &shown) { return !matchSpans(query, shown.words).empty(); });
    const Shown &shown = wanted == all.end() ? all.front() : *wanted;
    hit.offset = text.excerpt
        ? text.excerpt->offsetOf(text.text,
                                 QString::fromUtf8(QByteArrayView(bytes).first(shown.start)).size())
        : shown.start;
    hit.title = shown.title.isEmpty() ? hit.title : shown.title;
    const Snippet snippet = snippetOf(query, shown.words);
    // A line that only says the title again tells nothing more.
    const bool tells = !snippet.text.isEmpty() && !hit.title.contains(snippet.text);
    hit.snippet = tells ? snippet.text : shown.line;
    hit.snippetSpans = matchSpans(query, hit.snippet);
}

} // namespace

Status showReports(Database &database, const QString &filesFolder, const SearchNode &query,
                   std::vector<SearchHit> &hits)
{
    const BugTable bugs(database);
    for (SearchHit &hit : hits) {
        if (hit.kind != SearchKind::Message && hit.kind != SearchKind::Log) {
            continue;
        }
        const Result<Text> text = textOf(database, filesFolder, hit);
        if (!text && text.error().code == ErrorCode::Cancelled) {
            return passOn(text);
        }
        if (text) {
            showReport(query, *text, hit);
        }
        if (hit.kind == SearchKind::Message) {
            const Result<std::vector<BugId>> known = bugs.bugsOfThread(hit.threadId);
            hit.bugId = known && !known->empty() ? known->front() : BugId();
        }
        const bool isLog = hit.kind == SearchKind::Log;
        hit.source = TraceSource{.kind = isLog ? SourceKind::Log : SourceKind::Message,
                                 .id = isLog ? QString::number(hit.id) : hit.messageId}
                         .key();
        hit.id = rowOf({.kind = hit.kind, .id = hit.id});
        hit.kind = SearchKind::Trace;
    }
    return {};
}

bool holdsReport(QByteArrayView bytes)
{
    const Result<std::shared_ptr<const SourceText>> read = readSourceText(bytes, {}, JobContext());
    return read && !SourceReports{.source = {}, .text = *read}.isEmpty();
}

} // namespace Casebook

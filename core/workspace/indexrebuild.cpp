// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/indexrebuild.h"

#include "core/mail/mailparser.h"
#include "core/store/logexcerpt.h"
#include "core/store/messagetable.h"
#include "core/store/searchindex.h"
#include "core/store/searchtext.h"
#include "core/workspace/incomingmail.h"
#include "core/workspace/tracehits.h"
#include "core/workspace/workspaceparts.h"

namespace Casebook {

namespace {

constexpr int sliceMails = 300;

struct IndexEntry
{
    SearchItem item;
    SearchText text;
};

/// Reads and parses the next mails after \a after.
Result<std::vector<IndexEntry>> nextEntries(WorkspaceParts &parts, MessageRowId after,
                                            JobContext &context)
{
    return parts.file->read(
        [&](Database &database) -> Result<std::vector<IndexEntry>> {
            const MessageTable table(database);
            const Result<std::vector<MessageRowId>> ids = table.idsAfter(after, sliceMails);
            if (!ids) {
                return passOn(ids);
            }
            std::vector<IndexEntry> entries;
            for (const MessageRowId id : *ids) {
                if (context.isStopRequested()) {
                    return fail(ErrorCode::Cancelled);
                }
                const Result<QByteArray> raw = table.raw(id);
                if (!raw) {
                    return passOn(raw);
                }
                entries.push_back({.item = {.kind = SearchKind::Message, .id = id.value},
                                   .text = searchTextOf(incomingMail(parseMessage(*raw)))});
            }
            return entries;
        },
        context.stopToken());
}

Status writeEntries(Database &database, const std::vector<IndexEntry> &entries)
{
    SearchIndex index(database);
    for (const IndexEntry &entry : entries) {
        const Status put = index.put(entry.item, entry.text);
        if (!put) {
            return put;
        }
    }
    return index.setRebuiltUpTo(MessageRowId{entries.back().item.id});
}

/// Puts in every message behind \a last.
Status fillIndex(WorkspaceParts &parts, MessageRowId last, JobContext &context)
{
    const Result<WorkspaceFigures> figures = parts.file->figures();
    if (!figures) {
        return passOn(figures);
    }
    qint64 done = 0;
    while (true) {
        Result<std::vector<IndexEntry>> entries = nextEntries(parts, last, context);
        if (!entries) {
            return passOn(entries);
        }
        if (entries->empty()) {
            break;
        }
        last = MessageRowId{entries->back().item.id};
        done += qint64(entries->size());
        context.report(done, std::max(done, figures->messages));
        const Status written =
            parts
                .post<void>(
                    [entries = std::move(*entries)](Database &database, ChangeSet &) {
                        return writeEntries(database, entries);
                    },
                    context.stopToken())
                .get();
        if (!written) {
            return written;
        }
    }
    return parts
        .post<void>([](Database &database, ChangeSet &) {
            return SearchIndex(database).setRebuiltUpTo(std::nullopt);
        })
        .get();
}

Status indexLogs(WorkspaceParts &parts, JobContext &context)
{
    const Result<std::vector<LogId>> logs =
        parts.file->read([](Database &database) { return LogStore(database, {}).unindexed(); });
    if (!logs) {
        return passOn(logs);
    }
    for (const LogId id : *logs) {
        const Status indexed =
            context.isStopRequested() ? Status(fail(ErrorCode::Cancelled)) : indexLog(parts, id);
        if (!indexed) {
            return indexed;
        }
    }
    return {};
}

} // namespace

Status indexLog(WorkspaceParts &parts, LogId id)
{
    Result<SearchText> text = parts.file->read([&](Database &database) -> Result<SearchText> {
        const LogStore store(database, parts.file->filesFolder());
        const Result<LogInfo> info = store.info(id);
        if (!info) {
            return passOn(info);
        }
        // A log whose bytes are gone or damaged is still found by its name.
        const LogExcerpt excerpt = readExcerpt(store, id).value_or(LogExcerpt());
        SearchText found = searchTextOf(*info, excerpt);
        if (holdsReport(found.body.toUtf8())) {
            found.facts = factTerm(SearchFact::Trace);
        }
        return found;
    });
    if (!text) {
        return passOn(text);
    }
    return parts
        .post<void>([id, text = std::move(*text)](Database &database, ChangeSet &) {
            return SearchIndex(database).put({.kind = SearchKind::Log, .id = id.value}, text);
        })
        .get();
}

Status rebuildSearchIndex(WorkspaceParts &parts, JobContext &context)
{
    const Status cleared = parts
                               .post<void>(
                                   [](Database &database, ChangeSet &) {
                                       SearchIndex index(database);
                                       Status status = index.setRebuiltUpTo(MessageRowId{});
                                       status = status ? index.clear() : status;
                                       return status ? index.putOwn() : status;
                                   },
                                   context.stopToken())
                               .get();
    const Status filled = cleared ? fillIndex(parts, {}, context) : cleared;
    return filled ? indexLogs(parts, context) : filled;
}

Status mendSearchIndex(WorkspaceParts &parts, JobContext &context)
{
    const Result<std::optional<MessageRowId>> last =
        parts.file->read([](Database &database) { return SearchIndex(database).rebuiltUpTo(); });
    if (!last) {
        return passOn(last);
    }
    if (*last && !(*last)->isValid()) {
        return rebuildSearchIndex(parts, context);
    }
    const Status filled = *last ? fillIndex(parts, **last, context) : Status();
    return filled ? indexLogs(parts, context) : filled;
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/indexrebuild.h"

#include "core/mail/mailparser.h"
#include "core/store/messagetable.h"
#include "core/store/searchindex.h"
#include "core/store/searchtext.h"
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
                                   .text = searchTextOf(parseMessage(*raw))});
            }
            return entries;
        },
        context.stopToken());
}

} // namespace

Status rebuildSearchIndex(WorkspaceParts &parts, JobContext &context)
{
    const Result<WorkspaceFigures> figures = parts.file->figures();
    if (!figures) {
        return passOn(figures);
    }
    Status status = parts
                        .post<void>(
                            [](Database &database, ChangeSet &) {
                                SearchIndex index(database);
                                const Status cleared = index.clear();
                                return cleared ? index.putOwn() : cleared;
                            },
                            context.stopToken())
                        .get();
    MessageRowId last;
    qint64 done = 0;
    while (status) {
        Result<std::vector<IndexEntry>> entries = nextEntries(parts, last, context);
        if (!entries) {
            return passOn(entries);
        }
        if (entries->empty()) {
            return {};
        }
        last = MessageRowId{entries->back().item.id};
        done += qint64(entries->size());
        context.report(done, std::max(done, figures->messages));
        status =
            parts
                .post<void>(
                    [entries = std::move(*entries)](Database &database, ChangeSet &) -> Status {
                        SearchIndex index(database);
                        for (const IndexEntry &entry : entries) {
                            const Status put = index.put(entry.item, entry.text);
                            if (!put) {
                                return put;
                            }
                        }
                        return {};
                    },
                    context.stopToken())
                .get();
    }
    return status;
}

} // namespace Casebook

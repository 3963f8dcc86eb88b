// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The mail side of the façade.

#include "core/mail/mailparser.h"
#include "core/mail/threading.h"
#include "core/store/bugtable.h"
#include "core/store/messagetable.h"
#include "core/store/threadtable.h"
#include "core/workspace/mailimport.h"
#include "core/workspace/workspaceparts.h"

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

Result<ThreadTree> readForest(Database &database, const std::vector<ThreadSummary> &threads)
{
    std::vector<ThreadId> ids;
    ids.reserve(threads.size());
    for (const ThreadSummary &thread : threads) {
        ids.push_back(thread.id);
    }
    Result<std::vector<MessageSummary>> messages = MessageTable(database).ofThreads(ids);
    if (!messages) {
        return passOn(messages);
    }
    ThreadTree tree = buildForest(std::move(*messages));
    if (ids.size() == 1) {
        tree.id = ids.front();
    }
    return tree;
}

} // namespace

Job<std::vector<ThreadSummary>> Workspace::threads(std::optional<BugId> bug)
{
    return d->read<std::vector<ThreadSummary>>([bug](Database &database) {
        const ThreadTable table(database);
        return bug ? table.ofBug(*bug) : table.unfiled();
    });
}

Job<std::vector<BugId>> Workspace::bugsOfThread(ThreadId id)
{
    return d->read<std::vector<BugId>>(
        [id](Database &database) { return BugTable(database).bugsOfThread(id); });
}

Job<ThreadTree> Workspace::threadTree(ThreadId id)
{
    return d->read<ThreadTree>([id](Database &database) -> Result<ThreadTree> {
        const Result<ThreadSummary> thread = ThreadTable(database).summary(id);
        if (!thread) {
            return passOn(thread);
        }
        return readForest(database, {*thread});
    });
}

Job<ThreadTree> Workspace::bugTree(BugId id)
{
    return d->read<ThreadTree>([id](Database &database) -> Result<ThreadTree> {
        const Result<std::vector<ThreadSummary>> threads = ThreadTable(database).ofBug(id);
        if (!threads) {
            return passOn(threads);
        }
        return readForest(database, *threads);
    });
}

Job<void> Workspace::linkThread(BugId bug, ThreadId thread, bool linked)
{
    return d->write<void>([=](Database &database, ChangeSet &changes) {
        return BugTable(database).linkThread(bug, thread, linked, changes);
    });
}

Job<MessageContent> Workspace::message(MessageRowId id)
{
    return d->read<MessageContent>([id](Database &database) -> Result<MessageContent> {
        const MessageTable table(database);
        Result<MessageSummary> summary = table.summary(id);
        if (!summary) {
            return passOn(summary);
        }
        Result<QByteArray> raw = table.raw(id);
        if (!raw) {
            return passOn(raw);
        }
        MessageContent content;
        content.summary = std::move(*summary);
        content.parsed = parseMessage(*raw);
        content.raw = std::move(*raw);
        return content;
    });
}

Job<std::vector<QByteArray>> Workspace::messageCopies(MessageRowId id)
{
    return d->read<std::vector<QByteArray>>(
        [id](Database &database) { return MessageTable(database).copies(id); });
}

Job<MessageRowId> Workspace::findMessage(const QString &messageId)
{
    return d->read<MessageRowId>(
        [messageId](Database &database) { return MessageTable(database).find(messageId); });
}

Job<void> Workspace::setRead(const std::vector<MessageRowId> &ids, bool read)
{
    return d->write<void>([ids, read](Database &database, ChangeSet &changes) {
        return MessageTable(database).setRead(ids, read, changes);
    });
}

Job<void> Workspace::setFlagged(const std::vector<MessageRowId> &ids, bool flagged)
{
    return d->write<void>([ids, flagged](Database &database, ChangeSet &changes) {
        return MessageTable(database).setFlagged(ids, flagged, changes);
    });
}

Job<ImportOutcome> Workspace::importMail(const ImportRequest &request)
{
    return d->run<ImportOutcome>(u"import-mail"_s, request.paths.join(u", "_s),
                                 [request](WorkspaceParts &parts, JobContext &context) {
                                     return importMailFiles(parts, request, context);
                                 });
}

} // namespace Casebook

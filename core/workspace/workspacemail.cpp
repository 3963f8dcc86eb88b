// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The mail side of the façade.

#include "core/mail/mailparser.h"
#include "core/mail/threading.h"
#include "core/store/bugtable.h"
#include "core/store/manuallinktable.h"
#include "core/store/messagetable.h"
#include "core/store/threadtable.h"
#include "core/workspace/mailimport.h"
#include "core/workspace/workspaceparts.h"

#include <algorithm>

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
    const Result<ManualLinks> links = ManualLinkTable(database).all();
    if (!links) {
        return passOn(links);
    }
    ThreadTree tree = buildForest(std::move(*messages), *links);
    if (ids.size() == 1) {
        tree.id = ids.front();
    }
    return tree;
}

/// Whether \a id hangs, at any depth, below \a above in the tree of \a messages.
bool isBelow(std::vector<MessageSummary> messages, const ManualLinks &links, const QString &id,
             const QString &above)
{
    const ThreadTree tree = buildForest(std::move(messages), links);
    for (const ThreadNode &node : tree.nodes) {
        if (node.messageId != id) {
            continue;
        }
        for (int at = node.parent; at >= 0; at = tree.nodes[static_cast<std::size_t>(at)].parent) {
            if (tree.nodes[static_cast<std::size_t>(at)].messageId == above) {
                return true;
            }
        }
    }
    return false;
}

Result<std::optional<QString>> hang(Database &database, const QString &id,
                                    const std::optional<QString> &parent, ChangeSet &changes)
{
    ManualLinkTable table(database);
    Result<std::vector<ThreadId>> threads = table.threadsAround(id);
    if (!threads) {
        return passOn(threads);
    }
    if (parent && !parent->isEmpty()) {
        const Result<std::vector<ThreadId>> others = table.threadsAround(*parent);
        const Result<ManualLinks> links = table.all();
        if (!others || !links) {
            return others ? Result<std::optional<QString>>(passOn(links)) : passOn(others);
        }
        for (const ThreadId thread : *others) {
            if (!std::ranges::contains(*threads, thread)) {
                threads->push_back(thread);
            }
        }
        Result<std::vector<MessageSummary>> messages = MessageTable(database).ofThreads(*threads);
        if (!messages) {
            return passOn(messages);
        }
        if (*parent == id || isBelow(std::move(*messages), *links, *parent, id)) {
            return fail(ErrorCode::Rejected, *parent,
                        u"a message cannot hang below itself or its own answers"_s);
        }
    }
    Result<std::optional<QString>> before = table.set(id, parent);
    if (before) {
        const Status grouped = table.regroup(*threads, changes);
        if (!grouped) {
            return passOn(grouped);
        }
    }
    return before;
}

} // namespace

Job<std::optional<QString>> Workspace::setManualParent(const QString &messageId,
                                                       const std::optional<QString> &parent)
{
    return d->write<std::optional<QString>>(
        [messageId, parent](Database &database, ChangeSet &changes) {
            return hang(database, messageId, parent, changes);
        });
}

Job<ManualLinks> Workspace::manualLinks()
{
    return d->read<ManualLinks>([](Database &database) { return ManualLinkTable(database).all(); });
}

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

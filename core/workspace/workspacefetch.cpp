// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The network side of the façade.

#include "core/net/maillink.h"
#include "core/store/sourcetable.h"
#include "core/workspace/fetching.h"
#include "core/workspace/refreshing.h"
#include "core/workspace/workspaceparts.h"

using namespace Qt::StringLiterals;

namespace Casebook {

void Workspace::setNetwork(const NetworkOptions &options)
{
    if (options != d->client->options()) {
        d->client = std::make_shared<HttpClient>(options, d->parts->clock);
    }
}

const NetworkOptions &Workspace::network() const
{
    return d->client->options();
}

std::vector<MailLink> Workspace::mailLinks(QStringView text)
{
    return findMailLinks(text);
}

Job<FetchOutcome> Workspace::fetchThread(const FetchRequest &request)
{
    return d->runWaiting<FetchOutcome>(
        u"fetch-thread"_s, request.link.messageId,
        [request](WorkspaceParts &parts, HttpClient &client, JobContext &context) {
            return Casebook::fetchThread(parts, client, request, context);
        });
}

Job<FetchOutcome> Workspace::refreshThread(ThreadId thread)
{
    return d->runWaiting<FetchOutcome>(
        u"refresh-thread"_s, {},
        [thread](WorkspaceParts &parts, HttpClient &client, JobContext &context) {
            return Casebook::refreshThread(parts, client, thread, context);
        });
}

Job<RefreshOutcome> Workspace::refreshBug(BugId bug)
{
    return d->runWaiting<RefreshOutcome>(
        u"refresh-bug"_s, {},
        [bug](WorkspaceParts &parts, HttpClient &client, JobContext &context) {
            return Casebook::refreshBug(parts, client, bug, context);
        });
}

Job<RefreshOutcome> Workspace::askAgain()
{
    return d->runWaiting<RefreshOutcome>(
        u"ask-again"_s, {}, [](WorkspaceParts &parts, HttpClient &client, JobContext &context) {
            return Casebook::askAgain(parts, client, context);
        });
}

Job<std::vector<MailSource>> Workspace::awaitedMail()
{
    return d->read<std::vector<MailSource>>(
        [](Database &database) { return SourceTable(database).awaited(); });
}

Job<void> Workspace::stopWaiting(const QString &messageId)
{
    return d->write<void>([messageId](Database &database, ChangeSet &) {
        return SourceTable(database).remove(messageId);
    });
}

Job<std::vector<MailSource>> Workspace::sources(ThreadId thread)
{
    return d->read<std::vector<MailSource>>(
        [thread](Database &database) { return SourceTable(database).ofThread(thread); });
}

} // namespace Casebook

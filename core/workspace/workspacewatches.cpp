// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The side of the façade that watches mailing lists.

#include "core/base/limits.h"
#include "core/mail/maintainers.h"
#include "core/mail/subject.h"
#include "core/net/publicinbox.h"
#include "core/store/bugtable.h"
#include "core/store/messagetable.h"
#include "core/store/trashtable.h"
#include "core/store/watchitemtable.h"
#include "core/store/watchtable.h"
#include "core/workspace/newbug.h"
#include "core/workspace/watching.h"
#include "core/workspace/workspaceparts.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

constexpr int busiest = 10;

/// A bug as far as one mail of a feed tells; the thread tells more once it is here.
Bug bugOfItem(const WatchItem &item)
{
    MessageSummary mail;
    mail.messageId = item.messageId;
    mail.subject = item.title;
    mail.from = {.name = item.authorName, .address = item.authorAddress};
    mail.tag = parseSubject(item.title).tag;
    Bug bug = bugOfThread({&mail, 1});
    if (!item.link.isEmpty()) {
        bug.links.append(item.link);
    }
    return bug;
}

/// Hangs the thread of \a messageId under \a bug when it is in the workspace already.
Result<bool> linkKnownThread(Database &database, BugId bug, const QString &messageId,
                             ChangeSet &changes)
{
    const MessageTable messages(database);
    const Result<MessageRowId> row = messages.find(messageId);
    if (!row) {
        return row.error().code == ErrorCode::NotFound ? Result<bool>(false) : passOn(row);
    }
    const Result<MessageSummary> summary = messages.summary(*row);
    if (!summary) {
        return passOn(summary);
    }
    const Status linked = BugTable(database).linkThread(bug, summary->threadId, true, changes);
    return linked ? Result<bool>(true) : Result<bool>(passOn(linked));
}

/// Asks the server and, when it fails, its mirrors. Feeds change with every mail, so what is kept is
/// only asked for again (304).
FeedFetcher fetcherOf(HttpClient &client)
{
    return [&client](const QString &server, const QString &path,
                     JobContext &context) -> Result<FeedAnswer> {
        const MailServer known = PublicInbox::serverFor(client.options(), server);
        QStringList urls{known.url + path};
        for (const QString &mirror : known.mirrors) {
            urls.append(mirror + path);
        }
        Result<HttpResponse> answer = client.get(
            {.urls = urls, .isFresh = true, .mostBytes = Limits::feedBytes, .wantsErrorPage = true},
            context);
        if (!answer) {
            return passOn(answer);
        }
        return FeedAnswer{.bytes = std::move(answer->body), .isNothing = answer->status != 200};
    };
}

Result<WatchDigest> digestOf(Database &database, qint64 fromMs, qint64 toMs)
{
    const Result<std::vector<WatchSummary>> watches = WatchTable(database).list();
    if (!watches) {
        return passOn(watches);
    }
    const Result<std::vector<WatchItem>> items =
        WatchItemTable(database).foundBetween(fromMs, toMs);
    if (!items) {
        return passOn(items);
    }
    WatchDigest digest{.fromMs = fromMs, .toMs = toMs};
    digest.items = static_cast<int>(items->size());
    for (const WatchSummary &summary : *watches) {
        WatchDigestPart part{.watch = summary.watch};
        for (const WatchItem &item : *items) {
            if (std::ranges::find(item.matches, summary.watch.id, &WatchMatch::watch)
                == item.matches.end()) {
                continue;
            }
            part.items.push_back(item);
            part.fresh += item.state == WatchState::New ? 1 : 0;
            part.ignored += item.state == WatchState::Ignored ? 1 : 0;
            part.kept += item.state == WatchState::Kept ? 1 : 0;
            part.bugs += item.state == WatchState::Bug ? 1 : 0;
        }
        digest.parts.push_back(std::move(part));
    }
    digest.busiest = busiestThreads(*items, busiest);
    std::ranges::copy_if(*items, std::back_inserter(digest.notices), &WatchItem::isNotice);
    return digest;
}

} // namespace

Job<std::vector<WatchSummary>> Workspace::watches()
{
    return d->read<std::vector<WatchSummary>>(
        [](Database &database) { return WatchTable(database).list(); });
}

Job<WatchId> Workspace::addWatch(const Watch &watch)
{
    return d->write<WatchId>(
        [watch, now = d->parts->clock.now()](Database &database, ChangeSet &changes) {
            return WatchTable(database).add(watch, now, changes);
        });
}

Job<void> Workspace::updateWatch(const Watch &watch)
{
    return d->write<void>([watch](Database &database, ChangeSet &changes) {
        return WatchTable(database).update(watch, changes);
    });
}

Job<std::vector<WatchItem>> Workspace::watchItems(const WatchFilter &filter)
{
    return d->read<std::vector<WatchItem>>(
        [filter](Database &database) { return WatchItemTable(database).list(filter); });
}

Job<WatchItem> Workspace::watchItem(WatchItemId id)
{
    return d->read<WatchItem>(
        [id](Database &database) { return WatchItemTable(database).item(id); });
}

Job<int> Workspace::newWatchItems()
{
    return d->read<int>([](Database &database) { return WatchItemTable(database).countNew(); });
}

Job<void> Workspace::triage(const std::vector<WatchItemId> &ids, WatchState state)
{
    return d->write<void>([ids, state, now = d->parts->clock.now()](Database &database,
                                                                    ChangeSet &changes) -> Status {
        if (state == WatchState::Bug) {
            return fail(ErrorCode::Usage, watchStateName(state));
        }
        return WatchItemTable(database).triage(ids, state, {}, now, changes);
    });
}

Job<WatchBug> Workspace::makeBugOf(WatchItemId id)
{
    return d->write<WatchBug>([id, now = d->parts->clock.now()](
                                  Database &database, ChangeSet &changes) -> Result<WatchBug> {
        WatchItemTable items(database);
        const Result<WatchItem> item = items.item(id);
        if (!item) {
            return passOn(item);
        }
        if (item->bugId.isValid()) {
            return fail(ErrorCode::AlreadyExists, item->title);
        }
        const Result<BugId> bug = BugTable(database).add(bugOfItem(*item), now, changes);
        if (!bug) {
            return passOn(bug);
        }
        const Result<bool> linked = linkKnownThread(database, *bug, item->messageId, changes);
        if (!linked) {
            return passOn(linked);
        }
        const Status triaged = items.triage({{id}}, WatchState::Bug, *bug, now, changes);
        if (!triaged) {
            return passOn(triaged);
        }
        return WatchBug{
            .bug = *bug, .messageId = item->messageId, .link = item->link, .hasThread = *linked};
    });
}

Job<WatchDigest> Workspace::watchDigest(qint64 fromMs, qint64 toMs)
{
    return d->read<WatchDigest>(
        [fromMs, toMs](Database &database) { return digestOf(database, fromMs, toMs); });
}

Job<WatchCheckOutcome> Workspace::checkWatches(const WatchCheckRequest &request)
{
    return d->runWaiting<WatchCheckOutcome>(
        u"check-watches"_s, {},
        [request](WorkspaceParts &parts, HttpClient &client, JobContext &context) {
            return Casebook::checkWatches(parts, request, fetcherOf(client), context);
        });
}

Job<int> Workspace::readFeed(WatchId id, const QByteArray &feed)
{
    return d->run<int>({}, {}, [id, feed](WorkspaceParts &parts, JobContext &) {
        return Casebook::readFeed(parts, id, feed);
    });
}

Job<std::vector<WatchItem>> Workspace::tryWatch(const Watch &watch, const QByteArray &feed)
{
    return d->run<std::vector<WatchItem>>({}, {}, [watch, feed](WorkspaceParts &, JobContext &) {
        return Casebook::tryWatch(watch, feed);
    });
}

Job<std::vector<WatchItem>> Workspace::tryWatchOnServer(const Watch &watch, int days)
{
    constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;
    return d->runWaiting<std::vector<WatchItem>>(
        u"try-watch"_s, watch.name,
        [watch, days](WorkspaceParts &parts, HttpClient &client, JobContext &context) {
            return Casebook::tryWatchOnServer(watch, fetcherOf(client),
                                              parts.clock.now() - days * dayMs, context);
        });
}

Job<std::vector<Watch>> Workspace::subsystemWatches(const QString &path, const QString &server)
{
    return d->run<std::vector<Watch>>(
        u"read-maintainers"_s, path,
        [path, server](WorkspaceParts &, JobContext &) -> Result<std::vector<Watch>> {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) {
                return fail(file.exists() ? ErrorCode::Io : ErrorCode::NotFound, path,
                            file.errorString());
            }
            const Result<std::vector<Subsystem>> subsystems =
                readMaintainers(file.read(Limits::maintainersBytes + 1));
            if (!subsystems) {
                return fail(subsystems.error().code, path, subsystems.error().detail);
            }
            std::vector<Watch> watches;
            watches.reserve(subsystems->size());
            for (const Subsystem &subsystem : *subsystems) {
                watches.push_back(watchOfSubsystem(subsystem, server));
            }
            return watches;
        });
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/watching.h"

#include "core/base/limits.h"
#include "core/mail/feed.h"
#include "core/mail/watchmatch.h"
#include "core/model/watchquery.h"
#include "core/store/watchitemtable.h"
#include "core/store/watchtable.h"
#include "core/workspace/workspaceparts.h"

#include <QSet>
#include <QUrl>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;
/// Servers index late and lists arrive out of order: the last hours are asked for again. What is known
/// is not added twice.
constexpr qint64 overlapMs = 6LL * 60 * 60 * 1000;
constexpr qint64 ignoredKeptMs = 90 * dayMs;
/// Hits public-inbox puts on a page of a search.
constexpr int pageEntries = 200;

bool endsTheCheck(ErrorCode code)
{
    return code == ErrorCode::Cancelled || code == ErrorCode::Offline || code == ErrorCode::DiskFull
        || code == ErrorCode::ReadOnly;
}

/// Fails every list of the server alike; asking on is no use, or impolite.
bool isOfTheServer(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Network:
    case ErrorCode::Timeout:
    case ErrorCode::Tls:
    case ErrorCode::TooManyRequests:
    case ErrorCode::ServerFailed:
    case ErrorCode::InsecureHttp:
        return true;
    default:
        return false;
    }
}

/// A failure as WatchTable keeps it: "NotFound kvm", "Usage:condition (s:a".
QString keptFailure(const Error &error, const QString &server, const QString &list)
{
    const QString name = errorCodeName(error.code);
    if (error.code == ErrorCode::Usage) {
        return name + u':' + error.detail + u' ' + error.subject;
    }
    return name + u' ' + (isOfTheServer(error.code) ? server : list);
}

/// A list that is not there says so in plain text, a search with a page of its own (public-inbox WWW).
bool isSearchPage(const QByteArray &page)
{
    return page.contains("- search results</title>");
}

/// A search without hits answers 404 with the page of a search, with the words "[No results found]" or, where a
/// feed was asked for (public-inbox 1.9), with none. A page that says that the query is bad is no answer to it.
bool isEmptySearch(const QByteArray &page)
{
    return isSearchPage(page) && !page.contains("Bad query");
}

/// One list of one watch as it is read.
class ListReader final
{
public:
    ListReader(const Watch &watch, QString list, const FeedFetcher &fetch, JobContext &context)
        : m_watch(watch)
        , m_matcher(watch)
        , m_list(std::move(list))
        , m_fetch(fetch)
        , m_context(context)
    {
    }

    std::vector<WatchItem> items;
    int read = 0;
    qint64 newestMs = 0;
    bool isCut = false;
    bool wasNewestOnly = false;

    Status readSince(qint64 sinceMs, int pages)
    {
        const std::vector<QString> queries = watchQueries(m_watch, sinceMs);
        if (queries.empty()) {
            return fail(ErrorCode::Usage, m_watch.name, u"question"_s);
        }
        for (const QString &query : queries) {
            const Status searched = search(query, pages);
            if (!searched && isUnreadable(searched.error())) {
                // The newest mails without the condition are not what was asked for.
                return fail(ErrorCode::Usage, m_watch.onlyIf, u"condition"_s);
            }
            if (!searched && isSearchRefused(searched.error().code)) {
                return readNewest();
            }
            if (!searched) {
                return searched;
            }
        }
        return {};
    }

private:
    /// lore has at times put a wall for browsers before its search but never before its feeds, and an
    /// inbox may have no search index (mail.md 3.2).
    static bool isSearchRefused(ErrorCode code)
    {
        return code == ErrorCode::Parse || code == ErrorCode::HttpStatus
            || code == ErrorCode::BotWall || code == ErrorCode::Rejected;
    }

    /// Our own part of a question is always well formed, so the person's is not.
    [[nodiscard]] bool isUnreadable(const Error &error) const
    {
        return error.code == ErrorCode::HttpStatus && error.detail == "400"_L1
            && !m_watch.onlyIf.trimmed().isEmpty();
    }

    Status search(const QString &query, int pages)
    {
        for (int page = 0; page < pages; ++page) {
            const Result<FeedAnswer> answer =
                ask(searchFeedPath(m_list, query, page * pageEntries));
            if (!answer) {
                return passOn(answer);
            }
            if (answer->isNothing) {
                if (isEmptySearch(answer->bytes)) {
                    return {};
                }
                const QString list = m_list.isEmpty() ? u"all"_s : m_list;
                return isSearchPage(answer->bytes)
                    ? fail(ErrorCode::Parse, list, u"search answered otherwise"_s)
                    : fail(ErrorCode::NotFound, list);
            }
            const Result<int> count = take(answer->bytes, true);
            if (!count) {
                return passOn(count);
            }
            if (*count < pageEntries) {
                return {};
            }
        }
        isCut = true;
        return {};
    }

    Status readNewest()
    {
        const Result<FeedAnswer> answer = ask(newestFeedPath(m_list));
        if (!answer) {
            return passOn(answer);
        }
        if (answer->isNothing) {
            return fail(ErrorCode::NotFound, m_list.isEmpty() ? u"all"_s : m_list);
        }
        wasNewestOnly = true;
        const Result<int> count = take(answer->bytes, false);
        return count ? Status() : Status(passOn(count));
    }

    Result<FeedAnswer> ask(const QByteArray &path)
    {
        if (m_context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        return m_fetch(m_watch.server, QString::fromLatin1(path), m_context);
    }

    Result<int> take(const QByteArray &bytes, bool wasSearched)
    {
        const Result<Feed> feed = parseFeed(bytes);
        if (!feed) {
            return passOn(feed);
        }
        for (const FeedEntry &entry : feed->entries) {
            newestMs = std::max(newestMs, entry.updatedMs);
            const std::optional<WatchMatch> match = m_matcher.match(entry, wasSearched);
            if (match && !m_known.contains(entry.messageId)) {
                m_known.insert(entry.messageId);
                WatchItem item = itemOf(entry);
                item.list = m_list.isEmpty() ? u"all"_s : m_list;
                item.matches.push_back(*match);
                items.push_back(std::move(item));
            }
        }
        const auto count = static_cast<int>(feed->entries.size()) + feed->skipped;
        read += count;
        return count;
    }

    const Watch &m_watch;
    WatchMatcher m_matcher;
    QString m_list;
    const FeedFetcher &m_fetch;
    JobContext &m_context;
    QSet<QString> m_known;
};

/// One entry of the work list: a watch and one of its lists ("" is the index over all).
struct ListToRead
{
    Watch watch;
    QString list;
    qint64 sinceMs = 0;
};

QStringList listsOf(const Watch &watch)
{
    return watch.lists.isEmpty() ? QStringList{QString()} : watch.lists;
}

Result<std::vector<ListToRead>> listsToRead(Database &database, const WatchCheckRequest &request,
                                            qint64 nowMs)
{
    const WatchTable table(database);
    const Result<std::vector<WatchSummary>> all = table.list();
    if (!all) {
        return passOn(all);
    }
    std::vector<ListToRead> lists;
    for (const WatchSummary &summary : *all) {
        const Watch &watch = summary.watch;
        const bool wanted = request.watches.empty()
            ? !watch.isPaused
            : std::ranges::find(request.watches, watch.id) != request.watches.end();
        if (!wanted) {
            continue;
        }
        const Result<QHash<QString, qint64>> seen = table.seen(watch.id);
        if (!seen) {
            return passOn(seen);
        }
        for (const QString &list : listsOf(watch)) {
            const auto last = seen->constFind(list);
            const qint64 since =
                last == seen->cend() ? nowMs - request.firstDays * dayMs : *last - overlapMs;
            lists.push_back({.watch = watch, .list = list, .sinceMs = std::max(since, qint64(0))});
        }
    }
    return lists;
}

/// Stores what one list gave and how far it was read.
Result<int> store(WorkspaceParts &parts, const ListToRead &entry, ListReader &reader, qint64 nowMs)
{
    // A mail dated in the future must not hide what comes meanwhile.
    const qint64 seenMs = std::min(std::max(reader.newestMs, entry.sinceMs + overlapMs), nowMs);
    for (WatchItem &item : reader.items) {
        item.dateMs = std::min(item.dateMs, nowMs);
    }
    return parts
        .post<int>([&entry, &reader, nowMs, seenMs](Database &database,
                                                    ChangeSet &changes) -> Result<int> {
            const Result<Watch> known = WatchTable(database).watch(entry.watch.id);
            if (!known) {
                return 0; // deleted meanwhile
            }
            const Result<int> added = WatchItemTable(database).add(reader.items, nowMs, changes);
            if (!added) {
                return added;
            }
            const Status seen = WatchTable(database).setSeen(entry.watch.id, entry.list, seenMs);
            if (!seen) {
                return passOn(seen);
            }
            return *added;
        })
        .get();
}

/// The inbox in the address of a mail's page ("…/LIST/MID/").
QString listOfLink(const QString &link)
{
    const QStringList parts = QUrl(link).path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    return parts.size() < 2 ? u"all"_s : parts.at(parts.size() - 2);
}

Status finishWatch(WorkspaceParts &parts, WatchId watch, const QString &error, qint64 nowMs)
{
    return parts
        .post<void>([=](Database &database, ChangeSet &changes) -> Status {
            Status status = WatchTable(database).setChecked(watch, nowMs, error, changes);
            return status ? WatchItemTable(database).forgetIgnored(nowMs - ignoredKeptMs, changes)
                          : status;
        })
        .get();
}

} // namespace

Result<WatchCheckOutcome> checkWatches(WorkspaceParts &parts, const WatchCheckRequest &request,
                                       const FeedFetcher &fetch, JobContext &context)
{
    const qint64 nowMs = parts.clock.now();
    const Result<std::vector<ListToRead>> lists =
        parts.file->read([&](Database &database) { return listsToRead(database, request, nowMs); });
    if (!lists) {
        return passOn(lists);
    }
    WatchCheckOutcome outcome;
    QHash<QString, Error> failedServers;
    QString firstError; // of the watch, as WatchTable keeps it
    for (std::size_t i = 0; i < lists->size(); ++i) {
        const ListToRead &entry = (*lists)[i];
        context.report(static_cast<qint64>(i), static_cast<qint64>(lists->size()));
        ListReader reader(entry.watch, entry.list, fetch, context);
        const auto known = failedServers.constFind(entry.watch.server);
        Status status = known == failedServers.cend()
            ? reader.readSince(entry.sinceMs, Limits::feedPages)
            : Status(std::unexpect, *known);
        WatchListOutcome line{.watch = entry.watch.id,
                              .watchName = entry.watch.name,
                              .list = entry.list.isEmpty() ? u"all"_s : entry.list,
                              .read = reader.read,
                              .matched = static_cast<int>(reader.items.size()),
                              .isCut = reader.isCut,
                              .wasNewestOnly = reader.wasNewestOnly};
        if (status) {
            const Result<int> added = store(parts, entry, reader, nowMs);
            status = added ? Status() : Status(passOn(added));
            line.added = added.value_or(0);
            outcome.added += line.added;
        }
        if (!status) {
            line.error = status.error();
            if (isOfTheServer(status.error().code)) {
                failedServers.insert(entry.watch.server, status.error());
            }
            if (firstError.isEmpty()) {
                firstError = keptFailure(status.error(), entry.watch.server, line.list);
            }
        }
        const bool ends = !status && endsTheCheck(status.error().code);
        outcome.isCancelled = !status && status.error().code == ErrorCode::Cancelled;
        if (!outcome.isCancelled) {
            outcome.lists.push_back(line);
        }
        const bool isLastOfWatch =
            i + 1 == lists->size() || (*lists)[i + 1].watch.id != entry.watch.id;
        if (isLastOfWatch && !ends) {
            const Status finished = finishWatch(parts, entry.watch.id, firstError, nowMs);
            if (!finished) {
                return passOn(finished);
            }
            firstError.clear();
        }
        if (ends) {
            break;
        }
    }
    context.report(static_cast<qint64>(lists->size()), static_cast<qint64>(lists->size()));
    return outcome;
}

Result<int> readFeed(WorkspaceParts &parts, WatchId id, const QByteArray &bytes)
{
    const Result<Watch> watch =
        parts.file->read([id](Database &database) { return WatchTable(database).watch(id); });
    if (!watch) {
        return passOn(watch);
    }
    Result<std::vector<WatchItem>> items = tryWatch(*watch, bytes);
    if (!items) {
        return passOn(items);
    }
    const qint64 nowMs = parts.clock.now();
    for (WatchItem &item : *items) {
        item.dateMs = std::min(item.dateMs, nowMs);
        item.list = listOfLink(item.link);
    }
    return parts
        .post<int>([&items, nowMs](Database &database, ChangeSet &changes) {
            return WatchItemTable(database).add(*items, nowMs, changes);
        })
        .get();
}

Result<std::vector<WatchItem>> tryWatch(const Watch &watch, const QByteArray &bytes)
{
    const Result<Feed> feed = parseFeed(bytes);
    if (!feed) {
        return passOn(feed);
    }
    const WatchMatcher matcher(watch);
    std::vector<WatchItem> items;
    for (const FeedEntry &entry : feed->entries) {
        if (const auto match = matcher.match(entry, false)) {
            items.push_back(itemOf(entry));
            items.back().matches.push_back(*match);
        }
    }
    return items;
}

Result<std::vector<WatchItem>> tryWatchOnServer(const Watch &watch, const FeedFetcher &fetch,
                                                qint64 sinceMs, JobContext &context)
{
    std::vector<WatchItem> items;
    for (const QString &list : listsOf(watch)) {
        ListReader reader(watch, list, fetch, context);
        const Status read = reader.readSince(sinceMs, 1);
        if (!read) {
            return passOn(read);
        }
        std::ranges::move(reader.items, std::back_inserter(items));
    }
    return items;
}

} // namespace Casebook

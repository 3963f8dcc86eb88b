// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/job.h"
#include "core/model/watch.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace Casebook {

class WorkspaceParts;

/// One answer to a feed's address.
struct FeedAnswer
{
    QByteArray bytes;
    bool isNothing = false; ///< 404: no such list, or a search without hits; bytes hold the page
};

/// Asks \a server for \a path below it, blocking, on a worker thread. Errors as HttpClient's; a stop
/// request ends it soon.
using FeedFetcher = std::function<Result<FeedAnswer>(const QString &server, const QString &path,
                                                     JobContext &context)>;

/// How one list of one watch was read.
struct WatchListOutcome
{
    WatchId watch;
    QString watchName;
    QString list;
    int read = 0; ///< mails in the feeds
    int matched = 0;
    int added = 0; ///< not known before
    bool isCut = false; ///< there was more than one check reads; the rest comes with no later one
    bool wasNewestOnly = false; ///< searching did not work, so only the newest mails were seen
    std::optional<Error> error;
};

struct WatchCheckOutcome
{
    std::vector<WatchListOutcome> lists;
    int added = 0;
    bool isCancelled = false;
};

/// Which watches to check.
struct WatchCheckRequest
{
    std::vector<WatchId> watches; ///< empty: all that are not paused
    int firstDays = 7; ///< how far back a list is read the first time
};

/// Reads every list of the watches, a page at a time, and puts what is wanted into the inbox, list by
/// list, so that stopping keeps what was read. A list that fails keeps its place and does not hold up
/// the others, but a server that cannot be reached or asks for peace is not asked again.
Result<WatchCheckOutcome> checkWatches(WorkspaceParts &parts, const WatchCheckRequest &request,
                                       const FeedFetcher &fetch, JobContext &context);

/// Takes what the watch \a id finds in a saved feed into the inbox; returns how many are new. How far
/// its lists were read stays as it is.
Result<int> readFeed(WorkspaceParts &parts, WatchId id, const QByteArray &bytes);

/// What \a watch would find in the feed \a bytes; nothing is stored. Items hold their texts.
Result<std::vector<WatchItem>> tryWatch(const Watch &watch, const QByteArray &bytes);
/// The same with the feeds of its server: the newest page of each list.
Result<std::vector<WatchItem>> tryWatchOnServer(const Watch &watch, const FeedFetcher &fetch,
                                                qint64 sinceMs, JobContext &context);

} // namespace Casebook

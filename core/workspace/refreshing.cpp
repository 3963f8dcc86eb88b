// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/refreshing.h"

#include "core/base/limits.h"
#include "core/store/sourcetable.h"
#include "core/store/threadtable.h"
#include "core/workspace/fetching.h"
#include "core/workspace/workspaceparts.h"

#include <algorithm>

namespace Casebook {

namespace {

/// Where to ask for a thread: where it was fetched, else at the first server for its first mail.
Result<MailSource> sourceOf(Database &database, ThreadId thread)
{
    const Result<ThreadSummary> summary = ThreadTable(database).summary(thread);
    if (!summary) {
        return passOn(summary);
    }
    const Result<std::vector<MailSource>> known = SourceTable(database).ofThread(thread);
    if (!known) {
        return passOn(known);
    }
    const auto answered =
        std::ranges::find_if(*known, [](const MailSource &source) { return source.gotMs > 0; });
    if (answered != known->end()) {
        return *answered;
    }
    // Never fetched: any time will do for "it was there once", so that its absence is told.
    return MailSource{.messageId = summary->rootMessageId, .server = {}, .list = {}, .gotMs = 1};
}

/// Asks for each of \a sources; one that fails holds up no other, unless nobody can be asked at all.
RefreshOutcome askAll(WorkspaceParts &parts, HttpClient &client,
                      const std::vector<MailSource> &sources, JobContext &context)
{
    RefreshOutcome outcome;
    const qint64 total = qint64(sources.size());
    for (const MailSource &source : sources) {
        context.report(qint64(outcome.threads.size() + outcome.failures.size()), total);
        JobContext quiet(context.stopToken());
        Result<FetchOutcome> got = fetchAgain(parts, client, source, quiet);
        if (got) {
            outcome.messagesAdded += got->messagesAdded;
            outcome.threads.push_back(std::move(*got));
            continue;
        }
        if (got.error().code == ErrorCode::Cancelled) {
            outcome.cancelled = true;
            break;
        }
        outcome.failures.emplace_back(source.messageId, got.error());
        if (got.error().code == ErrorCode::Offline) {
            break;
        }
    }
    outcome.notAsked = int(sources.size() - outcome.threads.size() - outcome.failures.size());
    return outcome;
}

} // namespace

Result<FetchOutcome> refreshThread(WorkspaceParts &parts, HttpClient &client, ThreadId thread,
                                   JobContext &context)
{
    const Result<MailSource> source = parts.file->read(
        [thread](Database &database) { return sourceOf(database, thread); }, context.stopToken());
    return source ? fetchAgain(parts, client, *source, context)
                  : Result<FetchOutcome>(passOn(source));
}

Result<RefreshOutcome> refreshBug(WorkspaceParts &parts, HttpClient &client, BugId bug,
                                  JobContext &context)
{
    int over = 0;
    const Result<std::vector<MailSource>> sources = parts.file->read(
        [bug, &over](Database &database) -> Result<std::vector<MailSource>> {
            const Result<std::vector<ThreadSummary>> threads = ThreadTable(database).ofBug(bug);
            if (!threads) {
                return passOn(threads);
            }
            std::vector<MailSource> list;
            for (const ThreadSummary &thread : *threads) {
                if (list.size() >= std::size_t(Limits::refreshThreads)) {
                    ++over;
                    continue;
                }
                Result<MailSource> source = sourceOf(database, thread.id);
                if (!source) {
                    return passOn(source);
                }
                list.push_back(std::move(*source));
            }
            return list;
        },
        context.stopToken());
    if (!sources) {
        return passOn(sources);
    }
    RefreshOutcome outcome = askAll(parts, client, *sources, context);
    outcome.notAsked += over;
    return outcome;
}

Result<RefreshOutcome> askAgain(WorkspaceParts &parts, HttpClient &client, JobContext &context)
{
    Result<std::vector<MailSource>> sources = parts.file->read(
        [](Database &database) { return SourceTable(database).awaited(); }, context.stopToken());
    if (!sources) {
        return passOn(sources);
    }
    const std::size_t all = sources->size();
    sources->resize(std::min(all, std::size_t(Limits::refreshThreads)));
    RefreshOutcome outcome = askAll(parts, client, *sources, context);
    outcome.notAsked += int(all - sources->size());
    return outcome;
}

} // namespace Casebook

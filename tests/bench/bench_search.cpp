// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_search WORKSPACE [QUERY…]: opens a workspace as the window does and prints how long the first page
// of each question takes: once with a cold cache of the connection, then the median of five; with and
// without snippets. Target: 20 ms for the first page of 80,000 mails. Prints, never judges.

#include "core/workspace/workspace.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

QStringList defaultQueries()
{
    return {u"scsi "_s,
            u"lock "_s,
            u"hung task"_s,
            u"Reviewed-by "_s,
            u"queue depth "_s,
            u"\"use after free\" "_s,
            u"死锁"_s,
            u"ufs"_s,
            u"spin_lock "_s,
            u"patch 3"_s,
            u"con"_s,
            u"from:martin ufs "_s,
            u"has:patch after:2025-01 "_s,
            u"is:unread subject:qla2xxx "_s,
            u"file:ufshcd.c function:ufshcd_init "_s,
            u"scsi -ufs (reset OR abort) "_s,
            u"list:scsi date:2024-09..2024-10 "_s};
}

double firstPage(Workspace &workspace, SearchQuery query, qint64 *total)
{
    QElapsedTimer time;
    time.start();
    const Result<SearchPage> page = workspace.search(query).wait();
    *total = page ? page->total : -1;
    return double(time.nsecsElapsed()) / 1e6;
}

int run(const QStringList &arguments)
{
    JobRunner runner;
    const SystemClock clock;
    JobContext context;
    QElapsedTimer time;
    time.start();
    Result<OpenedWorkspace> opened =
        Workspace::open(arguments.at(1), {.keepBackup = false}, context);
    if (!opened) {
        std::fprintf(stderr, "%s\n", qPrintable(errorCodeName(opened.error().code)));
        return 1;
    }
    Workspace workspace(std::move(*opened), runner, clock);
    std::printf("opened in %.0f ms\n", double(time.elapsed()));
    const QStringList queries = arguments.size() > 2 ? arguments.mid(2) : defaultQueries();
    std::printf("%-42s %8s %8s %8s %10s\n", "first page, ms", "hits", "first", "median",
                "20 snippets");
    for (const QString &text : queries) {
        qint64 total = 0;
        const SearchQuery bare{.text = text, .limit = 50, .withSnippets = false};
        const double first = firstPage(workspace, bare, &total);
        std::array<double, 5> times{};
        std::array<double, 5> dressed{};
        for (std::size_t i = 0; i < times.size(); ++i) {
            times.at(i) = firstPage(workspace, bare, &total);
            dressed.at(i) = firstPage(workspace, {.text = text, .limit = 20}, &total);
        }
        std::ranges::sort(times);
        std::ranges::sort(dressed);
        std::printf("%-42s %8lld %8.1f %8.1f %10.1f\n", qPrintable(text), total, first, times[2],
                    dressed[2]);
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "bench_search WORKSPACE [QUERY...]\n");
        return 2;
    }
    return run(arguments);
}

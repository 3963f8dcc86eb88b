// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_import MBOX [WORKSPACE]: imports an mbox into a fresh workspace, then searches it, and prints what
// that took. Ratios against notmuch and mu are made from these numbers.
#include "core/workspace/workspace.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>

#include <sys/resource.h>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024.0;
}

int search(Workspace &workspace)
{
    const QStringList queries{u"scsi "_s,       u"lock "_s,        u"hung task"_s,
                              u"Reviewed-by"_s, u"queue depth "_s, u"\"use after free\""_s,
                              u"死锁"_s,        u"ufs"_s,          u"spin_lock "_s,
                              u"patch 3"_s};
    for (const QString &query : queries) {
        const Result<SearchPage> page = workspace.search({.text = query, .bugId = {}}).wait();
        if (!page) {
            return 1;
        }
        std::printf("search %-20s %8lld hits %8.1f ms\n", qPrintable(query), page->total,
                    page->seconds * 1000.0);
    }
    return 0;
}

int run(const QString &mbox, const QString &path)
{
    JobRunner runner;
    const SystemClock clock;
    JobContext context;
    QElapsedTimer time;
    time.start();
    Result<OpenedWorkspace> opened =
        Workspace::open(path, {.create = true, .keepBackup = false}, context);
    if (!opened) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(errorCodeName(opened.error().code)),
                     qPrintable(opened.error().detail));
        return 1;
    }
    auto workspace = std::make_unique<Workspace>(std::move(*opened), runner, clock);
    const Result<ImportOutcome> outcome =
        workspace->importMail({.paths = {mbox}, .target = ImportTarget::Unfiled, .bug = {}}).wait();
    if (!outcome) {
        std::fprintf(stderr, "%s\n", qPrintable(errorCodeName(outcome.error().code)));
        return 1;
    }
    const double imported = double(time.elapsed()) / 1000.0;
    const double megabytes = double(outcome->bytes) / 1e6;
    std::printf("mails %d, added %d, threads %zu\n", outcome->messagesSeen, outcome->messagesAdded,
                outcome->threads.size());
    std::printf("import %.2f s, %.0f mails/s, %.1f MB/s\n", imported,
                outcome->messagesSeen / imported, megabytes / imported);
    std::printf("peak memory %.0f MB\n", peakMegabytes());
    const int failed = search(*workspace);
    workspace.reset();
    std::printf("with closing %.2f s\n", double(time.elapsed()) / 1000.0);
    std::printf("file %.2f bytes per raw byte\n",
                double(QFileInfo(path).size()) / double(outcome->bytes));
    return failed;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "bench_import MBOX [WORKSPACE]\n");
        return 2;
    }
    const QTemporaryDir folder;
    return run(arguments.at(1), arguments.value(2, folder.filePath(u"bench.casebook"_s)));
}

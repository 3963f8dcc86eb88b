// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_import MBOX [--peers] [--mails N] [--keep WORKSPACE]: imports an unpacked mbox into a fresh workspace
// and prints what that took, stage by stage, then ten searches. --peers runs `notmuch new` and `mu index` over
// the same mails right behind it, so that all three had the same machine. --mails multiplies the mails to N
// with new ids first. Prints, never judges.

#include "core/mail/mailparser.h"
#include "core/mail/mboxreader.h"
#include "core/store/packedbytes.h"
#include "core/store/tokenizer.h"
#include "core/workspace/incomingmail.h"
#include "core/workspace/workspace.h"
#include "tests/bench/mailcopies.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
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

double processorSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int search(Workspace &workspace)
{
    const QStringList queries{u"scsi "_s,       u"lock "_s,        u"hung task"_s,
                              u"Reviewed-by"_s, u"queue depth "_s, u"\"use after free\""_s,
                              u"死锁"_s,        u"ufs"_s,          u"spin_lock "_s,
                              u"patch 3"_s};
    for (const QString &query : queries) {
        const SearchQuery asked{.text = query, .limit = 20};
        const Result<SearchPage> cold = workspace.search(asked).wait();
        const Result<SearchPage> warm = workspace.search(asked).wait();
        if (!cold || !warm) {
            return 1;
        }
        std::printf("search %-20s %8lld hits  cold %7.1f ms  warm %7.1f ms\n", qPrintable(query),
                    warm->total, cold->seconds * 1000.0, warm->seconds * 1000.0);
    }
    return 0;
}

/// Each stage alone, on one thread, over at most the first 10,000 mails: where the time goes.
void printStages(const QString &mbox)
{
    QFile file(mbox);
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const uchar *bytes = file.map(0, file.size());
    MboxReader reader(QByteArrayView(bytes, file.size()));
    QElapsedTimer time;
    time.start();
    std::vector<QByteArray> mails;
    while (mails.size() < 10'000) {
        const std::optional<MboxEntry> entry = reader.next();
        if (!entry) {
            break;
        }
        mails.push_back(entry->raw.toByteArray());
    }
    const auto lap = [&time, &mails](const char *name) {
        std::printf("  %-34s %8.1f us a mail\n", name,
                    double(time.nsecsElapsed()) / 1e3 / double(mails.size()));
        time.start();
    };
    std::printf("stages, one thread, %zu mails:\n", mails.size());
    lap("split");
    std::vector<ParsedMessage> parsed;
    for (const QByteArray &mail : mails) {
        parsed.push_back(parseMessage(mail));
    }
    lap("parse and decode");
    std::vector<IncomingMessage> incoming;
    for (ParsedMessage &message : parsed) {
        incoming.push_back(incomingMail(std::move(message)));
    }
    lap("structure (preview, diff, trailers)");
    qint64 packed = 0;
    for (const QByteArray &mail : mails) {
        const Result<PackedBytes> pack = packBytes(mail);
        packed += pack ? pack->packed.size() : 0;
    }
    lap("compress, verify, hash");
    qint64 terms = 0;
    for (const IncomingMessage &message : incoming) {
        tokenizeUtf8(message.parsed.body.toUtf8(), TokenizeMode::Index, &terms,
                     [](void *count, int, const char *, int, int, int) {
                         ++*static_cast<qint64 *>(count);
                         return 0;
                     });
    }
    lap("cut bodies into terms (writer)");
    std::printf(
        "  the rest is SQLite: rows and the index's own work, on the writer; %lld terms a mail\n",
        terms / qint64(mails.size()));
}

int import(const QString &mbox, const QString &path)
{
    JobRunner runner;
    const SystemClock clock;
    JobContext context;
    QElapsedTimer time;
    time.start();
    const double before = processorSeconds(RUSAGE_SELF);
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
    std::printf("casebook import %.2f s (processor %.2f s), %.0f mails/s, %.1f MB/s\n", imported,
                processorSeconds(RUSAGE_SELF) - before, outcome->messagesSeen / imported,
                megabytes / imported);
    std::printf("peak memory %.0f MB\n", peakMegabytes());
    const int failed = search(*workspace);
    workspace.reset();
    std::printf("file %.2f bytes per raw byte\n",
                double(QFileInfo(path).size()) / double(outcome->bytes));
    return failed;
}

/// One run of another program; its wall and processor time.
bool runPeer(const QString &name, const QStringList &arguments,
             const QProcessEnvironment &variables, bool print)
{
    const double before = processorSeconds(RUSAGE_CHILDREN);
    QElapsedTimer time;
    time.start();
    QProcess process;
    process.setProcessEnvironment(variables);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(name, arguments);
    const bool ended = process.waitForFinished(-1) && process.exitCode() == 0;
    if (print) {
        std::printf("%s %s %.2f s (processor %.2f s)%s\n", qPrintable(name),
                    qPrintable(arguments.constFirst()), double(time.elapsed()) / 1000.0,
                    processorSeconds(RUSAGE_CHILDREN) - before, ended ? "" : ": failed");
    }
    return ended;
}

int runPeers(const QString &mbox, const QString &folder)
{
    const QString maildir = folder + u"/maildir"_s;
    if (makeMaildir(mbox, maildir) == 0) {
        return 1;
    }
    QFile config(folder + u"/notmuch-config"_s);
    if (!config.open(QIODevice::WriteOnly)) {
        return 1;
    }
    config.write("[database]\npath=" + maildir.toUtf8()
                 + "\n[user]\nname=bench\nprimary_email=bench@example.org\n[new]\ntags=unread\n");
    config.close();
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(u"NOTMUCH_CONFIG"_s, config.fileName());
    variables.insert(u"HOME"_s, folder);
    runPeer(u"notmuch"_s, {u"new"_s}, variables, true);
    const QString home = u"--muhome="_s + folder + u"/mu"_s;
    runPeer(u"mu"_s, {u"init"_s, home, u"--maildir="_s + maildir}, variables, false);
    runPeer(u"mu"_s, {u"index"_s, home, u"--quiet"_s}, variables, true);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "bench_import MBOX [--peers] [--mails N] [--keep WORKSPACE]\n");
        return 2;
    }
    const QTemporaryDir folder;
    QString mbox = arguments.at(1);
    const qsizetype mails = arguments.indexOf(u"--mails"_s);
    if (mails > 0) {
        const QString larger = folder.filePath(u"larger.mbox"_s);
        if (multiplyMails(mbox, arguments.value(mails + 1).toInt(), larger) == 0) {
            std::fprintf(stderr, "cannot multiply %s\n", qPrintable(mbox));
            return 1;
        }
        mbox = larger;
    }
    const qsizetype keep = arguments.indexOf(u"--keep"_s);
    const int failed =
        import(mbox, keep > 0 ? arguments.value(keep + 1) : folder.filePath(u"bench.casebook"_s));
    printStages(mbox);
    const bool peers = arguments.contains(u"--peers"_s);
    return failed != 0 ? failed : peers ? runPeers(mbox, folder.path()) : 0;
}

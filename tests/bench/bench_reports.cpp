// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/reports.h"
#include "core/trace/reportsjson.h"
#include "reportscores.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

void print(const QString &line)
{
    std::fputs(line.toUtf8().constData(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void print(const std::vector<Score> &scores, bool verbose)
{
    for (const Score &score : scores) {
        const double share = score.all == 0 ? 0.0 : 100.0 * score.good / score.all;
        const QString target = score.target > 0.0
            ? u"  %1 (target %2 %)"_s.arg(share >= score.target ? u"ok"_s : u"LOW"_s)
                  .arg(score.target)
            : QString();
        print(u"%1 %2 / %3  %4 %"_s.arg(score.name, -46)
                  .arg(score.good, 5)
                  .arg(score.all, 5)
                  .arg(share, 5, 'f', 1)
              + target);
        for (const QString &line : score.missed) {
            if (verbose) {
                print(u"      "_s + line);
            }
        }
    }
}

/// Peak memory since resetPeak(), kB. Linux keeps it per process (proc(5), clear_refs and VmHWM).
qint64 peakKilobytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:")) {
            return line.mid(6).trimmed().split(' ').constFirst().toLongLong();
        }
    }
    return 0;
}

void resetPeak()
{
    QFile refs(u"/proc/self/clear_refs"_s);
    if (refs.open(QIODevice::WriteOnly)) {
        refs.write("5");
    }
}

void measure(const QString &name, const QByteArray &text)
{
    resetPeak();
    QElapsedTimer timer;
    timer.start();
    const TextReports reports = readReports(text, name);
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    // The text itself is in memory here; what counts is what reading it needs besides.
    print(u"%1 %2 MB, %3 MB/s, %4 reports, peak memory beyond the text %5 MB"_s.arg(name, -28)
              .arg(text.size() / 1000000)
              .arg(static_cast<double>(text.size()) / 1e6 / seconds, 0, 'f', 0)
              .arg(reports.crashes.size())
              .arg(peakKilobytes() / 1024 - text.size() / 1048576));
}

QByteArray filled(const QByteArray &piece, qsizetype size)
{
    QByteArray made;
    made.reserve(size + piece.size());
    while (made.size() < size) {
        made += piece;
    }
    return made;
}

void measureSpeed(const QString &corpora)
{
    QByteArray quiet;
    for (int i = 0; i < 1000; ++i) {
        quiet += "[   12.345678] virtio_blk virtio" + QByteArray::number(i)
            + ": [vda] 2097152 512-byte logical blocks (1.07 GB/1.00 GiB), state ready, nothing to "
              "see\n";
    }
    measure(u"without reports"_s, filled(quiet, 100'000'000));
    measure(u"without reports"_s, filled(quiet, 1'000'000'000));
    QFile dense(corpora + u"/serial-logs/hung-task-mutex-abba.log"_s);
    if (dense.open(QIODevice::ReadOnly)) {
        measure(u"with dense reports"_s, filled(dense.readAll(), 100'000'000));
    }
}

} // namespace

/// "bench_reports [-v] [-s]" prints the table over the corpora, with -v what was missed, with -s speed only;
/// "bench_reports FILE…" one line of JSON per file.
int main(int argc, char **argv)
{
    QStringList files;
    bool verbose = false;
    bool speed = false;
    for (int i = 1; i < argc; ++i) {
        const QString word = QString::fromLocal8Bit(argv[i]);
        verbose = verbose || word == "-v"_L1;
        speed = speed || word == "-s"_L1;
        if (!word.startsWith(u'-')) {
            files.append(word);
        }
    }
    for (const QString &name : std::as_const(files)) {
        QFile file(name);
        if (file.open(QIODevice::ReadOnly)) {
            const QJsonObject json = reportsJson(readReports(file.readAll(), name));
            print(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
        }
    }
    if (!files.isEmpty()) {
        return 0;
    }
    const QString corpora = QString::fromUtf8(CASEBOOK_CORPORA);
    if (!speed) {
        for (const auto &scores : {syzkallerScores, satyrScores, abrtScores, gdbScores,
                                   clusterfuzzScores, logspecScores, requotedScores}) {
            print(scores(corpora), verbose);
        }
    }
    if (speed || !verbose) {
        measureSpeed(corpora);
    }
    return 0;
}

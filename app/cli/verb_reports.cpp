// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "core/base/text.h"
#include "core/trace/reports.h"
#include "core/trace/reportsjson.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

void print(Session &session, const TextReports &reports)
{
    if (session.isJson()) {
        session.console.json(reportsJson(reports));
        return;
    }
    session.console.line(madeVisible(reports.source));
    for (const CrashReport &crash : reports.crashes) {
        QString line = "  "_L1 + QString::number(crash.start) + "  "_L1 + madeVisible(crash.title);
        if (crash.corrupted) {
            line += "  "_L1 + CliText::tr("(cut short or mixed with another text)");
        }
        session.console.line(line);
    }
    for (const LockEdge &edge : reports.edges) {
        session.console.line("  "_L1 + QString::number(edge.source.offset) + "  "_L1
                             + madeVisible(edge.source.text));
    }
    if (reports.crashes.empty() && reports.edges.empty()) {
        session.console.line("  "_L1 + CliText::tr("No crash report."));
    }
    if (!reports.threads.empty()) {
        session.console.line(
            "  "_L1 + CliText::tr("%n thread stack(s)", nullptr, int(reports.threads.size())));
    }
}

int readOne(Session &session, const QString &word)
{
    const Result<QString> path = session.filePath(word);
    if (!path) {
        return session.report(path.error(), {{"source"_L1, word}});
    }
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly)) {
        const bool missing = !file.exists();
        return session.report(
            Error{missing ? ErrorCode::NotFound : ErrorCode::Io, word, file.errorString()},
            {{"source"_L1, word}});
    }
    // Mapped, so that a log of gigabytes costs no memory of its own; pipes and empty files are read.
    const qint64 size = file.size();
    const uchar *mapped = size > 0 ? file.map(0, size) : nullptr;
    const QByteArray held = mapped == nullptr ? file.readAll() : QByteArray();
    const QByteArrayView bytes =
        mapped == nullptr ? QByteArrayView(held) : QByteArrayView(mapped, size);
    print(session, readReports(bytes, word));
    return 0;
}

} // namespace

void addReportsVerb(VerbTable &table)
{
    table.add(
        {.name = u"reports"_s,
         .synopsis = u"FILE… [--json]"_s,
         .summary = [] { return CliText::tr("Find crash reports, stacks and locks in texts"); },
         .options = {},
         .leastWords = 1,
         .mostWords = -1,
         .run =
             [](Session &session, const Arguments &arguments) {
                 return forEachWord(
                     arguments, [&session](const QString &word) { return readOne(session, word); });
             }});
}

} // namespace Casebook

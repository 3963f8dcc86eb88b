// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_threading FILE.mbox [FILE.expected.tsv]
// Splits, parses and threads a whole list and says how fast each step was; beside an expected file it
// prints every mail whose parent, nearest ancestor, subject or date differs.

#include "core/mail/bodystructure.h"
#include "core/mail/mailparser.h"
#include "core/mail/mboxreader.h"
#include "core/mail/subject.h"
#include "core/mail/threading.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QSet>
#include <QTimeZone>

#include <cstdio>

#include <sys/resource.h>

using namespace Casebook;

namespace {

struct Mails
{
    std::vector<MessageSummary> messages;
    qint64 bytes = 0;
    qsizetype mails = 0;
    qsizetype diffs = 0;
    qsizetype traces = 0;
    QHash<int, int> issues;
};

qint64 splitOnly(QByteArrayView bytes)
{
    QElapsedTimer timer;
    timer.start();
    MboxReader reader(bytes);
    while (reader.next()) { }
    return timer.nsecsElapsed();
}

Mails parseAll(QByteArrayView bytes, qint64 &digestNs)
{
    Mails result;
    QSet<QString> known;
    MboxReader reader(bytes);
    QElapsedTimer timer;
    while (const auto entry = reader.next()) {
        ++result.mails;
        result.bytes += entry->raw.size();
        const ParsedMessage parsed = parseMessage(entry->raw);
        for (const MailIssue &issue : parsed.issues) {
            ++result.issues[static_cast<int>(issue.kind)];
        }
        timer.start();
        const BodyDigest digest = digestOf(parsed.body);
        digestNs += timer.nsecsElapsed();
        result.diffs += digest.hasDiff ? 1 : 0;
        result.traces += digest.hasTrace ? 1 : 0;
        if (known.contains(parsed.messageId)) {
            continue;
        }
        known.insert(parsed.messageId);
        MessageSummary summary;
        summary.messageId = parsed.messageId;
        summary.inReplyTo = parsed.inReplyTo;
        summary.references = parsed.references;
        summary.subject = parsed.subject;
        summary.tag = parsed.tag;
        summary.dateMs = parsed.dateMs;
        result.messages.push_back(std::move(summary));
    }
    return result;
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("-") : text;
}

QString kindName(SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::Patch:
        return QStringLiteral("patch");
    case SubjectKind::Cover:
        return QStringLiteral("cover");
    case SubjectKind::Reply:
        return QStringLiteral("reply");
    case SubjectKind::Other:
        break;
    }
    return QStringLiteral("other");
}

struct Comparison
{
    int rows = 0;
    int parents = 0;
    int ancestors = 0;
    int flagged = 0;
    int missing = 0;
    int subjects = 0;
    int dates = 0;
    int kinds = 0;
    int roots = 0;

    void differs(int &count, const char *what, const QString &id, const QString &expected,
                 const QString &got, const QString &flags)
    {
        ++count;
        std::printf("%s\t%s\texpected %s\tgot %s\t%s\n", what, qPrintable(id), qPrintable(expected),
                    qPrintable(got), qPrintable(flags));
    }
};

QHash<QString, QString> rootsOf(const ThreadTree &tree)
{
    QHash<QString, QString> roots;
    QString root;
    for (const ThreadNode &node : tree.nodes) {
        if (node.parent < 0) {
            root = node.messageId;
        }
        roots.insert(node.messageId, root);
    }
    return roots;
}

Comparison compare(const QString &path, const Mails &mails)
{
    Comparison result;
    const std::vector<ParentChoice> choices = chooseParents(mails.messages);
    const QHash<QString, QString> roots = rootsOf(buildForest(mails.messages));
    QHash<QString, std::size_t> byId;
    for (std::size_t i = 0; i < mails.messages.size(); ++i) {
        byId.insert(mails.messages[i].messageId, i);
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "cannot read %s\n", qPrintable(path));
        return result;
    }
    file.readLine();
    while (!file.atEnd()) {
        const QList<QByteArray> row = file.readLine().chopped(1).split('\t');
        if (row.size() < 11) {
            continue;
        }
        auto field = [&row](int i) { return QString::fromUtf8(row[i]); };
        ++result.rows;
        const auto at = byId.constFind(field(0));
        if (at == byId.cend()) {
            result.differs(result.missing, "missing", field(0), {}, {}, field(10));
            continue;
        }
        const MessageSummary &mail = mails.messages[*at];
        const ParentChoice &choice = choices[*at];
        const bool flagged =
            row[10].contains("several-in-reply-to") || row[10].contains("-differs");
        if (orDash(choice.parent) != field(1)) {
            result.differs(flagged ? result.flagged : result.parents, "parent", field(0), field(1),
                           choice.parent, field(10));
        }
        if (orDash(choice.ancestor) != field(9)) {
            result.differs(flagged ? result.flagged : result.ancestors, "ancestor", field(0),
                           field(9), choice.ancestor, field(10));
        }
        if (roots.value(field(0)) != field(2)) {
            result.differs(result.roots, "root", field(0), field(2), roots.value(field(0)),
                           field(10));
        }
        const SubjectParts parts = parseSubject(mail.subject);
        if (parts.title != field(3)) {
            result.differs(result.subjects, "subject", field(0), field(3), parts.title, field(10));
        }
        const QString date =
            QDateTime::fromMSecsSinceEpoch(mail.dateMs, QTimeZone::UTC).toString(Qt::ISODate);
        if (date != field(4)) {
            result.differs(result.dates, "date", field(0), field(4), date, field(10));
        }
        const bool series =
            mail.tag.kind == SubjectKind::Patch || mail.tag.kind == SubjectKind::Cover;
        const QString tag = kindName(mail.tag.kind) + QLatin1Char(' ')
            + (series ? QString::number(mail.tag.total) + QLatin1Char(' ')
                       + QString::number(mail.tag.number) + QLatin1Char(' ')
                       + QString::number(mail.tag.version)
                      : QStringLiteral("- - -"));
        const QString wanted = field(8) + QLatin1Char(' ') + field(5) + QLatin1Char(' ') + field(6)
            + QLatin1Char(' ') + field(7);
        if (tag != wanted) {
            result.differs(result.kinds, "kind", field(0), wanted, tag, mail.subject);
        }
    }
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_threading FILE.mbox [FILE.expected.tsv]\n");
        return 64;
    }
    QFile file(QString::fromLocal8Bit(argv[1]));
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "cannot read %s\n", argv[1]);
        return 66;
    }
    const QByteArray bytes = file.readAll();
    const qint64 splitNs = splitOnly(bytes);
    QElapsedTimer timer;
    timer.start();
    qint64 digestNs = 0;
    const Mails mails = parseAll(bytes, digestNs);
    const qint64 allNs = timer.nsecsElapsed();
    timer.start();
    const ThreadTree tree = buildForest(mails.messages);
    const qint64 threadNs = timer.nsecsElapsed();
    auto seconds = [](qint64 ns) { return static_cast<double>(ns) / 1e9; };
    const double mb = static_cast<double>(bytes.size()) / 1e6;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%lld mails, %.1f MB, %zu ids, %zu roots, %lld with diff, %lld with trace\n",
                static_cast<long long>(mails.mails), mb, mails.messages.size(), tree.roots.size(),
                static_cast<long long>(mails.diffs), static_cast<long long>(mails.traces));
    std::printf("split %.3f s (%.0f MB/s), split+parse+digest %.3f s (%.0f MB/s, %.0f mails/s), "
                "digest alone %.3f s, threading %.3f s, peak %.0f MB\n",
                seconds(splitNs), mb / seconds(splitNs), seconds(allNs), mb / seconds(allNs),
                static_cast<double>(mails.mails) / seconds(allNs), seconds(digestNs),
                seconds(threadNs), static_cast<double>(usage.ru_maxrss) / 1024.0);
    for (auto it = mails.issues.cbegin(); it != mails.issues.cend(); ++it) {
        std::printf("issue %d: %d\n", it.key(), it.value());
    }
    if (argc > 2) {
        const Comparison c = compare(QString::fromLocal8Bit(argv[2]), mails);
        std::printf("%d rows: %d parents, %d ancestors, %d roots, %d subjects, %d dates, %d kinds "
                    "differ; %d more on flagged rows; %d missing\n",
                    c.rows, c.parents, c.ancestors, c.roots, c.subjects, c.dates, c.kinds,
                    c.flagged, c.missing);
    }
    return 0;
}

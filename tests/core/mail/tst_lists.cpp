// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/mail/mailparser.h"
#include "core/mail/mboxreader.h"
#include "core/mail/subject.h"
#include "core/mail/threading.h"
#include "core/mail/unpackdevice.h"

#include <QFile>
#include <QHash>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

QByteArray unpacked(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    UnpackDevice device(file, packingOf(file.peek(6)), Limits::unpackedBytes);
    device.open(QIODevice::ReadOnly);
    return device.readAll();
}

std::vector<MessageSummary> summaries(const QByteArray &box)
{
    std::vector<MessageSummary> mails;
    QHash<QString, bool> known;
    MboxReader reader{QByteArrayView(box)};
    while (const auto entry = reader.next()) {
        const ParsedMessage parsed = parseMessage(entry->raw);
        if (known.contains(parsed.messageId)) {
            continue;
        }
        known.insert(parsed.messageId, true);
        MessageSummary mail;
        mail.messageId = parsed.messageId;
        mail.inReplyTo = parsed.inReplyTo;
        mail.references = parsed.references;
        mail.subject = parsed.subject;
        mail.tag = parsed.tag;
        mail.dateMs = parsed.dateMs;
        mails.push_back(std::move(mail));
    }
    return mails;
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? u"-"_s : text;
}

} // namespace

class TestLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void parentsAreAsExpected_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<int>("mails");
        QTest::newRow("v9fs") << u"v9fs-developer"_s << 4075;
        QTest::newRow("scsi") << u"linux-scsi-sample"_s << 4231;
    }

    void parentsAreAsExpected()
    {
        QFETCH(QString, list);
        QFETCH(int, mails);
        const QString base = QStringLiteral(CASEBOOK_CORPORA "/lists/") + list;
        if (!QFile::exists(base + u".mbox.xz"_s)) {
            QSKIP("the mail archives are not beside the project");
        }
        const std::vector<MessageSummary> all = summaries(unpacked(base + u".mbox.xz"_s));
        QCOMPARE(static_cast<int>(all.size()), mails);
        const std::vector<ParentChoice> choices = chooseParents(all);
        QHash<QString, std::size_t> byId;
        for (std::size_t i = 0; i < all.size(); ++i) {
            byId.insert(all[i].messageId, i);
        }
        QFile expected(base + u".expected.tsv"_s);
        QVERIFY(expected.open(QIODevice::ReadOnly));
        expected.readLine();
        int rows = 0;
        int different = 0;
        int ambiguous = 0;
        while (!expected.atEnd()) {
            const QList<QByteArray> row = expected.readLine().chopped(1).split('\t');
            const auto at = byId.constFind(QString::fromUtf8(row[0]));
            QVERIFY2(at != byId.cend(), row[0].constData());
            ++rows;
            const bool flagged =
                row[10].contains("several-in-reply-to") || row[10].contains("-differs");
            const bool parent = orDash(choices[*at].parent) == QString::fromUtf8(row[1])
                && orDash(choices[*at].ancestor) == QString::fromUtf8(row[9]);
            const bool subject = normalisedSubject(all[*at].subject) == QString::fromUtf8(row[3]);
            if (parent && subject) {
                continue;
            }
            ++(flagged ? ambiguous : different);
            qInfo("differs: %s %s", row[0].constData(), row[10].constData());
        }
        qInfo("%d mails, %d differ, %d more among the rows flagged as ambiguous", rows, different,
              ambiguous);
        QCOMPARE(rows, mails);
        QVERIFY2(different * 1000 <= rows, qPrintable(QString::number(different)));
        const ThreadTree tree = buildForest(all);
        const auto placed = std::ranges::count_if(
            tree.nodes, [](const ThreadNode &node) { return node.message >= 0; });
        QCOMPARE(static_cast<int>(placed), mails);
    }
};

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"

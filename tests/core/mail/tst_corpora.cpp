// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/bodystructure.h"
#include "core/mail/headerblock.h"
#include "core/mail/mailparser.h"
#include "core/mail/mboxreader.h"
#include "core/mail/mimetree.h"
#include "core/mail/subject.h"
#include "core/mail/threading.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

const QString corpora = QStringLiteral(CASEBOOK_CORPORA);

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject jsonOf(const QString &path)
{
    return QJsonDocument::fromJson(bytesOf(path)).object();
}

MessageSummary summaryOf(const ParsedMessage &parsed)
{
    MessageSummary mail;
    mail.messageId = parsed.messageId;
    mail.inReplyTo = parsed.inReplyTo;
    mail.references = parsed.references;
    mail.from = parsed.from;
    mail.subject = parsed.subject;
    mail.tag = parsed.tag;
    mail.dateMs = parsed.dateMs;
    return mail;
}

std::vector<ParsedMessage> boxOf(const QString &path)
{
    std::vector<ParsedMessage> mails;
    const QByteArray bytes = bytesOf(path);
    MboxReader reader{QByteArrayView(bytes)};
    while (const auto entry = reader.next()) {
        mails.push_back(parseMessage(entry->raw));
    }
    return mails;
}

/// "id(child(…) child)" of an expected tree.
QString shapeOf(const QJsonArray &tree)
{
    QString text;
    for (const QJsonValue &value : tree) {
        const QJsonObject node = value.toObject();
        const QJsonArray children = node.value("children"_L1).toArray();
        text += (text.isEmpty() ? u""_s : u" "_s) + node.value("message_id"_L1).toString();
        if (!children.isEmpty()) {
            text += u'(' + shapeOf(children) + u')';
        }
    }
    return text;
}

QString shapeOf(const ThreadTree &tree, const std::vector<int> &nodes)
{
    QString text;
    for (const int i : nodes) {
        const ThreadNode &node = tree.nodes[static_cast<std::size_t>(i)];
        text += (text.isEmpty() ? u""_s : u" "_s) + node.messageId;
        if (!node.children.empty()) {
            text += u'(' + shapeOf(tree, node.children) + u')';
        }
    }
    return text;
}

/// The parts of a message as cpython's expected file has them, depth first.
void flatten(const QJsonObject &part, QStringList &lines)
{
    const QJsonArray parts = part.value("parts"_L1).toArray();
    QString line = part.value("type"_L1).toString() + u" | "_s + part.value("charset"_L1).toString()
        + u" | "_s + part.value("filename"_L1).toString();
    const QString type = part.value("type"_L1).toString();
    const bool status = type == "message/delivery-status"_L1; // Python splits it, we keep its text
    if (parts.isEmpty() && !type.startsWith("multipart/"_L1)) {
        line += u" | "_s + part.value("decoded_sha1"_L1).toString();
    }
    lines.append(line);
    for (const QJsonValue &inner : status ? QJsonArray() : parts) {
        flatten(inner.toObject(), lines);
    }
}

QStringList flatten(const MimeTree &tree)
{
    QStringList lines;
    for (const MimePart &part : tree.parts) {
        const QString name =
            part.disposition.fileName.isEmpty() ? part.type.name : part.disposition.fileName;
        QString line = QString::fromLatin1(part.type.type) + u" | "_s
            + QString::fromLatin1(part.type.charset) + u" | "_s + name;
        if (part.leaf >= 0 && !part.type.type.startsWith("multipart/")
            && part.type.type != "message/delivery-status") {
            const QByteArray bytes = decodeTransfer(part.content, part.encoding);
            line += u" | "_s
                + QString::fromLatin1(
                        QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex());
        }
        lines.append(line);
    }
    return lines;
}

} // namespace

class TestCorpora : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (!QFile::exists(corpora)) {
            QSKIP("the collected mails are not beside the project");
        }
    }

    void realThreadsAreAsExpected_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("vhost") << u"vhost-worker-killed"_s;
        QTest::newRow("virtio_scsi") << u"virtio-scsi-init-work"_s;
    }

    void realThreadsAreAsExpected()
    {
        QFETCH(QString, name);
        const QJsonObject expected = jsonOf(corpora + u"/threads/"_s + name + u".expected.json"_s);
        const std::vector<ParsedMessage> mails =
            boxOf(corpora + u"/threads/"_s + name + u".mbox"_s);
        const QJsonArray wanted = expected.value("messages"_L1).toArray();
        QCOMPARE(static_cast<qsizetype>(mails.size()), wanted.size());
        std::vector<MessageSummary> unique;
        QHash<QString, bool> known;
        for (std::size_t i = 0; i < mails.size(); ++i) {
            const QJsonObject want = wanted[static_cast<qsizetype>(i)].toObject();
            checkMail(mails[i], want);
            if (!known.contains(mails[i].messageId)) {
                known.insert(mails[i].messageId, true);
                unique.push_back(summaryOf(mails[i]));
            }
        }
        QCOMPARE(static_cast<int>(unique.size()), expected.value("unique_messages"_L1).toInt());
        const std::vector<ParentChoice> choices = chooseParents(unique);
        for (const QJsonValue &value : wanted) {
            const QJsonObject want = value.toObject();
            const auto at = std::ranges::find(unique, want.value("message_id"_L1).toString(),
                                              &MessageSummary::messageId);
            QCOMPARE(choices[static_cast<std::size_t>(at - unique.begin())].parent,
                     want.value("parent"_L1).toString());
        }
        const ThreadTree tree = buildForest(unique);
        QCOMPARE(static_cast<int>(tree.roots.size()), expected.value("threads"_L1).toInt());
        const QString shape = shapeOf(expected.value("tree"_L1).toArray());
        if (name.startsWith(u"vhost"_s)) {
            QCOMPARE(shapeOf(tree, tree.roots), shape);
        }
    }

    void checkMail(const ParsedMessage &mail, const QJsonObject &want)
    {
        QCOMPARE(mail.messageId, want.value("message_id"_L1).toString());
        QCOMPARE(mail.from.name, want.value("from_name"_L1).toString());
        QCOMPARE(mail.from.address, want.value("from_addr"_L1).toString());
        QCOMPARE(mail.subject, want.value("subject"_L1).toString());
        QCOMPARE(mail.listId, want.value("list_id"_L1).toString());
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(mail.dateMs, QTimeZone::UTC).toString(Qt::ISODate),
                 want.value("date_utc"_L1).toString());
        QStringList references;
        for (const QJsonValue &reference : want.value("references"_L1).toArray()) {
            references.append(reference.toString());
        }
        QCOMPARE(mail.references, references);
        const BodyStructure body = structureOf(mail.body);
        if (want.contains("quote_levels_max"_L1)) {
            int deepest = 0;
            for (const BodyLine &line : body.lines) {
                deepest = std::max<int>(deepest, line.quoteDepth);
            }
            QCOMPARE(deepest, want.value("quote_levels_max"_L1).toInt());
        }
        checkTrailers(body, want);
    }

    void checkTrailers(const BodyStructure &body, const QJsonObject &want)
    {
        QStringList got;
        for (const Trailer &trailer : body.trailers) {
            if (trailer.quoteDepth == 0) {
                got.append(trailer.token + u": "_s + trailer.value);
            }
        }
        QStringList expected;
        for (const QJsonValue &value : want.value("trailers_in_patch"_L1).toArray()) {
            expected.append(value.toString());
        }
        for (const QJsonValue &value : want.value("trailers_given"_L1).toArray()) {
            expected.append(value.toObject().value("trailer"_L1).toString());
        }
        if (want.contains("trailers_in_patch"_L1) || want.contains("trailers_given"_L1)) {
            QCOMPARE(got, expected);
        }
        if (want.contains("diff_files"_L1)) {
            QStringList files;
            for (const DiffFile &file : body.diffs) {
                files.append(file.newPath);
            }
            QCOMPARE(files.join(u' '), want.value("diff_files"_L1).toArray().first().toString());
        }
    }

    void partsAreAsPythonReadsThem_data()
    {
        QTest::addColumn<QString>("path");
        const QString folder = corpora + u"/mail-small/cpython"_s;
        const QJsonObject expected = jsonOf(folder + u"/expected.json"_s);
        for (const QString &name : expected.keys()) {
            QTest::newRow(qPrintable(name)) << QString(folder + u'/' + name);
        }
    }

    void partsAreAsPythonReadsThem()
    {
        QFETCH(QString, path);
        const QString name = path.section(u'/', -1);
        const QJsonObject want =
            jsonOf(path.section(u'/', 0, -2) + u"/expected.json"_s).value(name).toObject();
        const QByteArray raw = bytesOf(path);
        const HeaderBlock header = scanHeaders(raw);
        QCOMPARE(static_cast<int>(header.lines.size()), want.value("headers"_L1).toInt());
        QStringList parts;
        flatten(want.value("structure"_L1).toObject(), parts);
        QCOMPARE(flatten(mimeTree(raw, header)), parts);
    }

    void encodedWordsAreAsGitReadsThem_data()
    {
        QTest::addColumn<QString>("mail");
        QTest::addColumn<QString>("info");
        const QString folder = corpora + u"/mail-small/git-t5100"_s;
        for (QDirIterator it(folder + u"/rfc2047"_s, {u"*.eml"_s}); it.hasNext();) {
            const QString mail = it.next();
            const QString number = mail.section(u'/', -1).section(u'.', 0, 0);
            QTest::newRow(qPrintable(number))
                << mail << QString(folder + u"/rfc2047/info-"_s + number);
        }
        for (QDirIterator it(folder + u"/sample"_s, {u"*.eml"_s}); it.hasNext();) {
            const QString mail = it.next();
            const QString number = mail.section(u'/', -1).section(u'.', 0, 0);
            QTest::newRow(qPrintable(u"s" + number))
                << mail << QString(folder + u"/sample/info"_s + number);
        }
        QTest::newRow("comment") << QString(folder + u"/other/comment.in"_s)
                                 << QString(folder + u"/other/comment.expect"_s);
        QTest::newRow("info-from") << QString(folder + u"/other/info-from.in"_s)
                                   << QString(folder + u"/other/info-from.expect"_s);
    }

    void encodedWordsAreAsGitReadsThem()
    {
        QFETCH(QString, mail);
        QFETCH(QString, info);
        const ParsedMessage parsed = parseMessage(bytesOf(mail));
        if (parsed.body.contains(u"Subject: "_s) || parsed.body.startsWith(u"From: "_s)) {
            return; // header lines in the body are git am's matter
        }
        for (const QByteArray &line : bytesOf(info).split('\n')) {
            const QString value = QString::fromUtf8(line.mid(line.indexOf(": ") + 2));
            if (line.startsWith("Author: ")) {
                QCOMPARE(parsed.from.name.isEmpty() ? parsed.from.address : parsed.from.name,
                         value);
            } else if (line.startsWith("Email: ")) {
                QCOMPARE(parsed.from.address, value);
            } else if (line.startsWith("Subject: ")) {
                QCOMPARE(normalisedSubject(parsed.subject), value.simplified());
            }
        }
    }

    void notmuchTreesHoldTheSameMails_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"threading", "broken", "duplicate", "mangling", "lkml"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }

    void notmuchTreesHoldTheSameMails()
    {
        QFETCH(QString, name);
        const QString folder = corpora + u"/mail-small/notmuch/"_s + name;
        const QJsonObject expected = jsonOf(folder + u".expected.json"_s);
        std::vector<MessageSummary> mails;
        QHash<QString, bool> known;
        for (QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            const ParsedMessage parsed = parseMessage(bytesOf(it.next()));
            if (!known.contains(parsed.messageId)) {
                known.insert(parsed.messageId, true);
                mails.push_back(summaryOf(parsed));
            }
        }
        QCOMPARE(static_cast<int>(mails.size()), expected.value("messages"_L1).toInt());
        const std::vector<ParentChoice> choices = chooseParents(mails);
        QHash<QString, QString> differs;
        for (const QJsonValue &value :
             expected.value("parents_where_the_in_reply_to_rule_differs"_L1).toArray()) {
            differs.insert(value.toObject().value("id"_L1).toString(), QString());
        }
        int wrong = 0;
        std::vector<std::pair<QJsonArray, QString>> open;
        for (const QJsonValue &tree : expected.value("trees"_L1).toArray()) {
            open.emplace_back(tree.toArray(), QString());
        }
        while (!open.empty()) {
            const auto [nodes, parent] = open.back();
            open.pop_back();
            for (const QJsonValue &value : nodes) {
                const QJsonObject node = value.toObject();
                const QString id = node.value("id"_L1).toString();
                const auto at = std::ranges::find(mails, id, &MessageSummary::messageId);
                QVERIFY2(at != mails.end(), qPrintable(id));
                const QString got = choices[static_cast<std::size_t>(at - mails.begin())].ancestor;
                if (got != parent && !differs.contains(id)) {
                    qInfo("%s: expected %s, got %s", qPrintable(id), qPrintable(parent),
                          qPrintable(got));
                    ++wrong;
                }
                open.emplace_back(node.value("children"_L1).toArray(), id);
            }
        }
        QCOMPARE(wrong, 0);
    }

    void nothingHereCrashes()
    {
        int mails = 0;
        for (QDirIterator it(corpora + u"/mail-small"_s, QDir::Files, QDirIterator::Subdirectories);
             it.hasNext();) {
            const QByteArray bytes = bytesOf(it.next());
            MboxReader reader{QByteArrayView(bytes)};
            while (const auto entry = reader.next()) {
                structureOf(parseMessage(entry->raw).body);
                ++mails;
            }
        }
        QVERIFY(mails > 100);
    }
};

QTEST_GUILESS_MAIN(TestCorpora)
#include "tst_corpora.moc"

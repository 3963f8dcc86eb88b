// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/mailparser.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

ParsedMessage parseFile(const char *name)
{
    QFile file(QStringLiteral(CASEBOOK_TEST_DATA "/mails/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? parseMessage(file.readAll()) : ParsedMessage();
}

ParsedMessage parseBytes(const QByteArray &raw)
{
    return parseMessage(raw);
}

bool has(const ParsedMessage &message, MailIssueKind kind)
{
    return std::ranges::contains(message.issues, kind, &MailIssue::kind);
}

ParsedMessage parseHeaders(const QByteArray &headers)
{
    return parseBytes("From: Ann <ann@example.org>\nTo: bob@example.org\nMessage-ID: "
                      "<own@example.org>\nDate: Mon, 5 Jan 2026 10:00:00 +0100\n"
                      + headers + "\nbody\n");
}

} // namespace

class TestMailParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void plainMailIsRead()
    {
        const ParsedMessage mail =
            parseHeaders("Subject: =?utf-8?Q?caf=C3=A9?=\n [PATCH]\nIn-Reply-To: "
                         "<p@example.org>\nReferences: <r@example.org>\n <p@example.org>\nList-Id: "
                         "The list <kvm.example.org>\nCc: c@example.org,\n D <d@example.org>\n");
        QCOMPARE(mail.messageId, u"own@example.org"_s);
        QCOMPARE(mail.inReplyTo, u"p@example.org"_s);
        QCOMPARE(mail.references, QStringList({u"r@example.org"_s, u"p@example.org"_s}));
        QCOMPARE(mail.from, MailAddress({.name = u"Ann"_s, .address = u"ann@example.org"_s}));
        QCOMPARE(mail.cc.size(), 2U);
        QCOMPARE(mail.subject, u"caf\u00E9 [PATCH]"_s);
        QCOMPARE(mail.listId, u"kvm.example.org"_s);
        QCOMPARE(mail.dateMs, 1767603600000);
        QCOMPARE(mail.dateOffsetMinutes, 60);
        QCOMPARE(mail.body, u"body\n"_s);
        QVERIFY(mail.issues.empty());
        QCOMPARE(mail.headers.front(),
                 HeaderLine({.name = "From"_ba, .value = "Ann <ann@example.org>"_ba}));
    }

    void missingIdIsMadeFromTheBytes()
    {
        const ParsedMessage mail = parseMessage("From: a@example.org\n\nx\n");
        QVERIFY(isSyntheticId(mail.messageId));
        QVERIFY(has(mail, MailIssueKind::MissingMessageId));
        QCOMPARE(parseMessage("From: a@example.org\n\nx\n").messageId, mail.messageId);
        QVERIFY(parseMessage("From: a@example.org\n\ny\n").messageId != mail.messageId);
    }

    void oddInReplyToIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QString>("inReplyTo");
        QTest::newRow("gnus") << "In-Reply-To: <a@b> (Ann's message of \"Mon\")\n"_ba << u"a@b"_s;
        QTest::newRow("own address")
            << "In-Reply-To: Ann <ann@example.org>'s message <a@b>\n"_ba << u"a@b"_s;
        QTest::newRow("recipient only") << "In-Reply-To: <bob@example.org>\n"_ba << QString();
        QTest::newRow("answer") << "In-Reply-To: <y>\n"_ba << QString();
        QTest::newRow("self") << "In-Reply-To: <own@example.org>\n"_ba << QString();
        QTest::newRow("second header")
            << "In-Reply-To: nothing\nIn-Reply-To: <a@b>\n"_ba << u"a@b"_s;
    }

    void oddInReplyToIsUnderstood()
    {
        QFETCH(QByteArray, headers);
        QFETCH(QString, inReplyTo);
        QCOMPARE(parseHeaders(headers).inReplyTo, inReplyTo);
    }

    void absurdDatesGiveWayToReceived_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::newRow("1899") << "Sat, 30 Dec 1899 00:00:00 -0700"_ba;
        QTest::newRow("far future") << "Sat, 30 Dec 2099 00:00:00 +0000"_ba;
        QTest::newRow("after it arrived") << "Thu, 8 Jan 2026 10:00:00 +0000"_ba;
        QTest::newRow("junk") << "yesterday"_ba;
        QTest::newRow("empty") << ""_ba;
    }

    void absurdDatesGiveWayToReceived()
    {
        QFETCH(QByteArray, date);
        const ParsedMessage mail =
            parseBytes("Received: from a by b; Mon, 5 Jan 2026 09:00:00 +0000\nReceived: from c "
                       "by a; Mon, 5 Jan 2026 08:00:00 +0000\nDate: "
                       + date + "\n\nx\n");
        QCOMPARE(mail.dateMs, 1767603600000);
        QVERIFY(has(mail, MailIssueKind::BadDate));
        if (!date.startsWith("Thu")) {
            QCOMPARE(parseBytes("Date: " + date + "\n\nx\n").dateMs, 0);
        }
    }

    void bodiesAreChosenAndDecoded_data()
    {
        QTest::addColumn<QByteArray>("mail");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QStringList>("attachments");
        const QByteArray multi(
            "Content-Type: multipart/%1; boundary=b\n\npre\n--b\n%2\n--b\n%3\n--b--\npost\n");
        auto make = [&](const char *type, const char *one, const char *two) {
            return QByteArray(multi).replace("%1", type).replace("%2", one).replace("%3", two);
        };
        QTest::newRow("quoted-printable")
            << "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8\n\n=C3=A9=\nx\n"_ba
            << u"\u00E9x\n"_s << QStringList();
        QTest::newRow("base64")
            << "Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8\n\nw6kNCng=\n"_ba
            << u"\u00E9\nx"_s << QStringList();
        QTest::newRow("flowed")
            << "Content-Type: text/plain; format=flowed; delsp=yes\n\na \nb\n"_ba << u"ab\n"_s
            << QStringList();
        QTest::newRow("crlf") << "A: b\r\n\r\nx\r\ny\r\n"_ba << u"x\ny\n"_s << QStringList();
        QTest::newRow("alternative")
            << make("alternative", "\nplain", "Content-Type: text/html\n\n<p>html") << u"plain"_s
            << QStringList({u"text/html"_s});
        QTest::newRow("html first")
            << make("alternative", "Content-Type: text/html\n\n<p>html", "\nplain") << u"plain"_s
            << QStringList({u"text/html"_s});
        QTest::newRow("mixed") << make("mixed", "\none", "\ntwo") << u"one\ntwo"_s << QStringList();
        QTest::newRow("attached text")
            << make("mixed", "\none", "Content-Disposition: attachment; filename=x.log\n\ntwo")
            << u"one"_s << QStringList({u"text/plain x.log"_s});
        QTest::newRow("attached patch") << make(
            "mixed", "\none",
            "Content-Type: text/x-patch; name=p.diff\nContent-Disposition: attachment\n\n--- a")
                                        << u"one\n--- a"_s
                                        << QStringList({u"text/x-patch p.diff"_s});
        QTest::newRow("signed") << make("signed", "\none",
                                        "Content-Type: application/pgp-signature\n\nxx")
                                << u"one"_s << QStringList({u"application/pgp-signature"_s});
        QTest::newRow("enclosed message")
            << make("mixed", "\none", "Content-Type: message/rfc822\n\nSubject: in\n\ninner")
            << u"one"_s << QStringList({u"message/rfc822"_s});
        QTest::newRow("no boundary line")
            << "Content-Type: multipart/mixed; boundary=zz\n\nplain\n"_ba << u"plain\n"_s
            << QStringList();
        QTest::newRow("nul") << QByteArray("A: b\n\na\0b\n", 10) << u"a\u2400b\n"_s
                             << QStringList();
        QTest::newRow("no charset") << "A: b\n\ncaf\xE9\n"_ba << u"caf\u00E9\n"_s << QStringList();
    }

    void bodiesAreChosenAndDecoded()
    {
        QFETCH(QByteArray, mail);
        QFETCH(QString, body);
        QFETCH(QStringList, attachments);
        const ParsedMessage parsed = parseMessage(mail);
        QCOMPARE(parsed.body, body);
        QStringList got;
        for (const Attachment &attachment : parsed.attachments) {
            got.append(QString(attachment.contentType + u' ' + attachment.fileName).trimmed());
        }
        QCOMPARE(got, attachments);
    }

    void htmlOnlyMailBecomesText()
    {
        const ParsedMessage mail = parseFile("html-only.eml");
        QCOMPARE(mail.body,
                 u"Hello Ann,\n\nsee the log <https://example.org/log>.\n\n> it hangs\n"_s);
        QVERIFY(has(mail, MailIssueKind::HtmlOnly));
        QVERIFY(has(mail, MailIssueKind::HtmlResources));
    }

    void partsAreGivenDecoded()
    {
        QFile file(QStringLiteral(CASEBOOK_TEST_DATA "/mails/attachment.eml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray raw = file.readAll();
        const ParsedMessage mail = parseMessage(raw);
        QCOMPARE(mail.attachments.size(), 1U);
        QCOMPARE(mail.attachments[0].fileName, u"\u8DDF\u8E2A.txt"_s);
        QCOMPARE(partBytes(raw, mail.attachments[0].partIndex), "task hung\n"_ba);
        QCOMPARE(mail.attachments[0].sizeBytes, 10);
        QVERIFY(partBytes(raw, 7).isEmpty());
        QVERIFY(partBytes(raw, -1).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMailParser)
#include "tst_mailparser.moc"

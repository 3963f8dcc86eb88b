// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/maillink.h"

#include <QObject>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

const QString lore = u"https://lore.kernel.org/"_s;

} // namespace

class MailLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data();
    void understands();
    void findsNothing_data();
    void findsNothing();
    void findsSeveral();
    void encodesIds_data();
    void encodesIds();
    void roundTrips();
    void anchorIsPublicInboxes();
    void hugeTextIsLinear();
};

void MailLinkTest::understands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("list");
    const auto row = [](const char *name, const QString &text, const QString &id,
                        const QString &server = {}, const QString &list = {}) {
        QTest::newRow(name) << text << id << server << list;
    };
    const QString id = u"20260101120000.123-1-a@example.org"_s;
    row("bare", id, id);
    row("bare, blanks around", u"  \n"_s + id + u"\n"_s, id);
    row("bare without a number", u"abc@example.org"_s, u"abc@example.org"_s);
    row("brackets", u"<"_s + id + u">"_s, id);
    row("brackets without a number", u"<abc@example.org>"_s, u"abc@example.org"_s);
    row("header", u"Message-ID: <abc@example.org>"_s, u"abc@example.org"_s);
    row("header without brackets", u"Message-Id: abc@example.org"_s, u"abc@example.org"_s);
    row("folded header", u"In-Reply-To:\n <"_s + id + u">"_s, id);
    row("id:", u"id:"_s + id, id);
    row("id: in quotes", u"id:\""_s + id + u"\""_s, id);
    row("mid:", u"mid:abc@example.org"_s, u"abc@example.org"_s);
    row("list", lore + u"kvm/"_s + id + u"/"_s, id, lore, u"kvm"_s);
    row("no slash", lore + u"kvm/"_s + id, id, lore, u"kvm"_s);
    row("all", lore + u"all/"_s + id + u"/"_s, id, lore);
    row("r", lore + u"r/"_s + id, id, lore);
    row("no list", lore + id + u"/"_s, id, lore);
    row("flat", lore + u"linux-scsi/"_s + id + u"/T/"_s, id, lore, u"linux-scsi"_s);
    row("flat, anchor", lore + u"linux-scsi/"_s + id + u"/T/#u"_s, id, lore, u"linux-scsi"_s);
    row("nested", lore + u"linux-scsi/"_s + id + u"/t/#m0123"_s, id, lore, u"linux-scsi"_s);
    row("raw", lore + u"linux-scsi/"_s + id + u"/raw"_s, id, lore, u"linux-scsi"_s);
    row("mbox", lore + u"linux-scsi/"_s + id + u"/t.mbox.gz"_s, id, lore, u"linux-scsi"_s);
    row("atom", lore + u"linux-scsi/"_s + id + u"/t.atom"_s, id, lore, u"linux-scsi"_s);
    row("no scheme", u"lore.kernel.org/all/"_s + id, id, lore);
    row("mirror", u"https://tor.lore.kernel.org/kvm/"_s + id + u"/"_s, id, lore, u"kvm"_s);
    row("msgid.link", u"https://patch.msgid.link/"_s + id, id, lore);
    row("msgid.link, id without a sign", u"https://patch.msgid.link/87abcdef.fsf"_s,
        u"87abcdef.fsf"_s, lore);
    row("lkml", u"https://lkml.kernel.org/r/"_s + id, id, lore);
    row("lkml http", u"http://lkml.kernel.org/r/"_s + id, id, lore);
    row("r, id without a sign", lore + u"r/Pine.LNX.4.44.0312"_s, u"Pine.LNX.4.44.0312"_s, lore);
    row("patchwork", u"https://patchwork.kernel.org/project/kvm/patch/"_s + id + u"/mbox/"_s, id);
    row("marc", u"https://marc.info/?i="_s + id, id);
    row("mail-archive", u"https://www.mail-archive.com/search?l=mid&q="_s + id, id);
    row("other server", u"https://inbox.example.org/gdb-patches/"_s + id + u"/T/#t"_s, id,
        u"https://inbox.example.org/"_s, u"gdb-patches"_s);
    row("lists host", u"https://lists.example.org/dev/"_s + id + u"/"_s, id,
        u"https://lists.example.org/"_s, u"dev"_s);
    row("server below a path", u"https://example.org/mail/lists/dev/"_s + id + u"/"_s, id,
        u"https://example.org/mail/lists/"_s, u"dev"_s);
    row("server with a port", u"http://127.0.0.1:8080/test/"_s + id + u"/"_s, id,
        u"http://127.0.0.1:8080/"_s, u"test"_s);
    row("encoded slash", lore + u"all/a%2Fb@example.org/"_s, u"a/b@example.org"_s, lore);
    row("plain slash", lore + u"all/a/b@example.org/"_s, u"a/b@example.org"_s, lore);
    row("encoded sign", lore + u"all/a%40example.org/"_s, u"a@example.org"_s, lore);
    row("plus stays", lore + u"all/a+b@example.org/"_s, u"a+b@example.org"_s, lore);
    row("encoded plus", lore + u"all/a%2Bb@example.org/"_s, u"a+b@example.org"_s, lore);
    row("encoded brackets", u"https://lists.sr.ht/~a/b/%3Cabc@example.org%3E"_s,
        u"abc@example.org"_s);
    row("in a sentence", u"see ("_s + lore + u"kvm/"_s + id + u"/), please."_s, id, lore, u"kvm"_s);
    row("link in brackets", u"Link: <"_s + lore + u"kvm/"_s + id + u"/>"_s, id, lore, u"kvm"_s);
    row("trailer", u"    Link: https://patch.msgid.link/"_s + id + u" [1]"_s, id, lore);
    row("markdown", u"[thread]("_s + lore + u"kvm/"_s + id + u"/T/)"_s, id, lore, u"kvm"_s);
    row("Chinese around", u"见 "_s + lore + u"kvm/"_s + id + u"/。"_s, id, lore, u"kvm"_s);
    row("page source", u"&lt;"_s + id + u"&gt;"_s, id);
    row("mailto", u"mailto:kvm@example.org?In-Reply-To=%3Cabc@example.org%3E&Subject=Re"_s,
        u"abc@example.org"_s);
    row("id and link", u"<"_s + id + u">\n"_s + lore + u"kvm/"_s + id + u"/"_s, id, lore, u"kvm"_s);
}

void MailLinkTest::understands()
{
    QFETCH(const QString, text);
    const std::vector<MailLink> links = findMailLinks(text);
    QCOMPARE(links.size(), std::size_t(1));
    QTEST(links.front().messageId, "id");
    QTEST(links.front().server, "server");
    QTEST(links.front().list, "list");
}

void MailLinkTest::findsNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("prose") << u"the quick brown fox"_s;
    QTest::newRow("address in prose") << u"write to Alice <alice@example.org> about it"_s;
    QTest::newRow("bare address in prose") << u"write to alice@example.org about it"_s;
    QTest::newRow("page") << u"https://lore.kernel.org/"_s;
    QTest::newRow("list page") << u"https://lore.kernel.org/kvm/"_s;
    QTest::newRow("search") << u"https://lore.kernel.org/kvm/?q=vhost"_s;
    QTest::newRow("other page") << u"https://example.org/a/b/c.html"_s;
    QTest::newRow("line ends in id") << u"https://lore.kernel.org/all/a%0D%0Ab@example.org/"_s;
    QTest::newRow("too long") << QString(lore + u"all/"_s + QString(1200, u'a')
                                         + u"@example.org"_s);
    QTest::newRow("scheme") << u"javascript:alert('a@b')//x y"_s;
    QTest::newRow("bug") << u"https://syzkaller.appspot.com/bug?extid=0123456789abcdef0123"_s;
    QTest::newRow("syzbot in prose")
        << u"Reported-by: syzbot+0123456789abcdef0123@syzkaller.appspotmail.com"_s;
}

void MailLinkTest::findsNothing()
{
    QFETCH(const QString, text);
    const std::vector<MailLink> links = findMailLinks(text);
    QVERIFY2(links.empty(), links.empty() ? "" : qPrintable(links.front().messageId));
}

void MailLinkTest::findsSeveral()
{
    const QString text =
        u"v1: https://lore.kernel.org/all/v1@example.org/\n"
        "v2: https://lore.kernel.org/all/v2@example.org/T/#u\n"
        "again v1: <20260101.1234567@example.org> lore.kernel.org/r/v1@example.org"_s;
    const std::vector<MailLink> links = findMailLinks(text);
    QCOMPARE(links.size(), std::size_t(3));
    QCOMPARE(links[0].messageId, u"v1@example.org"_s);
    QCOMPARE(text.mid(links[0].start, links[0].length),
             u"https://lore.kernel.org/all/v1@example.org/"_s);
    QCOMPARE(links[1].anchor, u"u"_s);
    QCOMPARE(links[2].messageId, u"20260101.1234567@example.org"_s);
}

void MailLinkTest::encodesIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("plain") << u"a.b-c_d~e@example.org"_s << QByteArray("a.b-c_d~e@example.org");
    QTest::newRow("kept") << u"!$&'()*+,;=:@x"_s << QByteArray("!$&'()*+,;=:@x");
    QTest::newRow("slash") << u"a/b@x"_s << QByteArray("a%2Fb@x");
    QTest::newRow("others") << u"a%b#c?d[e]f\"g h@x"_s
                            << QByteArray("a%25b%23c%3Fd%5Be%5Df%22g%20h@x");
    QTest::newRow("utf-8") << u"ü@x"_s << QByteArray("%C3%BC@x");
}

void MailLinkTest::encodesIds()
{
    QFETCH(const QString, id);
    QTEST(encodedMessageId(id), "encoded");
}

void MailLinkTest::roundTrips()
{
    for (const QString &id :
         {u"a/b+c%d#e?f&g=h@example.org"_s, u"%2F@example.org"_s, u"x;y:z@[1.2]"_s}) {
        const QString address =
            lore + u"all/"_s + QString::fromLatin1(encodedMessageId(id)) + u"/T/"_s;
        const std::vector<MailLink> links = findMailLinks(address);
        QCOMPARE(links.size(), std::size_t(1));
        QCOMPARE(links.front().messageId, id);
    }
}

void MailLinkTest::anchorIsPublicInboxes()
{
    // sha1("abc") of FIPS 180-1.
    QCOMPARE(anchorOf(u"abc"_s), u"ma9993e364706816aba3e25717850c26c9cd0d89d"_s);
}

void MailLinkTest::hugeTextIsLinear()
{
    QVERIFY(findMailLinks(QString(8'000'000, u'<')).empty());
    QVERIFY(findMailLinks(QString(8'000'000, u'a')).empty());
    QVERIFY(findMailLinks(QString(QString(200'000, u'(') + u"@"_s)).empty());
    QCOMPARE(findMailLinks(QString(u"<1234567.8@x.org> "_s).repeated(100'000)).size(),
             std::size_t(1));
}

QTEST_GUILESS_MAIN(MailLinkTest)

#include "tst_maillink.moc"

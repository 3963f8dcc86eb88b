// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/mail/feed.h"

#include <QFile>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

QByteArray entry(const QByteArray &inside)
{
    return "<entry><title>T</title><link href=\"https://h/l/a@b/\"/>" + inside + "</entry>";
}

QByteArray feed(const QByteArray &entries)
{
    return "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" "
           "xmlns:thr=\"http://purl.org/syndication/thread/1.0\"><title>f</title>"
        + entries + "</feed>";
}

} // namespace

class TestFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPublicInboxWrites();
    void readsDates_data();
    void readsDates();
    void takesIdsOutOfLinks_data();
    void takesIdsOutOfLinks();
    void htmlBecomesText();
    void keepsLimits();
    void passesOverEntriesThatNameNoMail();
    void refusesWhatIsNoFeed_data();
    void refusesWhatIsNoFeed();
};

void TestFeed::readsWhatPublicInboxWrites()
{
    QFile file(QFINDTESTDATA("../../data/feeds/new.atom"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<Feed> feed = parseFeed(file.readAll());
    QVERIFY(feed);
    QCOMPARE(feed->entries.size(), 2U);
    const FeedEntry &reply = feed->entries[0];
    QCOMPARE(reply.messageId, u"reply1@example.org"_s);
    QCOMPARE(reply.parentId, u"a/b+c%d#1@example.org"_s);
    QCOMPARE(reply.authorName, u"Bo 张"_s);
    QCOMPARE(reply.authorAddress, u"bo@example.org"_s);
    QCOMPARE(reply.updatedMs, 1795172400000);
    QCOMPARE(reply.text,
             u"On Fri, Ada wrote:\n> Some words about deadlock\n\nApplied, thanks!\n"_s);
    const FeedEntry &patch = feed->entries[1];
    QCOMPARE(patch.messageId, reply.parentId);
    QCOMPARE(patch.parentId, QString());
    QCOMPARE(patch.title, u"[PATCH v2 1/2] vhost: fix a \"quoted\" <thing> & more"_s);
    QCOMPARE(patch.link, u"https://lists.example.org/test/a%2Fb+c%25d%231@example.org/"_s);
    QVERIFY(patch.text.contains(u"\n-\told();\n+\tif (a < b && c > d) new();\n"_s));
    QVERIFY(patch.text.contains(u"> quoted line\nhttps://example.org/x?y=1&z=2\n"_s));
}

void TestFeed::readsDates_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<qint64>("ms");
    const qint64 day = 1795168800000; // 2026-11-20T10:00:00Z
    QTest::newRow("zulu") << QByteArray("2026-11-20T10:00:00Z") << day;
    QTest::newRow("small letters") << QByteArray("2026-11-20t10:00:00z") << day;
    QTest::newRow("offset") << QByteArray("2026-11-20T15:30:00+05:30") << day;
    QTest::newRow("negative") << QByteArray("2026-11-20T02:00:00.123-0800") << day;
    QTest::newRow("blank, no zone") << QByteArray(" 2026-11-20 10:00:00\n") << day;
    QTest::newRow("no seconds") << QByteArray("2026-11-20T10:00Z") << day;
    QTest::newRow("leap second") << QByteArray("2026-11-20T10:00:60Z") << day + 59'000;
    QTest::newRow("mail") << QByteArray("Fri, 20 Nov 2026 12:00:00 +0200") << day;
    QTest::newRow("no such day") << QByteArray("2026-02-30T10:00:00Z") << qint64(0);
    QTest::newRow("before 1970") << QByteArray("1930-01-01T10:00:00Z") << qint64(0);
    QTest::newRow("words") << QByteArray("yesterday") << qint64(0);
}

void TestFeed::readsDates()
{
    QFETCH(const QByteArray, date);
    const Result<Feed> read = parseFeed(feed(entry("<updated>" + date + "</updated>")));
    QVERIFY(read);
    QTEST(read->entries.at(0).updatedMs, "ms");
}

void TestFeed::takesIdsOutOfLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("id");
    QTest::newRow("plain") << u"https://lore.example/all/1@x/"_s << u"1@x"_s;
    QTest::newRow("no slash") << u"HTTPS://lore.example/all/1@x"_s << u"1@x"_s;
    QTest::newRow("fragment") << u"https://lore.example/all/1@x/?a=b/c#d/e"_s << u"1@x"_s;
    QTest::newRow("slash in id") << u"https://lore.example/all/a%2Fb%25@x/"_s << u"a/b%@x"_s;
    QTest::newRow("plus stays") << u"https://lore.example/all/a+b@x/"_s << u"a+b@x"_s;
    QTest::newRow("utf-8") << u"https://lore.example/all/%E5%BC%A0@x/"_s << u"张@x"_s;
    QTest::newRow("bad utf-8") << u"https://lore.example/all/%FF@x/"_s << QString();
    QTest::newRow("line feed") << u"https://lore.example/all/a%0ABcc:b@x/"_s << QString();
    QTest::newRow("bracket") << u"https://lore.example/all/%3Ca@x/"_s << QString();
    QTest::newRow("only a host") << u"https://lore.example/"_s << QString();
    QTest::newRow("script") << u"javascript://x/all/a@b/"_s << QString();
    QTest::newRow("too long") << u"https://x/all/"_s + QString(999, u'a') << QString();
}

void TestFeed::takesIdsOutOfLinks()
{
    QFETCH(const QString, link);
    QTEST(messageIdOfLink(link), "id");
}

void TestFeed::htmlBecomesText()
{
    const auto text = [](const QByteArray &content) {
        const Result<Feed> read = parseFeed(feed(entry(content)));
        return read ? read->entries.at(0).text : u"error"_s;
    };
    const QString html =
        text("<content type=\"html\">&lt;p&gt;one&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;"
             "&lt;p&gt;two&lt;/p&gt;</content>");
    QVERIFY(html.contains(u"one"_s) && html.contains(u"two"_s));
    QVERIFY(!html.contains(u'<') && !html.contains(u'x'));
    QCOMPARE(text("<content>a &lt;b&gt;</content>"), u"a <b>"_s);
    QCOMPARE(
        text("<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">a<br/>b</div>"
             "</content>"),
        u"a\nb"_s);
    // An entry inside the content is text like any other.
    QCOMPARE(text("<content type=\"xhtml\"><entry><link href=\"https://h/l/evil@b/\"/>in</entry>"
                  "</content>"),
             u"in"_s);
}

void TestFeed::keepsLimits()
{
    const QByteArray longText(Limits::feedTextCharacters + 5, 'a');
    Result<Feed> read = parseFeed(feed(entry("<content>" + longText + "</content>")));
    QVERIFY(read);
    QCOMPARE(read->entries.at(0).text.size(), Limits::feedTextCharacters);
    QVERIFY(read->entries.at(0).isTextCut);

    QByteArray many;
    for (int i = 0; i < Limits::feedEntries + 2; ++i) {
        many += "<entry><link href=\"https://h/l/" + QByteArray::number(i) + "@b/\"/></entry>";
    }
    read = parseFeed(feed(many));
    QVERIFY(read);
    QVERIFY(read->isCut);
    QCOMPARE(read->entries.size(), std::size_t(Limits::feedEntries));

    const QByteArray deep = QByteArray("<div>").repeated(Limits::feedDepth + 1);
    QCOMPARE(parseFeed(feed(entry("<content>" + deep))).error().code, ErrorCode::TooDeep);
}

void TestFeed::passesOverEntriesThatNameNoMail()
{
    const Result<Feed> read = parseFeed(
        feed("<entry><title>no link</title></entry>"
             "<entry><link href=\"file:///etc/passwd\"/></entry>"
             "<entry><link rel=\"enclosure\" href=\"https://h/l/x@b/\"/></entry>"
             + entry("<thr:in-reply-to ref=\"u\" href=\"https://h/l/a@b/\"/>") + entry({})));
    QVERIFY(read);
    QCOMPARE(read->skipped, 3);
    QCOMPARE(read->entries.size(), 1U); // the same mail twice is one
    QCOMPARE(read->entries[0].parentId, QString()); // nobody answers himself
}

void TestFeed::refusesWhatIsNoFeed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QByteArray bomb = "<!DOCTYPE feed [<!ENTITY a \"aaaaaaaaaa\">";
    for (char c = 'b'; c < 'k'; ++c) {
        const QByteArray last(1, char(c - 1));
        bomb += "<!ENTITY " + QByteArray(1, c) + " \"" + QByteArray("&" + last + ";").repeated(10)
            + "\">";
    }
    bomb += "]><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>&j;</title></feed>";
    QTest::newRow("entity bomb") << bomb << ErrorCode::Rejected;
    QTest::newRow("file entity") << QByteArray(
        "<!DOCTYPE feed [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><feed>&x;</feed>")
                                 << ErrorCode::Rejected;
    QTest::newRow("web page") << QByteArray(
        "<html><body>Making sure you are not a bot</body></html>")
                              << ErrorCode::Parse;
    QTest::newRow("nothing") << QByteArray() << ErrorCode::Parse;
    QTest::newRow("other feed") << QByteArray("<rss version=\"2.0\"><channel/></rss>")
                                << ErrorCode::Parse;
    QTest::newRow("cut short") << feed(entry({})).chopped(20) << ErrorCode::Parse;
    QTest::newRow("undeclared entity") << feed(entry("<content>&x;</content>")) << ErrorCode::Parse;
    QTest::newRow("too large") << QByteArray(Limits::feedBytes + 1, ' ') << ErrorCode::TooLarge;
}

void TestFeed::refusesWhatIsNoFeed()
{
    QFETCH(const QByteArray, bytes);
    const Result<Feed> read = parseFeed(bytes);
    QVERIFY(!read);
    QTEST(read.error().code, "code");
}

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"

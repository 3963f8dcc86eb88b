// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/addresses.h"
#include "core/mail/charset.h"
#include "core/mail/encodedwords.h"
#include "core/mail/flowed.h"
#include "core/mail/headerblock.h"
#include "core/mail/htmltext.h"
#include "core/mail/messageids.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void encodedWordsAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << "abc"_ba << u"abc"_s;
        QTest::newRow("q") << "=?ISO-8859-1?Q?J=F6rg_X?= a"_ba << u"J\u00F6rg X a"_s;
        QTest::newRow("b") << "=?utf-8?B?5Lit5paH?="_ba << u"\u4E2D\u6587"_s;
        QTest::newRow("character cut in two words")
            << "=?utf-8?B?5Lit5g==?= =?utf-8?B?loc=?="_ba << u"\u4E2D\u6587"_s;
        QTest::newRow("blank between words goes")
            << "(=?ISO8859-1?Q?a?=   =?ISO8859-2?Q?_b?=)"_ba << u"(a b)"_s;
        // 0xE946 exists in GBK only, the charset named is GB2312.
        QTest::newRow("gbk under gb2312") << "=?gb2312?B?6UY=?="_ba << u"\u9555"_s;
        QTest::newRow("junk charset") << "=?1a2s3d4f!@?Q?a=C3=A9?="_ba << u"a\u00E9"_s;
        QTest::newRow("raw utf-8") << "a \xC3\xA9"_ba << u"a \u00E9"_s;
        QTest::newRow("raw latin") << "caf\xE9"_ba << u"caf\u00E9"_s;
        QTest::newRow("unfinished") << "=?utf-8?Q?abc"_ba << u"=?utf-8?Q?abc"_s;
        QTest::newRow("line end inside") << "=?utf-8?Q?a=0D=0ABcc:_x?="_ba << u"a  Bcc: x"_s;
    }

    void encodedWordsAreDecoded()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, text);
        QCOMPARE(decodeHeader(value).text, text);
    }

    void hiddenLineEndsAreTold()
    {
        QVERIFY(decodeHeader("=?utf-8?Q?a=0D=0ABcc:_x?=").hadControls);
        QCOMPARE(decodeHeader("=?1a2s!@?Q?a=C3=A9?=").badCharset, u"1a2s!@"_s);
    }

    void addressesAreRead_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QStringList>("expected"); // "name|address"
        auto row = [](const char *name, const char *value, QStringList expected) {
            QTest::newRow(name) << QByteArray(value) << expected;
        };
        row("bare", "ann@example.org", {u"|ann@example.org"_s});
        row("named", "Ann Bee <ann@example.org>", {u"Ann Bee|ann@example.org"_s});
        row("quoted comma", "\"Bee, Ann\" <ann@example.org>, b@example.org",
            {u"Bee, Ann|ann@example.org"_s, u"|b@example.org"_s});
        row("comment is the name", "ann@example.org (Ann Bee)", {u"Ann Bee|ann@example.org"_s});
        row("group", "list: ann@example.org, b@example.org;",
            {u"|ann@example.org"_s, u"|b@example.org"_s});
        row("empty group", "undisclosed-recipients:;", {});
        row("encoded comma makes no second",
            "=?utf-8?Q?a=2C_evil=40example=2Ecom?= <ann@example.org>",
            {u"a, evil@example.com|ann@example.org"_s});
        row("8-bit name", "J\xF6rg <j@example.org>", {u"J\u00F6rg|j@example.org"_s});
        row("not closed", "Ann <ann@example.org", {u"Ann|ann@example.org"_s});
        row("no address", "Ann Bee", {u"Ann Bee|"_s});
        row("route", "<@a,@b:ann@example.org>", {u"|ann@example.org"_s});
        row("address as name", "\"a@example.org\" <b@example.org>",
            {u"a@example.org|b@example.org"_s});
        row("semicolons", "a@example.org; b@example.org",
            {u"|a@example.org"_s, u"|b@example.org"_s});
    }

    void addressesAreRead()
    {
        QFETCH(QByteArray, value);
        QFETCH(QStringList, expected);
        QStringList got;
        for (const MailAddress &address : parseAddresses(value).addresses) {
            got.append(address.name + u'|' + address.address);
        }
        QCOMPARE(got, expected);
    }

    void idsAreFound_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QStringList>("ids");
        auto row = [](const char *name, const char *value, QStringList ids) {
            QTest::newRow(name) << QByteArray(value) << ids;
        };
        row("plain", "<a@b>", {u"a@b"_s});
        row("gnus", "<a1@b> (Ann <ann@example.org>'s message of \"Mon, 1 Jan\")", {u"a1@b"_s});
        row("gnus before", "Ann's message of \"x <no@b>\" <yes@b>", {u"yes@b"_s});
        row("encoded comment", "<a1@b> (=?utf-8?Q?J=C3=B6rg_<x=40y>?=)", {u"a1@b"_s});
        row("answers", "<y>", {});
        row("yes", "<yes>", {});
        row("folded inside", "<abc\n def@x>", {u"abcdef@x"_s});
        row("several", "<a@b> <c@d>\n\t<e@f>", {u"a@b"_s, u"c@d"_s, u"e@f"_s});
        row("no brackets", "a@b", {u"a@b"_s});
        row("open comment", "( x <a@b>", {u"a@b"_s});
        row("double brackets", "<<a@b>>", {u"a@b"_s});
        row("nothing", "", {});
    }

    void idsAreFound()
    {
        QFETCH(QByteArray, value);
        QFETCH(QStringList, ids);
        QCOMPARE(idsOf(value, 100), ids);
    }

    void tooManyIdsKeepFirstAndLast()
    {
        QByteArray value;
        for (int i = 0; i < 100; ++i) {
            value += '<' + QByteArray::number(i) + "@b> ";
        }
        qsizetype total = 0;
        QCOMPARE(idsOf(value, 4, &total), QStringList({u"0@b"_s, u"1@b"_s, u"98@b"_s, u"99@b"_s}));
        QCOMPARE(total, 100);
    }

    void charsetsAreDecoded()
    {
        QCOMPARE(decodeText("\xD6\xD0\xCE\xC4", "gb2312").text, u"\u4E2D\u6587"_s);
        QCOMPARE(decodeText("\xD6\xD0\xCE\xC4", {}).guessed, u"GB18030"_s);
        QCOMPARE(decodeText("caf\xE9 \x80", "iso-8859-1").text, u"caf\u00E9 \u20AC"_s);
        QCOMPARE(decodeText("\xD0\x9F", "x-unknown").text, u"\u041F"_s);
        QCOMPARE(decodeText("+AOk-", "utf-7").text, u"\u00E9"_s);
        QVERIFY(decodeText("a\xFF", "utf-8").badCharset);
        QVERIFY(decodeText("abc", "1a2s3d4f!@").badCharset);
        QVERIFY(decodeText("abc", "y").badCharset);
        QVERIFY(!decodeText("abc", "utf-8").badCharset);
        QCOMPARE(decodeText("\xE9", "no-such-charset").text, u"\u00E9"_s);
    }

    void headerBlockEndsWhereTheBodyBegins()
    {
        const QByteArray raw("From x\nA: 1\n 2\r\n\t3\nB:4\n\nbody");
        const HeaderBlock block = scanHeaders(raw);
        QCOMPARE(block.lines.size(), 2U);
        QCOMPARE(unfolded(block.lines[0].value), "1 2 3"_ba);
        QCOMPARE(raw.mid(block.bodyStart), "body"_ba);
        const QByteArray noGap("A: 1\nthis is no header\n");
        QCOMPARE(noGap.mid(scanHeaders(noGap).bodyStart), "this is no header\n"_ba);
    }

    void flowedTextIsJoined_data()
    {
        QTest::addColumn<QString>("flowed");
        QTest::addColumn<bool>("delSp");
        QTest::addColumn<QString>("expected");
        QTest::newRow("paragraph") << u"a \nb\nc\n"_s << false << u"a b\nc\n"_s;
        QTest::newRow("delsp") << u"a \nb\n"_s << true << u"ab\n"_s;
        QTest::newRow("quotes join inside their depth")
            << u"> a \n> b\nc\n"_s << false << u"> a b\nc\n"_s;
        QTest::newRow("depth changes") << u"> a \n>> b\n"_s << false << u"> a \n>> b\n"_s;
        QTest::newRow("stuffing") << u" From x\n  y\n"_s << false << u"From x\n y\n"_s;
        QTest::newRow("signature") << u"a \n-- \nme \nyou\n"_s << false << u"a \n-- \nme you\n"_s;
        QTest::newRow("no last line feed") << u"a \nb"_s << false << u"a b"_s;
    }

    void flowedTextIsJoined()
    {
        QFETCH(QString, flowed);
        QFETCH(bool, delSp);
        QFETCH(QString, expected);
        QCOMPARE(unflowed(flowed, delSp), expected);
    }

    void htmlBecomesText_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("paragraphs") << u"<p>a<p>b<br>c"_s << u"a\n\nb\nc\n"_s;
        QTest::newRow("quote") << u"x<blockquote>a<br>b</blockquote>y"_s
                               << u"x\n\n> a\n> b\n\ny\n"_s;
        QTest::newRow("pre") << u"<pre>a\n  b</pre>"_s << u"a\n  b\n"_s;
        QTest::newRow("link") << u"<a href=\"https://example.org/x\">here</a>"_s
                              << u"here <https://example.org/x>\n"_s;
        QTest::newRow("bad link") << u"<a href='javascript:x'>here</a>"_s << u"here\n"_s;
        QTest::newRow("script") << u"a<script>b<c</script>d"_s << u"ad\n"_s;
        QTest::newRow("entities") << u"a&lt;b&#x41;&#0;&nope;&amp;"_s << u"a<bA\u2400&nope;&\n"_s;
        QTest::newRow("list") << u"<ul><li>a<li>b</ul>"_s << u"* a\n* b\n"_s;
        QTest::newRow("less than") << u"a < b"_s << u"a < b\n"_s;
    }

    void htmlBecomesText()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QCOMPARE(htmlToText(html).text, text);
    }
};

QTEST_GUILESS_MAIN(TestHeaders)
#include "tst_headers.moc"

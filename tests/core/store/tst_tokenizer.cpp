// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/searchindex.h"
#include "core/store/tokenizer.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestTokenizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens_data();
    void tokens();
    void offsetsCountUtf16();
    void badUtf8Separates();
    void longWordsAreCut();
    void expressions_data();
    void expressions();
    void fieldsNameColumns();
    void spansMarkWordsAndParts();
    void spansKeepToTheirField();
};

void TestTokenizer::tokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("index");
    QTest::addColumn<QString>("query");
    QTest::newRow("empty") << u""_s << u""_s << u""_s;
    QTest::newRow("words") << u"INFO: Task hung"_s << u"info task hung"_s << u"info task hung"_s;
    QTest::newRow("identifier") << u"raw_spin_lock()"_s << u"raw_spin_lock +raw +spin +lock"_s
                                << u"raw_spin_lock"_s;
    QTest::newRow("underscores in front")
        << u"__schedule"_s << u"__schedule +schedule"_s << u"__schedule"_s;
    QTest::newRow("only underscores") << u"a ____ b"_s << u"a b"_s << u"a b"_s;
    QTest::newRow("chinese pair") << u"内核"_s << u"内核 核"_s << u"内核"_s;
    QTest::newRow("chinese one") << u"核"_s << u"核"_s << u"核"_s;
    QTest::newRow("chinese run") << u"内存管理"_s << u"内存 存管 管理 理"_s << u"内存 存管 管理"_s;
    QTest::newRow("run and word") << u"内核的kvm"_s << u"内核 核的 的 kvm"_s
                                  << u"内核 核的 的 kvm"_s;
    QTest::newRow("word and run") << u"kvm模块"_s << u"kvm 模块 块"_s << u"kvm 模块"_s;
    QTest::newRow("full width") << u"ＫＶＭ１２"_s << u"kvm12"_s << u"kvm12"_s;
    QTest::newRow("punctuation splits runs")
        << u"死锁，等待"_s << u"死锁 锁 等待 待"_s << u"死锁 锁 等待"_s;
    QTest::newRow("kana and hangul")
        << u"カーネル 커널"_s << u"カー ーネ ネル ル 커널 널"_s << u"カー ーネ ネル ル 커널"_s;
    QTest::newRow("mail address") << u"ada@example.org"_s << u"ada example org"_s
                                  << u"ada example org"_s;
    QTest::newRow("hex") << u"0xFFFF8881deadBEEF"_s << u"0xffff8881deadbeef"_s
                         << u"0xffff8881deadbeef"_s;
    QTest::newRow("humps") << u"parseMessage HTTPServer iSCSI"_s
                           << u"parsemessage +parse +message httpserver +http +server iscsi"_s
                           << u"parsemessage httpserver iscsi"_s;
    QTest::newRow("humps between underscores")
        << u"Dma_MapPage"_s << u"dma_mappage +dma +mappage +map +page"_s << u"dma_mappage"_s;
    QTest::newRow("base64 has no humps")
        << u"aGVsbG8gd29ybGQ"_s << u"agvsbg8gd29ybgq"_s << u"agvsbg8gd29ybgq"_s;
    QTest::newRow("dots") << u"vger.kernel.org"_s << u"vger kernel org"_s << u"vger kernel org"_s;
    QTest::newRow("accents stay") << u"Müller ÉTÉ"_s << u"müller été"_s << u"müller été"_s;
    QTest::newRow("beyond the plane") << u"𠀀𠀁 a"_s << u"𠀀𠀁 𠀁 a"_s << u"𠀀𠀁 𠀁 a"_s;
}

void TestTokenizer::tokens()
{
    QFETCH(QString, text);
    const auto printed = [&text](TokenizeMode mode) {
        QStringList words;
        for (const SearchToken &token : searchTokens(text, mode)) {
            words.append((token.isPart ? u"+"_s : QString()) + token.term);
        }
        return words.join(u' ');
    };
    QTEST(printed(TokenizeMode::Index), "index");
    QTEST(printed(TokenizeMode::Query), "query");
}

void TestTokenizer::offsetsCountUtf16()
{
    const QString text = u"é 𠀀𠀁 a_b 内核"_s;
    for (const SearchToken &token : searchTokens(text)) {
        const QString there = text.mid(token.start, token.length);
        QCOMPARE(there, token.term);
    }
}

void TestTokenizer::badUtf8Separates()
{
    QByteArray terms;
    const int result = tokenizeUtf8("ab\xff"
                                    "cd\xe4\xb8 \xf0\x9f",
                                    TokenizeMode::Index, &terms,
                                    [](void *context, int, const char *term, int size, int, int) {
                                        static_cast<QByteArray *>(context)->append(term, size);
                                        static_cast<QByteArray *>(context)->append(' ');
                                        return 0;
                                    });
    QCOMPARE(result, 0);
    QCOMPARE(terms, QByteArray("ab cd "));
}

void TestTokenizer::longWordsAreCut()
{
    const QString line(10'000, u'A');
    const std::vector<SearchToken> tokens = searchTokens(line);
    QCOMPARE(tokens.size(), 1U);
    QCOMPARE(tokens[0].term, QString(64, u'a'));
    QCOMPARE(tokens[0].length, 10'000);
    QCOMPARE(searchTokens(QString(10'000, u'_')).size(), 0U);
    QVERIFY(!searchTokens(u"a_"_s.repeated(5000)).empty());
}

void TestTokenizer::expressions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expression");
    QTest::newRow("nothing") << u"->"_s << u""_s;
    QTest::newRow("word finished") << u"lock "_s << u"\"lock\""_s;
    QTest::newRow("word unfinished") << u"lock"_s << u"\"lock\" *"_s;
    QTest::newRow("too short to be a beginning") << u"lo"_s << u"\"lo\""_s;
    QTest::newRow("phrase") << u"\"task hung\" "_s << u"\"task\" + \"hung\""_s;
    QTest::newRow("open quote") << u"\"task hun"_s << u"\"task\" + \"hun\" *"_s;
    QTest::newRow("star") << u"sched* "_s << u"\"sched\" *"_s;
    QTest::newRow("identifier") << u"spin_lock "_s << u"NEAR(\"spin\" \"lock\", 0)"_s;
    QTest::newRow("identifier unfinished") << u"spin_loc"_s << u"NEAR(\"spin\" \"loc\" *, 0)"_s;
    QTest::newRow("identifier hardly begun") << u"spin_l"_s << u"\"spin_l\" *"_s;
    QTest::newRow("identifier quoted") << u"\"spin_lock\" "_s << u"\"spin_lock\""_s;
    QTest::newRow("humps") << u"mapPage "_s << u"(\"mappage\" OR NEAR(\"map\" \"page\", 0))"_s;
    QTest::newRow("path") << u"mm/slub.c "_s << u"\"mm\" + \"slub\" + \"c\""_s;
    QTest::newRow("chinese") << u"内存管理"_s << u"\"内存\" + \"存管\" + \"管理\" *"_s;
    QTest::newRow("one character") << u"锁 "_s << u"\"锁\" *"_s;
    QTest::newRow("injection") << u"x)NEAR(title{* "_s << u"\"x\" + \"near\" + \"title\" *"_s;
}

void TestTokenizer::expressions()
{
    QFETCH(QString, text);
    const auto query = parseSearch(text, {});
    QVERIFY(query.has_value());
    QFETCH(QString, expression);
    if (!expression.isEmpty()) {
        expression.prepend(u"{title sender body} : "_s);
    }
    QCOMPARE(matchExpression(query->children.front()), expression);
}

void TestTokenizer::fieldsNameColumns()
{
    const auto columns = [](const QString &text) {
        return matchExpression(parseSearch(text, {})->children.front()).section(u" : "_s, 0, 0);
    };
    QCOMPARE(columns(u"from:ada"_s), u"sender"_s);
    QCOMPARE(columns(u"to:ada"_s), u"recipients"_s);
    QCOMPARE(columns(u"cc:ada"_s), u"copied"_s);
    QCOMPARE(columns(u"subject:hang"_s), u"title"_s);
    QCOMPARE(columns(u"list:scsi"_s), u"list"_s);
    QCOMPARE(columns(u"file:slub.c"_s), u"files"_s);
    QCOMPARE(columns(u"function:kmem"_s), u"functions"_s);
    QCOMPARE(columns(u"id:1@x"_s), u"ids"_s);
    QCOMPARE(columns(u"ada@example.org"_s), u"{title sender recipients copied ids body}"_s);
}

void TestTokenizer::spansMarkWordsAndParts()
{
    const QString text = u"raw_spin_lock(); 内核死锁 Lockdep lock"_s;
    const auto marked = [&text](const QString &query) {
        QStringList parts;
        for (const TextSpan &span : matchSpans(*parseSearch(query, {}), text)) {
            parts.append(text.mid(span.start, span.length));
        }
        return parts.join(u'|');
    };
    QCOMPARE(marked(u"lock "_s), u"lock|lock"_s);
    QCOMPARE(marked(u"lock"_s), u"lock|Lockdep|lock"_s);
    QCOMPARE(marked(u"死锁 "_s), u"死锁"_s);
    QCOMPARE(marked(u"核死锁 "_s), u"核死锁"_s);
    QCOMPARE(marked(u"nothing "_s), u""_s);
    QCOMPARE(marked(u"spin_lock "_s), u"spin_lock"_s);
    QCOMPARE(marked(u"spin_loc"_s), u"spin_loc"_s);
    QCOMPARE(marked(u"lock -内核 "_s), u"lock|lock"_s); // what is excluded is not marked
    QCOMPARE(marked(u"ns_lock "_s), u""_s); // not the lock of another identifier
}

void TestTokenizer::spansKeepToTheirField()
{
    const auto query = parseSearch(u"from:ada subject:hang lock "_s, {});
    const QString text = u"ada hang lock"_s;
    const auto marked = [&](MarkPlace place) {
        QStringList parts;
        for (const TextSpan &span : matchSpans(*query, text, place)) {
            parts.append(text.mid(span.start, span.length));
        }
        return parts.join(u'|');
    };
    QCOMPARE(marked(MarkPlace::Title), u"hang|lock"_s);
    QCOMPARE(marked(MarkPlace::Person), u"ada|lock"_s);
    QCOMPARE(marked(MarkPlace::Body), u"lock"_s);
}

QTEST_GUILESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"

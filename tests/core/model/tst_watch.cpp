// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/watchquery.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForEveryTerm();
    void leavesExpressionsToUs();
    void splitsLongQuestions();
    void encodesAddresses();
    void matchesPaths_data();
    void matchesPaths();
    void findsBusyThreads();
    void namesComeBack();
    void tellsWhatKeepsItFromUse_data();
    void tellsWhatKeepsItFromUse();
    void digestsEndWithTheDay();
};

void TestWatch::asksForEveryTerm()
{
    Watch watch;
    watch.lists = {u"kvm"_s};
    QCOMPARE(watchQueries(watch, 5'900), std::vector<QString>{u"rt:00005.."_s});
    watch.keywords = {u"hung task"_s, u" a\"b\n OR s:x "_s, u"\"\""_s};
    watch.paths = {u"drivers/vhost/"_s, u"*/net/mptcp*"_s};
    watch.functions = {u"vhost_worker"_s};
    watch.people = {u"ada@example.org"_s};
    QCOMPARE(watchQueries(watch, 0),
             std::vector<QString>{
                 u"(\"hung task\" OR \"a b OR s:x\" OR dfn:\"drivers/vhost/\" OR dfn:\"/net/mptcp\""
                 " OR dfhh:\"vhost_worker\" OR f:\"ada@example.org\") AND rt:00000.."_s});
    Watch one;
    one.keywords = {u"x"_s};
    one.onlyIf = u"NOT s:syzbot"_s;
    // "(NOT x)" alone is a bad query for the server, and so is "rt:0.." a wrong one.
    QCOMPARE(watchQueries(one, 0),
             std::vector<QString>{u"\"x\" AND (rt:00000.. AND NOT s:syzbot)"_s});
    one.onlyIf = u"-f:bot"_s;
    one.keywords.clear();
    QCOMPARE(watchQueries(one, 1'795'219'200'000),
             std::vector<QString>{u"(rt:1795219200.. AND -f:bot)"_s});
    one.onlyIf = u"s:a OR s:b"_s;
    QCOMPARE(watchQueries(one, 0), std::vector<QString>{u"(s:a OR s:b) AND rt:00000.."_s});
}

void TestWatch::leavesExpressionsToUs()
{
    Watch watch;
    watch.paths = {u"fs/9p/"_s};
    watch.textPatterns = {u"\\b9p\\b"_s};
    QCOMPARE(watchQueries(watch, 0), std::vector<QString>{u"dfn:\"fs/9p/\" AND rt:00000.."_s});
    QCOMPARE(unaskableTerms(watch), QStringList{u"\\b9p\\b"_s});
    watch.lists = {u"v9fs"_s};
    QCOMPARE(watchQueries(watch, 0), std::vector<QString>{u"rt:00000.."_s});
    QVERIFY(unaskableTerms(watch).isEmpty());
    Watch nothing; // only expressions, over all lists: there is no question
    nothing.textPatterns = {u"x"_s};
    QVERIFY(watchQueries(nothing, 0).empty());
}

void TestWatch::splitsLongQuestions()
{
    Watch watch;
    for (int i = 0; i < 300; ++i) {
        watch.paths.append(u"drivers/some/folder%1/"_s.arg(i));
    }
    const std::vector<QString> queries = watchQueries(watch, 0);
    QVERIFY(queries.size() > 3);
    qsizetype terms = 0;
    for (const QString &query : queries) {
        QVERIFY(searchFeedPath(u"all"_s, query, 200).size() < 8000);
        QVERIFY(query.endsWith(u" AND rt:00000.."_s));
        terms += query.count(u"dfn:"_s);
    }
    QCOMPARE(terms, 300);
}

void TestWatch::encodesAddresses()
{
    QCOMPARE(searchFeedPath({}, u"\"a&b+c\" AND f:\"张\""_s, 0),
             QByteArray("all/?q=%22a%26b%2Bc%22%20AND%20f%3A%22%E5%BC%A0%22&x=A"));
    QCOMPARE(searchFeedPath(u"a/../b?"_s, u"x"_s, 200), QByteArray("a%2F..%2Fb%3F/?q=x&x=A&o=200"));
    QCOMPARE(newestFeedPath(u"kvm"_s), QByteArray("kvm/new.atom"));
    QCOMPARE(inboxOfAddress(u"linux-kernel@vger.kernel.org"_s), u"lkml"_s);
    QCOMPARE(inboxOfAddress(u"v9fs@lists.linux.dev"_s), u"v9fs"_s);
}

void TestWatch::matchesPaths_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *name, const QString &pattern, const QString &path, bool yes) {
        QTest::newRow(name) << pattern << path << yes;
    };
    row("file", u"a/b.c"_s, u"a/b.c"_s, true);
    row("dot is a dot", u"a/b.c"_s, u"a/bxc"_s, false);
    row("prefix of a name", u"a/b"_s, u"a/bc.c"_s, false);
    row("folder", u"a/"_s, u"a/b/c.c"_s, true);
    row("folder without slash", u"a/b"_s, u"a/b/c.c"_s, true);
    row("other folder", u"a/"_s, u"x/a/b.c"_s, false);
    row("star", u"a/b*"_s, u"a/bcd.c"_s, true);
    row("star keeps depth", u"a/*"_s, u"a/b/c.c"_s, false);
    row("star for a folder", u"*/net/*"_s, u"drivers/net/x.c"_s, true);
    row("star folder below", u"fs/*/"_s, u"fs/9p/deep/x.c"_s, true);
    row("question mark", u"fs/ext?/x.c"_s, u"fs/ext4/x.c"_s, true);
    row("brackets are letters", u"a[b]*"_s, u"a[b]c"_s, true);
    row("empty", QString(), u"a"_s, false);
}

void TestWatch::matchesPaths()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, path);
    QTEST(matchesPath(pattern, path), "matches");
}

void TestWatch::findsBusyThreads()
{
    std::vector<WatchItem> items;
    const auto add = [&items](const QString &id, const QString &parent, const QString &title,
                              const QString &who, qint64 dateMs) {
        WatchItem item;
        item.messageId = id;
        item.parentId = parent;
        item.title = title;
        item.authorAddress = who;
        item.dateMs = dateMs;
        items.push_back(item);
    };
    add(u"a2"_s, u"a1"_s, u"Re: A"_s, u"X@x"_s, 20);
    add(u"a1"_s, {}, u"A"_s, u"x@x"_s, 10);
    add(u"a9"_s, u"gone"_s, u"RE: re: a"_s, u"y@x"_s, 30);
    add(u"b1"_s, u"root"_s, u"[1/2] b"_s, u"x@x"_s, 2);
    add(u"b2"_s, u"root"_s, u"[2/2] b"_s, u"x@x"_s, 1);
    add(u"c"_s, {}, u"alone"_s, u"z@x"_s, 1);
    const std::vector<WatchThread> threads = busiestThreads(items, 10);
    QCOMPARE(threads.size(), 2U);
    QCOMPARE(threads[0].messageId, u"a1"_s);
    QCOMPARE(threads[0].mails, 3);
    QCOMPARE(threads[0].people, 2);
    QCOMPARE(threads[1].messageId, u"b2"_s);
    QCOMPARE(busiestThreads(items, 1).size(), 1U);
}

void TestWatch::namesComeBack()
{
    for (int i = 0; i <= static_cast<int>(WatchState::Bug); ++i) {
        const auto state = static_cast<WatchState>(i);
        QCOMPARE(watchStateFromName(watchStateName(state)), std::optional(state));
    }
    for (int i = 0; i <= static_cast<int>(MatchKind::List); ++i) {
        const auto kind = static_cast<MatchKind>(i);
        QCOMPARE(matchKindFromName(matchKindName(kind)), std::optional(kind));
    }
    QVERIFY(!watchStateFromName(u"x"_s));
}

void TestWatch::tellsWhatKeepsItFromUse_data()
{
    QTest::addColumn<Watch>("watch");
    QTest::addColumn<QString>("problems");
    Watch good;
    good.name = u"x"_s;
    good.server = u"https://lore.example/"_s;
    good.lists = {u"kvm"_s, u"qemu-devel"_s, u"linux.kernel_2"_s};
    const auto row = [&good](const char *name, const QString &problems, auto change) {
        Watch watch = good;
        change(watch);
        QTest::newRow(name) << watch << problems;
    };
    row("good", {}, [](Watch &) { });
    row("no name", u"0"_s, [](Watch &w) { w.name = u" \n"_s; });
    row("no server", u"1"_s, [](Watch &w) { w.server.clear(); });
    row("file", u"1 file:///etc/"_s, [](Watch &w) { w.server = u"file:///etc/"_s; });
    row("user", u"1 https://a:b@h/"_s, [](Watch &w) { w.server = u"https://a:b@h/"_s; });
    row("all mail of all lists", u"2"_s, [](Watch &w) { w.lists.clear(); });
    row("narrowed", {}, [](Watch &w) {
        w.lists.clear();
        w.onlyIf = u"s:lock"_s;
    });
    row("slash", u"3 a/b"_s, [](Watch &w) { w.lists = {u"a/b"_s}; });
    row("dots", u"3 .."_s, [](Watch &w) { w.lists = {u".."_s}; });
    row("pattern", u"4 (a"_s, [](Watch &w) { w.textPatterns = {u"(a"_s, u"b"_s}; });
    row("pattern of all lists", u"5 b"_s, [](Watch &w) {
        w.pathPatterns = {u"b"_s};
        w.lists.clear();
    });
    row("several", u"0,1"_s, [](Watch &w) {
        w.name.clear();
        w.server.clear();
    });
}

void TestWatch::tellsWhatKeepsItFromUse()
{
    QFETCH(const Watch, watch);
    QStringList found;
    for (const WatchProblem &problem : watchProblems(watch)) {
        found.append(
            QString(QString::number(static_cast<int>(problem.kind)) + u' ' + problem.subject)
                .trimmed());
    }
    QTEST(found.join(u','), "problems");
}

void TestWatch::digestsEndWithTheDay()
{
    constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;
    QCOMPARE(digestTime(10 * dayMs, 1), std::pair(10 * dayMs, 11 * dayMs));
    QCOMPARE(digestTime(10 * dayMs + 5, 1), std::pair(10 * dayMs, 11 * dayMs));
    QCOMPARE(digestTime(11 * dayMs - 1, 7), std::pair(4 * dayMs, 11 * dayMs));
}

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"

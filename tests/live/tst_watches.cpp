// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpclient.h"
#include "core/workspace/workspace.h"
#include "tests/live/publicinboxserver.h"

#include <QDateTime>
#include <QLocale>
#include <QObject>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;
using Testing::PublicInboxServer;

namespace {

constexpr qint64 now = 1795219200000; // 2026-11-21T00:00:00Z
constexpr qint64 hourMs = 60LL * 60 * 1000;

/// As in a header; servers take it for the time of arrival where no server says when it came.
QByteArray hoursAgo(int hours)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(now - hours * hourMs, QTimeZone::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss +0000"_s).toLatin1();
}

QByteArray mail(const QByteArray &id, int hours, const QByteArray &subject,
                const QByteArray &text = "nothing to see")
{
    return PublicInboxServer::mail(id + "@example.org", hoursAgo(hours), subject, text);
}

const QByteArray patch = "Take the lock before the walk.\n---\n fs/namespace.c | 2 +-\n\n"
                         "diff --git a/fs/namespace.c b/fs/namespace.c\n--- a/fs/namespace.c\n"
                         "+++ b/fs/namespace.c\n@@ -1,3 +1,3 @@ static void walk_mounts(void)\n"
                         " a\n-b\n+c\n d\n-- \n2.47\n";

QByteArray mails()
{
    return mail("word", 5, "old bed of quillwort")
        + mail("text", 6, "a question", "the quillwort is in the text")
        + mail("more", 7, "about beds", "the Quillwort, again")
        + mail("patch", 8, "[PATCH] fs: fix the walk", patch) + mail("other", 9, "something else")
        + mail("march", 24 * 264, "quillwort of March");
}

} // namespace

/// Watches against the search and the feeds of a real public-inbox-httpd.
class WatchesLiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void saysWhyEachMailMatched();
    void secondCheckBringsNothing();
    void mailOfARunningInboxComes();
    void mailTheSearchLacksComesLater();
    void searchWithoutHitsIsNoError();
    void oldMailIsOutsideTheFirstDays();
    void conditionNarrows_data();
    void conditionNarrows();
    void conditionTheServerCannotReadIsTold();
    void inboxWithoutSearchGivesItsNewest();
    void allListsAtOnce();
    void missingListIsTold();
    void savedFeedIsTakenIn();
    void trialKeepsNothing();

private:
    [[nodiscard]] Watch watchOn(const QStringList &lists, const QStringList &keywords = {}) const
    {
        Watch watch;
        watch.name = u"watch"_s;
        watch.server = m_server.url();
        watch.lists = lists;
        watch.keywords = keywords;
        return watch;
    }

    /// Adds \a watch and checks it; answers the line of its first list.
    WatchListOutcome firstCheck(const Watch &watch, int firstDays = 7)
    {
        if (!m_workspace->addWatch(watch).wait()) {
            return {.error = Error{.code = ErrorCode::Unknown}};
        }
        return check(firstDays);
    }

    WatchListOutcome check(int firstDays = 7)
    {
        const Result<WatchCheckOutcome> outcome =
            m_workspace->checkWatches({.firstDays = firstDays}).wait();
        return outcome && !outcome->lists.empty()
            ? outcome->lists.front()
            : WatchListOutcome{.error = Error{.code = ErrorCode::Unknown}};
    }

    /// "id: kind term" of every mail found, sorted.
    QStringList reasons()
    {
        QStringList lines;
        for (const WatchItem &item :
             m_workspace->watchItems({}).wait().value_or(std::vector<WatchItem>())) {
            const WatchMatch &match = item.matches.front();
            lines.append(item.messageId.section(u'@', 0, 0) + u": "_s + matchKindName(match.kind)
                         + u' ' + match.term);
        }
        lines.sort();
        return lines;
    }

    PublicInboxServer m_server;
    bool m_hasAll = false;
    std::unique_ptr<QTemporaryDir> m_folder;
    FixedClock m_clock{now};
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<Workspace> m_workspace;
};

void WatchesLiveTest::initTestCase()
{
    if (!PublicInboxServer::isInstalled()) {
        QSKIP("public-inbox is not installed");
    }
    QVERIFY(m_server.addInbox(u"one"_s));
    QVERIFY(m_server.addInbox(u"grows"_s));
    QVERIFY(m_server.fill(u"one"_s, mails()));
    QVERIFY(
        m_server.fill(u"grows"_s, mail("first", 48, "a quillwort") + mail("later", 20, "a lily")));
    QVERIFY(m_server.index({u"one"_s, u"grows"_s}));
    m_hasAll = m_server.indexAll();
    QVERIFY(m_server.start());
}

void WatchesLiveTest::cleanupTestCase()
{
    QVERIFY(m_server.stop());
}

void WatchesLiveTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_runner = std::make_unique<JobRunner>();
    JobContext context;
    Result<OpenedWorkspace> opened = Workspace::open(
        m_folder->filePath(u"w.casebook"_s), {.create = true, .keepBackup = false}, context);
    QVERIFY(opened);
    m_workspace = std::make_unique<Workspace>(std::move(*opened), *m_runner, m_clock);
    NetworkOptions options;
    options.servers = {{.url = m_server.url()}};
    m_workspace->setNetwork(options);
}

void WatchesLiveTest::cleanup()
{
    m_workspace.reset();
    m_runner.reset();
}

void WatchesLiveTest::saysWhyEachMailMatched()
{
    Watch watch = watchOn({u"one"_s}, {u"quillwort"_s, u"old bed"_s});
    watch.paths = {u"fs/"_s};
    watch.functions = {u"walk_mounts"_s};
    const WatchListOutcome line = firstCheck(watch);
    QVERIFY2(!line.error, line.error ? qPrintable(line.error->detail) : "");
    QVERIFY(!line.wasNewestOnly);
    QCOMPARE(line.added, 4);
    QCOMPARE(reasons(),
             (QStringList{u"more: text quillwort"_s, u"patch: path fs/namespace.c"_s,
                          u"text: text quillwort"_s, u"word: title quillwort"_s}));
    const auto items = m_workspace->watchItems({}).wait();
    const auto found = std::ranges::find(*items, u"patch@example.org"_s, &WatchItem::messageId);
    QVERIFY(found->hasPatch);
    QCOMPARE(found->list, u"one"_s);
    QCOMPARE(found->dateMs, now - 8 * hourMs);
    QVERIFY(found->link.endsWith(u"/one/patch@example.org/"_s));
}

void WatchesLiveTest::secondCheckBringsNothing()
{
    QCOMPARE(firstCheck(watchOn({u"one"_s}, {u"quillwort"_s})).added, 3);
    const WatchListOutcome again = check();
    QVERIFY(!again.error);
    QVERIFY(again.read > 0); // the last hours are asked for again
    QCOMPARE(again.added, 0);
    QCOMPARE(reasons().size(), 3);
}

void WatchesLiveTest::mailOfARunningInboxComes()
{
    QCOMPARE(firstCheck(watchOn({u"grows"_s}, {u"quillwort"_s, u"lily"_s})).added, 2);
    QVERIFY(
        m_server.fill(u"grows"_s, mail("late", 1, "another quillwort") + mail("no", 1, "none")));
    QVERIFY(m_server.index({u"grows"_s}));
    QVERIFY(m_server.indexAll());
    QVERIFY(m_server.restart());
    const WatchListOutcome line = check();
    QVERIFY(!line.error);
    QVERIFY(!line.wasNewestOnly);
    QCOMPARE(line.read, 2); // by the words and by the time: neither "no" nor "first"
    QCOMPARE(line.added, 1);
    QCOMPARE(reasons(),
             (QStringList{u"first: title quillwort"_s, u"late: title quillwort"_s,
                          u"later: title lily"_s}));
}

/// Big servers search every list in one index over all, which is filled after the lists are.
void WatchesLiveTest::mailTheSearchLacksComesLater()
{
    if (!m_hasAll) {
        QSKIP("this public-inbox has no index over all lists");
    }
    QCOMPARE(firstCheck(watchOn({u"grows"_s}, {u"saxifrage"_s})).read, 0);
    QVERIFY(m_server.fill(u"grows"_s, mail("slow", 2, "a saxifrage")));
    QVERIFY(m_server.index({u"grows"_s}));
    QVERIFY(m_server.restart());
    const WatchListOutcome early = check();
    QVERIFY(!early.error);
    QVERIFY(!early.wasNewestOnly); // no hits, not a search that fails
    QCOMPARE(early.read, 0);
    QVERIFY(m_server.indexAll());
    QVERIFY(m_server.restart());
    QCOMPARE(check().added, 1); // what was not found has not moved the place to read from
    QCOMPARE(reasons(), QStringList{u"slow: title saxifrage"_s});
}

void WatchesLiveTest::searchWithoutHitsIsNoError()
{
    const WatchListOutcome line = firstCheck(watchOn({u"one"_s}, {u"nowhere to be found"_s}));
    QVERIFY(!line.error);
    QVERIFY(!line.wasNewestOnly);
    QCOMPARE(line.read, 0);
    QCOMPARE(m_workspace->watches().wait()->front().checkedMs, now);
}

void WatchesLiveTest::oldMailIsOutsideTheFirstDays()
{
    QCOMPARE(firstCheck(watchOn({u"one"_s}, {u"of March"_s})).read, 0);
    QVERIFY(m_workspace->trashWatch(m_workspace->watches().wait()->front().watch.id).wait());
    // All there ever was: the beginning of time is a number the server would read as words.
    const WatchListOutcome line = firstCheck(watchOn({u"one"_s}, {u"of March"_s}), 30'000);
    QVERIFY(!line.error && !line.wasNewestOnly);
    QCOMPARE(reasons(), QStringList{u"march: title of March"_s});
}

void WatchesLiveTest::conditionNarrows_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QStringList>("found");
    const QString word = u"word: title quillwort"_s;
    const QStringList others{u"more: text quillwort"_s, u"text: text quillwort"_s};
    QTest::newRow("of its own") << u"s:bed"_s << QStringList{others.front(), word};
    QTest::newRow("either") << u"s:question OR s:old"_s << QStringList{others.back(), word};
    QTest::newRow("not") << u"NOT s:old"_s << others;
    QTest::newRow("minus") << u"-s:old"_s << others;
    QTest::newRow("neither") << u"NOT s:old AND NOT s:beds"_s << QStringList{others.back()};
}

void WatchesLiveTest::conditionNarrows()
{
    QFETCH(QString, condition);
    QFETCH(QStringList, found);
    Watch watch = watchOn({u"one"_s}, {u"quillwort"_s});
    watch.onlyIf = condition;
    const WatchListOutcome line = firstCheck(watch);
    QVERIFY(!line.error);
    QVERIFY(!line.wasNewestOnly);
    QCOMPARE(reasons(), found);
}

void WatchesLiveTest::conditionTheServerCannotReadIsTold()
{
    Watch watch = watchOn({u"one"_s}, {u"quillwort"_s});
    watch.onlyIf = u"(s:a OR"_s;
    const WatchListOutcome line = firstCheck(watch);
    QVERIFY(line.error);
    QCOMPARE(line.error->code, ErrorCode::Usage);
    QCOMPARE(line.error->subject, watch.onlyIf);
    QVERIFY(reasons().isEmpty());
}

void WatchesLiveTest::inboxWithoutSearchGivesItsNewest()
{
    PublicInboxServer plain; // one with an index over all would search in that
    QVERIFY(plain.addInbox(u"small"_s, u"-V2"_s, u"basic"_s));
    QVERIFY(plain.fill(u"small"_s, mails()) && plain.index({u"small"_s}) && plain.start());
    Watch watch = watchOn({u"small"_s}, {u"quillwort"_s});
    watch.server = plain.url();
    const WatchListOutcome line = firstCheck(watch);
    QVERIFY(!line.error);
    QVERIFY(line.wasNewestOnly);
    QCOMPARE(line.read, 6); // the feed of the newest, whatever they say and however old they are
    QCOMPARE(reasons(),
             (QStringList{u"march: title quillwort"_s, u"more: text quillwort"_s,
                          u"text: text quillwort"_s, u"word: title quillwort"_s}));
}

void WatchesLiveTest::allListsAtOnce()
{
    if (!m_hasAll) {
        QSKIP("this public-inbox has no index over all lists");
    }
    const WatchListOutcome line = firstCheck(watchOn({}, {u"old bed"_s}));
    QVERIFY(!line.error && !line.wasNewestOnly);
    QCOMPARE(line.list, u"all"_s);
    QCOMPARE(reasons(), QStringList{u"word: title old bed"_s});
}

void WatchesLiveTest::missingListIsTold()
{
    const WatchListOutcome line = firstCheck(watchOn({u"nolist"_s, u"one"_s}, {u"old bed"_s}));
    QVERIFY(line.error);
    QCOMPARE(line.error->code, ErrorCode::NotFound);
    QCOMPARE(reasons(), QStringList{u"word: title old bed"_s}); // from the other list
}

void WatchesLiveTest::savedFeedIsTakenIn()
{
    const Result<WatchId> id = m_workspace->addWatch(watchOn({u"one"_s}, {u"quillwort"_s})).wait();
    QVERIFY(id);
    HttpClient client({}, m_clock);
    JobContext context;
    const auto saved = client.get({.urls = {m_server.url(u"one/new.atom"_s)}}, context);
    QVERIFY(saved);
    const Result<int> taken = m_workspace->readFeed(*id, saved->body).wait();
    QVERIFY(taken);
    QCOMPARE(*taken, 4);
    QCOMPARE(check().added, 0); // what the search finds has come already
}

void WatchesLiveTest::trialKeepsNothing()
{
    const auto found = m_workspace->tryWatchOnServer(watchOn({u"one"_s}, {u"old bed"_s}), 7).wait();
    QVERIFY(found);
    QCOMPARE(found->size(), 1U);
    QVERIFY(found->front().text.contains(u"nothing to see"_s));
    QVERIFY(reasons().isEmpty());
}

QTEST_GUILESS_MAIN(WatchesLiveTest)

#include "tst_watches.moc"

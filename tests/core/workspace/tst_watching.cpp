// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/workspace.h"
#include "tests/support/loopbackserver.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <mutex>

using namespace Casebook;
using namespace Qt::StringLiterals;
using Testing::LoopbackServer;

namespace {

constexpr qint64 now = 1795219200000; // 2026-11-21T00:00:00Z

QByteArray entry(const QByteArray &id, const QByteArray &title, const QByteArray &text = {},
                 const QByteArray &date = "2026-11-20T10:00:00Z")
{
    return "<entry><author><name>Ada</name><email>ada@example.org</email></author><title>" + title
        + "</title><updated>" + date + "</updated><link href=\"https://lists.example.org/kvm/" + id
        + "/\"/><content>" + text + "</content></entry>";
}

QByteArray feed(const QByteArray &entries)
{
    return LoopbackServer::answer(
        200, "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + entries + "</feed>");
}

} // namespace

class WatchingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void newMailComesOnce();
    void pagesAreReadToTheEnd();
    void wallBeforeSearchLeavesTheNewest();
    void missingListHoldsUpNoOther();
    void deadServerIsAskedOnce();
    void offlineChangesNothing();
    void searchWithoutHitsIsNoError_data();
    void searchWithoutHitsIsNoError();
    void searchThatWasNotUnderstoodIsNoEmptyOne();
    void conditionThatIsNotReadIsTold();
    void inboxWithoutIndexLeavesTheNewest();
    void futureDatesDoNotHideMail();
    void bugOfAMail();
    void digestCounts();
    void triesWithoutKeeping();
    void savedFeedIsTakenIn();

private:
    using Handler = std::function<QByteArray(const QByteArray &path)>;

    void answer(const Handler &handler)
    {
        const std::scoped_lock lock(m_mutex);
        m_handler = handler;
    }

    WatchId addWatch(const QStringList &lists, const QStringList &keywords)
    {
        Watch watch;
        watch.name = lists.join(u',');
        watch.server = m_server->url();
        watch.lists = lists;
        watch.keywords = keywords;
        return m_workspace->addWatch(watch).wait().value_or(WatchId());
    }

    Result<WatchCheckOutcome> check()
    {
        return m_workspace->checkWatches({}).wait();
    }

    std::vector<WatchItem> items()
    {
        return m_workspace->watchItems({}).wait().value_or(std::vector<WatchItem>());
    }

    NetworkOptions network() const
    {
        NetworkOptions options;
        options.servers = {{.url = m_server->url()}};
        options.pace = options.backoff = std::chrono::milliseconds(1);
        return options;
    }

    std::mutex m_mutex;
    Handler m_handler;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackServer> m_server;
    FixedClock m_clock{now};
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<Workspace> m_workspace;
};

void WatchingTest::init()
{
    m_handler = [](const QByteArray &) { return feed({}); };
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<LoopbackServer>([this](const QByteArray &request) {
        const std::scoped_lock lock(m_mutex);
        return m_handler(QByteArray::fromPercentEncoding(LoopbackServer::pathOf(request)));
    });
    m_runner = std::make_unique<JobRunner>();
    JobContext context;
    auto opened = Workspace::open(m_folder->filePath(u"w.casebook"_s), {.create = true}, context);
    QVERIFY(opened);
    m_workspace = std::make_unique<Workspace>(std::move(*opened), *m_runner, m_clock);
    m_workspace->setNetwork(network());
}

void WatchingTest::cleanup()
{
    m_workspace.reset();
    m_runner.reset();
    m_server.reset();
}

void WatchingTest::newMailComesOnce()
{
    QVERIFY(addWatch({u"kvm"_s}, {u"lock"_s}).isValid());
    answer(
        [](const QByteArray &) { return feed(entry("1@x", "a lock") + entry("2@x", "stemmed")); });
    Result<WatchCheckOutcome> outcome = check();
    QVERIFY(outcome);
    QCOMPARE(outcome->added, 2);
    QCOMPARE(m_server->lines().size(), 1);
    const QByteArray first = QByteArray::fromPercentEncoding(m_server->lines().at(0));
    QVERIFY2(first.contains("GET /kvm/?q=\"lock\" AND rt:1794614400..&x=A "), first.constData());
    QCOMPARE(items().at(0).matches.at(0).kind, MatchKind::Server);
    QCOMPARE(items().at(1).matches.at(0).kind, MatchKind::Title);

    answer(
        [](const QByteArray &) { return feed(entry("3@x", "lock 3") + entry("1@x", "a lock")); });
    outcome = check();
    QVERIFY(outcome);
    QCOMPARE(outcome->lists.at(0).matched, 2);
    QCOMPARE(outcome->added, 1);
    // Six hours before the newest mail seen.
    QVERIFY(QByteArray::fromPercentEncoding(m_server->lines().at(1)).contains("rt:1795147200.."));
    QCOMPARE(m_workspace->watches().wait()->at(0).fresh, 3);
    QCOMPARE(m_workspace->watches().wait()->at(0).checkedMs, now);
    QCOMPARE(*m_workspace->newWatchItems().wait(), 3);
}

void WatchingTest::pagesAreReadToTheEnd()
{
    addWatch({u"kvm"_s}, {});
    answer([](const QByteArray &path) {
        QByteArray page;
        const int from = path.contains("o=200") ? 200 : 0;
        for (int i = from; i < (from == 0 ? 200 : 250); ++i) {
            page += entry(QByteArray::number(i) + "@x", "t");
        }
        return feed(page);
    });
    QCOMPARE(check()->added, 250);
    QCOMPARE(m_server->lines().size(), 2);
    answer([](const QByteArray &) { return feed(QByteArray(entry("z@x", "t")).repeated(1)); });
    QVERIFY(!check()->lists.at(0).isCut);
}

void WatchingTest::wallBeforeSearchLeavesTheNewest()
{
    addWatch({u"kvm"_s}, {u"lock"_s});
    answer([](const QByteArray &path) {
        return path.contains("new.atom")
            ? feed(entry("1@x", "lock") + entry("2@x", "other"))
            : LoopbackServer::answer(200, "<!doctype html><html><title>Making sure</title></html>",
                                     "Content-Type: text/html\r\n");
    });
    const Result<WatchCheckOutcome> outcome = check();
    QVERIFY(outcome);
    QVERIFY(outcome->lists.at(0).wasNewestOnly);
    QVERIFY(!outcome->lists.at(0).error);
    QCOMPARE(outcome->added, 1);
}

void WatchingTest::missingListHoldsUpNoOther()
{
    addWatch({u"gone"_s, u"kvm"_s}, {u"lock"_s});
    answer([](const QByteArray &path) {
        return path.startsWith("/gone") ? LoopbackServer::answer(404, "Not Found")
                                        : feed(entry("1@x", "lock"));
    });
    const Result<WatchCheckOutcome> outcome = check();
    QVERIFY(outcome);
    QVERIFY(outcome->lists.at(0).error);
    QCOMPARE(outcome->lists.at(0).error->code, ErrorCode::NotFound);
    QCOMPARE(outcome->lists.at(1).added, 1);
    const auto watches = m_workspace->watches().wait();
    QCOMPARE(watches->at(0).error, u"NotFound"_s);
    QCOMPARE(watches->at(0).errorSubject, u"gone"_s);
    QCOMPARE(watches->at(0).checkedMs, 0);
}

void WatchingTest::deadServerIsAskedOnce()
{
    addWatch({u"a"_s, u"b"_s}, {});
    answer([](const QByteArray &) {
        return LoopbackServer::answer(429, "slow down", "Retry-After: 900\r\n");
    });
    const Result<WatchCheckOutcome> outcome = check();
    QVERIFY(outcome);
    QCOMPARE(outcome->lists.size(), 2U);
    QCOMPARE(outcome->lists.at(1).error->code, ErrorCode::TooManyRequests);
    QCOMPARE(m_server->lines().size(), 1);
}

void WatchingTest::offlineChangesNothing()
{
    addWatch({u"a"_s, u"b"_s}, {});
    NetworkOptions options = network();
    options.isOffline = true;
    m_workspace->setNetwork(options);
    const Result<WatchCheckOutcome> outcome = check();
    QVERIFY(outcome);
    QCOMPARE(outcome->lists.size(), 1U);
    QCOMPARE(outcome->lists.at(0).error->code, ErrorCode::Offline);
    QVERIFY(m_server->lines().isEmpty());
    QCOMPARE(m_workspace->watches().wait()->at(0).error, QString());
}

void WatchingTest::searchWithoutHitsIsNoError_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("a page for people") << QByteArray("[No results found]");
    QTest::newRow("a feed of public-inbox 2.0") << QByteArray();
}

void WatchingTest::searchWithoutHitsIsNoError()
{
    QFETCH(QByteArray, words);
    addWatch({u"kvm"_s}, {u"lock"_s});
    answer([words](const QByteArray &) {
        return LoopbackServer::answer(
            404,
            "<html><head><title>\"lock\" - search results</title></head>\n" + words + "</html>");
    });
    const Result<WatchCheckOutcome> outcome = check();
    QVERIFY(outcome && !outcome->lists.at(0).error);
    QVERIFY(!outcome->lists.at(0).wasNewestOnly);
    QCOMPARE(m_workspace->watches().wait()->at(0).checkedMs, now);
}

void WatchingTest::searchThatWasNotUnderstoodIsNoEmptyOne()
{
    addWatch({u"kvm"_s}, {u"lock"_s});
    answer([](const QByteArray &request) {
        return LoopbackServer::pathOf(request).contains("q=")
            ? LoopbackServer::answer(404,
                                     "<html><head><title>\"lock\" - search results</title></head>\n"
                                     "Bad query: <b>x</b></html>")
            : LoopbackServer::answer(200, feed(entry("1@x", "a lock", {}, "2026-11-19T00:00:00Z")));
    });
    const Result<WatchCheckOutcome> outcome = check();
    QVERIFY(outcome);
    QVERIFY(outcome->lists.at(0).wasNewestOnly); // and so it is told
    QCOMPARE(m_server->lines().size(), 2);
}

void WatchingTest::conditionThatIsNotReadIsTold()
{
    Watch watch;
    watch.name = u"w"_s;
    watch.server = m_server->url();
    watch.lists = {u"kvm"_s};
    watch.onlyIf = u"(s:a"_s;
    QVERIFY(m_workspace->addWatch(watch).wait());
    answer([](const QByteArray &path) {
        return path.contains("q=") ? LoopbackServer::answer(400, "Bad query: <b>x</b>")
                                   : feed(entry("1@x", "a lock"));
    });
    const Result<WatchCheckOutcome> outcome = check();
    QVERIFY(outcome && outcome->lists.at(0).error);
    QCOMPARE(outcome->lists.at(0).error->code, ErrorCode::Usage);
    QCOMPARE(outcome->added, 0); // not the newest mails, whatever they are
    QCOMPARE(m_workspace->watches().wait()->at(0).error, u"Usage:condition"_s);
    QCOMPARE(m_workspace->watches().wait()->at(0).errorSubject, u"(s:a"_s);
}

void WatchingTest::inboxWithoutIndexLeavesTheNewest()
{
    addWatch({u"kvm"_s, u"lkml"_s}, {});
    answer([](const QByteArray &path) {
        return path.contains("q=") ? LoopbackServer::answer(501, "<html>no search</html>")
                                   : feed(entry("1@x", "a lock"));
    });
    const Result<WatchCheckOutcome> outcome = check();
    QVERIFY(outcome);
    for (const WatchListOutcome &list : outcome->lists) {
        QVERIFY(list.wasNewestOnly && !list.error);
    }
    QCOMPARE(m_server->lines().size(), 4); // nothing is asked twice: no server failed
    QCOMPARE(items().at(0).matches.at(0).kind, MatchKind::List);
}

void WatchingTest::futureDatesDoNotHideMail()
{
    addWatch({u"kvm"_s}, {});
    answer([](const QByteArray &) { return feed(entry("1@x", "t", {}, "2036-01-01T00:00:00Z")); });
    QCOMPARE(check()->added, 1);
    QCOMPARE(items().at(0).dateMs, now);
    QVERIFY(check());
    QVERIFY(QByteArray::fromPercentEncoding(m_server->lines().at(1))
                .contains(QByteArray("rt:" + QByteArray::number(now / 1000 - 6 * 3600))));
}

void WatchingTest::bugOfAMail()
{
    addWatch({u"kvm"_s}, {});
    answer([](const QByteArray &) { return feed(entry("1@x", "[PATCH v2 1/2] kvm: fix it")); });
    QCOMPARE(check()->added, 1);
    const WatchItemId id = items().at(0).id;
    const Result<WatchBug> made = m_workspace->makeBugOf(id).wait();
    QVERIFY(made);
    const auto bug = m_workspace->bug(made->bug).wait();
    QCOMPARE(bug->bug.title, u"kvm: fix it"_s);
    QCOMPARE(bug->bug.kind, BugKind::PatchReview);
    QCOMPARE(bug->bug.links, QStringList{u"https://lists.example.org/kvm/1@x/"_s});
    QCOMPARE(items().at(0).state, WatchState::Bug);
    QCOMPARE(items().at(0).bugId, made->bug);
    QCOMPARE(m_workspace->makeBugOf(id).wait().error().code, ErrorCode::AlreadyExists);
    QCOMPARE(m_workspace->triage({id}, WatchState::Bug).wait().error().code, ErrorCode::Usage);
}

void WatchingTest::digestCounts()
{
    addWatch({u"kvm"_s}, {});
    answer([](const QByteArray &) {
        return feed(entry("1@x", "topic") + entry("2@x", "Re: topic", "Applied, thanks!")
                    + entry("3@x", "other"));
    });
    QCOMPARE(check()->added, 3);
    QVERIFY(m_workspace->triage({items().at(0).id}, WatchState::Ignored).wait());
    const Result<WatchDigest> digest = m_workspace->watchDigest(now, now + 1).wait();
    QVERIFY(digest);
    QCOMPARE(digest->items, 3);
    QCOMPARE(digest->parts.at(0).fresh, 2);
    QCOMPARE(digest->parts.at(0).ignored, 1);
    QCOMPARE(digest->busiest.size(), 1U);
    QCOMPARE(digest->notices.at(0).messageId, u"2@x"_s);
    QCOMPARE(m_workspace->watchDigest(now + 1, now + 2).wait()->items, 0);
}

void WatchingTest::triesWithoutKeeping()
{
    answer([](const QByteArray &) { return feed(entry("1@x", "lock")); });
    Watch watch;
    watch.server = m_server->url();
    watch.keywords = {u"lock"_s};
    const auto found = m_workspace->tryWatchOnServer(watch, 7).wait();
    QVERIFY(found);
    QCOMPARE(found->at(0).messageId, u"1@x"_s);
    const QByteArray pasted = "<feed xmlns=\"http://www.w3.org/2005/Atom\">"
        + entry("2@x", "a lock") + entry("3@x", "none") + "</feed>";
    QCOMPARE(m_workspace->tryWatch(watch, pasted).wait()->size(), 1U);
    QCOMPARE(m_workspace->tryWatch(watch, "<html/>").wait().error().code, ErrorCode::Parse);
    QVERIFY(items().empty());
}

void WatchingTest::savedFeedIsTakenIn()
{
    const WatchId id = addWatch({u"kvm"_s}, {u"lock"_s});
    const QByteArray saved = "<feed xmlns=\"http://www.w3.org/2005/Atom\">"
        + entry("1@x", "a lock", {}, "2036-01-01T00:00:00Z") + entry("2@x", "none") + "</feed>";
    QCOMPARE(m_workspace->readFeed(id, saved).wait().value_or(-1), 1);
    QCOMPARE(m_workspace->readFeed(id, saved).wait().value_or(-1), 0);
    QCOMPARE(items().size(), 1U);
    QCOMPARE(items().at(0).list, u"kvm"_s);
    QCOMPARE(items().at(0).dateMs, now);
    QVERIFY(m_server->lines().isEmpty());
    QCOMPARE(m_workspace->readFeed(WatchId{99}, saved).wait().error().code, ErrorCode::NotFound);
    QCOMPARE(m_workspace->readFeed(id, "<html/>").wait().error().code, ErrorCode::Parse);
}

QTEST_GUILESS_MAIN(WatchingTest)
#include "tst_watching.moc"

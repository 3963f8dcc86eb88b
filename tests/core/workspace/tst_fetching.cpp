// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/fetchedthread.h"
#include "core/workspace/workspace.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/mailmaker.h"

#include <QCryptographicHash>
#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <mutex>

using namespace Casebook;
using namespace Qt::StringLiterals;
using Testing::LoopbackServer;

namespace {

/// A mail of example.org that answers \a parent.
QByteArray mail(const QByteArray &id, const QByteArray &parent = {}, const QByteArray &extra = {})
{
    return "From: Ada <ada@example.org>\nDate: Mon, 02 Mar 2026 10:00:00 +0000\nMessage-ID: <" + id
        + ">\n" + (parent.isEmpty() ? QByteArray() : "In-Reply-To: <" + parent + ">\n") + extra
        + "Subject: the same subject\n\ntext of " + id + "\n";
}

QByteArray mbox(const QByteArrayList &mails)
{
    QByteArray all;
    for (const QByteArray &one : mails) {
        all += "From mboxrd@z Thu Jan  1 00:00:00 1970\n" + one + '\n';
    }
    return all;
}

} // namespace

class FetchingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void wholeThreadIsStored();
    void looseMailsAreLeftOut();
    void missingParentComesFromAll();
    void refreshBringsOnlyWhatIsNew();
    void copyOfAnotherListIsNoNewLetter();
    void refreshOfAnImportedThread();
    void bugIsRefreshedWhateverFails();
    void awaitedMailAppears();
    void anchorNamesTheMail();
    void failureChangesNothing_data();
    void failureChangesNothing();
    void cancelChangesNothing();
    void largeThreadIsQuick();
    void manyNewMailsAreOneTransaction();
    void mailOverTheLimitIsTold();
    void originalTakesThePlaceOfPastedText();

private:
    void serve(const QByteArray &path, const QByteArrayList &mails)
    {
        const std::scoped_lock lock(m_mutex);
        m_pages[path] = LoopbackServer::answer(200, LoopbackServer::gzip(mbox(mails)));
    }

    Result<FetchOutcome> fetch(const QString &id, const QString &list = u"kvm"_s)
    {
        return m_workspace
            ->fetchThread({.link = {.messageId = id, .server = m_server->url(), .list = list},
                           .makesBug = true})
            .wait();
    }

    std::mutex m_mutex;
    QHash<QByteArray, QByteArray> m_pages;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<QTemporaryDir> m_dir;
    FixedClock m_clock{1'770'000'000'000};
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<Workspace> m_workspace;
};

void FetchingTest::init()
{
    m_pages.clear();
    m_server = std::make_unique<LoopbackServer>([this](const QByteArray &request) {
        const std::scoped_lock lock(m_mutex);
        return m_pages.value(LoopbackServer::pathOf(request), LoopbackServer::answer(404, "no"));
    });
    m_dir = std::make_unique<QTemporaryDir>();
    m_runner = std::make_unique<JobRunner>();
    JobContext context;
    Result<OpenedWorkspace> opened = Workspace::open(
        m_dir->filePath(u"w.casebook"_s), {.create = true, .keepBackup = false}, context);
    QVERIFY(opened);
    m_workspace = std::make_unique<Workspace>(std::move(*opened), *m_runner, m_clock);
    NetworkOptions options;
    options.servers = {{.url = m_server->url()}};
    options.pace = std::chrono::milliseconds(0);
    options.backoff = std::chrono::milliseconds(1);
    m_workspace->setNetwork(options);
}

void FetchingTest::cleanup()
{
    m_workspace.reset();
    m_runner.reset();
    m_server.reset();
}

void FetchingTest::wholeThreadIsStored()
{
    serve("/kvm/b@x/t.mbox.gz", {mail("a@x"), mail("b@x", "a@x"), mail("c@x", "b@x")});
    const Result<FetchOutcome> got = fetch(u"b@x"_s);
    QVERIFY(got);
    QCOMPARE(got->messagesAdded, 3);
    QCOMPARE(got->added.size(), std::size_t(3));
    QVERIFY(got->madeBug);
    const Result<ThreadTree> tree = m_workspace->threadTree(got->thread).wait();
    QVERIFY(tree);
    QCOMPARE(tree->messages.size(), std::size_t(3));
    QVERIFY(std::ranges::none_of(tree->messages, &MessageSummary::isRead));
    const Result<MessageContent> shown = m_workspace->message(got->message).wait();
    QVERIFY(shown);
    QCOMPARE(shown->summary.messageId, u"b@x"_s);
    QCOMPARE(shown->raw, mail("b@x", "a@x"));
    const auto sources = m_workspace->sources(got->thread).wait();
    QVERIFY(sources);
    QCOMPARE(sources->size(), std::size_t(1));
    QCOMPARE(sources->front().list, u"kvm"_s);
    // Once more: the bug it is in stays its bug.
    const Result<FetchOutcome> again = fetch(u"b@x"_s);
    QVERIFY(again);
    QCOMPARE(again->messagesAdded, 0);
    QCOMPARE(again->unchanged, 3);
    QCOMPARE(again->bug, got->bug);
    QVERIFY(!again->madeBug);
}

void FetchingTest::looseMailsAreLeftOut()
{
    serve("/kvm/a@x/t.mbox.gz",
          {mail("loose@x"), mail("a@x"), mail("b@x", "a@x"), mail("other@x", "loose@x")});
    const Result<FetchOutcome> got = fetch(u"a@x"_s);
    QVERIFY(got);
    QCOMPARE(got->messagesAdded, 2);
    QCOMPARE(got->leftOut, 2);
    QVERIFY(!m_workspace->findMessage(u"loose@x"_s).wait());
}

void FetchingTest::missingParentComesFromAll()
{
    serve("/kvm/b@x/t.mbox.gz",
          {mail("b@x", "a@x"), mail("c@x", "gone@x", "References: <b@x> <gone@x>\n")});
    serve("/all/a@x/t.mbox.gz", {mail("a@x"), mail("b@x", "a@x")});
    const Result<FetchOutcome> got = fetch(u"b@x"_s);
    QVERIFY(got);
    QCOMPARE(got->messagesAdded, 3);
    QCOMPARE(got->parentsFound, 1);
    QCOMPARE(got->parentsMissing, 1);
    QVERIFY(m_workspace->findMessage(u"a@x"_s).wait());
    QCOMPARE(m_server->requests().size(), 3);
}

void FetchingTest::refreshBringsOnlyWhatIsNew()
{
    serve("/kvm/a@x/t.mbox.gz", {mail("a@x"), mail("b@x", "a@x")});
    const Result<FetchOutcome> got = fetch(u"a@x"_s);
    QVERIFY(got);
    QVERIFY(m_workspace->setRead(got->added, true).wait());
    const Result<FetchOutcome> same = m_workspace->refreshThread(got->thread).wait();
    QVERIFY(same);
    QCOMPARE(same->messagesAdded, 0);
    serve("/kvm/a@x/t.mbox.gz", {mail("a@x"), mail("b@x", "a@x"), mail("c@x", "a@x")});
    const Result<FetchOutcome> more = m_workspace->refreshThread(got->thread).wait();
    QVERIFY(more);
    QCOMPARE(more->messagesAdded, 1);
    const auto threads = m_workspace->threads(got->bug).wait();
    QVERIFY(threads);
    QCOMPARE(threads->front().unread, 1);
}

void FetchingTest::copyOfAnotherListIsNoNewLetter()
{
    serve("/kvm/a@x/t.mbox.gz", {mail("a@x", {}, "Received: by one\nList-Id: <kvm.x>\n")});
    serve("/qemu/a@x/t.mbox.gz",
          {mail("a@x", {}, "Received: by two\nList-Id: <qemu.x>\n"), mail("b@x", "a@x")});
    QVERIFY(fetch(u"a@x"_s));
    const Result<FetchOutcome> other = fetch(u"a@x"_s, u"qemu"_s);
    QVERIFY(other);
    QCOMPARE(other->copiesMerged, 0);
    QCOMPARE(other->messagesAdded, 1);
    serve("/qemu/a@x/t.mbox.gz", {mail("a@x") + "another text\n"});
    const Result<FetchOutcome> differs = fetch(u"a@x"_s, u"qemu"_s);
    QVERIFY(differs);
    QCOMPARE(differs->copiesMerged, 1);
}

void FetchingTest::refreshOfAnImportedThread()
{
    const QString path = m_dir->filePath(u"t.mbox"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(mbox({mail("a@x")}));
    file.close();
    const Result<ImportOutcome> imported = m_workspace->importMail({.paths = {path}}).wait();
    QVERIFY(imported);
    serve("/all/a@x/t.mbox.gz", {mail("a@x"), mail("b@x", "a@x")});
    const Result<FetchOutcome> got = m_workspace->refreshThread(imported->threads.front()).wait();
    QVERIFY(got);
    QCOMPARE(got->messagesAdded, 1);
}

void FetchingTest::bugIsRefreshedWhateverFails()
{
    serve("/kvm/a@x/t.mbox.gz", {mail("a@x")});
    serve("/kvm/p@x/t.mbox.gz", {mail("p@x")});
    const Result<FetchOutcome> one = fetch(u"a@x"_s);
    QVERIFY(one);
    const Result<FetchOutcome> two =
        m_workspace
            ->fetchThread(
                {.link = {.messageId = u"p@x"_s, .server = m_server->url(), .list = u"kvm"_s},
                 .bug = one->bug})
            .wait();
    QVERIFY(two);
    m_pages.remove("/kvm/p@x/t.mbox.gz");
    serve("/kvm/a@x/t.mbox.gz", {mail("a@x"), mail("b@x", "a@x")});
    const Result<RefreshOutcome> got = m_workspace->refreshBug(one->bug).wait();
    QVERIFY(got);
    QCOMPARE(got->messagesAdded, 1);
    QCOMPARE(got->failures.size(), std::size_t(1));
    QCOMPARE(got->failures.front().first, u"p@x"_s);
    QCOMPARE(got->failures.front().second.code, ErrorCode::NotOnServer);
}

void FetchingTest::awaitedMailAppears()
{
    const FetchRequest request{.link = {.messageId = u"own@x"_s, .server = m_server->url()},
                               .waits = true};
    const Result<FetchOutcome> first = m_workspace->fetchThread(request).wait();
    QVERIFY(first);
    QVERIFY(first->isAwaited);
    QCOMPARE(m_workspace->awaitedMail().wait()->size(), std::size_t(1));
    const Result<RefreshOutcome> notYet = m_workspace->askAgain().wait();
    QVERIFY(notYet);
    QVERIFY(notYet->threads.front().isAwaited);
    serve("/all/own@x/t.mbox.gz", {mail("own@x")});
    const Result<RefreshOutcome> now = m_workspace->askAgain().wait();
    QVERIFY(now);
    QCOMPARE(now->messagesAdded, 1);
    QVERIFY(m_workspace->awaitedMail().wait()->empty());
    QVERIFY(m_workspace->fetchThread({.link = {.messageId = u"two@x"_s}, .waits = true}).wait());
    QVERIFY(m_workspace->stopWaiting(u"two@x"_s).wait());
    QVERIFY(m_workspace->awaitedMail().wait()->empty());
}

void FetchingTest::anchorNamesTheMail()
{
    serve("/kvm/a@x/t.mbox.gz", {mail("a@x"), mail("b@x", "a@x")});
    // sha1("b@x")
    const Result<FetchOutcome> got =
        m_workspace
            ->fetchThread({.link = {.messageId = u"a@x"_s,
                                    .server = m_server->url(),
                                    .list = u"kvm"_s,
                                    .anchor = u'm'
                                        + QString::fromLatin1(QCryptographicHash::hash(
                                                                  "b@x", QCryptographicHash::Sha1)
                                                                  .toHex())}})
            .wait();
    QVERIFY(got);
    QCOMPARE(m_workspace->message(got->message).wait()->summary.messageId, u"b@x"_s);
}

void FetchingTest::failureChangesNothing_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray gz = LoopbackServer::gzip(mbox({mail("a@x"), mail("n@x", "a@x")}));
    QTest::newRow("bot wall") << LoopbackServer::answer(200, "<html>robot?</html>")
                              << ErrorCode::BotWall;
    QTest::newRow("300") << LoopbackServer::answer(300, "") << ErrorCode::Elsewhere;
    QTest::newRow("404") << LoopbackServer::answer(404, "") << ErrorCode::NotOnServer;
    QTest::newRow("429") << LoopbackServer::answer(429, "", "Retry-After: 99\r\n")
                         << ErrorCode::TooManyRequests;
    QTest::newRow("500") << LoopbackServer::answer(500, "") << ErrorCode::ServerFailed;
    QTest::newRow("cut") << LoopbackServer::answer(200, gz.first(gz.size() - 9))
                         << ErrorCode::CutShort;
    QTest::newRow("bomb") << LoopbackServer::answer(200,
                                                    LoopbackServer::gzip(QByteArray(64 << 20, 'x')))
                          << ErrorCode::UnpacksTooLarge;
    QTest::newRow("another thread")
        << LoopbackServer::answer(200, LoopbackServer::gzip(mbox({mail("z@x")})))
        << ErrorCode::NotOnServer;
    QTest::newRow("no mail") << LoopbackServer::answer(200, LoopbackServer::gzip("hello"))
                             << ErrorCode::NotOnServer;
}

void FetchingTest::failureChangesNothing()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const ErrorCode, code);
    serve("/kvm/a@x/t.mbox.gz", {mail("a@x")});
    const Result<FetchOutcome> first = fetch(u"a@x"_s);
    QVERIFY(first);
    const auto before = m_workspace->sources(first->thread).wait();
    int changes = 0;
    connect(m_workspace.get(), &Workspace::changed, this, [&changes] { ++changes; });
    QCoreApplication::processEvents();
    changes = 0;
    m_server = std::make_unique<LoopbackServer>([reply](const QByteArray &) { return reply; });
    const Result<FetchOutcome> got = fetch(u"a@x"_s);
    QVERIFY(!got);
    QCOMPARE(errorCodeName(got.error().code), errorCodeName(code));
    QCoreApplication::processEvents();
    QCOMPARE(changes, 0);
    QCOMPARE(m_workspace->figures().wait()->messages, 1);
    QCOMPARE(*m_workspace->sources(first->thread).wait(), *before);
}

void FetchingTest::cancelChangesNothing()
{
    Job<FetchOutcome> job;
    std::atomic<bool> asked = false;
    m_server = std::make_unique<LoopbackServer>([&asked](const QByteArray &) {
        asked = true;
        return LoopbackServer::hang();
    });
    job = m_workspace->fetchThread({.link = {.messageId = u"a@x"_s, .server = m_server->url()}});
    QTRY_VERIFY(asked.load());
    job.cancel();
    const Result<FetchOutcome> got = job.wait();
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::Cancelled);
    QCOMPARE(m_workspace->figures().wait()->messages, 0);
}

void FetchingTest::manyNewMailsAreOneTransaction()
{
    QByteArrayList mails{mail("m0@x")};
    serve("/kvm/m0@x/t.mbox.gz", mails);
    const Result<FetchOutcome> first = fetch(u"m0@x"_s);
    QVERIFY(first);
    for (int i = 1; i < 1100; ++i) {
        mails.append(mail('m' + QByteArray::number(i) + "@x", "m0@x"));
    }
    serve("/kvm/m0@x/t.mbox.gz", mails);
    std::vector<qint64> sizes; // what a reader sees at each change
    connect(m_workspace.get(), &Workspace::changed, this,
            [&](const ChangeSet &) { sizes.push_back(m_workspace->figures().wait()->messages); });
    const Result<FetchOutcome> got = m_workspace->refreshThread(first->thread).wait();
    QVERIFY(got);
    QCOMPARE(got->messagesAdded, 1099);
    QCOMPARE(got->added.size(), std::size_t(1099));
    QTRY_VERIFY(!sizes.empty());
    QVERIFY(std::ranges::all_of(sizes, [](qint64 size) { return size == 1100; }));
    // A second look finds nothing, and what came is unread once, not again.
    QVERIFY(m_workspace->setRead(got->added, true).wait());
    const Result<FetchOutcome> again = m_workspace->refreshThread(first->thread).wait();
    QVERIFY(again && again->added.empty());
    QCOMPARE(m_workspace->threads({}).wait()->size(), std::size_t(0));
    const auto threads = m_workspace->threads(first->bug).wait();
    QCOMPARE(threads->front().unread, 1);
}

void FetchingTest::mailOverTheLimitIsTold()
{
    FetchedThread thread(u"a@x"_s, 1000);
    const JobContext context;
    const QByteArray big = mail("big@x", "a@x") + QByteArray(2000, 'x') + '\n';
    QVERIFY(thread.take(mbox({mail("a@x"), big, mail("c@x", "a@x")}), context));
    QVERIFY(thread.take(mbox({big}), context)); // of another list: told once
    QCOMPARE(thread.mails.size(), std::size_t(4));
    QCOMPARE(thread.cut().size(), std::size_t(1));
    const CutMail &cut = thread.cut().front();
    QCOMPARE(cut.messageId, u"big@x"_s);
    QCOMPARE(cut.keptBytes, 1000);
    QVERIFY(cut.sizeBytes > 2000);
    QCOMPARE(thread.mails[1].raw, big.first(1000));
    QCOMPARE(thread.ofTheThread(), std::vector<bool>(4, true));
}

void FetchingTest::originalTakesThePlaceOfPastedText()
{
    const QByteArray pasted =
        "From: Ada\nDate: Mon, 02 Mar 2026 10:00:00 +0000\nMessage-ID: <b@x>\n"
        "X-Casebook-Reconstructed: origin=public-inbox\nSubject: the same subject\n\ntext of b@x\n";
    QVERIFY(m_workspace->importMail({.paths = {}, .pasted = pasted}).wait());
    const MessageRowId row = *m_workspace->findMessage(u"b@x"_s).wait();
    QVERIFY(m_workspace->message(row).wait()->parsed.reconstruction);
    QVERIFY(m_workspace->setRead({row}, true).wait());
    QVERIFY(m_workspace->setFlagged({row}, true).wait());

    serve("/kvm/a@x/t.mbox.gz", {mail("a@x"), mail("b@x", "a@x", "X-Only-There: 1\n")});
    const Result<FetchOutcome> got = fetch(u"a@x"_s);
    QVERIFY(got);
    QCOMPARE(got->originals, 1);
    QCOMPARE(got->messagesAdded, 1);
    QCOMPARE(*m_workspace->findMessage(u"b@x"_s).wait(), row); // links by row stay
    const Result<MessageContent> shown = m_workspace->message(row).wait();
    QVERIFY(!shown->parsed.reconstruction);
    QCOMPARE(shown->summary.from.address, u"ada@example.org"_s);
    QCOMPARE(shown->summary.inReplyTo, u"a@x"_s);
    QVERIFY(shown->summary.isRead && shown->summary.isFlagged);
    QCOMPARE(shown->summary.copies, 2);
    const auto copies = m_workspace->messageCopies(row).wait();
    QCOMPARE(copies->size(), std::size_t(2));
    QVERIFY(copies->front().contains("X-Only-There"));
    QVERIFY(copies->back().contains("X-Casebook-Reconstructed"));
    QCOMPARE(m_workspace->search({.text = u"from:ada@example.org"_s}).wait()->hits.size(),
             std::size_t(2));
    QVERIFY(m_workspace->check().wait()->findings.empty());
    // Asked again it is the same letter, and a text pasted later stays behind it.
    QCOMPARE(fetch(u"a@x"_s)->originals, 0);
    QVERIFY(m_workspace->importMail({.paths = {}, .pasted = pasted + "more\n"}).wait());
    QVERIFY(!m_workspace->message(row).wait()->parsed.reconstruction);
    QCOMPARE(m_workspace->messageCopies(row).wait()->size(), std::size_t(3));
}

void FetchingTest::largeThreadIsQuick()
{
    QByteArrayList mails{mail("m0@x")};
    for (int i = 1; i < 1000; ++i) {
        const QByteArray parent = "m" + QByteArray::number(i / 2) + "@x";
        mails.append(mail("m" + QByteArray::number(i) + "@x", parent));
    }
    serve("/kvm/m0@x/t.mbox.gz", mails);
    const Result<FetchOutcome> got = fetch(u"m0@x"_s);
    QVERIFY(got);
    QCOMPARE(got->messagesAdded, 1000);
    QCOMPARE(m_workspace->threadTree(got->thread).wait()->messages.size(), std::size_t(1000));
}

QTEST_GUILESS_MAIN(FetchingTest)

#include "tst_fetching.moc"

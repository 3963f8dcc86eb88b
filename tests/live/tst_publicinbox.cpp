// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/workspace.h"
#include "tests/live/publicinboxserver.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;
using Testing::PublicInboxServer;

namespace {

constexpr int longMails = 142;

/// A mail of an own list; \a minute keeps dates apart.
QByteArray mail(const QByteArray &id, const QByteArray &parent, int minute,
                const QByteArray &subject = "a subject")
{
    const QByteArray date = "Mon, 02 Mar 2026 " + QByteArray::number(10 + minute / 60) + ':'
        + QByteArray::number(10 + minute % 50) + ":00 +0000";
    return PublicInboxServer::mail(
        id, date, (parent.isEmpty() ? QByteArray() : QByteArray("Re: ")) + subject,
        "text of " + id + "\n>From here on it is escaped",
        parent.isEmpty() ? QByteArray() : "In-Reply-To: <" + parent + ">\n");
}

} // namespace

/// Against a real public-inbox-httpd with a v2 inbox, a v1 inbox and an index over both.
class PublicInboxLiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void linkBringsTheThread();
    void idWithASlash();
    void missingParentIsOnAnotherList();
    void bareIdIsFoundUnderAll();
    void unknownIdIsTold();
    void refreshBringsTheNewMail();
    void longThreadWithinASecond();

private:
    Result<FetchOutcome> fetch(const QString &text)
    {
        const std::vector<MailLink> links = Workspace::mailLinks(text);
        return links.empty()
            ? Result<FetchOutcome>(fail(ErrorCode::NoMailLink, text))
            : m_workspace->fetchThread({.link = links.front(), .makesBug = true}).wait();
    }

    PublicInboxServer m_server;
    bool m_hasAll = false;
    std::unique_ptr<QTemporaryDir> m_dir;
    SystemClock m_clock;
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<Workspace> m_workspace;
};

void PublicInboxLiveTest::initTestCase()
{
    if (!PublicInboxServer::isInstalled()) {
        QSKIP("public-inbox is not installed");
    }
    QVERIFY(m_server.addInbox(u"one"_s));
    QVERIFY(m_server.addInbox(u"two"_s, u"-V1"_s));
    QByteArray first = mail("root@example.org", "", 1)
        + mail("reply@example.org", "root@example.org", 2)
        + mail("a/b+c%d@example.org", "reply@example.org", 3)
        + mail("loose@example.org", "", 4) // the same subject, another thread
        + mail("orphan@example.org", "elsewhere@example.org", 5, "across lists");
    first += mail("long0@example.org", "", 6, "a long thread");
    for (int i = 1; i < longMails; ++i) {
        first +=
            mail("long" + QByteArray::number(i) + "@example.org",
                 "long" + QByteArray::number(i / 2) + "@example.org", i % 100, "a long thread");
    }
    QVERIFY(m_server.fill(u"one"_s, first));
    QVERIFY(m_server.fill(u"two"_s, mail("elsewhere@example.org", "", 0, "across lists")));
    QVERIFY(m_server.index({u"one"_s, u"two"_s}));
    m_hasAll = m_server.indexAll();
    QVERIFY(m_server.start());
}

void PublicInboxLiveTest::cleanupTestCase()
{
    QVERIFY(m_server.stop());
}

void PublicInboxLiveTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_runner = std::make_unique<JobRunner>();
    JobContext context;
    Result<OpenedWorkspace> opened = Workspace::open(
        m_dir->filePath(u"w.casebook"_s), {.create = true, .keepBackup = false}, context);
    QVERIFY(opened);
    m_workspace = std::make_unique<Workspace>(std::move(*opened), *m_runner, m_clock);
    NetworkOptions options;
    options.servers = {{.url = m_server.url()}};
    m_workspace->setNetwork(options);
}

void PublicInboxLiveTest::cleanup()
{
    m_workspace.reset();
    m_runner.reset();
}

void PublicInboxLiveTest::linkBringsTheThread()
{
    const Result<FetchOutcome> got =
        fetch(u"see "_s + m_server.url(u"one/reply@example.org/T/#u"_s));
    QVERIFY2(got, got ? "" : qPrintable(errorCodeName(got.error().code) + got.error().detail));
    QCOMPARE(got->messagesAdded, 3);
    QVERIFY(!m_workspace->findMessage(u"loose@example.org"_s).wait());
    const Result<MessageContent> shown = m_workspace->message(got->message).wait();
    QVERIFY(shown);
    QVERIFY(shown->parsed.body.contains(u"\nFrom here on"));
}

void PublicInboxLiveTest::idWithASlash()
{
    const Result<FetchOutcome> got = fetch(m_server.url(u"one/a%2Fb+c%25d@example.org/"_s));
    QVERIFY(got);
    QCOMPARE(got->messageId, u"a/b+c%d@example.org"_s);
    QCOMPARE(got->messagesAdded, 3);
}

void PublicInboxLiveTest::missingParentIsOnAnotherList()
{
    if (!m_hasAll) {
        QSKIP("this public-inbox has no index over all lists");
    }
    const Result<FetchOutcome> got = fetch(m_server.url(u"one/orphan@example.org/"_s));
    QVERIFY(got);
    QCOMPARE(got->messagesAdded, 2);
    QCOMPARE(got->parentsFound, 1);
}

void PublicInboxLiveTest::bareIdIsFoundUnderAll()
{
    const Result<FetchOutcome> got = fetch(u"<root@example.org>"_s);
    QVERIFY(got);
    QCOMPARE(got->messagesAdded, 3);
}

void PublicInboxLiveTest::unknownIdIsTold()
{
    const Result<FetchOutcome> got = fetch(m_server.url(u"one/nobody@example.org/"_s));
    QVERIFY(!got);
    QVERIFY(got.error().code == ErrorCode::NotOnServer || got.error().code == ErrorCode::Elsewhere);
    QCOMPARE(m_workspace->figures().wait()->messages, 0);
}

void PublicInboxLiveTest::refreshBringsTheNewMail()
{
    const Result<FetchOutcome> got = fetch(m_server.url(u"two/elsewhere@example.org/"_s));
    QVERIFY(got);
    QVERIFY(m_server.fill(u"two"_s, mail("new@example.org", "elsewhere@example.org", 9)));
    QVERIFY(m_server.index({u"two"_s}));
    QVERIFY(m_server.restart());
    const Result<FetchOutcome> more = m_workspace->refreshThread(got->thread).wait();
    QVERIFY(more);
    QCOMPARE(more->messagesAdded, 1);
}

void PublicInboxLiveTest::longThreadWithinASecond()
{
    QElapsedTimer time;
    time.start();
    const Result<FetchOutcome> got = fetch(m_server.url(u"one/long0@example.org/t/"_s));
    QVERIFY(got);
    const Result<ThreadTree> tree = m_workspace->threadTree(got->thread).wait();
    QVERIFY(tree);
    const qint64 whole = time.elapsed();
    QCOMPARE(tree->messages.size(), std::size_t(longMails));
    // Printed, not judged: a busy machine is no failure.
    qInfo("%d mails from the link to the tree in %lld ms", longMails,
          static_cast<long long>(whole));
}

QTEST_GUILESS_MAIN(PublicInboxLiveTest)

#include "tst_publicinbox.moc"

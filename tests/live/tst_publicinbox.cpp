// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/workspace.h"
#include "tests/support/loopbackserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

const QString fill = QStringLiteral(CASEBOOK_SOURCE_DIR "/tests/live/fill.pl");
constexpr int longMails = 142;

/// A mail of an own list; \a minute keeps dates apart.
QByteArray mail(const QByteArray &id, const QByteArray &parent, int minute,
                const QByteArray &subject = "a subject")
{
    return "From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ada <ada@example.org>\nTo: "
           "one@example.org\n"
           "Date: Mon, 02 Mar 2026 "
        + QByteArray::number(10 + minute / 60) + ':' + QByteArray::number(10 + minute % 50)
        + ":00 +0000\nMessage-ID: <" + id + ">\n"
        + (parent.isEmpty() ? QByteArray() : "In-Reply-To: <" + parent + ">\n")
        + "Subject: " + (parent.isEmpty() ? QByteArray() : QByteArray("Re: ")) + subject
        + "\n\ntext of " + id + "\n>From here on it is escaped\n\n";
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
    bool run(const QString &program, const QStringList &arguments, const QByteArray &input = {});
    bool startServer();

    QString url(const QString &path) const
    {
        return u"http://127.0.0.1:%1/"_s.arg(m_port) + path;
    }

    Result<FetchOutcome> fetch(const QString &text)
    {
        const std::vector<MailLink> links = Workspace::mailLinks(text);
        return links.empty()
            ? Result<FetchOutcome>(fail(ErrorCode::NoMailLink, text))
            : m_workspace->fetchThread({.link = links.front(), .makesBug = true}).wait();
    }

    QTemporaryDir m_home;
    QProcess m_server;
    int m_port = 0;
    bool m_hasAll = false;
    std::unique_ptr<QTemporaryDir> m_dir;
    SystemClock m_clock;
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<Workspace> m_workspace;
};

bool PublicInboxLiveTest::run(const QString &program, const QStringList &arguments,
                              const QByteArray &input)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"PI_CONFIG"_s, m_home.filePath(u"config"_s));
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool isDone = process.waitForFinished(60'000) && process.exitCode() == 0;
    if (!isDone) {
        qWarning() << program << arguments << process.readAllStandardError();
    }
    return isDone;
}

bool PublicInboxLiveTest::startServer()
{
    m_port = Testing::LoopbackServer::freePort();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"PI_CONFIG"_s, m_home.filePath(u"config"_s));
    m_server.setProcessEnvironment(environment);
    m_server.start(u"public-inbox-httpd"_s, {u"-W0"_s, u"-l"_s, u"127.0.0.1:%1"_s.arg(m_port)});
    QByteArray said;
    while (!said.contains("bound") && m_server.waitForReadyRead(20'000)) {
        said += m_server.readAllStandardError();
        m_server.setReadChannel(QProcess::StandardError);
    }
    return m_server.state() == QProcess::Running;
}

void PublicInboxLiveTest::initTestCase()
{
    if (QStandardPaths::findExecutable(u"public-inbox-httpd"_s).isEmpty()) {
        QSKIP("public-inbox is not installed");
    }
    const QString home = m_home.path();
    for (const auto &[name, version] :
         {std::pair{u"one"_s, u"-V2"_s}, std::pair{u"two"_s, u"-V1"_s}}) {
        QVERIFY(run(u"public-inbox-init"_s,
                    {version, name, home + u'/' + name, u"http://127.0.0.1/"_s + name,
                     name + u"@example.org"_s}));
    }
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
    QVERIFY(run(u"perl"_s, {fill, u"one"_s}, first));
    QVERIFY(run(u"perl"_s, {fill, u"two"_s}, mail("elsewhere@example.org", "", 0, "across lists")));
    QVERIFY(run(u"public-inbox-index"_s, {home + u"/one"_s, home + u"/two"_s}));
    const QString config = m_home.filePath(u"config"_s);
    QVERIFY(
        run(u"git"_s, {u"config"_s, u"-f"_s, config, u"extindex.all.topdir"_s, home + u"/all"_s}));
    QVERIFY(run(u"git"_s, {u"config"_s, u"-f"_s, config, u"extindex.all.url"_s, u"all"_s}));
    m_hasAll = run(u"public-inbox-extindex"_s, {u"--all"_s, home + u"/all"_s});
    QVERIFY(startServer());
}

void PublicInboxLiveTest::cleanupTestCase()
{
    if (m_server.state() != QProcess::NotRunning) {
        m_server.terminate();
        QVERIFY(m_server.waitForFinished(20'000));
    }
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
    options.servers = {{.url = url({})}};
    m_workspace->setNetwork(options);
}

void PublicInboxLiveTest::cleanup()
{
    m_workspace.reset();
    m_runner.reset();
}

void PublicInboxLiveTest::linkBringsTheThread()
{
    const Result<FetchOutcome> got = fetch(u"see "_s + url(u"one/reply@example.org/T/#u"_s));
    QVERIFY2(got, got ? "" : qPrintable(errorCodeName(got.error().code) + got.error().detail));
    QCOMPARE(got->messagesAdded, 3);
    QVERIFY(!m_workspace->findMessage(u"loose@example.org"_s).wait());
    const Result<MessageContent> shown = m_workspace->message(got->message).wait();
    QVERIFY(shown);
    QVERIFY(shown->parsed.body.contains(u"\nFrom here on"));
}

void PublicInboxLiveTest::idWithASlash()
{
    const Result<FetchOutcome> got = fetch(url(u"one/a%2Fb+c%25d@example.org/"_s));
    QVERIFY(got);
    QCOMPARE(got->messageId, u"a/b+c%d@example.org"_s);
    QCOMPARE(got->messagesAdded, 3);
}

void PublicInboxLiveTest::missingParentIsOnAnotherList()
{
    if (!m_hasAll) {
        QSKIP("this public-inbox has no index over all lists");
    }
    const Result<FetchOutcome> got = fetch(url(u"one/orphan@example.org/"_s));
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
    const Result<FetchOutcome> got = fetch(url(u"one/nobody@example.org/"_s));
    QVERIFY(!got);
    QVERIFY(got.error().code == ErrorCode::NotOnServer || got.error().code == ErrorCode::Elsewhere);
    QCOMPARE(m_workspace->figures().wait()->messages, 0);
}

void PublicInboxLiveTest::refreshBringsTheNewMail()
{
    const Result<FetchOutcome> got = fetch(url(u"two/elsewhere@example.org/"_s));
    QVERIFY(got);
    QVERIFY(run(u"perl"_s, {fill, u"two"_s}, mail("new@example.org", "elsewhere@example.org", 9)));
    QVERIFY(run(u"public-inbox-index"_s, {m_home.filePath(u"two"_s)}));
    // The server keeps its index open and looks for changes now and then.
    Result<FetchOutcome> more = m_workspace->refreshThread(got->thread).wait();
    for (int i = 0; i < 20 && more && more->messagesAdded == 0; ++i) {
        QTest::qWait(500);
        more = m_workspace->refreshThread(got->thread).wait();
    }
    QVERIFY(more);
    QCOMPARE(more->messagesAdded, 1);
}

void PublicInboxLiveTest::longThreadWithinASecond()
{
    QElapsedTimer time;
    time.start();
    const Result<FetchOutcome> got = fetch(url(u"one/long0@example.org/t/"_s));
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

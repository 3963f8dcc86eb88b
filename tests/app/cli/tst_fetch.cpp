// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/errortext.h"
#include "core/workspace/workspace.h"
#include "ctlrun.h"
#include "tests/support/loopbackserver.h"

#include <QHash>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace Casebook;
using namespace Qt::StringLiterals;
using Testing::CtlRun;
using Testing::LoopbackServer;

namespace {

QByteArray mail(const QByteArray &id, const QByteArray &parent = {})
{
    return "From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ada <ada@example.org>\n"
           "Date: Mon, 02 Mar 2026 10:00:00 +0000\nMessage-ID: <"
        + id + "@example.org>\n"
        + (parent.isEmpty() ? QByteArray() : "In-Reply-To: <" + parent + "@example.org>\n")
        + "Subject: a lock nobody holds\n\ntext of " + id + "\n\n";
}

} // namespace

/// Fetching and refreshing as people drive them from a shell, against a server of this test.
class FetchCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void threadComesAndIsRefreshed();
    void linkIsShownWithoutAWorkspace();
    void linesAreHungByHand();
    void failuresAreToldAndChangeNothing_data();
    void failuresAreToldAndChangeNothing();
    void refreshThatFailsChangesNothing_data();
    void refreshThatFailsChangesNothing();
    void triesAreCounted();
    void deadNetworkIsTold();
    void wrongWordsAskNobody();

private:
    CtlRun run(const QStringList &words)
    {
        return Testing::runCtl(
            words + QStringList{u"--workspace"_s, m_file, u"--lang"_s, u"en"_s}, {},
            {u"XDG_CACHE_HOME="_s + m_folder->path(), u"CASEBOOK_SERVER="_s + m_url});
    }

    void serve(const QByteArray &path, const QByteArray &answer)
    {
        const std::scoped_lock lock(m_mutex);
        m_pages[path] = answer;
    }

    void serveThread(const QByteArray &mbox)
    {
        serve("/all/a@example.org/t.mbox.gz",
              LoopbackServer::answer(200, LoopbackServer::gzip(mbox)));
    }

    /// What a person can see of the workspace: its bugs with their counts, and all that is in it. Read
    /// here, because this is asked for far more often than the program is started.
    QString state() const
    {
        JobContext context;
        Result<OpenedWorkspace> opened = Workspace::open(m_file, {.keepBackup = false}, context);
        if (!opened) {
            return errorCodeName(opened.error().code);
        }
        JobRunner runner;
        const SystemClock clock;
        Workspace workspace(std::move(*opened), runner, clock);
        const Result<WorkspaceFigures> figures = workspace.figures().wait();
        QStringList facts;
        for (const qint64 figure : {figures->bugs, figures->threads, figures->messages,
                                    figures->rawMailBytes, figures->texts, figures->trash}) {
            facts.append(QString::number(figure));
        }
        for (const BugSummary &bug : workspace.bugs().wait().value_or(std::vector<BugSummary>())) {
            facts.append(u"%1: %2, %3 messages, %4 unread"_s.arg(bug.bug.id.value)
                             .arg(bug.bug.title)
                             .arg(bug.messages)
                             .arg(bug.unread));
        }
        for (const MailSource &source :
             workspace.awaitedMail().wait().value_or(std::vector<MailSource>())) {
            facts.append(u"waiting for "_s + source.messageId);
        }
        return facts.join(u'\n');
    }

    static void addFailures();

    std::mutex m_mutex;
    QHash<QByteArray, QByteArray> m_pages;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    QString m_url;
};

void FetchCommandTest::init()
{
    m_pages.clear();
    m_server = std::make_unique<LoopbackServer>([this](const QByteArray &request) {
        const std::scoped_lock lock(m_mutex);
        const QByteArray path = LoopbackServer::pathOf(request);
        return m_pages.value(path, m_pages.value("*", LoopbackServer::answer(404, "no")));
    });
    m_url = m_server->url();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"w.casebook"_s);
    QCOMPARE(run({u"workspace"_s, u"create"_s, m_file}).code, 0);
}

void FetchCommandTest::threadComesAndIsRefreshed()
{
    serveThread(mail("a"));
    CtlRun done = run({u"fetch"_s, u"a@example.org"_s, u"--json"_s});
    QVERIFY2(done.code == 0, done.err.constData());
    const QJsonObject first = done.json().at(0);
    QCOMPARE(first.value(u"added"_s).toInt(), 1);
    QVERIFY(first.value(u"madeBug"_s).toBool());
    const QString thread = QString::number(first.value(u"thread"_s).toInteger());
    serveThread(mail("a") + mail("b", "a"));
    done = run({u"refresh"_s, thread, u"--json"_s});
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(done.json().at(0).value(u"added"_s).toInt(), 1);
    QCOMPARE(done.json().at(0).value(u"addedIds"_s).toArray().size(), 1);
    done = run({u"refresh"_s, u"--bug"_s, u"1"_s});
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY2(done.out.contains("new 0, already there 2"), done.out.constData());
}

void FetchCommandTest::linkIsShownWithoutAWorkspace()
{
    serveThread(mail("a") + mail("b", "a"));
    const QString before = state();
    const CtlRun done =
        Testing::runCtl({u"thread"_s, m_url + u"all/a@example.org/"_s, u"--json"_s}, {},
                        {u"XDG_CACHE_HOME="_s + m_folder->path(), u"CASEBOOK_SERVER="_s + m_url});
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(done.json().at(0).value(u"count"_s).toInt(), 2);
    QVERIFY(state() == before);
    const CtlRun gone = run({u"thread"_s, m_url + u"all/gone@example.org/"_s, u"--json"_s});
    QCOMPARE(gone.code, int(ExitCode::NotFound));
    QCOMPARE(gone.json().at(0).value(u"count"_s).toInt(-1), 0);
    QVERIFY2(gone.err.contains("gone@example.org"), gone.err.constData());
}

void FetchCommandTest::linesAreHungByHand()
{
    serveThread(mail("a") + mail("b", "a") + mail("c", "a"));
    QCOMPARE(run({u"fetch"_s, u"a@example.org"_s}).code, 0);
    CtlRun done = run({u"thread"_s, u"link"_s, u"<c@example.org>"_s, u"b@example.org"_s});
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(done.out, "c@example.org hangs below b@example.org.\n"_ba);
    done = run({u"thread"_s, u"links"_s, u"--json"_s});
    QCOMPARE(done.json().at(0).value(u"parent"_s).toString(), u"b@example.org"_s);
    done = run({u"thread"_s, u"link"_s, u"b@example.org"_s, u"c@example.org"_s, u"--json"_s});
    QCOMPARE(done.code, int(ExitCode::Refused)); // it hangs below itself then
    done = run({u"thread"_s, u"break"_s, u"c@example.org"_s, u"--json"_s});
    QCOMPARE(done.json().at(0).value(u"before"_s).toString(), u"b@example.org"_s);
    QCOMPARE(
        run({u"thread"_s, u"c@example.org"_s, u"--json"_s}).json().at(0).value(u"count"_s).toInt(),
        1);
    QCOMPARE(run({u"thread"_s, u"unlink"_s, u"c@example.org"_s}).code, 0);
    QVERIFY(run({u"thread"_s, u"links"_s, u"--json"_s}).json().isEmpty());
    QCOMPARE(
        run({u"thread"_s, u"c@example.org"_s, u"--json"_s}).json().at(0).value(u"count"_s).toInt(),
        3);
    done = run({u"thread"_s, u"break"_s, u"none@example.org"_s});
    QCOMPARE(done.code, int(ExitCode::NotFound));
}

void FetchCommandTest::addFailures()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("name"); // in --json
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char *title, const QByteArray &answer, ExitCode code,
                        const char *name, const char *sentence) {
        QTest::newRow(title) << answer << int(code) << QByteArray(name) << QByteArray(sentence);
    };
    const QByteArray gz = LoopbackServer::gzip(mail("a") + mail("n", "a"));
    const auto answer = [](int status, const QByteArray &body, const QByteArray &headers = {}) {
        return LoopbackServer::answer(status, body, headers);
    };
    using enum ExitCode;
    row("bot wall", answer(200, "<html>robot?</html>", "Content-Type: text/html\r\n"), Network,
        "BotWall", "web page instead of mail");
    row("300", answer(300, ""), NotFound, "Elsewhere", "on other lists only");
    row("404", answer(404, ""), NotFound, "NotOnServer", "does not have");
    row("429", answer(429, "", "Retry-After: 99\r\n"), Network, "TooManyRequests",
        "asks for fewer requests");
    row("503", answer(503, ""), Network, "ServerFailed", "failed to answer");
    row("403", answer(403, "go away"), Network, "HttpStatus", "with an error");
    row("cut gzip", answer(200, gz.first(gz.size() - 9)), Network, "CutShort", "broke off");
    row("gzip bomb", answer(200, LoopbackServer::gzip(QByteArray(64 << 20, 'x'))), OverLimit,
        "UnpacksTooLarge", "unpacks to more than the limit");
    row("no mail", answer(200, LoopbackServer::gzip("hello")), NotFound, "NotOnServer",
        "does not have");
}

void FetchCommandTest::failuresAreToldAndChangeNothing_data()
{
    addFailures();
}

void FetchCommandTest::failuresAreToldAndChangeNothing()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const int, code);
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, sentence);
    serve("*", answer);
    const QString before = state();
    const CtlRun done = run({u"fetch"_s, u"a@example.org"_s, u"--json"_s});
    QVERIFY2(done.code == code, QByteArray(done.err + QByteArray::number(done.code)).constData());
    QCOMPARE(done.json().at(0).value(u"error"_s).toObject().value(u"code"_s).toString().toLatin1(),
             name);
    QVERIFY2(done.err.startsWith("casebookctl: ") && done.err.contains(sentence),
             done.err.constData());
    QVERIFY(done.err.count('\n') == 1);
    QVERIFY(state() == before);
    QVERIFY(!m_server->requests().isEmpty());
}

void FetchCommandTest::refreshThatFailsChangesNothing_data()
{
    addFailures();
}

void FetchCommandTest::refreshThatFailsChangesNothing()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const int, code);
    QFETCH(const QByteArray, sentence);
    serveThread(mail("a"));
    QCOMPARE(run({u"fetch"_s, u"a@example.org"_s}).code, 0);
    const QString before = state();
    m_pages.clear();
    serve("*", answer);
    for (const QStringList &words :
         {QStringList{u"refresh"_s, u"1"_s}, QStringList{u"refresh"_s, u"--bug"_s, u"1"_s}}) {
        const CtlRun done = run(words + QStringList{u"--tries"_s, u"1"_s});
        QVERIFY2(done.code == code,
                 QByteArray(done.err + QByteArray::number(done.code)).constData());
        QVERIFY2(done.err.contains(sentence), done.err.constData());
        QVERIFY(done.out.isEmpty());
        QVERIFY(state() == before);
    }
}

void FetchCommandTest::triesAreCounted()
{
    serve("*", LoopbackServer::answer(503, {}));
    QStringList words{u"fetch"_s, u"a@example.org"_s, u"--tries"_s, u"1"_s};
    QCOMPARE(run(words).code, int(ExitCode::Network));
    const qsizetype once = m_server->requests().size();
    QVERIFY(once > 0);
    words.last() = u"2"_s;
    QCOMPARE(run(words).code, int(ExitCode::Network));
    QCOMPARE(m_server->requests().size(), once + 2 * once);
    words.last() = u"0"_s;
    QCOMPARE(run(words).code, int(ExitCode::Usage));
}

void FetchCommandTest::deadNetworkIsTold()
{
    const QString before = state();
    m_url = u"http://127.0.0.1:%1/"_s.arg(LoopbackServer::freePort());
    CtlRun done = run({u"fetch"_s, u"a@example.org"_s});
    QCOMPARE(done.code, int(ExitCode::Network));
    QVERIFY2(done.err.contains("could not be reached"), done.err.constData());
    m_url = m_server->url();
    done = Testing::runCtl({u"fetch"_s, u"a@example.org"_s, u"--workspace"_s, m_file}, {},
                           {u"CASEBOOK_OFFLINE=1"_s, u"CASEBOOK_SERVER="_s + m_url});
    QCOMPARE(done.code, int(ExitCode::Network));
    QVERIFY2(done.err.contains("switched off"), done.err.constData());
    QVERIFY(m_server->requests().isEmpty());
    QVERIFY(state() == before);
}

void FetchCommandTest::wrongWordsAskNobody()
{
    CtlRun done = run({u"fetch"_s, u"no link at all"_s});
    QCOMPARE(done.code, int(ExitCode::Usage));
    QVERIFY2(done.err.contains("names a mail"), done.err.constData());
    QCOMPARE(run({u"refresh"_s, u"99"_s}).code, int(ExitCode::NotFound));
    QCOMPARE(run({u"refresh"_s, u"x"_s}).code, int(ExitCode::Usage));
    QCOMPARE(run({u"refresh"_s, u"1"_s, u"--bug"_s, u"1"_s}).code, int(ExitCode::Usage));
    QCOMPARE(run({u"fetch"_s, u"a@example.org"_s, u"--bug"_s, u"99"_s}).code,
             int(ExitCode::NotFound));
    QVERIFY(m_server->requests().isEmpty());
}

QTEST_GUILESS_MAIN(FetchCommandTest)

#include "tst_fetch.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A link on the clipboard becomes a thread in the real window; F5 brings what is new; what fails is told
// and changes nothing. The server is on loopback.
#include "app/shell/commandset.h"
#include "app/shell/jobsbar.h"
#include "tests/app/shell/windowprogram.h"
#include "tests/support/loopbackserver.h"

#include <QApplication>
#include <QClipboard>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

namespace {

QByteArray answerTo(const QByteArray &id, const QByteArray &parent)
{
    return mail(id, "task hung in kst_freeze", "text of " + id)
        .replace("\nMessage-ID",
                 parent.isEmpty() ? QByteArray("\nMessage-ID")
                                  : "\nIn-Reply-To: <" + parent + "@example.org>\nMessage-ID");
}

} // namespace

class TestFetchCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void linkOfTheClipboardBecomesAThread();
    void refreshBringsWhatIsNew();
    void failureIsToldAndChangesNothing();
    void offlineAsksNobody();

private:
    void serve(const QByteArray &mbox)
    {
        const std::scoped_lock lock(m_mutex);
        m_mbox = mbox;
    }

    void fetch(const QByteArray &id)
    {
        QApplication::clipboard()->setText(u"see "_s + m_server->url() + u"kst/"_s
                                           + QString::fromLatin1(id) + u"@example.org/ for it"_s);
        QVERIFY(m_program->window->commands().run(u"mail.fetch"_s));
    }

    [[nodiscard]] std::size_t mailsOfBug() const
    {
        const auto tree =
            m_program->window->workspace()->bugTree(m_program->window->currentBug()).wait();
        return tree ? tree->messages.size() : 0;
    }

    [[nodiscard]] QString told() const
    {
        return m_program->window->findChild<JobsBar *>(u"jobsBar"_s)->told();
    }

    std::mutex m_mutex;
    QByteArray m_mbox;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void TestFetchCommands::init()
{
    m_mbox.clear();
    m_server = std::make_unique<LoopbackServer>([this](const QByteArray &request) {
        const std::scoped_lock lock(m_mutex);
        const bool isThread = LoopbackServer::pathOf(request).endsWith("/t.mbox.gz");
        return isThread && !m_mbox.isEmpty()
            ? LoopbackServer::answer(200, LoopbackServer::gzip(m_mbox))
            : LoopbackServer::answer(404, "no");
    });
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CACHE_HOME", QFile::encodeName(m_folder->filePath(u"cache"_s)));
    m_program = std::make_unique<Program>(m_folder->path());
    NetworkOptions network;
    network.servers = {{.url = m_server->url()}};
    m_program->settings.setNetwork(network);
    QVERIFY(m_program->open(m_folder->filePath(u"w.casebook"_s)));
}

void TestFetchCommands::cleanup()
{
    m_program.reset();
    m_server.reset();
}

void TestFetchCommands::linkOfTheClipboardBecomesAThread()
{
    serve(answerTo("a1", {}) + answerTo("a2", "a1"));
    fetch("a2");
    QTRY_COMPARE_WITH_TIMEOUT(m_program->bugs()->bugCount(), 1, 20000);
    QTRY_VERIFY(m_program->window->currentBug().isValid());
    QCOMPARE(mailsOfBug(), std::size_t(2));
    QVERIFY2(m_server->lines().front().contains("/kst/a2@example.org/t.mbox.gz"),
             m_server->lines().front().constData());
}

void TestFetchCommands::refreshBringsWhatIsNew()
{
    serve(answerTo("b1", {}));
    fetch("b1");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->window->currentBug().isValid(), 20000);
    serve(answerTo("b1", {}) + answerTo("b2", "b1"));
    QVERIFY(m_program->window->commands().run(u"mail.refresh"_s));
    QTRY_COMPARE_WITH_TIMEOUT(mailsOfBug(), std::size_t(2), 20000);
    const auto tree =
        m_program->window->workspace()->bugTree(m_program->window->currentBug()).wait();
    QCOMPARE(tree->messages.size(), std::size_t(2));
}

void TestFetchCommands::failureIsToldAndChangesNothing()
{
    fetch("gone");
    QTRY_VERIFY_WITH_TIMEOUT(
        told().contains(u"gone@example.org"_s) && !told().startsWith(u"Fetching"_s), 20000);
    QCOMPARE(m_program->bugs()->bugCount(), 0);
    QApplication::clipboard()->setText(u"no link at all"_s);
    QVERIFY(m_program->window->commands().run(u"mail.fetch"_s)); // an empty line asks for nothing
    QCOMPARE(m_program->window->workspace()->threads({}).wait()->size(), std::size_t(0));
}

void TestFetchCommands::offlineAsksNobody()
{
    NetworkOptions network = m_program->settings.network();
    network.isOffline = true;
    m_program->settings.setNetwork(network);
    serve(answerTo("c1", {}));
    fetch("c1");
    QTRY_VERIFY_WITH_TIMEOUT(told().contains(u"switched off"_s), 20000);
    QVERIFY(m_server->requests().isEmpty());
}

QTEST_MAIN(TestFetchCommands)

#include "tst_fetchcommands.moc"

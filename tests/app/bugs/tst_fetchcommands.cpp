// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A link on the clipboard becomes a thread in the real window; F5 brings what is new; what fails is told
// and changes nothing. The server is on loopback.
#include "app/bugs/fetchdialog.h"
#include "app/bugs/pastedialog.h"
#include "app/shell/commandset.h"
#include "app/shell/jobsbar.h"
#include "tests/app/shell/windowprogram.h"
#include "tests/support/loopbackserver.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
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
    void lineTellsWhatItUnderstood_data();
    void lineTellsWhatItUnderstood();
    void refreshThatFailsStaysAndTriesAgain();
    void linksAndTextAreDropped();
    void ctrlVOpensTheLink();

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
        QVERIFY(dialog() != nullptr);
        dialog()->fetch();
    }

    [[nodiscard]] FetchDialog *dialog() const
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *open = qobject_cast<FetchDialog *>(widget);
            if (open != nullptr && open->isVisible()) {
                return open;
            }
        }
        return nullptr;
    }

    void shoot(const QString &name) const
    {
        const QString folder = qEnvironmentVariable("CASEBOOK_SHOTS");
        if (!folder.isEmpty()) {
            dialog()->grab().save(folder + u'/' + name + u".png"_s);
        }
    }

    void drop(QMimeData &data)
    {
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_program->window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_program->window.get(), &event);
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
    QTRY_VERIFY_WITH_TIMEOUT(dialog()->failure().contains(u"gone@example.org"_s), 20000);
    QCOMPARE(m_program->bugs()->bugCount(), 0);
    QVERIFY(dialog()->isVisible()); // until it is dismissed
    shoot(u"fetch-failed"_s);
    serve(answerTo("gone", {}));
    auto *again = dialog()->findChild<QPushButton *>(u"amber-again"_s);
    if (again != nullptr) {
        again->click();
    } else {
        dialog()->fetch();
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_program->bugs()->bugCount(), 1, 20000);
    QTRY_VERIFY(dialog() == nullptr);
}

void TestFetchCommands::offlineAsksNobody()
{
    NetworkOptions network = m_program->settings.network();
    network.isOffline = true;
    m_program->settings.setNetwork(network);
    serve(answerTo("c1", {}));
    fetch("c1");
    QVERIFY(dialog()->understood().contains(u"switched off"_s));
    QTRY_VERIFY_WITH_TIMEOUT(dialog()->failure().contains(u"switched off"_s), 20000);
    QVERIFY(m_server->requests().isEmpty());
}

void TestFetchCommands::lineTellsWhatItUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("understood"); // parts, all of them
    QTest::addColumn<bool>("canFetch");
    QTest::newRow("lore") << u"https://lore.kernel.org/kvm/20260101.1@example.org/T/#u"_s
                          << u"20260101.1@example.org|list kvm|lore.kernel.org"_s << true;
    QTest::newRow("id") << u"<20260101.1@example.org>"_s
                        << u"20260101.1@example.org|lore.kernel.org"_s << true;
    QTest::newRow("patchwork")
        << u"https://patchwork.kernel.org/project/kvm/patch/20260101.1@example.org/"_s
        << u"20260101.1@example.org"_s << true;
    QTest::newRow("two") << u"https://lore.kernel.org/r/a.1@example.org and id:b.2@example.org"_s
                         << u"a.1@example.org|1 further message"_s << true;
    QTest::newRow("none") << u"what is this"_s << u"Nothing in this names a message."_s << false;
    QTest::newRow("empty") << u"  "_s << u"A link to lore"_s << false;
}

void TestFetchCommands::lineTellsWhatItUnderstood()
{
    QFETCH(QString, text);
    QFETCH(QString, understood);
    QFETCH(bool, canFetch);
    QApplication::clipboard()->setText({});
    QVERIFY(m_program->window->commands().run(u"mail.fetch"_s));
    auto *line = dialog()->findChild<QLineEdit *>(u"fetchLine"_s);
    QVERIFY(line->text().isEmpty());
    line->setText(text);
    for (const QString &part : understood.split(u'|')) {
        QVERIFY2(dialog()->understood().contains(part), qPrintable(dialog()->understood()));
    }
    QCOMPARE(dialog()->findChild<QPushButton *>(u"fetchStart"_s)->isEnabled(), canFetch);
    shoot(u"fetch-"_s + QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(m_server->requests().isEmpty());
    dialog()->reject();
}

void TestFetchCommands::refreshThatFailsStaysAndTriesAgain()
{
    serve(answerTo("d1", {}));
    fetch("d1");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->window->currentBug().isValid(), 20000);
    const qsizetype before = m_server->requests().size();
    serve({}); // 404 from now on
    m_program->prompts.accept = true; // "Try Again", once
    m_program->prompts.confirms = 1;
    QVERIFY(m_program->window->commands().run(u"mail.refresh"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_program->prompts.asked.size(), std::size_t(2), 20000);
    QCOMPARE(m_program->prompts.asked.front().accept, u"Try Again"_s);
    QVERIFY(m_program->prompts.asked.front().text.contains(u"could not be refreshed"_s));
    QVERIFY(m_server->requests().size() >= before + 2);
    QCOMPARE(mailsOfBug(), std::size_t(1));
}

void TestFetchCommands::linksAndTextAreDropped()
{
    QMimeData link;
    link.setUrls({QUrl(u"https://lore.kernel.org/kvm/e1@example.org/"_s)});
    drop(link);
    QVERIFY(dialog() != nullptr);
    QVERIFY(dialog()->understood().contains(u"e1@example.org"_s));
    dialog()->reject();
    QMimeData text;
    text.setText(u"Hi all,\nsee https://lore.kernel.org/kvm/e1@example.org/ for more.\nAda\n"_s);
    drop(text);
    QVERIFY(dialog() == nullptr);
    int pastes = 0;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *paste = qobject_cast<PasteDialog *>(widget); paste && paste->isVisible()) {
            ++pastes;
            paste->reject();
        }
    }
    QCOMPARE(pastes, 1);
    QVERIFY(m_server->requests().isEmpty());
}

void TestFetchCommands::ctrlVOpensTheLink()
{
    QApplication::clipboard()->setText(u"https://lore.kernel.org/kvm/f1@example.org/"_s);
    m_program->window->setFocus();
    QTest::keyClick(m_program->window.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(dialog() != nullptr);
    QVERIFY(dialog()->understood().contains(u"f1@example.org"_s));
    dialog()->reject();
    QTRY_VERIFY(dialog() == nullptr);
    QApplication::clipboard()->setText(u"nothing of the kind"_s);
    QVERIFY(m_program->window->commands().run(u"mail.paste-link"_s));
    QVERIFY(dialog() == nullptr);
    QVERIFY(told().contains(u"Paste as Mail"_s));
}

QTEST_MAIN(TestFetchCommands)

#include "tst_fetchcommands.moc"

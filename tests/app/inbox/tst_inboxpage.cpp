// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inbox/digestdialog.h"
#include "app/inbox/feature.h"
#include "app/inbox/inboxpage.h"
#include "app/inbox/inboxreader.h"
#include "app/inbox/watchdialog.h"
#include "app/shell/commandset.h"
#include "app/shell/deskpane.h"
#include "app/shell/notifier.h"
#include "app/text/watchtext.h"
#include "app/widgets/amberline.h"
#include "app/widgets/elidedlabel.h"
#include "app/widgets/mailview.h"
#include "tests/app/inbox/inboxserver.h"
#include "tests/app/shell/windowprogram.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

namespace {

class MovedClock final : public Clock
{
public:
    [[nodiscard]] qint64 now() const override
    {
        return nowMs;
    }

    qint64 nowMs = 2'000'000'000'000;
};

} // namespace

/// The Inbox in the real window, against a server on loopback.
class TestInboxPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void firstWatchIsMadeHere();
    void keysDecide();
    void ignoredStaysIgnored();
    void bugOfAMailOpens();
    void deadServerIsToldOnTheWatch();
    void switchedOffAsksNobody();
    void hostileTextIsShownAsText();
    void removedWatchComesBack();
    void digestIsCopiedAndSaved();
    void followsTheLanguage();
    void timerAsksWhenItIsTime();
    void desktopIsToldOfNewMailOnly();
    void searchThatFailsIsTold();

private:
    void addWatch(const QStringList &lists = {u"kvm"_s})
    {
        Watch watch;
        watch.name = u"Virtual machines"_s;
        watch.server = m_server->url();
        watch.lists = lists;
        QVERIFY(window().workspace()->addWatch(watch).wait());
        window().showPlace(u"inbox"_s);
        QTRY_COMPARE(page().presenter().watches().size(), std::size_t(1));
    }

    void check()
    {
        QSignalSpy ended(&page().presenter(), &InboxPresenter::checkEnded);
        QVERIFY(window().commands().run(u"inbox.check"_s));
        QTRY_COMPARE(ended.count(), 1);
    }

    void key(char key)
    {
        window().activateWindow(); // a dialog had it
        page().list()->setFocus();
        QTRY_VERIFY(page().list()->hasFocus());
        QTest::keyClick(page().list(), key);
    }

    QString currentTitle() const
    {
        return page().list()->currentIndex().data(Qt::DisplayRole).toString();
    }

    MainWindow &window() const
    {
        return *m_program->window;
    }

    InboxPage &page() const
    {
        return *qobject_cast<InboxPage *>(window().desk()->place(u"inbox"_s));
    }

    template<class T>
    T *part(const char *name) const
    {
        return window().findChild<T *>(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<InboxServer> m_server;
    std::unique_ptr<Program> m_program;
};

void TestInboxPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CACHE_HOME", QFile::encodeName(m_folder->path()));
    m_server = std::make_unique<InboxServer>();
    m_program = std::make_unique<Program>(m_folder->path(), registerInboxFeature);
    NetworkOptions network;
    network.servers = {{.url = m_server->url()}};
    m_program->settings.setNetwork(network);
    QVERIFY(m_program->open(m_folder->filePath(u"w.casebook"_s)));
    window().activateWindow();
    QTRY_VERIFY(page().presenter().isLoaded());
}

void TestInboxPage::cleanup()
{
    m_program.reset();
    m_server.reset();
}

void TestInboxPage::firstWatchIsMadeHere()
{
    window().showPlace(u"inbox"_s);
    auto *first = part<QPushButton>("inboxFirstWatch");
    QVERIFY(first->isVisible());
    QVERIFY(part<QLabel>("inboxEmpty")->text().contains(u"watch"_s));
    first->click();
    auto *dialog = part<WatchDialog>("watchDialog");
    QVERIFY(dialog != nullptr);
    dialog->findChild<QLineEdit *>(u"watchName"_s)->setText(u"vhost"_s);
    dialog->findChild<QLineEdit *>(u"watchLists"_s)->setText(u"kvm@vger.kernel.org"_s);
    dialog->findChild<QPlainTextEdit *>(u"watchWords"_s)->setPlainText(u"lock\n\nhung task"_s);
    dialog->findChild<QLineEdit *>(u"watchServer"_s)->setText(m_server->url());
    m_server->add("1@x", "a lock");
    dialog->findChild<QPushButton *>(u"watchTry"_s)->click();
    QTRY_VERIFY(dialog->findChild<QLabel *>(u"watchTried"_s)->text().contains(u'1'));
    QCOMPARE(window().workspace()->newWatchItems().wait().value_or(-1), 0);
    dialog->findChild<QPushButton *>(u"watchAccept"_s)->click();
    QTRY_COMPARE(page().presenter().watches().size(), std::size_t(1));
    const Watch watch = page().presenter().watches().front().watch;
    QCOMPARE(watch.lists, QStringList{u"kvm"_s});
    QCOMPARE(watch.keywords, (QStringList{u"lock"_s, u"hung task"_s}));
    QTRY_VERIFY(!first->isVisible());
    check();
    QTRY_COMPARE(page().presenter().fresh(), 1);
    QTRY_COMPARE(m_program->bugs()->index(0).data(BugListModel::UnreadRole).toInt(), 1);
    // Taking it back leads to the beginning.
    QVERIFY(window().commands().run(u"inbox.undo"_s));
    QTRY_VERIFY(page().presenter().watches().empty());
    QTRY_VERIFY(first->isVisible());
}

void TestInboxPage::keysDecide()
{
    addWatch();
    for (const char *id : {"1@x", "2@x", "3@x"}) {
        m_server->add(id, QByteArray("mail ") + id);
    }
    check();
    QTRY_COMPARE(page().presenter().model().itemCount(), 3);
    key('n');
    const QString first = currentTitle();
    QTRY_VERIFY(!part<QLabel>("inboxFacts")->text().isEmpty());
    key('i');
    QTRY_COMPARE(page().presenter().model().itemCount(), 2);
    QTRY_VERIFY(!currentTitle().isEmpty() && currentTitle() != first);
    const QString second = currentTitle();
    key('s');
    QTRY_COMPARE(page().presenter().fresh(), 1);
    QTRY_VERIFY(currentTitle() != second);
    part<QToolButton>("inboxKept")->click();
    QTRY_COMPARE(page().presenter().model().itemCount(), 1);
    part<QToolButton>("inboxAll")->click();
    QTRY_COMPARE(page().presenter().model().itemCount(), 3);
    key('z');
    QTRY_COMPARE(page().presenter().fresh(), 2);
    key('z');
    QTRY_COMPARE(page().presenter().fresh(), 3);
    QVERIFY(!page().presenter().canUndo());
    key('k');
    key('j');
    part<QLineEdit>("inboxFilter")->setText(u"2@x"_s);
    QCOMPARE(page().presenter().model().itemCount(), 1);
    part<QLineEdit>("inboxFilter")->setText(u"nothing at all"_s);
    QVERIFY(part<QLabel>("inboxNothing")->text().contains(u"nothing at all"_s));
    part<QPushButton>("inboxNothingButton")->click();
    QCOMPARE(page().presenter().model().itemCount(), 3);
}

void TestInboxPage::ignoredStaysIgnored()
{
    addWatch();
    m_server->add("1@x", "one");
    check();
    QTRY_COMPARE(page().presenter().fresh(), 1);
    key('n');
    key('i');
    QTRY_COMPARE(page().presenter().fresh(), 0);
    QVERIFY(part<QLabel>("inboxNothing")->isVisible());
    m_server->add("2@x", "two");
    check();
    QTRY_COMPARE(page().presenter().fresh(), 1);
    QTRY_COMPARE(page().presenter().model().itemCount(), 1);
}

void TestInboxPage::bugOfAMailOpens()
{
    addWatch();
    m_server->add("1@x", "[PATCH] kvm: fix the lock");
    check();
    QTRY_COMPARE(page().presenter().model().itemCount(), 1);
    key('n');
    key('b');
    QTRY_VERIFY(window().currentBug().isValid());
    QTRY_VERIFY(window().desk()->currentTab() != "inbox"_L1);
    const auto bug = window().workspace()->bug(window().currentBug()).wait();
    QCOMPARE(bug->bug.title, u"kvm: fix the lock"_s);
    // The thread cannot be fetched here: the link is left.
    QVERIFY(bug->bug.links.first().contains(u"1@x"_s));
    window().goBack();
    QCOMPARE(window().desk()->currentTab(), u"inbox"_s);
    QTRY_COMPARE(page().presenter().fresh(), 0);
    key('z');
    QTRY_COMPARE(page().presenter().fresh(), 1);
    QTRY_COMPARE(m_program->bugs()->bugCount(), 0);
}

void TestInboxPage::deadServerIsToldOnTheWatch()
{
    addWatch({u"kvm"_s, u"netdev"_s});
    m_server->breakWith(LoopbackServer::answer(200, "<!doctype html><title>no robots</title>",
                                               "Content-Type: text/html\r\n"));
    check();
    QTRY_VERIFY(!page().presenter().watches().front().error.isEmpty());
    const QString failure = WatchText::failure(page().presenter().watches().front());
    QVERIFY2(failure.contains(u"kvm"_s), qPrintable(failure));
    page().list()->setCurrentIndex(page().presenter().model().index(0, 0));
    QTRY_COMPARE(part<AmberLine>("inboxReaderLine")->sentence(), failure);
    QVERIFY(part<QLabel>("inboxReasons")->text().contains(u"netdev"_s));
    m_server->breakWith({});
    part<AmberLine>("inboxReaderLine")->trigger(u"check"_s);
    QTRY_VERIFY(page().presenter().watches().front().error.isEmpty());
    QTRY_VERIFY(part<AmberLine>("inboxReaderLine")->isEmpty());
}

void TestInboxPage::switchedOffAsksNobody()
{
    addWatch();
    NetworkOptions network = m_program->settings.network();
    network.isOffline = true;
    m_program->settings.setNetwork(network);
    QVERIFY(!part<AmberLine>("inboxLine")->isEmpty());
    QVERIFY(!part<QPushButton>("inboxCheck")->isEnabled());
    page().check();
    QTRY_VERIFY(!page().presenter().isChecking());
    QCOMPARE(m_server->asked(), 0);
    network.isOffline = false;
    m_program->settings.setNetwork(network);
    QVERIFY(part<AmberLine>("inboxLine")->isEmpty());
}

void TestInboxPage::hostileTextIsShownAsText()
{
    addWatch();
    m_server->add("1@x", "&lt;img src='http://x/'&gt;&#x202e;gnp",
                  "&lt;script&gt;alert(1)&lt;/script&gt;\n&#x202e;evil\n" + QByteArray(20000, 'x'));
    check();
    QTRY_COMPARE(page().presenter().model().itemCount(), 1);
    QVERIFY(currentTitle().contains(u"<img"_s) || page().presenter().model().rowCount() == 1);
    key('n');
    QVERIFY(!currentTitle().contains(u'\u202e'));
    const auto *view = page().findChild<MailView *>();
    QTRY_COMPARE(view->entryCount(), 1);
    const auto labels = page().findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->objectName().startsWith("inbox"_L1)) {
            QVERIFY(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'));
            QVERIFY(!label->text().contains(u'\u202e'));
        }
    }
}

void TestInboxPage::removedWatchComesBack()
{
    addWatch();
    m_server->add("1@x", "one");
    check();
    QTRY_COMPARE(page().presenter().fresh(), 1);
    page().list()->setCurrentIndex(page().presenter().model().index(0, 0));
    QTRY_VERIFY(part<QPushButton>("watchRemove")->isVisible());
    part<QPushButton>("watchPause")->click();
    QTRY_VERIFY(page().presenter().watches().front().watch.isPaused);
    key('z');
    QTRY_VERIFY(!page().presenter().watches().front().watch.isPaused);
    part<QPushButton>("watchRemove")->click();
    QTRY_VERIFY(page().presenter().watches().empty());
    QCOMPARE(page().presenter().fresh(), 0);
    key('z');
    QTRY_COMPARE(page().presenter().watches().size(), std::size_t(1));
    QTRY_COMPARE(page().presenter().fresh(), 1);
}

void TestInboxPage::digestIsCopiedAndSaved()
{
    addWatch();
    m_server->add("1@x", "one");
    check();
    m_program->prompts.saveAs = m_folder->filePath(u"digest.md"_s);
    QVERIFY(window().commands().run(u"inbox.digest"_s));
    auto *dialog = part<DigestDialog>("digestDialog");
    QTRY_VERIFY(dialog->text().startsWith(u"# Watched lists, "_s));
    QVERIFY(dialog->text().contains(u"Virtual machines"_s));
    dialog->findChild<QPushButton *>(u"digestCopy"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), dialog->text());
    dialog->findChild<QComboBox *>(u"digestLanguage"_s)->setCurrentIndex(1);
    dialog->findChild<QComboBox *>(u"digestDays"_s)->setCurrentIndex(1);
    QTRY_VERIFY(dialog->text().startsWith(u"# 关注的邮件列表"_s));
    const QString wanted = dialog->text();
    dialog->findChild<QPushButton *>(u"digestSave"_s)->click();
    QTRY_VERIFY(QFile::exists(m_program->prompts.saveAs));
    QTRY_VERIFY(!dialog->findChild<QLabel *>(u"digestStatus"_s)->text().isEmpty());
    QFile file(m_program->prompts.saveAs);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), wanted);
}

void TestInboxPage::followsTheLanguage()
{
    addWatch();
    m_server->add("1@x", "one");
    check();
    key('n');
    part<QPushButton>("inboxIgnore")->setText({});
    QEvent change(QEvent::LanguageChange);
    for (QWidget *widget : {static_cast<QWidget *>(&page()), part<QWidget>("inboxReader")}) {
        QApplication::sendEvent(widget, &change);
    }
    QVERIFY(!part<QPushButton>("inboxIgnore")->text().isEmpty());
    // What takes keys or clicks has a name.
    for (const char *name : {"inboxList", "inboxFilter", "inboxWatch"}) {
        QVERIFY(!part<QWidget>(name)->accessibleName().isEmpty());
    }
}

void TestInboxPage::timerAsksWhenItIsTime()
{
    constexpr qint64 hourMs = 60LL * 60 * 1000;
    addWatch();
    int hours = 0;
    MovedClock clock;
    WatchTimer timer(page().presenter(), clock, [&hours] { return hours; });
    QVERIFY(!timer.isDue()); // off until somebody sets it
    QCOMPARE(m_program->settings.watchHours(), 0);
    hours = 3;
    QVERIFY(timer.isDue());
    // A failure that is told at once; one of 500 would be tried three times, with pauses.
    m_server->breakWith(LoopbackServer::answer(429, "no", "Retry-After: 900\r\n"));
    QSignalSpy ended(&page().presenter(), &InboxPresenter::checkEnded);
    timer.look();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30000);
    QVERIFY(ended.first().at(1).toBool());
    QVERIFY(!timer.isDue()); // a failure is not repeated sooner
    clock.nowMs += 3 * hourMs;
    QVERIFY(timer.isDue());
    NetworkOptions network = m_program->settings.network();
    network.isOffline = true;
    m_program->settings.setNetwork(network);
    QVERIFY(!timer.isDue());
    const qsizetype asked = m_server->asked();
    timer.look();
    QCOMPARE(m_server->asked(), asked);
    network.isOffline = false;
    m_program->settings.setNetwork(network);
    page().presenter().setPaused(page().presenter().watches().front().watch.id, true);
    QTRY_VERIFY(!timer.isDue());
}

void TestInboxPage::desktopIsToldOfNewMailOnly()
{
    addWatch();
    QStringList told;
    window().findChild<Notifier *>()->setSender(
        [&told](const QString &title, const QString &body) { told += {title, body}; });
    int hours = 1;
    MovedClock clock;
    WatchTimer timer(page().presenter(), clock, [&hours] { return hours; });
    QSignalSpy ended(&page().presenter(), &InboxPresenter::checkEnded);
    const auto elapse = [&] {
        clock.nowMs += 2LL * 60 * 60 * 1000;
        ended.clear();
        timer.look();
        QTRY_COMPARE(ended.count(), 1);
    };
    QWidget other; // the person works elsewhere
    other.show();
    other.activateWindow();
    QTRY_VERIFY(!window().isActiveWindow());
    m_server->add("1@x", "one");
    m_server->add("2@x", "<b>two</b>");
    elapse();
    QCOMPARE(
        told,
        (QStringList{u"New mail on watched lists"_s, u"2 new message(s) wait in the Inbox."_s}));
    elapse(); // nothing new is no news
    QCOMPARE(told.size(), 2);
    m_server->breakWith(LoopbackServer::answer(403, "no"));
    elapse(); // nor is a failure: the watch says it
    QCOMPARE(told.size(), 2);
    m_server->breakWith({});
    m_server->add("3@x", "three");
    check(); // the person asked, and sees what comes
    QTRY_COMPARE(page().presenter().fresh(), 3);
    QCOMPARE(told.size(), 2);
    m_server->add("4@x", "four");
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
    elapse();
    QTRY_COMPARE(page().presenter().fresh(), 4);
    QCOMPARE(told.size(), 2); // the window shows it
}

void TestInboxPage::searchThatFailsIsTold()
{
    addWatch();
    m_server->refuseSearch();
    m_server->add("1@x", "one");
    check();
    QTRY_COMPARE(page().presenter().fresh(), 1);
    const auto *said = part<ElidedLabel>("toldSentence");
    QVERIFY(said != nullptr);
    QVERIFY2(said->text().contains(u"\"kvm\" did not work"_s), qPrintable(said->text()));
}

QTEST_MAIN(TestInboxPage)
#include "tst_inboxpage.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/highlight/codehighlighter.h"
#include "app/thread/feature.h"
#include "app/thread/newfile.h"
#include "app/thread/threadpage.h"
#include "app/thread/threadtreeview.h"
#include "app/widgets/amberline.h"
#include "app/widgets/casebookstyle.h"
#include "app/widgets/colours.h"
#include "threadfixture.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace Casebook;
using namespace Casebook::TestSupport;

namespace {

QByteArray threadMails()
{
    QByteArray words = "quoted words\n";
    return mail("m1", {}, "Syzbot", "INFO: task hung", "It hung.\n\nSee https://example.org/bug\n")
        + mail("m2", "m1", "Mira", "Re: INFO: task hung", "> It hung.\n\nWhich config?\n", 1)
        + mail("m3", "m2", "Siyuan", "Re: INFO: task hung",
               "Four vCPUs, with the needle.\n" + words.repeated(200), 2)
        + mail("m5", "gone", "Tomasz", "Re: lost mail", "Another needle.\n", 3);
}

struct Story
{
    Story()
    {
        bug = fixture.import(threadMails(), true);
        page = std::make_unique<ThreadPage>(*fixture.context, &highlighters);
        page->resize(900, 700);
        page->show();
        page->setBug(bug);
    }

    [[nodiscard]] QString current() const
    {
        const MessageSummary *message =
            page->presenter().model().message(page->presenter().model().indexOf(page->current()));
        return message == nullptr ? QString() : message->messageId.section(u'@', 0, 0);
    }

    [[nodiscard]] bool isRead(const QString &id) const
    {
        const ThreadTreeModel &model = page->presenter().model();
        const MessageSummary *message =
            model.message(model.indexOf(QString(id + u"@example.org"_s)));
        return message != nullptr && message->isRead;
    }

    ThreadFixture fixture;
    CodeHighlighters highlighters;
    BugId bug;
    std::unique_ptr<ThreadPage> page;
};

} // namespace

class tst_ThreadPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensAtTheFirstUnread();
    void failedRefreshStaysOverTheMessage();
    void readingMarksAndUndo();
    void keysWalkTheThread();
    void flatShowsAllInOneScroll();
    void findsInTheWholeThread();
    void missingParentsSaySo();
    void linksGoThroughTheNavigator();
    void revealsAMessage();
    void anEmptyBugSaysHowToGoOn();
    void unfiledThreadsOpenInPlace();
    void filterWithoutHitsOffersAll();
    void featureRegistersOnce();
    void newFilesReplaceNothing();
};

void tst_ThreadPage::initTestCase()
{
    QApplication::setStyle(new CasebookStyle);
    QApplication::setPalette(lightPalette());
}

void tst_ThreadPage::opensAtTheFirstUnread()
{
    Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    QTRY_VERIFY(story.page->view().document(story.page->current()) != nullptr);
    QCOMPARE(story.page->badge().total, 4);
    auto *counts = story.page->headerControls()->findChild<QLabel *>(u"threadCounts"_s);
    QVERIFY(counts->text().contains(u"4"_s));
    const QString shots = qEnvironmentVariable("CASEBOOK_SHOTS");
    if (!shots.isEmpty()) {
        story.page->grab().save(shots + u"/page.png"_s);
    }
}

void tst_ThreadPage::readingMarksAndUndo()
{
    Story story;
    QTRY_VERIFY(story.isRead(u"m1"_s));
    QVERIFY(!story.isRead(u"m2"_s));
    QTest::keyClick(story.page.get(), Qt::Key_M);
    QVERIFY(!story.isRead(u"m1"_s));
    // It is in the file, not only on the screen.
    const auto tree = story.fixture.workspace->bugTree(story.bug).wait();
    QVERIFY(tree.has_value());
    QTRY_COMPARE(story.fixture.workspace->bugTree(story.bug).wait()->messages.front().isRead,
                 false);
}

void tst_ThreadPage::keysWalkTheThread()
{
    Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    QTest::keyClick(story.page.get(), Qt::Key_N);
    QCOMPARE(story.current(), u"m2"_s);
    QTest::keyClick(story.page.get(), Qt::Key_N);
    QCOMPARE(story.current(), u"m3"_s);
    QTest::keyClick(story.page.get(), Qt::Key_U);
    QCOMPARE(story.current(), u"m2"_s);
    QTest::keyClick(story.page.get(), Qt::Key_P);
    QCOMPARE(story.current(), u"m1"_s);
    // Space pages through a long message before it goes on.
    QTest::keyClick(story.page.get(), Qt::Key_N);
    QTest::keyClick(story.page.get(), Qt::Key_N);
    QTRY_VERIFY(story.page->view().document(story.page->current()) != nullptr);
    QTest::keyClick(story.page.get(), Qt::Key_Space);
    QCOMPARE(story.current(), u"m3"_s);
    for (int i = 0; i < 40 && story.current() == u"m3"; ++i) {
        QTest::keyClick(story.page.get(), Qt::Key_Space);
    }
    QCOMPARE(story.current(), u"m5"_s);
    QVERIFY(story.isRead(u"m3"_s));
}

void tst_ThreadPage::flatShowsAllInOneScroll()
{
    Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    QTest::keyClick(story.page.get(), Qt::Key_F);
    QVERIFY(story.page->isFlat());
    QCOMPARE(story.page->view().entryCount(), 4);
    const MessageRowId second = story.page->presenter().model().messages()[1]->id;
    QTRY_VERIFY(story.page->view().document(second) != nullptr);
    const QString shots = qEnvironmentVariable("CASEBOOK_SHOTS");
    if (!shots.isEmpty()) {
        story.page->grab().save(shots + u"/flat.png"_s);
    }
    QTest::keyClick(story.page.get(), Qt::Key_F);
    QVERIFY(!story.page->isFlat());
    QCOMPARE(story.current(), u"m1"_s);
    QCOMPARE(story.page->view().entryCount(), 1);
}

void tst_ThreadPage::findsInTheWholeThread()
{
    Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    story.page->presenter().findInThread(u"NEEDLE"_s, false);
    QTRY_VERIFY(!story.page->presenter().isFinding());
    QCOMPARE(story.page->presenter().hitTotal(), 2);
    QCOMPARE(story.page->presenter().hitMessages(), 2);
    story.page->presenter().findInThread(u"NEEDLE"_s, true);
    QTRY_VERIFY(!story.page->presenter().isFinding());
    QCOMPARE(story.page->presenter().hitTotal(), 0);
}

void tst_ThreadPage::missingParentsSaySo()
{
    Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    const QModelIndex missing = story.page->presenter().model().indexOf(u"gone@example.org"_s);
    if (missing.isValid()) {
        story.page->findChild<ThreadTreeView *>()->setCurrentIndex(missing);
        auto *sentence = story.page->findChild<QLabel *>(u"threadNothing"_s);
        QVERIFY(sentence->isVisible());
        QVERIFY(sentence->text().contains(u"gone@example.org"_s));
    } else {
        QVERIFY(story.page->presenter().model().indexOf(u"m5@example.org"_s).isValid());
    }
}

void tst_ThreadPage::linksGoThroughTheNavigator()
{
    Story story;
    QTRY_VERIFY(story.page->view().document(story.page->current()) != nullptr);
    for (const MailItem &item : story.page->view().items()) {
        if (item.kind == MailItem::Kind::Link) {
            story.page->view().activate(item);
        }
    }
    QCOMPARE(story.fixture.navigator.steps, QStringList{u"link https://example.org/bug"_s});
}

void tst_ThreadPage::revealsAMessage()
{
    Story story;
    SourceRef ref{.kind = SourceKind::Message, .id = u"m3@example.org"_s, .quote = u"needle"_s};
    QVERIFY(story.page->reveal(ref)); // before the tree has been read
    QTRY_COMPARE(story.current(), u"m3"_s);
    QTRY_COMPARE(story.page->view().selectedText(), u"needle"_s);
    QCOMPARE(story.page->evidence()->quote, u"needle"_s);
    ref.id = u"unknown@example.org"_s;
    QVERIFY(!story.page->reveal(ref));
}

void tst_ThreadPage::anEmptyBugSaysHowToGoOn()
{
    Story story;
    const BugId empty = *story.fixture.workspace->addBug(Bug{.title = u"nothing"_s}).wait();
    story.page->setBug(empty);
    auto *button = story.page->findChild<QWidget *>(u"threadImport"_s);
    QTRY_VERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(story.fixture.navigator.steps, QStringList{u"run mail.import"_s});
}

void tst_ThreadPage::unfiledThreadsOpenInPlace()
{
    ThreadFixture fixture;
    fixture.import(threadMails(), false);
    ThreadPage page(*fixture.context, nullptr);
    page.resize(900, 700);
    page.show();
    page.setUnfiled();
    QTRY_VERIFY(page.presenter().model().rowCount() > 0);
    QTRY_VERIFY(page.findChild<ThreadTreeView *>()->currentIndex().isValid());
    QTRY_VERIFY(page.current().isValid());
    QTRY_VERIFY(page.view().document(page.current()) != nullptr);
    QVERIFY(page.presenter().isUnfiled());
}

void tst_ThreadPage::filterWithoutHitsOffersAll()
{
    Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    std::vector<MessageRowId> all;
    for (const MessageSummary *message : story.page->presenter().model().messages()) {
        all.push_back(message->id);
    }
    story.page->presenter().setRead(all, true);
    story.page->setOnlyUnread(true);
    auto *clear = story.page->findChild<QWidget *>(u"threadFilterClear"_s);
    QVERIFY(clear->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(!clear->isVisible());
}

void tst_ThreadPage::featureRegistersOnce()
{
    Registry registry;
    registerThreadFeature(registry);
    const size_t commands = registry.commands().size();
    QCOMPARE(registry.tabs().size(), size_t(1));
    QVERIFY(commands >= 8);
    for (const Command &command : registry.commands()) {
        QVERIFY(!command.title().isEmpty());
    }
    registerThreadFeature(registry);
    QCOMPARE(registry.commands().size(), commands);
}

void tst_ThreadPage::newFilesReplaceNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.txt"_s);
    QVERIFY(writeNewFile(path, "one").has_value());
    const Status again = writeNewFile(path, "two");
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
    const QString link = folder.filePath(u"link"_s);
    QVERIFY(QFile::link(folder.filePath(u"target"_s), link));
    QVERIFY(!writeNewFile(link, "three"));
    QVERIFY(!QFile::exists(folder.filePath(u"target"_s)));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "one");
}

void tst_ThreadPage::failedRefreshStaysOverTheMessage()
{
    Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    NetworkOptions network;
    network.isOffline = true;
    story.fixture.settings.setNetwork(network);
    story.page->refreshThread();
    auto *line = story.page->findChild<AmberLine *>(u"threadUnfetched"_s);
    QVERIFY(line != nullptr);
    QTRY_VERIFY(line->sentence().contains(u"switched off"_s));
    line->trigger(u"again"_s);
    QVERIFY(line->isEmpty()); // asked again
    QTRY_VERIFY(line->sentence().contains(u"switched off"_s));
}

QTEST_MAIN(tst_ThreadPage)
#include "tst_threadpage.moc"

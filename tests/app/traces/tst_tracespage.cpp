// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/highlight/codehighlighter.h"
#include "app/traces/framestable.h"
#include "app/traces/groupsview.h"
#include "app/traces/lockscene.h"
#include "app/traces/locksview.h"
#include "app/traces/panehead.h"
#include "app/traces/rawpanel.h"
#include "app/traces/similarlist.h"
#include "app/traces/tracepicker.h"
#include "app/traces/tracespage.h"
#include "app/widgets/logview.h"
#include "tests/app/models/tracesamples.h"
#include "tests/app/thread/threadfixture.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Casebook::Testing;

class TracesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void nothingHere();
    void showsStacksSideBySide();
    void quotedCopiesAreNotComparedFirst();
    void picksByKeyboard();
    void panesComeAndGo();
    void optionsHideFrames();
    void rawLineFollows();
    void remembersPanes();
    void revealsAReport();
    void groupsEqualStacks();
    void locksOfARing();
    void seenBefore();
    void seenInAnotherBug();
    void filesAndClipboard();
    void speaksTheLanguage();
    void vhostThread();

private:
    BugId fill();
    void open(BugId bug);

    std::unique_ptr<TestSupport::ThreadFixture> m_program;
    CodeHighlighters m_highlighters;
    std::unique_ptr<TracesPage> m_page;
};

namespace {

const QByteArray ring = hungTask("kworker/u8:3", 214, resetMiddle) + "\n"
    + hungTask("kst-rescan", 4711, " example_sync+0x4a/0x120 drivers/example/core.c:702\n")
    + "\nShowing all locks held in the system:\n"
      "3 locks held by kworker/u8:3/214:\n"
      " #0: ffff88801a481148 ((wq_completion)example-wq){+.+.}-{0:0}, at: "
      "process_one_work+0x8b4/0x1b70\n"
      " #1: ffff888029f6a128 (&ctrl->reset_lock){+.+.}-{4:4}, at: example_reset_work+0x6c/0x4f0\n"
      " #2: ffff888029f6a1e0 (&ctrl->ns_lock){+.+.}-{4:4}, at: example_freeze_all+0x3f/0x1d0\n"
      "2 locks held by kst-rescan/4711:\n"
      " #0: ffff888029f6a1e0 (&ctrl->ns_lock){+.+.}-{4:4}, at: example_rescan+0x91/0x3c0\n"
      " #1: ffff888029f6a128 (&ctrl->reset_lock){+.+.}-{4:4}, at: example_sync+0x4a/0x120\n\n"
      "=============================================\n";

} // namespace

void TracesPageTest::init()
{
    m_program = std::make_unique<TestSupport::ThreadFixture>();
    m_page = std::make_unique<TracesPage>(*m_program->context, &m_highlighters);
    m_page->resize(1100, 700);
}

void TracesPageTest::cleanup()
{
    m_page.reset();
    m_program.reset();
}

BugId TracesPageTest::fill()
{
    return m_program->import(
        TestSupport::mail("a", {}, "Bot", "it hangs", hungTask("kworker/u8:3", 214, resetMiddle), 0)
            + TestSupport::mail("b", "a", "Mira", "Re: it hangs",
                                "and here\n\n" + hungTask("kworker/u8:1", 219, activateMiddle), 5)
            + TestSupport::mail(
                "c", "a", "Tomasz", "Re: it hangs",
                "the same as the first\n\n" + hungTask("kworker/u8:3", 214, resetMiddle), 9),
        true);
}

void TracesPageTest::open(BugId bug)
{
    QSignalSpy aligned(&m_page->presenter(), &TracesPresenter::aligned);
    m_page->setBug(bug);
    m_page->show();
    QVERIFY(aligned.wait(20000));
}

void TracesPageTest::nothingHere()
{
    QSignalSpy loaded(&m_page->presenter(), &TracesPresenter::loaded);
    m_page->setBug(
        m_program->import(TestSupport::mail("a", {}, "Bot", "hello", "no report\n"), true));
    m_page->show();
    QVERIFY(loaded.wait(20000));
    auto *text = m_page->findChild<QLabel *>(u"tracesEmptyText"_s);
    QVERIFY(text->isVisible());
    QVERIFY(text->text().contains(u"1"_s));
    QCOMPARE(m_page->badge().total, -1);
    QVERIFY(m_page->findChild<QPushButton *>(u"tracesEmptyPaste"_s)->isEnabled());
    QVERIFY(!m_page->evidence());
}

void TracesPageTest::showsStacksSideBySide()
{
    open(fill());
    QCOMPARE(m_page->badge().total, 3);
    QCOMPARE(m_page->presenter().panes().size(), 2);
    QCOMPARE(m_page->frames().frames().columnCount(), 2);
    QVERIFY(m_page->answer().contains(u"example_freeze_all"_s));
    // It stands at the first difference; d goes on, then there is none.
    const AlignedModel &model = m_page->frames().frames();
    QCOMPARE(model.frame(m_page->frames().currentIndex())->func, u"example_freeze_all"_s);
    m_page->goToDifference(false);
    QVERIFY(model.frame(m_page->frames().currentIndex().siblingAtColumn(1))->func
            == u"example_quiesce"_s);
    m_page->goToDifference(false);
    QVERIFY(m_program->navigator.steps.last().startsWith(u"tell "_s));
    // Left and right go from pane to pane.
    QTest::keyClick(&m_page->frames(), Qt::Key_Right);
    QCOMPARE(m_page->frames().currentPane(), 1);
    QVERIFY(m_page->frames().accessibleDescription().contains(u"example_quiesce"_s));
}

void TracesPageTest::quotedCopiesAreNotComparedFirst()
{
    const QByteArray report = hungTask("kworker/u8:3", 214, resetMiddle);
    const QByteArray first = TestSupport::mail("a", {}, "Bot", "it hangs", report, 0)
        + TestSupport::mail("b", "a", "Mira", "Re: it hangs", "the same here\n\n" + report, 5);
    open(
        m_program->import(first
                              + TestSupport::mail("c", "a", "Tomasz", "Re: it hangs",
                                                  hungTask("kworker/u8:1", 219, activateMiddle), 9),
                          true));
    const std::vector<TraceItem> &items = m_page->presenter().items();
    QCOMPARE(items.size(), std::size_t(3));
    QCOMPARE(m_page->presenter().panes(), (QStringList{items[0].key(), items[2].key()}));
    // Where there is nothing else, a copy is better than an empty half.
    open(m_program->import(QByteArray(first).replace("@", "@2."), true));
    QCOMPARE(m_page->presenter().panes().size(), 2);
}

void TracesPageTest::picksByKeyboard()
{
    open(fill());
    m_page->openPicker(1);
    TracePicker &picker = m_page->picker();
    QVERIFY(picker.isVisible());
    auto *field = picker.findChild<QLineEdit *>(u"tracePickerField"_s);
    QTest::keyClicks(field, u"tomasz"_s);
    QCOMPARE(picker.model().shownCount(), 1);
    QSignalSpy aligned(&m_page->presenter(), &TracesPresenter::aligned);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!picker.isVisible());
    QVERIFY(aligned.wait(20000));
    QVERIFY(m_page->presenter().panes().at(1).contains(u"c@example.org"_s));
    QCOMPARE(m_page->answer(), u"Both stacks are equal."_s);
    m_page->openPicker(0);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return, Qt::AltModifier);
    QVERIFY(aligned.wait(20000));
    QCOMPARE(m_page->presenter().panes().size(), 3);
    m_page->openPicker(0);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!picker.isVisible());
}

void TracesPageTest::panesComeAndGo()
{
    open(fill());
    QSignalSpy aligned(&m_page->presenter(), &TracesPresenter::aligned);
    const QString third = m_page->presenter().items()[2].key();
    m_page->showInPane(third, 9);
    QVERIFY(aligned.wait(20000));
    QCOMPARE(m_page->frames().frames().columnCount(), 3);
    QVERIFY(m_page->answer().contains(u"Panes 1 and 3 are equal."_s));
    m_page->removePane(1);
    QVERIFY(aligned.wait(20000));
    QCOMPARE(m_page->answer(), u"Both stacks are equal."_s);
    m_page->removePane(0);
    QVERIFY(aligned.wait(20000));
    m_page->removePane(0); // the last one stays
    QCOMPARE(m_page->presenter().panes(), QStringList{third});
}

void TracesPageTest::optionsHideFrames()
{
    open(fill());
    const int rows = m_page->frames().frames().rowCount();
    m_page->toggleUnreliable();
    QCOMPARE(m_page->frames().frames().rowCount(), rows - 1);
    m_page->toggleUnreliable();
    QCOMPARE(m_page->frames().frames().rowCount(), rows);
}

void TracesPageTest::rawLineFollows()
{
    open(fill());
    LogView *raw = m_page->raw().view();
    QTRY_VERIFY(raw->source() != nullptr);
    m_page->frames().goToFrame(1, 4);
    QTRY_VERIFY(raw->currentLineDescription().contains(u"example_freeze_all.isra.0"_s));
    const auto ref = m_page->evidence();
    QVERIFY(ref);
    QCOMPARE(ref->id, u"b@example.org"_s);
    QVERIFY(ref->quote.contains(u"example_freeze_all.isra.0+0x2b/0x1d0"_s));
    QTest::keyClick(&m_page->frames(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_program->navigator.steps.last(), u"reveal b@example.org"_s);
    m_page->copyText();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"+ example_quiesce"_s));
}

void TracesPageTest::remembersPanes()
{
    const BugId bug = fill();
    open(bug);
    QSignalSpy aligned(&m_page->presenter(), &TracesPresenter::aligned);
    const QString third = m_page->presenter().items()[2].key();
    m_page->showInPane(third, 0);
    QVERIFY(aligned.wait(20000));
    const QStringList panes = m_page->presenter().panes();
    m_page->setView(TracesPage::View::Groups);
    m_page.reset();
    m_page = std::make_unique<TracesPage>(*m_program->context, &m_highlighters);
    open(bug);
    QCOMPARE(m_page->presenter().panes(), panes);
    QCOMPARE(m_page->view(), TracesPage::View::Groups);
}

void TracesPageTest::revealsAReport()
{
    const BugId bug = fill();
    QSignalSpy aligned(&m_page->presenter(), &TracesPresenter::aligned);
    m_page->setBug(bug);
    // While the reports are being read it waits for them.
    const SourceRef ref{.kind = SourceKind::Report,
                        .id = sourceKindName(SourceKind::Message) + u":b@example.org"_s,
                        .offset = 0};
    QVERIFY(m_page->reveal(ref));
    // It stands in the second pane already, which becomes the current one.
    QTRY_COMPARE(m_page->frames().currentPane(), 1);
    QVERIFY(m_page->presenter().panes().at(1).contains(u"b@example.org"_s));
    QVERIFY(!m_page->reveal({.kind = SourceKind::Message, .id = u"b@example.org"_s}));
    QVERIFY(m_page->reveal({.kind = SourceKind::Report, .id = u"message:nobody"_s}));
    QVERIFY(m_program->navigator.steps.last().startsWith(u"tell "_s));
}

void TracesPageTest::groupsEqualStacks()
{
    open(fill());
    QSignalSpy grouped(&m_page->presenter(), &TracesPresenter::grouped);
    m_page->setView(TracesPage::View::Groups);
    QVERIFY(grouped.wait(20000));
    QCOMPARE(m_page->groups().model().rowCount(), 2);
    QCOMPARE(m_page->groups().model().index(0).data(GroupModel::CountRole).toInt(), 2);
    QVERIFY(m_page->answer().contains(u"3 stacks in 2 groups."_s));
    QVERIFY(m_page->groups().frames().frames().rowCount() > 10);
    QTest::keyClick(m_page->groups().list(), Qt::Key_Down);
    QSignalSpy aligned(&m_page->presenter(), &TracesPresenter::aligned);
    QTest::keyClick(m_page->groups().list(), Qt::Key_Return);
    QVERIFY(aligned.wait(20000));
    QCOMPARE(m_page->view(), TracesPage::View::Frames);
    QVERIFY(m_page->presenter().panes().first().contains(u"b@example.org"_s));
}

void TracesPageTest::locksOfARing()
{
    open(m_program->import(TestSupport::mail("a", {}, "Bot", "it hangs", ring), true));
    QSignalSpy read(&m_page->presenter(), &TracesPresenter::locksRead);
    m_page->setView(TracesPage::View::Locks);
    QVERIFY(read.wait(20000));
    QVERIFY2(m_page->answer().startsWith(u"Deadlock between 2 tasks."_s),
             qPrintable(m_page->answer()));
    LocksView &locks = m_page->locks();
    QCOMPARE(locks.evidence().picture().rows.size(), std::size_t(4));
    QTRY_VERIFY(!locks.scene().items().isEmpty());
    // The list and the graph mark the same edge; the raw line follows.
    QTest::keyClick(locks.list(), Qt::Key_Down);
    QCOMPARE(locks.scene().currentRow(), 1);
    QTRY_VERIFY(m_page->raw().view()->source() != nullptr);
    const auto ref = m_page->evidence();
    QVERIFY(ref && !ref->quote.isEmpty());
    auto *graph = locks.findChild<QWidget *>(u"tracesLocksGraph"_s);
    QSet<int> rows;
    for (const Qt::Key key :
         {Qt::Key_Down, Qt::Key_Left, Qt::Key_Up, Qt::Key_Right, Qt::Key_Down}) {
        QTest::keyClick(graph, key);
        rows.insert(locks.scene().currentRow());
    }
    QVERIFY(rows.size() >= 2);
    auto *stacks = m_page->findChild<QPushButton *>(u"tracesCycleStacks"_s);
    QVERIFY(stacks->isVisible());
    QSignalSpy aligned(&m_page->presenter(), &TracesPresenter::aligned);
    stacks->click();
    QVERIFY(aligned.wait(20000));
    QCOMPARE(m_page->presenter().panes().size(), 2);
}

void TracesPageTest::seenBefore()
{
    open(fill());
    QSignalSpy found(&m_page->presenter(), &TracesPresenter::similarFound);
    m_page->toggleSimilar();
    QVERIFY(found.wait(20000));
    QVERIFY(!m_page->presenter().similar().empty());
    QCOMPARE(m_page->presenter().similar().front().why.reason, SimilarReason::EqualStack);
    auto *list = m_page->findChild<QListWidget *>(u"tracesSimilarList"_s);
    QVERIFY(list->isVisible() && list->count() >= 1);
    QSignalSpy aligned(&m_page->presenter(), &TracesPresenter::aligned);
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(aligned.wait(20000));
    QCOMPARE(m_page->presenter().panes().size(), 3);
}

/// The reason tells how rare what they share is; Enter goes to the other bug.
void TracesPageTest::seenInAnotherBug()
{
    const BugId mine = fill();
    const BugId other =
        m_program->import(TestSupport::mail("z", {}, "Ole", "seen last year",
                                            hungTask("kworker/u8:9", 99, resetMiddle), 0),
                          true);
    QVERIFY(other.isValid() && other != mine);
    open(mine);
    QSignalSpy found(&m_page->presenter(), &TracesPresenter::similarFound);
    m_page->toggleSimilar();
    QVERIFY(found.wait(20000));
    const std::vector<SeenTrace> &hits = m_page->presenter().similar();
    const auto there = std::ranges::find_if(hits, [other](const SeenTrace &hit) {
        return !hit.bugs.empty() && hit.bugs.front().id == other;
    });
    QVERIFY(there != hits.end());
    QCOMPARE(there->why.reason, SimilarReason::EqualStack);
    QVERIFY(!there->shared.empty() && there->shared.front().stacks >= 3);
    QCOMPARE(m_page->presenter().seen().rarity->stacks, 4);
    auto *list = m_page->findChild<QListWidget *>(u"tracesSimilarList"_s);
    list->setCurrentRow(static_cast<int>(there - hits.begin()));
    const QString words = list->currentItem()->data(Qt::AccessibleTextRole).toString();
    QVERIFY2(words.contains(there->bugs.front().title) && words.contains(u"Ole"_s),
             qPrintable(words));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(m_program->navigator.steps.last(), u"reveal message:z@example.org"_s);
    // The same stack is not looked for twice.
    m_page->presenter().findSimilar(m_page->presenter().panes().first());
    QVERIFY(!m_page->presenter().isSeeking());
}

void TracesPageTest::filesAndClipboard()
{
    open(fill());
    QSignalSpy aligned(&m_page->presenter(), &TracesPresenter::aligned);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(hungTask("pasted", 9, activateMiddle)));
    m_page->paste();
    QVERIFY(aligned.wait(20000));
    QCOMPARE(m_page->presenter().items().size(), std::size_t(4));
    QVERIFY(m_page->presenter().items().back().source.source.isClipboard());
    m_page->frames().goToFrame(2, 4);
    QTRY_VERIFY(m_page->raw().view()->currentLineDescription().contains(u"isra"_s));
    QGuiApplication::clipboard()->setText(u"nothing in here"_s);
    QSignalSpy nothing(&m_page->presenter(), &TracesPresenter::nothingAdded);
    m_page->paste();
    QVERIFY(nothing.wait(20000));
    QSignalSpy failed(&m_page->presenter(), &TracesPresenter::addFailed);
    m_page->presenter().addFile(u"/nowhere/at/all.log"_s);
    QVERIFY(failed.wait(20000));
}

void TracesPageTest::speaksTheLanguage()
{
    open(fill());
    for (const char *name :
         {"tracesFrames", "tracesRawView", "tracesGroupsList", "tracesLocksEvidence",
          "tracesLocksGraph", "tracesCapture", "tracesPaneButton1", "tracesSource",
          "tracesFrameView", "tracesFrameChain", "tracesFramePlaces", "tracesSimilarList"}) {
        const auto *widget = m_page->findChild<QWidget *>(QString::fromLatin1(name));
        QVERIFY2(widget != nullptr && !widget->accessibleName().isEmpty(), name);
    }
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(m_page.get(), &change);
    QEvent palette(QEvent::PaletteChange);
    QCoreApplication::sendEvent(m_page.get(), &palette);
    QVERIFY(!m_page->answer().isEmpty());
    QVERIFY(!m_page->grab().isNull());
}

/// The real thread: waiters without a holder the text names, and what to capture.
void TracesPageTest::vhostThread()
{
    const QString path = QStringLiteral(CASEBOOK_CORPORA "/threads/vhost-worker-killed.mbox");
    if (!QFileInfo::exists(path)) {
        QSKIP("the corpora are not beside the tree");
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    open(m_program->import(file.readAll(), true));
    QVERIFY(m_page->badge().total > 0);
    QVERIFY(std::ranges::any_of(m_page->presenter().items(), [](const TraceItem &item) {
        return item.name() == u"vhost-7617"_s;
    }));
    QSignalSpy read(&m_page->presenter(), &TracesPresenter::locksRead);
    m_page->setView(TracesPage::View::Locks);
    QVERIFY(read.wait(20000));
    const LockPicture &picture = m_page->locks().evidence().picture();
    QVERIFY(picture.boxOf({.comm = u"vhost-7617"_s, .pid = 7618}) >= 0);
    QVERIFY(std::ranges::none_of(picture.rows, [](const LockPicture::Row &row) {
        return row.kind == LockPicture::LineKind::HeldBy && row.lock.name.contains(u"vq->mutex"_s);
    }));
    QVERIFY(!m_page->locks().evidence().graph().unknown.empty());
    const QModelIndex last =
        m_page->locks().evidence().index(m_page->locks().evidence().rowCount() - 1);
    QVERIFY(m_page->locks().evidence().unknown(last) != nullptr);
}

QTEST_MAIN(TracesPageTest)
#include "tst_tracespage.moc"

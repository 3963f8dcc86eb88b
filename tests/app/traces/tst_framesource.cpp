// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/highlight/codehighlighter.h"
#include "app/traces/framepanel.h"
#include "app/traces/framestable.h"
#include "app/traces/sourcesdialog.h"
#include "app/traces/tracespage.h"
#include "app/widgets/codeview.h"
#include "core/base/process.h"
#include "tests/app/models/tracesamples.h"
#include "tests/app/thread/threadfixture.h"

#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

#include <algorithm>

using namespace Casebook;
using namespace Casebook::Testing;

/// The source of a frame in the Traces tab, against a kernel of two functions that is compiled here.
class FrameSourceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void frameInItsSource();
    void wrongPlacesAreSaid();
    void placesAreSetInADialog();

private:
    void open(const QByteArray &report);

    std::unique_ptr<TestSupport::ThreadFixture> m_program;
    CodeHighlighters m_highlighters;
    std::unique_ptr<TracesPage> m_page;
};

void FrameSourceTest::init()
{
    m_program = std::make_unique<TestSupport::ThreadFixture>();
    m_page = std::make_unique<TracesPage>(*m_program->context, &m_highlighters);
    m_page->resize(1100, 700);
}

void FrameSourceTest::cleanup()
{
    m_page.reset();
    m_program.reset();
}

void FrameSourceTest::open(const QByteArray &report)
{
    QSignalSpy aligned(&m_page->presenter(), &TracesPresenter::aligned);
    m_page->setBug(
        m_program->import(TestSupport::mail("k", {}, "Bot", "it hangs", report, 0), true));
    m_page->show();
    QVERIFY(aligned.wait(20000));
}

namespace {

/// A kernel image of two functions, one inlined, its source, and a report that names them.
struct SmallKernel
{
    explicit SmallKernel(const QString &folder)
        : tree(folder + u"/tree"_s)
        , image(folder + u"/vmlinux"_s)
    {
        QDir().mkpath(tree + u"/drivers/kst"_s);
        QFile file(tree + u"/drivers/kst/core.c"_s);
        if (file.open(QIODevice::WriteOnly)) {
            file.write("volatile int depth;\n"
                       "static inline __attribute__((always_inline)) void kst_mark(int x)\n"
                       "{\n"
                       "\tdepth = x; /* the mark */\n" // line 4
                       "}\n\n"
                       "__attribute__((noinline)) void kst_dive(int x)\n"
                       "{\n"
                       "\tkst_mark(x);\n" // line 9
                       "}\n\n"
                       "int main(int argc, char **argv)\n"
                       "{\n"
                       "\t(void)argv;\n"
                       "\tkst_dive(argc);\n"
                       "\treturn depth;\n"
                       "}\n");
        }
        file.close();
        ProcessSpec compiler;
        compiler.program = u"cc"_s;
        compiler.folder = tree;
        compiler.arguments = {u"-g"_s, u"-O1"_s, u"-no-pie"_s,           u"-Wl,--build-id=sha1"_s,
                              u"-o"_s, image,    u"drivers/kst/core.c"_s};
        JobContext context;
        const auto built = runProcess(compiler, context);
        const auto elf = ElfFile::open(image);
        isBuilt = built && built->exitCode == 0 && elf;
        if (isBuilt) {
            const auto frame = [&](const QByteArray &name, int offset) {
                return ' ' + name + "+0x" + QByteArray::number(offset, 16) + "/0x"
                    + QByteArray::number(elf->find(name, -1)->size, 16) + '\n';
            };
            report = hungTask("kst", 7, frame("kst_dive", 3) + frame("main", 4));
        }
    }

    QString tree;
    QString image;
    QByteArray report;
    bool isBuilt = false;
};

int rowOf(const TracesPage &page, const QString &func)
{
    const std::vector<Frame> &frames =
        const_cast<TracesPage &>(page).presenter().table().panes.front().frames();
    const auto found = std::ranges::find(frames, func, &Frame::func);
    return found == frames.end() ? -1 : static_cast<int>(found - frames.begin());
}

} // namespace

/// Nothing is set: a sentence and the buttons that get it. Then the lines, what is inlined there, the machine code.
void FrameSourceTest::frameInItsSource()
{
    const SmallKernel kernel(m_program->folder.path());
    QVERIFY(kernel.isBuilt);
    open(kernel.report);
    m_page->frames().goToFrame(0, rowOf(*m_page, u"kst_dive"_s));
    QCOMPARE(m_page->side(), TracesPage::Side::None);
    QTest::keyClick(&m_page->frames(), Qt::Key_Return);
    QCOMPARE(m_page->side(), TracesPage::Side::Frame);
    QVERIFY2(m_page->frame().sentence().contains(u"names no source place"_s),
             qPrintable(m_page->frame().sentence()));
    m_program->prompts.folder = kernel.tree;
    m_program->prompts.files = {kernel.image};
    m_page->findChild<QPushButton *>(u"tracesFrameChooseTree"_s)->click();
    QTRY_COMPARE(m_page->framePresenter().place().tree, kernel.tree);
    m_page->findChild<QPushButton *>(u"tracesFrameChooseBinary"_s)->click();
    CodeView *view = m_page->frame().view();
    QTRY_VERIFY2(view->isVisible(), qPrintable(m_page->frame().sentence()));
    QTRY_VERIFY(view->markedLine() >= 0);
    QVERIFY(m_page->frame().sentence().isEmpty());
    // The frame's own line is marked first; the function inlined there is one row above it.
    const auto markedText = [view] {
        return view->document()->findBlockByNumber(view->markedLine()).text();
    };
    const ResolvedFrame &resolved = m_page->framePresenter().resolved();
    QCOMPARE(resolved.why, UnresolvedWhy::Resolved);
    QVERIFY(view->marginOf(view->markedLine()).toInt() >= 7);
    if (resolved.frames.size() == 2) { // which instruction is where is the compiler's
        QCOMPARE(m_page->frame().chain()->count(), 2);
        m_page->frame().chain()->setCurrentRow(0);
        QTRY_COMPARE(view->marginOf(view->markedLine()), u"4"_s);
        QVERIFY(markedText().contains(u"the mark"_s));
    }
    m_page->frames().goToFrame(0, rowOf(*m_page, u"main"_s));
    QTRY_VERIFY(m_page->framePresenter().resolved().frames.back().func == u"main"_s);
    QTRY_VERIFY(view->marginOf(view->markedLine()).toInt() >= 12);
    m_page->toggleInstructions();
    QTRY_VERIFY(view->marginOf(0).startsWith(u"+0x"_s));
    QVERIFY(view->markedLine() >= 0);
    QVERIFY(!markedText().isEmpty());
    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(m_page->frames().hasFocus() || !m_page->isActiveWindow());
    // What was set is there again for the bug, and the panel with it.
    const BugId bug = *m_page->presenter().bug();
    m_page.reset();
    m_page = std::make_unique<TracesPage>(*m_program->context, &m_highlighters);
    m_page->setBug(bug);
    m_page->show();
    QTRY_COMPARE(m_page->framePresenter().place().tree, kernel.tree);
    QTRY_COMPARE(m_page->side(), TracesPage::Side::Frame);
}

void FrameSourceTest::wrongPlacesAreSaid()
{
    const SmallKernel kernel(m_program->folder.path());
    QVERIFY(kernel.isBuilt);
    open(kernel.report);
    m_page->frames().goToFrame(0, rowOf(*m_page, u"kst_dive"_s));
    m_page->toggleSource();
    FramePresenter &frame = m_page->framePresenter();
    const auto say = [&](const SourcePlace &place) {
        QSignalSpy changed(&frame, &FramePresenter::placeChanged);
        frame.setPlace(place);
        return changed.wait(20000);
    };
    QVERIFY(say({.tree = m_program->folder.path(), .binaries = {kernel.image}}));
    QTRY_VERIFY(frame.source().has_value());
    QVERIFY2(!*frame.source() || m_page->frame().sentence().isEmpty(),
             qPrintable(m_page->frame().sentence()));
    QVERIFY(QDir().mkpath(m_program->folder.filePath(u"empty"_s)));
    QVERIFY(say({.tree = m_program->folder.filePath(u"empty"_s), .binaries = {kernel.image}}));
    QTRY_VERIFY2(m_page->frame().sentence().contains(u"The source tree has no file"_s),
                 qPrintable(m_page->frame().sentence()));
    QVERIFY(say({.tree = kernel.tree, .binaries = {u"/no/such/vmlinux"_s}}));
    QTRY_VERIFY2(m_page->frame().doubt().contains(u"/no/such/vmlinux"_s),
                 qPrintable(m_page->frame().doubt()));
    QVERIFY(say({.tree = kernel.tree, .binaries = {kernel.tree + u"/drivers/kst/core.c"_s}}));
    QTRY_VERIFY2(m_page->frame().doubt().contains(u"core.c"_s),
                 qPrintable(m_page->frame().doubt()));
}

void FrameSourceTest::placesAreSetInADialog()
{
    const SmallKernel kernel(m_program->folder.path());
    open(kernel.report);
    m_page->openPlaces();
    auto *dialog = m_page->findChild<SourcesDialog *>();
    QVERIFY(dialog != nullptr);
    QSignalSpy checked(dialog, &SourcesDialog::checked);
    m_program->prompts.folder = kernel.tree;
    m_program->prompts.files = {kernel.image};
    dialog->chooseTree();
    dialog->addBinary();
    QVERIFY(checked.wait(20000));
    QCOMPARE(dialog->place().tree, kernel.tree);
    QCOMPARE(dialog->place().binaries, QStringList{kernel.image});
    QTRY_VERIFY2(dialog->findings().contains(u"Everything is there"_s),
                 qPrintable(dialog->findings()));
    auto *tree = dialog->findChild<QLineEdit *>(u"sourcesTree"_s);
    tree->setText(u"relative/path"_s);
    QTRY_VERIFY(dialog->findings().contains(u"no whole path"_s));
    QVERIFY(!dialog->findChild<QPushButton *>(u"sourcesAccept"_s)->isEnabled());
    tree->setText(kernel.tree + u"/gone"_s);
    QTRY_VERIFY(dialog->findings().contains(u"There is no folder"_s));
    tree->setText(kernel.tree);
    QTRY_VERIFY(dialog->findings().contains(u"Everything is there"_s));
    QSignalSpy changed(&m_page->framePresenter(), &FramePresenter::placeChanged);
    dialog->findChild<QPushButton *>(u"sourcesAccept"_s)->click();
    QVERIFY(changed.wait(20000));
    QCOMPARE(m_page->framePresenter().place().binaries, QStringList{kernel.image});
}

QTEST_MAIN(FrameSourceTest)
#include "tst_framesource.moc"

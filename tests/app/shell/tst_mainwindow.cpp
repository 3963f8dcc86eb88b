// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/commandset.h"
#include "app/shell/deskpane.h"
#include "app/shell/history.h"
#include "app/shell/instance.h"
#include "app/shell/palettemodel.h"
#include "app/shell/palettewidget.h"
#include "app/shell/theme.h"
#include "app/widgets/amberline.h"
#include "core/workspace/workspace.h"
#include "tests/app/shell/windowprogram.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

namespace {

/// What takes keys or clicks and has no name for a screen reader.
QStringList nameless(QWidget *root)
{
    QStringList found;
    const auto widgets = root->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool interactive = qobject_cast<const QAbstractButton *>(widget) != nullptr
            || qobject_cast<const QLineEdit *>(widget) != nullptr
            || qobject_cast<const QComboBox *>(widget) != nullptr
            || qobject_cast<const QAbstractItemView *>(widget) != nullptr
            || qobject_cast<const QTabBar *>(widget) != nullptr
            || qobject_cast<const QPlainTextEdit *>(widget) != nullptr;
        // Parts that Qt itself puts into its widgets have no name of ours.
        const QString name = widget->objectName();
        const bool ofQt = name.startsWith("qt_"_L1) || name.isEmpty();
        // A button's own text is read out when it has no other name.
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool hasText = button != nullptr && !button->text().isEmpty();
        if (interactive && !ofQt && !hasText && widget->accessibleName().isEmpty()) {
            found.append(name + u" ("_s + QString::fromLatin1(widget->metaObject()->className())
                         + u')');
        }
    }
    return found;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void emptyWorkspaceShowsTheStartPage()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        QVERIFY(program.window->desk()->currentTab().isEmpty());
        QVERIFY(program.window->findChild<QWidget *>(u"startPage"_s)->isVisible());
        QVERIFY(!program.window->findChild<QWidget *>(u"companionPane"_s)->isVisible());
    }

    void importedThreadBecomesABugAndIsFoundAgain()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        const QString mbox =
            writeFile(m_folder->filePath(u"t.mbox"_s),
                      mail("a1", "task hung in kst_freeze", "spin_lock held here"));
        program.prompts.files = {mbox};
        QVERIFY(program.window->commands().run(u"mail.import"_s));
        QTRY_VERIFY_WITH_TIMEOUT(program.window->currentBug().isValid(), 20000);
        QTRY_COMPARE(program.bugs()->bugCount(), 1);
        QTRY_COMPARE(program.window->desk()->currentTab(), u"overview"_s);

        program.window->showPalette(u"spin_lock"_s);
        auto *palette = program.window->findChild<PaletteWidget *>();
        QTRY_VERIFY(palette->model()->hit(1) != nullptr
                    && palette->model()->hit(1)->command.isEmpty());
        QVERIFY(palette->model()->hit(1)->hit.title.contains(u"kst_freeze"_s)
                || palette->model()->hit(1)->hit.snippet.contains(u"spin_lock"_s));
        QTest::keyClick(palette->field(), Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
    }

    void questionsThatCannotBeReadSayWhere()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        program.window->showPalette(u"lock after:soon"_s);
        auto *palette = program.window->findChild<PaletteWidget *>();
        auto *line = palette->findChild<AmberLine *>(u"paletteProblem"_s);
        QVERIFY(line->sentence().contains(u"12"_s)); // the character the piece begins at
        QVERIFY(line->sentence().contains(u"soon"_s));
        palette->field()->setText(u"lock after:2025"_s);
        QTRY_VERIFY(line->isEmpty());
    }

    void searchesAreSavedAndAskedAgain()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        const BugId bug = addBug(*program.window, u"task hung in kst"_s);
        program.window->showPalette(u"kind:bug hung"_s);
        auto *palette = program.window->findChild<PaletteWidget *>();
        QTRY_VERIFY(palette->model()->hit(1) != nullptr
                    && palette->model()->hit(1)->hit.id == bug.value);
        QTest::keyClick(palette->field(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(program.window->workspace()->savedSearches().wait()->size(), std::size_t(1));
        palette->field()->clear();
        QTRY_VERIFY(palette->model()->hit(1) != nullptr
                    && palette->model()->hit(1)->saved.isValid());
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QVERIFY(palette->isVisible());
        QCOMPARE(palette->field()->text(), u"kind:bug hung"_s);
        palette->field()->clear();
        QTRY_VERIFY(palette->model()->hit(1) != nullptr
                    && palette->model()->hit(1)->saved.isValid());
        QTest::keyClick(palette->field(), Qt::Key_Delete, Qt::ShiftModifier);
        QTRY_VERIFY(program.window->workspace()->savedSearches().wait()->empty());
    }

    void anyTextIsFoundByScanning()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        program.prompts.files = {writeFile(m_folder->filePath(u"t.mbox"_s),
                                           mail("a1", "task hung in kst_freeze", "x = a->b;"))};
        QVERIFY(program.window->commands().run(u"mail.import"_s));
        QTRY_VERIFY_WITH_TIMEOUT(program.window->currentBug().isValid(), 20000);
        program.window->showPalette(u"a->b;"_s);
        auto *palette = program.window->findChild<PaletteWidget *>();
        QTest::keyClick(palette->field(), Qt::Key_A, Qt::AltModifier);
        QTRY_VERIFY(palette->model()->hit(1) != nullptr
                    && palette->model()->hit(1)->hit.snippet == u"x = a->b;"_s);
        QTest::keyClick(palette->field(), Qt::Key_A, Qt::AltModifier);
        QTest::keyClick(palette->field(), Qt::Key_Escape);
    }

    void filterHidesAndSaysSo()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        addBug(*program.window, u"first"_s);
        addBug(*program.window, u"second"_s, BugState::Parked);
        QTRY_COMPARE(program.bugs()->bugCount(), 2);
        program.field(u"bugFilter"_s)->setText(u"sec"_s);
        QCOMPARE(program.bugs()->shownCount(), 1);
        program.field(u"bugFilter"_s)->setText(u"third"_s);
        QCOMPARE(program.bugs()->shownCount(), 0);
        auto *clear = program.window->findChild<QAbstractButton *>(u"clearFilter"_s);
        QVERIFY(clear->isVisible());
        clear->click();
        QCOMPARE(program.bugs()->shownCount(), 2);
    }

    void paletteRunsCommandsByKeyboardAlone()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        program.settings.setColourScheme(ColourScheme::Light);
        program.window->showPalette(u">dark"_s);
        auto *palette = program.window->findChild<PaletteWidget *>();
        QTRY_VERIFY(palette->model()->hit(1) != nullptr);
        QTest::keyClick(palette->field(), Qt::Key_Down);
        QTest::keyClick(palette->field(), Qt::Key_Up);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QTRY_VERIFY(!palette->isVisible());
    }

    void throwingAwayAndUndoingBringsTheBugBack()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        const BugId id = addBug(*program.window, u"kept"_s);
        program.window->showBug(id);
        QTRY_COMPARE(program.window->desk()->currentTab(), u"overview"_s);
        QVERIFY(program.window->commands().run(u"bug.trash"_s));
        QTRY_COMPARE(program.bugs()->bugCount(), 0);
        QTRY_VERIFY(!program.window->currentBug().isValid());
        QVERIFY(program.window->commands().run(u"bug.undoTrash"_s));
        QTRY_COMPARE(program.bugs()->bugCount(), 1);
    }

    void restartShowsTheSameBugAndTab()
    {
        BugId second;
        {
            Program program(m_folder->path());
            QVERIFY(program.open(path()));
            addBug(*program.window, u"first"_s);
            second = addBug(*program.window, u"second"_s);
            program.window->showBug(second);
            QTRY_COMPARE(program.window->desk()->currentTab(), u"overview"_s);
            program.window->close();
        }
        Program program(m_folder->path());
        QCOMPARE(program.settings.lastWorkspace(), path());
        QVERIFY(program.open(path()));
        QCOMPARE(program.window->currentBug(), second);
    }

    void missingFileIsAPageAndNoBox()
    {
        Program program(m_folder->path());
        QSignalSpy failed(program.window.get(), &MainWindow::openFailed);
        program.window->openFile(m_folder->filePath(u"no/such.casebook"_s));
        QVERIFY(failed.wait(20000));
        QVERIFY(program.window->findChild<QWidget *>(u"errorPage"_s)->isVisible());
        QVERIFY(program.window->findChild<QAbstractButton *>(u"retryOpen"_s)->isVisible());
    }

    void languageSwitchReachesEveryPart()
    {
        Program program(m_folder->path());
        Theme theme(program.settings);
        program.settings.setLanguage(u"en"_s);
        theme.apply();
        QVERIFY(program.open(path()));
        const QLineEdit *filter = program.field(u"bugFilter"_s);
        const QString english = filter->accessibleName();
        program.settings.setLanguage(u"zh_CN"_s);
        QCOMPARE(theme.language(), u"zh_CN"_s);
        program.settings.setLanguage(u"en"_s);
        QTRY_COMPARE(filter->accessibleName(), english);
    }

    void everythingInteractiveHasAName()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        const BugId id = addBug(*program.window, u"named"_s);
        program.window->showBug(id);
        QTRY_COMPARE(program.window->desk()->currentTab(), u"overview"_s);
        program.window->showSettings();
        program.window->runCommand(u"bug.new"_s);
        program.window->showTrash();
        program.window->showPalette({});
        QCOMPARE(nameless(program.window.get()).join(u", "_s), QString());
    }

    void keysThatAnotherCommandHasAreNamed()
    {
        Program program(m_folder->path());
        CommandSet &commands = program.window->commands();
        QCOMPARE(commands.conflict(u"bug.new"_s, QKeySequence(u"Ctrl+K"_s)), u"go.search"_s);
        QVERIFY(commands.conflict(u"go.search"_s, QKeySequence(u"Ctrl+K"_s)).isEmpty());
        program.settings.setKeys(u"go.search"_s, QKeySequence(u"Ctrl+J"_s));
        QVERIFY(commands.conflict(u"bug.new"_s, QKeySequence(u"Ctrl+K"_s)).isEmpty());
        QCOMPARE(commands.action(u"go.search"_s)->shortcut(), QKeySequence(u"Ctrl+J"_s));
    }

    void historyGoesBackAndForgetsWhatWasAhead()
    {
        History history;
        history.visit({.bug = BugId{1}, .tab = u"overview"_s});
        history.visit({.bug = BugId{1}, .tab = u"thread"_s});
        history.visit({.bug = BugId{1}, .tab = u"thread"_s});
        QCOMPARE(history.back()->tab, u"overview"_s);
        QVERIFY(!history.canGoBack());
        history.visit({.bug = BugId{2}, .tab = u"overview"_s});
        QVERIFY(!history.canGoForward());
        QCOMPARE(history.back()->bug, BugId{1});
    }

    void secondStartIsAnsweredByTheFirst()
    {
        Instance instance;
        QSignalSpy raised(&instance, &Instance::raiseRequested);
        QVERIFY(instance.listen(path()));
        QVERIFY(Instance::socketPath(path()) != Instance::socketPath(m_folder->path()));
        // The asking side blocks, as it does in main(), so it runs on a thread of its own.
        bool answered = false;
        const std::unique_ptr<QThread> asker(QThread::create(
            [this, &answered] { answered = Instance::raiseOther(path(), {u"a.mbox"_s}); }));
        asker->start();
        QVERIFY(raised.wait(10000));
        QCOMPARE(raised.first().first().toStringList(), QStringList{u"a.mbox"_s});
        QTRY_VERIFY(asker->isFinished());
        QVERIFY(answered);
        instance.stop();
        QVERIFY(!Instance::raiseOther(path(), {}));
    }

private:
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(u"case.casebook"_s);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"

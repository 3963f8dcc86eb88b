// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts around the pages: what the window does with a locked file, what its bottom bar says of saving,
// files dropped on it, the trash, the companion pane and notifications.
#include "app/shell/commandset.h"
#include "app/shell/companionpane.h"
#include "app/shell/deskpane.h"
#include "app/shell/notifier.h"
#include "app/widgets/savestateevent.h"
#include "app/widgets/textautosave.h"
#include "app/widgets/texteditor.h"
#include "app/widgets/texteditorpane.h"
#include "app/widgets/workspacetextsink.h"
#include "tests/app/shell/windowprogram.h"

#include <QAbstractButton>
#include <QDialog>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <semaphore>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

namespace {

class EmptyPage final : public Page
{
public:
    using Page::Page;

    void setBug(BugId) override { }
};

void addCompanion(Registry &registry)
{
    registry.addCompanion(
        {.id = u"pad"_s,
         .title = [] { return u"Pad"_s; },
         .icon = u"notes"_s,
         .create = [](PageContext &, QWidget *parent) -> Page * { return new EmptyPage(parent); }});
}

} // namespace

class TestWindowParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void fileThatIsWrittenElsewhereOpensReadOnly()
    {
        Program first(m_folder->path());
        QVERIFY(first.open(path()));
        QVERIFY(addBug(*first.window, u"seen by both"_s).isValid());
        Program second(m_folder->path());
        QVERIFY(second.open(path()));
        QVERIFY(second.window->workspace()->info().readOnly);
        QCOMPARE(second.window->workspace()->info().notices.front().first,
                 OpenNotice::ReadOnlyLocked);
        QTRY_COMPARE(second.bugs()->bugCount(), 1);
        QCOMPARE(second.window->findChild<QLabel *>(u"saveState"_s)->text(), u"Read-only"_s);
        QVERIFY(!second.window->commands().run(u"mail.import"_s));
    }

    void barSaysWhatIsNotSaved()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        const auto *label = program.window->findChild<QLabel *>(u"saveState"_s);
        QCOMPARE(label->text(), u"Saved"_s);
        auto one = std::make_unique<QObject>();
        auto two = std::make_unique<QObject>();
        const auto tell = [&program](QObject *source, SaveState state) {
            SaveStateEvent event(source, state);
            QCoreApplication::sendEvent(program.window.get(), &event);
        };
        tell(one.get(), SaveState::Unsaved);
        QCOMPARE(label->text(), u"Saving…"_s);
        tell(two.get(), SaveState::Failed);
        QCOMPARE(label->text(), u"Not saved"_s);
        tell(one.get(), SaveState::Saved);
        QCOMPARE(label->text(), u"Not saved"_s);
        two.reset(); // its page was closed
        QCOMPARE(label->text(), u"Saved"_s);
    }

    void typingIsToldToTheWindow()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        const auto *label = program.window->findChild<QLabel *>(u"saveState"_s);
        Workspace &workspace = *program.window->workspace();
        const Result<TextId> id = workspace.addText(TextKind::Note, {}, u"n.md"_s, {}).wait();
        QVERIFY(id);
        WorkspaceTextSink sink(workspace, *id);
        TextEditorPane pane(program.runner, nullptr, program.window.get());
        pane.autosave()->setDelay(std::chrono::hours(1)); // saved when the test says so
        pane.start(sink.place({}));
        pane.show();
        QTest::keyClick(pane.editor(), Qt::Key_A);
        QCOMPARE(label->text(), u"Saving…"_s);
        pane.autosave()->saveNow();
        QTRY_COMPARE(label->text(), u"Saved"_s);
        QCOMPARE(workspace.text(*id).wait()->text, u"a"_s);
    }

    void droppedFilesAreImported()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        const QString mbox =
            writeFile(m_folder->filePath(u"t.mbox"_s), mail("d1", "dropped on the window", "text"));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(mbox)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(program.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(program.window.get(), &drop);
        QTRY_COMPARE_WITH_TIMEOUT(program.bugs()->bugCount(), 1, 20000);
    }

    void trashGivesBackAndIsEmptied()
    {
        Program program(m_folder->path());
        QVERIFY(program.open(path()));
        Workspace &workspace = *program.window->workspace();
        const BugId bug = addBug(*program.window, u"thrown away"_s);
        QVERIFY(workspace.trashBug(bug).wait());
        QVERIFY(program.window->commands().run(u"file.trash"_s));
        auto *dialog = program.window->findChild<QDialog *>(u"trashDialog"_s);
        QVERIFY(dialog != nullptr);
        auto *list = dialog->findChild<QTreeWidget *>(u"trashList"_s);
        auto *restore = dialog->findChild<QAbstractButton *>(u"trashRestore"_s);
        auto *empty = dialog->findChild<QAbstractButton *>(u"trashEmpty"_s);
        QTRY_COMPARE(list->topLevelItemCount(), 1);
        QVERIFY(list->topLevelItem(0)->text(0).contains(u"thrown away"_s));
        restore->click();
        QTRY_COMPARE(list->topLevelItemCount(), 0);
        QTRY_COMPARE(program.bugs()->bugCount(), 1);
        QVERIFY(!empty->isEnabled());

        QVERIFY(workspace.trashBug(bug).wait());
        QTRY_COMPARE(list->topLevelItemCount(), 1);
        program.prompts.accept = false; // asked, and not wanted
        empty->click();
        QCOMPARE(workspace.trash().wait()->size(), std::size_t(1));
        program.prompts.accept = true;
        empty->click();
        QTRY_COMPARE(list->topLevelItemCount(), 0);
        QCOMPARE(workspace.trash().wait()->size(), std::size_t(0));
        QCOMPARE(workspace.bugs().wait()->size(), std::size_t(0));
    }

    void companionFoldsToARailAndKeepsItPerTab()
    {
        Program program(m_folder->path(), addCompanion);
        QVERIFY(program.open(path()));
        QVERIFY(addBug(*program.window, u"a bug"_s).isValid());
        auto *pane = program.window->findChild<CompanionPane *>();
        QVERIFY(pane != nullptr && !pane->isEmpty());
        QVERIFY(pane->showPage(u"pad"_s));
        QVERIFY(!pane->showPage(u"not there"_s));
        pane->enterTab(u"overview"_s);
        pane->setForm(CompanionPane::Form::Rail);
        QCOMPARE(pane->width(), CompanionPane::railWidth);
        pane->enterTab(u"logs"_s);
        pane->setForm(CompanionPane::Form::Open);
        pane->enterTab(u"overview"_s);
        QCOMPARE(pane->form(), CompanionPane::Form::Rail);
        const QVariantMap kept = pane->forms();
        pane->setForms({});
        pane->setForms(kept);
        pane->enterTab(u"logs"_s);
        QCOMPARE(pane->form(), CompanionPane::Form::Open);
    }

    void longJobsAreToldWhenTheWindowIsNotLookedAt()
    {
        JobBoard board;
        JobRunner runner(&board);
        QWidget window;
        Notifier notifier(board, &window, 0);
        QStringList told;
        notifier.setSender([&told](const QString &title, const QString &) { told.append(title); });
        std::binary_semaphore go(0);
        const Job<int> job =
            runner.run<int>(u"import-mail"_s, u"t.mbox"_s, [&go](JobContext &) -> Result<int> {
                go.acquire();
                return 1;
            });
        QTRY_COMPARE(board.jobs().size(), std::size_t(1));
        QVERIFY(told.isEmpty());
        go.release();
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(job.wait());
    }

private:
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(u"w.casebook"_s);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestWindowParts)

#include "tst_windowparts.moc"

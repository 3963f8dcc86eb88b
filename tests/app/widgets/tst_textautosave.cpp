// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/amberline.h"
#include "app/widgets/emergencycopy.h"
#include "app/widgets/textautosave.h"
#include "app/widgets/texteditor.h"
#include "app/widgets/texteditorpane.h"
#include "core/base/jobrunner.h"
#include "tests/app/widgets/texttesting.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTextAutosave final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_state;
    JobRunner m_runner;

    static void type(TextEditor &editor, const QString &text)
    {
        QTest::keyClicks(&editor, text);
    }

    static TextAutosave::Place place(FakeSink &sink, const QString &text = {})
    {
        return {.sink = &sink, .key = u"test-1"_s, .text = text, .revision = {}, .savedMs = 0};
    }

private Q_SLOTS:

    void initTestCase()
    {
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_state.path()));
    }

    void init()
    {
        EmergencyCopy::remove(u"test-1"_s);
    }

    void savesSoonAfterTheFirstKeyAndNotAtEveryKey()
    {
        FakeSink sink;
        TextEditor editor;
        TextAutosave autosave(&editor, m_runner);
        autosave.start(place(sink));
        QSignalSpy changed(&autosave, &TextAutosave::stateChanged);
        type(editor, u"hello"_s);
        QCOMPARE(autosave.state(), SaveState::Unsaved);
        QVERIFY(sink.saved.isEmpty());
        QTRY_COMPARE(sink.saved, QStringList{u"hello"_s});
        QTRY_COMPARE(autosave.state(), SaveState::Saved);
        QVERIFY(autosave.savedMs() > 0);
    }

    void savesWhenTheFocusLeaves()
    {
        FakeSink sink;
        TextEditor editor;
        TextAutosave autosave(&editor, m_runner);
        autosave.setDelay(1h);
        autosave.start(place(sink));
        type(editor, u"x"_s);
        QFocusEvent out(QEvent::FocusOut);
        QApplication::sendEvent(&editor, &out);
        QCOMPARE(sink.saved, QStringList{u"x"_s});
    }

    void whatIsTypedDuringASaveIsSavedNext()
    {
        FakeSink sink;
        sink.held = true;
        TextEditor editor;
        TextAutosave autosave(&editor, m_runner);
        autosave.setDelay(0ms);
        autosave.start(place(sink));
        type(editor, u"a"_s);
        QTRY_COMPARE(sink.calls, 1);
        type(editor, u"b"_s);
        sink.release();
        // The answer is about "a"; the text "ab" is not saved by it.
        QTRY_COMPARE(sink.calls, 2);
        QVERIFY(autosave.isDirty());
        sink.release();
        QTRY_COMPARE(autosave.state(), SaveState::Saved);
        QCOMPARE(sink.saved, (QStringList{u"a"_s, u"ab"_s}));
    }

    void aFailureKeepsTheTextAndIsTriedAgain()
    {
        FakeSink sink;
        sink.failing = true;
        TextEditorPane pane(m_runner);
        pane.start(place(sink));
        type(*pane.editor(), u"precious"_s);
        pane.autosave()->saveNow();
        QTRY_COMPARE(pane.autosave()->state(), SaveState::Failed);
        auto *amber = pane.findChild<AmberLine *>();
        QVERIFY(amber->sentence().contains(u"disk full"_s));
        pane.autosave()->saveNow();
        QTRY_COMPARE(EmergencyCopy::read(u"test-1"_s).value_or(QString()), u"precious"_s);
        const auto permissions = QFile::permissions(EmergencyCopy::path(u"test-1"_s));
        QVERIFY(!permissions.testFlag(QFile::ReadGroup) && !permissions.testFlag(QFile::ReadOther));
        sink.failing = false;
        amber->trigger(u"retry"_s);
        QTRY_COMPARE(pane.autosave()->state(), SaveState::Saved);
        QVERIFY(amber->isEmpty());
        QCOMPARE(sink.saved, QStringList{u"precious"_s});
        QTRY_VERIFY(!EmergencyCopy::read(u"test-1"_s));
        QCOMPARE(pane.editor()->text(), u"precious"_s);
    }

    void closingWhileNothingCanBeSavedLeavesACopy()
    {
        FakeSink sink;
        sink.failing = true;
        {
            TextEditorPane pane(m_runner);
            pane.start(place(sink));
            type(*pane.editor(), u"last words"_s);
            bool answered = false;
            bool saved = true;
            pane.autosave()->finish([&](bool ok) {
                answered = true;
                saved = ok;
            });
            QTRY_VERIFY(answered);
            QVERIFY(!saved);
        }
        sink.failing = false;
        TextEditorPane again(m_runner);
        again.start(place(sink, u"older"_s));
        auto *amber = again.findChild<AmberLine *>();
        QTRY_VERIFY(!amber->isEmpty());
        amber->trigger(u"take-copy"_s);
        QCOMPARE(again.editor()->text(), u"last words"_s);
        again.editor()->undo();
        QCOMPARE(again.editor()->text(), u"older"_s);
        QTRY_VERIFY(!EmergencyCopy::read(u"test-1"_s));
    }

    void destroyingSavesWhatIsUnsaved()
    {
        FakeSink sink;
        {
            TextEditorPane pane(m_runner);
            pane.start(place(sink));
            type(*pane.editor(), u"x"_s);
        }
        QCOMPARE(sink.saved, QStringList{u"x"_s});
    }

    void anotherTextSavesTheOneBeforeToItsOwnPlace()
    {
        FakeSink first;
        FakeSink second;
        TextEditor editor;
        TextAutosave autosave(&editor, m_runner);
        autosave.start(place(first));
        type(editor, u"one"_s);
        autosave.start(place(second, u"two"_s));
        QCOMPARE(first.saved, QStringList{u"one"_s});
        QCOMPARE(editor.text(), u"two"_s);
        QVERIFY(!autosave.isDirty());
        QVERIFY(second.saved.isEmpty());
    }

    void theEchoOfAnOwnOlderSaveIsNoReload()
    {
        FakeSink sink;
        sink.held = true;
        TextEditor editor;
        TextAutosave autosave(&editor, m_runner);
        autosave.start(place(sink));
        type(editor, u"a"_s);
        autosave.saveNow();
        type(editor, u"b"_s);
        autosave.takeExternal(RevisionId{.value = 1}, u"a"_s);
        sink.release();
        QTRY_COMPARE(sink.calls, 2);
        sink.release();
        QTRY_COMPARE(autosave.state(), SaveState::Saved);
        autosave.takeExternal(RevisionId{.value = 1}, u"a"_s);
        QCOMPARE(editor.text(), u"ab"_s);
    }

    void aChangeFromOutsideIsMergedAndSaved()
    {
        FakeSink sink;
        TextEditor editor;
        TextAutosave autosave(&editor, m_runner);
        autosave.start(place(sink, u"one\ntwo\n"_s));
        type(editor, u"X"_s);
        autosave.takeExternal(RevisionId{.value = 7}, u"one\ntwo\nthree\n"_s);
        QCOMPARE(editor.text(), u"Xone\ntwo\nthree\n"_s);
        QTRY_COMPARE(sink.saved, QStringList{u"Xone\ntwo\nthree\n"_s});
    }

    void theStateIsSaidInWords()
    {
        FakeSink sink;
        FixedClock clock(1'000'000'000'000);
        TextEditorPane pane(m_runner, &clock);
        auto start = place(sink, u"x"_s);
        start.savedMs = clock.now() - 5000;
        pane.start(start);
        QCOMPARE(pane.findChild<QLabel *>(u"saveState"_s)->text(), pane.stateText());
        QVERIFY(pane.stateText().contains(u"5"_s));
        type(*pane.editor(), u"y"_s);
        QVERIFY(!pane.stateText().contains(u"5"_s));
        pane.setReadOnly(true);
        QCOMPARE(pane.stateText(), u"Read-only"_s);
    }
};

QTEST_MAIN(TestTextAutosave)
#include "tst_textautosave.moc"

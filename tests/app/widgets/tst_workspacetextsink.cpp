// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/widgets/textworkspace.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

class TestWorkspaceTextSink final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
    }

    void typedTextIsStoredAndInTheHistory()
    {
        TextFixture fixture(u"one\n"_s);
        TextEditor *editor = fixture.pane.editor();
        QCOMPARE(editor->text(), u"one\n"_s);
        QTest::keyClicks(editor, u"zero "_s);
        fixture.pane.autosave()->saveNow();
        QTRY_COMPARE(fixture.pane.autosave()->state(), SaveState::Saved);
        QCOMPARE(fixture.storedText(), u"zero one\n"_s);
        const auto revisions = fixture.sink.revisions().wait();
        QVERIFY(revisions);
        QCOMPARE(revisions->size(), std::size_t{3}); // empty, one, zero one
        QCOMPARE(fixture.sink.revisionText(revisions->at(1).id).wait().value(), u"one\n"_s);
    }

    void echoOfAnOwnSaveChangesNothing()
    {
        TextFixture fixture;
        TextEditor *editor = fixture.pane.editor();
        QSignalSpy stored(&fixture.sink, &WorkspaceTextSink::stored);
        QTest::keyClicks(editor, u"abc"_s);
        fixture.pane.autosave()->saveNow();
        QTest::keyClicks(editor, u"def"_s); // while the save and its echo are under way
        QTRY_VERIFY(!stored.isEmpty());
        QCOMPARE(editor->text(), u"abcdef"_s);
        QTRY_VERIFY(!fixture.pane.autosave()->isDirty());
        QCOMPARE(fixture.storedText(), u"abcdef"_s);
    }

    void writeFromElsewhereIsMergedAndCanBeUndone()
    {
        TextFixture fixture(u"first\nsecond\nthird\n"_s);
        TextEditor *editor = fixture.pane.editor();
        QTest::keyClicks(editor, u"my "_s);
        fixture.pane.autosave()->saveNow();
        QTRY_COMPARE(fixture.pane.autosave()->state(), SaveState::Saved);
        QVERIFY(
            fixture.workspace->saveText(fixture.id, u"my first\nsecond\ntheir third\n"_s).wait());
        QTRY_COMPARE(editor->text(), u"my first\nsecond\ntheir third\n"_s);
        QVERIFY(!fixture.pane.autosave()->isDirty());
        editor->undo();
        QCOMPARE(editor->text(), u"my first\nsecond\nthird\n"_s);
    }

    void textOfAnotherIdIsNotTaken()
    {
        TextFixture fixture(u"mine\n"_s);
        QSignalSpy changed(fixture.workspace.get(), &Workspace::changed);
        const TextId other =
            fixture.workspace->addText(TextKind::Note, {}, u"o.md"_s, {}).wait().value();
        QTRY_COMPARE(changed.size(), 3); // two of the fixture
        WorkspaceTextSink sink(*fixture.workspace, fixture.id);
        QSignalSpy stored(&sink, &WorkspaceTextSink::stored);
        QVERIFY(fixture.workspace->saveText(other, u"theirs\n"_s).wait());
        QTRY_COMPARE(changed.size(), 4);
        QVERIFY(fixture.workspace->saveText(fixture.id, u"mine too\n"_s).wait());
        QTRY_COMPARE(stored.size(), 1); // of the second save alone
        QCOMPARE(stored.front().at(1).toString(), u"mine too\n"_s);
    }

    void thrownAwayTextIsTold()
    {
        TextFixture fixture(u"mine\n"_s);
        QSignalSpy failed(&fixture.sink, &WorkspaceTextSink::failed);
        QVERIFY(fixture.workspace->trashText(fixture.id).wait());
        QTRY_COMPARE(failed.size(), 1);
        QTest::keyClicks(fixture.pane.editor(), u"x"_s);
        fixture.pane.autosave()->saveNow();
        QTRY_COMPARE(fixture.pane.autosave()->state(), SaveState::Failed);
        QCOMPARE(fixture.pane.editor()->text(), u"xmine\n"_s); // nothing typed is lost
    }

    void nameOfARevisionIsKept()
    {
        TextFixture fixture(u"mine\n"_s);
        const RevisionId newest = fixture.sink.revisions().wait().value().front().id;
        QVERIFY(fixture.sink.label(newest, u"before the meeting"_s).wait());
        QCOMPARE(fixture.sink.revisions().wait().value().front().label, u"before the meeting"_s);
    }
};

QTEST_MAIN(TestWorkspaceTextSink)
#include "tst_workspacetextsink.moc"

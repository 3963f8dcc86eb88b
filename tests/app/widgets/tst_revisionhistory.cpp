// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/diffview.h"
#include "app/widgets/revisionhistory.h"
#include "app/widgets/revisionmodel.h"
#include "tests/app/widgets/textworkspace.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

namespace {

/// A text with an earlier state, and its history open in the pane.
struct HistoryFixture : TextFixture
{
    HistoryFixture()
        : TextFixture(u"one\ntwo\nthree\n"_s)
    {
        pane.setHistory(&sink);
        pane.resize(900, 400);
        pane.show();
        history = pane.findChild<RevisionHistory *>();
        list = pane.findChild<QListView *>(u"revisionList"_s);
        diff = pane.findChild<DiffView *>();
    }

    void rewrite(const QString &text)
    {
        (void)workspace->saveText(id, text).wait();
        (void)QTest::qWaitFor([&] { return pane.editor()->text() == text; });
    }

    bool open()
    {
        QSignalSpy compared(history, &RevisionHistory::compared);
        pane.findChild<QToolButton *>(u"showHistory"_s)->click();
        return QTest::qWaitFor([&] { return !compared.isEmpty(); });
    }

    RevisionHistory *history = nullptr;
    QListView *list = nullptr;
    DiffView *diff = nullptr;
};

} // namespace

class TestRevisionHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
    }

    void saysWhatHasChanged()
    {
        HistoryFixture fixture;
        const QAbstractItemModelTester tester(fixture.list->model());
        fixture.rewrite(u"one\n2\nthree\nfour\n"_s);
        QVERIFY(fixture.open());
        QVERIFY(fixture.pane.isHistoryShown());
        QCOMPARE(fixture.list->model()->rowCount(), 3);
        QCOMPARE(fixture.list->currentIndex().row(), 1);
        QCOMPARE(fixture.diff->toPlainText(), u"  one\n− two\n+ 2\n  three\n+ four"_s);
        QVERIFY(fixture.history->sentence().contains(u"2 line"_s));
        QVERIFY(!fixture.list->currentIndex().data(Qt::AccessibleTextRole).toString().isEmpty());
        QVERIFY(!fixture.list->accessibleName().isEmpty());
        QVERIFY(!fixture.diff->accessibleName().isEmpty());
    }

    void whatWasTypedLastIsInTheList()
    {
        HistoryFixture fixture;
        QTest::keyClicks(fixture.pane.editor(), u"zero "_s);
        QVERIFY(fixture.open());
        QCOMPARE(fixture.list->model()->rowCount(), 3);
        QCOMPARE(fixture.diff->toPlainText().section(u'\n', 0, 1), u"− one\n+ zero one"_s);
    }

    void restoringAppendsAndCanBeUndone()
    {
        HistoryFixture fixture;
        fixture.rewrite(u"all new\n"_s);
        QVERIFY(fixture.open());
        fixture.pane.findChild<QPushButton *>(u"restoreRevision"_s)->click();
        QVERIFY(!fixture.pane.isHistoryShown());
        QCOMPARE(fixture.pane.editor()->text(), u"one\ntwo\nthree\n"_s);
        QTRY_COMPARE(fixture.storedText(), u"one\ntwo\nthree\n"_s);
        QCOMPARE(fixture.sink.revisions().wait().value().size(), std::size_t{4});
        fixture.pane.editor()->undo();
        QCOMPARE(fixture.pane.editor()->text(), u"all new\n"_s);
    }

    void theSameTextCannotBeRestored()
    {
        HistoryFixture fixture;
        QVERIFY(fixture.open());
        QSignalSpy compared(fixture.history, &RevisionHistory::compared);
        fixture.list->setFocus();
        QTest::keyClick(fixture.list, Qt::Key_Home);
        QTRY_VERIFY(!compared.isEmpty());
        QVERIFY(!fixture.pane.findChild<QPushButton *>(u"restoreRevision"_s)->isEnabled());
        QVERIFY(fixture.diff->toPlainText().contains(u"3"_s)); // unchanged lines, folded
    }

    void nameIsTypedInPlace()
    {
        HistoryFixture fixture;
        fixture.rewrite(u"all new\n"_s);
        QVERIFY(fixture.open());
        fixture.pane.findChild<QPushButton *>(u"nameRevision"_s)->click();
        auto *field = fixture.list->findChild<QLineEdit *>(u"revisionName"_s);
        QVERIFY(field != nullptr);
        QTest::keyClicks(field, u"before the meeting"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(fixture.list->model()->index(1, 0).data(RevisionModel::LabelRole).toString(),
                     u"before the meeting"_s);
        QCOMPARE(fixture.list->currentIndex().row(), 1);
        QCOMPARE(fixture.sink.revisions().wait().value().at(1).label, u"before the meeting"_s);
    }

    void escapeGoesBackToTheText()
    {
        HistoryFixture fixture;
        QVERIFY(fixture.open());
        QTest::keyClick(fixture.list, Qt::Key_Escape);
        QVERIFY(!fixture.pane.isHistoryShown());
    }

    void readOnlyOffersNothingToChange()
    {
        HistoryFixture fixture;
        fixture.pane.setReadOnly(true);
        QVERIFY(fixture.open());
        QVERIFY(!fixture.pane.findChild<QPushButton *>(u"restoreRevision"_s)->isVisible());
        QVERIFY(!fixture.list->currentIndex().flags().testFlag(Qt::ItemIsEditable));
    }

    void longRunsAreFoldedAndDifferencesReached()
    {
        QString from;
        for (int i = 0; i < 100; ++i) {
            from += u"line %1\n"_s.arg(i);
        }
        QString to = from;
        to.replace(u"line 10\n"_s, u"row 10\n"_s).replace(u"line 80\n"_s, u"row 80\n"_s);
        DiffView view;
        view.setLines(diffLines(from, to));
        // 7 folded, 3 + 2 + 3, 63 folded, 3 + 2 + 3, 16 folded
        QCOMPARE(view.document()->blockCount(), 19);
        QVERIFY(view.stepDifference(false));
        QCOMPARE(view.textCursor().block().text(), u"− line 10"_s);
        QTest::keyClick(&view, Qt::Key_D);
        QCOMPARE(view.textCursor().block().text(), u"− line 80"_s);
        QVERIFY(!view.stepDifference(false));
        QTest::keyClick(&view, Qt::Key_D, Qt::ShiftModifier);
        QCOMPARE(view.textCursor().block().text(), u"− line 10"_s);
    }

    void hugeComparisonIsCutAndSaysSo()
    {
        DiffView view;
        view.setLines(diffLines({}, u"x\n"_s.repeated(20000)));
        QCOMPARE(view.document()->blockCount(), DiffView::mostLines + 1);
        QVERIFY(view.document()->lastBlock().text().contains(u"5"_s));
    }
};

QTEST_MAIN(TestRevisionHistory)
#include "tst_revisionhistory.moc"

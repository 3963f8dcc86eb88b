// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/amberline.h"
#include "app/widgets/filelinesource.h"
#include "app/widgets/findbar.h"
#include "app/widgets/logpanel.h"
#include "app/widgets/logview.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

/// Says it has more lines than an int can count, and makes each when asked.
class EndlessSource final : public LineSource
{
public:
    explicit EndlessSource(JobRunner &runner)
        : m_runner(runner)
    {
    }

    qint64 lineCount() const override
    {
        return 5'000'000'000;
    }

    qint64 sizeBytes() const override
    {
        return lineCount() * 10;
    }

    bool isComplete() const override
    {
        return true;
    }

    Job<LogLines> lines(qint64 first, int count) override
    {
        ++asked;
        return m_runner.run<LogLines>({}, {}, [first, count](JobContext &) -> Result<LogLines> {
            LogLines lines{.first = first,
                           .lines = {},
                           .lineBytes = {},
                           .total = 5'000'000'000,
                           .complete = true};
            for (int i = 0; i < count; ++i) {
                lines.lines.push_back("line " + QByteArray::number(first + i));
                lines.lineBytes.push_back(lines.lines.back().size());
            }
            return lines;
        });
    }

    Job<qint64> find(const LineFind &) override
    {
        return m_runner.run<qint64>({}, {},
                                    [](JobContext &) -> Result<qint64> { return 4'000'000'000; });
    }

    int asked = 0;

private:
    JobRunner &m_runner;
};

} // namespace

class TestLogView final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    JobRunner m_runner;

    QString write(const QByteArray &bytes, const QString &name = u"console.log"_s)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write the test log");
        }
        return path;
    }

    static QByteArray numbered(int from, int count)
    {
        QByteArray bytes;
        for (int i = from; i < from + count; ++i) {
            bytes += "[ 1." + QByteArray::number(i) + "] line " + QByteArray::number(i) + '\n';
        }
        return bytes;
    }

    /// A panel that shows \a bytes, with every line counted and the first screen there.
    std::unique_ptr<LogPanel> shown(const QByteArray &bytes)
    {
        auto panel = std::make_unique<LogPanel>();
        panel->resize(700, 400);
        panel->openFile(write(bytes), m_runner);
        panel->show();
        if (!QTest::qWaitFor([&panel] {
                LogView *view = panel->view();
                return view->source()->isComplete() && view->source()->lineCount() > 0
                    && !view->currentLineDescription().isEmpty();
            })) {
            qFatal("the log did not arrive");
        }
        return panel;
    }

private Q_SLOTS:

    void showsTheFirstLineAndTheFigures()
    {
        const auto panel = shown(numbered(0, 1000));
        QVERIFY(panel->view()->currentLineDescription().contains(u"line 0"_s));
        QVERIFY(panel->findChild<QLabel *>(u"logFigures"_s)->text().contains(u"1,000"_s));
    }

    void keysMoveTheCurrentLine()
    {
        const auto panel = shown(numbered(0, 1000));
        LogView *view = panel->view();
        QTest::keyClick(view, Qt::Key_J);
        QTest::keyClick(view, Qt::Key_Down);
        QCOMPARE(view->currentLine(), 2);
        QTest::keyClick(view, Qt::Key_K);
        QCOMPARE(view->currentLine(), 1);
        QTest::keyClick(view, Qt::Key_End);
        QCOMPARE(view->currentLine(), 999);
        QCOMPARE(view->topLine(), 1000 - view->visibleLines());
        QTest::keyClick(view, Qt::Key_Home);
        QCOMPARE(view->currentLine(), 0);
        QCOMPARE(view->topLine(), 0);
        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(view->topLine(), view->visibleLines() - 1);
    }

    void findGoesForwardsBackwardsAndRound()
    {
        QByteArray bytes = numbered(0, 5000);
        bytes += "BUG: hit\n" + numbered(5000, 100);
        const auto panel = shown(bytes);
        LogView *view = panel->view();
        QSignalSpy finished(view, &LogView::findFinished);
        view->setFindQuery({.text = u"bug: HIT"_s});
        view->find(false);
        QVERIFY(finished.wait());
        QCOMPARE(view->currentLine(), 5000);
        QTest::keyClick(view, Qt::Key_N);
        QVERIFY(finished.wait());
        QCOMPARE(finished.last(), (QVariantList{true, true}));
        view->setFindQuery({.text = u"line 42"_s});
        QTest::keyClick(view, Qt::Key_N, Qt::ShiftModifier);
        QVERIFY(finished.wait());
        QCOMPARE(view->currentLine(), 4299);
        view->setFindQuery({.text = u"nowhere"_s});
        view->find(false);
        QVERIFY(finished.wait());
        QCOMPARE(finished.last(), (QVariantList{false, true}));
    }

    void theFindBarFindsWhileOneTypes()
    {
        const auto panel = shown(numbered(0, 3000));
        QTest::keyClick(panel->view(), Qt::Key_F, Qt::ControlModifier);
        auto *bar = panel->findChild<FindBar *>();
        QVERIFY(!bar->isHidden());
        QTest::keyClicks(bar->findChild<QLineEdit *>(u"findField"_s), u"line 2345"_s);
        QTRY_COMPARE(panel->view()->currentLine(), 2345);
    }

    void goesToALine()
    {
        const auto panel = shown(numbered(0, 3000));
        QTest::keyClick(panel->view(), Qt::Key_G, Qt::ControlModifier);
        auto *field = panel->findChild<QLineEdit *>(u"goToLineField"_s);
        field->setText(u"2,000"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(panel->view()->currentLine(), 1999);
    }

    void copyGivesCleanTextAndRawAsks()
    {
        const auto panel = shown("one\n\x1b[31mred\x1b[0m \x1b]0;title\x07\nthree\n");
        LogView *view = panel->view();
        QSignalSpy copied(view, &LogView::copied);
        view->selectAll();
        view->copy();
        QVERIFY(copied.wait());
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"one\nred <U+001B>]0;title<U+0007>\nthree"_s);
        QGuiApplication::clipboard()->clear();
        view->copyRaw();
        auto *amber = panel->findChild<AmberLine *>();
        QTRY_VERIFY(!amber->isEmpty());
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
        amber->trigger(u"copy-raw"_s);
        QVERIFY(copied.wait());
        QVERIFY(QGuiApplication::clipboard()->text().contains(QChar(0x1B)));
    }

    void followsTheEndWhileTheFileGrows()
    {
        const auto panel = shown(numbered(0, 500));
        LogView *view = panel->view();
        view->setFollowing(true);
        QFile more(m_folder.filePath(u"console.log"_s));
        QVERIFY(more.open(QIODevice::Append));
        more.write(numbered(500, 300));
        more.close();
        QTRY_COMPARE(view->source()->lineCount(), 800);
        QTRY_COMPARE(view->topLine(), 800 - view->visibleLines());
        QTest::keyClick(view, Qt::Key_Home);
        QVERIFY(!view->isFollowing());
    }

    void aCutFileIsReadAnew()
    {
        const auto panel = shown(numbered(0, 5000));
        LogView *view = panel->view();
        view->revealLine(4000);
        view->setFollowing(true);
        write("new start\n");
        QTRY_COMPARE(view->source()->lineCount(), 1);
        QTRY_VERIFY(view->currentLineDescription().contains(u"new start"_s));
        QCOMPARE(view->currentLine(), 0);
    }

    void countsBeyondAnInt()
    {
        EndlessSource source(m_runner);
        LogView view;
        view.resize(600, 300);
        view.setSource(&source);
        view.show();
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.currentLine(), 4'999'999'999);
        QCOMPARE(view.topLine(), 5'000'000'000 - view.visibleLines());
        QTRY_VERIFY(view.currentLineDescription().endsWith(u"line 4999999999"_s));
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
        QVERIFY(qAbs(view.topLine() - 2'500'000'000) < 100);
        QSignalSpy finished(&view, &LogView::findFinished);
        view.setFindQuery({.text = u"x"_s});
        view.find(false);
        QVERIFY(finished.wait());
        QCOMPARE(view.currentLine(), 4'000'000'000);
        view.setSource(nullptr);
    }

    void asksForWhatIsOnScreenOnly()
    {
        EndlessSource source(m_runner);
        LogView view;
        view.resize(600, 300);
        view.setSource(&source);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(!view.currentLineDescription().isEmpty());
        QVERIFY2(source.asked <= 3, qPrintable(QString::number(source.asked)));
        view.setSource(nullptr);
    }

    void paintsColoursTokensHitsAndMarks()
    {
        const auto panel =
            shown("plain\n\x1b[31mred\x1b[0m\n\xe2\x80\xae bidi \xe5\x86\x85\xe6\xa0\xb8\n");
        LogView *view = panel->view();
        view->revealLine(0);
        view->setMarks({{.line = 2, .icon = u"flag"_s, .text = u"report"_s}});
        QTRY_VERIFY(!view->grab().toImage().isNull());
        const QImage before = view->viewport()->grab().toImage();
        view->setFindQuery({.text = u"bidi"_s});
        const QImage after = view->viewport()->grab().toImage();
        QVERIFY(before != after);
        const QColor mark = Colours::of(view->palette()).mark;
        bool found = false;
        for (int x = 0; x < after.width() && !found; ++x) {
            for (int y = 0; y < after.height() && !found; ++y) {
                found = after.pixelColor(x, y).rgb() == mark.rgb();
            }
        }
        QVERIFY(found);
        QVERIFY(view->goToMark(false));
        QCOMPARE(view->currentLine(), 2);
        QVERIFY(view->currentLineDescription().contains(u"report"_s));
        QVERIFY(!view->goToMark(false));
    }

    void aMissingFileGetsASentence()
    {
        LogPanel panel;
        panel.openFile(m_folder.filePath(u"none.log"_s), m_runner);
        auto *amber = panel.findChild<AmberLine *>();
        QTRY_VERIFY(!amber->isEmpty());
        QVERIFY(amber->sentence().contains(u"none.log"_s));
    }

    void anEmptyFileIsNoError()
    {
        LogPanel panel;
        panel.openFile(write("", u"empty.log"_s), m_runner);
        panel.show();
        QTRY_VERIFY(panel.view()->source()->isComplete());
        QTest::keyClick(panel.view(), Qt::Key_End);
        QTest::keyClick(panel.view(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(panel.findChild<AmberLine *>()->isEmpty());
    }
};

QTEST_MAIN(TestLogView)
#include "tst_logview.moc"

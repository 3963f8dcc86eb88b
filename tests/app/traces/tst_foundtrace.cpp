// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/deskpane.h"
#include "app/shell/palettemodel.h"
#include "app/shell/palettewidget.h"
#include "app/traces/feature.h"
#include "app/traces/tracespage.h"
#include "app/widgets/elidedlabel.h"
#include "tests/app/models/tracesamples.h"
#include "tests/app/shell/windowprogram.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

/// A report that the search found opens in the Traces tab of its bug, in the real window.
class FoundTraceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void opensAtItsStack_data();
    void opensAtItsStack();
    void questionThatFindsNothingSaysWhy();

private:
    BugId addBug(const QString &title, const QByteArray &id, const QByteArray &text)
    {
        ImportRequest request;
        request.pasted = "From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ada <ada@example.org>\n"
                         "Date: Mon, 02 Mar 2026 10:00:00 +0000\nMessage-ID: <"
            + id + "@example.org>\nSubject: it hangs\n\n" + text + "\n";
        request.target = ImportTarget::Bug;
        request.bug = workspace().addBug({.title = title}).wait().value_or(BugId());
        return workspace().importMail(request).wait() ? request.bug : BugId();
    }

    Workspace &workspace() const
    {
        return *m_program->window->workspace();
    }

    /// Asks for \a text and chooses the first hit of \a kind.
    void choose(const QString &text, SearchKind kind)
    {
        m_program->window->showPalette(text);
        auto *palette = m_program->window->findChild<PaletteWidget *>();
        QTRY_VERIFY(palette->model()->hit(1) != nullptr
                    && palette->model()->hit(1)->hit.kind == kind);
        QTest::keyClick(palette->field(), Qt::Key_Return);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void FoundTraceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(m_folder->path(), registerTracesFeature);
    QVERIFY(m_program->open(m_folder->filePath(u"w.casebook"_s)));
}

void FoundTraceTest::cleanup()
{
    m_program.reset();
}

void FoundTraceTest::opensAtItsStack_data()
{
    QTest::addColumn<bool>("isShown");
    QTest::newRow("of the bug that is shown") << true;
    QTest::newRow("of another bug") << false;
}

void FoundTraceTest::opensAtItsStack()
{
    QFETCH(bool, isShown);
    const BugId bug = addBug(u"one"_s, "a",
                             hungTask("kworker/u8:3", 214, resetMiddle) + "\nand\n\n"
                                 + hungTask("kst-rescan", 4711, " example_sync+0x4a/0x120\n"));
    const BugId other = addBug(u"two"_s, "b", "no stack here");
    QVERIFY(bug.isValid() && other.isValid());
    MainWindow &window = *m_program->window;
    window.showBug(isShown ? bug : other);
    QTRY_COMPARE(window.currentBug(), isShown ? bug : other);
    choose(u"kind:trace example_sync "_s, SearchKind::Trace);
    QTRY_COMPARE(window.currentBug(), bug);
    QTRY_COMPARE(window.desk()->currentTab(), u"traces"_s);
    auto *page = qobject_cast<TracesPage *>(window.desk()->page(u"traces"_s));
    QVERIFY(page != nullptr);
    QTRY_VERIFY(!page->presenter().panes().isEmpty());
    const auto tasks = [page] {
        QStringList names;
        for (const QString &pane : page->presenter().panes()) {
            const TraceItem *item = page->presenter().find(pane);
            names.append(item == nullptr ? QString() : item->name());
        }
        return names.join(u',');
    };
    QTRY_VERIFY2(tasks().contains(u"kst-rescan"_s), qPrintable(tasks()));
}

void FoundTraceTest::questionThatFindsNothingSaysWhy()
{
    m_program->window->showPalette(u"kind:run "_s);
    auto *palette = m_program->window->findChild<PaletteWidget *>();
    const auto says = [palette](const QString &words) {
        const auto labels = palette->findChildren<ElidedLabel *>();
        return std::ranges::any_of(
            labels, [&words](const ElidedLabel *label) { return label->text().contains(words); });
    };
    QTRY_VERIFY(says(u"Runs are not searched yet"_s));
}

QTEST_MAIN(FoundTraceTest)

#include "tst_foundtrace.moc"

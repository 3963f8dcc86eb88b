// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/commandset.h"
#include "app/shell/deskpane.h"
#include "app/shell/navigator.h"
#include "tests/app/shell/windowprogram.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

namespace {

/// A place that counts what its maker says and has controls of its own.
class Shelf final : public Page
{
public:
    explicit Shelf(QWidget *parent)
        : Page(parent)
        , m_controls(new QLabel(u"controls"_s, this))
    {
        setFocusPolicy(Qt::StrongFocus);
    }

    void setBug(BugId) override
    {
        QFAIL("a place is never told of a bug");
    }

    QWidget *headerControls() override
    {
        return m_controls;
    }

    void count(int count)
    {
        setBadge({.count = count});
    }

private:
    QLabel *m_controls = nullptr;
};

void addShelf(Registry &registry)
{
    QVERIFY(registry.addPlace(
        {.id = u"shelf"_s,
         .title = [] { return u"Shelf"_s; },
         .icon = u"inbox"_s,
         .keys = QKeySequence(u"Alt+J"_s),
         .goKey = u"j"_s,
         .create = [](PageContext &, QWidget *parent) -> Page * { return new Shelf(parent); }}));
    QVERIFY(!registry.addPlace({.id = u"shelf"_s}));
}

} // namespace

/// Pages of the desk without a bug, in the real window.
class TestPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path(), addShelf);
        QVERIFY(m_program->open(path()));
    }

    void cleanup()
    {
        m_program.reset();
    }

    void keysRowAndPaletteLeadThere()
    {
        QVERIFY(desk().showTab({}) == false);
        QVERIFY(window().commands().run(u"go.shelf"_s));
        QCOMPARE(desk().currentTab(), u"shelf"_s);
        QVERIFY(!window().findChild<QTabBar *>(u"deskTabs"_s)->isVisible());
        QVERIFY(controls()->isVisible());
        QVERIFY(desk().offeredTabs().isEmpty());
        QVERIFY(!window().currentBug().isValid());
        QCOMPARE(window().commands().command(u"go.shelf"_s)->readingKey, u"g j"_s);
        QCOMPARE(window().commands().command(u"go.shelf"_s)->menu, u"go"_s);

        const BugId bug = addBug(window(), u"task hung in kst"_s);
        QTRY_COMPARE(m_program->bugs()->bugCount(), 1);
        window().showBug(bug);
        QTRY_COMPARE(desk().currentTab(), u"overview"_s);
        QVERIFY(!controls()->isVisible());
        list()->setCurrentIndex(m_program->bugs()->index(0));
        QCOMPARE(desk().currentTab(), u"shelf"_s);
    }

    void badgeStandsInTheList()
    {
        auto *shelf = static_cast<Shelf *>(desk().place(u"shelf"_s));
        shelf->count(7);
        QCOMPARE(m_program->bugs()->index(0).data(BugListModel::UnreadRole).toInt(), 7);
        QCOMPARE(m_program->bugs()->index(0).data(Qt::DisplayRole).toString(), u"Shelf"_s);
    }

    void backAndForwardPassThroughIt()
    {
        const BugId first = addBug(window(), u"one"_s);
        const BugId second = addBug(window(), u"two"_s);
        window().showBug(first);
        QTRY_COMPARE(desk().currentTab(), u"overview"_s);
        window().showTab(u"logs"_s); // not offered: nothing happens
        window().showPlace(u"shelf"_s);
        window().showBug(second);
        QTRY_COMPARE(desk().currentTab(), u"overview"_s);
        window().goBack();
        QCOMPARE(desk().currentTab(), u"shelf"_s);
        QVERIFY(list()->currentIndex().data(BugListModel::PlaceRole).toString() == "shelf"_L1);
        window().goBack();
        QTRY_COMPARE(desk().currentTab(), u"overview"_s);
        QCOMPARE(window().currentBug(), first);
        window().goForward();
        QCOMPARE(desk().currentTab(), u"shelf"_s);
        window().goForward();
        QTRY_COMPARE(desk().currentTab(), u"overview"_s);
        QCOMPARE(window().currentBug(), second);
    }

    void tabKeysLeadBackToTheBug()
    {
        const BugId bug = addBug(window(), u"one"_s);
        window().showBug(bug);
        QTRY_COMPARE(desk().currentTab(), u"overview"_s);
        window().showPlace(u"shelf"_s);
        QVERIFY(window().commands().run(u"go.overview"_s));
        QTRY_COMPARE(desk().currentTab(), u"overview"_s);
        QCOMPARE(window().currentBug(), bug);
    }

    void focusChoosesNothing()
    {
        QVERIFY(desk().currentTab().isEmpty());
        QFocusEvent focus(QEvent::FocusIn); // Qt would choose the first row
        QApplication::sendEvent(list(), &focus);
        QVERIFY(desk().currentTab().isEmpty());
        QTest::keyClick(list(), Qt::Key_Down);
        QCOMPARE(desk().currentTab(), u"shelf"_s);
    }

    void isShownAgainAfterARestart()
    {
        addBug(window(), u"one"_s);
        window().showPlace(u"shelf"_s);
        m_program.reset();
        m_program = std::make_unique<Program>(m_folder->path(), addShelf);
        QVERIFY(m_program->open(path()));
        QCOMPARE(desk().currentTab(), u"shelf"_s);
        m_program.reset();
        // A place of a feature that is gone leaves the bugs.
        m_program = std::make_unique<Program>(m_folder->path());
        QVERIFY(m_program->open(path()));
        QTRY_COMPARE(desk().currentTab(), u"overview"_s);
    }

private:
    QString path() const
    {
        return m_folder->filePath(u"w.casebook"_s);
    }

    MainWindow &window() const
    {
        return *m_program->window;
    }

    DeskPane &desk() const
    {
        return *window().desk();
    }

    QListView *list() const
    {
        return window().findChild<QListView *>(u"bugList"_s);
    }

    QWidget *controls() const
    {
        return desk().place(u"shelf"_s)->headerControls();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(TestPlaces)
#include "tst_places.moc"

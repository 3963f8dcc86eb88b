// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/findbar.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestFindBar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void takesAShortSelectionOnly()
    {
        FindBar bar(FindBar::NoFeature);
        bar.open(u"mutex_lock"_s);
        QCOMPARE(bar.query().text, u"mutex_lock"_s);
        bar.open(u"two\nlines"_s);
        QCOMPARE(bar.query().text, u"mutex_lock"_s);
        bar.open(QString(1000, u'x'));
        QCOMPARE(bar.query().text, u"mutex_lock"_s);
    }

    void enterAndF3FindInBothDirections()
    {
        FindBar bar(FindBar::NoFeature);
        bar.open(u"a"_s);
        auto *field = bar.findChild<QLineEdit *>(u"findField"_s);
        QSignalSpy spy(&bar, &FindBar::findRequested);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(field, Qt::Key_F3);
        QCOMPARE(spy.count(), 3);
        QCOMPARE(spy.at(0).at(0).toBool(), false);
        QCOMPARE(spy.at(1).at(0).toBool(), true);
        QCOMPARE(spy.at(2).at(0).toBool(), false);
    }

    void escapeStopsASearchBeforeItCloses()
    {
        FindBar bar(FindBar::NoFeature);
        bar.open(u"a"_s);
        bar.setSearching(true, 10);
        QSignalSpy stopped(&bar, &FindBar::stopRequested);
        QSignalSpy closed(&bar, &FindBar::closed);
        auto *field = bar.findChild<QLineEdit *>(u"findField"_s);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(stopped.count(), 1);
        QCOMPARE(closed.count(), 0);
        bar.setSearching(false);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
        QVERIFY(bar.isHidden());
    }

    void optionsAreThereOnlyWhenTheViewCan()
    {
        FindBar plain(FindBar::NoFeature);
        QVERIFY(plain.findChild<QAbstractButton *>(u"findRegex"_s)->isHidden());
        FindBar full(FindBar::WholeWord | FindBar::RegularExpression | FindBar::Replace);
        full.open(u"x"_s, true);
        full.findChild<QAbstractButton *>(u"findRegex"_s)->setChecked(true);
        full.findChild<QAbstractButton *>(u"findCase"_s)->setChecked(true);
        QCOMPARE(full.query(),
                 (FindQuery{.text = u"x"_s, .matchCase = true, .regularExpression = true}));
        QSignalSpy spy(&full, &FindBar::replaceRequested);
        QTest::keyClick(full.findChild<QLineEdit *>(u"replaceField"_s), Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
    }

    void everyControlHasAName()
    {
        FindBar bar(FindBar::WholeWord | FindBar::RegularExpression | FindBar::Replace);
        for (const QAbstractButton *button : bar.findChildren<QAbstractButton *>()) {
            if (!button->objectName().isEmpty() && !button->objectName().startsWith(u"qt_"_s)) {
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                         qPrintable(button->objectName()));
            }
        }
    }
};

QTEST_MAIN(TestFindBar)
#include "tst_findbar.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/amberline.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestAmberLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void isHiddenUntilItHasSomethingToSay()
    {
        AmberLine line;
        QVERIFY(line.isHidden());
        line.setMessage(AmberLine::Kind::Warning, u"The log was cut."_s);
        QVERIFY(!line.isHidden());
        QCOMPARE(line.accessibleName(), u"The log was cut."_s);
        line.clear();
        QVERIFY(line.isHidden());
        QVERIFY(line.isEmpty());
    }

    void showsMarkupOfOutsideTextAsText()
    {
        AmberLine line;
        line.setMessage(AmberLine::Kind::Error, u"<b>x</b> <img src='/dev/zero'>"_s);
        QCOMPARE(line.findChild<QLabel *>(u"amberSentence"_s)->textFormat(), Qt::PlainText);
    }

    void aButtonMayReplaceTheMessageItBelongsTo()
    {
        AmberLine line;
        line.setMessage(AmberLine::Kind::Error, u"Not saved."_s, {{u"retry"_s, u"Retry"_s}});
        connect(&line, &AmberLine::triggered, &line, [&line](const QString &id) {
            line.setMessage(AmberLine::Kind::Info, id, {{u"other"_s, u"Other"_s}});
        });
        QSignalSpy spy(&line, &AmberLine::triggered);
        line.trigger(u"retry"_s);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(line.sentence(), u"retry"_s);
        line.trigger(u"retry"_s);
        QCOMPARE(spy.count(), 1);
    }

    void closeButtonHidesAndTells()
    {
        AmberLine line;
        line.setMessage(AmberLine::Kind::Info, u"Read-only."_s, {}, true);
        QSignalSpy spy(&line, &AmberLine::closed);
        line.findChild<QToolButton *>(u"amberClose"_s)->click();
        QCOMPARE(spy.count(), 1);
        QVERIFY(line.isHidden());
    }
};

QTEST_MAIN(TestAmberLine)
#include "tst_amberline.moc"

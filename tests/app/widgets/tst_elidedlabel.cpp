// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/elidedlabel.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestElidedLabel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsBothEndsWhenCutInTheMiddle()
    {
        ElidedLabel label(u"[syzbot] [virt?] INFO: task hung in example_worker_killed"_s,
                          Qt::ElideMiddle);
        label.resize(label.sizeHint().width() / 2, 20);
        QVERIFY(label.isElided());
        QVERIFY(label.shownText().startsWith(u"[syz"_s));
        QVERIFY(label.shownText().endsWith(u"killed"_s));
        QCOMPARE(label.accessibleName(), label.text());
    }

    void showsAllWhenThereIsRoom()
    {
        ElidedLabel label(u"short"_s);
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
        QCOMPARE(label.shownText(), u"short"_s);
    }

    void showsInvisibleCharactersOfOutsideText()
    {
        ElidedLabel label(u"a\u202Eb\nc"_s);
        label.resize(label.sizeHint());
        QVERIFY(label.shownText().contains(u"202E"_s));
        QVERIFY(!label.shownText().contains(QChar(0x202E)));
        QVERIFY(!label.shownText().contains(u'\n'));
    }
};

QTEST_MAIN(TestElidedLabel)
#include "tst_elidedlabel.moc"

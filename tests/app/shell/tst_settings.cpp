// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/settings.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void archiveAddresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("standard") << Settings::standardArchiveUrl() << true;
        QTest::newRow("own server") << u"https://inbox.example.org/kestrel"_s << true;
        QTest::newRow("loopback") << u"http://127.0.0.1:8080/all/"_s << true;
        QTest::newRow("plain http") << u"http://inbox.example.org/"_s << false;
        QTest::newRow("a file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("a password") << u"https://me:secret@inbox.example.org/"_s << false;
        QTest::newRow("no host") << u"https:///all/"_s << false;
        QTest::newRow("words") << u"lore"_s << false;
    }

    void archiveAddresses()
    {
        QFETCH(QString, url);
        QTEST(Settings::isArchiveUrl(url), "isGood");
    }

    void archiveIsKeptAndForgotten()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        {
            Settings settings(path);
            QCOMPARE(settings.archiveUrl(), Settings::standardArchiveUrl());
            settings.setArchiveUrl(u"https://inbox.example.org/kestrel"_s);
        }
        Settings settings(path);
        QCOMPARE(settings.archiveUrl(), u"https://inbox.example.org/kestrel/"_s);
        settings.setArchiveUrl({});
        QCOMPARE(settings.archiveUrl(), Settings::standardArchiveUrl());
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"

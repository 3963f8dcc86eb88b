// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/mail/mboxreader.h"

#include <QBuffer>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

const QByteArray rd("From mboxrd@z Thu Jan  1 00:00:00 1970\n");

struct Taken
{
    QList<QByteArray> mails;
    QList<qint64> offsets;
    qint64 bytes = 0;
    int stray = 0;
    bool cut = false;
    bool single = false;
};

Taken takeAll(MboxReader &&reader)
{
    Taken taken;
    while (const auto entry = reader.next()) {
        taken.mails.append(entry->raw.toByteArray());
        taken.offsets.append(entry->offset);
        taken.bytes += entry->sizeBytes;
        taken.stray += entry->strayFromLines;
        taken.cut = taken.cut || entry->isCut;
    }
    taken.single = reader.isSingleMessage();
    return taken;
}

/// Both ways to read must give the same.
Taken takeBoth(const QByteArray &bytes)
{
    Taken fromView = takeAll(MboxReader(QByteArrayView(bytes)));
    QBuffer device;
    device.setData(bytes);
    if (!device.open(QIODevice::ReadOnly)) {
        return {};
    }
    const Taken fromDevice = takeAll(MboxReader(device));
    if (fromDevice.mails != fromView.mails || fromDevice.offsets != fromView.offsets
        || fromDevice.stray != fromView.stray) {
        return {};
    }
    return fromView;
}

} // namespace

class TestMboxReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void splitsMboxrdByteForByte()
    {
        const QByteArray one("Subject: a\n\nbody\n");
        const QByteArray two("Subject: b\n\n\n");
        const Taken taken = takeBoth(rd + one + '\n' + rd + two + '\n');
        QCOMPARE(taken.mails, QList<QByteArray>({one, two}));
        QCOMPARE(taken.offsets, QList<qint64>({0, rd.size() + one.size() + 1}));
        QCOMPARE(taken.bytes, 2 * rd.size() + one.size() + two.size() + 2);
        QVERIFY(!taken.single);
    }

    void bodyWithoutLastLineFeedIsGivenBackAsItWas()
    {
        const Taken taken = takeBoth(rd + "Subject: a\n\nbody\n" + rd + "Subject: b\n\nx\n\n");
        QCOMPARE(taken.mails.value(0), "Subject: a\n\nbody"_ba);
        QCOMPARE(taken.mails.value(1), "Subject: b\n\nx\n"_ba);
    }

    void escapedLinesLoseOneMarkInBodiesOnly()
    {
        const Taken taken = takeBoth(
            rd + "Subject: a\n>From here: x\n\n>From me\n>>From you\n> >From no\nx >From y\n\n");
        QCOMPARE(taken.mails.value(0),
                 "Subject: a\n>From here: x\n\nFrom me\n>From you\n> >From no\nx >From y\n"_ba);
    }

    void strayFromLinesStayInTheirBody_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("prose") << "From here on it is wrong"_ba;
        QTest::newRow("no year") << "From a@example.org Mon Jan  1 10:00:00"_ba;
        QTest::newRow("no address") << "From me Mon Jan  1 10:00:00 2024"_ba;
        QTest::newRow("no header behind") << "From a@example.org Mon Jan  1 10:00:00 2024"_ba;
        QTest::newRow("git")
            << "From 1234567890123456789012345678901234567890 Mon Sep 17 00:00:00 2001"_ba;
    }

    void escapesAreToldByTheLinesAround_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("read");
        QTest::newRow("alone") << "a\n>From me\nb\n"_ba << "a\nFrom me\nb\n"_ba;
        QTest::newRow("a quote") << "> a\n>From me\n> b\n"_ba << "> a\n>From me\n> b\n"_ba;
        QTest::newRow("first of a quote") << "x\n\n>From me\n>b\n"_ba << "x\n\n>From me\n>b\n"_ba;
        QTest::newRow("escaped quote") << ">a\n>>From me\n>b\n"_ba << ">a\n>From me\n>b\n"_ba;
        QTest::newRow("deeper quote")
            << ">> a\n>>From me\n>> b\n"_ba << ">> a\n>>From me\n>> b\n"_ba;
        QTest::newRow("no evidence") << "a\n\n>>From me\n\nb\n"_ba << "a\n\n>>From me\n\nb\n"_ba;
        QTest::newRow("later evidence")
            << ">a\n>>From me\n\n>>From you\n"_ba << ">a\n>From me\n\n>From you\n"_ba;
    }

    void escapesAreToldByTheLinesAround()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, read);
        const QByteArray box =
            "From ann@example.org Tue Feb  3 04:05:06 2026\nSubject: x\n\n" + body + '\n';
        MboxReader reader{QByteArrayView(box)};
        const auto entry = reader.next();
        QVERIFY(entry);
        QCOMPARE(entry->raw.toByteArray(), "Subject: x\n\n" + read);
        QVERIFY(!reader.next());
    }

    void strayFromLinesStayInTheirBody()
    {
        QFETCH(QByteArray, line);
        const Taken taken = takeBoth(rd + "Subject: a\n\nx\n\n" + line + "\nand more\n\n" + rd
                                     + "Subject: b\n\ny\n\n");
        QCOMPARE(taken.mails.size(), 2);
        QCOMPARE(taken.mails[0], "Subject: a\n\nx\n\n" + line + "\nand more\n");
        QCOMPARE(taken.stray, 1);
    }

    void otherMboxFormsAreRead_data()
    {
        QTest::addColumn<QByteArray>("separator");
        QTest::newRow("mutt") << "From ann@example.org Tue Feb  3 10:11:12 2026\n"_ba;
        QTest::newRow("zone") << "From ann@example.org Tue Feb  3 10:11:12 +0100 2026\n"_ba;
        QTest::newRow("thunderbird") << "From - Tue Feb  3 10:11:12 2026\n"_ba;
        QTest::newRow("git")
            << "From 1234567890123456789012345678901234567890 Mon Sep 17 00:00:00 2001\n"_ba;
    }

    void otherMboxFormsAreRead()
    {
        QFETCH(QByteArray, separator);
        const Taken taken = takeBoth(separator + "A: 1\n\nx\n\n" + separator + "B: 2\n\ny\n\n");
        QCOMPARE(taken.mails, QList<QByteArray>({"A: 1\n\nx\n"_ba, "B: 2\n\ny\n"_ba}));
    }

    void gitFilesAreNotUnescaped()
    {
        const Taken taken = takeBoth(
            "From 1234567890123456789012345678901234567890 Mon Sep 17 00:00:00 2001\nA: 1\n\n>From x\n"_ba);
        QCOMPARE(taken.mails, QList<QByteArray>({"A: 1\n\n>From x\n"_ba}));
    }

    void crlfIsKept()
    {
        const QByteArray separator("From mboxrd@z Thu Jan  1 00:00:00 1970\r\n");
        const Taken taken =
            takeBoth(separator + "A: 1\r\n\r\nx\r\n\r\n" + separator + "B: 2\r\n\r\ny\r\n\r\n");
        QCOMPARE(taken.mails, QList<QByteArray>({"A: 1\r\n\r\nx\r\n"_ba, "B: 2\r\n\r\ny\r\n"_ba}));
    }

    void singleMessageIsTakenWhole()
    {
        const QByteArray mail("From: a@example.org\n\n>From x\n\nFrom b@example.org Tue Feb  3 "
                              "10:11:12 2026\nA: b\n");
        const Taken taken = takeBoth(mail);
        QCOMPARE(taken.mails, QList<QByteArray>({mail}));
        QVERIFY(taken.single);
    }

    void emptyInputHasNoMail()
    {
        QVERIFY(takeBoth({}).mails.isEmpty());
        QVERIFY(takeBoth("\n\n"_ba).mails.isEmpty());
    }

    void separatorsAcrossReadPiecesAreFound()
    {
        // A filler moves the second separator over every place around the 1 MiB border of a piece.
        const QByteArray tail("\n" + rd + "B: 2\n\ny\n\n");
        for (qsizetype shift = -60; shift < 10; ++shift) {
            const QByteArray head(rd + "A: 1\n\n"
                                  + QByteArray(1024 * 1024 - rd.size() - 6 + shift, 'x') + "\n");
            QBuffer device;
            device.setData(head + tail);
            QVERIFY(device.open(QIODevice::ReadOnly));
            QCOMPARE(takeAll(MboxReader(device)).mails.size(), 2);
        }
    }

    void hugeMailIsCutAndTheNextOneIsFound()
    {
        const QByteArray huge(rd + "A: 1\n\n"
                              + QByteArray(Limits::messageBytes + 3 * Limits::MiB, 'x') + "\n\n");
        const QByteArray all(huge + rd + "B: 2\n\ny\n\n");
        QBuffer device;
        device.setData(all);
        QVERIFY(device.open(QIODevice::ReadOnly));
        const Taken taken = takeAll(MboxReader(device));
        QVERIFY(taken.cut);
        QCOMPARE(taken.mails.size(), 2);
        QCOMPARE(taken.mails[0].size(), Limits::messageBytes);
        QCOMPARE(taken.mails[1], "B: 2\n\ny\n"_ba);
        QCOMPARE(taken.offsets[1], huge.size());
        const Taken view = takeAll(MboxReader(QByteArrayView(all)));
        QCOMPARE(view.mails, taken.mails);
        QCOMPARE(view.bytes, all.size());
    }
};

QTEST_GUILESS_MAIN(TestMboxReader)
#include "tst_mboxreader.moc"

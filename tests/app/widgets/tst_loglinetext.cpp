// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/loglinetext.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestLogLineText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void showsOnlyColourOfTerminals_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << "[    1.0] ok"_ba << u"[    1.0] ok"_s;
        QTest::newRow("colour") << "\x1b[1;31mFAIL\x1b[0m x"_ba << u"FAIL x"_s;
        QTest::newRow("24 bit") << "\x1b[38;2;1;2;3mx"_ba << u"x"_s;
        QTest::newRow("clear screen") << "\x1b[2Jx"_ba << u"<U+001B>[2Jx"_s;
        QTest::newRow("clipboard OSC 52")
            << "\x1b]52;c;aGk=\x07"_ba << u"<U+001B>]52;c;aGk=<U+0007>"_s;
        QTest::newRow("link OSC 8") << "\x1b]8;;http://example.org\x1b\\x"_ba
                                    << u"<U+001B>]8;;http://example.org<U+001B>\\x"_s;
        QTest::newRow("C1 CSI") << "\xc2\x9b\x33\x31mx"_ba << u"<U+009B>31mx"_s;
        QTest::newRow("torn sequence") << "x\x1b[31"_ba << u"x<U+001B>[31"_s;
        QTest::newRow("bidi") << "a\xe2\x80\xae"
                                 "b"_ba
                              << u"a<U+202E>b"_s;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"a\u2400b"_s;
        QTest::newRow("bad UTF-8") << "a\xff\xfe"_ba << u"a\uFFFD\uFFFD"_s;
        QTest::newRow("carriage return inside") << "10%\r20%"_ba << u"10%<U+000D>20%"_s;
    }

    void showsOnlyColourOfTerminals()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QCOMPARE(renderLogLine(bytes, bytes.size()).text, text);
    }

    void colourEndsWhereItIsReset()
    {
        const LogLineText line = renderLogLine("a\x1b[31mb\x1b[0mc", 12);
        QCOMPARE(line.spans.size(), size_t{1});
        QCOMPARE(line.spans.front().start, 1);
        QCOMPARE(line.spans.front().length, 1);
        QCOMPARE(line.spans.front().style.foreground, 1);
        QCOMPARE(line.hidden, 2);
    }

    void aCutLineEndsAtAWholeCharacter()
    {
        // "内" is e5 86 85; the cut falls behind its second byte.
        const LogLineText line = renderLogLine("x\xe5\x86", 100);
        QCOMPARE(line.text, u"x"_s);
        QVERIFY(line.cut);
    }

    void columnsCountTabsAndWideCharacters()
    {
        const LogLineText line = renderLogLine("a\t\xe5\x86\x85z", 6);
        QVERIFY(!line.simple);
        QCOMPARE(line.columnOf(1), 1);
        QCOMPARE(line.columnOf(2), 8);
        QCOMPARE(line.columnOf(3), 10);
        QCOMPARE(line.columns, 11);
        QCOMPARE(line.positionAt(4), 1);
        QCOMPARE(line.positionAt(9), 2);
        QCOMPARE(line.positionAt(10), 3);
        QCOMPARE(line.positionAt(99), line.text.size());
    }

    void noColourHidesText()
    {
        for (const QColor &ground : {QColor(0xff, 0xff, 0xff), QColor(0x23, 0x27, 0x2c)}) {
            const QColor text =
                ground.lightness() > 128 ? QColor(0x1b, 0x20, 0x26) : QColor(0xdd, 0xe2, 0xe7);
            const auto same = 0x1000000 + static_cast<int>(ground.rgb() & 0xffffffU);
            for (const int sgr : {0, 1, 7, 15, 16, 231, 232, 255, same}) {
                const QColor shown = readableSgrColour(sgr, ground, text);
                QVERIFY2(qAbs(shown.lightness() - ground.lightness()) > 50,
                         qPrintable(QString::number(sgr)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestLogLineText)
#include "tst_loglinetext.moc"

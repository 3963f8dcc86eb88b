// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invisibleCharactersAreNamed_data();
    void invisibleCharactersAreNamed();
    void ordinaryCharactersAreNotInvisible();
    void invisibleSpotsCountUtf16Units();
    void madeVisibleShowsTrojanSource();
    void utf8KeepsEveryBadByte_data();
    void utf8KeepsEveryBadByte();
    void foldingTouchesCapitalsOnly();
    void cjkIsLettersNotPunctuation();
    void columnsFollowEastAsianWidth_data();
    void columnsFollowEastAsianWidth();
    void fileNamesAreSafe_data();
    void fileNamesAreSafe();
    void longFileNamesKeepTheirSuffix();
};

void TestText::invisibleCharactersAreNamed_data()
{
    QTest::addColumn<uint>("character");
    QTest::addColumn<QString>("name");

    QTest::newRow("right-to-left override") << 0x202eU << u"<U+202E>"_s;
    QTest::newRow("pop isolate") << 0x2069U << u"<U+2069>"_s;
    QTest::newRow("arabic letter mark") << 0x061cU << u"<U+061C>"_s;
    QTest::newRow("zero width space") << 0x200bU << u"<U+200B>"_s;
    QTest::newRow("word joiner") << 0x2060U << u"<U+2060>"_s;
    QTest::newRow("byte order mark") << 0xfeffU << u"<U+FEFF>"_s;
    QTest::newRow("soft hyphen") << 0xadU << u"<U+00AD>"_s;
    QTest::newRow("tag letter") << 0xe0041U << u"<U+E0041>"_s;
    QTest::newRow("escape") << 0x1bU << u"<U+001B>"_s;
    QTest::newRow("carriage return") << 0x0dU << u"<U+000D>"_s;
    QTest::newRow("delete") << 0x7fU << u"<U+007F>"_s;
    QTest::newRow("C1 control") << 0x9bU << u"<U+009B>"_s;
    QTest::newRow("line separator") << 0x2028U << u"<U+2028>"_s;
}

void TestText::invisibleCharactersAreNamed()
{
    QFETCH(uint, character);
    QFETCH(QString, name);
    QVERIFY(isInvisible(character));
    QCOMPARE(visibleName(character), name);
}

void TestText::ordinaryCharactersAreNotInvisible()
{
    for (const char32_t character :
         u"\t\n aZ~\u00a0\u00e9\u4e2d\uff0c\u2014\U0001f600"_s.toUcs4()) {
        QVERIFY2(!isInvisible(character), qPrintable(QString::number(uint(character), 16)));
        QCOMPARE(visibleName(character), QString());
    }
}

void TestText::invisibleSpotsCountUtf16Units()
{
    const QString text = u"\U0001f600\u202eab\U000e0041"_s;
    const std::vector<InvisibleSpot> spots = findInvisible(text);
    QCOMPARE(std::ssize(spots), 2);
    QCOMPARE(spots[0].position, 2);
    QCOMPARE(spots[0].length, 1);
    QCOMPARE(spots[1].position, 5);
    QCOMPARE(spots[1].length, 2);
    QCOMPARE(spots[1].character, char32_t(0xe0041));
}

void TestText::madeVisibleShowsTrojanSource()
{
    QCOMPARE(madeVisible(u"if (a) \u202e/* b\u2066 */"), u"if (a) <U+202E>/* b<U+2066> */"_s);
    QCOMPARE(madeVisible(u"plain\ttext\n"), u"plain\ttext\n"_s);
    QCOMPARE(madeVisible(u""), QString());
}

void TestText::utf8KeepsEveryBadByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");

    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("good") << QByteArray("a\xe4\xb8\xad") << u"a\u4e2d"_s;
    QTest::newRow("latin 1") << QByteArray("caf\xe9!") << u"caf\ufffd!"_s;
    QTest::newRow("two bad bytes") << QByteArray("\xff\xfe") << u"\ufffd\ufffd"_s;
    QTest::newRow("cut at the end") << QByteArray("a\xe4\xb8") << u"a\ufffd\ufffd"_s;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"a\u2400b"_s;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfx") << u"\ufeffx"_s;
    QTest::newRow("encoded surrogate") << QByteArray("\xed\xa0\x80") << u"\ufffd\ufffd\ufffd"_s;
}

void TestText::utf8KeepsEveryBadByte()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(decodeUtf8(bytes), text);
}

void TestText::foldingTouchesCapitalsOnly()
{
    QByteArray all(256, Qt::Uninitialized);
    for (int i = 0; i < 256; ++i) {
        all[i] = static_cast<char>(i);
    }
    QByteArray folded = all;
    foldAscii(folded);
    for (int i = 0; i < 256; ++i) {
        const bool isCapital = i >= 'A' && i <= 'Z';
        QCOMPARE(folded.at(i), isCapital ? static_cast<char>(i + 32) : all.at(i));
    }
}

void TestText::cjkIsLettersNotPunctuation()
{
    for (const char32_t letter : {U'\u4e2d', U'\u3042', U'\u30ab', U'\uac00', U'\u3105', U'\uff76',
                                  U'\U00020000', U'\uf900', U'\u3007'}) {
        QVERIFY2(isCjk(letter), qPrintable(QString::number(uint(letter), 16)));
    }
    for (const char32_t other : {U'a', U'\u00e9', U'\u3000', U'\u3002', U'\uff0c', U'\u300c',
                                 U'\u30fb', U'\U0001f600', U'\u0416'}) {
        QVERIFY2(!isCjk(other), qPrintable(QString::number(uint(other), 16)));
    }
}

void TestText::columnsFollowEastAsianWidth_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("columns");

    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("ascii") << u"mutex_lock"_s << 10;
    QTest::newRow("chinese") << u"\u6302\u8d77\u4efb\u52a1"_s << 8;
    QTest::newRow("fullwidth comma") << u"a\uff0cb"_s << 4;
    QTest::newRow("halfwidth katakana") << u"\uff76"_s << 1;
    QTest::newRow("hangul syllable") << u"\uac00"_s << 2;
    QTest::newRow("hangul from letters") << u"\u1100\u1161\u11a8"_s << 2;
    QTest::newRow("combining accent") << u"e\u0301"_s << 1;
    QTest::newRow("zero width space") << u"a\u200bb"_s << 2;
    QTest::newRow("emoji") << u"\U0001f600"_s << 2;
    QTest::newRow("check mark") << u"\u2714"_s << 1;
    QTest::newRow("extension B") << u"\U00020000"_s << 2;
    QTest::newRow("tab") << u"\t"_s << 1;
    QTest::newRow("controls and soft hyphen") << u"\x1b\u00ad\u0085"_s << 0;
    QTest::newRow("no-break space") << u"\u00a0"_s << 1;
}

void TestText::columnsFollowEastAsianWidth()
{
    QFETCH(QString, text);
    QFETCH(int, columns);
    QCOMPARE(columnWidth(text), columns);
}

void TestText::fileNamesAreSafe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");

    QTest::newRow("plain") << u"console.log"_s << u"console.log"_s;
    QTest::newRow("climbs out") << u"../../etc/passwd"_s << u"passwd"_s;
    QTest::newRow("other slash") << u"C:\\tmp\\repro.c"_s << u"repro.c"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
    QTest::newRow("option") << u"--output=x"_s << u"output=x"_s;
    QTest::newRow("empty") << QString() << u"file"_s;
    QTest::newRow("dots") << u".."_s << u"file"_s;
    QTest::newRow("folder") << u"a/"_s << u"file"_s;
    QTest::newRow("controls") << u"a\nb\x1b[0m\u202etxt.exe"_s << u"ab[0mtxt.exe"_s;
    QTest::newRow("blanks") << u"  - x  "_s << u"x"_s;
    QTest::newRow("chinese") << u"\u6302\u8d77.md"_s << u"\u6302\u8d77.md"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xd800)) + u"x"_s << u"_x"_s;
}

void TestText::fileNamesAreSafe()
{
    QFETCH(QString, name);
    QFETCH(QString, safe);
    QCOMPARE(safeFileName(name), safe);
}

void TestText::longFileNamesKeepTheirSuffix()
{
    const QString name = safeFileName(QString(300, QChar(0x4e2d)) + u".patch"_s);
    QVERIFY(name.toUtf8().size() <= 200);
    QVERIFY(name.toUtf8().size() > 190);
    QVERIFY(name.endsWith(u".patch"));
    QVERIFY(!name.contains(QChar(0xfffd)));
    QCOMPARE(safeFileName(u"x."_s + QString(300, u'y')).toUtf8().size(), 200);
}

QTEST_GUILESS_MAIN(TestText)

#include "tst_text.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/charset.h"
#include "core/mail/mailparser.h"

#include <QTest>

#include <iconv.h>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

/// \a text as bytes of \a charset; empty when it has no such characters.
QByteArray encoded(const QString &text, const char *charset)
{
    const iconv_t handle = iconv_open(charset, "UTF-8");
    QByteArray in = text.toUtf8();
    QByteArray out(in.size() * 4 + 16, '\0');
    char *from = in.data();
    char *to = out.data();
    auto left = static_cast<std::size_t>(in.size());
    auto room = static_cast<std::size_t>(out.size());
    const std::size_t result = iconv(handle, &from, &left, &to, &room);
    iconv(handle, nullptr, nullptr, &to, &room); // back to ASCII where the charset shifts
    iconv_close(handle);
    out.resize(out.size() - static_cast<qsizetype>(room));
    return result == static_cast<std::size_t>(-1) ? QByteArray() : out;
}

} // namespace

class TestCharset : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void textsWithoutNameAreGuessed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("charset");
        auto row = [](const char *name, const char16_t *text, const char *charset) {
            QTest::newRow(name) << QString::fromUtf16(text) << QByteArray(charset);
        };
        row("simplified",
            u"你好，\n这个补丁修复了在卸载模块时内核崩溃的问题，请大家看一下。\n谢谢\n", "GB18030");
        row("simplified name", u"张三 <zhang@example.org>", "GB18030");
        row("simplified in English", u"This was found by 王小明 in our lab, see below.\n",
            "GB18030");
        row("rare simplified", u"瞿秋白、鲍里斯与郗鉴一同查阅了磐石镇的档案。", "GB18030");
        row("traditional",
            u"您好，\n這個修正檔解決了卸載模組時核心當機的問題，請大家看看。\n謝謝\n", "Big5");
        row("japanese",
            u"こんにちは。\nこのパッチはモジュールの問題を修正します。確認をお願いします。\n",
            "EUC-JP");
        row("japanese of Windows", u"こんにちは。\nこのパッチはモジュールの問題を修正します。\n",
            "Shift_JIS");
        row("japanese of seven bits", u"このパッチは問題を修正します。\n", "ISO-2022-JP");
        row("korean",
            u"안녕하세요. 이 패치는 모듈을 제거할 때 커널이 죽는 문제를 고칩니다. 감사합니다.\n",
            "EUC-KR");
        row("russian", u"Привет,\nэтот патч исправляет ошибку при выгрузке модуля. Спасибо!\n",
            "KOI8-R");
        row("russian name", u"Иван Петров", "KOI8-R");
        row("russian of Windows", u"Привет,\nэтот патч исправляет ошибку при выгрузке модуля.\n",
            "windows-1251");
        row("german", u"Größe der Tabelle prüfen, für Jürgen und Björn.\n", "windows-1252");
        row("french", u"Le noyau a été compilé; ça marche déjà là-bas, créée à Noël.\n",
            "windows-1252");
        row("spanish", u"¿Qué pasó? El año pasado también falló la compilación.\n", "windows-1252");
        row("swedish name", u"Göran Åström", "windows-1252");
        row("one letter", u"café", "windows-1252");
        row("typographic", u"Don\u2019t use \u201Cquotes\u201D \u2013 please.\n", "windows-1252");
        row("unicode", u"mixed: é 中 п\n", "UTF-8");
    }

    void textsWithoutNameAreGuessed()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, charset);
        const QByteArray bytes = encoded(text, charset.constData());
        QVERIFY(!bytes.isEmpty());
        const CharsetHint hint{.named = {}, .tieBreaker = "windows-1252"};
        const DecodedText decoded = decodeText(bytes, {}, hint);
        QCOMPARE(decoded.text, text);
        QCOMPARE(decoded.guessed, QString::fromLatin1(charset));
    }

    void otherPartsOfAMailDecide()
    {
        // Two Chinese characters that read as well in Japanese or Korean.
        const QByteArray name = encoded(u"直樹"_s, "EUC-JP");
        const QByteArray head =
            "From: " + name + " <n@example.org>\nSubject: x\nContent-Type: text/plain; ";
        QCOMPARE(parseMessage(QByteArray(head + "charset=euc-jp\n\nx\n")).from.name, u"直樹"_s);
        const QByteArray body = encoded(u"直樹です"_s, "EUC-JP");
        QCOMPARE(parseMessage(QByteArray("Subject: =?EUC-JP?B?xL62+Q==?=\n\n" + body + "\n")).body,
                 u"直樹です\n"_s);
    }

    void oneCutCharacterIsNoOtherCharset()
    {
        const QByteArray text = u"这个补丁修复了内核崩溃"_s.toUtf8();
        QCOMPARE(guessCharset(text.chopped(1)), "UTF-8"_ba);
        const DecodedText decoded = decodeText(text.chopped(1), {});
        QVERIFY(decoded.badCharset);
        QVERIFY(decoded.text.startsWith(u"这个补丁修复了内核崩"_s));
    }

    void wrongNamesGiveWay()
    {
        const QByteArray bytes = encoded(u"这个补丁修复了内核崩溃"_s, "GB18030");
        const DecodedText decoded = decodeText(bytes, "utf-8");
        QCOMPARE(decoded.text, u"这个补丁修复了内核崩溃"_s);
        QVERIFY(decoded.badCharset);
        QCOMPARE(decoded.guessed, u"GB18030"_s);
    }

    void theLocaleOnlyBreaksTies()
    {
        const QByteArray german = encoded(u"Größe der Tabelle prüfen"_s, "windows-1252");
        QCOMPARE(guessCharset(german, {.named = {}, .tieBreaker = "GB18030"}), "windows-1252"_ba);
        // Nothing but level-one pairs that are syllables as well: both read, neither likelier.
        const QByteArray both("\xB0\xE8\xB0\xF4");
        const QByteArray first = guessCharset(both, {.named = {}, .tieBreaker = "EUC-KR"});
        const QByteArray second = guessCharset(both, {.named = {}, .tieBreaker = "GB18030"});
        QCOMPARE(first, "EUC-KR"_ba);
        QCOMPARE(second, "GB18030"_ba);
        QVERIFY(!localeCharset().isEmpty());
    }

    void anyBytesEnd()
    {
        QByteArray all;
        for (int i = 0; i < 100'000; ++i) {
            all.append(static_cast<char>((i * 7919 + i / 251) & 0xFF));
        }
        QVERIFY(!decodeText(all, {}).text.isEmpty());
        QVERIFY(!decodeText("\x1B$)A\xFF", {}).text.isEmpty());
        QCOMPARE(tellingCharset("no-such"), QByteArray());
        QCOMPARE(tellingCharset("UTF-8"), QByteArray());
        QCOMPARE(tellingCharset("gb2312"), "GB18030"_ba);
    }
};

QTEST_GUILESS_MAIN(TestCharset)
#include "tst_charset.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/charset.h"

#include <QLocale>
#include <QString>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Bytes looked at: enough to be sure, little enough for a mail of megabytes.
constexpr qsizetype sampleBytes = 64 * 1024;
/// A guess below this is no better than western text.
constexpr double leastScore = 0.3;
/// Two guesses closer than this are equally good.
constexpr double tieScore = 0.05;

/// The commonest characters of modern Chinese in both spellings, and syllables of Korean: about a
/// third of any text. (Counted lists of Da Jun, 2004, and of the Sejong corpus, first places.)
constexpr QStringView commonSimplified = u"的一是不了在人有我他这个们中来上大为和国地到以说时要就出"
                                         u"会可也你对生能而子那得于着下自之年过发后作里"
                                         u"用道行所然家种事成方多经么去法学如都同现当没动面起看定天"
                                         u"分还进好小部其些主样理心她本前开但因只从想实"
                                         u"日者意无力它与长把机十民第公此已工使情明性知全三又关点正"
                                         u"业外将两高间由问很最重并物手应向头文体见被等"
                                         u"新信谢请内核码补丁";
constexpr QStringView commonTraditional = u"的一是不了在人有我他這個們中來上大為和國地到以說時要就"
                                          u"出會可也你對生能而子那得於著下自之年過發後作裡"
                                          u"用道行所然家種事成方多經麼去法學如都同現當沒動面起看定"
                                          u"天分還進好小部其些主樣理心她本前開但因只從想實"
                                          u"日者意無力它與長把機十民第公此已工使情明性知全三又關點"
                                          u"正業外將兩高間由問很最重並物手應向頭文體見被等"
                                          u"新信謝請內核碼補";
constexpr QStringView commonKorean =
    u"이다는가에의을를고하지은도한로서사기자대인그리어니해수나시으일";
constexpr QStringView commonRussian = u"оеаинтсрвлкмдпу";
constexpr QStringView commonWestern = u"éèàçêôîûùïëöäüßåøæñóáíúãõÖÄÜÅØÉ";
constexpr QStringView westernSigns = u"\u00A0«»°§©®±µ·€…’‘“”–—•£¡¿´²³×";

using Unit = unsigned char;

bool isBetween(Unit byte, int first, int last)
{
    return byte >= first && byte <= last;
}

/// How likely a pair of bytes is in running text; below nothing: it hardly ever occurs.
using PairWeight = double (*)(Unit lead, Unit trail);

constexpr double never = -1.0;

/// GB2312: rows 16 to 55 are the common Han characters, 56 to 87 rare ones; the rest is GBK's.
double weighGb(Unit lead, Unit trail)
{
    if (!isBetween(trail, 0x40, 0xFE) || trail == 0x7F || !isBetween(lead, 0x81, 0xFE)) {
        return never;
    }
    if (trail < 0xA1 || lead < 0xA1) {
        return -0.5;
    }
    if (isBetween(lead, 0xB0, 0xD7) || lead == 0xA1 || lead == 0xA3) {
        return 1.0;
    }
    if (isBetween(lead, 0xD8, 0xF7)) {
        return 0.15;
    }
    return lead == 0xA2 ? 0.3 : lead <= 0xA9 ? -0.5 : never;
}

/// Big5: leads A4 to C6 are the 5,401 common characters, C9 to F9 the others.
double weighBig5(Unit lead, Unit trail)
{
    if (!isBetween(trail, 0x40, 0x7E) && !isBetween(trail, 0xA1, 0xFE)) {
        return never;
    }
    if (isBetween(lead, 0xA4, 0xC6) || lead == 0xA1) {
        return 1.0;
    }
    return isBetween(lead, 0xC9, 0xF9) ? 0.15 : isBetween(lead, 0xA2, 0xA3) ? 0.3 : never;
}

/// JIS X 0208 in EUC: rows 4 and 5 are kana, without which there is no Japanese.
double weighEucJp(Unit lead, Unit trail)
{
    if (!isBetween(trail, 0xA1, 0xFE)) {
        return never;
    }
    if (lead == 0xA4 || lead == 0xA5) {
        return 1.2;
    }
    if (isBetween(lead, 0xB0, 0xCF) || lead == 0xA1 || lead == 0xA3) {
        return 0.8;
    }
    return isBetween(lead, 0xD0, 0xF4) ? 0.1 : never;
}

double weighShiftJis(Unit lead, Unit trail)
{
    if (!isBetween(trail, 0x40, 0xFC) || trail == 0x7F) {
        return never;
    }
    if ((lead == 0x82 && isBetween(trail, 0x9F, 0xF1))
        || (lead == 0x83 && isBetween(trail, 0x40, 0x96))) {
        return 1.2;
    }
    if (isBetween(lead, 0x88, 0x97) || lead == 0x81 || lead == 0x82) {
        return 0.8;
    }
    return isBetween(lead, 0x98, 0x9F) || isBetween(lead, 0xE0, 0xEA) ? 0.1 : never;
}

/// KS X 1001 in EUC: rows 16 to 40 are the syllables.
double weighEucKr(Unit lead, Unit trail)
{
    if (!isBetween(trail, 0xA1, 0xFE)) {
        return never;
    }
    if (isBetween(lead, 0xB0, 0xC8)) {
        return 1.0;
    }
    return lead == 0xA1               ? 0.7
        : isBetween(lead, 0xA2, 0xA4) ? 0.2
        : isBetween(lead, 0xCA, 0xFD) ? 0.0
                                      : never;
}

double scoreOfPairs(QByteArrayView bytes, PairWeight weigh)
{
    double score = 0;
    qsizetype high = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto lead = static_cast<Unit>(bytes[i]);
        if (lead < 0x80) {
            continue;
        }
        const Unit trail = i + 1 < bytes.size() ? static_cast<Unit>(bytes[i + 1]) : Unit(0);
        const double weight = weigh(lead, trail);
        const bool pair = weight > never;
        score += pair ? weight * 2 : weight;
        high += pair ? 2 : 1;
        i += pair ? 1 : 0;
    }
    return high == 0 ? 0 : score / static_cast<double>(high);
}

/// Share of the characters of \a text beyond ASCII that stand in \a common.
double shareOf(QStringView text, QStringView common)
{
    qsizetype all = 0;
    qsizetype hits = 0;
    for (const QChar c : text) {
        if (c.unicode() > 0x7F) {
            ++all;
            hits += common.contains(c) ? 1 : 0;
        }
    }
    return all == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(all);
}

/// Cyrillic words are whole runs of lower-case letters, at most the first one a capital. One or two bytes say
/// nothing.
double scoreOfCyrillic(QStringView text)
{
    double score = 0;
    qsizetype high = 0;
    QChar before = u' ';
    for (const QChar c : text) {
        if (c.unicode() > 0x7F) {
            ++high;
            const bool cyrillic = c.unicode() >= 0x400 && c.unicode() < 0x460;
            const bool glued = before.unicode() < 0x80 && before.isLetter();
            if (!cyrillic || glued || (c.isUpper() && before.isLower())) {
                score -= 1;
            } else if (c.isUpper()) {
                score += before.isUpper() ? 0.1 : 0.7;
            } else {
                score += commonRussian.contains(c) ? 1.2 : 0.7;
            }
        } else if (before.unicode() > 0x7F && before.isLetter() && c.isLetter()) {
            score -= 1;
        }
        before = c;
    }
    return high < 3 ? 0 : score / static_cast<double>(high);
}

/// In western words letters with accents stand alone among plain ones, or two by two.
double scoreOfWestern(QStringView text)
{
    double score = 0;
    qsizetype high = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].unicode() <= 0x7F) {
            continue;
        }
        const qsizetype start = i;
        while (i + 1 < text.size() && text[i + 1].unicode() > 0x7F) {
            ++i;
        }
        const qsizetype run = i + 1 - start;
        const bool touches = (start > 0 && text[start - 1].isLetter())
            || (i + 1 < text.size() && text[i + 1].isLetter());
        high += run;
        for (const QChar c : text.sliced(start, run)) {
            if (run <= 2 && commonWestern.contains(c)) {
                score += run == 1 && touches ? 1.0 : 0.5;
            } else if (run <= 2 && (westernSigns.contains(c) || c.isLetter())) {
                score += 0.2;
            } else {
                score -= 1;
            }
        }
    }
    return high == 0 ? 0 : score / static_cast<double>(high);
}

struct Guess
{
    const char *charset = "windows-1252";
    double score = 0;
};

std::array<Guess, 8> guessesFor(QByteArrayView bytes)
{
    auto text = [bytes](const char *charset) {
        bool bad = false;
        return decodeFrom(bytes, charset, bad);
    };
    auto pairs = [&](const char *charset, PairWeight weigh, QStringView common) {
        const double score = scoreOfPairs(bytes, weigh);
        // Decoding is dear: only what may still win is looked at closer.
        const bool likely = score > 0 && !common.isEmpty();
        return Guess{charset, likely ? score + shareOf(text(charset), common) : score};
    };
    return {pairs("GB18030", weighGb, commonSimplified),
            pairs("Big5", weighBig5, commonTraditional),
            pairs("EUC-JP", weighEucJp, {}),
            pairs("Shift_JIS", weighShiftJis, {}),
            pairs("EUC-KR", weighEucKr, commonKorean),
            Guess{"KOI8-R", scoreOfCyrillic(text("KOI8-R"))},
            Guess{"windows-1251", scoreOfCyrillic(text("windows-1251"))},
            Guess{"windows-1252", scoreOfWestern(text("windows-1252"))}};
}

/// UTF-8 that was cut or hurt in a few places: many whole sequences, few stray bytes.
bool isHurtUtf8(QByteArrayView bytes)
{
    const Utf8Count count = countUtf8(bytes);
    return count.whole >= 4 && count.stray * 10 <= count.whole;
}

/// Seven-bit charsets announce themselves (RFC 1468, 1557, 1922).
QByteArray shiftedCharset(QByteArrayView bytes)
{
    if (bytes.indexOf("\x1B$") < 0) {
        return {};
    }
    if (bytes.indexOf("\x1B$)C") >= 0) {
        return "ISO-2022-KR";
    }
    if (bytes.indexOf("\x1B$)A") >= 0) {
        return "ISO-2022-CN";
    }
    const bool japanese = bytes.indexOf("\x1B$B") >= 0 || bytes.indexOf("\x1B$@") >= 0;
    return japanese ? "ISO-2022-JP" : QByteArray();
}

/// True when \a bytes can be \a charset: none is bad and few characters are strange.
bool fitsCharset(QByteArrayView bytes, const QByteArray &charset)
{
    bool bad = false;
    const QString text = decodeFrom(bytes, charset, bad);
    const auto odd = std::ranges::count_if(text, [](QChar c) {
        return c.category() == QChar::Other_PrivateUse || c.category() == QChar::Other_NotAssigned
            || (c.unicode() >= 0x80 && c.unicode() < 0xA0);
    });
    return !bad && odd * 20 <= text.size();
}

} // namespace

Utf8Count countUtf8(QByteArrayView bytes)
{
    Utf8Count count;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto lead = static_cast<Unit>(bytes[i]);
        if (lead < 0x80) {
            continue;
        }
        const qsizetype more = isBetween(lead, 0xC2, 0xDF) ? 1
            : isBetween(lead, 0xE0, 0xEF)                  ? 2
            : isBetween(lead, 0xF0, 0xF4)                  ? 3
                                                           : 0;
        qsizetype found = 0;
        while (found < more && i + found + 1 < bytes.size()
               && isBetween(static_cast<Unit>(bytes[i + found + 1]), 0x80, 0xBF)) {
            ++found;
        }
        const bool complete = more > 0 && found == more;
        count.whole += complete ? 1 : 0;
        count.stray += complete ? 0 : 1;
        i += found;
    }
    return count;
}

QByteArray localeCharset()
{
    const QLocale locale = QLocale::system();
    switch (locale.language()) {
    case QLocale::Chinese:
        return locale.script() == QLocale::TraditionalHanScript ? "Big5" : "GB18030";
    case QLocale::Japanese:
        return "EUC-JP";
    case QLocale::Korean:
        return "EUC-KR";
    case QLocale::Russian:
    case QLocale::Bulgarian:
        return "KOI8-R";
    default:
        return "windows-1252";
    }
}

QByteArray guessCharset(QByteArrayView bytes, const CharsetHint &hint)
{
    if (const QByteArray shifted = shiftedCharset(bytes); !shifted.isEmpty()) {
        return shifted;
    }
    if (bytes.isValidUtf8()) {
        return "UTF-8";
    }
    const QByteArrayView sample = bytes.first(std::min(bytes.size(), sampleBytes));
    if (isHurtUtf8(sample)) {
        return "UTF-8";
    }
    if (!hint.named.isEmpty() && fitsCharset(sample, hint.named)) {
        return hint.named;
    }
    const std::array<Guess, 8> guesses = guessesFor(sample);
    const Guess best = *std::ranges::max_element(guesses, {}, &Guess::score);
    if (best.score < leastScore) {
        return "windows-1252";
    }
    const QByteArray home = hint.tieBreaker.isEmpty() ? localeCharset() : hint.tieBreaker;
    const bool tied = std::ranges::any_of(guesses, [&](const Guess &guess) {
        return best.score - guess.score < tieScore && guess.charset == home;
    });
    return tied ? home : QByteArray(best.charset);
}

} // namespace Casebook

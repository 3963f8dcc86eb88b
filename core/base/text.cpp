// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"

#include <QChar>
#include <QStringConverter>

#include <algorithm>
#include <array>
#include <span>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// First and last character of a range.
struct Range
{
    char32_t first = 0;
    char32_t last = 0;
};

constexpr std::array invisibleRanges{
    Range{0x0000, 0x0008}, Range{0x000b, 0x001f}, Range{0x007f, 0x009f},   Range{0x00ad, 0x00ad},
    Range{0x061c, 0x061c}, Range{0x200b, 0x200f}, Range{0x2028, 0x202e},   Range{0x2060, 0x2064},
    Range{0x2066, 0x2069}, Range{0xfeff, 0xfeff}, Range{0xe0000, 0xe007f},
};

/// Letters only: CJK punctuation ends a word, so it makes no bigram.
constexpr std::array cjkRanges{
    Range{0x1100, 0x11ff}, Range{0x2e80, 0x2fdf}, Range{0x3005, 0x3007},   Range{0x3021, 0x3029},
    Range{0x3031, 0x3035}, Range{0x3038, 0x303c}, Range{0x3041, 0x3096},   Range{0x3099, 0x309a},
    Range{0x309d, 0x309f}, Range{0x30a1, 0x30fa}, Range{0x30fc, 0x30ff},   Range{0x3105, 0x312f},
    Range{0x3131, 0x318e}, Range{0x31a0, 0x31bf}, Range{0x31f0, 0x31ff},   Range{0x3400, 0x4dbf},
    Range{0x4e00, 0x9fff}, Range{0xa960, 0xa97c}, Range{0xac00, 0xd7fb},   Range{0xf900, 0xfaff},
    Range{0xff66, 0xff9f}, Range{0xffa0, 0xffdc}, Range{0x1aff0, 0x1b16f}, Range{0x20000, 0x3fffd},
};

/// East Asian Width W and F of Unicode 15 (EastAsianWidth.txt); unassigned gaps inside a wide block
/// are closed. Emoji singles are listed because they stand in titles of real mails.
constexpr std::array wideRanges{
    Range{0x1100, 0x115f},   Range{0x231a, 0x231b},   Range{0x2329, 0x232a},
    Range{0x23e9, 0x23ec},   Range{0x23f0, 0x23f0},   Range{0x23f3, 0x23f3},
    Range{0x25fd, 0x25fe},   Range{0x2614, 0x2615},   Range{0x2648, 0x2653},
    Range{0x267f, 0x267f},   Range{0x2693, 0x2693},   Range{0x26a1, 0x26a1},
    Range{0x26aa, 0x26ab},   Range{0x26bd, 0x26be},   Range{0x26c4, 0x26c5},
    Range{0x26ce, 0x26ce},   Range{0x26d4, 0x26d4},   Range{0x26ea, 0x26ea},
    Range{0x26f2, 0x26f3},   Range{0x26f5, 0x26f5},   Range{0x26fa, 0x26fa},
    Range{0x26fd, 0x26fd},   Range{0x2705, 0x2705},   Range{0x270a, 0x270b},
    Range{0x2728, 0x2728},   Range{0x274c, 0x274c},   Range{0x274e, 0x274e},
    Range{0x2753, 0x2755},   Range{0x2757, 0x2757},   Range{0x2795, 0x2797},
    Range{0x27b0, 0x27b0},   Range{0x27bf, 0x27bf},   Range{0x2b1b, 0x2b1c},
    Range{0x2b50, 0x2b50},   Range{0x2b55, 0x2b55},   Range{0x2e80, 0x303e},
    Range{0x3041, 0x3247},   Range{0x3250, 0x4dbf},   Range{0x4e00, 0xa4c6},
    Range{0xa960, 0xa97c},   Range{0xac00, 0xd7a3},   Range{0xf900, 0xfaff},
    Range{0xfe10, 0xfe19},   Range{0xfe30, 0xfe6b},   Range{0xff01, 0xff60},
    Range{0xffe0, 0xffe6},   Range{0x16fe0, 0x1b2fb}, Range{0x1f004, 0x1f004},
    Range{0x1f0cf, 0x1f0cf}, Range{0x1f18e, 0x1f18e}, Range{0x1f191, 0x1f19a},
    Range{0x1f200, 0x1f320}, Range{0x1f32d, 0x1f335}, Range{0x1f337, 0x1f37c},
    Range{0x1f37e, 0x1f393}, Range{0x1f3a0, 0x1f3ca}, Range{0x1f3cf, 0x1f3d3},
    Range{0x1f3e0, 0x1f3f0}, Range{0x1f3f4, 0x1f3f4}, Range{0x1f3f8, 0x1f43e},
    Range{0x1f440, 0x1f440}, Range{0x1f442, 0x1f4fc}, Range{0x1f4ff, 0x1f53d},
    Range{0x1f54b, 0x1f54e}, Range{0x1f550, 0x1f567}, Range{0x1f57a, 0x1f57a},
    Range{0x1f595, 0x1f596}, Range{0x1f5a4, 0x1f5a4}, Range{0x1f5fb, 0x1f64f},
    Range{0x1f680, 0x1f6c5}, Range{0x1f6cc, 0x1f6cc}, Range{0x1f6d0, 0x1f6d2},
    Range{0x1f6d5, 0x1f6df}, Range{0x1f6eb, 0x1f6ec}, Range{0x1f6f4, 0x1f6fc},
    Range{0x1f7e0, 0x1f7f0}, Range{0x1f90c, 0x1f93a}, Range{0x1f93c, 0x1f945},
    Range{0x1f947, 0x1f9ff}, Range{0x1fa70, 0x1faff}, Range{0x20000, 0x2fffd},
    Range{0x30000, 0x3fffd},
};

constexpr bool isSorted(std::span<const Range> ranges)
{
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        if (ranges[i].first > ranges[i].last || (i > 0 && ranges[i].first <= ranges[i - 1].last)) {
            return false;
        }
    }
    return true;
}

static_assert(isSorted(invisibleRanges) && isSorted(cjkRanges) && isSorted(wideRanges));

bool isIn(std::span<const Range> ranges, char32_t character)
{
    const auto after = std::ranges::upper_bound(ranges, character, {}, &Range::first);
    return after != ranges.begin() && character <= std::prev(after)->last;
}

/// Walks over the characters of a UTF-16 text; a lone surrogate comes as itself. (Qt keeps its own
/// QStringIterator private.)
class Characters final
{
public:
    explicit Characters(QStringView text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool hasNext() const
    {
        return m_index < m_text.size();
    }

    /// UTF-16 offset of the character that next() returns.
    [[nodiscard]] qsizetype index() const
    {
        return m_index;
    }

    char32_t next()
    {
        const QChar first = m_text[m_index++];
        if (first.isHighSurrogate() && hasNext() && m_text[m_index].isLowSurrogate()) {
            return QChar::surrogateToUcs4(first, m_text[m_index++]);
        }
        return first.unicode();
    }

private:
    QStringView m_text;
    qsizetype m_index = 0;
};

int widthOf(char32_t character)
{
    if (character < 0x300) {
        const bool isControl = character < 0x20 || (character >= 0x7f && character < 0xa0);
        return (isControl && character != u'\t') || character == 0xad ? 0 : 1;
    }
    // Medial vowels and final consonants join the syllable in front of them.
    if (character >= 0x1160 && character <= 0x11ff) {
        return 0;
    }
    switch (QChar::category(character)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        return isIn(wideRanges, character) ? 2 : 1;
    }
}

int utf8Bytes(char32_t character)
{
    if (character < 0x80) {
        return 1;
    }
    if (character < 0x800) {
        return 2;
    }
    return character < 0x10000 ? 3 : 4;
}

/// The longest start of \a name that fits into \a limit bytes of UTF-8 and ends between characters.
QString fitting(const QString &name, qsizetype limit)
{
    qsizetype bytes = 0;
    Characters characters(name);
    while (characters.hasNext()) {
        const qsizetype start = characters.index();
        const char32_t character = characters.next();
        bytes += utf8Bytes(character);
        if (bytes > limit) {
            return name.first(start);
        }
    }
    return name;
}

} // namespace

bool isInvisible(char32_t character)
{
    return isIn(invisibleRanges, character) && character != u'\t' && character != u'\n';
}

QString visibleName(char32_t character)
{
    if (!isInvisible(character)) {
        return {};
    }
    return u"<U+%1>"_s.arg(QString::number(static_cast<uint>(character), 16).toUpper(), 4, u'0');
}

std::vector<InvisibleSpot> findInvisible(QStringView text)
{
    std::vector<InvisibleSpot> spots;
    Characters characters(text);
    while (characters.hasNext()) {
        const qsizetype position = characters.index();
        const char32_t character = characters.next();
        if (isInvisible(character)) {
            spots.push_back({.position = position,
                             .length = characters.index() - position,
                             .character = character});
        }
    }
    return spots;
}

QString madeVisible(QStringView text)
{
    const std::vector<InvisibleSpot> spots = findInvisible(text);
    if (spots.empty()) {
        return text.toString();
    }
    QString visible;
    visible.reserve(text.size() + 8 * std::ssize(spots));
    qsizetype done = 0;
    for (const InvisibleSpot &spot : spots) {
        visible += text.sliced(done, spot.position - done);
        visible += visibleName(spot.character);
        done = spot.position + spot.length;
    }
    visible += text.sliced(done);
    return visible;
}

void foldAscii(std::span<char> bytes)
{
    for (char &byte : bytes) {
        const bool isCapital = byte >= 'A' && byte <= 'Z';
        byte = static_cast<char>(byte + (isCapital ? 'a' - 'A' : 0));
    }
}

QString decodeUtf8(QByteArrayView bytes)
{
    // QString::fromUtf8 would swallow a leading byte order mark; offsets count it and people see it.
    QStringDecoder decoder(QStringConverter::Utf8,
                           QStringConverter::Flag::ConvertInitialBom
                               | QStringConverter::Flag::Stateless);
    QString text = decoder.decode(bytes);
    text.replace(QChar(u'\0'), QChar(u'\u2400'));
    return text;
}

bool isCjk(char32_t character)
{
    return isIn(cjkRanges, character);
}

int columnWidth(QStringView text)
{
    int columns = 0;
    Characters characters(text);
    while (characters.hasNext()) {
        columns += widthOf(characters.next());
    }
    return columns;
}

QString safeFileName(const QString &name)
{
    constexpr qsizetype nameBytes = 200;
    constexpr qsizetype suffixBytes = 16;
    const qsizetype separator = std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\'));
    QString base;
    Characters characters(QStringView(name).sliced(separator + 1));
    while (characters.hasNext()) {
        const char32_t character = characters.next();
        if (!isInvisible(character) && character != u'\t' && character != u'\n') {
            // A lone surrogate has no UTF-8.
            base += QStringView(QChar::fromUcs4(QChar::isSurrogate(character) ? U'_' : character));
        }
    }
    base = base.trimmed();
    qsizetype start = 0;
    while (start < base.size()
           && (base[start] == u'.' || base[start] == u'-' || base[start].isSpace())) {
        ++start;
    }
    base = base.sliced(start);
    // A long name keeps its suffix, by which people and programs know the file.
    const qsizetype dot = base.lastIndexOf(u'.');
    if (base.toUtf8().size() > nameBytes && dot > 0) {
        const QByteArray suffix = base.sliced(dot).toUtf8();
        if (suffix.size() <= suffixBytes) {
            base = fitting(base.first(dot), nameBytes - suffix.size()) + base.sliced(dot);
        }
    }
    base = fitting(base, nameBytes);
    return base.isEmpty() ? u"file"_s : base;
}

} // namespace Casebook

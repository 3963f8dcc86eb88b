// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/loglinetext.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace Casebook {

namespace {

constexpr int rgbBase = 0x1000000;
constexpr int maxParameters = 32;

/// xterm's own 16 colours are made for black; these are the middle tones that readable() starts from.
constexpr std::array<QRgb, 16> baseColours{
    0xff3b4148, 0xffb83a12, 0xff0b7355, 0xff9a6400, 0xff1a5fa8, 0xff7d2a6d, 0xff0a6b6b, 0xff66707a,
    0xff66707a, 0xffd9481c, 0xff128a68, 0xffb07800, 0xff2f7fd0, 0xff9b4390, 0xff138585, 0xff8b949d};

/// Cuts an unfinished UTF-8 sequence at the end, left by cutting a long line at a byte count.
QByteArrayView withoutTornEnd(QByteArrayView bytes)
{
    qsizetype back = 0;
    while (back < 3 && back < bytes.size()
           && (static_cast<unsigned char>(bytes[bytes.size() - 1 - back]) & 0xC0U) == 0x80U) {
        ++back;
    }
    if (back >= bytes.size()) {
        return bytes;
    }
    const auto lead = static_cast<unsigned char>(bytes[bytes.size() - 1 - back]);
    const qsizetype length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : lead >= 0xC0U ? 2 : 1;
    return length > back + 1 ? bytes.chopped(back + 1) : bytes;
}

/// Reads "38;5;n" or "38;2;r;g;b" behind the 38 or 48; returns how many parameters it took.
size_t extendedColour(const std::vector<int> &parameters, size_t at, int &colour)
{
    const auto byteAt = [&parameters](size_t i) { return std::clamp(parameters[i], 0, 255); };
    if (at + 2 < parameters.size() && parameters[at + 1] == 5) {
        colour = byteAt(at + 2);
        return 2;
    }
    if (at + 4 < parameters.size() && parameters[at + 1] == 2) {
        colour = rgbBase + byteAt(at + 2) * 65536 + byteAt(at + 3) * 256 + byteAt(at + 4);
        return 4;
    }
    return parameters.size() - at - 1;
}

void applySgr(const std::vector<int> &parameters, LogStyle &style)
{
    for (size_t i = 0; i < parameters.size(); ++i) {
        const int code = parameters[i];
        if (code == 0) {
            style = LogStyle{};
        } else if (code == 1) {
            style.bold = true;
        } else if (code == 22) {
            style.bold = false;
        } else if (code == 4) {
            style.underline = true;
        } else if (code == 24) {
            style.underline = false;
        } else if (code >= 30 && code <= 37) {
            style.foreground = code - 30;
        } else if (code >= 90 && code <= 97) {
            style.foreground = code - 90 + 8;
        } else if (code == 38) {
            i += extendedColour(parameters, i, style.foreground);
        } else if (code == 39) {
            style.foreground = -1;
        } else if (code >= 40 && code <= 47) {
            style.background = code - 40;
        } else if (code >= 100 && code <= 107) {
            style.background = code - 100 + 8;
        } else if (code == 48) {
            i += extendedColour(parameters, i, style.background);
        } else if (code == 49) {
            style.background = -1;
        } else if (code == 7) {
            style.background = 8;
        } else if (code == 27) {
            style.background = -1;
        }
        // Conceal (8) and blink (5) are not for a log: the text stays as it is.
    }
}

/// Length of the SGR sequence at \a at ("ESC [ 1 ; 31 m"), 0 when it is something else.
/// ECMA-48 8.3.117; only digits and separators may stand between.
qsizetype sgrLength(QStringView text, qsizetype at, std::vector<int> &parameters)
{
    parameters.clear();
    if (at + 2 >= text.size() || text[at] != QChar(0x1B) || text[at + 1] != u'[') {
        return 0;
    }
    int value = 0;
    for (qsizetype i = at + 2; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit >= u'0' && unit <= u'9') {
            value = std::min(value * 10 + (unit - u'0'), 9999);
        } else if (unit == u';' || unit == u':' || unit == u'm') {
            if (std::cmp_greater_equal(parameters.size(), maxParameters)) {
                return 0;
            }
            parameters.push_back(value);
            value = 0;
            if (unit == u'm') {
                return i + 1 - at;
            }
        } else {
            return 0;
        }
    }
    return 0;
}

/// Appends \a piece in \a style, joining it to the span before when that has the same style.
void append(LogLineText &line, QStringView piece, const LogStyle &style)
{
    const qsizetype start = line.text.size();
    line.text.append(piece);
    if (style == LogStyle{}) {
        return;
    }
    if (!line.spans.empty() && line.spans.back().style == style
        && line.spans.back().start + line.spans.back().length == start) {
        line.spans.back().length += piece.size();
    } else {
        line.spans.push_back({.start = start, .length = piece.size(), .style = style});
    }
}

char32_t codePointAt(QStringView text, qsizetype at)
{
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
        return QChar::surrogateToUcs4(text[at], text[at + 1]);
    }
    return text[at].unicode();
}

qreal luminance(const QColor &colour)
{
    const auto part = [](float value) {
        const auto v = static_cast<qreal>(value);
        return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF())
        + 0.0722 * part(colour.blueF());
}

qreal contrast(const QColor &a, const QColor &b)
{
    const qreal first = luminance(a);
    const qreal second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor sgrColour(int sgr)
{
    if (sgr >= rgbBase) {
        return QColor::fromRgb(static_cast<QRgb>(sgr - rgbBase) | 0xff000000U);
    }
    if (sgr < 16) {
        return QColor::fromRgb(baseColours.at(static_cast<size_t>(std::max(0, sgr))));
    }
    if (sgr >= 232) {
        const int grey = 8 + (sgr - 232) * 10;
        return QColor(grey, grey, grey);
    }
    const auto level = [](int step) { return step == 0 ? 0 : 55 + step * 40; };
    const int cube = sgr - 16;
    return QColor(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
}

} // namespace

int columnAfter(int column, char32_t character)
{
    if (character == U'\t') {
        return (column / logTabColumns + 1) * logTabColumns;
    }
    if (character < 0x300) {
        return column + 1;
    }
    return column + columnWidth(QString::fromUcs4(&character, 1));
}

int LogLineText::columnOf(qsizetype position) const
{
    if (simple) {
        return static_cast<int>(std::min(position, text.size()));
    }
    int column = 0;
    for (qsizetype i = 0; i < std::min(position, text.size());) {
        const char32_t character = codePointAt(text, i);
        column = columnAfter(column, character);
        i += character > 0xFFFF ? 2 : 1;
    }
    return column;
}

qsizetype LogLineText::positionAt(int column) const
{
    if (simple) {
        return std::clamp<qsizetype>(column, 0, text.size());
    }
    int at = 0;
    for (qsizetype i = 0; i < text.size();) {
        const char32_t character = codePointAt(text, i);
        at = columnAfter(at, character);
        if (at > column) {
            return i;
        }
        i += character > 0xFFFF ? 2 : 1;
    }
    return text.size();
}

LogLineText renderLogLine(QByteArrayView bytes, qint64 totalBytes)
{
    LogLineText line;
    line.totalBytes = totalBytes;
    line.cut = totalBytes > bytes.size();
    const QString source = decodeUtf8(line.cut ? withoutTornEnd(bytes) : bytes);
    line.text.reserve(source.size());
    LogStyle style;
    std::vector<int> parameters;
    qsizetype plainFrom = 0;
    const auto flush = [&](qsizetype to) {
        if (to > plainFrom) {
            append(line, QStringView(source).mid(plainFrom, to - plainFrom), style);
        }
    };
    for (qsizetype i = 0; i < source.size();) {
        const char32_t character = codePointAt(source, i);
        const qsizetype units = character > 0xFFFF ? 2 : 1;
        if (character >= 0x20 && character < 0x7F) {
            i += units;
            continue;
        }
        if (character == U'\t' || !isInvisible(character)) {
            line.simple = false;
            i += units;
            continue;
        }
        flush(i);
        ++line.hidden;
        if (const qsizetype length = sgrLength(source, i, parameters); length > 0) {
            applySgr(parameters, style);
            i += length;
        } else {
            LogStyle token = style;
            token.token = true;
            append(line, visibleName(character), token);
            i += units;
        }
        plainFrom = i;
    }
    flush(source.size());
    line.columns = line.columnOf(line.text.size());
    return line;
}

QColor readableSgrColour(int sgr, const QColor &ground, const QColor &text)
{
    constexpr qreal wanted = 4.5;
    constexpr int steps = 10;
    const QColor start = sgrColour(sgr);
    for (int step = 0; step <= steps; ++step) {
        const float share = static_cast<float>(step) / steps;
        const QColor colour =
            QColor::fromRgbF(start.redF() + (text.redF() - start.redF()) * share,
                             start.greenF() + (text.greenF() - start.greenF()) * share,
                             start.blueF() + (text.blueF() - start.blueF()) * share);
        if (contrast(colour, ground) >= wanted) {
            return colour;
        }
    }
    return text;
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QColor>
#include <QString>

#include <vector>

namespace Casebook {

/// How a stretch of a log line is drawn.
struct LogStyle
{
    /// SGR colour: -1 none, 0 to 255 the terminal's table, from 0x1000000 on 24-bit RGB.
    int foreground = -1;
    int background = -1;
    bool bold = false;
    bool underline = false;
    bool token = false; ///< a stand-in for a character that is not seen

    friend bool operator==(const LogStyle &, const LogStyle &) = default;
};

/// A stretch of LogLineText::text with one style; what no span covers is plain.
struct LogSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    LogStyle style;

    friend bool operator==(const LogSpan &, const LogSpan &) = default;
};

/// One log line made fit to be looked at and to be copied: colours of terminals taken out and kept as
/// spans, every other control, bidi and invisible character replaced by its visible name, tabs kept.
/// A colour ends with its line, because a line must look the same wherever one comes from.
struct LogLineText
{
    QString text;
    std::vector<LogSpan> spans;
    qint64 totalBytes = 0;
    bool cut = false; ///< the line has more bytes than are shown
    bool simple = true; ///< only printable ASCII: one character is one column
    int columns = 0; ///< width of the text in character cells
    int hidden = 0; ///< characters that were replaced or taken out

    /// Column where character \a position begins. Linear unless simple.
    [[nodiscard]] int columnOf(qsizetype position) const;
    /// Character at \a column, text.size() behind the end.
    [[nodiscard]] qsizetype positionAt(int column) const;
};

inline constexpr int logTabColumns = 8;

/// \a bytes are the shown bytes of a line that has \a totalBytes.
LogLineText renderLogLine(QByteArrayView bytes, qint64 totalBytes);

/// Column behind \a character when it begins at \a column: wide ones take two, tabs go to the next stop.
int columnAfter(int column, char32_t character);

/// A colour of the SGR table readable on \a ground: moved towards \a text until the contrast reaches
/// 4.5 (WCAG AA), so that no log can hide text by its colours.
QColor readableSgrColour(int sgr, const QColor &ground, const QColor &text);

} // namespace Casebook

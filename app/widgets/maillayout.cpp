// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/maillayout.h"

#include <QFont>
#include <QFontMetrics>

#include <algorithm>

namespace Casebook {

namespace {

constexpr int tabStop = 8;
/// Text wraps at the view's width, but never wider: longer lines are hard to read.
constexpr int widestColumns = 132;
constexpr int narrowestColumns = 20;

struct CharacterWidth
{
    int columns = 1;
    qsizetype units = 1;
};

CharacterWidth widthAt(QStringView text, qsizetype place, int column)
{
    const QChar c = text[place];
    if (c == u'\t') {
        return {.columns = tabStop - column % tabStop, .units = 1};
    }
    if (c.unicode() >= 0x20 && c.unicode() < 0x7f) {
        return {};
    }
    char32_t whole = c.unicode();
    qsizetype units = 1;
    if (c.isHighSurrogate() && place + 1 < text.size() && text[place + 1].isLowSurrogate()) {
        whole = QChar::surrogateToUcs4(c, text[place + 1]);
        units = 2;
    }
    if (isInvisible(whole)) {
        return {.columns = static_cast<int>(visibleName(whole).size()), .units = units};
    }
    return {.columns = columnWidth(text.sliced(place, units)), .units = units};
}

/// Cuts \a text into pieces of at most \a columns, at a blank when one is not too far back.
std::vector<TextSpan> wrapped(QStringView text, int columns)
{
    std::vector<TextSpan> pieces;
    qsizetype start = 0;
    qsizetype blank = -1;
    int column = 0;
    for (qsizetype place = 0; place < text.size();) {
        const CharacterWidth width = widthAt(text, place, column);
        if (column + width.columns > columns && place > start) {
            const bool atBlank = blank > start && place - blank < columns / 2;
            const qsizetype end = atBlank ? blank : place;
            pieces.push_back({.start = start, .length = end - start});
            start = end;
            place = end;
            column = 0;
            blank = -1;
            continue;
        }
        column += width.columns;
        place += width.units;
        if (text[place - 1] == u' ') {
            blank = place;
        }
    }
    pieces.push_back({.start = start, .length = text.size() - start});
    return pieces;
}

/// Most lines are short: no need to look at their characters.
bool fitsAtOnce(QStringView text, int columns)
{
    return text.size() <= columns / tabStop
        || (text.size() <= columns && std::ranges::all_of(text, [](QChar c) {
                return c.unicode() >= 0x20 && c.unicode() < 0x7f;
            }));
}

bool hasCjk(QStringView text)
{
    return std::ranges::any_of(text,
                               [](QChar c) { return c.unicode() >= 0x1100 && isCjk(c.unicode()); });
}

} // namespace

int MailMetrics::indent(int depth) const
{
    if (depth <= 0) {
        return 0;
    }
    const int bars = std::min(depth, barsShown);
    return bars * barStep + (depth > barsShown ? 4 * charWidth : 0);
}

MailMetrics MailMetrics::of(const QFont &fixed, const QFont &ui, int viewWidth)
{
    const QFontMetrics fixedMetrics(fixed);
    const QFontMetrics uiMetrics(ui);
    MailMetrics metrics;
    metrics.charWidth = std::max(1, fixedMetrics.horizontalAdvance(QLatin1Char('0')));
    // Fonts with CJK report far taller lines than their Latin letters need.
    metrics.lineHeight = fixedMetrics.capHeight() + fixedMetrics.descent() + 5;
    metrics.boxLineHeight = metrics.lineHeight - 1;
    metrics.cjkLineHeight = metrics.lineHeight + 1;
    metrics.uiLineHeight = std::max(18, std::min(uiMetrics.height(), uiMetrics.capHeight() + 12));
    const int room = (viewWidth - 2 * metrics.margin) / metrics.charWidth;
    metrics.columns = std::clamp(room, narrowestColumns, widestColumns);
    return metrics;
}

void MailLayout::add(MailRow row, int height)
{
    row.y = m_height;
    row.height = height;
    m_height += height;
    m_rows.push_back(row);
}

int MailLayout::textHeight(QStringView text, int box, const MailMetrics &metrics) const
{
    const int height = box >= 0 ? metrics.boxLineHeight : metrics.lineHeight;
    return hasCjk(text) ? height + metrics.cjkLineHeight - metrics.lineHeight : height;
}

void MailLayout::addLine(const MailDocument &document, int line, int box,
                         const MailMetrics &metrics)
{
    const BodyLine &entry = document.lines[static_cast<size_t>(line)];
    const QStringView text = document.lineText(line);
    const qsizetype start = entry.start + entry.markLength;
    if (text.isEmpty() && entry.quoteDepth == 0 && box < 0 && !document.isRaw) {
        // Empty own lines only set things apart; half a line does that and more fits the screen.
        add({.start = start, .length = 0, .line = line}, (metrics.lineHeight + 1) / 2);
        return;
    }
    const int inset = box >= 0 ? 2 * MailMetrics::boxPadding : metrics.indent(entry.quoteDepth);
    const int columns = std::max(
        narrowestColumns, metrics.columns - (inset + metrics.charWidth - 1) / metrics.charWidth);
    if (fitsAtOnce(text, columns)) {
        add({.start = start, .length = text.size(), .line = line, .box = box},
            textHeight(text, box, metrics));
        return;
    }
    MailRowKind kind = MailRowKind::Text;
    for (const TextSpan &piece : wrapped(text, columns)) {
        add({.start = start + piece.start,
             .length = piece.length,
             .line = line,
             .box = box,
             .kind = kind},
            textHeight(text.sliced(piece.start, piece.length), box, metrics));
        kind = MailRowKind::Continued;
    }
}

void MailLayout::build(const MailDocument &document, const MailLayoutOptions &options,
                       const MailMetrics &metrics)
{
    m_rows.clear();
    m_height = 0;
    m_rows.reserve(document.lines.size() + 16);
    if (options.hasHead) {
        add({.kind = MailRowKind::Head}, metrics.uiLineHeight + 18);
    }
    for (int i = 0; i < options.notices; ++i) {
        add({.item = i, .kind = MailRowKind::Notice}, metrics.uiLineHeight + 6);
    }
    for (int i = 0; i < options.attachments; ++i) {
        add({.item = i, .kind = MailRowKind::Attachment}, metrics.uiLineHeight + 4);
    }
    add({.kind = MailRowKind::Gap}, 4);
    size_t fold = 0;
    size_t box = 0;
    const int total = static_cast<int>(document.lines.size());
    for (int line = options.showHeaders || document.isRaw ? 0 : document.headerLines; line < total;
         ++line) {
        while (box < document.boxes.size()
               && line >= document.boxes[box].firstLine + document.boxes[box].lineCount) {
            ++box;
        }
        while (fold < document.folds.size()
               && line >= document.folds[fold].firstLine + document.folds[fold].lineCount) {
            ++fold;
        }
        const bool inBox = box < document.boxes.size() && line >= document.boxes[box].firstLine;
        const int boxNumber = inBox ? static_cast<int>(box) : -1;
        if (inBox && line == document.boxes[box].firstLine) {
            const bool isTrace = document.boxes[box].kind == MailBoxKind::Trace;
            add({.line = line, .kind = MailRowKind::Gap}, 2);
            add({.line = line, .item = boxNumber, .box = boxNumber, .kind = MailRowKind::BoxTitle},
                isTrace ? metrics.titleHeight() : 4);
        }
        const bool atFold = fold < document.folds.size() && line == document.folds[fold].firstLine;
        if (atFold) {
            const int number = static_cast<int>(fold);
            add({.start = document.lines[static_cast<size_t>(line)].start,
                 .line = line,
                 .item = number,
                 .box = boxNumber,
                 .kind = MailRowKind::Fold},
                metrics.foldHeight() + (inBox ? 2 : 0));
            if (fold >= options.unfolded.size() || !options.unfolded[fold]) {
                line += document.folds[fold].lineCount - 1;
            } else {
                addLine(document, line, boxNumber, metrics);
            }
        } else {
            addLine(document, line, boxNumber, metrics);
        }
        if (inBox && line == document.boxes[box].firstLine + document.boxes[box].lineCount - 1) {
            add({.line = line, .item = boxNumber, .box = boxNumber, .kind = MailRowKind::BoxEnd},
                4);
            add({.line = line, .kind = MailRowKind::Gap}, 2);
        }
    }
    add({.line = total, .kind = MailRowKind::Gap}, metrics.lineHeight);
}

int MailLayout::rowAt(int y) const
{
    if (m_rows.empty()) {
        return -1;
    }
    const auto after = std::ranges::upper_bound(m_rows, y, {}, &MailRow::y);
    return after == m_rows.begin() ? 0 : static_cast<int>(after - m_rows.begin()) - 1;
}

int MailLayout::rowOfOffset(const MailDocument &document, qsizetype offset) const
{
    const int line = document.lineAt(offset);
    auto place = std::ranges::upper_bound(m_rows, line, {}, &MailRow::line);
    while (place != m_rows.begin()) {
        --place;
        const bool isText =
            place->kind == MailRowKind::Text || place->kind == MailRowKind::Continued;
        if (place->line < 0) {
            break;
        }
        if (place->kind == MailRowKind::Fold
            || (isText
                && (place->line < line || place->start <= offset
                    || place->kind == MailRowKind::Text))) {
            return static_cast<int>(place - m_rows.begin());
        }
    }
    return -1;
}

qsizetype MailRowText::sourceAt(qsizetype displayPosition) const
{
    const auto after = std::ranges::upper_bound(displayOf, static_cast<int>(displayPosition));
    return after == displayOf.begin() ? 0 : (after - displayOf.begin()) - 1;
}

MailRowText rowTextOf(QStringView source)
{
    MailRowText text;
    text.display.reserve(source.size());
    text.displayOf.reserve(static_cast<size_t>(source.size()) + 1);
    int column = 0;
    for (qsizetype place = 0; place < source.size();) {
        const CharacterWidth width = widthAt(source, place, column);
        const int at = static_cast<int>(text.display.size());
        for (qsizetype unit = 0; unit < width.units; ++unit) {
            text.displayOf.push_back(at + (unit > 0 && width.units == 2 ? 1 : 0));
        }
        char32_t whole = source[place].unicode();
        if (width.units == 2) {
            whole = QChar::surrogateToUcs4(source[place], source[place + 1]);
        }
        if (source[place] == u'\t') {
            text.display.append(QString(width.columns, u' '));
        } else if (whole >= 0x7f && isInvisible(whole)) {
            const QString name = visibleName(whole);
            text.boxes.push_back({.start = at, .length = name.size()});
            text.display.append(name);
        } else if (whole < 0x20) {
            const QString name = visibleName(whole);
            text.boxes.push_back({.start = at, .length = name.size()});
            text.display.append(name);
        } else {
            text.display.append(source.sliced(place, width.units));
        }
        column += width.columns;
        place += width.units;
    }
    text.displayOf.push_back(static_cast<int>(text.display.size()));
    return text;
}

} // namespace Casebook

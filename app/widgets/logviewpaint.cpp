// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How LogView paints: a grid of cells, only the rows and columns on screen.

#include "app/widgets/icons.h"
#include "app/widgets/logview.h"
#include "app/widgets/mailrowpainter.h"
#include "core/base/limits.h"

#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

void LogView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    const Colours colours = Colours::of(palette());
    const int rows = viewport()->height() / m_grid.rowHeight + 1;
    m_pages->want(m_top, m_top + rows);
    const int columnsBefore = m_columns;
    for (int row = 0; row < rows && m_top + row < lineCount(); ++row) {
        paintLine(painter, m_top + row, row * m_grid.rowHeight);
    }
    painter.fillRect(QRect(m_grid.gutter - 1, 0, 1, viewport()->height()), colours.line);
    if (m_columns != columnsBefore) {
        // Not from inside a paint: the bar's size change repaints.
        QMetaObject::invokeMethod(this, &LogView::updateScrollBars, Qt::QueuedConnection);
    }
}

void LogView::paintLine(QPainter &painter, qint64 number, int y)
{
    const Colours colours = Colours::of(palette());
    const QRect row(0, y, viewport()->width(), m_grid.rowHeight);
    if (number == m_cursor.line && !hasSelection()) {
        painter.fillRect(row,
                         hasFocus() ? palette().color(QPalette::Active, QPalette::Highlight)
                                    : palette().color(QPalette::Inactive, QPalette::Highlight));
    }
    if (const LogLineText *line = m_pages->line(number)) {
        m_columns = std::max(m_columns, line->columns + (line->cut ? 24 : 0));
        painter.save();
        painter.setClipRect(
            QRect(m_grid.gutter, y, viewport()->width() - m_grid.gutter, m_grid.rowHeight));
        paintSelection(painter, *line, number, y);
        paintHits(painter, *line, y, colours);
        paintText(painter, *line, y, colours);
        painter.restore();
    } else {
        painter.setPen(colours.muted);
        painter.drawText(m_grid.gutter + static_cast<int>(m_grid.cell), y + m_grid.ascent, u"–"_s);
    }
    paintGutter(painter, number, y);
    if (number == m_cursor.line) {
        painter.fillRect(QRect(0, y, 3, m_grid.rowHeight), colours.accent);
    }
}

void LogView::paintGutter(QPainter &painter, qint64 number, int y)
{
    const Colours colours = Colours::of(palette());
    const auto mark = std::ranges::lower_bound(m_marks, number, {}, &LogMark::line);
    if (mark != m_marks.end() && mark->line == number) {
        const int side = std::min(16, m_grid.rowHeight - 2);
        Icons::paint(&painter, mark->icon,
                     QRectF(4, y + (m_grid.rowHeight - side) / 2.0, side, side), colours.accent);
    }
    painter.setPen(number == m_cursor.line ? palette().color(QPalette::Text) : colours.muted);
    const int right = m_grid.gutter - static_cast<int>(m_grid.cell);
    painter.drawText(QRect(0, y, right, m_grid.rowHeight),
                     static_cast<int>(Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine),
                     QString::number(number + 1));
}

void LogView::paintSelection(QPainter &painter, const LogLineText &line, qint64 number, int y)
{
    const LogPlaceInText from = std::min(m_cursor, m_anchor);
    const LogPlaceInText to = std::max(m_cursor, m_anchor);
    if (!hasSelection() || number < from.line || number > to.line) {
        return;
    }
    const qreal origin = m_grid.gutter + m_grid.cell / 2 - horizontalScrollBar()->value();
    const int first = number == from.line ? line.columnOf(from.position) : 0;
    const qreal left = origin + first * m_grid.cell;
    qreal right = viewport()->width();
    if (number == to.line) {
        right = origin + line.columnOf(to.position) * m_grid.cell;
    }
    painter.fillRect(
        QRectF(left, y, std::max(0.0, right - left), m_grid.rowHeight),
        palette().color(hasFocus() ? QPalette::Active : QPalette::Inactive, QPalette::Highlight));
}

void LogView::paintHits(QPainter &painter, const LogLineText &line, int y, const Colours &colours)
{
    if (m_query.text.isEmpty()) {
        return;
    }
    const Qt::CaseSensitivity sensitivity =
        m_query.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive;
    const qreal origin = m_grid.gutter + m_grid.cell / 2 - horizontalScrollBar()->value();
    constexpr int maxHits = 200; // one line of 16 KiB could hold thousands of one letter
    qsizetype at = line.text.indexOf(m_query.text, 0, sensitivity);
    for (int hits = 0; at >= 0 && hits < maxHits; ++hits) {
        const qreal left = origin + line.columnOf(at) * m_grid.cell;
        const qreal right = origin + line.columnOf(at + m_query.text.size()) * m_grid.cell;
        painter.fillRect(QRectF(left, y, right - left, m_grid.rowHeight), colours.mark);
        painter.fillRect(QRectF(left, y + m_grid.rowHeight - 2, right - left, 2), colours.warn);
        at = line.text.indexOf(m_query.text, at + m_query.text.size(), sensitivity);
    }
}

const std::vector<CodeSpan> &LogView::codeOf(const LogLineText &line)
{
    static const std::vector<CodeSpan> none;
    if (m_highlighter == nullptr || line.text.isEmpty()
        || line.text.size() > CodeHighlighter::maximumLine) {
        return none;
    }
    if (const std::vector<CodeSpan> *known = m_code.object(line.text)) {
        return *known;
    }
    m_highlighter->reset();
    auto spans = std::make_unique<std::vector<CodeSpan>>(m_highlighter->highlight(line.text));
    std::vector<CodeSpan> *kept = spans.release();
    m_code.insert(line.text, kept);
    return *kept;
}

void LogView::paintText(QPainter &painter, const LogLineText &line, int y, const Colours &colours)
{
    const QColor text = palette().color(QPalette::Text);
    const QColor base = palette().color(QPalette::Base);
    const int firstColumn = static_cast<int>(horizontalScrollBar()->value() / m_grid.cell);
    const int lastColumn = firstColumn + static_cast<int>(viewport()->width() / m_grid.cell) + 2;
    const qsizetype end = std::min(line.text.size(), line.positionAt(lastColumn) + 1);
    qsizetype at = std::max<qsizetype>(0, line.positionAt(std::max(0, firstColumn - 1)));
    int column = line.columnOf(at);
    auto span = std::ranges::upper_bound(line.spans, at, {},
                                         [](const LogSpan &s) { return s.start + s.length; });
    const std::vector<CodeSpan> &code = codeOf(line);
    while (at < end) {
        LogStyle style;
        qsizetype stop = end;
        CodeStyle word = CodeStyle::Plain;
        const auto next = std::ranges::upper_bound(
            code, at, {}, [](const CodeSpan &s) { return s.start + s.length; });
        if (next != code.end()) {
            word = next->start <= at ? next->style : CodeStyle::Plain;
            stop = std::min(end, next->start <= at ? next->start + next->length : next->start);
        }
        if (span != line.spans.end() && span->start <= at) {
            style = span->style;
            stop = std::min(stop, span->start + span->length);
            if (stop == span->start + span->length) {
                ++span;
            }
        } else if (span != line.spans.end()) {
            stop = std::min(stop, span->start);
        }
        const int nextColumn =
            line.simple ? column + static_cast<int>(stop - at) : line.columnOf(stop);
        const qreal left =
            m_grid.gutter + m_grid.cell / 2 - horizontalScrollBar()->value() + column * m_grid.cell;
        const QRectF box(left, y, (nextColumn - column) * m_grid.cell, m_grid.rowHeight);
        QColor ground = base;
        if (style.background >= 0) {
            ground = colours.dark ? palette().color(QPalette::AlternateBase).lighter(130)
                                  : palette().color(QPalette::AlternateBase).darker(106);
            painter.fillRect(box, ground);
        }
        QColor pen = text;
        if (style.token) {
            painter.fillRect(box.adjusted(0, 1, 0, -1), colours.warnGround);
            pen = colours.warn;
        } else if (style.foreground >= 0) {
            pen = readableSgrColour(style.foreground, ground, text);
        } else if (word != CodeStyle::Plain) {
            pen = codeColour(word, colours);
        }
        QFont font = viewport()->font();
        font.setBold(style.bold);
        font.setUnderline(style.underline);
        painter.setFont(font);
        painter.setPen(pen);
        paintRun(painter, line, at, stop, column, y);
        at = stop;
        column = nextColumn;
    }
    painter.setFont(viewport()->font());
    if (line.cut) {
        painter.setPen(colours.warn);
        const qreal left = m_grid.gutter + m_grid.cell / 2 - horizontalScrollBar()->value()
            + (line.columns + 1) * m_grid.cell;
        painter.drawText(
            QPointF(left, y + m_grid.ascent),
            tr("… cut here, the line has %1").arg(locale().formattedDataSize(line.totalBytes)));
    }
}

void LogView::paintRun(QPainter &painter, const LogLineText &line, qsizetype from, qsizetype to,
                       int column, int y)
{
    const qreal origin = m_grid.gutter + m_grid.cell / 2 - horizontalScrollBar()->value();
    const QString &text = line.text;
    // ASCII goes in runs. Everything else goes one character (with its combining marks) at a time, so
    // that a wide glyph of another font moves nothing and nothing is reordered.
    while (from < to) {
        qsizetype stop = from;
        while (stop < to && text[stop].unicode() >= 0x20 && text[stop].unicode() < 0x7F) {
            ++stop;
        }
        const QPointF where(origin + column * m_grid.cell, y + m_grid.ascent);
        if (stop > from) {
            painter.drawText(where, text.mid(from, stop - from));
            column += static_cast<int>(stop - from);
            from = stop;
            continue;
        }
        const auto unitsAt = [&text, to](qsizetype i) {
            return text[i].isHighSurrogate() && i + 1 < to ? qsizetype{2} : qsizetype{1};
        };
        const auto codeAt = [&text, &unitsAt](qsizetype i) {
            return unitsAt(i) == 2 ? QChar::surrogateToUcs4(text[i], text[i + 1])
                                   : char32_t{text[i].unicode()};
        };
        const int next = columnAfter(column, codeAt(from));
        stop = from + unitsAt(from);
        while (stop < to && text[stop].unicode() >= 0x300
               && columnAfter(next, codeAt(stop)) == next) {
            stop += unitsAt(stop);
        }
        if (text[from] != u'\t') {
            painter.drawText(where, text.mid(from, stop - from));
        }
        column = next;
        from = stop;
    }
}

} // namespace Casebook

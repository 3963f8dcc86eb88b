// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/mailrowpainter.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

bool isTextRow(const MailRow &row)
{
    return row.kind == MailRowKind::Text || row.kind == MailRowKind::Continued;
}

/// First and one behind the last link that could touch \a row.
std::span<const BodyLink> linksIn(const MailDocument &document, const MailRow &row)
{
    const auto first = std::ranges::lower_bound(document.links, row.line, {}, &BodyLink::line);
    auto last = first;
    while (last != document.links.end() && last->line == row.line) {
        ++last;
    }
    return {first, last};
}

} // namespace

/// A row ready to be drawn or asked: its text as drawn and the layout of it.
struct MailRowPainter::Prepared
{
    MailRowText text;
    QTextLayout layout;
    qsizetype start = 0;

    [[nodiscard]] qreal x(qsizetype offset) const
    {
        const qsizetype place =
            std::clamp<qsizetype>(offset - start, 0, std::ssize(text.displayOf) - 1);
        return layout.lineAt(0).cursorToX(text.displayOf[static_cast<size_t>(place)]);
    }
};

QColor codeColour(CodeStyle style, const Colours &colours)
{
    switch (style) {
    case CodeStyle::Plain:
        return {};
    case CodeStyle::Keyword:
    case CodeStyle::Type:
    case CodeStyle::Preprocessor:
        return colours.keyword;
    case CodeStyle::String:
        return colours.add;
    case CodeStyle::Number:
        return colours.quote[1];
    case CodeStyle::Comment:
        return colours.infra;
    }
    return {};
}

bool MailRowPainter::isUnfolded(int fold) const
{
    const auto place = static_cast<size_t>(fold);
    return m_state.unfolded != nullptr && place < m_state.unfolded->size()
        && (*m_state.unfolded)[place];
}

int MailRowPainter::textX(const MailRow &row) const
{
    const MailMetrics &metrics = m_style.metrics;
    if (row.kind == MailRowKind::Fold) {
        const MailFold &fold = m_state.document->folds[static_cast<size_t>(row.item)];
        return metrics.margin
            + (row.box >= 0 ? MailMetrics::boxPadding : metrics.indent(fold.depth));
    }
    if (row.box >= 0) {
        return metrics.margin + MailMetrics::boxPadding;
    }
    const int depth = row.line >= 0 && isTextRow(row)
        ? m_state.document->lines[static_cast<size_t>(row.line)].quoteDepth
        : 0;
    return metrics.margin + metrics.indent(depth);
}

QColor MailRowPainter::textColour(const BodyLine &line, bool inBox) const
{
    const Colours &colours = m_style.colours;
    const QColor plain = m_style.palette.color(QPalette::Active, QPalette::Text);
    switch (line.kind) {
    case LineKind::DiffAdded:
        return colours.add;
    case LineKind::DiffRemoved:
        return colours.del;
    case LineKind::HunkHeader:
        return colours.quote[2];
    case LineKind::DiffHeader:
        return line.quoteDepth > 0 ? colours.quoteAt(line.quoteDepth) : colours.muted;
    case LineKind::Attribution:
    case LineKind::Signature:
        return line.quoteDepth > 0 ? colours.quoteAt(line.quoteDepth) : colours.muted;
    case LineKind::Text:
    case LineKind::DiffContext:
    case LineKind::DiffStat:
    case LineKind::Trailer:
    case LineKind::Trace:
    case LineKind::Command:
        break;
    }
    return line.quoteDepth > 0 && !inBox ? colours.quoteAt(line.quoteDepth) : plain;
}

QColor MailRowPainter::rowGround(const MailRow &row) const
{
    if (row.box < 0 || row.line < 0 || !isTextRow(row)) {
        return {};
    }
    switch (m_state.document->lines[static_cast<size_t>(row.line)].kind) {
    case LineKind::DiffAdded:
        return m_style.colours.addGround;
    case LineKind::DiffRemoved:
        return m_style.colours.delGround;
    default:
        return {};
    }
}

void MailRowPainter::addFormats(Prepared &prepared, const MailRow &row,
                                QList<QTextLayout::FormatRange> &formats) const
{
    const MailDocument &document = *m_state.document;
    const auto add = [&prepared, &formats, &row](qsizetype start, qsizetype length,
                                                 const QTextCharFormat &format) {
        const qsizetype from = std::max(start, row.start) - row.start;
        const qsizetype to = std::min(start + length, row.start + row.length) - row.start;
        if (from < to) {
            const int first = prepared.text.displayOf[static_cast<size_t>(from)];
            formats.append(
                {first, prepared.text.displayOf[static_cast<size_t>(to)] - first, format});
        }
    };
    const BodyLine &line = document.lines[static_cast<size_t>(row.line)];
    const qsizetype code = line.start + line.markLength + 1;
    for (const CodeSpan &span : m_state.code) {
        const bool isContext = line.kind == LineKind::DiffContext;
        // On the grounds of + and - only strong colours stay readable.
        if (isContext || span.style == CodeStyle::Keyword || span.style == CodeStyle::Type) {
            QTextCharFormat format;
            format.setForeground(codeColour(span.style, m_style.colours));
            add(code + span.start, span.length, format);
        }
    }
    if (row.line < document.headerLines) {
        QTextCharFormat format;
        format.setForeground(m_style.colours.muted);
        const qsizetype colon = document.lineText(row.line).indexOf(u':');
        add(line.start, std::max<qsizetype>(colon + 1, 0), format);
    }
    for (const BodyLink &link : linksIn(document, row)) {
        QTextCharFormat format;
        format.setForeground(m_style.palette.color(QPalette::Active, QPalette::Link));
        format.setFontUnderline(true);
        add(link.start, link.length, format);
    }
    for (const TextSpan &box : prepared.text.boxes) {
        QTextCharFormat format;
        format.setForeground(m_style.colours.warn);
        formats.append({static_cast<int>(box.start), static_cast<int>(box.length), format});
    }
}

void MailRowPainter::prepare(Prepared &prepared, const MailRow &row) const
{
    prepared.start = row.start;
    prepared.text = rowTextOf(QStringView(m_state.document->text).sliced(row.start, row.length));
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    QFont font = m_style.fixed;
    if (m_state.document->lines[static_cast<size_t>(row.line)].kind == LineKind::Command) {
        font.setWeight(QFont::DemiBold);
    }
    prepared.layout.setFont(font);
    prepared.layout.setTextOption(option);
    prepared.layout.setText(prepared.text.display);
    QList<QTextLayout::FormatRange> formats;
    addFormats(prepared, row, formats);
    prepared.layout.setFormats(formats);
    prepared.layout.beginLayout();
    QTextLine line = prepared.layout.createLine();
    if (line.isValid()) {
        line.setLineWidth(1.0e7);
    }
    prepared.layout.endLayout();
}

void MailRowPainter::paint(QPainter *painter, const MailRow &row, int y) const
{
    if (row.box >= 0) {
        paintBox(painter, row, y);
    }
    switch (row.kind) {
    case MailRowKind::Head:
        paintHead(painter, row.height, y);
        break;
    case MailRowKind::Notice:
        paintNotice(painter, row, y);
        break;
    case MailRowKind::Attachment:
        paintAttachment(painter, row, y);
        break;
    case MailRowKind::Text:
    case MailRowKind::Continued:
        paintText(painter, row, y);
        break;
    case MailRowKind::Fold:
        paintFold(painter, row, y);
        break;
    case MailRowKind::BoxTitle:
        paintTitle(painter, row, y);
        break;
    case MailRowKind::BoxEnd:
    case MailRowKind::Gap:
        break;
    }
    paintFocus(painter, row, y);
}

void MailRowPainter::paintBox(QPainter *painter, const MailRow &row, int y) const
{
    const MailBox &box = m_state.document->boxes[static_cast<size_t>(row.box)];
    const QRect rect(m_style.metrics.margin, y, m_style.width - 2 * m_style.metrics.margin,
                     row.height);
    painter->fillRect(rect, m_style.palette.color(QPalette::Active, QPalette::AlternateBase));
    const QColor ground = rowGround(row);
    if (ground.isValid()) {
        painter->fillRect(rect, ground);
    }
    const QColor line = m_style.colours.line;
    painter->fillRect(QRect(rect.right(), y, 1, row.height), line);
    if (row.kind == MailRowKind::BoxTitle) {
        painter->fillRect(QRect(rect.x(), y, rect.width(), 1), line);
    } else if (row.kind == MailRowKind::BoxEnd) {
        painter->fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), line);
    }
    const bool isTrace = box.kind == MailBoxKind::Trace;
    painter->fillRect(QRect(rect.x(), y, 3, row.height),
                      isTrace ? m_style.colours.quote[3] : m_style.colours.quote[2]);
}

void MailRowPainter::paintBars(QPainter *painter, int depth, int y, int height) const
{
    const MailMetrics &metrics = m_style.metrics;
    const int bars = std::min(depth, MailMetrics::barsShown);
    for (int bar = 0; bar < bars; ++bar) {
        painter->fillRect(QRect(metrics.margin + bar * MailMetrics::barStep, y, 2, height),
                          m_style.colours.quoteAt(bar + 1));
    }
    if (depth > bars) {
        const QRect place(metrics.margin + bars * MailMetrics::barStep, y, 4 * metrics.charWidth,
                          height);
        painter->setFont(m_style.fixed);
        painter->setPen(m_style.colours.quoteAt(depth));
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter, QString::number(depth));
    }
}

void MailRowPainter::paintUnder(QPainter *painter, const MailRow &row, const Prepared &prepared,
                                int y) const
{
    const int left = textX(row);
    const qsizetype end = row.start + row.length;
    const auto fill = [painter, left, y, &prepared, &row](const TextSpan &span,
                                                          const QColor &colour, int extra) {
        const int from = left + static_cast<int>(std::floor(prepared.x(span.start)));
        const int to =
            left + static_cast<int>(std::ceil(prepared.x(span.start + span.length))) + extra;
        painter->fillRect(QRect(from, y, std::max(1, to - from), row.height), colour);
        return QRect(from, y, std::max(1, to - from), row.height);
    };
    const TextSpan &selection = m_state.selection;
    if (selection.length > 0 && selection.start <= end
        && selection.start + selection.length > row.start) {
        const bool beyond = selection.start + selection.length > end;
        const qsizetype from = std::max(selection.start, row.start);
        const qsizetype to = std::min(selection.start + selection.length, end);
        fill({.start = from, .length = to - from},
             m_style.palette.color(m_style.group, QPalette::Highlight),
             beyond ? m_style.metrics.charWidth : 0);
    }
    auto match = std::ranges::lower_bound(m_state.matches, row.start, {}, [](const TextSpan &span) {
        return span.start + span.length - 1;
    });
    for (; match != m_state.matches.end() && match->start < end; ++match) {
        const QRect rect = fill(*match, m_style.colours.mark, 0);
        painter->fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), m_style.colours.warn);
        if (match - m_state.matches.begin() == m_state.currentMatch) {
            painter->setPen(m_style.colours.accent);
            painter->drawRect(rect.adjusted(0, 0, -1, -1));
        }
    }
    for (const TextSpan &box : prepared.text.boxes) {
        const QTextLine line = prepared.layout.lineAt(0);
        const qreal from = line.cursorToX(static_cast<int>(box.start));
        const qreal to = line.cursorToX(static_cast<int>(box.start + box.length));
        const QRectF rect(left + from, y + 1, to - from, row.height - 2);
        painter->fillRect(rect, m_style.colours.warnGround);
        painter->setPen(m_style.colours.warn);
        painter->drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void MailRowPainter::paintText(QPainter *painter, const MailRow &row, int y) const
{
    const BodyLine &line = m_state.document->lines[static_cast<size_t>(row.line)];
    if (row.box < 0) {
        paintBars(painter, line.quoteDepth, y, row.height);
    }
    Prepared prepared;
    prepare(prepared, row);
    paintUnder(painter, row, prepared, y);
    const QTextLine drawn = prepared.layout.lineAt(0);
    const QFontMetrics fixed(m_style.fixed);
    const int baseline = y + (row.height + fixed.capHeight()) / 2;
    painter->setPen(textColour(line, row.box >= 0));
    prepared.layout.draw(painter, QPointF(textX(row), baseline - drawn.ascent()));
    if (row.kind == MailRowKind::Continued) {
        painter->setFont(m_style.fixed);
        painter->setPen(m_style.colours.muted);
        painter->drawText(QPoint(textX(row) - m_style.metrics.charWidth - 1, baseline),
                          u"\u21aa"_s);
    }
}

qsizetype MailRowPainter::offsetAt(const MailRow &row, int x) const
{
    if (!isTextRow(row)) {
        return row.start;
    }
    Prepared prepared;
    prepare(prepared, row);
    const int place = prepared.layout.lineAt(0).xToCursor(x - textX(row));
    return row.start + std::clamp<qsizetype>(prepared.text.sourceAt(place), 0, row.length);
}

int MailRowPainter::xOf(const MailRow &row, qsizetype offset) const
{
    if (!isTextRow(row)) {
        return textX(row);
    }
    Prepared prepared;
    prepare(prepared, row);
    return textX(row) + static_cast<int>(std::lround(prepared.x(offset)));
}

std::vector<MailItem> MailRowPainter::items(const MailRow &row) const
{
    const auto item = [this](MailItem::Kind kind, qsizetype index) {
        return MailItem{.kind = kind, .section = m_state.section, .index = static_cast<int>(index)};
    };
    switch (row.kind) {
    case MailRowKind::Notice:
        if (!m_state.notices[static_cast<size_t>(row.item)].link.isEmpty()) {
            return {item(MailItem::Kind::Notice, row.item)};
        }
        return {};
    case MailRowKind::Attachment:
        return {item(MailItem::Kind::Attachment, row.item)};
    case MailRowKind::Fold:
        return {item(MailItem::Kind::Fold, row.item)};
    case MailRowKind::BoxTitle:
        if (m_style.canOpenTraces
            && m_state.document->boxes[static_cast<size_t>(row.item)].kind == MailBoxKind::Trace) {
            return {item(MailItem::Kind::BoxButton, row.item)};
        }
        return {};
    case MailRowKind::Text:
    case MailRowKind::Continued: {
        std::vector<MailItem> found;
        for (const BodyLink &link : linksIn(*m_state.document, row)) {
            if (link.start < row.start + row.length && link.start + link.length > row.start) {
                found.push_back(item(MailItem::Kind::Link, &link - m_state.document->links.data()));
            }
        }
        return found;
    }
    case MailRowKind::Head:
    case MailRowKind::BoxEnd:
    case MailRowKind::Gap:
        break;
    }
    return {};
}

QRect MailRowPainter::itemRect(const MailRow &row, const MailItem &item) const
{
    const std::vector<MailItem> here = items(row);
    if (!std::ranges::contains(here, item)) {
        return {};
    }
    const int left = textX(row);
    switch (item.kind) {
    case MailItem::Kind::Link: {
        const BodyLink &link = m_state.document->links[static_cast<size_t>(item.index)];
        Prepared prepared;
        prepare(prepared, row);
        const int from = left + static_cast<int>(std::floor(prepared.x(link.start)));
        const int to = left + static_cast<int>(std::ceil(prepared.x(link.start + link.length)));
        return {from, 0, to - from, row.height};
    }
    case MailItem::Kind::Fold:
        return {left - 2, 0, uiWidth(foldText(item.index)) + 26, row.height};
    case MailItem::Kind::Notice: {
        const MailNotice &notice = m_state.notices[static_cast<size_t>(item.index)];
        return {m_style.metrics.margin + 28 + uiWidth(notice.text) + 8, 1, uiWidth(notice.link),
                row.height - 2};
    }
    case MailItem::Kind::Attachment:
        return {m_style.metrics.margin - 2, 0, uiWidth(attachmentText(item.index)) + 28,
                row.height};
    case MailItem::Kind::BoxButton: {
        const int width = uiWidth(tr("Open in Traces")) + 46;
        return {m_style.width - m_style.metrics.margin - width - 6, 3, width, row.height - 5};
    }
    case MailItem::Kind::None:
        break;
    }
    return {};
}

MailItem MailRowPainter::itemAt(const MailRow &row, int x) const
{
    for (const MailItem &item : items(row)) {
        const QRect rect = itemRect(row, item);
        if (x >= rect.left() && x <= rect.right()) {
            return item;
        }
    }
    return {};
}

} // namespace Casebook

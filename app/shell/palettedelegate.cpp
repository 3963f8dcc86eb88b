// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/palettedelegate.h"

#include "app/shell/palettemodel.h"
#include "app/text/format.h"
#include "app/widgets/colours.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"
#include "core/base/text.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace Casebook {

namespace {

constexpr int margin = 14;
constexpr int textLeft = 40;

/// Line ends out, invisible characters kept at their place so that spans stay right.
QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c == u'\n' || c == u'\t' || c == u'\r' || isInvisible(c.unicode())) {
            c = u' ';
        }
    }
    return text;
}

/// One line with its marked spans, cut at the right by the clip of \a room with an ellipsis.
void paintMarked(QPainter *painter, const QRectF &room, const QFont &font, const QString &text,
                 const std::vector<TextSpan> &spans, const QColor &ink, const QColor &mark,
                 const QColor &markedInk)
{
    QTextLayout layout(oneLine(text), font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> ranges;
    for (const TextSpan &span : spans) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(span.start);
        range.length = static_cast<int>(span.length);
        range.format.setBackground(mark);
        range.format.setForeground(markedInk);
        range.format.setFontWeight(QFont::DemiBold);
        ranges.append(range);
    }
    layout.setFormats(ranges);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(100000);
    layout.endLayout();
    painter->save();
    painter->setPen(ink);
    const qreal dots = QFontMetricsF(font).horizontalAdvance(u'…');
    const bool cut = line.naturalTextWidth() > room.width();
    QRectF shown = room;
    if (cut) {
        shown.setWidth(room.width() - dots);
        painter->setFont(font);
        painter->drawText(QRectF(shown.right(), room.top(), dots + 1, room.height()),
                          Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("…"));
    }
    painter->setClipRect(shown, Qt::IntersectClip);
    layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2));
    painter->restore();
}

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colours colours = Colours::of(option.palette);
    const QRectF rect = option.rect;
    const QFont small = Signs::smallFont(option.font);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(PaletteModel::IsHeadingRole).toBool()) {
        painter->setFont(Signs::semibold(option.font));
        painter->setPen(colours.muted);
        const QRectF room = rect.adjusted(margin, 4, -margin, 0);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        painter->setFont(small);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight,
                          Format::count(index.data(PaletteModel::CountRole).toLongLong()));
        painter->restore();
        return;
    }
    const auto *hit = index.data(PaletteModel::HitRole).value<const PaletteHit *>();
    if (hit == nullptr) {
        painter->restore();
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected) {
        painter->fillRect(rect, option.palette.color(QPalette::Active, QPalette::Highlight));
        painter->fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), colours.accent);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(rect, colours.hover);
    }
    const QColor ink = option.palette.color(QPalette::Text);
    const QColor muted = selected ? ink : colours.muted;
    Icons::paint(painter, hit->icon.isEmpty() ? QStringLiteral("cr") : hit->icon,
                 QRectF(rect.left() + margin, rect.center().y() - 8, 16, 16), muted);
    qreal right = rect.right() - margin;
    if (!hit->keys.isEmpty()) {
        right -=
            Signs::keyCap(painter, right, rect.center().y(), option.font, hit->keys, option.palette)
            + 8;
    }
    const QString place = madeVisible(hit->hit.place);
    if (!place.isEmpty()) {
        const QFontMetricsF metrics(small);
        const qreal width = qMin(metrics.horizontalAdvance(place), rect.width() * 0.32);
        painter->setFont(small);
        painter->setPen(muted);
        painter->drawText(QRectF(right - width, rect.top(), width + 1, rect.height()),
                          Qt::AlignVCenter | Qt::AlignRight,
                          metrics.elidedText(place, Qt::ElideLeft, width));
        right -= width + 16;
    }
    const QRectF text(rect.left() + textLeft, rect.top() + 2, right - rect.left() - textLeft,
                      rect.height() - 4);
    const bool twoLines = !hit->hit.snippet.isEmpty();
    const qreal half = twoLines ? text.height() / 2 : text.height();
    paintMarked(painter, QRectF(text.left(), text.top(), text.width(), half), option.font,
                hit->hit.title, hit->hit.titleSpans, ink, colours.mark, ink);
    if (twoLines) {
        paintMarked(painter, QRectF(text.left(), text.top() + half, text.width(), half), small,
                    hit->hit.snippet, hit->hit.snippetSpans, muted, colours.mark, ink);
    }
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    if (index.data(PaletteModel::IsHeadingRole).toBool()) {
        return {100, qMax(28, line + 10)};
    }
    const auto *hit = index.data(PaletteModel::HitRole).value<const PaletteHit *>();
    const bool twoLines = hit != nullptr && !hit->hit.snippet.isEmpty();
    return {100, twoLines ? qMax(40, line * 2 + 6) : qMax(28, line + 10)};
}

} // namespace Casebook

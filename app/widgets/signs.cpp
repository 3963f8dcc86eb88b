// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/signs.h"

#include "app/widgets/colours.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

namespace Casebook::Signs {

namespace {

QFont scaled(QFont font, qreal factor)
{
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * factor);
    } else {
        font.setPixelSize(qMax(6, qRound(font.pixelSize() * factor)));
    }
    return font;
}

qreal box(QPainter *painter, const QRectF &rect, qreal radius, const QFont &font,
          const QString &text, const QColor &ink, const QColor &ground, const QColor &outline)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(font);
    painter->setPen(outline.isValid() ? QPen(outline, 1) : QPen(Qt::NoPen));
    painter->setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(outline.isValid() ? rect.adjusted(0.5, 0.5, -0.5, -0.5) : rect, radius,
                             radius);
    painter->setPen(ink);
    painter->drawText(rect, Qt::AlignCenter, text);
    painter->restore();
    return rect.width();
}

} // namespace

QFont smallFont(QFont font)
{
    return scaled(std::move(font), 12.0 / 13.0);
}

QFont badgeFont(QFont font)
{
    return scaled(std::move(font), 11.4 / 13.0);
}

QFont titleFont(QFont font)
{
    return semibold(scaled(std::move(font), 15.0 / 13.0));
}

QFont semibold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

qreal badgeWidth(const QFont &font, const QString &text)
{
    return QFontMetricsF(badgeFont(font)).horizontalAdvance(text) + 12;
}

qreal badge(QPainter *painter, qreal left, qreal middle, const QFont &font, const QString &text,
            const QColor &ink, const QColor &ground, const QColor &outline)
{
    const QFont small = badgeFont(font);
    const QFontMetricsF metrics(small);
    const qreal height = qMax(16.0, std::ceil(metrics.height()) + 1);
    return box(painter,
               QRectF(left, std::round(middle - height / 2), badgeWidth(font, text), height), 2,
               small, text, ink, ground, outline);
}

qreal countBadgeWidth(const QFont &font, int count)
{
    const QFontMetricsF metrics(semibold(badgeFont(font)));
    return qMax(18.0, metrics.horizontalAdvance(QLocale().toString(count)) + 10);
}

qreal countBadge(QPainter *painter, qreal right, qreal middle, const QFont &font, int count,
                 const QPalette &palette)
{
    const Colours colours = Colours::of(palette);
    const QFont small = semibold(badgeFont(font));
    const qreal height = qMax(16.0, std::ceil(QFontMetricsF(small).height()));
    const qreal width = countBadgeWidth(font, count);
    return box(painter, QRectF(right - width, std::round(middle - height / 2), width, height),
               height / 2, small, QLocale().toString(count), colours.onAccent, colours.accent, {});
}

qreal keyCap(QPainter *painter, qreal right, qreal middle, const QFont &font, const QString &key,
             const QPalette &palette)
{
    const Colours colours = Colours::of(palette);
    const QFont small = badgeFont(font);
    const QFontMetricsF metrics(small);
    const qreal height = qMax(16.0, std::ceil(metrics.height()) + 1);
    const qreal width = qMax(16.0, metrics.horizontalAdvance(key) + 10);
    return box(painter, QRectF(right - width, std::round(middle - height / 2), width, height), 2,
               small, key, colours.muted, palette.color(QPalette::Window), colours.line);
}

} // namespace Casebook::Signs

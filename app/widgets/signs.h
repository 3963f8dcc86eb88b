// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;
class QPalette;

namespace Casebook {

/// The small signs delegates and heads draw alike (visual language, sections 1 and 3). Sizes follow
/// the font. GUI thread.
namespace Signs {

QFont smallFont(QFont font); ///< 12 where the interface is 13
QFont badgeFont(QFont font); ///< 11
QFont titleFont(QFont font); ///< 15, semibold
QFont semibold(QFont font);

/// A badge (word on a ground) whose left edge is at \a left, centred on \a middle. Returns its width.
qreal badgeWidth(const QFont &font, const QString &text);
qreal badge(QPainter *painter, qreal left, qreal middle, const QFont &font, const QString &text,
            const QColor &ink, const QColor &ground, const QColor &outline = {});
/// The one filled badge: a count on the accent. \a right is its right edge; returns its width.
qreal countBadgeWidth(const QFont &font, int count);
qreal countBadge(QPainter *painter, qreal right, qreal middle, const QFont &font, int count,
                 const QPalette &palette);
/// A key as drawn beside a command ("Ctrl+K"). \a right is its right edge; returns its width.
qreal keyCap(QPainter *painter, qreal right, qreal middle, const QFont &font, const QString &key,
             const QPalette &palette);

} // namespace Signs

} // namespace Casebook

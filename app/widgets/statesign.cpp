// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/statesign.h"

#include "app/widgets/colours.h"

#include <QPainter>
#include <QPainterPath>

namespace Casebook {

namespace {

void ring(QPainter *painter, const QRectF &box, const QColor &colour, Qt::PenStyle style)
{
    QPen pen(colour, box.width() * 0.115);
    pen.setStyle(style);
    if (style == Qt::CustomDashLine) {
        pen.setDashPattern({1.6, 1.9});
    }
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    const qreal inset = box.width() * 0.08;
    painter->drawEllipse(box.adjusted(inset, inset, -inset, -inset));
}

void diamond(QPainter *painter, const QRectF &box, const QColor &colour)
{
    const QPointF c = box.center();
    const qreal r = box.width() / 2 * 0.94;
    QPainterPath path(QPointF(c.x(), c.y() - r));
    path.lineTo(c.x() + r, c.y());
    path.lineTo(c.x(), c.y() + r);
    path.lineTo(c.x() - r, c.y());
    path.closeSubpath();
    painter->setPen(QPen(colour, box.width() * 0.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
    const qreal arm = r * 0.42;
    painter->drawLine(QPointF(c.x() - arm, c.y()), QPointF(c.x() + arm, c.y()));
    painter->drawLine(QPointF(c.x(), c.y() - arm), QPointF(c.x(), c.y() + arm));
}

} // namespace

void paintStateSign(QPainter *painter, const QRectF &target, BugState state,
                    const QPalette &palette)
{
    const Colours colours = Colours::of(palette);
    const QPointF c = target.center();
    const qreal w = target.width();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    switch (state) {
    case BugState::New:
        ring(painter, target, colours.accent, Qt::SolidLine);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.accent);
        painter->drawEllipse(c, w * 0.17, w * 0.17);
        break;
    case BugState::Working: {
        ring(painter, target, colours.accent, Qt::SolidLine);
        const qreal inset = w * 0.08;
        const QRectF inner = target.adjusted(inset, inset, -inset, -inset);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.accent);
        painter->drawPie(inner, 90 * 16, 180 * 16);
        break;
    }
    case BugState::PatchPosted:
        diamond(painter, target, colours.quote[2]);
        break;
    case BugState::Waiting:
        ring(painter, target, colours.muted, Qt::SolidLine);
        painter->setPen(QPen(colours.muted, w * 0.1, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(c, QPointF(c.x(), c.y() - w * 0.25));
        painter->drawLine(c, QPointF(c.x() + w * 0.18, c.y() + w * 0.08));
        break;
    case BugState::Fixed: {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.pass);
        painter->drawEllipse(c, w * 0.46, w * 0.46);
        painter->setPen(QPen(palette.color(QPalette::Base), w * 0.12, Qt::SolidLine, Qt::RoundCap,
                             Qt::RoundJoin));
        painter->drawPolyline(QPolygonF({QPointF(c.x() - w * 0.2, c.y() + w * 0.01),
                                         QPointF(c.x() - w * 0.05, c.y() + w * 0.16),
                                         QPointF(c.x() + w * 0.21, c.y() - w * 0.14)}));
        break;
    }
    case BugState::Parked:
        ring(painter, target, colours.muted, Qt::CustomDashLine);
        break;
    }
    painter->restore();
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/locklegend.h"

#include "app/widgets/signs.h"

#include <QPainter>

namespace Casebook {

QSize LockLegend::sizeHint() const
{
    return {300, QFontMetrics(font()).height() + 14};
}

void LockLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Signs::smallFont(font()));
    const QColor ink = palette().color(QPalette::PlaceholderText);
    const double middle = height() / 2.0;
    double x = 16;
    const auto words = [&](const QString &text) {
        painter.setPen(ink);
        painter.drawText(QPointF(x, middle + painter.fontMetrics().ascent() / 2.0 - 1), text);
        x += painter.fontMetrics().horizontalAdvance(text) + 20;
    };
    const auto line = [&](double width, Qt::PenStyle style, int arrow) {
        painter.setPen(QPen(ink, width, style));
        painter.drawLine(QPointF(x, middle), QPointF(x + 30, middle));
        painter.setPen(QPen(ink, 1.5));
        const QPolygonF head({{x + 24, middle - 4}, {x + 31, middle}, {x + 24, middle + 4}});
        if (arrow == 1) {
            painter.drawPolyline(head);
        } else if (arrow == 2) {
            painter.setBrush(ink);
            painter.drawPolygon(head);
            painter.setBrush(Qt::NoBrush);
        }
        x += 38;
    };
    line(1.3, Qt::SolidLine, 1);
    words(tr("waits for"));
    line(2.4, Qt::SolidLine, 2);
    words(tr("held by"));
    line(1.3, Qt::DashLine, 0);
    words(tr("derived"));
    line(1.3, Qt::DotLine, 0);
    words(tr("holder unknown"));
    painter.setPen(QPen(ink, 1.2));
    painter.drawRoundedRect(QRectF(x, middle - 7, 22, 14), 2, 2);
    x += 30;
    words(tr("task"));
    painter.setPen(QPen(ink, 1.2));
    painter.drawPolygon(QPolygonF({{x, middle},
                                   {x + 6, middle - 7},
                                   {x + 18, middle - 7},
                                   {x + 24, middle},
                                   {x + 18, middle + 7},
                                   {x + 6, middle + 7}}));
    x += 32;
    words(tr("lock"));
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/startchoice.h"

#include "app/widgets/colours.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"

#include <QPainter>

namespace Casebook {

using namespace Qt::StringLiterals;

StartChoice::StartChoice(const QString &command, const QString &icon, QWidget *parent)
    : QPushButton(parent)
    , m_command(command)
    , m_icon(icon)
{
    setObjectName(u"start."_s + command);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StartChoice::setTexts(const QString &title, const QString &hint, const QString &keys)
{
    setText(title);
    m_hint = hint;
    m_keys = keys;
    setAccessibleName(title);
    setAccessibleDescription(hint);
    update();
}

QSize StartChoice::sizeHint() const
{
    return {400, qMax(58, fontMetrics().height() * 2 + 22)};
}

void StartChoice::paintEvent(QPaintEvent *)
{
    const Colours colours = Colours::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isDown() || (underMouse() && isEnabled())) {
        painter.fillRect(rect(), colours.hover);
    }
    painter.fillRect(0, height() - 1, width(), 1, colours.line);
    const QColor ink = isEnabled() ? palette().color(QPalette::Text) : colours.disabled;
    const QColor muted = isEnabled() ? colours.muted : colours.disabled;
    const qreal middle = height() / 2.0;
    Icons::paint(&painter, m_icon, QRectF(8, std::round(middle - 11), 22, 22), muted);
    const qreal keys = m_keys.isEmpty()
        ? 0
        : Signs::keyCap(&painter, width() - 8, middle, font(), m_keys, palette());
    const QRectF room(44, 0, width() - 44 - keys - 24, height());
    const int line = fontMetrics().height();
    painter.setFont(font());
    painter.setPen(ink);
    painter.drawText(QRectF(room.left(), middle - line - 1, room.width(), line), Qt::AlignVCenter,
                     text());
    painter.setFont(Signs::smallFont(font()));
    painter.setPen(muted);
    painter.drawText(
        QRectF(room.left(), middle + 1, room.width(), line), Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_hint, Qt::ElideRight, qRound(room.width())));
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -2), 3, 3);
    }
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/searchfield.h"

#include "app/widgets/colours.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"

#include <QEvent>
#include <QPainter>

namespace Casebook {

using namespace Qt::StringLiterals;

SearchField::SearchField(QWidget *parent)
    : QPushButton(parent)
{
    setObjectName(u"searchField"_s);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::IBeamCursor);
    retranslate();
}

void SearchField::setKeys(const QString &keys)
{
    m_keys = keys;
    retranslate();
}

QSize SearchField::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 44, qMax(24, fontMetrics().height() + 6)};
}

void SearchField::paintEvent(QPaintEvent *)
{
    const Colours colours = Colours::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.outline, hasFocus() ? 2 : 1));
    painter.setBrush(palette().color(QPalette::Base));
    const qreal inset = hasFocus() ? 1.0 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 3, 3);
    const qreal middle = height() / 2.0;
    Icons::paint(&painter, u"search"_s, QRectF(8, std::round(middle - 7), 14, 14), colours.muted);
    const qreal cap = m_keys.isEmpty()
        ? 0
        : Signs::keyCap(&painter, width() - 5, middle, font(), m_keys, palette());
    painter.setFont(font());
    painter.setPen(colours.muted);
    const QRectF room(28, 0, width() - 28 - cap - 12, height());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideRight, qRound(room.width())));
}

void SearchField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QPushButton::changeEvent(event);
}

void SearchField::retranslate()
{
    setText(tr("Search everything"));
    setAccessibleName(text());
    setToolTip(m_keys.isEmpty() ? text() : tr("%1 (%2)").arg(text(), m_keys));
}

} // namespace Casebook

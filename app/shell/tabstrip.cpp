// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/tabstrip.h"

#include "app/widgets/colours.h"
#include "app/widgets/signs.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace Casebook {

namespace {

constexpr int gap = 6;
constexpr int spread = 20; ///< between two tabs

} // namespace

TabStrip::TabStrip(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setMouseTracking(true);
    setUsesScrollButtons(false);
    setFocusPolicy(Qt::TabFocus);
}

void TabStrip::setBadge(int index, const PageBadge &badge)
{
    setTabData(index, QVariant::fromValue(badge));
    // The only way to make QTabBar measure again.
    setTabText(index, tabText(index));
    update();
}

PageBadge TabStrip::badgeOf(int index) const
{
    return tabData(index).value<PageBadge>();
}

QSize TabStrip::minimumSizeHint() const
{
    return {80, QTabBar::minimumSizeHint().height()};
}

/// Room for the semibold form, so that nothing moves when the current tab changes.
int TabStrip::titleWidth(int index) const
{
    return static_cast<int>(
        std::ceil(QFontMetricsF(Signs::semibold(font())).horizontalAdvance(tabText(index))));
}

QSize TabStrip::tabSizeHint(int index) const
{
    const PageBadge badge = badgeOf(index);
    int width = titleWidth(index);
    if (badge.count > 0) {
        width += gap + static_cast<int>(Signs::countBadgeWidth(font(), badge.count));
    }
    if (badge.total >= 0) {
        width += gap + fontMetrics().horizontalAdvance(QLocale().toString(badge.total));
    }
    if (badge.running) {
        width += gap + 7;
    }
    return {width + spread, qMax(34, fontMetrics().height() + 16)};
}

QSize TabStrip::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

void TabStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int index = 0; index < count(); ++index) {
        if (isTabVisible(index)) {
            paintTab(painter, index);
        }
    }
}

void TabStrip::paintTab(QPainter &painter, int index)
{
    const Colours colours = Colours::of(palette());
    const QRect rect = tabRect(index).adjusted(0, 0, -spread, 0);
    const bool current = index == currentIndex();
    const qreal middle = rect.top() + rect.height() / 2.0;
    const QFont normal = font();
    painter.setFont(current ? Signs::semibold(normal) : normal);
    const bool bright = current || index == m_hovered;
    painter.setPen(bright ? palette().color(QPalette::WindowText) : colours.muted);
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, tabText(index));
    const PageBadge badge = badgeOf(index);
    qreal x = rect.left() + titleWidth(index) + gap;
    if (badge.count > 0) {
        const qreal width = Signs::countBadgeWidth(normal, badge.count);
        Signs::countBadge(&painter, x + width, middle, normal, badge.count, palette());
        x += width + gap;
    }
    if (badge.total >= 0) {
        painter.setFont(normal);
        painter.setPen(colours.muted);
        const QString text = QLocale().toString(badge.total);
        const int width = fontMetrics().horizontalAdvance(text);
        painter.drawText(QRectF(x, rect.top(), width + 2, rect.height()),
                         Qt::AlignVCenter | Qt::AlignLeft, text);
        x += width + gap;
    }
    if (badge.running) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accent);
        painter.drawEllipse(QPointF(x + 3.5, middle), 3.5, 3.5);
    }
    if (current) {
        painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), colours.accent);
        if (hasFocus()) {
            painter.setPen(QPen(colours.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect).adjusted(-4, 4, 4, -5), 3, 3);
        }
    }
}

void TabStrip::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = tabAt(event->position().toPoint());
    update();
    QTabBar::mouseMoveEvent(event);
}

void TabStrip::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    QTabBar::leaveEvent(event);
}

} // namespace Casebook

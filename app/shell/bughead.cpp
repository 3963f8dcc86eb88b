// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/bughead.h"

#include "app/text/valuetext.h"
#include "app/widgets/colours.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"
#include "app/widgets/statesign.h"

#include <QEvent>
#include <QFontDatabase>
#include <QPainter>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal margin = 16;
constexpr qreal gap = 8;

} // namespace

BugHead::BugHead(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"bugHead"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BugHead::setBug(const Bug &bug)
{
    m_bug = bug;
    describe();
    update();
}

void BugHead::setHeading(const QString &icon, const QString &text)
{
    m_bug.reset();
    m_icon = icon;
    m_heading = text;
    describe();
    update();
}

QString BugHead::priorityText(BugPriority priority)
{
    switch (priority) {
    case BugPriority::Low:
        return tr("priority low");
    case BugPriority::Normal:
        return tr("priority normal");
    case BugPriority::High:
        return tr("priority high");
    }
    return {};
}

void BugHead::describe()
{
    const QString text = m_bug
        ? tr("%1, %2, %3")
              .arg(m_bug->title, ValueText::bugState(m_bug->state), priorityText(m_bug->priority))
        : m_heading;
    setAccessibleName(text);
    setToolTip(m_bug ? m_bug->title : QString());
}

QSize BugHead::sizeHint() const
{
    const QFontMetrics metrics(Signs::titleFont(font()));
    return {400, qMax(36, metrics.height() + 14)};
}

QSize BugHead::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void BugHead::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        describe();
    }
    QWidget::changeEvent(event);
}

void BugHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qreal middle = height() / 2.0;
    const QRectF sign(margin, std::round(middle - 7), 14, 14);
    if (m_bug) {
        paintStateSign(&painter, sign, m_bug->state, palette());
    } else if (!m_icon.isEmpty()) {
        Icons::paint(&painter, m_icon, sign.adjusted(-1, -1, 1, 1), Colours::of(palette()).muted);
    }
    const QFont title = Signs::titleFont(font());
    const QFontMetricsF metrics(title);
    const QString text = m_bug ? m_bug->title : m_heading;
    const qreal left = sign.right() + gap;
    qreal badges = 0;
    if (m_bug) {
        badges = Signs::badgeWidth(font(), ValueText::bugState(m_bug->state)) + gap * 2;
        if (m_bug->priority != BugPriority::Normal) {
            badges += Signs::badgeWidth(font(), priorityText(m_bug->priority)) + gap;
        }
    }
    const qreal room = qMax(60.0, width() - left - badges - margin);
    painter.setFont(title);
    painter.setPen(palette().color(QPalette::WindowText));
    const QString shown = metrics.elidedText(text, Qt::ElideMiddle, room);
    painter.drawText(QRectF(left, 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
    if (m_bug) {
        paintBadges(painter, left + metrics.horizontalAdvance(shown) + gap, middle);
    }
}

qreal BugHead::paintBadges(QPainter &painter, qreal left, qreal middle)
{
    const Colours colours = Colours::of(palette());
    left += Signs::badge(&painter, left, middle, font(), ValueText::bugState(m_bug->state),
                         colours.only, palette().color(QPalette::Active, QPalette::Highlight))
        + gap;
    if (m_bug->priority != BugPriority::Normal) {
        left += Signs::badge(&painter, left, middle, font(), priorityText(m_bug->priority),
                             colours.muted, palette().color(QPalette::Window), colours.outline)
            + gap;
    }
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(Signs::smallFont(font()).pointSizeF());
    const QFontMetricsF metrics(mono);
    const qreal wanted = metrics.horizontalAdvance(m_bug->extid);
    if (!m_bug->extid.isEmpty() && left + wanted + margin <= width()) {
        painter.setFont(mono);
        painter.setPen(colours.muted);
        painter.drawText(QRectF(left, 0, wanted + 4, height()), Qt::AlignVCenter | Qt::AlignLeft,
                         m_bug->extid);
    }
    return left;
}

} // namespace Casebook

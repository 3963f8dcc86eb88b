// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/timeline.h"

#include "app/text/format.h"
#include "app/widgets/colours.h"
#include "app/widgets/signs.h"
#include "core/base/text.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;
constexpr int laneHeight = 27;
constexpr int topMargin = 6;
constexpr qreal side = 9;

QDate dayOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).date();
}

qint64 startOf(QDate day)
{
    return day.startOfDay().toMSecsSinceEpoch();
}

} // namespace

Timeline::Timeline(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"timeline"_s);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void Timeline::setTree(const ThreadTree &tree, qint64 nowMs)
{
    m_mails.clear();
    m_patches.clear();
    m_nowMs = nowMs;
    int lastVersion = 0;
    std::vector<const MessageSummary *> byDate;
    for (const MessageSummary &message : tree.messages) {
        if (message.dateMs > 0) {
            byDate.push_back(&message);
        }
    }
    std::ranges::sort(byDate, {}, &MessageSummary::dateMs);
    for (const MessageSummary *message : byDate) {
        const QString who =
            message->from.name.isEmpty() ? message->from.address : message->from.name;
        const QString tip = madeVisible(QString(who + u": "_s + message->subject)) + u'\n'
            + Format::longDateTime(message->dateMs, nowMs);
        m_mails.push_back({.ms = message->dateMs,
                           .isUnread = !message->isRead,
                           .label = {},
                           .tip = tip,
                           .id = message->id});
        const bool posts =
            message->tag.kind == SubjectKind::Patch || message->tag.kind == SubjectKind::Cover;
        if (posts && message->tag.version > lastVersion) {
            lastVersion = message->tag.version;
            m_patches.push_back({.ms = message->dateMs,
                                 .label = u"v%1"_s.arg(lastVersion),
                                 .tip = tip,
                                 .id = message->id});
        }
    }
    if (!m_mails.empty()) {
        m_firstMs = startOf(dayOf(m_mails.front().ms));
        m_lastMs = startOf(dayOf(m_mails.back().ms).addDays(1));
    }
    updateGeometry();
    describe();
    update();
}

QSize Timeline::sizeHint() const
{
    const int lanes = m_patches.empty() ? 1 : 2;
    return {600,
            topMargin + lanes * qMax(laneHeight, fontMetrics().height() + 9)
                + fontMetrics().height() + 10};
}

qreal Timeline::laneLeft() const
{
    return qMax(fontMetrics().horizontalAdvance(tr("Mails")),
                fontMetrics().horizontalAdvance(tr("Patches")))
        + 24;
}

qreal Timeline::laneY(int lane) const
{
    const int high = qMax(laneHeight, fontMetrics().height() + 9);
    return topMargin + lane * high + high / 2.0;
}

qreal Timeline::xOf(qint64 ms) const
{
    const qreal room = width() - laneLeft() - side * 2;
    const qreal span = static_cast<qreal>(qMax(dayMs, m_lastMs - m_firstMs));
    return laneLeft() + side + room * static_cast<qreal>(ms - m_firstMs) / span;
}

void Timeline::paintEvent(QPaintEvent *)
{
    if (isEmpty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintDays(painter);
    paintLanes(painter);
}

void Timeline::paintDays(QPainter &painter)
{
    const Colours colours = Colours::of(palette());
    const int lanes = m_patches.empty() ? 1 : 2;
    const qreal bottom = laneY(lanes - 1) + laneHeight / 2.0;
    painter.setFont(Signs::smallFont(font()));
    const QFontMetricsF metrics(painter.font());
    const qint64 days = (m_lastMs - m_firstMs + dayMs / 2) / dayMs;
    const qreal perDay =
        (xOf(m_lastMs) - xOf(m_firstMs)) / static_cast<qreal>(qMax<qint64>(1, days));
    const qreal wanted = metrics.horizontalAdvance(Format::day(m_firstMs, m_nowMs)) + 12;
    const auto every = qMax<qint64>(1, static_cast<qint64>(std::ceil(wanted / qMax(0.01, perDay))));
    for (qint64 i = 0; i < days; ++i) {
        const QDate day = dayOf(m_firstMs).addDays(i);
        const qreal x = xOf(startOf(day));
        const bool weekend = day.dayOfWeek() >= Qt::Saturday;
        if (weekend && perDay > 4) {
            painter.fillRect(QRectF(x, 0, perDay, bottom),
                             palette().color(QPalette::AlternateBase));
        }
        if (i % every != 0) {
            continue;
        }
        painter.setPen(QPen(colours.line, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, 0), QPointF(x, bottom));
        painter.setPen(colours.muted);
        const QString text =
            dayOf(m_nowMs) == day ? tr("today") : Format::day(startOf(day), m_nowMs);
        painter.drawText(QRectF(x, bottom + 2, qMax(perDay, wanted), metrics.height() + 4),
                         static_cast<int>((perDay >= wanted ? Qt::AlignHCenter : Qt::AlignLeft)
                                          | Qt::AlignVCenter),
                         text);
    }
}

void Timeline::paintLanes(QPainter &painter)
{
    const Colours colours = Colours::of(palette());
    painter.setFont(font());
    const auto lane = [&](int number, const QString &name) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRectF(0, laneY(number) - laneHeight / 2.0, laneLeft(), laneHeight),
                         Qt::AlignVCenter | Qt::AlignLeft, name);
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(laneLeft(), laneY(number)), QPointF(width(), laneY(number)));
    };
    lane(0, tr("Mails"));
    for (const Mark &mark : m_mails) {
        const QRectF box(xOf(mark.ms) - side / 2, laneY(0) - side / 2, side, side);
        painter.setPen(QPen(colours.accent, 1.4));
        painter.setBrush(mark.isUnread ? colours.accent : palette().color(QPalette::Base));
        painter.drawRect(box);
    }
    if (m_patches.empty()) {
        return;
    }
    lane(1, tr("Patches"));
    painter.setFont(Signs::smallFont(font()));
    for (const Mark &mark : m_patches) {
        const QPointF c(xOf(mark.ms), laneY(1));
        const QPointF diamond[] = {
            {c.x(), c.y() - 7}, {c.x() + 7, c.y()}, {c.x(), c.y() + 7}, {c.x() - 7, c.y()}};
        painter.setPen(QPen(colours.quote[2], 1.4));
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawPolygon(diamond, 4);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QPointF(c.x() + 11, c.y() + painter.fontMetrics().ascent() / 2.0 - 1),
                         mark.label);
    }
}

const Timeline::Mark *Timeline::markAt(const QPointF &point) const
{
    const std::vector<Mark> &lane =
        !m_patches.empty() && point.y() > (laneY(0) + laneY(1)) / 2 ? m_patches : m_mails;
    const Mark *best = nullptr;
    qreal distance = side;
    for (const Mark &mark : lane) {
        const qreal far = std::abs(xOf(mark.ms) - point.x());
        if (far < distance) {
            distance = far;
            best = &mark;
        }
    }
    return best;
}

void Timeline::mousePressEvent(QMouseEvent *event)
{
    if (const Mark *mark = markAt(event->position())) {
        Q_EMIT messageChosen(mark->id);
    }
}

bool Timeline::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Mark *mark = markAt(help->pos());
        // Plain text: a subject is hostile.
        QToolTip::showText(help->globalPos(),
                           mark != nullptr ? mark->tip.toHtmlEscaped() : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

void Timeline::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
    QWidget::changeEvent(event);
}

void Timeline::describe()
{
    setAccessibleName(tr("Timeline"));
    if (isEmpty()) {
        setAccessibleDescription({});
        return;
    }
    const auto unread = std::ranges::count_if(m_mails, &Mark::isUnread);
    setAccessibleDescription(
        tr("%n mails from %1 to %2, %3 of them unread.", nullptr, static_cast<int>(m_mails.size()))
            .arg(Format::day(m_mails.front().ms, m_nowMs), Format::day(m_mails.back().ms, m_nowMs),
                 Format::count(unread)));
}

} // namespace Casebook

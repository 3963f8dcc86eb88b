// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/lockitems.h"

#include "app/text/tracetext.h"
#include "app/traces/lockscene.h"
#include "app/widgets/colours.h"
#include "app/widgets/signs.h"
#include "core/base/text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

using BoxKind = LockPicture::BoxKind;
using LineKind = LockPicture::LineKind;

constexpr double padding = 12;
constexpr double slant = 14; ///< of a hexagon's ends
constexpr int crowdColumns = 2;
constexpr double mostNameWidth = 220;

QPointF point(const GraphPoint &place)
{
    return {place.x, place.y};
}

QString upperWords(const LockPicture::Box &box)
{
    switch (box.kind) {
    case BoxKind::Task:
        return box.tasks.front().comm.isEmpty() ? TraceText::task(box.tasks.front())
                                                : madeVisible(box.tasks.front().comm);
    case BoxKind::Crowd:
        return LockScene::tr("%n tasks wait", nullptr, static_cast<int>(box.tasks.size()));
    case BoxKind::Lock:
    case BoxKind::Event:
        return TraceText::lock(box.lock);
    case BoxKind::Unknown:
        return u"?"_s;
    }
    return {};
}

QString lowerWords(const LockPicture::Box &box)
{
    if (box.kind == BoxKind::Task) {
        const TaskRef &task = box.tasks.front();
        QStringList parts;
        if (task.pid >= 0) {
            parts.append(LockScene::tr("pid %1").arg(task.pid));
        }
        if (!task.state.isEmpty()) {
            parts.append(madeVisible(task.state));
        }
        return parts.join(u" · "_s);
    }
    return box.kind == BoxKind::Lock ? TraceText::lockDetail(box.lock) : QString();
}

QString crowdWords(const TaskRef &task)
{
    return task.pid < 0 ? madeVisible(task.comm)
                        : LockScene::tr("%1 %2").arg(madeVisible(task.comm)).arg(task.pid);
}

double crowdCellWidth(const LockPicture::Box &box, const QFontMetricsF &metrics)
{
    double widest = 0;
    for (const TaskRef &task : box.tasks) {
        widest = std::max(widest, metrics.horizontalAdvance(crowdWords(task)));
    }
    return std::min(widest, mostNameWidth) + lockSignSide + 16;
}

} // namespace

GraphShape::Box lockBoxSize(const LockPicture::Box &box, const QFont &font)
{
    const QFontMetricsF strong(Signs::semibold(font));
    const QFontMetricsF small(Signs::smallFont(font));
    const double lines = strong.height() + small.height() + 12;
    if (box.kind == BoxKind::Unknown) {
        return {.width = lines - 8, .height = lines - 8};
    }
    if (box.kind == BoxKind::Crowd) {
        const auto rows = static_cast<double>((box.tasks.size() + crowdColumns - 1) / crowdColumns);
        return {.width = std::max(crowdCellWidth(box, small) * crowdColumns,
                                  strong.horizontalAdvance(upperWords(box)))
                    + 2 * padding,
                .height =
                    strong.height() + 12 + rows * (std::max(small.height(), lockSignSide) + 3) + 6};
    }
    const double text = std::max(std::min(strong.horizontalAdvance(upperWords(box)), mostNameWidth),
                                 small.horizontalAdvance(lowerWords(box)));
    const double ends = box.kind == BoxKind::Task ? 0 : 2 * slant;
    return {.width = std::max(text + 2 * padding + ends, 110.0), .height = lines};
}

LockBoxItem::LockBoxItem(LockPicture::Box box, std::vector<int> rows, QSizeF size, QFont font,
                         QPalette palette)
    : m_box(std::move(box))
    , m_rows(std::move(rows))
    , m_rect(-size.width() / 2, -size.height() / 2, size.width(), size.height())
    , m_font(std::move(font))
    , m_palette(std::move(palette))
{
    setZValue(2);
}

void LockBoxItem::setCurrent(bool current)
{
    m_current = current;
    update();
}

void LockBoxItem::setCurrentRow(int row)
{
    m_currentRow = row;
    update();
}

QRectF LockBoxItem::boundingRect() const
{
    return m_rect.adjusted(-4, -4, 4, 4);
}

int LockBoxItem::rowAt(const QPointF &at) const
{
    for (std::size_t i = 0; m_box.kind == BoxKind::Crowd && i < m_rows.size(); ++i) {
        if (cell(i).contains(at)) {
            return m_rows[i];
        }
    }
    return -1;
}

void LockBoxItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const Colours colours = Colours::of(m_palette);
    const QColor ink = m_box.isInCycle ? colours.fail : m_palette.color(QPalette::PlaceholderText);
    QPen pen(ink, m_box.isInCycle ? 2 : 1.2);
    if (m_box.kind == BoxKind::Event || m_box.kind == BoxKind::Unknown) {
        pen.setStyle(Qt::DashLine);
    }
    painter->setRenderHint(QPainter::Antialiasing);
    const QPainterPath outline = shape();
    if (m_current) {
        painter->strokePath(outline,
                            QPen(m_palette.color(QPalette::Active, QPalette::Highlight), 8));
    }
    const bool isTask = m_box.kind == BoxKind::Task || m_box.kind == BoxKind::Crowd;
    painter->fillPath(outline, m_palette.color(isTask ? QPalette::Base : QPalette::AlternateBase));
    painter->strokePath(outline, pen);
    if (m_box.kind == BoxKind::Crowd) {
        paintCrowd(painter, colours);
    } else {
        paintWords(painter, colours);
    }
}

QPainterPath LockBoxItem::shape() const
{
    QPainterPath path;
    switch (m_box.kind) {
    case BoxKind::Task:
    case BoxKind::Crowd:
        path.addRoundedRect(m_rect, 3, 3);
        break;
    case BoxKind::Unknown:
        path.addEllipse(m_rect);
        break;
    case BoxKind::Event:
        path.addRoundedRect(m_rect, m_rect.height() / 2, m_rect.height() / 2);
        break;
    case BoxKind::Lock:
        path.addPolygon(QPolygonF({{m_rect.left() + slant, m_rect.top()},
                                   {m_rect.right() - slant, m_rect.top()},
                                   {m_rect.right(), m_rect.center().y()},
                                   {m_rect.right() - slant, m_rect.bottom()},
                                   {m_rect.left() + slant, m_rect.bottom()},
                                   {m_rect.left(), m_rect.center().y()}}));
        path.closeSubpath();
        break;
    }
    return path;
}

QRectF LockBoxItem::cell(std::size_t index) const
{
    const QFontMetricsF small(Signs::smallFont(m_font));
    const double top = m_rect.top() + QFontMetricsF(Signs::semibold(m_font)).height() + 12;
    const double height = std::max(small.height(), lockSignSide) + 3;
    const double width = (m_rect.width() - 2 * padding) / crowdColumns;
    return {m_rect.left() + padding + width * static_cast<double>(index % crowdColumns),
            top + height * static_cast<double>(index / crowdColumns), width, height};
}

void LockBoxItem::paintCrowd(QPainter *painter, const Colours &colours) const
{
    painter->setFont(Signs::semibold(m_font));
    painter->setPen(m_palette.color(QPalette::Text));
    painter->drawText(m_rect.adjusted(padding, 6, -padding, 0), Qt::AlignTop | Qt::AlignLeft,
                      upperWords(m_box));
    painter->setFont(Signs::smallFont(m_font));
    const QFontMetricsF metrics(painter->font());
    for (std::size_t i = 0; i < m_box.tasks.size(); ++i) {
        const QRectF room = cell(i);
        const bool isCurrent = i < m_rows.size() && m_rows[i] == m_currentRow;
        if (isCurrent) {
            painter->fillRect(room, m_palette.color(QPalette::Active, QPalette::Highlight));
        }
        const QRectF sign(room.left() + 2, room.center().y() - lockSignSide / 2, lockSignSide,
                          lockSignSide);
        painter->setPen(QPen(colours.muted, 1));
        painter->setBrush(m_palette.color(QPalette::Base));
        painter->drawEllipse(sign.adjusted(1, 1, -1, -1));
        painter->setPen(m_palette.color(QPalette::Text));
        if (i < m_rows.size()) {
            painter->drawText(sign, Qt::AlignCenter, QString::number(m_rows[i] + 1));
        }
        const QRectF words = room.adjusted(lockSignSide + 8, 0, -4, 0);
        painter->drawText(
            words, Qt::AlignVCenter,
            metrics.elidedText(crowdWords(m_box.tasks[i]), Qt::ElideMiddle, words.width()));
    }
}

void LockBoxItem::paintWords(QPainter *painter, const Colours &colours) const
{
    const bool isTask = m_box.kind == BoxKind::Task;
    const double ends = isTask ? 0 : slant;
    const QRectF room = m_rect.adjusted(padding + ends, 5, -padding - ends, -5);
    const QString lower = lowerWords(m_box);
    const QFont strong = Signs::semibold(m_font);
    const QFontMetricsF metrics(strong);
    painter->setFont(strong);
    painter->setPen(m_palette.color(QPalette::Text));
    const int side = isTask ? Qt::AlignLeft : Qt::AlignHCenter;
    const int upper = lower.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop;
    if (m_box.kind == BoxKind::Unknown) {
        painter->drawText(m_rect, Qt::AlignCenter, upperWords(m_box));
        return;
    }
    painter->drawText(room, upper | side,
                      metrics.elidedText(upperWords(m_box), Qt::ElideMiddle, room.width()));
    painter->setFont(Signs::smallFont(m_font));
    painter->setPen(colours.muted);
    painter->drawText(room, Qt::AlignBottom | side, lower);
}

LockLineItem::LockLineItem(const LockPicture::Line &line, const GraphCurve &curve, QFont font,
                           QPalette palette)
    : m_line(line)
    , m_sign(point(curve.sign))
    , m_font(std::move(font))
    , m_palette(std::move(palette))
{
    m_path.moveTo(point(curve.start));
    m_path.cubicTo(point(curve.control1), point(curve.control2), point(curve.end));
    const QPointF end = point(curve.end);
    const QPointF before = point(curve.at(0.94));
    m_angle = std::atan2(end.y() - before.y(), end.x() - before.x());
    setZValue(line.isInCycle ? 1.5 : 1);
}

void LockLineItem::setCurrent(bool current)
{
    m_current = current;
    update();
}

void LockLineItem::setLabel(const QString &label, const QRectF &rect)
{
    prepareGeometryChange();
    m_label = label;
    m_labelRect = rect;
}

QString LockLineItem::words() const
{
    switch (m_line.kind) {
    case LineKind::WaitsFor:
        return m_line.isOrder ? LockScene::tr("wants") : LockScene::tr("waits for");
    case LineKind::HeldBy:
        return m_line.isOrder ? LockScene::tr("taken before by") : LockScene::tr("held by");
    case LineKind::Before:
        return LockScene::tr("then takes");
    case LineKind::NoHolder:
        return LockScene::tr("held by: not in the text");
    }
    return {};
}

bool LockLineItem::hasNumber() const
{
    return m_line.rows.size() == 1;
}

QPointF LockLineItem::signPlace() const
{
    return m_sign;
}

QRectF LockLineItem::signRect() const
{
    return {m_sign.x() - lockSignSide / 2, m_sign.y() - lockSignSide / 2, lockSignSide,
            lockSignSide};
}

QRectF LockLineItem::boundingRect() const
{
    return m_path.boundingRect().adjusted(-14, -14, 14, 14).united(m_labelRect);
}

QPainterPath LockLineItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(10);
    QPainterPath path = stroker.createStroke(m_path);
    path.addEllipse(signRect());
    return path;
}

void LockLineItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const Colours colours = Colours::of(m_palette);
    const QColor ink = m_line.isInCycle ? colours.fail : m_palette.color(QPalette::PlaceholderText);
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_current) {
        painter->strokePath(m_path,
                            QPen(m_palette.color(QPalette::Active, QPalette::Highlight), 9,
                                 Qt::SolidLine, Qt::RoundCap));
    }
    const bool isThick = m_line.kind == LineKind::HeldBy;
    QPen pen(ink, isThick ? 2.4 : (m_line.isInCycle ? 2 : 1.3));
    if (m_line.trust == EdgeTrust::Derived) {
        pen.setStyle(Qt::DashLine);
    } else if (m_line.kind == LineKind::NoHolder) {
        pen.setStyle(Qt::DotLine);
    }
    painter->strokePath(m_path, pen);
    paintArrow(painter, ink, isThick);
    if (hasNumber()) {
        paintNumber(painter, ink);
    }
    if (!m_label.isEmpty()) {
        painter->setFont(Signs::smallFont(m_font));
        painter->setPen(m_line.isInCycle ? colours.fail : colours.muted);
        painter->drawText(m_labelRect, Qt::AlignCenter, m_label);
    }
}

void LockLineItem::paintArrow(QPainter *painter, const QColor &ink, bool filled) const
{
    constexpr double length = 10;
    constexpr double spread = 0.42;
    const QPointF tip = m_path.pointAtPercent(1);
    const auto back = [&](double turn) {
        return tip - length * QPointF(std::cos(m_angle + turn), std::sin(m_angle + turn));
    };
    painter->setPen(QPen(ink, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (filled) {
        painter->setBrush(ink);
        painter->drawPolygon(QPolygonF({tip, back(spread), back(-spread)}));
    } else {
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(QPolygonF({back(spread), tip, back(-spread)}));
    }
}

void LockLineItem::paintNumber(QPainter *painter, const QColor &ink) const
{
    painter->setPen(QPen(ink, m_line.isInCycle ? 2 : 1.2));
    painter->setBrush(m_palette.color(QPalette::Base));
    painter->drawEllipse(signRect());
    painter->setFont(Signs::semibold(Signs::badgeFont(m_font)));
    painter->setPen(m_palette.color(QPalette::Text));
    painter->drawText(signRect(), Qt::AlignCenter, QString::number(m_line.rows.front() + 1));
}

} // namespace Casebook

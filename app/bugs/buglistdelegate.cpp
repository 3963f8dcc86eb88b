// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/buglistdelegate.h"

#include "app/models/buglistmodel.h"
#include "app/text/format.h"
#include "app/widgets/colours.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"
#include "app/widgets/statesign.h"
#include "core/base/clock.h"
#include "core/base/text.h"

#include <QPainter>

#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 12;
constexpr int signSide = 14;
constexpr int textLeft = margin + signSide + 6;

} // namespace

BugListDelegate::BugListDelegate(const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

void BugListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto kind =
        static_cast<BugListModel::RowKind>(index.data(BugListModel::KindRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (kind == BugListModel::RowKind::Heading) {
        paintHeading(painter, option, index);
        painter->restore();
        return;
    }
    const Colours colours = Colours::of(option.palette);
    const QRect rect = option.rect;
    if (option.state.testFlag(QStyle::State_Selected)) {
        const bool active = option.state.testFlag(QStyle::State_Active);
        painter->fillRect(rect,
                          option.palette.color(active ? QPalette::Active : QPalette::Inactive,
                                               QPalette::Highlight));
        painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colours.accent);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(rect, colours.hover);
    }
    const QRectF sign(rect.left() + margin, rect.top() + rect.height() / 4.0 - signSide / 2.0 + 2,
                      signSide, signSide);
    const int unread = index.data(BugListModel::UnreadRole).toInt();
    if (kind == BugListModel::RowKind::Place) {
        paintPlace(painter, option, index);
    } else if (kind == BugListModel::RowKind::Unfiled) {
        Icons::paint(painter, u"mail"_s, sign, colours.muted);
        paintLines(painter, option, tr("Mail without a bug"),
                   tr("%n threads", nullptr, index.data(BugListModel::CountRole).toInt()), unread);
    } else {
        const auto summary = index.data(BugListModel::SummaryRole).value<BugSummary>();
        paintStateSign(painter, sign, summary.bug.state, option.palette);
        const QString age = Format::age(summary.lastActivityMs, m_clock.now());
        const QString area = madeVisible(summary.bug.subsystem);
        paintLines(painter, option, madeVisible(summary.bug.title),
                   area.isEmpty() ? age : area + u" · "_s + age, unread);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(colours.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(rect).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void BugListDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const Colours colours = Colours::of(option.palette);
    QString title;
    switch (static_cast<BugListModel::Group>(index.data(BugListModel::GroupRole).toInt())) {
    case BugListModel::Group::Open:
        //: Heading of a group of bugs.
        title = tr("Open");
        break;
    case BugListModel::Group::Places: // has no heading
        break;
    case BugListModel::Group::Closed:
        title = tr("Closed or parked");
        break;
    case BugListModel::Group::Unfiled:
        title = tr("Not filed");
        break;
    }
    const QFont bold = Signs::semibold(option.font);
    painter->setFont(bold);
    painter->setPen(colours.muted);
    const QRect room = option.rect.adjusted(margin, 4, -margin, 0);
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, title);
    painter->setFont(option.font);
    const int width = QFontMetrics(bold).horizontalAdvance(title) + 5;
    painter->drawText(room.adjusted(width, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                      Format::count(index.data(BugListModel::CountRole).toInt()));
}

void BugListDelegate::paintPlace(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const QRect rect = option.rect;
    const qreal middle = rect.top() + rect.height() / 2.0;
    const int count = index.data(BugListModel::UnreadRole).toInt();
    Icons::paint(painter, index.data(BugListModel::IconRole).toString(),
                 QRectF(rect.left() + margin - 1, std::round(middle - 8), 16, 16),
                 Colours::of(option.palette).muted);
    qreal right = rect.right() - 9;
    if (count > 0) {
        right -= Signs::countBadge(painter, right, middle, option.font, count, option.palette) + 8;
    }
    const QFont font = count > 0 ? Signs::semibold(option.font) : option.font;
    const QRectF room(rect.left() + textLeft, rect.top(), right - rect.left() - textLeft,
                      rect.height());
    painter->setFont(font);
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetricsF(font).elidedText(index.data(Qt::DisplayRole).toString(),
                                                     Qt::ElideRight, room.width()));
}

void BugListDelegate::paintLines(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QString &title, const QString &second, int unread) const
{
    const Colours colours = Colours::of(option.palette);
    const QRect rect = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QFont first = unread > 0 ? Signs::semibold(option.font) : option.font;
    const qreal middle = rect.top() + rect.height() / 2.0;
    qreal right = rect.right() - 9;
    if (unread > 0) {
        right -= Signs::countBadge(painter, right, rect.top() + rect.height() / 4.0 + 2,
                                   option.font, unread, option.palette)
            + 8;
    }
    const QRectF upper(rect.left() + textLeft, rect.top() + 3, right - rect.left() - textLeft,
                       middle - rect.top() - 2);
    painter->setFont(first);
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(upper, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetricsF(first).elidedText(title, Qt::ElideMiddle, upper.width()));
    const QFont small = Signs::smallFont(option.font);
    const QRectF lower(rect.left() + textLeft, middle - 1,
                       rect.right() - 9 - rect.left() - textLeft, rect.bottom() - middle - 1);
    painter->setFont(small);
    painter->setPen(selected ? option.palette.color(QPalette::Text) : colours.muted);
    painter->drawText(lower, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetricsF(small).elidedText(second, Qt::ElideRight, lower.width()));
}

QSize BugListDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    switch (static_cast<BugListModel::RowKind>(index.data(BugListModel::KindRole).toInt())) {
    case BugListModel::RowKind::Heading:
        return {100, qMax(28, line + 12)};
    case BugListModel::RowKind::Place:
        return {100, qMax(30, line + 12)};
    case BugListModel::RowKind::Bug:
    case BugListModel::RowKind::Unfiled:
        break;
    }
    return {100, qMax(46, line * 2 + 8)};
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/similardelegate.h"

#include "app/widgets/colours.h"
#include "app/widgets/signs.h"

#include <QListView>
#include <QPainter>

namespace Casebook {

namespace {

constexpr int side = 12;
constexpr int gap = 6; ///< above and below

int roomOf(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    return (view == nullptr ? option.rect.width() : view->viewport()->width()) - 2 * side;
}

QRect reasonRect(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    return QFontMetrics(Signs::smallFont(option.font))
        .boundingRect(QRect(0, 0, roomOf(option), 10'000), Qt::TextWordWrap,
                      index.data(SimilarDelegate::ReasonRole).toString());
}

} // namespace

QSize SimilarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int first = QFontMetrics(Signs::semibold(option.font)).height();
    const int second = QFontMetrics(Signs::smallFont(option.font)).height();
    return {roomOf(option) + 2 * side,
            first + second + reasonRect(option, index).height() + 2 * gap + 5};
}

void SimilarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colours colours = Colours::of(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isActive = option.state.testFlag(QStyle::State_Active);
    painter->save();
    if (isSelected) {
        painter->fillRect(option.rect,
                          option.palette.color(isActive ? QPalette::Active : QPalette::Inactive,
                                               QPalette::Highlight));
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                          colours.accent);
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      colours.line);
    const QColor ink = option.palette.color(QPalette::Text);
    QRect row = option.rect.adjusted(side, gap, -side, 0);
    const QFont strong = Signs::semibold(option.font);
    row.setHeight(QFontMetrics(strong).height());
    const QString alike = index.data(AlikeRole).toString();
    painter->setFont(option.font);
    painter->setPen(isSelected ? ink : colours.muted);
    painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, alike);
    painter->setFont(strong);
    painter->setPen(ink);
    const int room = row.width() - QFontMetrics(option.font).horizontalAdvance(alike) - side;
    painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(strong).elidedText(index.data(Qt::DisplayRole).toString(),
                                                      Qt::ElideMiddle, room));
    const QFont small = Signs::smallFont(option.font);
    painter->setFont(small);
    row.moveTop(row.bottom() + 2);
    row.setHeight(QFontMetrics(small).height());
    painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(small).elidedText(index.data(PlaceRole).toString(),
                                                     Qt::ElideMiddle, row.width()));
    painter->setPen(isSelected ? ink : colours.muted);
    row.moveTop(row.bottom() + 2);
    row.setBottom(option.rect.bottom());
    painter->drawText(row, Qt::TextWordWrap, index.data(ReasonRole).toString());
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(colours.accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

} // namespace Casebook

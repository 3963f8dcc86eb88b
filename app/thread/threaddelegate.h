// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/roles.h"

#include <QColor>
#include <QDateTime>
#include <QFont>
#include <QStyledItemDelegate>

namespace Casebook {

struct Colours;

/// Draws one row of the tree over its whole width: unread dot, chevron by depth, author, subject or
/// first own words, badges, date.
class ThreadDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// The present, for dates: this year's have no year.
    void setNow(qint64 nowMs)
    {
        m_nowMs = nowMs;
    }

    /// \a option.rect is the whole row, not the item's part of it.
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    /// Where the chevron of \a index is drawn in a row at \a row.
    [[nodiscard]] static QRect chevronRect(const QRect &row, const QModelIndex &index);
    /// All a row says, for tooltips and screen readers.
    [[nodiscard]] QString spoken(const QModelIndex &index) const;

private:
    struct Badge
    {
        QString text;
        QString icon;
        QColor ink;
    };

    [[nodiscard]] std::vector<Badge> badgesOf(const QModelIndex &index, const Colours &colours,
                                              bool isOpen) const;
    /// Draws from \a right leftwards; returns the left edge of the last one. Drops badges from the
    /// left when the text would get less than \a textFloor.
    int paintBadges(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const Colours &colours, int right, int textFloor) const;
    void paintTexts(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const Colours &colours, int left, int right) const;

    qint64 m_nowMs = 0;
};

} // namespace Casebook

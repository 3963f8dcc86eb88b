// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Casebook {

/// Draws a stack that was seen before: its name and how alike it is, its bug and source, the reason in as many lines as
/// it takes.
class SimilarDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role { AlikeRole = Qt::UserRole + 1, PlaceRole, ReasonRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace Casebook

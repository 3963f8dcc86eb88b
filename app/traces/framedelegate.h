// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Casebook {

class AlignedModel;

/// Draws a frame of stacks side by side: sign, function and offset, a tag on inlined ones, the place in the source
/// at the right; a fold across all panes; hatching where a stack has no frame.
class FrameDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    FrameDelegate(const AlignedModel &model, QObject *parent);

    void setFixedFont(const QFont &font)
    {
        m_font = font;
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    [[nodiscard]] int rowHeight() const;

    /// "equal: rwsem_down_write_slowpath+0x53c, rwsem.c:1186" for tooltips and screen readers.
    static QString describe(const AlignedModel &model, const QModelIndex &index);

private:
    void paintFold(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
    void paintFrame(QPainter *painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;
    void paintCurrent(QPainter *painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const;

    const AlignedModel &m_model;
    QFont m_font;
};

} // namespace Casebook

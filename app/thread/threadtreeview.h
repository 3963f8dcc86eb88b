// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/thread/threaddelegate.h"

#include <QTreeView>

namespace Casebook {

/// The tree of messages. Rows are drawn whole by ThreadDelegate; opening, closing and walking are
/// QTreeView's, with the chevrons where the delegate draws them.
class ThreadTreeView final : public QTreeView
{
    Q_OBJECT

public:
    explicit ThreadTreeView(QWidget *parent = nullptr);

    [[nodiscard]] ThreadDelegate &rows()
    {
        return *m_delegate;
    }

    /// Hides rows that are read and have nothing unread below; the current one stays.
    void setOnlyUnread(bool only);

    [[nodiscard]] bool isOnlyUnread() const
    {
        return m_isOnlyUnread;
    }

    /// True when the filter left no row.
    [[nodiscard]] bool isFilteredEmpty() const
    {
        return m_isFilteredEmpty;
    }

    /// Works the filter out again, after the model was read again.
    void applyFilter();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect,
                      const QModelIndex &index) const override;
    void mousePressEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int filterBelow(const QModelIndex &parent);
    void retranslate();

    ThreadDelegate *m_delegate = nullptr;
    bool m_isOnlyUnread = false;
    bool m_isFilteredEmpty = false;
};

} // namespace Casebook

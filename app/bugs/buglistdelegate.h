// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Casebook {

class Clock;

/// Draws a row of the bug list: place with the count of what waits there; heading with count; bug in two lines (state sign, title elided in the
/// middle, unread count; area and age); the mail without a bug.
class BugListDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    BugListDelegate(const Clock &clock, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const;
    void paintPlace(QPainter *painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;
    void paintLines(QPainter *painter, const QStyleOptionViewItem &option, const QString &title,
                    const QString &second, int unread) const;

    const Clock &m_clock;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/watch.h"

#include <QStyledItemDelegate>

namespace Casebook {

class Clock;
struct Colours;

/// Draws the rows of the Inbox: a watch with its counts and how its last check ended; a mail with
/// state, sender, subject, badges, list and date.
class InboxDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    InboxDelegate(const Clock &clock, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    void paintWatch(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const Colours &colours) const;
    void paintItem(QPainter *painter, const QStyleOptionViewItem &option, const WatchItem &item,
                   const Colours &colours) const;
    static void paintState(QPainter *painter, const QRect &row, WatchState state,
                           const Colours &colours);
    static int paintBadges(QPainter *painter, const QStyleOptionViewItem &option,
                           const WatchItem &item, const Colours &colours, int right);

    const Clock &m_clock;
};

} // namespace Casebook

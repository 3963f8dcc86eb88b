// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/traceitems.h"

#include <QAbstractListModel>

namespace Casebook {

/// The stacks to pick from, in groups by where they come from, filtered by words that all have to be in a stack.
/// Headings are rows that cannot be chosen.
class TraceListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IsHeadingRole = Qt::UserRole + 1, ///< bool
        GroupRole, ///< int, Group
        ItemRole, ///< int, index into items(); -1 for a heading
        CountRole, ///< of a heading: stacks below it
    };

    enum class Group : std::uint8_t { Messages, Logs, Files, Clipboard };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole is the stack's name; the delegate words the rest from item().
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    void setItems(std::vector<TraceItem> items);
    void setFilter(const QString &text);

    [[nodiscard]] const std::vector<TraceItem> &items() const
    {
        return m_items;
    }

    [[nodiscard]] const TraceItem *item(const QModelIndex &index) const;
    /// Row of a stack, -1 when the filter hides it or it is not there.
    [[nodiscard]] int rowOf(const QString &key) const;

    /// Stacks the filter shows.
    [[nodiscard]] int shownCount() const
    {
        return m_shown;
    }

    static Group groupOf(const TraceSource &source);

private:
    struct Row
    {
        int item = -1; ///< -1: a heading
        Group group = Group::Messages;
        int count = 0;
    };

    void rebuild();

    std::vector<TraceItem> m_items;
    std::vector<QString> m_texts; ///< to look in, made on the first search
    std::vector<Row> m_rows;
    QString m_filter;
    int m_shown = 0;
};

} // namespace Casebook

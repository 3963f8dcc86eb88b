// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/traceitems.h"

#include <QAbstractListModel>

namespace Casebook {

/// Stacks that are equal.
struct TraceGroup
{
    std::vector<TraceItem> members;
    std::size_t shown = 0; ///< the member that tells most

    [[nodiscard]] const TraceItem &sample() const
    {
        return members[shown];
    }
};

/// Groups of equal stacks, the largest first.
class GroupModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        CountRole = Qt::UserRole + 1, ///< int, stacks in the group
        FunctionsRole, ///< QStringList, functions that tell, innermost first
        NamesRole, ///< QStringList, tasks and threads, each once with how many there are ("worker ×3")
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole is the group in one line.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void setGroups(std::vector<TraceGroup> groups);

    [[nodiscard]] const std::vector<TraceGroup> &groups() const
    {
        return m_groups;
    }

private:
    [[nodiscard]] static QStringList namesOf(const TraceGroup &group);
    [[nodiscard]] static QStringList functionsOf(const TraceGroup &group);

    std::vector<TraceGroup> m_groups;
};

} // namespace Casebook

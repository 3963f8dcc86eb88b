// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/lockpicture.h"

#include <QAbstractListModel>

namespace Casebook {

/// What a lock graph was read from: one row for each line of the text that counts, then one for each holder that is
/// not known.
class EvidenceModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< int, of LockPicture::rows; -1 for an unknown holder
        UnknownRole, ///< int, of LockGraph::unknown; -1 for a line
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole is the line as the text has it.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void setGraph(LockGraph graph, LockPicture picture);

    [[nodiscard]] const LockGraph &graph() const
    {
        return m_graph;
    }

    [[nodiscard]] const LockPicture &picture() const
    {
        return m_picture;
    }

    [[nodiscard]] const LockPicture::Row *row(const QModelIndex &index) const;
    [[nodiscard]] const UnknownHolder *unknown(const QModelIndex &index) const;

private:
    LockGraph m_graph;
    LockPicture m_picture;
};

} // namespace Casebook

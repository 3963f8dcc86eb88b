// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/evidencemodel.h"

namespace Casebook {

int EvidenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_picture.rows.size() + m_graph.unknown.size());
}

QVariant EvidenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto lines = static_cast<int>(m_picture.rows.size());
    const bool isLine = index.row() < lines;
    switch (role) {
    case RowRole:
        return isLine ? index.row() : -1;
    case UnknownRole:
        return isLine ? -1 : index.row() - lines;
    case Qt::DisplayRole:
        return isLine ? row(index)->source.text : unknown(index)->source.text;
    default:
        return {};
    }
}

void EvidenceModel::setGraph(LockGraph graph, LockPicture picture)
{
    beginResetModel();
    m_graph = std::move(graph);
    m_picture = std::move(picture);
    endResetModel();
}

const LockPicture::Row *EvidenceModel::row(const QModelIndex &index) const
{
    const auto place = static_cast<std::size_t>(index.row());
    return index.isValid() && place < m_picture.rows.size() ? &m_picture.rows[place] : nullptr;
}

const UnknownHolder *EvidenceModel::unknown(const QModelIndex &index) const
{
    if (!index.isValid() || row(index) != nullptr) {
        return nullptr;
    }
    return &m_graph.unknown[static_cast<std::size_t>(index.row()) - m_picture.rows.size()];
}

} // namespace Casebook

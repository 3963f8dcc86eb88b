// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/palettemodel.h"

#include "core/base/text.h"

namespace Casebook {

PaletteModel::PaletteModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void PaletteModel::show(const std::vector<PaletteGroup> &groups, const QString &group, int perGroup)
{
    beginResetModel();
    m_rows.clear();
    for (const PaletteGroup &one : groups) {
        if (!group.isEmpty() && one.id != group) {
            continue;
        }
        m_rows.push_back({.heading = one.title, .count = one.total, .hit = {}, .isHeading = true});
        int listed = 0;
        for (const PaletteHit &hit : one.hits) {
            if (group.isEmpty() && listed == perGroup && groups.size() > 1) {
                break;
            }
            m_rows.push_back({.heading = {}, .count = 0, .hit = hit, .isHeading = false});
            ++listed;
        }
    }
    endResetModel();
}

const PaletteHit *PaletteModel::hit(int row) const
{
    if (row < 0 || row >= rowCount() || m_rows[static_cast<std::size_t>(row)].isHeading) {
        return nullptr;
    }
    return &m_rows[static_cast<std::size_t>(row)].hit;
}

int PaletteModel::nextHit(int row, int step) const
{
    for (int next = row + step; next >= 0 && next < rowCount(); next += step) {
        if (hit(next) != nullptr) {
            return next;
        }
    }
    return -1;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IsHeadingRole:
        return row.isHeading;
    case CountRole:
        return row.count;
    case HitRole:
        return QVariant::fromValue(hit(index.row()));
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return row.isHeading ? row.heading : madeVisible(row.hit.hit.title);
    case Qt::AccessibleDescriptionRole:
        return madeVisible(row.hit.hit.snippet);
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    return m_rows[static_cast<std::size_t>(index.row())].isHeading
        ? Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
        : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/groupmodel.h"

#include "core/trace/demangle.h"

#include <QHash>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype namesShown = 12;
constexpr qsizetype functionsShown = 3;

} // namespace

int GroupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

QVariant GroupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const TraceGroup &group = m_groups[static_cast<std::size_t>(index.row())];
    switch (role) {
    case CountRole:
        return static_cast<int>(group.members.size());
    case FunctionsRole:
        return functionsOf(group);
    case NamesRole:
        return namesOf(group);
    case Qt::DisplayRole:
        return QString(QString::number(group.members.size()) + u' '
                       + functionsOf(group).join(u", "_s) + u' ' + namesOf(group).join(u", "_s));
    default:
        return {};
    }
}

void GroupModel::setGroups(std::vector<TraceGroup> groups)
{
    beginResetModel();
    m_groups = std::move(groups);
    endResetModel();
}

QStringList GroupModel::functionsOf(const TraceGroup &group)
{
    QStringList names;
    const TraceItem &sample = group.sample();
    for (int at = std::max(0, sample.tellingFrame());
         static_cast<std::size_t>(at) < sample.frames().size() && names.size() < functionsShown;
         ++at) {
        const Frame &frame = sample.frames()[static_cast<std::size_t>(at)];
        if (frame.reliable) {
            names.append(shownFunction(frame));
        }
    }
    return names;
}

QStringList GroupModel::namesOf(const TraceGroup &group)
{
    QStringList order;
    QHash<QString, int> counts;
    for (const TraceItem &member : group.members) {
        const QString name = member.name();
        if (++counts[name] == 1) {
            order.append(name);
        }
    }
    QStringList names;
    for (const QString &name : order.first(std::min(order.size(), namesShown))) {
        names.append(counts[name] == 1 ? name : name + u" ×"_s + QString::number(counts[name]));
    }
    if (order.size() > namesShown) {
        names.append(u"…"_s);
    }
    return names;
}

} // namespace Casebook

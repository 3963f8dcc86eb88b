// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/tracelistmodel.h"

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

TraceListModel::Group TraceListModel::groupOf(const TraceSource &source)
{
    if (source.kind == SourceKind::Message) {
        return Group::Messages;
    }
    if (source.kind == SourceKind::Log) {
        return Group::Logs;
    }
    return source.isClipboard() ? Group::Clipboard : Group::Files;
}

int TraceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TraceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IsHeadingRole:
        return row.item < 0;
    case GroupRole:
        return static_cast<int>(row.group);
    case ItemRole:
        return row.item;
    case CountRole:
        return row.count;
    case Qt::DisplayRole:
        return row.item < 0 ? QString() : m_items[static_cast<std::size_t>(row.item)].name();
    default:
        return {};
    }
}

Qt::ItemFlags TraceListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    return m_rows[static_cast<std::size_t>(index.row())].item < 0
        ? Qt::ItemNeverHasChildren
        : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

void TraceListModel::setItems(std::vector<TraceItem> items)
{
    beginResetModel();
    m_items = std::move(items);
    m_texts.clear();
    rebuild();
    endResetModel();
}

void TraceListModel::setFilter(const QString &text)
{
    const QString filter = text.simplified().toLower();
    if (filter == m_filter) {
        return;
    }
    beginResetModel();
    m_filter = filter;
    rebuild();
    endResetModel();
}

const TraceItem *TraceListModel::item(const QModelIndex &index) const
{
    const int item = index.data(ItemRole).isValid() ? index.data(ItemRole).toInt() : -1;
    return item < 0 ? nullptr : &m_items[static_cast<std::size_t>(item)];
}

int TraceListModel::rowOf(const QString &key) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].item >= 0 && m_items[static_cast<std::size_t>(m_rows[i].item)].key() == key) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void TraceListModel::rebuild()
{
    m_rows.clear();
    m_shown = 0;
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    if (!words.isEmpty() && m_texts.empty()) {
        std::ranges::transform(m_items, std::back_inserter(m_texts), searchTextOf);
    }
    for (const Group group : {Group::Messages, Group::Logs, Group::Files, Group::Clipboard}) {
        const std::size_t heading = m_rows.size();
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            const bool fits = groupOf(m_items[i].source.source) == group
                && std::ranges::all_of(words, [&](const QString &word) {
                                  return m_texts[i].contains(word);
                              });
            if (fits) {
                if (m_rows.size() == heading) {
                    m_rows.push_back({.item = -1, .group = group});
                }
                m_rows.push_back({.item = static_cast<int>(i), .group = group});
                ++m_rows[heading].count;
                ++m_shown;
            }
        }
    }
}

} // namespace Casebook

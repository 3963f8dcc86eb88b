// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/inboxmodel.h"

#include "app/text/watchtext.h"
#include "core/base/text.h"

#include <QHash>

#include <algorithm>

namespace Casebook {

namespace {

/// The internal id of a top row. Rows below carry the id of their watch plus 2, so that it stays right
/// while watches come and go above; 1 is for mails without a watch.
constexpr quintptr topRow = 0;

quintptr childId(WatchId watch)
{
    return watch.isValid() ? static_cast<quintptr>(watch.value) + 2 : 1;
}

/// What stays at both ends of two lists whose rows are the same thing by \a id.
template<class T, class Id>
std::pair<std::size_t, std::size_t> kept(const std::vector<T> &old, const std::vector<T> &now,
                                         Id id)
{
    const std::size_t common = std::min(old.size(), now.size());
    std::size_t head = 0;
    while (head < common && id(old[head]) == id(now[head])) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail < common - head
           && id(old[old.size() - 1 - tail]) == id(now[now.size() - 1 - tail])) {
        ++tail;
    }
    return {head, tail};
}

} // namespace

InboxModel::InboxModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void InboxModel::setContent(std::vector<WatchSummary> watches, std::vector<WatchItem> items)
{
    m_watches = std::move(watches);
    m_items = std::move(items);
    rebuild();
}

void InboxModel::setFilter(const QString &filter)
{
    m_filter = filter.simplified();
    rebuild();
}

void InboxModel::setWatch(WatchId watch)
{
    m_watch = watch;
    rebuild();
}

bool InboxModel::matches(const WatchItem &item) const
{
    const QString text =
        item.title + u'\n' + item.authorName + u'\n' + item.authorAddress + u'\n' + item.list;
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(
        words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

std::vector<InboxModel::Group> InboxModel::wanted() const
{
    std::vector<Group> groups;
    QHash<qint64, std::size_t> places;
    for (const WatchSummary &summary : m_watches) {
        places.insert(summary.watch.id.value, groups.size());
        groups.push_back({.summary = summary, .items = {}});
    }
    Group rest;
    for (const WatchItem &item : m_items) {
        if (!matches(item)) {
            continue;
        }
        // A mail of several watches stands once, so that nobody decides about it twice.
        const auto isWanted = [this, &places](const WatchMatch &match) {
            return places.contains(match.watch.value)
                && (!m_watch.isValid() || match.watch == m_watch);
        };
        const auto match = std::ranges::find_if(item.matches, isWanted);
        if (match != item.matches.end()) {
            groups[places.value(match->watch.value)].items.push_back(item);
        } else if (!m_watch.isValid()) {
            rest.items.push_back(item);
        }
    }
    std::erase_if(groups, [this](const Group &group) {
        const bool isOther = m_watch.isValid() && group.summary.watch.id != m_watch;
        return isOther || (group.items.empty() && !m_filter.isEmpty());
    });
    if (!rest.items.empty()) {
        groups.push_back(std::move(rest));
    }
    return groups;
}

void InboxModel::rebuild()
{
    std::vector<Group> now = wanted();
    const auto id = [](const Group &group) { return group.summary.watch.id; };
    const auto [head, tail] = kept(m_groups, now, id);
    const auto first = m_groups.begin() + static_cast<std::ptrdiff_t>(head);
    if (const std::size_t gone = m_groups.size() - head - tail; gone > 0) {
        beginRemoveRows({}, static_cast<int>(head), static_cast<int>(head + gone) - 1);
        m_groups.erase(first, first + static_cast<std::ptrdiff_t>(gone));
        endRemoveRows();
    }
    if (const std::size_t added = now.size() - head - tail; added > 0) {
        beginInsertRows({}, static_cast<int>(head), static_cast<int>(head + added) - 1);
        m_groups.insert(m_groups.begin() + static_cast<std::ptrdiff_t>(head),
                        now.begin() + static_cast<std::ptrdiff_t>(head),
                        now.begin() + static_cast<std::ptrdiff_t>(head + added));
        endInsertRows();
    }
    for (std::size_t row = 0; row < now.size(); ++row) {
        rebuildItems(static_cast<int>(row), now[row]);
    }
}

void InboxModel::rebuildItems(int row, Group &group)
{
    Group &old = m_groups[static_cast<std::size_t>(row)];
    const QModelIndex top = index(row, 0);
    const auto id = [](const WatchItem &item) { return item.id; };
    const auto [head, tail] = kept(old.items, group.items, id);
    const auto first = old.items.begin() + static_cast<std::ptrdiff_t>(head);
    if (const std::size_t gone = old.items.size() - head - tail; gone > 0) {
        beginRemoveRows(top, static_cast<int>(head), static_cast<int>(head + gone) - 1);
        old.items.erase(first, first + static_cast<std::ptrdiff_t>(gone));
        endRemoveRows();
    }
    if (const std::size_t added = group.items.size() - head - tail; added > 0) {
        beginInsertRows(top, static_cast<int>(head), static_cast<int>(head + added) - 1);
        old.items = std::move(group.items);
        endInsertRows();
    } else {
        old.items = std::move(group.items);
    }
    old.summary = std::move(group.summary);
    Q_EMIT dataChanged(top, top);
    if (!old.items.empty()) {
        Q_EMIT dataChanged(index(0, 0, top), index(static_cast<int>(old.items.size()) - 1, 0, top));
    }
}

int InboxModel::itemCount() const
{
    std::size_t count = 0;
    for (const Group &group : m_groups) {
        count += group.items.size();
    }
    return static_cast<int>(count);
}

int InboxModel::rowOf(WatchId watch) const
{
    const auto found = std::ranges::find_if(
        m_groups, [watch](const Group &group) { return group.summary.watch.id == watch; });
    return found == m_groups.end() ? -1 : static_cast<int>(found - m_groups.begin());
}

QModelIndex InboxModel::indexOf(WatchItemId id) const
{
    for (std::size_t row = 0; row < m_groups.size(); ++row) {
        const auto &items = m_groups[row].items;
        const auto found = std::ranges::find(items, id, &WatchItem::id);
        if (found != items.end()) {
            return index(static_cast<int>(found - items.begin()), 0,
                         index(static_cast<int>(row), 0));
        }
    }
    return {};
}

QModelIndex InboxModel::indexOf(WatchId id) const
{
    const int row = rowOf(id);
    return row < 0 ? QModelIndex() : index(row, 0);
}

QModelIndex InboxModel::nextItem(const QModelIndex &from, bool backwards, bool onlyNew) const
{
    const int step = backwards ? -1 : 1;
    const int groups = rowCount();
    const bool isItem = from.isValid() && from.parent().isValid();
    int group = isItem   ? from.parent().row()
        : from.isValid() ? from.row()
        : backwards      ? groups - 1
                         : 0;
    // A watch itself lies in front of its mails.
    if (from.isValid() && !isItem && backwards) {
        --group;
    }
    int row = isItem ? from.row() + step : backwards ? -2 : 0;
    for (; group >= 0 && group < groups; group += step) {
        const QModelIndex top = index(group, 0);
        const int count = rowCount(top);
        if (row == -2) {
            row = count - 1;
        }
        for (; row >= 0 && row < count; row += step) {
            const QModelIndex at = index(row, 0, top);
            if (!onlyNew || at.data(ItemRole).value<WatchItem>().state == WatchState::New) {
                return at;
            }
        }
        row = backwards ? -2 : 0;
    }
    return {};
}

QModelIndex InboxModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    if (!parent.isValid()) {
        return createIndex(row, column, topRow);
    }
    return createIndex(row, column,
                       childId(m_groups[static_cast<std::size_t>(parent.row())].summary.watch.id));
}

QModelIndex InboxModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == topRow) {
        return {};
    }
    for (std::size_t row = 0; row < m_groups.size(); ++row) {
        if (childId(m_groups[row].summary.watch.id) == child.internalId()) {
            return createIndex(static_cast<int>(row), 0, topRow);
        }
    }
    return {};
}

int InboxModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_groups.size());
    }
    if (parent.internalId() != topRow || parent.column() > 0) {
        return 0;
    }
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].items.size());
}

int InboxModel::columnCount(const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    return 1;
}

const InboxModel::Group *InboxModel::groupAt(const QModelIndex &index) const
{
    const QModelIndex top = index.parent().isValid() ? index.parent() : index;
    return &m_groups[static_cast<std::size_t>(top.row())];
}

QVariant InboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Group *group = groupAt(index);
    const bool isWatch = !index.parent().isValid();
    if (role == IsWatchRole) {
        return isWatch;
    }
    if (isWatch) {
        switch (role) {
        case SummaryRole:
            return QVariant::fromValue(group->summary);
        case CountRole:
            return static_cast<int>(group->items.size());
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return madeVisible(group->summary.watch.name);
        default:
            return {};
        }
    }
    const WatchItem &item = group->items[static_cast<std::size_t>(index.row())];
    switch (role) {
    case ItemRole:
        return QVariant::fromValue(item);
    case Qt::DisplayRole:
        return madeVisible(item.title).simplified();
    case Qt::AccessibleTextRole:
        return WatchText::spoken(item);
    default:
        return {};
    }
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/buglistmodel.h"

#include <algorithm>

namespace Casebook {

BugListModel::BugListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void BugListModel::setWords(std::function<QString(const Bug &)> words)
{
    m_words = std::move(words);
    rebuild();
}

void BugListModel::setBugs(std::vector<BugSummary> bugs)
{
    m_bugs = std::move(bugs);
    std::ranges::stable_sort(m_bugs, [](const BugSummary &a, const BugSummary &b) {
        if (isClosed(a.bug.state) != isClosed(b.bug.state)) {
            return isClosed(b.bug.state);
        }
        return a.lastActivityMs > b.lastActivityMs;
    });
    rebuild();
}

void BugListModel::setUnfiled(int threads, int unread)
{
    m_unfiledThreads = threads;
    m_unfiledUnread = unread;
    rebuild();
}

void BugListModel::setPlaces(std::vector<BugListPlace> places)
{
    m_places = std::move(places);
    rebuild();
}

void BugListModel::setFilter(const QString &filter)
{
    m_filter = filter.simplified();
    rebuild();
}

int BugListModel::shownCount() const
{
    return static_cast<int>(std::ranges::count(m_rows, RowKind::Bug, &Row::kind));
}

const BugSummary *BugListModel::summary(BugId id) const
{
    const auto found =
        std::ranges::find_if(m_bugs, [id](const BugSummary &s) { return s.bug.id == id; });
    return found == m_bugs.end() ? nullptr : &*found;
}

int BugListModel::rowOf(BugId id) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].kind == RowKind::Bug && m_rows[row].id == id) {
            return static_cast<int>(row);
        }
    }
    return -1;
}

int BugListModel::unfiledRow() const
{
    const auto found = std::ranges::find(m_rows, RowKind::Unfiled, &Row::kind);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int BugListModel::placeRow(const QString &id) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&id](const Row &row) { return row.kind == RowKind::Place && row.place.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

BugId BugListModel::firstBug() const
{
    const auto found = std::ranges::find(m_rows, RowKind::Bug, &Row::kind);
    return found == m_rows.end() ? BugId{} : found->id;
}

int BugListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant BugListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const BugSummary *summary = row.kind == RowKind::Bug ? &row.summary : nullptr;
    switch (role) {
    case KindRole:
        return static_cast<int>(row.kind);
    case GroupRole:
        return static_cast<int>(row.group);
    case CountRole:
        return row.count;
    case SummaryRole:
        return summary != nullptr ? QVariant::fromValue(*summary) : QVariant();
    case BugIdRole:
        return row.id.value;
    case UnreadRole:
        return summary != nullptr          ? summary->unread
            : row.kind == RowKind::Unfiled ? m_unfiledUnread
                                           : row.place.count;
    case PlaceRole:
        return row.place.id;
    case IconRole:
        return row.place.icon;
    case Qt::DisplayRole:
        return summary != nullptr ? summary->bug.title : row.place.title;
    default:
        return {};
    }
}

Qt::ItemFlags BugListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const bool heading = m_rows[static_cast<std::size_t>(index.row())].kind == RowKind::Heading;
    return heading ? Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
                   : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

bool BugListModel::matches(const Bug &bug) const
{
    if (m_filter.isEmpty()) {
        return true;
    }
    QString text =
        bug.title + u'\n' + bug.subsystem + u'\n' + bug.extid + u'\n' + bug.labels.join(u'\n');
    if (m_words) {
        text += u'\n' + m_words(bug);
    }
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(
        words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

std::vector<BugListModel::Row> BugListModel::wantedRows() const
{
    std::vector<Row> rows;
    for (const BugListPlace &place : m_places) {
        if (m_filter.isEmpty()) {
            rows.push_back(
                {.kind = RowKind::Place, .group = Group::Places, .id = {}, .place = place});
        }
    }
    for (const Group group : {Group::Open, Group::Closed}) {
        const std::size_t heading = rows.size();
        for (const BugSummary &summary : m_bugs) {
            const Bug &bug = summary.bug;
            if (isClosed(bug.state) == (group == Group::Closed) && matches(bug)) {
                rows.push_back(
                    {.kind = RowKind::Bug, .group = group, .summary = summary, .id = bug.id});
            }
        }
        const int count = static_cast<int>(rows.size() - heading);
        if (count > 0) {
            const auto place = rows.begin() + static_cast<std::ptrdiff_t>(heading);
            rows.insert(place,
                        Row{.kind = RowKind::Heading, .group = group, .id = {}, .count = count});
        }
    }
    if (m_unfiledThreads > 0 && m_filter.isEmpty()) {
        rows.push_back({.kind = RowKind::Heading,
                        .group = Group::Unfiled,
                        .id = {},
                        .count = m_unfiledThreads});
        rows.push_back({.kind = RowKind::Unfiled,
                        .group = Group::Unfiled,
                        .id = {},
                        .count = m_unfiledThreads});
    }
    return rows;
}

bool BugListModel::sameThing(const Row &a, const Row &b)
{
    return a.kind == b.kind && a.group == b.group && a.id == b.id && a.place.id == b.place.id;
}

/// Keeps what stays at both ends, so that a view keeps its place and its selection there.
void BugListModel::rebuild()
{
    std::vector<Row> wanted = wantedRows();
    const std::size_t common = std::min(wanted.size(), m_rows.size());
    std::size_t head = 0;
    while (head < common && sameThing(wanted[head], m_rows[head])) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail < common - head
           && sameThing(wanted[wanted.size() - 1 - tail], m_rows[m_rows.size() - 1 - tail])) {
        ++tail;
    }
    const auto first = m_rows.begin() + static_cast<std::ptrdiff_t>(head);
    if (const std::size_t gone = m_rows.size() - head - tail; gone > 0) {
        beginRemoveRows({}, static_cast<int>(head), static_cast<int>(head + gone - 1));
        m_rows.erase(first, first + static_cast<std::ptrdiff_t>(gone));
        endRemoveRows();
    }
    if (const std::size_t added = wanted.size() - head - tail; added > 0) {
        beginInsertRows({}, static_cast<int>(head), static_cast<int>(head + added - 1));
        m_rows = std::move(wanted);
        endInsertRows();
    } else {
        m_rows = std::move(wanted);
    }
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
    }
}

} // namespace Casebook

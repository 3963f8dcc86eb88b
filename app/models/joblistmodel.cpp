// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/joblistmodel.h"

#include <algorithm>

namespace Casebook {

JobListModel::JobListModel(JobBoard &board, QObject *parent)
    : QAbstractListModel(parent)
    , m_board(board)
    , m_jobs(board.jobs())
{
    connect(&board, &JobBoard::changed, this, &JobListModel::refresh);
}

void JobListModel::cancel(int row)
{
    if (row >= 0 && row < rowCount()) {
        m_board.cancel(m_jobs[static_cast<std::size_t>(row)].number);
    }
}

int JobListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

QVariant JobListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const JobInfo &job = m_jobs[static_cast<std::size_t>(index.row())];
    switch (role) {
    case NumberRole:
        return job.number;
    case NameRole:
    case Qt::DisplayRole:
        return job.name;
    case SubjectRole:
        return job.subject;
    case DoneRole:
        return job.progress.done;
    case TotalRole:
        return job.progress.total;
    default:
        return {};
    }
}

/// Jobs only end or arrive at the end of the list, so rows are removed one by one and appended.
void JobListModel::refresh()
{
    const std::vector<JobInfo> now = m_board.jobs();
    const auto isRunning = [&now](const JobInfo &job) {
        return std::ranges::any_of(now,
                                   [&job](const JobInfo &n) { return n.number == job.number; });
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!isRunning(m_jobs[static_cast<std::size_t>(row)])) {
            beginRemoveRows({}, row, row);
            m_jobs.erase(m_jobs.begin() + row);
            endRemoveRows();
        }
    }
    const std::size_t kept = m_jobs.size();
    if (now.size() > kept) {
        beginInsertRows({}, static_cast<int>(kept), static_cast<int>(now.size()) - 1);
        m_jobs.insert(m_jobs.end(), now.begin() + static_cast<std::ptrdiff_t>(kept), now.end());
        endInsertRows();
    }
    if (kept > 0) {
        std::copy_n(now.begin(), kept, m_jobs.begin());
        Q_EMIT dataChanged(index(0), index(static_cast<int>(kept) - 1));
    }
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jobrunner.h"

#include <QAbstractListModel>

#include <vector>

namespace Casebook {

/// The running jobs, oldest first. Follows a JobBoard, which must outlive it. GUI thread.
class JobListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        NumberRole = Qt::UserRole, ///< quint64, for JobBoard::cancel
        NameRole, ///< the job's code
        SubjectRole,
        DoneRole, ///< qint64
        TotalRole, ///< qint64, 0: unknown
    };

    explicit JobListModel(JobBoard &board, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<JobInfo> &jobs() const
    {
        return m_jobs;
    }

    void cancel(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void refresh();

    JobBoard &m_board;
    std::vector<JobInfo> m_jobs;
};

} // namespace Casebook

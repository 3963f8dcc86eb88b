// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jobrunner.h"

#include <QWidget>

class QToolButton;

namespace Casebook {

class ElidedLabel;

/// A 4 px bar: a known share filled, or a piece that stands for "running, length unknown".
class ProgressLine final : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(QWidget *parent = nullptr);

    void setProgress(const JobProgress &progress);

    [[nodiscard]] QSize sizeHint() const override
    {
        return {88, 4};
    }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    JobProgress m_progress;
};

/// One running job in the jobs bar.
class JobItem final : public QWidget
{
    Q_OBJECT

public:
    explicit JobItem(QWidget *parent = nullptr);

    void setJob(const JobInfo &job);

    [[nodiscard]] quint64 number() const
    {
        return m_job.number;
    }

Q_SIGNALS:
    void stopped(quint64 number);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    JobInfo m_job;
    ElidedLabel *m_name = nullptr;
    ProgressLine *m_line = nullptr;
    QToolButton *m_stop = nullptr;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/linesource.h"
#include "core/base/jobrunner.h"

#include <memory>

class QTimer;

namespace Casebook {

class LogFile;

/// A log read straight from a file. The first screen is there after the first block; lines are counted
/// by pool jobs of some 50 ms each, and grown() tells after each. When the file becomes shorter or is
/// replaced while followed, it is read anew (restarted()).
class FileLineSource final : public LineSource
{
    Q_OBJECT

public:
    /// \a runner outlives the source.
    FileLineSource(QString path, JobRunner &runner, QObject *parent = nullptr);
    ~FileLineSource() override;

    [[nodiscard]] QString path() const
    {
        return m_path;
    }

    [[nodiscard]] qint64 lineCount() const override
    {
        return m_lines;
    }

    [[nodiscard]] qint64 sizeBytes() const override
    {
        return m_size;
    }

    [[nodiscard]] bool isComplete() const override
    {
        return m_complete;
    }

    Job<LogLines> lines(qint64 first, int count) override;
    Job<qint64> find(const LineFind &what) override;
    void setFollowing(bool following) override;

private:
    struct Opened; // the file and what the first step found, carried from the worker

    void open();
    void indexMore();
    void lookForMore();
    void take(qint64 lines, qint64 indexed, qint64 size);

    QString m_path;
    JobRunner &m_runner;
    std::shared_ptr<LogFile> m_file;
    qint64 m_lines = 0;
    qint64 m_size = 0;
    qint64 m_indexed = 0;
    bool m_complete = false;
    bool m_working = false;
    QTimer *m_follow = nullptr;
    Latest m_latest; ///< answers about a file that was replaced are dropped
    Job<std::shared_ptr<Opened>> m_job;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/linesource.h"
#include "core/base/ids.h"
#include "core/model/changeset.h"

namespace Casebook {

class Workspace;

/// A log stored in the open workspace. Growth is told by the workspace's own changes.
class WorkspaceLogSource final : public LineSource
{
    Q_OBJECT

public:
    /// \a workspace outlives the source.
    WorkspaceLogSource(Workspace &workspace, LogId id, QObject *parent = nullptr);

    [[nodiscard]] LogId id() const
    {
        return m_id;
    }

    [[nodiscard]] qint64 lineCount() const override
    {
        return m_info.lines;
    }

    [[nodiscard]] qint64 sizeBytes() const override
    {
        return m_info.sizeBytes;
    }

    [[nodiscard]] bool isComplete() const override
    {
        return m_info.complete;
    }

    Job<LogLines> lines(qint64 first, int count) override;
    Job<qint64> find(const LineFind &what) override;

private:
    void readInfo();

    Workspace &m_workspace;
    LogId m_id;
    LogInfo m_info;
    Latest m_latest;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/runtarget.h"

namespace Casebook {

/// This computer: run folders of mode 0700 below one folder, casebook-supervisor in the background.
class LocalTarget final : public RunTarget
{
public:
    /// \a runs: the folder of all run folders (standardRunsFolder()); \a supervisor: the program's path.
    LocalTarget(QString runs, QString supervisor)
        : m_runs(std::move(runs))
        , m_supervisor(std::move(supervisor))
    {
    }

    [[nodiscard]] TargetKind kind() const override
    {
        return TargetKind::Local;
    }

    /// Errors: AlreadyExists (the key), Unsupported (the plan asks for what this target cannot), Io, DiskFull,
    /// ProgramMissing, ProgramFailed (the supervisor refuses; detail: its words).
    Result<SupervisorClient> start(const RunStart &start, JobContext &context) override;

private:
    QString m_runs;
    QString m_supervisor;
};

/// casebook-supervisor of this installation or build, looked for beside the program in \a programFolder and in the libexec
/// folder next to it; never in PATH. ProgramMissing.
Result<QString> findSupervisor(const QString &programFolder);

} // namespace Casebook

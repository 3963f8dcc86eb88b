// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/run/supervisor/events.h"

#include <QString>

#include <functional>
#include <vector>

namespace Casebook {

/// What is known of a run whose folder lies on this computer.
enum class RunFolderState : std::uint8_t {
    NotBegun, ///< a job without a log
    Running,
    Finished,
    Lost, ///< no last line, and its supervisor (pid, start time, boot) is gone: never a pass
};

/// A run folder and the supervisor that works in it or did: reads its event log as it grows, asks it to stop.
/// A value for one thread at a time; the run does not depend on it.
class SupervisorClient
{
public:
    /// \a folder: absolute. Nothing is read yet.
    explicit SupervisorClient(QString folder = {})
        : m_folder(std::move(folder))
    {
    }

    [[nodiscard]] const QString &folder() const
    {
        return m_folder;
    }

    /// Reads what came since the last call. True when the record changed. Io when the log cannot be read.
    Result<bool> refresh();

    [[nodiscard]] const Supervisor::RunRecord &record() const
    {
        return m_reader.record();
    }

    /// Asks the system whether the supervisor lives, when the log has no last line.
    [[nodiscard]] RunFolderState state() const;

    /// Ends everything now, or lets the running iterations be the last ones. By its socket, else by signal to exactly
    /// this process. NotFound when it is gone, which is fine for who wants it to end.
    [[nodiscard]] Status cancel() const;
    [[nodiscard]] Status finishEarly() const;

    /// Follows the log until the run is finished or lost; \a changed is called on this thread at every change. A stop
    /// request leaves (Cancelled), the run goes on. Blocks: for workers.
    Status follow(JobContext &context,
                  const std::function<void(const Supervisor::RunRecord &)> &changed);

private:
    [[nodiscard]] Status ask(const char *request) const;

    QString m_folder;
    qint64 m_read = 0; ///< bytes of the log that the reader had
    Supervisor::EventReader m_reader;
};

/// $XDG_STATE_HOME/casebook/runs, else ~/.local/state/casebook/runs.
QString standardRunsFolder();

/// The run folders below \a runs, oldest first; folders of others and what is none are left out.
std::vector<SupervisorClient> runFolders(const QString &runs);

} // namespace Casebook

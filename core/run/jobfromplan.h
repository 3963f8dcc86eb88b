// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/runtarget.h"
#include "core/run/supervisor/jobfile.h"

#include <QByteArray>

#include <vector>

namespace Casebook {

/// A file that is laid into the run folder before the supervisor starts.
struct JobFile
{
    QString name; ///< inside the folder "files" of the run folder
    QByteArray content;
    QString source; ///< copied from there when set, instead of \a content
    bool isExecutable = false;
};

struct PreparedJob
{
    Supervisor::Job job;
    std::vector<JobFile> files;
};

/// The job of \a start for a supervisor that works in \a folder (absolute). Scripts become files; the soft limit
/// is moved before the earliest `timeout N` of the reproducer, to min(0.75 N, N - 20 s) but never below half
/// of N, so that a hang is looked at before it is killed. Rules that are one literal become triggers.
/// Errors: Unsupported (detail: what the plan asks for and this target cannot), NotFound (no such variant).
Result<PreparedJob> jobFromPlan(const RunStart &start, const QString &folder);

/// The shortest time that a `timeout` in \a text allows; nothing when there is none.
std::optional<std::chrono::milliseconds> shortestTimeout(const QString &text);

} // namespace Casebook

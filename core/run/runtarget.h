// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/runplan.h"
#include "core/run/supervisorclient.h"

#include <memory>

namespace Casebook {

/// A plan that may run: its approval was looked at by the caller.
struct RunStart
{
    RunPlan plan;
    QString key; ///< names the run for ever; newRunKey()
    QString approval; ///< hash the plan was approved by
    Environment environment; ///< what commands get before plan and variant add theirs
    QString variant; ///< only this one; empty: all
    int iterations = 0; ///< of each variant; 0: as the plan says
};

/// Where plans are carried out: one class a kind of target. The unit of work is the same everywhere: a run folder with a
/// job file, a supervisor, an event log.
class RunTarget
{
public:
    RunTarget() = default;
    RunTarget(const RunTarget &) = delete;
    RunTarget &operator=(const RunTarget &) = delete;
    RunTarget(RunTarget &&) = delete;
    RunTarget &operator=(RunTarget &&) = delete;
    virtual ~RunTarget() = default;

    [[nodiscard]] virtual TargetKind kind() const = 0;

    /// Begins the run and comes back once its log is begun. It goes on without us. Blocks: for workers.
    virtual Result<SupervisorClient> start(const RunStart &start, JobContext &context) = 0;
};

/// A key for a run that begins now: "20260102-030405-1a2b3c".
QString newRunKey(qint64 nowMs);

} // namespace Casebook

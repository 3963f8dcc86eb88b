// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/attempt.h"
#include "core/run/supervisor/control.h"
#include "core/run/supervisor/disk.h"
#include "core/run/supervisor/events.h"
#include "core/run/supervisor/jobfile.h"
#include "core/run/supervisor/keeping.h"

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace Casebook::Supervisor {

/// A whole run in one thread: setup, load, iterations, teardown, and the event log that tells it.
class Campaign
{
public:
    /// \a folder: absolute, exists. \a events is open for appending. \a signals: a signalfd for SIGCHLD, SIGTERM
    /// and SIGINT, which cancel.
    Campaign(Job job, std::string folder, UniqueFd events, int signals);

    /// Listens for a client and writes the first line; false when even that cannot be written.
    bool begin(const std::string &socketFolder);

    /// Carries everything out. The exit code of the program: 0 when the log is whole.
    int run();

private:
    void tell(const std::string &line, bool sync);
    [[nodiscard]] double at() const;

    /// One turn of the loop: waits, reads, goes on.
    void turn();
    [[nodiscard]] int waitMs(Nanoseconds now) const;
    void takeSignals();
    void endStrays(const std::vector<ProcessStat> &all);

    std::unique_ptr<Attempt> makeAttempt(const Command &command, const std::string &name,
                                         IterationFacts facts, Milliseconds hard);
    bool runHelper(const Command &command, const std::string &name, Milliseconds limit);
    bool runSetup();
    void tellHelper(const Attempt &attempt, const std::string &name, bool early);
    void startLoads();
    void watchLoads();
    void endLoads();
    void runIterations();
    bool startNext();
    void collect();
    void stop(FinishKind why);
    int finish();

    Job m_job;
    std::string m_folder;
    UniqueFd m_events;
    int m_signals;
    Control m_control;
    RunHeader m_header;
    Disk m_disk;
    Keeping m_keeping;
    Nanoseconds m_began = 0;
    Nanoseconds m_iterationsBegan = 0;
    Nanoseconds m_looked = 0;
    std::vector<std::unique_ptr<Attempt>> m_running; ///< iterations
    std::vector<std::pair<std::string, std::unique_ptr<Attempt>>> m_loads;
    std::unique_ptr<Attempt> m_helper; ///< setup or teardown
    std::deque<int> m_waiting; ///< variants of the iterations still to start
    std::vector<int> m_rounds; ///< started, by variant
    std::vector<int> m_failures; ///< by variant
    int m_started = 0;
    int m_cancels = 0;
    int m_survivors = 0;
    std::optional<FinishKind> m_finish; ///< why no more are started
    bool m_logFailed = false;
    std::set<pid_t> m_strays; ///< seen at the last look
};

} // namespace Casebook::Supervisor

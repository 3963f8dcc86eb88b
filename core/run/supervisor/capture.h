// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/disk.h"
#include "core/run/supervisor/guardian.h"
#include "core/run/supervisor/jobfile.h"
#include "core/run/supervisor/processtree.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace Casebook::Supervisor {

/// One capture of a tree: /proc at once, then two looks with the debugger some seconds apart, the second one also at
/// the mutexes the first one found. In steps that never wait. Programs called `timeout` in the tree are
/// stopped meanwhile, so that they do not kill the patient; debuggers stop what they look at themselves.
///
/// It leaves, in the folder: capture-K.txt for the process that matters most, capture-K-PID.txt for the others
/// (second look, then a line "casebook-owner:" for every owner that was read), the first look in
/// capture-K-before.txt and capture-K-PID-before.txt, and capture-K-proc.txt.
class Capture
{
public:
    /// \a debugger: absolute path, empty when there is none.
    Capture(const CaptureRules &rules, std::string debugger, std::string folder, int number);

    void begin(Guardian &guardian, Nanoseconds now);
    /// A child of ours ended; it may be a debugger of this capture.
    void reaped(pid_t pid, int status);
    /// True when it is done: files() and errors() are whole then.
    bool step(Guardian &guardian, Disk &disk, Nanoseconds now);
    /// Ends it at once, for an iteration that is ended meanwhile.
    void abandon();

    [[nodiscard]] const std::vector<std::string> &files() const
    {
        return m_files;
    }

    [[nodiscard]] const std::vector<std::string> &errors() const
    {
        return m_errors;
    }

private:
    enum class Phase : std::uint8_t { FirstLook, Pause, SecondLook, Done };

    void choose(const std::vector<ProcessStat> &tree);
    bool look(Guardian &guardian, const char *name, Nanoseconds now);
    void takeFirst();
    void takeSecond();
    void save(const std::string &name, const std::string &text);
    void problem(const std::string &text);
    void finish(Disk &disk);
    [[nodiscard]] std::string nameFor(pid_t pid, const char *ending) const;

    const CaptureRules &m_rules;
    std::string m_debugger;
    std::string m_folder;
    int m_number;
    Phase m_phase = Phase::FirstLook;
    Nanoseconds m_deadline = 0;
    pid_t m_tracer = 0; ///< the debugger that runs, 0: none
    bool m_killed = false; ///< it was ended at its limit
    std::string m_lookPath;
    std::vector<pid_t> m_pids;
    std::vector<ProcessStat> m_stopped; ///< the `timeout` programs
    std::map<pid_t, std::string> m_first;
    std::map<pid_t, std::set<std::uint64_t>> m_addresses;
    std::vector<std::string> m_files;
    std::vector<std::string> m_errors;
};

} // namespace Casebook::Supervisor

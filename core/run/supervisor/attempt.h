// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/capture.h"
#include "core/run/supervisor/disk.h"
#include "core/run/supervisor/events.h"
#include "core/run/supervisor/guardian.h"
#include "core/run/supervisor/jobfile.h"
#include "core/run/supervisor/streamstore.h"
#include "core/run/supervisor/triggerscan.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <poll.h>

namespace Casebook::Supervisor {

/// What an attempt is started with.
struct AttemptSpec
{
    Command command;
    std::vector<std::string>
        environment; ///< whole, with TMPDIR and the CASEBOOK_ names, placeholders filled
    std::string folder; ///< absolute; exists and is empty
    Milliseconds soft{0};
    Milliseconds hard{0};
    Milliseconds silence{0};
    Milliseconds grace{0};
    bool isIteration = false; ///< with triggers and captures
};

/// One program with everything below it, from its start until nothing of it is left: an iteration, setup,
/// teardown or a load. Driven by the campaign's loop, never waits.
class Attempt
{
public:
    using Tell = std::function<void(const std::string &line, bool sync)>;

    /// \a number is for the lines it tells while it runs. \a job, \a disk and \a tell outlive it.
    Attempt(const Job &job, Disk &disk, std::string debugger, AttemptSpec spec,
            IterationFacts facts, Tell tell);

    /// Makes files and processes; when that fails it is done at once, with facts().error.
    void start(Nanoseconds now, Nanoseconds runBegan);

    void addPolls(std::vector<pollfd> &polls) const;
    /// One of addPolls() is ready; false when it is none of ours.
    bool ready(int fd, Nanoseconds now);
    void reaped(pid_t pid, int status);
    /// Goes on as far as it can; call it after every poll. \a look: what allProcesses() gave just now, where it is
    /// time to look for debuggers; else nullptr.
    void step(Nanoseconds now, const std::vector<ProcessStat> *look);
    /// Ends it for that reason, unless it ends already.
    void end(EndKind why, const std::string &error = {});

    [[nodiscard]] bool isDone() const
    {
        return m_phase == Phase::Done;
    }

    /// Whether it must be stepped every few milliseconds.
    [[nodiscard]] bool isEnding() const
    {
        return m_phase == Phase::Ending || m_phase == Phase::Draining;
    }

    [[nodiscard]] bool isCapturing() const
    {
        return m_capture != nullptr;
    }

    /// Time until the next limit; -1: none.
    [[nodiscard]] Nanoseconds untilLimit(Nanoseconds now) const;

    [[nodiscard]] const IterationFacts &facts() const
    {
        return m_facts;
    }

    [[nodiscard]] bool owns(pid_t pid) const
    {
        return m_guardian.isOwn(pid);
    }

private:
    enum class Phase : std::uint8_t { Running, Ending, Draining, Done };

    struct Stream
    {
        UniqueFd fd;
        StreamStore store;
        std::unique_ptr<TriggerScan> scan;
    };

    bool openStreams(UniqueFd &output, UniqueFd &errors);
    void drain(Stream &stream, Nanoseconds now);
    void hit(Stream &stream, const TriggerScan::Hit &hit, Nanoseconds now);
    void takeMessages();
    void watchLimits(Nanoseconds now, const std::vector<ProcessStat> *look);
    [[nodiscard]] bool isTraced(const std::vector<ProcessStat> &all) const;
    void beginCapture(Nanoseconds now);
    void stepCapture(Nanoseconds now);
    void beginEnd(Nanoseconds now);
    void stepEnd(Nanoseconds now);
    void finish(Nanoseconds now);
    void fail(const std::string &error);
    [[nodiscard]] double secondsSince(Nanoseconds begin, Nanoseconds now) const;
    [[nodiscard]] Nanoseconds active(Nanoseconds now) const;
    [[nodiscard]] double at(Nanoseconds now) const;

    const Job &m_job;
    Disk &m_disk;
    std::string m_debugger;
    AttemptSpec m_spec;
    IterationFacts m_facts;
    Tell m_tell;
    Guardian m_guardian;
    std::vector<std::unique_ptr<Stream>> m_streams;
    Phase m_phase = Phase::Running;
    Nanoseconds m_began = 0;
    Nanoseconds m_runBegan = 0;
    Nanoseconds m_paused = 0; ///< time that does not count: a debugger was attached
    Nanoseconds m_looked = 0;
    Nanoseconds m_heard = 0; ///< active() when the last output came
    bool m_traced = false;
    bool m_jobEnded = false;
    bool m_empty = false; ///< and it left nothing
    bool m_messagesOpen = true;
    std::optional<EndKind> m_why; ///< why it is ended, before it ends by itself
    bool m_captureWanted = false;
    bool m_stopWanted = false;
    int m_captures = 0;
    std::unique_ptr<Capture> m_capture;
    std::optional<TreeEnd> m_treeEnd;
    Nanoseconds m_drainUntil = 0;
};

/// \a command's environment on top of \a base, placeholders filled; TMPDIR and what we say of the iteration last but
/// for what the command sets itself.
std::vector<std::string> environmentFor(const std::vector<std::string> &base,
                                        const Command &command, const std::string &folder,
                                        const std::string &variant, int round);

} // namespace Casebook::Supervisor

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a run's event log says, as values. The log is `events.jsonl` in the run folder: one JSON object a
/// line, appended, synced to disk at every change of state. It holds facts; verdicts are core/workspace's.
/// docs/architecture.md (Runs) lists the events.
namespace Casebook::Supervisor {

inline constexpr int eventVersion = 1;

/// The first line: who runs where.
struct RunHeader
{
    std::string run;
    std::string planHash;
    std::int64_t pid = 0; ///< of the supervisor
    std::int64_t startTicks =
        0; ///< field 22 of its /proc/PID/stat: with pid and boot it names the process
    std::string bootId;
    std::string host;
    std::string kernel; ///< uname -r
    std::int64_t wallMs = 0; ///< when the run began, since 1970
    std::int64_t monotonicNs =
        0; ///< CLOCK_MONOTONIC at the same moment; side indexes of logs use that clock
    int processors = 0;
    std::int64_t memoryKiB = 0;
    int ptraceScope = -1; ///< -1: the kernel has no Yama
    std::string socket; ///< where the campaign can be asked to end; empty: by SIGTERM only
    std::string debugger; ///< absolute path; empty: none, hangs are told without stacks
    std::vector<std::string> variants; ///< names, in the order of the job
    int iterations = 0; ///< planned, all variants together

    friend bool operator==(const RunHeader &, const RunHeader &) = default;
};

/// A literal of the job found in an output.
struct HitFact
{
    std::string rule;
    std::string stream; ///< "output" or "errors"
    std::int64_t offset = 0; ///< of the line, in all bytes printed
    std::string line; ///< at most 512 bytes
    double seconds = 0; ///< since the iteration began

    friend bool operator==(const HitFact &, const HitFact &) = default;
};

/// A file of an iteration; its name is inside the iteration's folder, never a path.
struct ArtefactFact
{
    std::string name;
    std::int64_t bytes = 0;
    std::string sha256;
    bool kept = true; ///< false: removed to keep the quota, the hash stays

    friend bool operator==(const ArtefactFact &, const ArtefactFact &) = default;
};

/// One stream as it was printed and as it was kept.
struct StreamFact
{
    std::string stream; ///< "output" or "errors"
    std::int64_t printed = 0; ///< bytes
    std::int64_t dropped = 0; ///< of them in no file

    friend bool operator==(const StreamFact &, const StreamFact &) = default;
};

/// Why an iteration ended.
enum class EndKind : std::uint8_t {
    Exited, ///< its first process ended by itself; see exitCode and signal
    HardLimit,
    Trigger, ///< a trigger with stop was hit
    Cancelled, ///< by the person, or the campaign's time was over
    NotStarted, ///< execve failed, no folder, no room on the disk; see error
    Lost, ///< its guardian vanished: how it ended is not known
};

std::string_view endKindName(EndKind kind);

struct IterationFacts
{
    int number = 0; ///< 1, 2, ... in the order of starting; the key of an iteration within its run
    int variant = 0; ///< index into RunHeader::variants
    int round = 0; ///< 1, 2, ... within the variant
    std::string folder; ///< relative to the run folder
    double beganSeconds = 0; ///< since the run began
    double load = 0; ///< one-minute load average of the host at its beginning
    EndKind end = EndKind::Lost;
    int exitCode = -1; ///< -1: a signal ended it, or it did not end by itself
    int signal = 0;
    bool dumpedCore = false;
    double seconds = 0;
    double userSeconds = 0;
    double systemSeconds = 0;
    std::int64_t maxRssKiB = 0; ///< of the largest process that was waited for
    double tracedSeconds = 0; ///< while a debugger was attached; limits stood still
    bool softLimit = false;
    int killed = 0; ///< processes that were left when it ended, and were killed
    int survivors = 0; ///< that could not be; 0 in every healthy run
    std::vector<std::int64_t> stuck; ///< survivors in uninterruptible sleep
    int childSignals = 0; ///< orphaned children that a signal of their own ended (SIGSEGV, SIGABRT)
    std::string error; ///< NotStarted: why
    std::vector<HitFact> hits;
    std::vector<StreamFact> streams;
    std::vector<ArtefactFact> artefacts; ///< logs, side indexes, captures
    std::vector<std::string> captures; ///< names of the captures' texts
    std::vector<std::string>
        captureErrors; ///< "no gdb", "Operation not permitted": what is missing and why

    friend bool operator==(const IterationFacts &, const IterationFacts &) = default;
};

/// Setup, teardown or one load program.
struct HelperFacts
{
    std::string name; ///< "setup-1", "teardown-1", "load-1"
    EndKind end = EndKind::Exited;
    int exitCode = -1;
    int signal = 0;
    double seconds = 0;
    std::string error;
    bool early = false; ///< a load program that ended before the iterations did

    friend bool operator==(const HelperFacts &, const HelperFacts &) = default;
};

/// Why the campaign ended.
enum class FinishKind : std::uint8_t {
    Done, ///< everything planned was carried out, or stopAfterFailures was reached everywhere
    Cancelled,
    FinishedEarly, ///< a client asked to stop after the running iterations
    SetupFailed,
    DiskFull,
    TimeOver, ///< the campaign's limit
};

std::string_view finishKindName(FinishKind kind);

/// A whole run as its event log tells it.
struct RunRecord
{
    RunHeader header;
    std::vector<HelperFacts> helpers;
    std::vector<IterationFacts> iterations; ///< those that ended, by number
    std::vector<int> running; ///< numbers of those that began and have not ended in the log
    std::optional<FinishKind> finish; ///< empty: it goes on, or its supervisor is lost
    double seconds = 0; ///< of the last event
    int badLines = 0; ///< lines that are no event; a torn last line is none of them

    friend bool operator==(const RunRecord &, const RunRecord &) = default;
};

/// Folds an event log, piece by piece: for the whole text and for a tail that grows. Takes any bytes; what
/// cannot be read is counted. An iteration that is told twice counts once, the first telling.
class EventReader
{
public:
    /// Takes the next bytes of the log; the end of an unfinished line is kept for the next call. Returns
    /// whether the record changed.
    bool feed(std::string_view bytes);

    [[nodiscard]] const RunRecord &record() const
    {
        return m_record;
    }

    /// Whether the first line said that this is a log of a version this code reads.
    [[nodiscard]] bool isRun() const
    {
        return m_isRun;
    }

private:
    bool takeLine(std::string_view line);

    RunRecord m_record;
    std::vector<IterationFacts> m_open;
    std::string m_rest;
    bool m_isRun = false;
    bool m_skipping = false; ///< inside a line over the limit
};

/// Whether \a facts are a failure for what the supervisor keeps and counts: no clean exit with 0, or 125
/// (skip), or a hit of a rule in \a failing. Not the verdict.
bool looksFailed(const IterationFacts &facts, const std::vector<std::string> &failing);

// The lines, as the supervisor writes them (without an end of line).
std::string headerLine(const RunHeader &header);
std::string helperLine(const HelperFacts &facts, double seconds);
std::string beginLine(const IterationFacts &facts);
std::string hitLine(int number, const HitFact &hit, double seconds);
std::string softLine(int number, double seconds);
std::string captureLine(int number, const std::vector<std::string> &files,
                        const std::vector<std::string> &errors, double seconds);
std::string endLine(const IterationFacts &facts, double seconds);
std::string prunedLine(int number, double seconds);
std::string finishLine(FinishKind kind, int survivors, double seconds);

} // namespace Casebook::Supervisor

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

/// What core/run writes and casebook-supervisor reads. Standard library only: the program is copied to
/// other hosts. One JSON object; an unknown name is refused, so that a newer plan never runs by half.
namespace Casebook::Supervisor {

using Milliseconds = std::chrono::milliseconds;

inline constexpr int jobVersion = 1;

/// What is started: never a shell string.
struct Command
{
    /// argv[0] is an absolute path, or a bare name that is looked up in PATH of \a environment.
    std::vector<std::string> argv;
    /// "NAME=value", on top of Job::environment. In values @FOLDER@ stands for the folder of the
    /// iteration, @N@ for its number in the variant (1, 2, ...), @VARIANT@ for the variant's name.
    std::vector<std::string> environment;
    std::string folder; ///< absolute; empty: the folder of the iteration

    [[nodiscard]] bool isSet() const
    {
        return !argv.empty();
    }

    friend bool operator==(const Command &, const Command &) = default;
};

struct Variant
{
    std::string name;
    Command command;
    int iterations = 1;

    friend bool operator==(const Variant &, const Variant &) = default;
};

/// A literal looked for in the output while it comes. Regular expressions are for core/run, over the kept
/// log: std::regex recurses by the length of its input, and this program must stand whatever is printed.
struct Trigger
{
    std::string name; ///< the rule's name, repeated in the event
    std::string text; ///< one literal, no end of line in it
    bool capture = false; ///< take a capture at the first hit
    bool stop = false; ///< end the iteration after the hit (and the capture)
    bool failure = false; ///< counts as a failure for stopAfterFailures and for what is kept

    friend bool operator==(const Trigger &, const Trigger &) = default;
};

/// Time limits. 0: none.
struct TimeLimits
{
    Milliseconds soft{0}; ///< a capture is taken, the iteration goes on
    Milliseconds hard{0}; ///< the iteration's tree is ended
    Milliseconds silence{0}; ///< without a byte of output: as if the soft limit had come
    Milliseconds grace{2000}; ///< between SIGTERM and SIGKILL
    Milliseconds setup{600'000}; ///< each of them
    Milliseconds teardown{600'000};
    Milliseconds campaign{0}; ///< all iterations together; the running ones are ended

    friend bool operator==(const TimeLimits &, const TimeLimits &) = default;
};

/// What is kept of each stream: its head, its tail, and windows around hits between them.
struct OutputLimits
{
    std::int64_t headBytes = 8 << 20;
    std::int64_t tailBytes = 56 << 20;
    std::int64_t windowBytes = 16 << 10; ///< before a hit, and the same behind it
    int windows = 64;

    friend bool operator==(const OutputLimits &, const OutputLimits &) = default;
};

struct DiskLimits
{
    std::int64_t runBytes = std::int64_t{4} << 30; ///< the whole run folder
    std::int64_t freeBytes = std::int64_t{1} << 30; ///< left free on its file system

    friend bool operator==(const DiskLimits &, const DiskLimits &) = default;
};

/// Iterations whose artefacts stay whole; of the others the verdict's facts and hashes stay.
struct KeepRules
{
    int firstFailures = 3;
    int lastFailures = 3;
    int passes = 1;

    friend bool operator==(const KeepRules &, const KeepRules &) = default;
};

struct CaptureRules
{
    bool isOn = true;
    std::string debugger = "gdb"; ///< like argv[0]
    Milliseconds pause{3000}; ///< between the two looks at the stacks
    Milliseconds limit{60'000}; ///< for one look
    std::int64_t bytes = 32 << 20; ///< of one look's text
    int processes = 8; ///< of the tree, the ones started first come first
    int perIteration = 2;

    friend bool operator==(const CaptureRules &, const CaptureRules &) = default;
};

struct Job
{
    std::string run; ///< letters, digits, '.', '_', '-'; 64 at most
    std::string planHash; ///< of the approved plan, repeated in the event log
    std::vector<std::string> environment; ///< the whole environment of every command
    std::vector<Command>
        setup; ///< one after the other before anything else; the first that fails is the last
    std::vector<Command> teardown; ///< all of them after everything else
    std::vector<Command> load; ///< started before the first iteration, ended after the last
    std::vector<Variant> variants;
    bool interleave = true; ///< A B A B; else all of A, then all of B
    int parallel = 1;
    int stopAfterFailures = 0; ///< per variant; 0: never ("until fail" is 1)
    bool mergeOutput =
        true; ///< standard error goes where standard output goes, in the order printed
    std::vector<Trigger> triggers;
    TimeLimits times;
    OutputLimits output;
    DiskLimits disk;
    KeepRules keep;
    CaptureRules capture;

    friend bool operator==(const Job &, const Job &) = default;
};

/// Limits of a job file, each refused with a phrase.
namespace JobLimits {
inline constexpr std::size_t bytes = 4U
    << 20U; ///< scripts are files of their own, so a job is small
inline constexpr std::size_t arguments = 4096;
inline constexpr std::size_t textBytes = 128U << 10U; ///< one argument; Linux takes no longer one
inline constexpr std::size_t variants = 64;
inline constexpr std::size_t commands = 64; ///< of setup, teardown, load each
inline constexpr std::size_t triggers = 64;
inline constexpr std::size_t triggerBytes =
    256; ///< also the bytes of overlap when pieces are searched
inline constexpr int iterations = 100'000; ///< of all variants together
inline constexpr int parallel = 256;
} // namespace JobLimits

/// Reads the text of a job file. The error is an English phrase that names the member.
std::expected<Job, std::string> parseJob(std::string_view text);

/// \a job as the text of a job file; parseJob() gives the same job again.
std::string writeJob(const Job &job);

/// Which variant each iteration of the campaign belongs to, in the order they are started.
std::vector<int> schedule(const Job &job);

} // namespace Casebook::Supervisor

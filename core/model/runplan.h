// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/limits.h"
#include "core/model/run.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <utility>
#include <vector>

namespace Casebook {

/// Name and value, in the order of the plan.
using Environment = std::vector<std::pair<QString, QString>>;

/// Something a plan starts. With a \a script, its text goes into a file whose path is the last argument
/// of \a argv (an interpreter); without one \a argv is the program with its arguments.
struct Command
{
    QStringList argv; ///< program first; with a script and nothing here: /bin/sh
    QString script;

    [[nodiscard]] bool isEmpty() const
    {
        return argv.isEmpty() && script.isEmpty();
    }

    friend bool operator==(const Command &, const Command &) = default;
};

/// A file that is put beside the scripts before they run, by text or by path.
struct PlanFile
{
    QString name; ///< file name in the work folder; never a path
    QString path; ///< absolute once the plan is read; empty: \a text is its content
    QString text;
    bool isExecutable = false;

    friend bool operator==(const PlanFile &, const PlanFile &) = default;
};

/// How a variant's kernel or program is made. When it fails there is no iteration.
struct BuildStep
{
    QString tree; ///< source tree, absolute
    QString commit;
    QString patch; ///< file, absolute
    QString config; ///< kernel configuration, absolute
    QStringList configFragment; ///< lines put over it ("CONFIG_X=y")
    Command command; ///< run in the tree
    QString image; ///< what it makes, relative to the tree
    QString vmlinux;
    std::chrono::seconds limit{std::chrono::hours(2)};

    [[nodiscard]] bool isEmpty() const
    {
        return command.isEmpty();
    }

    friend bool operator==(const BuildStep &, const BuildStep &) = default;
};

/// A guest's own parts; what is empty comes from the target.
struct GuestParts
{
    QString kernel; ///< absolute paths
    QString initrd;
    QString vmlinux; ///< symbols for gdbstub
    QString commandLine;
    int memoryMiB = 0;
    int cpus = 0;

    friend bool operator==(const GuestParts &, const GuestParts &) = default;
};

/// One of the things compared.
struct Variant
{
    QString name;
    QString note; ///< what is different: the patch, the commit
    Environment environment; ///< over the plan's
    QString folder; ///< over the plan's; absolute
    QString binary; ///< absolute; scripts find it as $CASEBOOK_BINARY
    GuestParts guest;
    BuildStep build;

    friend bool operator==(const Variant &, const Variant &) = default;
};

/// Work that goes on beside the iterations, ended with them.
struct Load
{
    QString name;
    Command command;

    friend bool operator==(const Load &, const Load &) = default;
};

/// When a plan is done before all iterations ran.
enum class StopRule : std::uint8_t {
    Never,
    UntilFail, ///< after \a hits reproduced iterations of a variant
    UntilSure, ///< by Wald's test, at the latest after all iterations
};

struct IterationRules
{
    int iterations = 20; ///< of each variant
    StopRule until = StopRule::Never;
    int hits = 1; ///< of UntilFail
    double brokenRate = 0.25; ///< of UntilSure: rate if the bug is still there
    double fixedRate = 0.01; ///< of UntilSure: rate allowed for a fix
    double errorRate = 0.05; ///< of UntilSure: of both kinds
    int parallel = 1;
    bool isInterleaved = true; ///< A B A B, not A A B B

    friend bool operator==(const IterationRules &, const IterationRules &) = default;
};

/// Of one iteration. 0 s: no limit of that kind, but \a hard always counts.
struct TimeLimits
{
    std::chrono::milliseconds soft{45'000}; ///< then it hangs: capture
    std::chrono::milliseconds hard{120'000}; ///< then it is ended, captured or not
    std::chrono::milliseconds grace{5'000}; ///< between SIGTERM and SIGKILL
    std::chrono::milliseconds silence{0}; ///< without a byte of output: it hangs
    std::chrono::milliseconds cycle{0}; ///< without a line that \a heartbeat fits: it hangs
    QString heartbeat; ///< regular expression, beside cycle

    friend bool operator==(const TimeLimits &, const TimeLimits &) = default;
};

/// A number with an open range; absent ends are open.
struct NumberRange
{
    std::optional<double> least;
    std::optional<double> most;

    [[nodiscard]] bool contains(double value) const
    {
        return (!least || value >= *least) && (!most || value <= *most);
    }

    friend bool operator==(const NumberRange &, const NumberRange &) = default;
};

/// One rule: all that it names must hold. First match of an ordered list wins. A line that was written
/// over by carriage returns is read piece by piece.
struct WatchRule
{
    QString name;
    Symptom symptom = Symptom::Fail;
    QString literal; ///< text a line must hold; makes matching quick
    QString pattern; ///< regular expression a line must fit
    QStringList unless; ///< patterns of the same line that make it no match
    std::vector<int> exitCodes; ///< one of these
    std::vector<int> signalNumbers; ///< one of these ended it
    std::optional<NumberRange> seconds;
    QStringList qmpStates; ///< "guest-panicked" …
    QString artefact; ///< one whose name fits this pattern is there
    std::optional<bool> deadline; ///< the soft limit passed, or not
    QString absent; ///< pattern that no line may fit
    QString group; ///< of neighbours with the same one the earliest line wins, not the order
    bool isLast = false; ///< the last fitting line counts, not the first
    QString says; ///< what the rule means, for people

    friend bool operator==(const WatchRule &, const WatchRule &) = default;
};

/// Which iterations show the bug. Empty: every hang, crash and failure does.
struct BugSignature
{
    std::vector<Symptom> symptoms; ///< one of these
    QString pattern; ///< a line of any text of the iteration fits
    QStringList stack; ///< functions that stand in one captured stack in this order

    [[nodiscard]] bool isEmpty() const
    {
        return symptoms.empty() && pattern.isEmpty() && stack.isEmpty();
    }

    friend bool operator==(const BugSignature &, const BugSignature &) = default;
};

enum class CaptureKind : std::uint8_t {
    Gdb, ///< all stacks of the tree, twice, with owners of mutexes
    Proc, ///< stack, status, wchan, syscall, fd of the tree
    Core,
    SysRq, ///< keys of \a keys, where the guest allows
    Gdbstub, ///< blocked tasks and owners through QEMU
    GuestDump,
    Program, ///< \a command, with $CASEBOOK_PID
};

/// What is taken when a rule or a limit hits, before anything is ended.
struct Capture
{
    CaptureKind kind = CaptureKind::Gdb;
    std::vector<Symptom> on{Symptom::Hang};
    std::chrono::milliseconds again{3'000}; ///< of Gdb: between the two times; 0: once
    std::chrono::milliseconds limit{60'000};
    QString keys{QStringLiteral("wtdl")}; ///< of SysRq
    Command command; ///< of Program

    friend bool operator==(const Capture &, const Capture &) = default;
};

/// What stays of an iteration on the disk.
struct KeepRules
{
    qint64 runBytes = 4 * Limits::GiB;
    qint64 iterationBytes = 512 * Limits::MiB;
    qint64 freeBytes = 2 * Limits::GiB; ///< left on the disk, else it is infra
    int firstHits = 5; ///< artefacts whole
    int lastHits = 5;
    int passes = 1;
    qint64 logHeadBytes = 8 * Limits::MiB;
    qint64 logTailBytes = 56 * Limits::MiB;

    friend bool operator==(const KeepRules &, const KeepRules &) = default;
};

enum class TargetKind : std::uint8_t { Local, Qemu, Ssh, Slurm };

/// How the reproducer gets into a guest.
enum class GuestTransport : std::uint8_t { Drive, Ssh, VirtioSerial };

struct Drive
{
    QString path; ///< absolute
    QString format{QStringLiteral("raw")};

    friend bool operator==(const Drive &, const Drive &) = default;
};

struct QemuTarget
{
    QString binary{QStringLiteral("qemu-system-x86_64")}; ///< a bare name or an absolute path
    QString machine{QStringLiteral("q35")};
    QString accelerator{QStringLiteral("auto")}; ///< auto: KVM when a boot proves it, else tcg
    GuestParts guest{.memoryMiB = 2048, .cpus = 2};
    std::vector<Drive> drives; ///< always -snapshot
    GuestTransport transport = GuestTransport::Drive;
    QString sshUser{QStringLiteral("root")};
    QString sshKey; ///< absolute
    std::chrono::milliseconds boot{120'000};
    QString ready; ///< regular expression of the console: the guest can work
    QStringList extra; ///< further arguments, shown for approval

    friend bool operator==(const QemuTarget &, const QemuTarget &) = default;
};

struct SshTarget
{
    QString host;
    int port = 22;
    QString user;
    QString key; ///< absolute; empty: as ssh is set up
    QString folder; ///< on the host; empty: one under its home

    friend bool operator==(const SshTarget &, const SshTarget &) = default;
};

struct SlurmTarget
{
    QString partition;
    QString account;
    int throttle = 4; ///< of the array
    int timeMinutes = 60; ///< of one element
    QString folder; ///< seen by all nodes
    QStringList extra; ///< further arguments of sbatch

    friend bool operator==(const SlurmTarget &, const SlurmTarget &) = default;
};

struct Target
{
    TargetKind kind = TargetKind::Local;
    QemuTarget qemu;
    SshTarget ssh;
    SlurmTarget slurm;

    friend bool operator==(const Target &, const Target &) = default;
};

/// What a reproduction is. Written as one JSON file (core/run/planjson.h).
struct RunPlan
{
    QString name;
    QString note;
    Target target;
    Environment environment;
    QStringList passEnvironment; ///< names taken over from the caller besides the allow-list
    QString folder; ///< work folder, absolute; empty: a fresh one for each iteration
    std::vector<PlanFile> files;
    Command setup; ///< once for each variant, before its first iteration
    Command reproducer;
    Command teardown; ///< once for each variant, after its last iteration
    std::vector<Load> load;
    std::vector<Variant> variants; ///< at least one
    IterationRules count;
    TimeLimits limits;
    bool onTerminal = false; ///< run on a pty, so that output comes line by line
    QStringList ruleSets; ///< ready sets, after the plan's own rules
    std::vector<WatchRule> rules;
    BugSignature bug;
    std::vector<Capture> captures;
    KeepRules keep;

    friend bool operator==(const RunPlan &, const RunPlan &) = default;
};

QString targetKindName(TargetKind kind);
std::optional<TargetKind> targetKindFromName(QStringView name);
QString captureKindName(CaptureKind kind);
std::optional<CaptureKind> captureKindFromName(QStringView name);
QString stopRuleName(StopRule rule);
std::optional<StopRule> stopRuleFromName(QStringView name);
QString guestTransportName(GuestTransport transport);
std::optional<GuestTransport> guestTransportFromName(QStringView name);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/model/log.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace Casebook {

using RunId = Id<struct RunTag>;
using IterationId = Id<struct IterationTag>;
using ArtefactId = Id<struct ArtefactTag>;

/// What an iteration showed, as rules see it, before anybody asks whether it is the bug that is looked
/// for. Stored by name; never rename.
enum class Symptom : std::uint8_t {
    None, ///< no rule said anything
    Pass,
    Fail,
    Hang,
    Crash,
    Skip, ///< did not run, cannot tell
    Infra, ///< the surroundings failed, not the thing tried
};

/// What an iteration means for the bug of its plan. Stored by name; never rename.
enum class Verdict : std::uint8_t {
    Lost, ///< its supervisor is gone and nobody knows
    Infra,
    Bug, ///< the bug by its signature: a crash or a failure
    OtherCrash,
    HangSame, ///< hung in the way the bug does
    HangOther,
    Fail,
    Skip,
    Pass, ///< there was positive evidence
};

/// Lost, infra, skip and another crash say nothing about the bug: they leave the denominator.
[[nodiscard]] bool isCounted(Verdict verdict);
/// Only these count as reproduced.
[[nodiscard]] bool isReproduced(Verdict verdict);

/// Where a run is. Stored by name; never rename.
enum class RunState : std::uint8_t {
    Running,
    Finished,
    Cancelled, ///< a person stopped it
    Failed, ///< it could not go on: a build step, the target, the disk
    Lost, ///< its supervisor is gone
};

/// What an artefact is of. Stored by name; never rename.
enum class ArtefactKind : std::uint8_t {
    Output, ///< stdout and stderr of the reproducer
    Console, ///< serial log of a guest
    Gdb, ///< stacks taken by a debugger of this computer
    Proc, ///< /proc of the process tree
    Gdbstub, ///< blocked tasks and owners read through QEMU
    Qmp,
    Core,
    GuestDump,
    Build, ///< output of a build step
    Load, ///< output of the background load
    Other,
};

/// One file that an iteration left.
struct Artefact
{
    ArtefactId id;
    QString name; ///< file name inside the folder of its iteration; never a path
    ArtefactKind kind = ArtefactKind::Other;
    qint64 sizeBytes = 0; ///< of what was kept
    qint64 droppedBytes = 0; ///< printed, counted and not kept
    QByteArray sha256; ///< raw 32 bytes; empty: nobody hashed it
    LogId logId; ///< of texts stored in the workspace
    LogPlace place = LogPlace::Outside;

    friend bool operator==(const Artefact &, const Artefact &) = default;
};

/// A rule of a plan that an iteration met.
struct RuleHit
{
    QString rule; ///< its name; empty: none
    Symptom symptom = Symptom::None;
    QString source; ///< artefact the line stands in; empty when a predicate decided
    qint64 line = 0; ///< from 1; 0 when a predicate decided
    qint64 offset = -1; ///< bytes, where the line begins
    QString text; ///< the line, cut to 400 characters

    friend bool operator==(const RuleHit &, const RuleHit &) = default;
};

/// One time through the reproducer.
struct Iteration
{
    IterationId id;
    QString variant;
    int n = 0; ///< from 1, counted in its variant
    Verdict verdict = Verdict::Lost;
    RuleHit hit;
    qint64 startedMs = 0; ///< wall clock; 0: unknown
    double seconds = 0.0;
    std::optional<int> exitCode; ///< empty: a signal ended it, or nobody knows
    int signal = 0; ///< 0: none
    bool deadlinePassed = false; ///< the soft limit came before its end
    double hostLoad = -1.0; ///< load average at its start; below 0: unknown
    QStringList reports; ///< titles of reports in its artefacts
    std::vector<Artefact> artefacts; ///< in order of name

    friend bool operator==(const Iteration &, const Iteration &) = default;
};

/// The numbers of one variant of a run.
struct VariantCounts
{
    QString name;
    int iterations = 0;
    int pass = 0;
    int fail = 0; ///< the bug seen as failure, and failures that are not the bug
    int hang = 0; ///< hangs that are the bug
    int crash = 0; ///< crashes that are the bug
    int other = 0; ///< another crash or another hang
    int infra = 0; ///< with lost
    int lost = 0;
    int skip = 0;
    int reproduced = 0;
    int counted = 0; ///< the denominator
    double seconds = 0.0; ///< of the counted iterations together

    friend bool operator==(const VariantCounts &, const VariantCounts &) = default;
};

/// The word that --json says for an iteration: pass, fail, hang, crash, other, infra, skip, lost.
QString outcomeWord(const Iteration &iteration);

/// Counts of every variant in the order of \a names; iterations of others are left out.
std::vector<VariantCounts> countVariants(const QStringList &names,
                                         const std::vector<Iteration> &iterations);

/// A plan carried out.
struct Run
{
    RunId id;
    BugId bugId; ///< 0: of no bug
    QString key; ///< names it for ever: the run folder's name; none is stored twice
    QString name; ///< of the plan
    RunState state = RunState::Running;
    QString target; ///< "local", "qemu", "ssh", "slurm"
    QString approval; ///< hash the plan was approved by, hex
    QByteArray plan; ///< the plan as JSON, as it was when it ran
    QStringList variants;
    QString detail; ///< why it failed, untranslated
    qint64 startedMs = 0;
    qint64 endedMs = 0; ///< 0: still going on

    friend bool operator==(const Run &, const Run &) = default;
};

/// A run with the numbers beside it.
struct RunSummary
{
    Run run; ///< without its plan
    std::vector<VariantCounts> variants;

    friend bool operator==(const RunSummary &, const RunSummary &) = default;
};

/// A run with all its iterations: by variant, then n.
struct RunContent
{
    Run run;
    std::vector<Iteration> iterations;

    friend bool operator==(const RunContent &, const RunContent &) = default;
};

QString symptomName(Symptom symptom);
std::optional<Symptom> symptomFromName(QStringView name);
QString verdictName(Verdict verdict);
std::optional<Verdict> verdictFromName(QStringView name);
QString runStateName(RunState state);
std::optional<RunState> runStateFromName(QStringView name);
QString artefactKindName(ArtefactKind kind);
std::optional<ArtefactKind> artefactKindFromName(QStringView name);

} // namespace Casebook

Q_DECLARE_METATYPE(Casebook::RunId)
Q_DECLARE_METATYPE(Casebook::Iteration)
Q_DECLARE_METATYPE(Casebook::RunSummary)

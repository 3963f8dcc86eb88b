// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QtTypes>

#include <optional>
#include <vector>

/// How sure counts of failures make one. Plain functions of numbers: any thread, no failure. Rates are 0
/// to 1. Counts outside 0 <= hits <= runs are brought inside; with no runs intervals are 0 to 1. Runs
/// up to maximumRuns are exact to six digits and take milliseconds.
namespace Casebook {

inline constexpr qint64 maximumRuns = 1'000'000'000;

/// \a hits of \a runs reproduced.
struct Tally
{
    qint64 hits = 0;
    qint64 runs = 0;

    friend bool operator==(const Tally &, const Tally &) = default;
};

struct Interval
{
    double low = 0.0;
    double high = 1.0;

    friend bool operator==(const Interval &, const Interval &) = default;
};

/// hits / runs; 0 without runs.
double rate(Tally tally);

/// Wilson's score interval (1927), two-sided.
Interval wilson(Tally tally, double confidence = 0.95);
/// Clopper and Pearson's exact interval (1934), two-sided.
Interval clopperPearson(Tally tally, double confidence = 0.95);
/// Exact one-sided bounds of the rate.
double upperBound(Tally tally, double confidence = 0.95);
double lowerBound(Tally tally, double confidence = 0.95);
/// The rate excluded by \a runs without a hit; nothing when there was one, or no run.
std::optional<double> upperBoundIfClean(Tally tally, double confidence = 0.95);

/// Fisher's exact test, two-sided: all tables at most as likely as this one (relative tolerance 1e-7).
double fisherTwoSided(Tally before, Tally after);

/// rate(before) - rate(after) with Newcombe's hybrid score interval (1998).
struct Difference
{
    double value = 0.0;
    Interval interval{.low = -1.0, .high = 1.0};
};

Difference newcombe(Tally before, Tally after, double confidence = 0.95);

/// Clean runs after a change that make the old rate unbelievable; nothing where no hit was seen before.
struct CleanRuns
{
    std::optional<qint64> plugIn; ///< the old rate taken for exact
    std::optional<qint64> betaBinomial; ///< flat prior: the honest default
    std::optional<qint64> lowerBound; ///< one-sided lower bound of the old rate
};

CleanRuns cleanRunsNeeded(Tally before, double confidence = 0.95);
/// The same for a known rate in (0, 1].
std::optional<qint64> cleanRunsForRate(double oldRate, double confidence = 0.95);

/// Rate after stopping at the last of \a hits failures (Haldane 1945): counting k/n would be too high.
/// Nothing below two hits: then only "failed at run n" can be said.
std::optional<double> untilFailRate(Tally tally);

/// Time to failure, exponential: seconds of all counted runs by hits; nothing without a hit.
std::optional<double> meanTimeToFailure(Tally tally, double seconds);
/// Seconds without a failure that make the old mean time unbelievable.
double cleanTimeNeeded(double meanTimeToFailure, double confidence = 0.95);

/// Runs on each side until Fisher's test finds a perfect fix with probability \a power; nothing above
/// 100,000.
std::optional<qint64> runsForPower(double oldRate, double power = 0.9, double confidence = 0.95);

/// Wald's sequential test between a rate of a bug that is there and one of a fix.
struct SequentialTest
{
    double brokenRate = 0.25;
    double fixedRate = 0.01;
    double falseFix = 0.05; ///< probability of taking a broken one for fixed
    double falseAlarm = 0.05;
};

enum class SequentialAnswer : std::uint8_t { GoOn, Fixed, Broken };

/// What \a tally says. Rates that are not 0 < fixed < broken < 1 never give an answer.
SequentialAnswer sequentialAnswer(const SequentialTest &test, Tally tally);

/// One sentence for a reply, English in the C locale: what was seen, how sure it is, and whether it shows
/// anything.
QString statisticsSentence(Tally before, std::optional<Tally> after = std::nullopt);

} // namespace Casebook

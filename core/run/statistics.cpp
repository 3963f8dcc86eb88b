// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/statistics.h"

#include "core/run/specialfunctions.h"

#include <algorithm>
#include <cmath>

namespace Casebook {

namespace {

Tally inside(Tally tally)
{
    tally.runs = std::clamp<qint64>(tally.runs, 0, maximumRuns);
    tally.hits = std::clamp<qint64>(tally.hits, 0, tally.runs);
    return tally;
}

double real(qint64 number)
{
    return static_cast<double>(number);
}

/// The probabilities of all 2x2 tables with the margins of one: x hits among \a first runs, \a hits in all.
class Hypergeometric final
{
public:
    Hypergeometric(qint64 first, qint64 second, qint64 hits)
        : m_first(first)
        , m_second(second)
        , m_hits(hits)
        , m_all(logChoose(static_cast<long double>(first + second), static_cast<long double>(hits)))
    {
    }

    [[nodiscard]] qint64 least() const
    {
        return std::max<qint64>(0, m_hits - m_second);
    }

    [[nodiscard]] qint64 most() const
    {
        return std::min(m_first, m_hits);
    }

    [[nodiscard]] qint64 mode() const
    {
        const long double mode = static_cast<long double>(m_first + 1)
            * static_cast<long double>(m_hits + 1)
            / static_cast<long double>(m_first + m_second + 2);
        return std::clamp(static_cast<qint64>(mode), least(), most());
    }

    [[nodiscard]] long double logProbability(qint64 x) const
    {
        return logChoose(static_cast<long double>(m_first), static_cast<long double>(x))
            + logChoose(static_cast<long double>(m_second), static_cast<long double>(m_hits - x))
            - m_all;
    }

    /// Probability of \a x and all tables further out on its side; \a step is +1 or -1, away from the mode.
    [[nodiscard]] long double tail(qint64 x, int step) const
    {
        if (x < least() || x > most()) {
            return 0.0L;
        }
        long double term = std::exp(logProbability(x));
        long double sum = 0.0L;
        while (x >= least() && x <= most() && term > sum * 1e-20L) {
            sum += term;
            const auto hit = static_cast<long double>(step > 0 ? x : x - 1);
            const long double up = (static_cast<long double>(m_first) - hit)
                * (static_cast<long double>(m_hits) - hit)
                / ((hit + 1.0L) * (static_cast<long double>(m_second - m_hits) + hit + 1.0L));
            term = step > 0 ? term * up : term / up;
            x += step;
        }
        return sum;
    }

private:
    qint64 m_first = 0;
    qint64 m_second = 0;
    qint64 m_hits = 0;
    long double m_all = 0.0L;
};

/// Smallest m >= 0 for which \a isEnough(m); it is false below some m and true from there on.
template<class IsEnough>
qint64 smallest(IsEnough isEnough)
{
    qint64 high = 1;
    while (!isEnough(high)) {
        high *= 2;
    }
    qint64 low = 0;
    while (low < high) {
        const qint64 middle = low + ((high - low) / 2);
        if (isEnough(middle)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return high;
}

} // namespace

double rate(Tally tally)
{
    tally = inside(tally);
    return tally.runs == 0 ? 0.0 : real(tally.hits) / real(tally.runs);
}

Interval wilson(Tally tally, double confidence)
{
    tally = inside(tally);
    if (tally.runs == 0) {
        return {};
    }
    const double z = normalQuantile(0.5 + (confidence / 2.0));
    const double n = real(tally.runs);
    const double p = real(tally.hits) / n;
    const double zz = z * z;
    const double centre = p + (zz / (2.0 * n));
    const double half = z * std::sqrt((p * (1.0 - p) / n) + (zz / (4.0 * n * n)));
    const double scale = 1.0 + (zz / n);
    // The ends are exact: rounding must not print -1e-17 or 0.9999999999999999.
    return {.low = tally.hits == 0 ? 0.0 : std::max(0.0, (centre - half) / scale),
            .high = tally.hits == tally.runs ? 1.0 : std::min(1.0, (centre + half) / scale)};
}

Interval clopperPearson(Tally tally, double confidence)
{
    const double oneSided = 0.5 + (confidence / 2.0);
    return {.low = lowerBound(tally, oneSided), .high = upperBound(tally, oneSided)};
}

double upperBound(Tally tally, double confidence)
{
    tally = inside(tally);
    if (tally.hits == tally.runs) {
        return 1.0;
    }
    if (tally.hits == 0) {
        return -std::expm1(std::log1p(-confidence) / real(tally.runs));
    }
    // By the other tail, so that an upper bound near 1 keeps its digits.
    return 1.0
        - betaQuantile(real(tally.runs - tally.hits), real(tally.hits + 1), 1.0 - confidence);
}

double lowerBound(Tally tally, double confidence)
{
    tally = inside(tally);
    if (tally.hits == 0) {
        return 0.0;
    }
    if (tally.hits == tally.runs) {
        return std::exp(std::log1p(-confidence) / real(tally.runs));
    }
    return betaQuantile(real(tally.hits), real(tally.runs - tally.hits + 1), 1.0 - confidence);
}

std::optional<double> upperBoundIfClean(Tally tally, double confidence)
{
    tally = inside(tally);
    if (tally.hits > 0 || tally.runs == 0) {
        return std::nullopt;
    }
    return upperBound(tally, confidence);
}

double fisherTwoSided(Tally before, Tally after)
{
    before = inside(before);
    after = inside(after);
    const Hypergeometric tables(before.runs, after.runs, before.hits + after.hits);
    const qint64 mode = tables.mode();
    const qint64 seen = before.hits;
    // Tables as likely as the seen one but for rounding count, as in R.
    const long double limit = tables.logProbability(seen) + std::log1p(1e-7L);
    // The outermost table of each side that is still more likely; both sides fall away from the mode.
    qint64 right = tables.most() + 1;
    for (qint64 low = mode, high = tables.most() + 1; low < high;) {
        const qint64 middle = low + ((high - low) / 2);
        if (tables.logProbability(middle) <= limit) {
            high = middle;
            right = middle;
        } else {
            low = middle + 1;
        }
    }
    qint64 left = tables.least() - 1;
    for (qint64 low = tables.least() - 1, high = mode - 1; low < high;) {
        const qint64 middle = low + ((high - low + 1) / 2);
        if (tables.logProbability(middle) <= limit) {
            low = middle;
            left = middle;
        } else {
            high = middle - 1;
        }
    }
    if (right == mode) {
        return 1.0;
    }
    return static_cast<double>(std::min(1.0L, tables.tail(left, -1) + tables.tail(right, 1)));
}

Difference newcombe(Tally before, Tally after, double confidence)
{
    before = inside(before);
    after = inside(after);
    if (before.runs == 0 || after.runs == 0) {
        return {.value = rate(before) - rate(after)};
    }
    const double p1 = rate(before);
    const double p2 = rate(after);
    const Interval one = wilson(before, confidence);
    const Interval two = wilson(after, confidence);
    const double difference = p1 - p2;
    return {
        .value = difference,
        .interval = {.low = std::max(-1.0, difference - std::hypot(p1 - one.low, two.high - p2)),
                     .high = std::min(1.0, difference + std::hypot(one.high - p1, p2 - two.low))}};
}

std::optional<qint64> cleanRunsForRate(double oldRate, double confidence)
{
    if (!(oldRate > 0.0) || oldRate > 1.0) {
        return std::nullopt;
    }
    if (oldRate == 1.0) {
        return 1;
    }
    const double runs = std::log1p(-confidence) / std::log1p(-oldRate);
    // Just below a whole number is that number: 1 - 0.05^(1/20) as a rate wants 20.
    return std::max<qint64>(1, static_cast<qint64>(std::ceil(runs - 1e-9)));
}

CleanRuns cleanRunsNeeded(Tally before, double confidence)
{
    before = inside(before);
    if (before.hits == 0) {
        return {};
    }
    const auto k = static_cast<long double>(before.hits);
    const auto n = static_cast<long double>(before.runs);
    const long double seen = logBeta(k + 1.0L, n - k + 1.0L);
    const long double limit = std::log1p(-static_cast<long double>(confidence));
    return {.plugIn = cleanRunsForRate(rate(before), confidence),
            .betaBinomial = smallest([&](qint64 m) {
                return logBeta(k + 1.0L, n - k + 1.0L + static_cast<long double>(m)) - seen
                    <= limit;
            }),
            .lowerBound = cleanRunsForRate(lowerBound(before, confidence), confidence)};
}

std::optional<double> untilFailRate(Tally tally)
{
    tally = inside(tally);
    if (tally.hits < 2) {
        return std::nullopt;
    }
    return real(tally.hits - 1) / real(tally.runs - 1);
}

std::optional<double> meanTimeToFailure(Tally tally, double seconds)
{
    tally = inside(tally);
    if (tally.hits == 0 || !(seconds > 0.0)) {
        return std::nullopt;
    }
    return seconds / real(tally.hits);
}

double cleanTimeNeeded(double meanTimeToFailure, double confidence)
{
    return -std::log1p(-confidence) * meanTimeToFailure;
}

std::optional<qint64> runsForPower(double oldRate, double power, double confidence)
{
    if (!(oldRate > 0.0) || oldRate > 1.0) {
        return std::nullopt;
    }
    const double alpha = 1.0 - confidence;
    // Hits that are needed before hardly change with the runs, so they are carried along.
    qint64 needed = 0;
    for (qint64 runs = 1; runs <= 100'000; ++runs) {
        while (needed > 0
               && fisherTwoSided({.hits = needed - 1, .runs = runs}, {.hits = 0, .runs = runs})
                   <= alpha) {
            --needed;
        }
        while (needed <= runs
               && fisherTwoSided({.hits = needed, .runs = runs}, {.hits = 0, .runs = runs})
                   > alpha) {
            ++needed;
        }
        if (needed > runs) {
            needed = runs;
            continue;
        }
        // P(X >= needed) of a binomial is I_p(needed, n - needed + 1).
        if (incompleteBeta(real(needed), real(runs - needed + 1), oldRate) >= power) {
            return runs;
        }
    }
    return std::nullopt;
}

SequentialAnswer sequentialAnswer(const SequentialTest &test, Tally tally)
{
    tally = inside(tally);
    if (!(test.fixedRate > 0.0) || !(test.fixedRate < test.brokenRate) || !(test.brokenRate < 1.0)
        || !(test.falseFix > 0.0) || !(test.falseAlarm > 0.0)
        || !(test.falseFix + test.falseAlarm < 1.0)) {
        return SequentialAnswer::GoOn;
    }
    const double hit = std::log(test.fixedRate / test.brokenRate);
    const double clean = std::log1p(-test.fixedRate) - std::log1p(-test.brokenRate);
    const double evidence = (real(tally.hits) * hit) + (real(tally.runs - tally.hits) * clean);
    if (evidence >= std::log((1.0 - test.falseAlarm) / test.falseFix)) {
        return SequentialAnswer::Fixed;
    }
    if (evidence <= std::log(test.falseAlarm / (1.0 - test.falseFix))) {
        return SequentialAnswer::Broken;
    }
    return SequentialAnswer::GoOn;
}

} // namespace Casebook

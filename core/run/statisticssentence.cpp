// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/statistics.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// "13.9 %"; two digits at least, so that a small rate is not printed as none.
QString percent(double value)
{
    const double hundred = 100.0 * value;
    if (hundred == 0.0 || hundred >= 99.95) {
        return QString::number(hundred, 'f', 0) + u" %"_s;
    }
    const int places = hundred >= 9.95 ? 1 : std::min(12, 1 - int(std::floor(std::log10(hundred))));
    QString text = QString::number(hundred, 'f', places);
    return text + u" %"_s;
}

/// Two digits: "1.5e-11", "0.23".
QString probability(double value)
{
    if (value > 0.995) {
        return u"1"_s;
    }
    return value < 0.001 ? QString::number(value, 'e', 1) : QString::number(value, 'g', 2);
}

QString counted(Tally tally)
{
    return u"%1/%2"_s.arg(tally.hits).arg(tally.runs);
}

/// "3/20 reproduced (95 % interval 5.2 % to 36.0 %)".
QString side(Tally tally)
{
    if (tally.runs <= 0) {
        return u"not run"_s;
    }
    const QString start = counted(tally);
    if (const auto bound = upperBoundIfClean(tally)) {
        return start + u" (95 % upper bound "_s + percent(*bound) + u')';
    }
    if (tally.hits == tally.runs) {
        return start + u" reproduced"_s;
    }
    const Interval interval = wilson(tally);
    return start + u" reproduced (95 % interval "_s + percent(interval.low) + u" to "_s
        + percent(interval.high) + u')';
}

QString alone(Tally tally)
{
    if (tally.runs <= 0) {
        return u"not run, so nothing is known about the rate."_s;
    }
    if (const auto bound = upperBoundIfClean(tally)) {
        return u"not reproduced in %1 runs, which excludes a rate above %2 (95 %)."_s.arg(
            QString::number(tally.runs), percent(*bound));
    }
    const Interval interval = wilson(tally);
    const CleanRuns needed = cleanRunsNeeded(tally);
    const qint64 clean = needed.betaBinomial.value_or(0);
    return u"%1 reproduced (%2, 95 % interval %3 to %4); a fix needs %5 clean %6 to be believed (95 %)."_s
        .arg(counted(tally), percent(rate(tally)), percent(interval.low), percent(interval.high),
             QString::number(clean), clean == 1 ? u"run"_s : u"runs"_s);
}

/// What the comparison shows, behind its numbers.
QString meaning(Tally before, Tally after, double p)
{
    if (before.hits == 0 && after.hits == 0) {
        return u"; the bug was never seen, so nothing is shown"_s;
    }
    if (p > 0.05) {
        return u"; this does not show a difference"_s;
    }
    if (rate(after) > rate(before)) {
        return u"; it is worse with the change"_s;
    }
    return after.hits > 0 ? u"; rarer, but not gone"_s : QString();
}

} // namespace

QString statisticsSentence(Tally before, std::optional<Tally> after)
{
    if (!after) {
        return alone(before);
    }
    if (before.runs <= 0 || after->runs <= 0) {
        return u"without: %1; with: %2; nothing to compare."_s.arg(side(before), side(*after));
    }
    const double p = fisherTwoSided(before, *after);
    return u"without: %1; with: %2, Fisher p = %3%4."_s.arg(
        side(before), side(*after), probability(p), meaning(before, *after, p));
}

} // namespace Casebook

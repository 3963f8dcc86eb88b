// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "core/run/statisticsjson.h"

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// "K/N" as a person types it.
Result<Tally> tallyOf(const QString &word)
{
    const qsizetype slash = word.indexOf(u'/');
    bool hasHits = false;
    bool hasRuns = false;
    const Tally tally{.hits = word.first(std::max<qsizetype>(slash, 0)).toLongLong(&hasHits),
                      .runs = word.sliced(slash + 1).toLongLong(&hasRuns)};
    if (!hasHits || !hasRuns || tally.hits < 0 || tally.runs < 1 || tally.hits > tally.runs
        || tally.runs > maximumRuns) {
        return fail(ErrorCode::Usage, word, u"bad-tally"_s);
    }
    return tally;
}

QString number(double value)
{
    return QString::number(value, 'g', 6);
}

QString intervalText(const Interval &interval)
{
    return number(interval.low) + u" – "_s + number(interval.high);
}

void showTally(Session &session, const QString &name, Tally tally)
{
    session.console.line(u"%1 %2/%3"_s.arg(name).arg(tally.hits).arg(tally.runs));
    session.console.line("  "_L1
                         + CliText::tr("rate %1, Wilson 95 % %2, Clopper-Pearson 95 % %3")
                               .arg(number(rate(tally)), intervalText(wilson(tally)),
                                    intervalText(clopperPearson(tally))));
    if (const std::optional<double> bound = upperBoundIfClean(tally)) {
        session.console.line("  "_L1 + CliText::tr("95 % upper bound %1").arg(number(*bound)));
    }
}

void show(Session &session, Tally before, const std::optional<Tally> &after)
{
    showTally(session, CliText::tr("before"), before);
    if (after) {
        showTally(session, CliText::tr("after"), *after);
        const Difference difference = newcombe(before, *after);
        session.console.line(CliText::tr("Fisher p = %1, difference %2, Newcombe 95 % %3")
                                 .arg(number(fisherTwoSided(before, *after)),
                                      number(difference.value), intervalText(difference.interval)));
    }
    const CleanRuns needed = cleanRunsNeeded(before);
    if (needed.plugIn && needed.betaBinomial && needed.lowerBound) {
        session.console.line(
            CliText::tr("clean runs needed (95 %): %1; with the rate taken for exact %2, with its "
                        "lower bound %3")
                .arg(*needed.betaBinomial)
                .arg(*needed.plugIn)
                .arg(*needed.lowerBound));
    }
    session.console.line(statisticsSentence(before, after));
}

int runStats(Session &session, const Arguments &arguments)
{
    if (!arguments.has(u"before"_s)) {
        return reportFailure(
            session, Error{.code = ErrorCode::Usage, .subject = u"stats"_s, .detail = u"too-few"_s},
            u"stats"_s);
    }
    const Result<Tally> before = tallyOf(arguments.value(u"before"_s));
    if (!before) {
        return reportFailure(session, before.error(), u"stats"_s);
    }
    std::optional<Tally> after;
    if (arguments.has(u"after"_s)) {
        const Result<Tally> given = tallyOf(arguments.value(u"after"_s));
        if (!given) {
            return reportFailure(session, given.error(), u"stats"_s);
        }
        after = *given;
    }
    if (session.isJson()) {
        session.console.json(statisticsJson(*before, after));
    } else {
        show(session, *before, after);
    }
    return 0;
}

} // namespace

void addStatsVerb(VerbTable &table)
{
    table.add({.name = u"stats"_s,
               .synopsis = u"--before K/N [--after K/N] [--json]"_s,
               .summary = [] { return CliText::tr("Say how sure counts of failures make one."); },
               .options = {{u"before"_s, u"K/N"_s,
                            [] { return CliText::tr("K failures in N runs without the change."); }},
                           {u"after"_s, u"K/N"_s,
                            [] { return CliText::tr("K failures in N runs with it."); }}},
               .leastWords = 0,
               .mostWords = 0,
               .run = runStats});
}

} // namespace Casebook

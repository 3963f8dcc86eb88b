// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/statisticsjson.h"

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr double confidence = 0.95;

template<class T>
QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

} // namespace

QJsonArray intervalJson(const Interval &interval)
{
    return {interval.low, interval.high};
}

QJsonObject tallyJson(Tally tally)
{
    return {{"hits"_L1, tally.hits},
            {"runs"_L1, tally.runs},
            {"rate"_L1, rate(tally)},
            {"wilson"_L1, intervalJson(wilson(tally, confidence))},
            {"clopperPearson"_L1, intervalJson(clopperPearson(tally, confidence))},
            {"upperBoundIfClean"_L1, orNull(upperBoundIfClean(tally, confidence))}};
}

QJsonValue comparisonJson(Tally before, std::optional<Tally> after)
{
    if (!after) {
        return {};
    }
    const Difference difference = newcombe(before, *after, confidence);
    return QJsonObject{{"fisherTwoSided"_L1, fisherTwoSided(before, *after)},
                       {"difference"_L1, difference.value},
                       {"newcombe"_L1, intervalJson(difference.interval)},
                       {"sentence"_L1, statisticsSentence(before, after)}};
}

QJsonObject statisticsJson(Tally before, std::optional<Tally> after)
{
    const CleanRuns needed = cleanRunsNeeded(before, confidence);
    const QJsonObject comparison = comparisonJson(before, after).toObject();
    const auto compared = [&comparison](QLatin1StringView key) {
        return comparison.isEmpty() ? QJsonValue() : comparison.value(key);
    };
    return {{"before"_L1, tallyJson(before)},
            {"after"_L1, after ? QJsonValue(tallyJson(*after)) : QJsonValue()},
            {"fisherTwoSided"_L1, compared("fisherTwoSided"_L1)},
            {"difference"_L1, compared("difference"_L1)},
            {"newcombe"_L1, compared("newcombe"_L1)},
            {"cleanRunsNeeded"_L1,
             QJsonObject{{"confidence"_L1, confidence},
                         {"plugIn"_L1, orNull(needed.plugIn)},
                         {"betaBinomial"_L1, orNull(needed.betaBinomial)},
                         {"lowerBound"_L1, orNull(needed.lowerBound)}}},
            {"sentence"_L1, statisticsSentence(before, after)}};
}

} // namespace Casebook

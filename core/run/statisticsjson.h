// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/statistics.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Casebook {

/// [low, high].
QJsonArray intervalJson(const Interval &interval);

/// Keys hits, runs, rate, wilson, clopperPearson, upperBoundIfClean (null when there was a hit); 95 %.
QJsonObject tallyJson(Tally tally);

/// Keys fisherTwoSided, difference, newcombe, sentence; null without two sides.
QJsonValue comparisonJson(Tally before, std::optional<Tally> after);

/// The object of `casebookctl stats --json`.
QJsonObject statisticsJson(Tally before, std::optional<Tally> after);

} // namespace Casebook

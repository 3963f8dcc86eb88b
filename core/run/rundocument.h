// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/run.h"
#include "core/run/statistics.h"

#include <QJsonObject>
#include <QString>

#include <optional>

// A run as it goes into other hands: JSON for machines, tables for mails and notes. English, C locale.

namespace Casebook {

/// The reproduced of the counted iterations.
Tally tallyOf(const VariantCounts &counts);

/// The first two variants of a run, if both have iterations that count.
std::optional<std::pair<Tally, Tally>> comparedTallies(const std::vector<VariantCounts> &variants);

/// Keys name, iterations, pass, fail, hang, crash, other, infra, lost, skip, reproduced, counted, rate, wilson,
/// clopperPearson; rate is null and the intervals are 0 to 1 when nothing counts.
QJsonObject variantJson(const VariantCounts &counts);

/// Keys variant, n, verdict, seconds, exit, signal, rule, line, reports, artefacts.
QJsonObject iterationJson(const Iteration &iteration);

/// The object of a run at its end: run, name, state, variants, comparison, iterations.
QJsonObject runJson(const RunContent &content);

/// One row for each variant and the sentence under it. Markdown, or aligned plain text for a mail.
QString runTable(const RunContent &content, bool asMarkdown);

/// One row for each iteration: RFC 4180 with a header line.
QString runCsv(const RunContent &content);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/runplan.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace Casebook {

/// Something about a plan that its author should know.
struct PlanNotice
{
    QString key; ///< "variants[1].environment"
    int line = 0; ///< of the file; 0: none
    QString text; ///< English phrase

    friend bool operator==(const PlanNotice &, const PlanNotice &) = default;
};

struct ReadPlan
{
    RunPlan plan;
    std::vector<PlanNotice> warnings; ///< unknown keys; nothing of the plan was changed for them
};

/// Reads a plan file. Relative paths mean \a folder (absolute). Errors: Parse (subject the key, detail
/// "line L: " and what is wrong), TooLarge, TooDeep, TooNew (a plan of a newer Casebook).
Result<ReadPlan> readPlan(QByteArrayView json, const QString &folder);

/// The plan as a file for people: keys always in one order, what is as usual left out, scripts line by line.
/// readPlan() gives the same plan again.
QByteArray writePlan(const RunPlan &plan);

/// Only what can act, whole and in one order: what an approval is bound to besides files.
QByteArray writeActingParts(const RunPlan &plan);

/// What keeps \a plan from being run: no variant, soft limit behind the hard one, a pattern that does not
/// compile … Empty when it can run.
std::vector<PlanNotice> planProblems(const RunPlan &plan);

/// The templates of this build by name, and one of them. NotFound.
QStringList planTemplateNames();
Result<QByteArray> planTemplate(const QString &name);

} // namespace Casebook

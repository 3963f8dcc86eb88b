// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/report.h"
#include "core/trace/cleanlines.h"
#include "core/trace/kernelstacks.h"
#include "core/trace/titlerules.h"

#include <vector>

namespace Casebook {

/// Finds the crash reports the kernel printed into \a text and names them by \a rules, in order of the
/// text. A panic and whatever else belongs to an event is part of its report, not a report of its own.
/// A report takes only lines of its own print context, where contexts are said.
std::vector<CrashReport> findKernelReports(const CleanText &text, const TitleRules &rules);

/// What naming needs of a report; also for tests of single rules.
struct NamedReport
{
    QString title;
    QStringList alternatives;
    QString culprit;
    bool corrupted = false;
    QString corruptedWhy;
};

/// Applies \a rule, whose header matched with \a groups, to the stacks of the report.
NamedReport nameReport(const TitleRule &rule, const QHash<QString, QString> &groups,
                       const KernelStacks &stacks, const TitleRules &rules);

} // namespace Casebook

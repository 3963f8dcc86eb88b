// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/run.h"
#include "core/run/rulescan.h"

#include <QStringList>

namespace Casebook {

/// What is known of an iteration besides its texts.
struct IterationEvidence
{
    std::optional<int> exitCode; ///< empty: a signal ended it, or nobody knows
    int signal = 0; ///< that ended it by itself; 0: none
    std::optional<double> seconds;
    std::optional<bool> deadlinePassed; ///< the soft limit came before its end
    bool endedByLimit = false; ///< it was ended, because the hard limit came
    QString qmpState;
    QStringList artefacts; ///< names
    QString notStarted; ///< why it could not be started; empty: it was
};

/// A text of an iteration, looked through.
struct ScannedText
{
    QString name; ///< of the artefact
    const RuleScan *scan = nullptr;
};

/// The first of \a rules that \a texts and \a evidence meet; a hit without a rule's name when none does.
/// Every scan was made with the same rules. What could not be started is infra and what the hard limit
/// ended a hang whatever was printed, unless a rule says crash, hang or infra.
RuleHit decide(const WatchRules &rules, const std::vector<ScannedText> &texts,
               const IterationEvidence &evidence);

/// What is known about the signature of the bug in one iteration.
struct SignatureEvidence
{
    bool patternSeen = false; ///< BugSignature::pattern fits a line
    bool stackSeen = false; ///< BugSignature::stack stands in a captured stack
};

/// What the hit means for the bug. Without a signature every hang, crash and failure is the bug. No hit
/// is a skip: a pass needs evidence.
Verdict judge(const RuleHit &hit, const BugSignature &bug, const SignatureEvidence &seen);

/// True when \a wanted stand in \a frames (innermost first) in this order, others between them or not.
bool holdsStack(const QStringList &frames, const QStringList &wanted);

/// decide() over one text and nothing else, for `casebookctl verdict` and for trying rules.
RuleHit decideText(const WatchRules &rules, QByteArrayView text, const IterationEvidence &evidence);

} // namespace Casebook

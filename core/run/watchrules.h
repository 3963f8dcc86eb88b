// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/runplan.h"

#include <QRegularExpression>

#include <vector>

namespace Casebook {

/// Rules ready to be matched: patterns compiled, literals found. Immutable, any thread; cheap to copy.
class WatchRules final
{
public:
    struct Compiled
    {
        WatchRule rule;
        QByteArrayList literals; ///< every fitting line holds one of them; empty: unknown
        QRegularExpression pattern; ///< empty: the literal decides
        std::vector<QRegularExpression> unless;
        QRegularExpression absent;
        QByteArrayList absentLiterals;
        QRegularExpression artefact;

        /// False for rules of facts alone.
        [[nodiscard]] bool readsLines() const
        {
            return !rule.literal.isEmpty() || !rule.pattern.isEmpty();
        }
    };

    /// Parse: subject the rule's name, detail which pattern and why. TooMany above Limits::watchRules.
    static Result<WatchRules> compile(const std::vector<WatchRule> &rules);

    [[nodiscard]] const std::vector<Compiled> &rules() const
    {
        return m_rules;
    }

private:
    std::vector<Compiled> m_rules;
};

/// Reads a rule file; resources/run/qemu-iotests.rules explains the form. Parse: subject "line N",
/// detail the reason.
Result<std::vector<WatchRule>> parseRuleFile(const QString &text);

/// The ready sets of this build, in order of name.
QStringList readySetNames();
/// NotFound with the name when there is none.
Result<std::vector<WatchRule>> readySet(const QString &name);

/// All rules of a plan in the order they are asked: its own, then its sets; without any, "exit-status".
Result<WatchRules> rulesOf(const RunPlan &plan);

} // namespace Casebook

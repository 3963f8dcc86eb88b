// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/disk.h"
#include "core/run/supervisor/events.h"
#include "core/run/supervisor/jobfile.h"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace Casebook::Supervisor {

/// Decides, per variant, whose artefacts stay whole: the first and the last failures and some passes. Of the others the
/// captures go and logs are cut to their first and last 32 KiB, enough for the rules that ask for positive
/// evidence at the end of a log.
class Keeping
{
public:
    Keeping(const KeepRules &rules, const std::vector<Trigger> &triggers);

    /// Takes an iteration that ended. Gives the numbers of those that were cut now, this one or an older one.
    std::vector<int> take(const IterationFacts &facts, const std::string &runFolder, Disk &disk);

    [[nodiscard]] bool isFailure(const IterationFacts &facts) const;

private:
    struct Kept
    {
        int number = 0;
        std::string folder;
        std::vector<std::string> logs;
        std::vector<std::string> captures;
    };

    struct State
    {
        int firstFailures = 0;
        int passes = 0;
        std::deque<Kept> lastFailures;
    };

    KeepRules m_rules;
    std::vector<std::string> m_failing;
    std::map<int, State> m_states; ///< by variant
};

/// Cuts the file at \a path to its first and last \a part bytes, with a line between that says so. Gives the
/// bytes it became shorter by.
std::int64_t cutFile(const std::string &path, std::int64_t part);

} // namespace Casebook::Supervisor

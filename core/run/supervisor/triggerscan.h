// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/jobfile.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Casebook::Supervisor {

/// Looks for the triggers' literals in a stream that comes in pieces, cut anywhere.
class TriggerScan
{
public:
    struct Hit
    {
        std::size_t trigger = 0;
        std::int64_t offset = 0; ///< where its line begins, in the whole stream
        std::string line; ///< as far as it has come, at most 512 bytes
    };

    explicit TriggerScan(const std::vector<Trigger> &triggers);

    /// The hits of \a bytes, also those that began in the piece before; at most a few of one trigger in one
    /// piece, and no more than 16 of it in all: one is enough to judge.
    std::vector<Hit> feed(std::string_view bytes);

private:
    void findIn(std::string_view text, std::size_t fresh, std::size_t which,
                std::vector<Hit> &hits);

    const std::vector<Trigger> &m_triggers;
    std::vector<int> m_counts;
    std::size_t m_longest = 0;
    std::string m_overlap; ///< the end of what came before
    std::int64_t m_offset = 0; ///< of the first byte that has not come yet
    std::string m_lineFront; ///< the beginning of the unfinished line, before the overlap
    std::int64_t m_lineOffset = 0;
};

} // namespace Casebook::Supervisor

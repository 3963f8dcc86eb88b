// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/triggerscan.h"

#include <algorithm>

namespace Casebook::Supervisor {

namespace {

constexpr std::size_t lineBytes = 512;
constexpr int hitsPerTrigger = 16;

} // namespace

TriggerScan::TriggerScan(const std::vector<Trigger> &triggers)
    : m_triggers(triggers)
    , m_counts(triggers.size(), 0)
{
    for (const Trigger &trigger : triggers) {
        m_longest = std::max(m_longest, trigger.text.size());
    }
}

std::vector<TriggerScan::Hit> TriggerScan::feed(std::string_view bytes)
{
    std::vector<Hit> hits;
    if (m_triggers.empty() || bytes.empty()) {
        return hits;
    }
    // Literals hold no end of line, so what stands before the last one of the overlap cannot matter.
    std::string text = m_overlap;
    text += bytes;
    for (std::size_t which = 0; which < m_triggers.size(); ++which) {
        if (m_counts[which] < hitsPerTrigger) {
            findIn(text, m_overlap.size(), which, hits);
        }
    }
    m_offset += static_cast<std::int64_t>(bytes.size());
    const std::size_t lastEnd = text.rfind('\n');
    if (lastEnd != std::string::npos) {
        m_lineOffset = m_offset - static_cast<std::int64_t>(text.size() - lastEnd - 1);
        m_lineFront.clear();
        text.erase(0, lastEnd + 1);
    }
    const std::size_t keep = std::min(text.size(), m_longest - 1);
    const std::size_t gone = text.size() - keep;
    if (m_lineFront.size() < lineBytes) {
        m_lineFront.append(text, 0, std::min(gone, lineBytes - m_lineFront.size()));
    }
    m_overlap = text.substr(gone);
    return hits;
}

void TriggerScan::findIn(std::string_view text, std::size_t fresh, std::size_t which,
                         std::vector<Hit> &hits)
{
    const std::string &literal = m_triggers[which].text;
    // An occurrence that ends inside the overlap was found with the piece before.
    const std::size_t from = fresh >= literal.size() ? fresh - literal.size() + 1 : 0;
    std::size_t at = text.find(literal, from);
    while (at != std::string_view::npos && m_counts[which] < hitsPerTrigger) {
        Hit hit{.trigger = which};
        const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
        std::size_t begin = 0;
        if (before == std::string_view::npos) {
            hit.offset = m_lineOffset;
            hit.line = m_lineFront;
        } else {
            begin = before + 1;
            hit.offset =
                m_offset - static_cast<std::int64_t>(fresh) + static_cast<std::int64_t>(begin);
        }
        const std::size_t end = std::min(text.find('\n', at), text.size());
        hit.line += text.substr(begin, end - begin);
        hit.line.resize(std::min(hit.line.size(), lineBytes));
        hits.push_back(std::move(hit));
        ++m_counts[which];
        at = text.find(literal, end); // once a line
    }
}

} // namespace Casebook::Supervisor

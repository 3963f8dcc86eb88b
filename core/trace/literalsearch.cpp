// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/literalsearch.h"

#include <algorithm>

namespace Casebook {

namespace {

constexpr std::size_t blockCount = 65536;

std::size_t blockAt(std::string_view text, std::size_t at)
{
    return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8U
        | static_cast<std::size_t>(static_cast<unsigned char>(text[at + 1]));
}

} // namespace

LiteralSearch::LiteralSearch(const std::vector<std::string> &literals)
    : m_ends(blockCount)
{
    for (const std::string &literal : literals) {
        if (literal.size() >= shortest
            && std::ranges::find(m_literals, literal) == m_literals.end()) {
            m_literals.push_back(literal);
        }
    }
    if (m_literals.empty()) {
        return;
    }
    m_window = std::ranges::min(m_literals, {}, &std::string::size).size();
    m_window = std::min<std::size_t>(m_window, 64);
    m_shift.assign(blockCount, static_cast<std::uint8_t>(m_window - 1));
    for (std::size_t number = 0; number < m_literals.size(); ++number) {
        for (std::size_t at = 0; at + 2 <= m_window; ++at) {
            const std::size_t block = blockAt(m_literals[number], at);
            const auto shift = static_cast<std::uint8_t>(m_window - 2 - at);
            m_shift[block] = std::min(m_shift[block], shift);
            if (shift == 0) {
                m_ends[block].push_back(static_cast<std::uint16_t>(number));
            }
        }
    }
}

std::size_t LiteralSearch::find(std::string_view text, std::size_t from) const
{
    if (m_literals.empty()) {
        return npos;
    }
    std::size_t end = from + m_window;
    while (end <= text.size()) {
        const std::size_t block = blockAt(text, end - 2);
        const std::uint8_t shift = m_shift[block];
        if (shift > 0) {
            end += shift;
            continue;
        }
        const std::string_view rest = text.substr(end - m_window);
        for (const std::uint16_t number : m_ends[block]) {
            if (rest.starts_with(m_literals[number])) {
                return end - m_window;
            }
        }
        ++end;
    }
    return npos;
}

} // namespace Casebook

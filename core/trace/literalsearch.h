// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Casebook {

/// Finds the next place where any of many literals stands. Wu and Manber's method with blocks of two
/// bytes: most text is jumped over. Immutable; any thread.
class LiteralSearch final
{
public:
    static constexpr std::size_t npos = std::string_view::npos;
    /// Shorter literals make no sense as a filter.
    static constexpr std::size_t shortest = 4;

    /// \a literals shorter than shortest are left out.
    explicit LiteralSearch(const std::vector<std::string> &literals);

    /// First byte of the first literal at or behind \a from; npos when there is none.
    [[nodiscard]] std::size_t find(std::string_view text, std::size_t from = 0) const;

private:
    std::vector<std::string> m_literals;
    std::vector<std::vector<std::uint16_t>>
        m_ends; ///< literals by the block that ends their window
    std::vector<std::uint8_t> m_shift; ///< per block: how far no literal can begin
    std::size_t m_window = 0; ///< bytes of each literal that the shifts look at
};

} // namespace Casebook

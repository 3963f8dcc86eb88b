// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace Casebook::Supervisor {

/// SHA-256 (FIPS 180-4), for the hashes of artefacts.
class Sha256
{
public:
    void add(std::string_view bytes);
    /// Lower case hex of all that was added; call it once.
    std::string hex();

private:
    void block(const unsigned char *bytes);

    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<unsigned char, 64> m_buffer{};
    std::size_t m_filled = 0;
    std::uint64_t m_bytes = 0;
};

/// Of a file; empty when it cannot be read.
std::string sha256OfFile(const std::string &path);

} // namespace Casebook::Supervisor

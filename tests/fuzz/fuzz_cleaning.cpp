// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/cleanlines.h"

#include <bit>
#include <cstdint>
#include <cstdlib>

using namespace Casebook;

/// Every byte of the source belongs to one line, in order.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(std::bit_cast<const char *>(data), static_cast<qsizetype>(size));
    const CleanText cleaned = LineCleaner::clean(bytes);
    qint64 end = 0;
    for (const CleanLine &line : cleaned.lines()) {
        if (line.offset != end || line.end < line.offset) {
            std::abort();
        }
        end = line.end;
    }
    if (end != bytes.size()) {
        std::abort();
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/dialect.h"

#include <bit>
#include <cstdint>
#include <cstdlib>

namespace Casebook::Fuzz {

inline QByteArrayView viewOf(const std::uint8_t *data, std::size_t size)
{
    return {std::bit_cast<const char *>(data), static_cast<qsizetype>(size)};
}

/// What a dialect finds lies inside its text.
inline void checkRanges(const TextReports &reports, qsizetype size)
{
    const auto check = [size](qint64 start, qint64 end) {
        if (start < 0 || end > size || start > end) {
            std::abort();
        }
    };
    for (const CrashReport &crash : reports.crashes) {
        check(crash.start, crash.end);
    }
    for (const DumpThread &thread : reports.threads) {
        check(thread.start, thread.end);
    }
}

/// Lets \a dialects read the bytes, one after the other, and checks what they found.
template<class... Dialects>
TextReports readWith(const std::uint8_t *data, std::size_t size, Dialects... dialects)
{
    const QByteArrayView bytes = viewOf(data, size);
    const CleanText cleaned = LineCleaner::clean(bytes);
    TextReports out;
    (dialects->read(cleaned, out), ...);
    checkRanges(out, bytes.size());
    return out;
}

} // namespace Casebook::Fuzz

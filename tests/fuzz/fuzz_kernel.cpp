// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/dialect.h"

#include <bit>
#include <cstdint>
#include <cstdlib>

using namespace Casebook;

/// The kernel's dialects read any bytes; what they find lies inside the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(std::bit_cast<const char *>(data), static_cast<qsizetype>(size));
    const CleanText cleaned = LineCleaner::clean(bytes);
    TextReports out;
    makeKernelDialect()->read(cleaned, out);
    makeLockDialect()->read(cleaned, out);
    makeKernelStackDialect()->read(cleaned, out);
    for (const CrashReport &crash : out.crashes) {
        if (crash.start < 0 || crash.end > bytes.size() || crash.start > crash.end) {
            std::abort();
        }
    }
    for (const DumpThread &thread : out.threads) {
        if (thread.start < 0 || thread.end > bytes.size() || thread.start > thread.end) {
            std::abort();
        }
    }
    return 0;
}

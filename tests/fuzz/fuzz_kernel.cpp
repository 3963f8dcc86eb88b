// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tracefuzz.h"

using namespace Casebook;

/// The kernel's dialects read any bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Fuzz::readWith(data, size, makeKernelDialect(), makeTaskDumpDialect(), makeLockDialect(),
                   makeKernelStackDialect());
    return 0;
}

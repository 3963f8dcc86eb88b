// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tracefuzz.h"

using namespace Casebook;

/// The dialects of sanitizers and languages read any bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Fuzz::readWith(data, size, makeSanitizerDialect(), makeGoDialect(), makePythonDialect());
    return 0;
}

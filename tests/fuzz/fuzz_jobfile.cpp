// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/events.h"
#include "core/run/supervisor/jobfile.h"

#include <bit>
#include <cstdint>
#include <cstdlib>

using namespace Casebook::Supervisor;

/// A job that is taken comes back as it was written; event logs take any bytes, however they are cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(std::bit_cast<const char *>(data), size);
    if (const auto job = parseJob(text)) {
        const auto again = parseJob(writeJob(*job));
        if (!again || *again != *job || schedule(*job).empty()) {
            std::abort();
        }
    }
    EventReader whole;
    whole.feed(text);
    EventReader halves;
    halves.feed(text.substr(0, size / 2));
    halves.feed(text.substr(size / 2));
    if (halves.record() != whole.record()) {
        std::abort();
    }
    return 0;
}

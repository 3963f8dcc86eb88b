// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/trace.h"

#include <optional>
#include <string_view>
#include <vector>

namespace Casebook {

/// A symbol as the kernel prints it: "name+0x1a/0x90 [module buildid] file.c:12 [inline]".
struct KernelSymbol
{
    std::string_view name; ///< with suffixes (.isra.0, .cold); empty for a bare address
    std::string_view raw; ///< name with offsets
    qint64 offset = -1;
    qint64 size = -1;
    std::string_view module;
    std::string_view buildId;
    std::string_view file;
    int line = -1;
    bool isInline = false;
    std::string_view rest; ///< what stands behind all that
};

/// Reads a symbol at the front of \a text; nothing when there is none. With \a needOffset, a bare name counts
/// only when a source place stands behind it.
std::optional<KernelSymbol> parseKernelSymbol(std::string_view text, bool needOffset = true);

/// Reads one line of a kernel stack of any architecture; an arm32 "from" line gives two frames when
/// \a first (the innermost function is named only there), else one. Empty when the line is no frame.
/// Grammar: lib/dump_stack.c, arch/*/kernel/traps.c and stacktrace.c, scripts/decode_stacktrace.sh.
std::vector<Frame> parseKernelFrames(std::string_view line, bool first);

Frame toFrame(const KernelSymbol &symbol);

/// "name.isra.0.cold" without what the compiler and the linker put behind it.
std::string_view withoutSuffixes(std::string_view name);

} // namespace Casebook

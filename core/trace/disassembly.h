// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/trace/elffile.h"

#include <vector>

namespace Casebook {

/// One instruction of a function.
struct CodeLine
{
    quint64 address = 0;
    QString text; ///< without its address, whom it calls behind it

    friend bool operator==(const CodeLine &, const CodeLine &) = default;
};

/// Machine code around an address.
struct Disassembly
{
    QString function; ///< empty: not known
    quint64 functionStart = 0; ///< 0: not known
    std::vector<CodeLine> lines;
    int marked = -1; ///< the line that was asked for; -1: the code has none there

    friend bool operator==(const Disassembly &, const Disassembly &) = default;
};

/// What code is asked for.
struct CodePlace
{
    quint64 address = 0;
    quint64 functionStart = 0; ///< 0: not known
    quint64 functionSize = 0; ///< 0: not known
    QString section; ///< of a relocatable file
    QString function;
    /// The address is where a call returns to: the instruction before it is marked.
    bool isReturn = false;
};

/// At most \a around instructions on each side of \a place, within its function where that is known, by objdump
/// under limits of time, memory and output. Calls to bare addresses are named by \a file's functions. Blocks.
/// Errors: NotFound (no code there), Unsupported (objdump does not know the processor), ProgramMissing,
/// ProgramFailed, Timeout, Cancelled.
Result<Disassembly> disassemble(const ElfFile &file, const CodePlace &place, int around,
                                JobContext &context);

/// As text, the marked line with "=>".
QString disassemblyText(const Disassembly &code);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/report.h"
#include "core/trace/cleanlines.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <string_view>

namespace Casebook {

/// The signal that \a line says a program died of ("SIGSEGV"), as gdb, lldb and coredumpctl say it. Signals people stop programs
/// by (SIGINT, SIGSTOP, SIGTERM …) are no crash.
std::optional<QString> parseDeadlySignal(std::string_view line);

/// Adds a report "SIGABRT in FUNCTION" for every line of \a cleaned that names a deadly signal, with the stack of the thread it hit:
/// among the threads of \a out from \a firstThread on, the crashed one behind the line, else the first behind it. A
/// signal without a stack is no report.
void addSignalCrashes(const CleanText &cleaned, std::size_t firstThread, TextReports &out);

} // namespace Casebook

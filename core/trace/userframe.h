// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/trace.h"

#include <optional>
#include <string_view>

namespace Casebook {

/// A frame of a user-space stack with the number its tool gave it.
struct NumberedFrame
{
    int number = 0;
    Frame frame;
};

/// "#3  [0xADDR in ]FUNC (ARGS) [at FILE:LINE | from LIB]"; FUNC may hold templates, anonymous namespaces and
/// operators. A frame that gdb wrapped is joined by the caller. Grammar: gdb's "Backtraces" chapter.
std::optional<NumberedFrame> parseGdbFrame(std::string_view line);

/// "    #0 0xADDR in func file:l:c", "(mod+0xOFF) (BuildId: h)", "#00 pc 000a /lib/x.so (sym+12)".
/// Grammar: sanitizer_common's stack_trace_format and Android's tombstones.
std::optional<NumberedFrame> parseSanitizerFrame(std::string_view line);

/// "#0  0x00007f.. sym (libfoo.so.1 + 0x1a2b)" of systemd-coredump; "n/a" is an unknown name.
std::optional<NumberedFrame> parseCoredumpFrame(std::string_view line);

/// "frame #0: 0xADDR mod`func(args) + 12 at f.c:3:5", with or without "* ".
std::optional<NumberedFrame> parseLldbFrame(std::string_view line);

/// drgn's "#0  func (file.c:1:2)", "#1  func+0x1/0x2 (…)", "#6  0xffffffffc02320a1".
std::optional<NumberedFrame> parseDrgnFrame(std::string_view line);

/// crash(8)'s " #1 [SP] func at ADDR [mod]" and " #2 (inline) func".
std::optional<NumberedFrame> parseCrashToolFrame(std::string_view line);

/// "ns::f<int>(unsigned long) const" without arguments and qualifiers: "ns::f<int>".
std::string_view withoutArguments(std::string_view name);

} // namespace Casebook

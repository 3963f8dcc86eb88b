// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/trace.h"
#include "core/trace/cleanlines.h"

#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace Casebook {

/// An instruction pointer line of the kernel: the innermost frame of a stack, or of what an interrupt broke into.
struct StackPointer
{
    std::size_t trace = 0; ///< index of the stack it belongs to
    std::size_t before = 0; ///< the frame of that stack it stands in front of
    Frame frame;
};

/// What the lines of one kernel report hold besides its header.
struct KernelStacks
{
    std::vector<Trace> traces; ///< in order of the text
    int crash = -1; ///< index of the stack of the crash, -1: none
    std::optional<Frame> rip; ///< the kernel's instruction pointer line
    std::optional<TaskRef> task; ///< "CPU: 0 PID: 12 Comm: foo"
    int cpu = -1;
    QString taint;
    QString arch;
    QStringList modules;
    QString workqueue;
    std::vector<Frame> lockSites; ///< acquire sites of lock rows in front of the first stack
    std::vector<StackPointer> pointers;
    /// Stacks whose last frame is only the caller in arm's last "a from b" line: good for a name, but nobody unwound it.
    std::vector<std::size_t> endInCaller;
    int became = -1; ///< index of the "which became" stack
    bool hasEmptyTrace = false; ///< "Call Trace:" with nothing behind it
    bool isBroken = false; ///< other lines stand between the frames
};

/// Reads stacks, registers and task context out of \a lines (one report, one context each). Any text.
KernelStacks readKernelStacks(std::span<const CleanLine *const> lines);

/// "CPU: 0 UID: 0 PID: 12 Comm: foo Tainted: …", "Pid: 12, comm: foo …"; nothing when \a line is none.
std::optional<TaskRef> parseTaskContext(std::string_view line, int *cpu = nullptr,
                                        QString *taint = nullptr);

/// "task:comm state:D stack:0 pid:42 …" and the old header; nothing when \a line is none.
std::optional<TaskRef> parseTaskHeader(std::string_view line);

/// "comm:pid", "comm/pid": split at the last separator, since a comm may hold both.
std::optional<TaskRef> parseCommPid(std::string_view text, char separator);

} // namespace Casebook

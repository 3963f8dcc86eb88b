// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace Casebook {

/// A thread of execution as a report names it.
struct TaskRef
{
    QString comm; ///< may hold blanks, '/', ':' and brackets
    qint64 pid = -1; ///< -1: not said
    QString state; ///< "D", "R" …, empty when not said

    friend bool operator==(const TaskRef &, const TaskRef &) = default;
};

/// One frame of a stack.
struct Frame
{
    QString func; ///< name without offset; demangled names stay as printed; empty when unknown
    QString raw; ///< the symbol as printed, with offsets ("foo_lock.cold+0x12/0x34")
    qint64 offset = -1; ///< bytes into the function, -1: not said
    qint64 size = -1; ///< of the function, -1: not said
    quint64 address = 0; ///< 0: not said
    QString module; ///< kernel module, library or program; empty for the kernel image
    QString buildId; ///< hex, of the module
    QString section; ///< "TASK", "IRQ", "NMI" …, empty when not marked
    QString file; ///< source path as printed
    int line = -1;
    bool reliable = true; ///< false for "? " frames and their like
    bool isInline = false; ///< belongs to the next real frame below
    qint64 sourceOffset = -1; ///< byte of the source text where its line begins

    friend bool operator==(const Frame &, const Frame &) = default;
};

/// What a stack is to its report. Named by traceRoleName(); never rename.
enum class TraceRole : std::uint8_t {
    Crash, ///< where it happened
    Blocked, ///< of a task that waits
    Holder, ///< of a task that holds what another waits for
    Allocated,
    Freed,
    Queued, ///< last potentially related work
    Stored, ///< KMSAN: uninit was stored
    Created, ///< KMSAN: uninit was created; a thread's or mutex's creation
    Read,
    Write,
    Acquired, ///< where a lock was taken, a link of a lockdep chain
    Registered, ///< where a lock state was registered
    Cpu, ///< a CPU's stack from an NMI back trace
    Thread, ///< one thread of a debugger's dump
    Other,
};

QString traceRoleName(TraceRole role);

/// One stack, innermost frame first.
struct Trace
{
    TraceRole role = TraceRole::Crash;
    QString roleText; ///< the words of the report that name it ("Freed by task 42")
    std::optional<TaskRef> task;
    int cpu = -1;
    std::vector<Frame> frames;
    qint64 start = 0; ///< bytes into the source, its first line
    qint64 end = 0; ///< behind its last line

    friend bool operator==(const Trace &, const Trace &) = default;
};

} // namespace Casebook

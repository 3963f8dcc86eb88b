// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <vector>

namespace Casebook {

/// What to start: always a list of arguments, never a shell string.
struct ProcessSpec
{
    QString program; ///< a bare name, looked up by findProgram, or an absolute path
    QStringList arguments;
    QString folder; ///< working folder; empty: "/"
    /// The whole environment ("NAME=value"); empty: a small allow-list (PATH, HOME, LANG, LC_ALL, TZ).
    QStringList environment;
    QByteArray input; ///< what the program reads from standard input; empty: nothing
    std::chrono::milliseconds timeout{30000};
    qint64 outputBytes =
        0; ///< kept per stream; 0: Limits::processOutputBytes. The rest is counted, dropped
    qint64 memoryBytes = 0; ///< address space of the program; 0: not limited
};

/// How an outside program ended, with what it printed.
struct ProcessOutcome
{
    QString program; ///< the absolute path that was started
    int exitCode = -1; ///< -1 when a signal ended it
    int signal = 0;
    QByteArray output;
    QByteArray errors;
    qint64 droppedBytes = 0;
};

/// Absolute path of \a name in PATH; relative entries of PATH and the current folder are never
/// searched. An absolute \a name is only checked. Error: ProgramMissing with the name as subject.
Result<QString> findProgram(const QString &name);

/// The Debian package that brings \a program ("gdb" → "gdb"), empty when unknown. For messages that
/// name a way out.
QString packageOfProgram(const QString &program);

/// Starts \a spec in a session of its own and waits for its end. On stop request or time-out the
/// whole process group gets SIGTERM, then SIGKILL after 100 ms (stop) or a second (time-out); after a
/// normal end what is left of the group is killed too. A program that makes itself a new session is
/// not followed. Blocks: for worker threads, never the GUI's; needs no event loop.
/// Errors: ProgramMissing, Io, Rejected (NUL in an argument), Cancelled, Timeout (detail: the end of
/// what it printed as errors). A non-zero exit code is an outcome, not an error.
Result<ProcessOutcome> runProcess(const ProcessSpec &spec, JobContext &context);

} // namespace Casebook

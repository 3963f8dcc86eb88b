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
    QByteArray input;
    std::chrono::milliseconds timeout{30000};
    qint64 outputBytes = 0; ///< kept per stream; 0: Limits::processOutputBytes. The rest is counted, dropped
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
/// searched. NotFound → ProgramMissing with the name as subject.
Result<QString> findProgram(const QString &name);

/// The Debian package that brings \a program ("gdb" → "gdb"), empty when unknown. For messages that
/// name a way out.
QString packageOfProgram(const QString &program);

/// Starts \a spec and waits for its end; on stop request or time-out the whole process group gets
/// SIGTERM, then SIGKILL after a second. Blocks: for worker threads, never the GUI's.
/// Errors: ProgramMissing, Io, Cancelled, Timeout. A non-zero exit code is an outcome, not an error.
Result<ProcessOutcome> runProcess(const ProcessSpec &spec, JobContext &context);

} // namespace Casebook

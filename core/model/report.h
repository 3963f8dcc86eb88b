// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/lockgraph.h"
#include "core/model/trace.h"

#include <QStringList>

namespace Casebook {

/// One crash report found in a text.
struct CrashReport
{
    QString title; ///< syzkaller's style: "KASAN: use-after-free Read in foo"
    QStringList alternatives; ///< other titles of the same bug
    QString type; ///< syzkaller's word ("HANG"), empty when the class is unknown
    QString kind; ///< name of the rule that named it
    QString culprit; ///< function blamed, may be empty
    QString arch; ///< "x86-64", "arm64" …, empty when the text does not tell
    bool corrupted = false;
    QString corruptedWhy;
    bool panicked = false;
    bool suppressed = false; ///< real, but not worth a bug of its own (out of memory kill)
    bool maybeMixed = false; ///< lines of several contexts may be mixed
    qint64 start = 0; ///< bytes into the source
    qint64 end = 0;
    QString text; ///< cleaned lines of the report
    QStringList modules; ///< after "Modules linked in:"
    QString taint;
    std::vector<Trace> traces;

    friend bool operator==(const CrashReport &, const CrashReport &) = default;
};

/// A thread of a debugger's dump, or a task with its stack from a kernel's list of tasks.
struct DumpThread
{
    int number = -1;
    qint64 tid = -1;
    QString name;
    QString state; ///< of a kernel's task: "D", "R" …; empty when not said
    bool crashed = false;
    std::vector<Frame> frames;
    qint64 start = 0; ///< bytes into the source
    qint64 end = 0;

    friend bool operator==(const DumpThread &, const DumpThread &) = default;
};

/// Everything read out of one text.
struct TextReports
{
    QString source; ///< name of the text
    std::vector<CrashReport> crashes;
    std::vector<TaskRef> tasks;
    std::vector<HeldLock> locks;
    std::vector<LockEdge> edges;
    std::vector<DumpThread> threads;
    std::vector<UnknownHolder> unknown;
    std::vector<LockOrder> orders; ///< of lockdep and ThreadSanitizer
    std::vector<UnlistedLocks> unlisted; ///< running tasks of a list of locks
    std::vector<LockOwner> owners; ///< "casebook-owner:" lines
    std::vector<WorkRun> works; ///< works in flight
    std::vector<LockWait> waits; ///< stacks that wait
    std::vector<int> fullLists; ///< which lists of locks are of all tasks
    bool lockdepOff = false; ///< lockdep says that it stopped, its lists end before that
};

} // namespace Casebook

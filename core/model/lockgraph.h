// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/trace.h"

#include <QString>

#include <optional>
#include <vector>

namespace Casebook {

/// A lock as a text names it. Equal addresses are one lock; a name alone joins nothing.
struct LockRef
{
    QString name; ///< "&ctrl->reset_lock", "(wq_completion)events", may be empty
    quint64 address = 0; ///< 0: not said
    QString kind; ///< "mutex", "rwsem" …, empty when not said

    friend bool operator==(const LockRef &, const LockRef &) = default;
};

/// One "#k" row of a list of held locks: one task and one number (an inline chain repeats the number).
struct HeldLock
{
    TaskRef task;
    int index = 0;
    LockRef lock;
    QString usage; ///< "{+.+.}-{4:4}"
    QString at; ///< acquire site as printed
    bool waitedFor = false; ///< the task has not got it yet: lockdep lists the attempt too
    qint64 sourceOffset = -1;

    friend bool operator==(const HeldLock &, const HeldLock &) = default;
};

/// How sure an edge is: the text says it, or it follows from what the text says.
enum class EdgeTrust : std::uint8_t { Stated, Derived };

/// The line an edge was read from.
struct EvidenceLine
{
    int line = 0; ///< 1-based in its source
    qint64 offset = 0;
    QString text;
    QString source; ///< name of the text

    friend bool operator==(const EvidenceLine &, const EvidenceLine &) = default;
};

/// Who waits for which lock and who holds it.
struct LockEdge
{
    TaskRef waiter;
    std::optional<TaskRef> holder; ///< empty: the text cannot say
    LockRef lock;
    EvidenceLine source;
    EdgeTrust trust = EdgeTrust::Stated;

    friend bool operator==(const LockEdge &, const LockEdge &) = default;
};

/// Why a holder is not known, and what to capture to know it. Codes; app/text makes sentences.
enum class UnknownWhy : std::uint8_t {
    NoOwnerLines, ///< the kernel or the capture prints no owners
    RunningTasksNotListed, ///< running tasks hold locks the kernel did not list
    OwnerNotFound, ///< the kernel looked and found none
    CompletionHasNoOwner,
    ListIncomplete, ///< lockdep ran out of room or is off
};

struct UnknownHolder
{
    TaskRef waiter;
    LockRef lock;
    UnknownWhy why = UnknownWhy::NoOwnerLines;
    int tasks = 0; ///< running tasks whose locks are not listed
    int locks = 0; ///< their locks together

    friend bool operator==(const UnknownHolder &, const UnknownHolder &) = default;
};

} // namespace Casebook

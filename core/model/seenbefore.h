// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/model/alignment.h"
#include "core/model/tracesource.h"

#include <memory>
#include <optional>
#include <vector>

namespace Casebook {

/// What to look for among all traces of a workspace.
struct SeenRequest
{
    TraceFingerprint wanted;
    QString
        sourceKey; ///< of the source the trace itself stands in, which is left out; empty: of none
    qint64 offset = -1; ///< where it begins there
    int most = 20;
    double leastScore = 0.25;
};

/// A function that both stacks have.
struct SharedFunction
{
    QString name;
    int stacks = 0; ///< of the workspace that have it

    friend bool operator==(const SharedFunction &, const SharedFunction &) = default;
};

/// A bug as a hit names it.
struct SeenBug
{
    BugId id;
    QString title;

    friend bool operator==(const SeenBug &, const SeenBug &) = default;
};

/// A trace of the workspace that is like the one asked for.
struct SeenTrace
{
    TraceSource source;
    qint64 offset = 0; ///< bytes into it, where the stack begins
    std::vector<SeenBug> bugs; ///< it belongs to; none: unfiled
    QString title; ///< of its report, may be empty
    TraceRole role = TraceRole::Crash;
    std::optional<TaskRef> task;
    SimilarTrace why;
    std::vector<SharedFunction> shared; ///< those that tell most, the rarest first
    int more = 0; ///< further traces of the same bugs with the same functions

    friend bool operator==(const SeenTrace &, const SeenTrace &) = default;
};

/// The answer, and what it was found in.
struct SeenBefore
{
    std::vector<SeenTrace> hits; ///< best first
    int stacks = 0; ///< looked at
    int sources = 0; ///< read, with and without stacks
    int unreadable = 0; ///< sources that could not be read
    std::shared_ptr<const FrameRarity>
        rarity; ///< learned from all of them; never null in an answer
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/trace.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace Casebook {

/// How a frame of one stack fits the frame of another beside it.
enum class FrameMatch : std::uint8_t {
    Only, ///< nothing stands beside it
    Different, ///< another function
    OtherModule, ///< the same name in another module: perhaps another function
    Variant, ///< the same function in another form: ".isra.0", ".cold", "__se_sys_", "__x64_sys_" …
    Inlined, ///< the same function, inlined in one and called in the other
    Same,
};

QString frameMatchName(FrameMatch match);

/// One row of stacks laid side by side.
struct AlignedRow
{
    std::vector<int> frames; ///< per stack the index of its frame, -1: a gap
    FrameMatch match = FrameMatch::Only; ///< of all cells together: the weakest of the pairs
    std::vector<FrameMatch> cells; ///< per stack how its frame fits the rest of the row

    friend bool operator==(const AlignedRow &, const AlignedRow &) = default;
};

/// Two to four stacks laid side by side, innermost frames first.
struct Alignment
{
    std::vector<AlignedRow> rows;
    int sharedTop = 0; ///< rows from the top in which all stacks have the same function
    int sharedBottom = 0; ///< rows from the bottom likewise; nothing counts twice
    int firstDifference = -1; ///< from the top, -1: none
    double similarity = 0.0; ///< 0 … 1, weight of what is shared against the weight of all

    friend bool operator==(const Alignment &, const Alignment &) = default;
};

/// How often functions stand in stacks: rare ones tell more. Learned from any number of stacks; without any, all
/// names weigh alike except entry code, which is in every stack.
struct FrameRarity
{
    int stacks = 0;
    QHash<QString, int> stacksWith; ///< by frameKey()

    friend bool operator==(const FrameRarity &, const FrameRarity &) = default;
};

/// Stacks that are equal, in order of their first member; the largest group first.
struct StackGroup
{
    QString key; ///< the reliable functions, one per line: what makes them equal
    std::vector<std::size_t> members; ///< indexes of the stacks that were given
    std::size_t shown =
        0; ///< the member to show: one that holds the most (inline frames, source places)

    friend bool operator==(const StackGroup &, const StackGroup &) = default;
};

/// What is kept of a trace to find it again.
struct TraceFingerprint
{
    QString title; ///< of its report, may be empty
    QStringList alternatives;
    QString culprit;
    QStringList keys; ///< the functions that count, innermost first: stackKeys() of core/trace

    friend bool operator==(const TraceFingerprint &, const TraceFingerprint &) = default;
};

/// Why a trace is taken to be like another; the strongest that holds.
enum class SimilarReason : std::uint8_t {
    EqualStack, ///< the same functions in the same order
    SameTitle, ///< the same title or alternative
    SameCulprit, ///< the same function is blamed
    SharedTop, ///< the innermost frames that matter are the same
    SharedRare, ///< functions are shared that few stacks have
};

QString similarReasonName(SimilarReason reason);

/// A trace that was seen before.
struct SimilarTrace
{
    std::size_t index = 0; ///< of the trace among those given
    double score = 0.0; ///< 0 … 1
    SimilarReason reason = SimilarReason::SharedRare;
    QStringList shared; ///< functions that tell most, the rarest first, at most five
    int sharedTop = 0; ///< frames equal from the top

    friend bool operator==(const SimilarTrace &, const SimilarTrace &) = default;
};

/// What became of a thread from one dump to the next.
enum class ThreadFate : std::uint8_t {
    New, ///< not in the dump before
    Stays, ///< the same stack as before
    Moved, ///< another stack
    Gone, ///< no longer there
};

/// One thread over several dumps.
struct ThreadOverDumps
{
    qint64 tid = -1;
    QString name;
    std::vector<int> threads; ///< per dump its index, -1: not there
    std::vector<ThreadFate> fates; ///< per dump
    bool isStuck = false; ///< the same stack in every dump, at least two

    friend bool operator==(const ThreadOverDumps &, const ThreadOverDumps &) = default;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/alignment.h"
#include "core/model/report.h"

#include <QString>

#include <span>
#include <stop_token>
#include <vector>

namespace Casebook {

/// Equal stacks together: the same reliable functions in the same order, whatever their offsets, inline marks and
/// compilers' suffixes. Stacks without a known function are equal by their addresses. Largest group first.
std::vector<StackGroup> groupStacks(std::span<const std::span<const Frame>> stacks);

TraceFingerprint fingerprintOf(const CrashReport &report, const Trace &trace);

/// The traces of \a known most like \a wanted, best first, none below \a leastScore: cosine of rarity-weighted
/// functions, raised by a shared top, a title and a culprit. Stops early (with none) when asked.
std::vector<SimilarTrace> findSimilar(const TraceFingerprint &wanted,
                                      std::span<const TraceFingerprint> known,
                                      const FrameRarity &rarity, std::size_t most = 10,
                                      double leastScore = 0.25, std::stop_token stop = {});

/// The threads of several dumps of one process or boot, in the order of the first dump that has them. A thread is
/// the same when its number (and name, where both say one) is.
std::vector<ThreadOverDumps> followThreads(std::span<const std::span<const DumpThread>> dumps);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/alignment.h"
#include "core/trace/grouping.h"
#include "core/trace/lockgraph.h"
#include "core/trace/reports.h"
#include "tracefuzz.h"

#include <algorithm>
#include <span>
#include <vector>

using namespace Casebook;

namespace {

/// Every ring is one: who holds for one edge waits in the next.
void checkRings(const LockGraph &graph)
{
    for (const LockCycle &cycle : graph.cycles) {
        for (std::size_t i = 0; i < cycle.edges.size(); ++i) {
            const LockEdge &edge = graph.edges.at(cycle.edges[i]);
            const LockEdge &next = graph.edges.at(cycle.edges[(i + 1) % cycle.edges.size()]);
            if (!edge.holder || edge.holder->pid != next.waiter.pid) {
                std::abort();
            }
        }
    }
    for (const LockEdge &edge : graph.edges) {
        if (edge.holder && edge.kind == EdgeKind::Stack) {
            std::abort(); // a stack alone names no owner
        }
    }
}

} // namespace

/// Any bytes as a capture: the lock graph, its rings, and the first stacks laid side by side.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = Fuzz::viewOf(data, size);
    const TextReports reports = readReports(bytes, QStringLiteral("fuzz"));
    Fuzz::checkRanges(reports, bytes.size());
    checkRings(buildLockGraph(std::span(&reports, 1)));
    std::vector<std::span<const Frame>> stacks;
    for (const DumpThread &thread : reports.threads) {
        stacks.emplace_back(thread.frames);
    }
    groupStacks(stacks);
    if (stacks.size() > 3) {
        stacks.resize(3);
    }
    std::size_t frames = 0;
    for (const std::span<const Frame> stack : stacks) {
        frames = std::max(frames, stack.size());
    }
    if (alignStacks(stacks, {}).rows.size() < frames) {
        std::abort();
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/alignment.h"
#include "core/trace/framekey.h"
#include "core/trace/grouping.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <array>
#include <cstdio>
#include <span>
#include <vector>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

constexpr int threadCount = 1000;
constexpr int depth = 60;

/// A dump of threads that share a bottom; each stack has frames of its own, some inlined, some in variants.
std::vector<DumpThread> dumpOf(quint32 seed)
{
    QRandomGenerator random(seed);
    std::vector<DumpThread> threads;
    for (int t = 0; t < threadCount; ++t) {
        DumpThread thread;
        thread.tid = 1000 + t;
        for (int i = 0; i < depth; ++i) {
            Frame frame;
            const int kind =
                i > depth - 8 ? i : 100 * (t % 50) + i + (random.bounded(4) == 0 ? 7 : 0);
            frame.func = u"function_number_%1"_s.arg(kind);
            if (random.bounded(20) == 0) {
                frame.func += u".isra.0"_s;
            }
            frame.isInline = random.bounded(20) == 0;
            frame.reliable = random.bounded(10) != 0;
            thread.frames.push_back(frame);
        }
        threads.push_back(std::move(thread));
    }
    return threads;
}

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

/// Two dumps of 1,000 threads with 60 frames: follow the threads, lay each beside itself, group the equal ones.
int main()
{
    const std::vector<DumpThread> first = dumpOf(1);
    const std::vector<DumpThread> second = dumpOf(2);
    FrameRarity rarity;
    QElapsedTimer timer;
    timer.start();
    for (const DumpThread &thread : first) {
        addToRarity(rarity, thread.frames);
    }
    std::printf("learn rarity of %d stacks        %7.1f ms\n", threadCount, milliseconds(timer));
    timer.restart();
    const std::vector<std::span<const DumpThread>> dumps{first, second};
    const std::vector<ThreadOverDumps> threads = followThreads(dumps);
    StackAligner aligner(rarity);
    double similarity = 0.0;
    for (const ThreadOverDumps &thread : threads) {
        const std::array<std::span<const Frame>, 2> stacks{
            first[static_cast<std::size_t>(thread.threads[0])].frames,
            second[static_cast<std::size_t>(thread.threads[1])].frames};
        similarity += aligner.align(stacks).similarity;
    }
    const double took = milliseconds(timer);
    std::printf(
        "align two dumps of %d x %d frames %7.1f ms  %s (target 100 ms), mean likeness %.2f\n",
        threadCount, depth, took, took <= 100.0 ? "ok" : "SLOW",
        similarity / static_cast<double>(threads.size()));
    timer.restart();
    std::vector<std::span<const Frame>> stacks;
    for (const DumpThread &thread : first) {
        stacks.emplace_back(thread.frames);
    }
    const std::size_t groups = groupStacks(stacks).size();
    std::printf("group %d stacks into %zu            %7.1f ms\n", threadCount, groups,
                milliseconds(timer));
    std::vector<TraceFingerprint> known;
    for (const DumpThread &thread : second) {
        known.push_back(
            {.title = {}, .alternatives = {}, .culprit = {}, .keys = stackKeys(thread.frames)});
    }
    timer.restart();
    const std::size_t found =
        findSimilar(
            {.title = {}, .alternatives = {}, .culprit = {}, .keys = stackKeys(first[0].frames)},
            known, rarity)
            .size();
    std::printf("seen before among %d traces: %zu   %7.1f ms\n", threadCount, found,
                milliseconds(timer));
    return 0;
}

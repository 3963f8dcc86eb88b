// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/alignedtable.h"

#include "core/trace/alignment.h"
#include "core/trace/framekey.h"

#include <algorithm>
#include <span>

namespace Casebook {

namespace {

constexpr std::size_t mostPanes = 4;
constexpr std::size_t mostFrames = 4000;

bool isSameFunction(FrameMatch match)
{
    return match == FrameMatch::Same || match == FrameMatch::Inlined;
}

/// The pane whose frame most of the others have too; the first one when none stands out.
std::size_t leaderOf(const std::vector<const Frame *> &frames)
{
    std::size_t leader = frames.size();
    std::ptrdiff_t most = -1;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (frames[i] == nullptr) {
            continue;
        }
        const auto like = std::ranges::count_if(frames, [&](const Frame *other) {
            return other != nullptr && isSameFunction(matchFrames(*frames[i], *other));
        });
        if (like > most) {
            most = like;
            leader = i;
        }
    }
    return leader;
}

CellSign signOf(const Frame &frame, const Frame &leader, bool isLeader, std::ptrdiff_t filled)
{
    if (!frame.reliable) {
        return CellSign::Unreliable;
    }
    if (filled == 1) {
        return CellSign::OnlyHere;
    }
    if (isLeader) {
        return CellSign::Equal;
    }
    switch (matchFrames(leader, frame)) {
    case FrameMatch::Same:
    case FrameMatch::Inlined:
        return CellSign::Equal;
    case FrameMatch::Variant:
    case FrameMatch::OtherModule:
        return CellSign::Variant;
    case FrameMatch::Only:
    case FrameMatch::Different:
        return CellSign::Other;
    }
    return CellSign::Other;
}

std::vector<AlignedCell> cellsOf(const AlignedTable &table, const std::vector<int> &indexes)
{
    std::vector<const Frame *> frames;
    for (std::size_t pane = 0; pane < indexes.size(); ++pane) {
        const int index = indexes[pane];
        frames.push_back(index < 0 ? nullptr
                                   : &table.panes[pane].frames()[static_cast<std::size_t>(index)]);
    }
    const auto filled = std::ranges::count_if(frames, [](const Frame *f) { return f != nullptr; });
    const std::size_t leader = leaderOf(frames);
    std::vector<AlignedCell> cells(indexes.size());
    for (std::size_t pane = 0; pane < indexes.size(); ++pane) {
        if (frames[pane] == nullptr) {
            continue;
        }
        cells[pane].frame = indexes[pane];
        cells[pane].sign = table.panes.size() == 1 && frames[pane]->reliable
            ? CellSign::Equal
            : signOf(*frames[pane], *frames[leader], pane == leader, filled);
        cells[pane].otherOffset = cells[pane].sign == CellSign::Equal && frames[pane]->offset >= 0
            && frames[leader]->offset >= 0 && frames[pane]->offset != frames[leader]->offset;
    }
    return cells;
}

} // namespace

const Frame *AlignedTable::frame(std::size_t row, std::size_t pane) const
{
    const int index = rows[row][pane].frame;
    return index < 0 ? nullptr : &panes[pane].frames()[static_cast<std::size_t>(index)];
}

bool AlignedTable::isSame(std::size_t row) const
{
    return std::ranges::all_of(
        rows[row], [](const AlignedCell &cell) { return cell.sign == CellSign::Equal; });
}

int AlignedTable::onlyIn(std::size_t pane) const
{
    return static_cast<int>(std::ranges::count_if(
        rows, [pane](const auto &row) { return row[pane].sign == CellSign::OnlyHere; }));
}

bool AlignedTable::areEqual(std::size_t pane, std::size_t other) const
{
    return std::ranges::all_of(rows, [&](const auto &row) {
        const AlignedCell &a = row[pane];
        const AlignedCell &b = row[other];
        const auto isOut = [](const AlignedCell &cell) {
            return cell.sign == CellSign::Gap || cell.sign == CellSign::Unreliable;
        };
        if (isOut(a) || isOut(b)) {
            return isOut(a) && isOut(b);
        }
        return isSameFunction(
            matchFrames(panes[pane].frames()[static_cast<std::size_t>(a.frame)],
                        panes[other].frames()[static_cast<std::size_t>(b.frame)]));
    });
}

AlignedTable alignedTable(std::vector<TraceItem> panes, const FrameRarity &rarity)
{
    AlignedTable table;
    table.panes = std::move(panes);
    table.panes.resize(std::min(table.panes.size(), mostPanes));
    if (table.panes.empty()) {
        return table;
    }
    if (table.panes.size() == 1) {
        for (std::size_t i = 0; i < table.panes.front().frames().size(); ++i) {
            table.rows.push_back(cellsOf(table, {static_cast<int>(i)}));
        }
        return table;
    }
    std::vector<std::span<const Frame>> stacks;
    for (const TraceItem &pane : table.panes) {
        const std::span<const Frame> frames(pane.frames());
        stacks.push_back(frames.first(std::min(frames.size(), mostFrames)));
    }
    const Alignment alignment = alignStacks(stacks, rarity);
    for (const AlignedRow &row : alignment.rows) {
        table.rows.push_back(cellsOf(table, row.frames));
    }
    table.sharedTop = alignment.sharedTop;
    table.sharedBottom = alignment.sharedBottom;
    // A frame the kernel does not trust is no difference worth pointing at.
    for (std::size_t row = 0; row < table.rows.size() && table.firstDifference < 0; ++row) {
        const bool isNoise = std::ranges::all_of(table.rows[row], [](const AlignedCell &cell) {
            return cell.sign == CellSign::Gap || cell.sign == CellSign::Unreliable;
        });
        if (!isNoise && !table.isSame(row)) {
            table.firstDifference = static_cast<int>(row);
        }
    }
    table.similarity = alignment.similarity;
    return table;
}

FrameRarity rarityOf(const std::vector<TraceItem> &items)
{
    FrameRarity rarity;
    for (const TraceItem &item : items) {
        addToRarity(rarity, item.frames());
    }
    return rarity;
}

} // namespace Casebook

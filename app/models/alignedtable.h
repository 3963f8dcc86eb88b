// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/traceitems.h"
#include "core/model/alignment.h"

#include <vector>

namespace Casebook {

/// What the sign in front of a frame says.
enum class CellSign : std::uint8_t {
    Gap, ///< no frame here
    Equal, ///< as most of the others
    Variant, ///< the same function in another form
    Other, ///< another function stands there
    OnlyHere,
    Unreliable,
};

struct AlignedCell
{
    int frame = -1; ///< of the pane's stack
    CellSign sign = CellSign::Gap;
    bool otherOffset = false; ///< equal, but at another offset than most of the others

    friend bool operator==(const AlignedCell &, const AlignedCell &) = default;
};

/// Stacks side by side, ready to be drawn.
struct AlignedTable
{
    std::vector<TraceItem> panes; ///< one to four
    std::vector<std::vector<AlignedCell>> rows; ///< per row one cell per pane
    int sharedTop = 0; ///< rows
    int sharedBottom = 0;
    int firstDifference = -1; ///< row, -1: all are equal, or there is one pane
    double similarity = 0.0;

    [[nodiscard]] const Frame *frame(std::size_t row, std::size_t pane) const;
    /// All cells of the row are equal.
    [[nodiscard]] bool isSame(std::size_t row) const;
    /// Frames that stand in \a pane alone.
    [[nodiscard]] int onlyIn(std::size_t pane) const;
    /// The stacks of two panes do not differ.
    [[nodiscard]] bool areEqual(std::size_t pane, std::size_t other) const;
};

/// Aligns the stacks of \a panes (the first four). A stack is cut at 4,000 frames. Any thread; grows with the
/// product of the lengths.
AlignedTable alignedTable(std::vector<TraceItem> panes, const FrameRarity &rarity);

/// What the stacks of \a items teach about which functions are rare.
FrameRarity rarityOf(const std::vector<TraceItem> &items);

} // namespace Casebook

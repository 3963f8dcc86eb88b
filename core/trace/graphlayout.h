// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

namespace Casebook {

/// A place in the drawing; y grows downwards.
struct GraphPoint
{
    double x = 0;
    double y = 0;

    friend bool operator==(const GraphPoint &, const GraphPoint &) = default;
};

/// What is to be laid out: boxes by their size, and which of them are joined. Directions do not matter here.
struct GraphShape
{
    struct Box
    {
        double width = 0;
        double height = 0;
    };

    struct Line
    {
        int from = 0;
        int to = 0;
    };

    std::vector<Box> boxes;
    std::vector<Line> lines;
    /// Boxes that want to stand at the top of their part, the most important one first. A part without any
    /// begins with its box of most lines.
    std::vector<int> tops;
    double gap = 28; ///< between boxes of one layer
    double layerGap = 84; ///< between layers: room for arrows and their numbers
    double partGap = 48; ///< between parts that nothing joins
    double sign = 22; ///< side of the number that stands on each line
    double wantedWidth =
        900; ///< parts go into the next row beyond this; a single part may be wider
};

/// A line as one cubic curve, and where its number stands.
struct GraphCurve
{
    GraphPoint start;
    GraphPoint control1;
    GraphPoint control2;
    GraphPoint end;
    GraphPoint sign;

    /// \a t from 0 (start) to 1 (end).
    [[nodiscard]] GraphPoint at(double t) const;
};

struct GraphLayout
{
    std::vector<GraphPoint> centres; ///< of the boxes, same order
    std::vector<GraphCurve> curves; ///< of the lines, same order; begins at the border of `from`
    std::vector<int> layers; ///< of the boxes, inside their part
    double width = 0;
    double height = 0;
};

/// Lays the graph out in layers: a box stands as many layers below the top of its part as it is steps away
/// from it, so that the two sides of a cycle stand beside each other. Boxes never overlap, nor do numbers
/// with each other as long as there is room on their lines. Deterministic; any thread.
GraphLayout layOut(const GraphShape &shape);

} // namespace Casebook

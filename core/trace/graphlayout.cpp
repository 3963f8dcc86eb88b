// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/graphlayout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace Casebook {

namespace {

constexpr int sweeps = 12;

std::size_t place(int index)
{
    return static_cast<std::size_t>(index);
}

/// Boxes of one part, layer by layer, each layer from left to right.
using Layers = std::vector<std::vector<int>>;

class Layouter final
{
public:
    explicit Layouter(const GraphShape &shape)
        : m_shape(shape)
        , m_near(shape.boxes.size())
    {
        for (const GraphShape::Line &line : shape.lines) {
            if (line.from != line.to) {
                m_near[place(line.from)].push_back(line.to);
                m_near[place(line.to)].push_back(line.from);
            }
        }
        m_out.centres.resize(shape.boxes.size());
        m_out.layers.assign(shape.boxes.size(), -1);
    }

    GraphLayout run()
    {
        for (const int root : roots()) {
            if (m_out.layers[place(root)] < 0) {
                Layers layers = layersFrom(root);
                sortLayers(layers);
                putPart(layers);
            }
        }
        for (const GraphShape::Line &line : m_shape.lines) {
            m_out.curves.push_back(curveOf(line));
        }
        putSigns();
        return std::move(m_out);
    }

private:
    /// Wanted tops first, then boxes by their number of lines.
    [[nodiscard]] std::vector<int> roots() const
    {
        std::vector<int> rest(m_shape.boxes.size());
        std::iota(rest.begin(), rest.end(), 0);
        std::ranges::stable_sort(rest, std::greater(),
                                 [this](int box) { return m_near[place(box)].size(); });
        std::vector<int> all = m_shape.tops;
        all.insert(all.end(), rest.begin(), rest.end());
        return all;
    }

    Layers layersFrom(int root)
    {
        Layers layers{{root}};
        m_out.layers[place(root)] = 0;
        while (true) {
            std::vector<int> next;
            for (const int box : layers.back()) {
                for (const int near : m_near[place(box)]) {
                    if (m_out.layers[place(near)] < 0) {
                        m_out.layers[place(near)] = static_cast<int>(layers.size());
                        next.push_back(near);
                    }
                }
            }
            if (next.empty()) {
                return layers;
            }
            layers.push_back(std::move(next));
        }
    }

    /// Mean place of the boxes of another layer that \a box is joined with; where it stands when none is.
    [[nodiscard]] double barycentre(int box, int layer, const std::vector<double> &order) const
    {
        double sum = 0;
        int count = 0;
        for (const int near : m_near[place(box)]) {
            if (m_out.layers[place(near)] == layer) {
                sum += order[place(near)];
                ++count;
            }
        }
        return count == 0 ? order[place(box)] : sum / count;
    }

    [[nodiscard]] std::int64_t crossings(const Layers &layers) const
    {
        std::vector<int> order(m_shape.boxes.size());
        for (const auto &layer : layers) {
            for (std::size_t i = 0; i < layer.size(); ++i) {
                order[place(layer[i])] = static_cast<int>(i);
            }
        }
        std::int64_t count = 0;
        for (std::size_t upper = 0; upper + 1 < layers.size(); ++upper) {
            std::vector<std::pair<int, int>> lines;
            for (const int box : layers[upper]) {
                for (const int near : m_near[place(box)]) {
                    if (m_out.layers[place(near)] == static_cast<int>(upper) + 1) {
                        lines.emplace_back(order[place(box)], order[place(near)]);
                    }
                }
            }
            for (std::size_t a = 0; a < lines.size(); ++a) {
                for (std::size_t b = a + 1; b < lines.size(); ++b) {
                    count +=
                        (lines[a].first - lines[b].first) * (lines[a].second - lines[b].second) < 0
                        ? 1
                        : 0;
                }
            }
        }
        return count;
    }

    void sortLayers(Layers &layers)
    {
        std::vector<double> order(m_shape.boxes.size());
        const auto number = [&order](const std::vector<int> &layer) {
            for (std::size_t i = 0; i < layer.size(); ++i) {
                order[place(layer[i])] = static_cast<double>(i);
            }
        };
        std::ranges::for_each(layers, number);
        const auto sortBy = [&](std::size_t layer, int other) {
            std::ranges::stable_sort(layers[layer], {},
                                     [&](int box) { return barycentre(box, other, order); });
            number(layers[layer]);
        };
        Layers best = layers;
        std::int64_t fewest = crossings(layers);
        for (int sweep = 0; sweep < sweeps && fewest > 0; ++sweep) {
            for (std::size_t layer = 1; layer < layers.size(); ++layer) {
                sortBy(layer, static_cast<int>(layer) - 1);
            }
            for (std::size_t layer = layers.size() - 1; layer-- > 0;) {
                sortBy(layer, static_cast<int>(layer) + 1);
            }
            if (const std::int64_t now = crossings(layers); now < fewest) {
                fewest = now;
                best = layers;
            }
        }
        layers = best;
    }

    /// Centres nearest to \a wanted (least squares) that keep the order and the gaps: neighbours that
    /// would come too close are moved together by the mean of what they want.
    [[nodiscard]] std::vector<double> spread(const std::vector<int> &layer,
                                             const std::vector<double> &wanted) const
    {
        struct Group
        {
            double sum = 0;
            int count = 0;
        };

        std::vector<double> offsets(layer.size(), 0);
        for (std::size_t i = 1; i < layer.size(); ++i) {
            offsets[i] = offsets[i - 1] + m_shape.gap
                + (m_shape.boxes[place(layer[i - 1])].width + m_shape.boxes[place(layer[i])].width)
                    / 2;
        }
        std::vector<Group> groups;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            groups.push_back({.sum = wanted[i] - offsets[i], .count = 1});
            while (groups.size() > 1) {
                const Group last = groups.back();
                Group &before = groups[groups.size() - 2];
                if (before.sum / before.count <= last.sum / last.count) {
                    break;
                }
                before.sum += last.sum;
                before.count += last.count;
                groups.pop_back();
            }
        }
        std::vector<double> centres;
        for (const Group &group : groups) {
            for (int i = 0; i < group.count; ++i) {
                centres.push_back(group.sum / group.count + offsets[centres.size()]);
            }
        }
        return centres;
    }

    void alignLayer(const std::vector<int> &layer, int other)
    {
        std::vector<double> wanted;
        for (const int box : layer) {
            double sum = 0;
            int count = 0;
            for (const int near : m_near[place(box)]) {
                if (other < 0 || m_out.layers[place(near)] == other) {
                    sum += m_out.centres[place(near)].x;
                    ++count;
                }
            }
            wanted.push_back(count == 0 ? m_out.centres[place(box)].x : sum / count);
        }
        const std::vector<double> centres = spread(layer, wanted);
        for (std::size_t i = 0; i < layer.size(); ++i) {
            m_out.centres[place(layer[i])].x = centres[i];
        }
    }

    /// Places one part behind those before it.
    void putPart(const Layers &layers)
    {
        double y = 0;
        for (const auto &layer : layers) {
            double height = 0;
            for (const int box : layer) {
                height = std::max(height, m_shape.boxes[place(box)].height);
            }
            for (const int box : layer) {
                m_out.centres[place(box)].y = y + height / 2;
            }
            y += height + m_shape.layerGap;
            const std::vector<double> centres = spread(layer, std::vector<double>(layer.size(), 0));
            for (std::size_t i = 0; i < layer.size(); ++i) {
                m_out.centres[place(layer[i])].x = centres[i];
            }
        }
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            for (std::size_t layer = 1; layer < layers.size(); ++layer) {
                alignLayer(layers[layer], static_cast<int>(layer) - 1);
            }
            for (std::size_t layer = layers.size() - 1; layer-- > 0;) {
                alignLayer(layers[layer], -1);
            }
        }
        movePart(layers, y - m_shape.layerGap);
    }

    void movePart(const Layers &layers, double height)
    {
        double left = 0;
        double right = 0;
        bool first = true;
        for (const auto &layer : layers) {
            for (const int box : layer) {
                const double half = m_shape.boxes[place(box)].width / 2;
                const double x = m_out.centres[place(box)].x;
                left = first ? x - half : std::min(left, x - half);
                right = first ? x + half : std::max(right, x + half);
                first = false;
            }
        }
        if (m_rowRight > 0 && m_rowRight + (right - left) > m_shape.wantedWidth) {
            m_rowTop = m_out.height + m_shape.partGap;
            m_rowRight = 0;
        }
        for (const auto &layer : layers) {
            for (const int box : layer) {
                m_out.centres[place(box)].x += m_rowRight - left;
                m_out.centres[place(box)].y += m_rowTop;
            }
        }
        m_out.width = std::max(m_out.width, m_rowRight + (right - left));
        m_out.height = std::max(m_out.height, m_rowTop + height);
        m_rowRight += right - left + m_shape.partGap;
    }

    /// Lines that leave a box on one side are spread over that side, in the order of where they lead.
    [[nodiscard]] double portOf(int box, int other) const
    {
        const int side = m_out.layers[place(other)];
        std::vector<double> leadTo;
        for (const int near : m_near[place(box)]) {
            if (m_out.layers[place(near)] == side) {
                leadTo.push_back(m_out.centres[place(near)].x);
            }
        }
        std::ranges::sort(leadTo);
        const auto mine = std::ranges::lower_bound(leadTo, m_out.centres[place(other)].x);
        const auto rank = static_cast<double>(mine - leadTo.begin());
        const double room = m_shape.boxes[place(box)].width * 0.7;
        const double step = std::min(26.0, room / static_cast<double>(leadTo.size()));
        return m_out.centres[place(box)].x
            + (rank - static_cast<double>(leadTo.size() - 1) / 2) * step;
    }

    [[nodiscard]] GraphCurve curveOf(const GraphShape::Line &line) const
    {
        const GraphPoint from = m_out.centres[place(line.from)];
        const GraphPoint to = m_out.centres[place(line.to)];
        const GraphShape::Box &fromBox = m_shape.boxes[place(line.from)];
        const GraphShape::Box &toBox = m_shape.boxes[place(line.to)];
        GraphCurve curve;
        if (m_out.layers[place(line.from)] == m_out.layers[place(line.to)]) {
            // Beside each other (a line of odd length, or one that leads back to its own box): an arc below.
            const double y = std::max(from.y + fromBox.height / 2, to.y + toBox.height / 2);
            curve.start = {.x = from.x, .y = from.y + fromBox.height / 2};
            curve.end = {.x = to.x + (line.from == line.to ? toBox.width / 4 : 0),
                         .y = to.y + toBox.height / 2};
            curve.control1 = {.x = curve.start.x, .y = y + m_shape.layerGap * 0.6};
            curve.control2 = {.x = curve.end.x, .y = y + m_shape.layerGap * 0.6};
            return curve;
        }
        const double way = to.y > from.y ? 1 : -1;
        curve.start = {.x = portOf(line.from, line.to), .y = from.y + way * fromBox.height / 2};
        curve.end = {.x = portOf(line.to, line.from), .y = to.y - way * toBox.height / 2};
        const double bend = std::abs(curve.end.y - curve.start.y) / 2;
        curve.control1 = {.x = curve.start.x, .y = curve.start.y + way * bend};
        curve.control2 = {.x = curve.end.x, .y = curve.end.y - way * bend};
        return curve;
    }

    [[nodiscard]] bool isFree(GraphPoint point, const std::vector<GraphPoint> &taken) const
    {
        const double side = m_shape.sign;
        return std::ranges::none_of(taken, [&](GraphPoint other) {
            return std::abs(other.x - point.x) < side && std::abs(other.y - point.y) < side;
        });
    }

    void putSigns()
    {
        constexpr std::array places{0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8};
        std::vector<GraphPoint> taken;
        for (GraphCurve &curve : m_out.curves) {
            curve.sign = curve.at(places.front());
            for (const double t : places) {
                if (isFree(curve.at(t), taken)) {
                    curve.sign = curve.at(t);
                    break;
                }
            }
            taken.push_back(curve.sign);
        }
    }

    const GraphShape &m_shape;
    std::vector<std::vector<int>> m_near;
    GraphLayout m_out;
    double m_rowTop = 0;
    double m_rowRight = 0;
};

} // namespace

GraphPoint GraphCurve::at(double t) const
{
    const double s = 1 - t;
    const double a = s * s * s;
    const double b = 3 * s * s * t;
    const double c = 3 * s * t * t;
    const double d = t * t * t;
    return {.x = a * start.x + b * control1.x + c * control2.x + d * end.x,
            .y = a * start.y + b * control1.y + c * control2.y + d * end.y};
}

GraphLayout layOut(const GraphShape &shape)
{
    return Layouter(shape).run();
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/alignment.h"

#include "core/trace/framekey.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <limits>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Costs of a gap against the weight of a frame, 0.1 … 1: a run of frames that only one stack has is one gap.
constexpr float gapOpen = 0.5F;
constexpr float gapExtend = 0.1F;
/// Two different functions side by side; better than two gaps only for a few rows.
constexpr float differentCost = 0.45F;
constexpr float never = -std::numeric_limits<float>::infinity();

/// What the comparison of two frames needs, in numbers: equal ones are equal words.
struct Cell
{
    int key = 0; ///< 0: unknown
    int name = 0;
    int module = 0; ///< 0: not said
    bool isInline = false;
    float weight = 0.1F;
};

using Cells = std::vector<Cell>;
/// A frame of the first and one of the second stack, -1: a gap.
using Pair = std::array<int, 2>;

/// As matchFrames(), on numbers.
FrameMatch matchCells(const Cell &a, const Cell &b)
{
    if (a.key != b.key || (a.key == 0 && (a.name != b.name || a.name == 0))) {
        return FrameMatch::Different;
    }
    if (a.module != 0 && b.module != 0 && a.module != b.module) {
        return FrameMatch::OtherModule;
    }
    if (a.isInline != b.isInline) {
        return FrameMatch::Inlined;
    }
    return a.name == b.name ? FrameMatch::Same : FrameMatch::Variant;
}

bool isShared(FrameMatch match)
{
    return match >= FrameMatch::Variant;
}

/// Gotoh's three states, with one byte of way back per cell.
class PairAligner final
{
public:
    PairAligner(const Cells &a, const Cells &b)
        : m_a(a)
        , m_b(b)
    {
    }

    std::vector<Pair> align();

private:
    [[nodiscard]] float score(std::size_t i, std::size_t j) const;
    void fill(std::size_t top, std::size_t rows, std::size_t columns);
    void walkBack(std::size_t top, std::size_t rows, std::size_t columns,
                  std::vector<Pair> &out) const;

    const Cells &m_a;
    const Cells &m_b;
    std::vector<std::uint8_t> m_back; ///< bits 0-1: from which state a match, 2-3: up, 4-5: left
    int m_last = 0;
};

float PairAligner::score(std::size_t i, std::size_t j) const
{
    if (m_a[i].key != m_b[j].key) {
        return -differentCost;
    }
    const float weight = std::min(m_a[i].weight, m_b[j].weight);
    switch (matchCells(m_a[i], m_b[j])) {
    case FrameMatch::Same:
        return 2.0F * weight;
    case FrameMatch::Inlined:
    case FrameMatch::Variant:
        return 1.8F * weight;
    case FrameMatch::OtherModule:
        return 0.6F * weight;
    case FrameMatch::Different:
    case FrameMatch::Only:
        break;
    }
    return -differentCost;
}

void PairAligner::fill(std::size_t top, std::size_t rows, std::size_t columns)
{
    // States: 0 both frames, 1 a gap in b (up), 2 a gap in a (left).
    struct States
    {
        float both = never;
        float up = never;
        float left = never;
    };

    std::vector<States> row(columns + 1); // of the row above, overwritten from the left
    m_back.resize((rows + 1) * (columns + 1));
    row[0].both = 0.0F;
    for (std::size_t j = 1; j <= columns; ++j) {
        row[j].left = -gapOpen - gapExtend * static_cast<float>(j);
        m_back[j] = static_cast<std::uint8_t>((j == 1 ? 0 : 2) << 4);
    }
    const auto best = [](float a, float b, float c, int &from) {
        const float ab = a >= b ? a : b;
        from = a >= b ? 0 : 1;
        from = ab >= c ? from : 2;
        return ab >= c ? ab : c;
    };
    for (std::size_t i = 1; i <= rows; ++i) {
        States corner = row[0];
        States left;
        left.up = -gapOpen - gapExtend * static_cast<float>(i);
        row[0] = left;
        std::uint8_t *back = &m_back[i * (columns + 1)];
        *back = static_cast<std::uint8_t>((i == 1 ? 0 : 1) << 2);
        for (std::size_t j = 1; j <= columns; ++j) {
            int fromBoth = 0;
            int fromUp = 0;
            int fromLeft = 0;
            const States above = row[j];
            States now;
            now.both = score(top + i - 1, top + j - 1)
                + best(corner.both, corner.up, corner.left, fromBoth);
            now.up = best(above.both - gapOpen, above.up, above.left - gapOpen, fromUp) - gapExtend;
            now.left =
                best(left.both - gapOpen, left.up - gapOpen, left.left, fromLeft) - gapExtend;
            *++back = static_cast<std::uint8_t>(fromBoth | (fromUp << 2) | (fromLeft << 4));
            row[j] = now;
            corner = above;
            left = now;
        }
    }
    const States &end = row[columns];
    best(end.both, end.up, end.left, m_last);
}

void PairAligner::walkBack(std::size_t top, std::size_t rows, std::size_t columns,
                           std::vector<Pair> &out) const
{
    std::vector<Pair> reversed;
    int state = m_last;
    std::size_t i = rows;
    std::size_t j = columns;
    while (i > 0 || j > 0) {
        const std::uint8_t back = m_back[i * (columns + 1) + j];
        if (i == 0) {
            state = 2;
        } else if (j == 0) {
            state = 1;
        }
        const int left = static_cast<int>(top + i) - 1;
        const int right = static_cast<int>(top + j) - 1;
        if (state == 0) {
            reversed.push_back({left, right});
            state = back & 3;
            --i;
            --j;
        } else if (state == 1) {
            reversed.push_back({left, -1});
            state = (back >> 2) & 3;
            --i;
        } else {
            reversed.push_back({-1, right});
            state = (back >> 4) & 3;
            --j;
        }
    }
    out.insert(out.end(), reversed.rbegin(), reversed.rend());
}

std::vector<Pair> PairAligner::align()
{
    const std::size_t least = std::min(m_a.size(), m_b.size());
    const auto equal = [this](std::size_t i, std::size_t j) {
        return isShared(matchCells(m_a[i], m_b[j]));
    };
    std::size_t top = 0;
    while (top < least && equal(top, top)) {
        ++top;
    }
    std::size_t bottom = 0;
    while (bottom < least - top && equal(m_a.size() - 1 - bottom, m_b.size() - 1 - bottom)) {
        ++bottom;
    }
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < top; ++i) {
        pairs.push_back({static_cast<int>(i), static_cast<int>(i)});
    }
    const std::size_t rows = m_a.size() - top - bottom;
    const std::size_t columns = m_b.size() - top - bottom;
    if (rows > 0 || columns > 0) {
        fill(top, rows, columns);
        walkBack(top, rows, columns, pairs);
    }
    for (std::size_t i = bottom; i > 0; --i) {
        pairs.push_back({static_cast<int>(m_a.size() - i), static_cast<int>(m_b.size() - i)});
    }
    return pairs;
}

/// Rows around the frames of one stack: what other stacks have between two of its frames stands in a slot.
class Star final
{
public:
    Star(const std::vector<Cells> &stacks, std::size_t centre)
        : m_stacks(stacks)
        , m_rows(stacks[centre].size(), std::vector<int>(stacks.size(), -1))
        , m_slots(stacks[centre].size() + 1)
    {
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            m_rows[i][centre] = static_cast<int>(i);
        }
    }

    void add(std::size_t stack, const std::vector<Pair> &pairs)
    {
        std::size_t slot = 0;
        std::vector<int> run;
        for (const Pair &pair : pairs) {
            if (pair[0] < 0) {
                run.push_back(pair[1]);
                continue;
            }
            insert(slot, stack, run);
            run.clear();
            m_rows[static_cast<std::size_t>(pair[0])][stack] = pair[1];
            slot = static_cast<std::size_t>(pair[0]) + 1;
        }
        insert(slot, stack, run);
    }

    [[nodiscard]] std::vector<std::vector<int>> rows() const
    {
        std::vector<std::vector<int>> all;
        for (std::size_t i = 0; i < m_slots.size(); ++i) {
            all.insert(all.end(), m_slots[i].begin(), m_slots[i].end());
            if (i < m_rows.size()) {
                all.push_back(m_rows[i]);
            }
        }
        return all;
    }

private:
    /// Puts \a run beside what other stacks have in the slot already, equal functions in one row.
    void insert(std::size_t slot, std::size_t stack, const std::vector<int> &run)
    {
        std::vector<std::vector<int>> &rows = m_slots[slot];
        std::size_t at = 0;
        for (const int index : run) {
            const Cell &frame = m_stacks[stack][static_cast<std::size_t>(index)];
            std::size_t found = at;
            while (found < rows.size() && !fits(rows[found], frame)) {
                ++found;
            }
            if (found == rows.size()) {
                std::vector<int> row(m_stacks.size(), -1);
                row[stack] = index;
                rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(at), std::move(row));
                ++at;
            } else {
                rows[found][stack] = index;
                at = found + 1;
            }
        }
    }

    [[nodiscard]] bool fits(const std::vector<int> &row, const Cell &frame) const
    {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i] >= 0
                && isShared(matchCells(m_stacks[i][static_cast<std::size_t>(row[i])], frame))) {
                return true;
            }
        }
        return false;
    }

    const std::vector<Cells> &m_stacks;
    std::vector<std::vector<int>> m_rows;
    std::vector<std::vector<std::vector<int>>> m_slots;
};

AlignedRow rowOf(std::vector<int> frames, const std::vector<Cells> &stacks)
{
    AlignedRow row;
    row.frames = std::move(frames);
    row.cells.assign(row.frames.size(), FrameMatch::Only);
    row.match = FrameMatch::Same;
    for (std::size_t i = 0; i < row.frames.size(); ++i) {
        if (row.frames[i] < 0) {
            row.match = FrameMatch::Only;
            continue;
        }
        for (std::size_t j = i + 1; j < row.frames.size(); ++j) {
            if (row.frames[j] < 0) {
                continue;
            }
            const FrameMatch match = matchCells(stacks[i][static_cast<std::size_t>(row.frames[i])],
                                                stacks[j][static_cast<std::size_t>(row.frames[j])]);
            row.match = std::min(row.match, match);
            row.cells[i] = std::max(row.cells[i], match);
            row.cells[j] = std::max(row.cells[j], match);
        }
    }
    return row;
}

void summarize(Alignment &made, const std::vector<Cells> &cells)
{
    const auto shared = [](const AlignedRow &row) { return isShared(row.match); };
    const auto first = std::ranges::find_if_not(made.rows, shared);
    made.sharedTop = static_cast<int>(first - made.rows.begin());
    if (first != made.rows.end()) {
        made.firstDifference = made.sharedTop;
        const auto last = std::find_if_not(made.rows.rbegin(), made.rows.rend(), shared);
        made.sharedBottom = static_cast<int>(last - made.rows.rbegin());
    }
    double all = 0.0;
    double common = 0.0;
    for (const AlignedRow &row : made.rows) {
        for (std::size_t i = 0; i < row.frames.size(); ++i) {
            if (row.frames[i] >= 0) {
                const double weight =
                    static_cast<double>(cells[i][static_cast<std::size_t>(row.frames[i])].weight);
                all += weight;
                common += isShared(row.match) ? weight : 0.0;
            }
        }
    }
    made.similarity = all > 0.0 ? common / all : 0.0;
}

/// Weight of what two stacks share in \a pairs.
double sharedWeight(const std::vector<Pair> &pairs, const Cells &a, const Cells &b)
{
    double weight = 0.0;
    for (const Pair &pair : pairs) {
        if (pair[0] >= 0 && pair[1] >= 0) {
            const Cell &left = a[static_cast<std::size_t>(pair[0])];
            const Cell &right = b[static_cast<std::size_t>(pair[1])];
            weight += left.key == right.key
                ? static_cast<double>(std::min(left.weight, right.weight))
                : 0.0;
        }
    }
    return weight;
}

} // namespace

/// Numbers for the words of all stacks, and what a function's name says.
class StackAligner::Words final
{
public:
    explicit Words(const FrameRarity &rarity)
        : m_rarity(rarity)
    {
    }

    Cells cellsOf(std::span<const Frame> frames)
    {
        Cells cells;
        cells.reserve(frames.size());
        for (const Frame &frame : frames) {
            Cell cell = namedCell(frame);
            if (cell.key == 0) {
                // An unknown frame is the same as another at the same address.
                cell.name =
                    frame.address == 0 ? 0 : numberOf(u"0x"_s + QString::number(frame.address, 16));
            }
            cell.module = numberOf(frame.module);
            cell.isInline = frame.isInline;
            if (!frame.reliable) {
                cell.weight = 0.05F; // what the kernel does not trust never pulls others along
            }
            cells.push_back(cell);
        }
        return cells;
    }

private:
    int numberOf(const QString &word)
    {
        if (word.isEmpty()) {
            return 0;
        }
        const auto it = m_numbers.constFind(word);
        return it != m_numbers.constEnd()
            ? *it
            : *m_numbers.insert(word, static_cast<int>(m_numbers.size()) + 1);
    }

    Cell namedCell(const Frame &frame)
    {
        const auto known = m_cells.constFind(frame.func);
        if (known != m_cells.constEnd()) {
            return *known;
        }
        const QString key = frame.func == "??"_L1 ? QString() : frameKey(frame);
        Cell cell;
        cell.key = numberOf(key);
        cell.name = numberOf(frame.func);
        cell.weight = isEntryKey(key) ? 0.2F : static_cast<float>(weightOf(m_rarity, key));
        return *m_cells.insert(frame.func, cell);
    }

    const FrameRarity &m_rarity;
    QHash<QString, int> m_numbers;
    QHash<QString, Cell> m_cells; ///< by the name as printed
};

StackAligner::StackAligner(const FrameRarity &rarity)
    : m_words(std::make_unique<Words>(rarity))
{
}

StackAligner::~StackAligner() = default;

Alignment alignStacks(std::span<const std::span<const Frame>> stacks, const FrameRarity &rarity)
{
    return StackAligner(rarity).align(stacks);
}

Alignment StackAligner::align(std::span<const std::span<const Frame>> stacks)
{
    Alignment made;
    if (stacks.empty()) {
        return made;
    }
    std::vector<Cells> cells;
    for (const std::span<const Frame> stack : stacks) {
        cells.push_back(m_words->cellsOf(stack));
    }
    const std::size_t count = stacks.size();
    const auto pairsOf = [&](std::size_t i, std::size_t j) {
        return PairAligner(cells[i], cells[j]).align();
    };
    std::size_t centre = 0;
    if (count > 2) {
        double best = -1.0;
        for (std::size_t i = 0; i < count; ++i) {
            double sum = 0.0;
            for (std::size_t j = 0; j < count; ++j) {
                sum += i == j ? 0.0 : sharedWeight(pairsOf(i, j), cells[i], cells[j]);
            }
            if (sum > best) {
                best = sum;
                centre = i;
            }
        }
    }
    Star star(cells, centre);
    for (std::size_t i = 0; i < count; ++i) {
        if (i != centre) {
            star.add(i, pairsOf(centre, i));
        }
    }
    for (std::vector<int> &row : star.rows()) {
        made.rows.push_back(rowOf(std::move(row), cells));
    }
    summarize(made, cells);
    return made;
}

} // namespace Casebook

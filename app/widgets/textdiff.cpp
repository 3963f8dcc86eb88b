// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/textdiff.h"

#include <QHash>

#include <algorithm>

namespace Casebook {

namespace {

/// Above this many differing lines the search for the shortest list costs more than it gives.
constexpr int maxDistance = 800;

/// A run of old tokens replaced by a run of new ones.
struct Hunk
{
    int oldFrom = 0;
    int oldTo = 0;
    int newFrom = 0;
    int newTo = 0;
};

/// Pieces with their line end, so that joining them gives the text back.
std::vector<QStringView> linesOf(QStringView text)
{
    std::vector<QStringView> lines;
    qsizetype from = 0;
    while (from < text.size()) {
        const qsizetype end = text.indexOf(u'\n', from);
        const qsizetype to = end < 0 ? text.size() : end + 1;
        lines.push_back(text.mid(from, to - from));
        from = to;
    }
    return lines;
}

/// Words, runs of spaces, and single other characters.
std::vector<QStringView> wordsOf(QStringView text)
{
    const auto kind = [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' ? 1 : c.isSpace() ? 2 : c.isSurrogate() ? 3 : 0;
    };
    std::vector<QStringView> words;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from + 1;
        while (to < text.size() && kind(text[to]) != 0 && kind(text[to]) == kind(text[from])) {
            ++to;
        }
        words.push_back(text.mid(from, to - from));
        from = to;
    }
    return words;
}

/// The shortest list of replacements that makes \a b of \a a (E. W. Myers, 1986, section 4). Every
/// round's reach is kept, so that the way there can be walked back; more than maxDistance steps give one
/// replacement of the whole middle.
std::vector<Hunk> myers(const std::vector<QStringView> &a, const std::vector<QStringView> &b)
{
    int head = 0;
    int aEnd = static_cast<int>(a.size());
    int bEnd = static_cast<int>(b.size());
    const auto at = [](const std::vector<QStringView> &v, int i) {
        return v[static_cast<size_t>(i)];
    };
    while (head < aEnd && head < bEnd && at(a, head) == at(b, head)) {
        ++head;
    }
    while (aEnd > head && bEnd > head && at(a, aEnd - 1) == at(b, bEnd - 1)) {
        --aEnd;
        --bEnd;
    }
    if (head == aEnd && head == bEnd) {
        return {};
    }
    const Hunk whole{.oldFrom = head, .oldTo = aEnd, .newFrom = head, .newTo = bEnd};
    const int n = aEnd - head;
    const int m = bEnd - head;
    const int limit = std::min(n + m, maxDistance);
    std::vector<int> reach(static_cast<size_t>(2 * limit + 3), 0);
    std::vector<std::vector<int>> traces;
    const auto slot = [limit](int k) { return static_cast<size_t>(k + limit + 1); };
    int distance = -1;
    for (int d = 0; d <= limit && distance < 0; ++d) {
        traces.push_back(reach);
        for (int k = -d; k <= d; k += 2) {
            const bool down = k == -d || (k != d && reach[slot(k - 1)] < reach[slot(k + 1)]);
            int x = down ? reach[slot(k + 1)] : reach[slot(k - 1)] + 1;
            int y = x - k;
            while (x < n && y < m && at(a, head + x) == at(b, head + y)) {
                ++x;
                ++y;
            }
            reach[slot(k)] = x;
            if (x >= n && y >= m) {
                distance = d;
                break;
            }
        }
    }
    if (distance < 0) {
        return {whole};
    }
    std::vector<Hunk> hunks; // backwards, one step each
    int x = n;
    int y = m;
    for (int d = distance; d > 0; --d) {
        const std::vector<int> &before = traces[static_cast<size_t>(d)];
        const int k = x - y;
        const bool down = k == -d || (k != d && before[slot(k - 1)] < before[slot(k + 1)]);
        const int previousK = down ? k + 1 : k - 1;
        const int fromX = before[slot(previousK)];
        const int fromY = fromX - previousK;
        const int stepX = down ? fromX : fromX + 1;
        const int stepY = down ? fromY + 1 : fromY;
        const Hunk step{.oldFrom = head + fromX,
                        .oldTo = head + stepX,
                        .newFrom = head + fromY,
                        .newTo = head + stepY};
        if (!hunks.empty() && hunks.back().oldFrom == step.oldTo
            && hunks.back().newFrom == step.newTo) {
            hunks.back().oldFrom = step.oldFrom;
            hunks.back().newFrom = step.newFrom;
        } else {
            hunks.push_back(step);
        }
        x = fromX;
        y = fromY;
    }
    std::ranges::reverse(hunks);
    return hunks;
}

std::vector<qsizetype> offsetsOf(const std::vector<QStringView> &pieces)
{
    std::vector<qsizetype> offsets{0};
    for (const QStringView piece : pieces) {
        offsets.push_back(offsets.back() + piece.size());
    }
    return offsets;
}

/// Takes off what both sides share at the ends, whole characters only.
TextChange narrowed(QStringView from, QStringView to, qsizetype position)
{
    qsizetype head = 0;
    while (head < from.size() && head < to.size() && from[head] == to[head]) {
        ++head;
    }
    if (head > 0 && from[head - 1].isHighSurrogate()) {
        --head;
    }
    qsizetype tail = 0;
    while (tail < from.size() - head && tail < to.size() - head
           && from[from.size() - 1 - tail] == to[to.size() - 1 - tail]) {
        ++tail;
    }
    if (tail > 0 && from[from.size() - tail].isLowSurrogate()) {
        --tail;
    }
    return {.position = position + head,
            .removed = from.size() - head - tail,
            .inserted = to.mid(head, to.size() - head - tail).toString()};
}

} // namespace

std::vector<TextChange> textChanges(QStringView from, QStringView to)
{
    const std::vector<QStringView> oldLines = linesOf(from);
    const std::vector<QStringView> newLines = linesOf(to);
    const std::vector<qsizetype> oldOffsets = offsetsOf(oldLines);
    const std::vector<qsizetype> newOffsets = offsetsOf(newLines);
    std::vector<TextChange> changes;
    for (const Hunk &hunk : myers(oldLines, newLines)) {
        const qsizetype oldFrom = oldOffsets[static_cast<size_t>(hunk.oldFrom)];
        const qsizetype oldTo = oldOffsets[static_cast<size_t>(hunk.oldTo)];
        const qsizetype newFrom = newOffsets[static_cast<size_t>(hunk.newFrom)];
        const qsizetype newTo = newOffsets[static_cast<size_t>(hunk.newTo)];
        changes.push_back(narrowed(from.mid(oldFrom, oldTo - oldFrom),
                                   to.mid(newFrom, newTo - newFrom), oldFrom));
    }
    return changes;
}

QString applyChanges(const QString &text, const std::vector<TextChange> &changes)
{
    QString result = text;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        result.replace(change->position, change->removed, change->inserted);
    }
    return result;
}

TextMerge mergeChanges(const QString &base, const QString &mine, const QString &theirs)
{
    TextMerge merge;
    if (base == mine) {
        merge.changes = textChanges(mine, theirs);
        return merge;
    }
    const std::vector<TextChange> ours = textChanges(base, mine);
    qsizetype shift = 0; // how far places behind our changes so far have moved
    auto our = ours.begin();
    for (const TextChange &their : textChanges(base, theirs)) {
        while (our != ours.end() && our->position + our->removed < their.position) {
            shift += our->inserted.size() - our->removed;
            ++our;
        }
        if (our != ours.end() && our->position <= their.position + their.removed) {
            // The same change on both sides is no conflict; anything else that meets is.
            merge.conflict = merge.conflict || !(*our == their);
            continue;
        }
        merge.changes.push_back({.position = their.position + shift,
                                 .removed = their.removed,
                                 .inserted = their.inserted});
    }
    return merge;
}

namespace {

/// Marks the words of a removed and an added line that differ.
void markWords(DiffLine &removed, DiffLine &added)
{
    const std::vector<QStringView> oldWords = wordsOf(removed.text);
    const std::vector<QStringView> newWords = wordsOf(added.text);
    const std::vector<qsizetype> oldOffsets = offsetsOf(oldWords);
    const std::vector<qsizetype> newOffsets = offsetsOf(newWords);
    for (const Hunk &hunk : myers(oldWords, newWords)) {
        const qsizetype oldFrom = oldOffsets[static_cast<size_t>(hunk.oldFrom)];
        const qsizetype newFrom = newOffsets[static_cast<size_t>(hunk.newFrom)];
        if (hunk.oldTo > hunk.oldFrom) {
            removed.marks.emplace_back(oldFrom,
                                       oldOffsets[static_cast<size_t>(hunk.oldTo)] - oldFrom);
        }
        if (hunk.newTo > hunk.newFrom) {
            added.marks.emplace_back(newFrom,
                                     newOffsets[static_cast<size_t>(hunk.newTo)] - newFrom);
        }
    }
}

QString withoutLineEnd(QStringView line)
{
    return (line.endsWith(u'\n') ? line.chopped(1) : line).toString();
}

} // namespace

std::vector<DiffLine> diffLines(const QString &from, const QString &to)
{
    const std::vector<QStringView> oldLines = linesOf(from);
    const std::vector<QStringView> newLines = linesOf(to);
    std::vector<DiffLine> lines;
    int oldAt = 0;
    int newAt = 0;
    const auto same = [&](int until) {
        for (; oldAt < until; ++oldAt, ++newAt) {
            lines.push_back({.kind = DiffLine::Kind::Same,
                             .text = withoutLineEnd(oldLines[static_cast<size_t>(oldAt)]),
                             .oldLine = oldAt,
                             .newLine = newAt,
                             .marks = {}});
        }
    };
    for (const Hunk &hunk : myers(oldLines, newLines)) {
        same(hunk.oldFrom);
        const size_t first = lines.size();
        for (; oldAt < hunk.oldTo; ++oldAt) {
            lines.push_back({.kind = DiffLine::Kind::Removed,
                             .text = withoutLineEnd(oldLines[static_cast<size_t>(oldAt)]),
                             .oldLine = oldAt,
                             .newLine = -1,
                             .marks = {}});
        }
        const size_t second = lines.size();
        for (; newAt < hunk.newTo; ++newAt) {
            lines.push_back({.kind = DiffLine::Kind::Added,
                             .text = withoutLineEnd(newLines[static_cast<size_t>(newAt)]),
                             .oldLine = -1,
                             .newLine = newAt,
                             .marks = {}});
        }
        for (size_t i = 0; first + i < second && second + i < lines.size(); ++i) {
            markWords(lines[first + i], lines[second + i]);
        }
    }
    same(static_cast<int>(oldLines.size()));
    return lines;
}

} // namespace Casebook

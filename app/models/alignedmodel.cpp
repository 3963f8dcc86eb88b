// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/alignedmodel.h"

#include "core/trace/demangle.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Fewer rows are shown: a fold would take as much room.
constexpr int leastFolded = 3;
constexpr int namesInFold = 3;

std::size_t place(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

QString frameWords(const Frame &frame)
{
    if (frame.func.isEmpty()) {
        return frame.raw.isEmpty() ? u"??"_s : frame.raw;
    }
    const QString name = shownFunction(frame);
    return frame.offset < 0 ? name : name + "+0x"_L1 + QString::number(frame.offset, 16);
}

QString framePlace(const Frame &frame)
{
    if (frame.file.isEmpty()) {
        return frame.module.isEmpty() ? QString() : u'[' + frame.module + u']';
    }
    const QString name = frame.file.section(u'/', -1);
    return frame.line < 0 ? name : name + u':' + QString::number(frame.line);
}

int AlignedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AlignedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.panes.size());
}

QVariant AlignedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[place(index.row())];
    if (row.fold != Fold::None) {
        switch (role) {
        case FoldRole:
            return static_cast<int>(row.fold);
        case RowRole:
            return -1;
        case CountRole:
            return row.count;
        case NamesRole:
        case Qt::DisplayRole:
            return role == NamesRole ? QVariant(namesFrom(row))
                                     : QVariant(namesFrom(row).join(u", "_s));
        case OpenRole:
            return isOpen(row.fold);
        default:
            return {};
        }
    }
    const AlignedCell &cell = m_table.rows[place(row.row)][place(index.column())];
    const Frame *shown = m_table.frame(place(row.row), place(index.column()));
    switch (role) {
    case FoldRole:
        return static_cast<int>(Fold::None);
    case RowRole:
        return row.row;
    case SignRole:
        return static_cast<int>(cell.sign);
    case OtherOffsetRole:
        return m_offsetsCount && cell.otherOffset;
    case Qt::DisplayRole:
        return shown == nullptr ? QString()
                                : QString(frameWords(*shown) + u' ' + framePlace(*shown)).trimmed();
    default:
        return {};
    }
}

Qt::ItemFlags AlignedModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

void AlignedModel::setTable(AlignedTable table)
{
    beginResetModel();
    m_table = std::move(table);
    m_topOpen = false;
    m_bottomOpen = false;
    rebuild();
    endResetModel();
}

void AlignedModel::setShowsUnreliable(bool shows)
{
    beginResetModel();
    m_showsUnreliable = shows;
    rebuild();
    endResetModel();
}

void AlignedModel::setShowsInline(bool shows)
{
    beginResetModel();
    m_showsInline = shows;
    rebuild();
    endResetModel();
}

void AlignedModel::setOffsetsCount(bool count)
{
    beginResetModel();
    m_offsetsCount = count;
    rebuild();
    endResetModel();
}

void AlignedModel::setOpen(Fold fold, bool open)
{
    if (fold == Fold::None || isOpen(fold) == open) {
        return;
    }
    beginResetModel();
    (fold == Fold::Top ? m_topOpen : m_bottomOpen) = open;
    rebuild();
    endResetModel();
}

bool AlignedModel::isShown(std::size_t row) const
{
    bool onlyUnreliable = true;
    bool onlyInline = true;
    for (std::size_t pane = 0; pane < m_table.panes.size(); ++pane) {
        if (const Frame *frame = m_table.frame(row, pane)) {
            onlyUnreliable = onlyUnreliable && !frame->reliable;
            onlyInline = onlyInline && frame->isInline;
        }
    }
    return (m_showsUnreliable || !onlyUnreliable) && (m_showsInline || !onlyInline);
}

void AlignedModel::rebuild()
{
    m_rows.clear();
    const auto total = static_cast<int>(m_table.rows.size());
    // Stacks that are all the same are shown, not folded away.
    const bool folds = m_table.panes.size() > 1 && m_table.firstDifference >= 0;
    const int top = folds ? m_table.sharedTop : 0;
    const int bottom = folds ? total - m_table.sharedBottom : total;
    const auto addPart = [this](int from, int to, Fold fold) {
        std::vector<Row> rows;
        for (int row = from; row < to; ++row) {
            if (isShown(place(row))) {
                rows.push_back({.fold = Fold::None, .row = row});
            }
        }
        const bool canFold = fold != Fold::None && static_cast<int>(rows.size()) >= leastFolded;
        if (canFold) {
            m_rows.push_back({.fold = fold, .row = from, .count = static_cast<int>(rows.size())});
        }
        if (!canFold || isOpen(fold)) {
            m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        }
    };
    addPart(0, top, Fold::Top);
    addPart(top, bottom, Fold::None);
    addPart(bottom, total, Fold::Bottom);
}

QStringList AlignedModel::namesFrom(const Row &fold) const
{
    QStringList names;
    for (int row = fold.row; names.size() < namesInFold && place(row) < m_table.rows.size();
         ++row) {
        if (const Frame *frame = isShown(place(row)) ? m_table.frame(place(row), 0) : nullptr) {
            names.append(frame->func);
        }
    }
    return names;
}

const Frame *AlignedModel::frame(const QModelIndex &index) const
{
    const int row = index.data(RowRole).isValid() ? index.data(RowRole).toInt() : -1;
    return row < 0 ? nullptr : m_table.frame(place(row), place(index.column()));
}

int AlignedModel::frameNumber(const QModelIndex &index) const
{
    const int row = index.data(RowRole).isValid() ? index.data(RowRole).toInt() : -1;
    return row < 0 ? -1 : m_table.rows[place(row)][place(index.column())].frame;
}

bool AlignedModel::isDifferent(int row) const
{
    const Row &shown = m_rows[place(row)];
    if (shown.fold != Fold::None) {
        return false;
    }
    const auto &cells = m_table.rows[place(shown.row)];
    const bool isNoise = std::ranges::all_of(cells, [](const AlignedCell &cell) {
        return cell.sign == CellSign::Gap || cell.sign == CellSign::Unreliable;
    });
    return !isNoise
        && (!m_table.isSame(place(shown.row))
            || (m_offsetsCount && std::ranges::any_of(cells, &AlignedCell::otherOffset)));
}

int AlignedModel::nextDifference(int row, bool backwards) const
{
    const int step = backwards ? -1 : 1;
    for (int at = row + step; at >= 0 && at < rowCount(); at += step) {
        const bool begins = isDifferent(at) && (at == 0 || !isDifferent(at - 1));
        if (begins) {
            return at;
        }
    }
    return -1;
}

int AlignedModel::rowOfFrame(int pane, int frame)
{
    const auto found = std::ranges::find_if(m_table.rows, [&](const auto &row) {
        return pane >= 0 && place(pane) < row.size() && row[place(pane)].frame == frame;
    });
    if (found == m_table.rows.end()) {
        return -1;
    }
    const auto row = static_cast<int>(found - m_table.rows.begin());
    if (row < m_table.sharedTop) {
        setOpen(Fold::Top, true);
    } else if (row >= static_cast<int>(m_table.rows.size()) - m_table.sharedBottom) {
        setOpen(Fold::Bottom, true);
    }
    const auto shown = std::ranges::find_if(m_rows, [row](const Row &candidate) {
        return candidate.fold == Fold::None && candidate.row == row;
    });
    return shown == m_rows.end() ? -1 : static_cast<int>(shown - m_rows.begin());
}

} // namespace Casebook

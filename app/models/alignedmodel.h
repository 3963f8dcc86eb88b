// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/alignedtable.h"

#include <QAbstractTableModel>

namespace Casebook {

/// Stacks side by side as rows of a table: one column per pane, a row per aligned frame, and one row for what is
/// folded at the top and at the bottom.
class AlignedModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        FoldRole = Qt::UserRole + 1, ///< int, Fold
        RowRole, ///< int, row of the table; -1 for a fold
        SignRole, ///< int, CellSign
        OtherOffsetRole, ///< bool
        CountRole, ///< int, of a fold: frames in it
        NamesRole, ///< QStringList, of a fold: the first functions
        OpenRole, ///< bool, of a fold
    };

    enum class Fold : std::uint8_t { None, Top, Bottom };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole is the frame in one line, for screen readers and copying.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Folds close again when the stacks are others.
    void setTable(AlignedTable table);

    [[nodiscard]] const AlignedTable &table() const
    {
        return m_table;
    }

    void setShowsUnreliable(bool shows);
    void setShowsInline(bool shows);
    /// Equal functions at other offsets count as a difference.
    void setOffsetsCount(bool count);
    void setOpen(Fold fold, bool open);

    [[nodiscard]] bool isOpen(Fold fold) const
    {
        return fold == Fold::Top ? m_topOpen : m_bottomOpen;
    }

    [[nodiscard]] const Frame *frame(const QModelIndex &index) const;
    /// Index of the frame in its stack, -1: a gap or a fold.
    [[nodiscard]] int frameNumber(const QModelIndex &index) const;
    /// The next row behind (before) \a row that is not the same in all panes and follows one that is, -1: none.
    [[nodiscard]] int nextDifference(int row, bool backwards) const;
    /// The row that shows \a frame of \a pane; opens the fold it is in. -1: hidden by an option.
    int rowOfFrame(int pane, int frame);

private:
    struct Row
    {
        Fold fold = Fold::None;
        int row = -1; ///< of the table; of a fold the first one
        int count = 0; ///< of a fold
    };

    void rebuild();
    [[nodiscard]] bool isShown(std::size_t row) const;
    [[nodiscard]] bool isDifferent(int row) const;
    [[nodiscard]] QStringList namesFrom(const Row &fold) const;

    AlignedTable m_table;
    std::vector<Row> m_rows;
    bool m_showsUnreliable = true;
    bool m_showsInline = true;
    bool m_offsetsCount = false;
    bool m_topOpen = false;
    bool m_bottomOpen = false;
};

/// "rwsem_down_write_slowpath+0x53c" without its size; what was printed when there is no function.
QString frameWords(const Frame &frame);
/// "rwsem.c:1186", empty when not said.
QString framePlace(const Frame &frame);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/lockgraph.h"
#include "core/trace/graphlayout.h"
#include "core/trace/lockpicture.h"

#include <QFont>
#include <QGraphicsScene>
#include <QPalette>

namespace Casebook {

class LockBoxItem;
class LockLineItem;

/// A lock graph drawn: tasks as rectangles, locks as hexagons, events as pills, an unknown holder as a dashed circle;
/// thin open arrows for "waits for", thick filled ones for "held by"; dashed when it follows only from what the text
/// says. Every line has the number of its row of evidence. GUI thread.
class LockScene final : public QGraphicsScene
{
    Q_OBJECT

public:
    using QGraphicsScene::QGraphicsScene;

    /// What to hand to layOut(): boxes measured in \a font.
    [[nodiscard]] static GraphShape shapeOf(const LockPicture &picture, const QFont &font,
                                            double width);
    void show(const LockPicture &picture, const GraphLayout &layout, const QFont &font,
              const QPalette &palette);

    /// Marks the line of a row of evidence and its boxes; -1: none.
    void setCurrentRow(int row);

    [[nodiscard]] int currentRow() const
    {
        return m_currentRow;
    }

    /// The row of evidence at a place: of a line's number or path, or the first one of a box; -1: none.
    [[nodiscard]] int rowAt(const QPointF &place) const;
    /// Goes to the nearest box in a direction and returns a row of it, for setCurrentRow(); -1: there is none.
    int moveTowards(int dx, int dy);
    [[nodiscard]] QRectF rectOfRow(int row) const;

private:
    void addCycleWords(const QFont &font, const QPalette &palette,
                       const std::vector<QRectF> &taken);
    [[nodiscard]] std::vector<QRectF> ringRects() const;
    [[nodiscard]] int firstRowOf(int box) const;
    [[nodiscard]] int lineOf(int row) const;

    LockPicture m_picture;
    GraphLayout m_layout;
    std::vector<LockBoxItem *> m_boxes;
    std::vector<LockLineItem *> m_lines;
    int m_currentRow = -1;
    int m_currentBox = -1;
};

} // namespace Casebook

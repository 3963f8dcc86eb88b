// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/graphlayout.h"
#include "core/trace/lockpicture.h"

#include <QFont>
#include <QGraphicsItem>
#include <QPainterPath>
#include <QPalette>

#include <vector>

namespace Casebook {

struct Colours;

inline constexpr double lockSignSide = 20; ///< of the number on a line

/// Size of a box of a lock graph, by its words.
GraphShape::Box lockBoxSize(const LockPicture::Box &box, const QFont &font);

/// A task, lock, event or unknown holder.
class LockBoxItem final : public QGraphicsItem
{
public:
    LockBoxItem(LockPicture::Box box, std::vector<int> rows, QSizeF size, QFont font,
                QPalette palette);

    void setCurrent(bool current);

    void setCurrentRow(int row);

    [[nodiscard]] QRectF boundingRect() const override;

    /// The row of evidence of a crowd's member at \a at, -1 elsewhere.
    [[nodiscard]] int rowAt(const QPointF &at) const;

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override;

    [[nodiscard]] QPainterPath shape() const override;

private:
    [[nodiscard]] QRectF cell(std::size_t index) const;

    void paintCrowd(QPainter *painter, const Colours &colours) const;

    void paintWords(QPainter *painter, const Colours &colours) const;

    LockPicture::Box m_box;
    std::vector<int> m_rows; ///< of a crowd's members
    QRectF m_rect;
    QFont m_font;
    QPalette m_palette;
    bool m_current = false;
    int m_currentRow = -1;
};

/// "waits for", "held by", "taken before", or the way to an unknown holder.
class LockLineItem final : public QGraphicsItem
{
public:
    LockLineItem(const LockPicture::Line &line, const GraphCurve &curve, QFont font,
                 QPalette palette);

    void setCurrent(bool current);

    /// Where the words of the line stand; empty where there is no room for them.
    void setLabel(const QString &label, const QRectF &rect);

    [[nodiscard]] QString words() const;

    [[nodiscard]] bool hasNumber() const;

    [[nodiscard]] QPointF signPlace() const;

    [[nodiscard]] QRectF signRect() const;

    [[nodiscard]] QRectF boundingRect() const override;

    [[nodiscard]] QPainterPath shape() const override;

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override;

private:
    void paintArrow(QPainter *painter, const QColor &ink, bool filled) const;

    void paintNumber(QPainter *painter, const QColor &ink) const;

    LockPicture::Line m_line;
    QPainterPath m_path;
    QPointF m_sign;
    double m_angle = 0;
    QFont m_font;
    QPalette m_palette;
    QString m_label;
    QRectF m_labelRect;
    bool m_current = false;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/lockscene.h"

#include "app/traces/lockitems.h"
#include "app/widgets/colours.h"
#include "app/widgets/signs.h"

#include <QFontMetricsF>
#include <QGraphicsSimpleTextItem>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

using BoxKind = LockPicture::BoxKind;
using LineKind = LockPicture::LineKind;

QPointF point(const GraphPoint &place)
{
    return {place.x, place.y};
}

std::size_t place(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

GraphShape LockScene::shapeOf(const LockPicture &picture, const QFont &font, double width)
{
    GraphShape shape;
    for (const LockPicture::Box &box : picture.boxes) {
        shape.boxes.push_back(lockBoxSize(box, font));
    }
    for (const LockPicture::Line &line : picture.lines) {
        shape.lines.push_back({.from = line.from, .to = line.to});
    }
    // A cycle stands at the top, then who holds without waiting.
    for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
        if (picture.boxes[i].isInCycle) {
            shape.tops.push_back(static_cast<int>(i));
        }
    }
    for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
        const bool holds = std::ranges::any_of(picture.lines, [i](const LockPicture::Line &line) {
            return line.to == static_cast<int>(i)
                && (line.kind == LineKind::HeldBy || line.kind == LineKind::NoHolder);
        });
        const bool waits = std::ranges::any_of(picture.lines, [i](const LockPicture::Line &line) {
            return line.from == static_cast<int>(i) && line.kind == LineKind::WaitsFor;
        });
        if (holds && !waits) {
            shape.tops.push_back(static_cast<int>(i));
        }
    }
    shape.sign = lockSignSide + 3;
    shape.wantedWidth = width;
    return shape;
}

void LockScene::show(const LockPicture &picture, const GraphLayout &layout, const QFont &font,
                     const QPalette &palette)
{
    clear();
    m_boxes.clear();
    m_lines.clear();
    m_picture = picture;
    m_layout = layout;
    m_currentRow = -1;
    m_currentBox = -1;
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
        const GraphShape::Box size = lockBoxSize(picture.boxes[i], font);
        std::vector<int> rows;
        if (picture.boxes[i].kind == BoxKind::Crowd) {
            const auto line =
                std::ranges::find(picture.lines, static_cast<int>(i), &LockPicture::Line::from);
            rows = line == picture.lines.end() ? std::vector<int>() : line->rows;
        }
        auto *item =
            new LockBoxItem(picture.boxes[i], rows, QSizeF(size.width, size.height), font, palette);
        item->setPos(point(layout.centres[i]));
        addItem(item);
        m_boxes.push_back(item);
        taken.push_back(item->sceneBoundingRect());
    }
    for (std::size_t i = 0; i < picture.lines.size(); ++i) {
        auto *item = new LockLineItem(picture.lines[i], layout.curves[i], font, palette);
        addItem(item);
        m_lines.push_back(item);
        taken.push_back(item->signRect());
    }
    // Words stand beside the number, at the right or left, where nothing else is.
    const QFontMetricsF metrics(Signs::smallFont(font));
    for (LockLineItem *item : m_lines) {
        const QString words = item->words();
        const QSizeF size(metrics.horizontalAdvance(words) + 4, metrics.height());
        const QPointF middle = item->signPlace();
        for (const double left : {middle.x() + lockSignSide / 2 + 4,
                                  middle.x() - lockSignSide / 2 - 4 - size.width()}) {
            const QRectF rect(QPointF(left, middle.y() - size.height() / 2), size);
            if (std::ranges::none_of(
                    taken, [&rect](const QRectF &other) { return other.intersects(rect); })) {
                item->setLabel(words, rect);
                taken.push_back(rect);
                break;
            }
        }
    }
    addCycleWords(font, palette, taken);
    setSceneRect(itemsBoundingRect().adjusted(-16, -16, 16, 16));
}

/// The boxes of each ring by itself: rings of several reports may stand in one picture.
std::vector<QRectF> LockScene::ringRects() const
{
    std::vector<int> ringOf(m_boxes.size(), -1);
    std::vector<QRectF> rings;
    for (std::size_t first = 0; first < m_boxes.size(); ++first) {
        if (!m_picture.boxes[first].isInCycle || ringOf[first] >= 0) {
            continue;
        }
        const auto ring = static_cast<int>(rings.size());
        QRectF rect;
        std::vector<std::size_t> open{first};
        ringOf[first] = ring;
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            rect = rect.united(m_boxes[at]->sceneBoundingRect());
            for (const LockPicture::Line &line : m_picture.lines) {
                for (const auto &[one, other] : {std::pair(place(line.from), place(line.to)),
                                                 std::pair(place(line.to), place(line.from))}) {
                    if (line.isInCycle && one == at && ringOf[other] < 0) {
                        ringOf[other] = ring;
                        open.push_back(other);
                    }
                }
            }
        }
        rings.push_back(rect);
    }
    return rings;
}

/// In the middle of each ring, where that is free: colour alone does not say it.
void LockScene::addCycleWords(const QFont &font, const QPalette &palette,
                              const std::vector<QRectF> &taken)
{
    for (const QRectF &ring : ringRects()) {
        auto word = std::make_unique<QGraphicsSimpleTextItem>(
            m_picture.isCyclePossible ? tr("possible cycle") : tr("cycle"));
        word->setFont(Signs::semibold(font));
        word->setBrush(Colours::of(palette).fail);
        word->setPos(ring.center() - word->boundingRect().center());
        const QRectF room = word->sceneBoundingRect().adjusted(-4, -2, 4, 2);
        const auto covers = [&room](const QRectF &other) { return other.intersects(room); };
        const auto crosses = [&room](const LockLineItem *line) {
            return line->shape().intersects(room);
        };
        if (std::ranges::none_of(taken, covers) && std::ranges::none_of(m_lines, crosses)) {
            addItem(word.release());
        }
    }
}

/// The list of evidence is longer than the picture: what cannot be said has a row and no line.
int LockScene::lineOf(int row) const
{
    return row >= 0 && place(row) < m_picture.rows.size() ? m_picture.rows[place(row)].line : -1;
}

void LockScene::setCurrentRow(int row)
{
    m_currentRow = row;
    const int current = lineOf(row);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setCurrent(static_cast<int>(i) == current);
    }
    const bool isShown = current >= 0 && place(current) < m_picture.lines.size();
    if (isShown) {
        const LockPicture::Line &line = m_picture.lines[place(current)];
        if (m_currentBox != line.from && m_currentBox != line.to) {
            m_currentBox = line.from;
        }
    } else {
        m_currentBox = -1;
    }
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        m_boxes[i]->setCurrent(static_cast<int>(i) == m_currentBox);
        m_boxes[i]->setCurrentRow(row);
    }
}

int LockScene::firstRowOf(int box) const
{
    for (std::size_t i = 0; i < m_picture.rows.size(); ++i) {
        const int line = m_picture.rows[i].line;
        if (line >= 0
            && (m_picture.lines[place(line)].from == box
                || m_picture.lines[place(line)].to == box)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

int LockScene::rowAt(const QPointF &at) const
{
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i]->contains(m_boxes[i]->mapFromScene(at))) {
            const int row = m_boxes[i]->rowAt(m_boxes[i]->mapFromScene(at));
            return row >= 0 ? row : firstRowOf(static_cast<int>(i));
        }
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i]->contains(at) && !m_picture.lines[i].rows.empty()) {
            return m_picture.lines[i].rows.front();
        }
    }
    return -1;
}

int LockScene::moveTowards(int dx, int dy)
{
    if (m_currentBox < 0) {
        return m_picture.rows.empty() ? -1 : 0;
    }
    const QPointF here = m_boxes[place(m_currentBox)]->pos();
    int best = -1;
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const QPointF way = m_boxes[i]->pos() - here;
        const double ahead = way.x() * dx + way.y() * dy;
        const double aside = std::abs(way.x() * dy) + std::abs(way.y() * dx);
        const double distance = ahead + 2 * aside;
        const bool fits = static_cast<int>(i) != m_currentBox && ahead > 1
            && firstRowOf(static_cast<int>(i)) >= 0;
        if (fits && distance < nearest) {
            nearest = distance;
            best = static_cast<int>(i);
        }
    }
    if (best < 0) {
        return -1;
    }
    const int before = std::exchange(m_currentBox, best);
    // A line between the two boxes says more than the first line of the other.
    for (const LockPicture::Line &line : m_picture.lines) {
        const bool joins =
            (line.from == best && line.to == before) || (line.to == best && line.from == before);
        if (joins && !line.rows.empty()) {
            return line.rows.front();
        }
    }
    return firstRowOf(best);
}

QRectF LockScene::rectOfRow(int row) const
{
    const int line = lineOf(row);
    if (line < 0 || place(line) >= m_lines.size()) {
        return {};
    }
    const LockPicture::Line &shown = m_picture.lines[place(line)];
    return m_boxes[place(shown.from)]->sceneBoundingRect().united(
        m_boxes[place(shown.to)]->sceneBoundingRect());
}

} // namespace Casebook

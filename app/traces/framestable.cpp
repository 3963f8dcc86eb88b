// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/framestable.h"

#include "app/traces/framedelegate.h"

#include <QAccessible>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

namespace Casebook {

using namespace Qt::StringLiterals;

FramesTable::FramesTable(QWidget *parent)
    : QTableView(parent)
    , m_delegate(new FrameDelegate(m_model, this))
{
    setObjectName(u"tracesFrames"_s);
    setModel(&m_model);
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    horizontalHeader()->hide();
    horizontalHeader()->setMinimumSectionSize(40);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        applySpans();
        applyWidths();
    });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        viewport()->update();
        describe();
        Q_EMIT frameChanged(currentPane(), currentFrame());
    });
    setFixedFont(font());
}

void FramesTable::setTable(AlignedTable table)
{
    const int first = table.firstDifference;
    m_model.setTable(std::move(table));
    if (m_model.rowCount() == 0) {
        return;
    }
    int row = 0;
    if (first >= 0) {
        const auto shown = m_model.nextDifference(-1, false);
        row = std::max(0, shown);
    }
    const int pane = std::exchange(m_wantedPane, 0);
    setCurrentIndex(m_model.index(row, pane < m_model.columnCount() ? pane : 0));
    scrollToTop();
    scrollTo(currentIndex());
}

void FramesTable::setFixedFont(const QFont &font)
{
    m_delegate->setFixedFont(font);
    verticalHeader()->setMinimumSectionSize(m_delegate->rowHeight());
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    viewport()->update();
}

void FramesTable::applySpans()
{
    clearSpans();
    const int panes = m_model.columnCount();
    for (int row = 0; panes > 1 && row < m_model.rowCount(); ++row) {
        if (m_model.index(row, 0).data(AlignedModel::FoldRole).toInt() != 0) {
            setSpan(row, 0, 1, panes);
        }
    }
}

/// All panes are as wide as each other; the last one takes what is left over.
void FramesTable::applyWidths()
{
    const int panes = m_model.columnCount();
    int left = viewport()->width();
    for (int pane = 0; pane < panes; ++pane) {
        const int width = left / (panes - pane);
        setColumnWidth(pane, width);
        left -= width;
    }
}

void FramesTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    applyWidths();
}

void FramesTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        viewport()->update();
    }
}

int FramesTable::currentPane() const
{
    return std::max(0, currentIndex().column());
}

int FramesTable::currentFrame() const
{
    return currentIndex().isValid() ? m_model.frameNumber(currentIndex()) : -1;
}

bool FramesTable::goToDifference(bool backwards)
{
    const int row = m_model.nextDifference(currentIndex().row(), backwards);
    if (row < 0) {
        return false;
    }
    setCurrentIndex(m_model.index(row, currentPane()));
    return true;
}

void FramesTable::goToPane(int pane)
{
    if (pane >= 0 && pane < m_model.columnCount() && m_model.rowCount() > 0) {
        setCurrentIndex(m_model.index(std::max(0, currentIndex().row()), pane));
        setFocus();
    } else {
        m_wantedPane = std::max(0, pane); // its stacks are still being aligned
    }
}

void FramesTable::goToFrame(int pane, int frame)
{
    const int row = m_model.rowOfFrame(pane, frame);
    if (row >= 0) {
        setCurrentIndex(m_model.index(row, pane));
        scrollTo(currentIndex(), QAbstractItemView::PositionAtCenter);
    }
}

void FramesTable::toggleFold()
{
    const auto fold =
        static_cast<AlignedModel::Fold>(currentIndex().data(AlignedModel::FoldRole).toInt());
    if (fold == AlignedModel::Fold::None) {
        return;
    }
    const int row = currentIndex().row();
    m_model.setOpen(fold, !m_model.isOpen(fold));
    setCurrentIndex(m_model.index(std::min(row, m_model.rowCount() - 1), 0));
}

void FramesTable::keyPressEvent(QKeyEvent *event)
{
    const bool isFold = currentIndex().data(AlignedModel::FoldRole).toInt() != 0;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isFold
        && (isEnter || event->key() == Qt::Key_Space || event->key() == Qt::Key_Left
            || event->key() == Qt::Key_Right)) {
        toggleFold();
        return;
    }
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (isEnter && modifiers == Qt::NoModifier) {
        Q_EMIT frameWanted();
        return;
    }
    if (isEnter && modifiers == Qt::ShiftModifier) {
        Q_EMIT rawWanted();
        return;
    }
    const bool moves = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down
        || event->key() == Qt::Key_Left || event->key() == Qt::Key_Right
        || event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown
        || event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
    if (moves && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        // Home and End go through the rows: a stack is read from top to bottom.
        if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
            const int row = event->key() == Qt::Key_Home ? 0 : m_model.rowCount() - 1;
            setCurrentIndex(m_model.index(row, currentPane()));
            return;
        }
        QTableView::keyPressEvent(event);
        return;
    }
    event->ignore(); // letters are commands of the page, not a search in the table
}

void FramesTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.data(AlignedModel::FoldRole).toInt() != 0) {
        setCurrentIndex(index);
        toggleFold();
    }
}

bool FramesTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        if (index.isValid()) {
            QToolTip::showText(help->globalPos(), FrameDelegate::describe(m_model, index),
                               viewport());
        }
        return true;
    }
    return QTableView::viewportEvent(event);
}

/// What the current cell says, for screen readers: the table's own text leaves the sign out.
void FramesTable::describe()
{
    if (currentIndex().isValid()) {
        setAccessibleDescription(FrameDelegate::describe(m_model, currentIndex()));
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
}

} // namespace Casebook

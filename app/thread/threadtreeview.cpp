// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/threadtreeview.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace Casebook {

using namespace Qt::StringLiterals;

ThreadTreeView::ThreadTreeView(QWidget *parent)
    : QTreeView(parent)
    , m_delegate(new ThreadDelegate(this))
{
    setObjectName(u"threadTree"_s);
    setItemDelegate(m_delegate);
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setIndentation(0); // the delegate draws levels; the click zones are its own
    setAllColumnsShowFocus(true);
    setExpandsOnDoubleClick(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
    setTextElideMode(Qt::ElideRight);
    retranslate();
}

void ThreadTreeView::retranslate()
{
    setAccessibleName(tr("Messages of the thread"));
}

void ThreadTreeView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ThreadTreeView::drawBranches(QPainter *painter, const QRect &rect,
                                  const QModelIndex &index) const
{
    Q_UNUSED(painter)
    Q_UNUSED(rect)
    Q_UNUSED(index)
}

void ThreadTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    row.rect = QRect(0, option.rect.y(), viewport()->width(), option.rect.height());
    row.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
    row.state.setFlag(QStyle::State_HasFocus,
                      hasFocus() && index == currentIndex()
                          && selectionModel()->selectedRows().size() > 1);
    row.state.setFlag(QStyle::State_Active, isActiveWindow() && hasFocus());
    row.state.setFlag(QStyle::State_Children, index.model()->hasChildren(index));
    row.state.setFlag(QStyle::State_Open, isExpanded(index));
    const QPoint mouse = viewport()->mapFromGlobal(QCursor::pos());
    row.state.setFlag(QStyle::State_MouseOver,
                      viewport()->underMouse() && row.rect.contains(mouse));
    m_delegate->paint(painter, row, index);
}

void ThreadTreeView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && model()->hasChildren(index)) {
        const QRect row(0, visualRect(index).y(), viewport()->width(), visualRect(index).height());
        const QRect chevron = ThreadDelegate::chevronRect(row, index).adjusted(-2, -4, 2, 4);
        if (chevron.contains(event->position().toPoint())) {
            setExpanded(index, !isExpanded(index));
            return;
        }
    }
    QTreeView::mousePressEvent(event);
}

bool ThreadTreeView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        QToolTip::showText(help->globalPos(),
                           index.isValid() ? m_delegate->spoken(index).toHtmlEscaped() : QString(),
                           this);
        return true;
    }
    return QTreeView::viewportEvent(event);
}

/// Letters do not search for rows by their beginning: they are commands here.
void ThreadTreeView::keyPressEvent(QKeyEvent *event)
{
    const bool isLetter = !event->text().isEmpty() && event->text().front().isPrint()
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        && event->key() != Qt::Key_Asterisk && event->key() != Qt::Key_Plus
        && event->key() != Qt::Key_Minus;
    if (isLetter) {
        event->ignore();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void ThreadTreeView::setOnlyUnread(bool only)
{
    m_isOnlyUnread = only;
    applyFilter();
}

void ThreadTreeView::applyFilter()
{
    m_isFilteredEmpty = false;
    if (model() != nullptr) {
        const int shown = filterBelow({});
        m_isFilteredEmpty = m_isOnlyUnread && shown == 0 && model()->rowCount() > 0;
    }
}

/// Returns how many rows stay under \a parent. Depth is bounded by the recursion only where rows stay,
/// so it walks with a list of its own.
int ThreadTreeView::filterBelow(const QModelIndex &parent)
{
    std::vector<QModelIndex> todo{parent};
    int shown = 0;
    while (!todo.empty()) {
        const QModelIndex above = todo.back();
        todo.pop_back();
        for (int row = 0; row < model()->rowCount(above); ++row) {
            const QModelIndex index = model()->index(row, 0, above);
            const bool hasUnread = index.data(static_cast<int>(ThreadRole::Unread)).toBool()
                || index.data(static_cast<int>(ThreadRole::UnreadBelow)).toInt() > 0;
            const bool isShown = !m_isOnlyUnread || hasUnread;
            setRowHidden(row, above, !isShown);
            shown += isShown ? 1 : 0;
            todo.push_back(index);
        }
    }
    return shown;
}

} // namespace Casebook

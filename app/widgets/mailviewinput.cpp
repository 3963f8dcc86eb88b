// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Mouse and keyboard of MailView.

#include "app/widgets/mailview.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace Casebook {

namespace {

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

} // namespace

MailPosition MailView::positionAt(QPoint point) const
{
    const int y = std::max(0, point.y() + verticalScrollBar()->value());
    const Place place = placeAt(y);
    if (place.section < 0 || place.row < 0) {
        return {.section = std::max(0, place.section), .offset = 0};
    }
    const Section &section = m_sections[static_cast<size_t>(place.section)];
    const auto &rows = section.layout.rows();
    const MailRow &row = rows[static_cast<size_t>(place.row)];
    if (row.kind == MailRowKind::Text || row.kind == MailRowKind::Continued) {
        const MailPaintState state = stateOf(place.section, &row);
        return {.section = place.section,
                .offset = MailRowPainter(m_style, state).offsetAt(row, point.x())};
    }
    // Beside text: the next text below, or the end.
    for (size_t i = static_cast<size_t>(place.row); i < rows.size(); ++i) {
        if (rows[i].kind == MailRowKind::Text || rows[i].kind == MailRowKind::Fold) {
            return {.section = place.section, .offset = rows[i].start};
        }
    }
    return {.section = place.section, .offset = section.entry.document->text.size()};
}

QRect MailView::characterRect(const MailPosition &position) const
{
    if (position.section >= std::ssize(m_sections)
        || !m_sections[static_cast<size_t>(position.section)].entry.document) {
        return {};
    }
    const Section &section = m_sections[static_cast<size_t>(position.section)];
    const int number = section.layout.rowOfOffset(*section.entry.document, position.offset);
    if (number < 0) {
        return {};
    }
    const MailRow &row = section.layout.rows()[static_cast<size_t>(number)];
    const int y = section.y + row.y - verticalScrollBar()->value();
    if (row.kind != MailRowKind::Text && row.kind != MailRowKind::Continued) {
        return {m_style.metrics.margin, y, viewport()->width() - 2 * m_style.metrics.margin,
                row.height};
    }
    const MailPaintState state = stateOf(position.section, &row);
    const MailRowPainter painter(m_style, state);
    const int left = painter.xOf(row, position.offset);
    const int right = painter.xOf(row, position.offset + 1);
    return {left, y, std::max(1, right - left), row.height};
}

MailItem MailView::itemAt(QPoint point) const
{
    const int y = point.y() + verticalScrollBar()->value();
    const Place place = placeAt(y);
    if (place.section < 0 || place.row < 0) {
        return {};
    }
    const Section &section = m_sections[static_cast<size_t>(place.section)];
    const MailRow &row = section.layout.rows()[static_cast<size_t>(place.row)];
    if (y >= section.y + section.height) {
        return {};
    }
    const MailPaintState state = stateOf(place.section, &row);
    return MailRowPainter(m_style, state).itemAt(row, point.x());
}

QRect MailView::itemRect(const MailItem &item) const
{
    if (item.section < 0 || item.section >= std::ssize(m_sections)) {
        return {};
    }
    const Section &section = m_sections[static_cast<size_t>(item.section)];
    const int top = verticalScrollBar()->value() - section.y;
    const auto &rows = section.layout.rows();
    for (int i = section.layout.rowAt(top); i >= 0 && i < std::ssize(rows); ++i) {
        const MailRow &row = rows[static_cast<size_t>(i)];
        if (row.y > top + viewport()->height()) {
            break;
        }
        const MailPaintState state = stateOf(item.section, &row);
        const QRect rect = MailRowPainter(m_style, state).itemRect(row, item);
        if (!rect.isNull()) {
            return rect.translated(0, row.y - top);
        }
    }
    return {};
}

std::vector<MailItem> MailView::items() const
{
    std::vector<MailItem> found;
    for (int number = 0; number < std::ssize(m_sections); ++number) {
        const Section &section = m_sections[static_cast<size_t>(number)];
        if (!section.entry.document) {
            continue;
        }
        const MailPaintState state = stateOf(number, nullptr);
        const MailRowPainter painter(m_style, state);
        for (const MailRow &row : section.layout.rows()) {
            for (const MailItem &item : painter.items(row)) {
                if (found.empty() || !(found.back() == item)) {
                    found.push_back(item);
                }
            }
        }
    }
    return found;
}

QString MailView::itemText(const MailItem &item) const
{
    if (item.section < 0 || item.section >= std::ssize(m_sections)
        || !m_sections[static_cast<size_t>(item.section)].entry.document) {
        return {};
    }
    const MailPaintState state = stateOf(item.section, nullptr);
    return MailRowPainter(m_style, state).itemText(item);
}

void MailView::activate(const MailItem &item)
{
    if (item.section < 0 || item.section >= std::ssize(m_sections)) {
        return;
    }
    Section &section = m_sections[static_cast<size_t>(item.section)];
    const MessageRowId id = section.entry.id;
    const auto place = static_cast<size_t>(item.index);
    switch (item.kind) {
    case MailItem::Kind::Link: {
        const BodyLink link = section.entry.document->links[place];
        Q_EMIT linkActivated(link.kind, link.target);
        break;
    }
    case MailItem::Kind::Fold:
        section.unfolded.resize(section.entry.document->folds.size());
        section.unfolded[place] = !section.unfolded[place];
        relayout(item.section);
        break;
    case MailItem::Kind::Notice: {
        const QString notice = section.entry.notices[place].id;
        Q_EMIT noticeActivated(id, notice);
        break;
    }
    case MailItem::Kind::Attachment:
        Q_EMIT attachmentActivated(id, item.index);
        break;
    case MailItem::Kind::BoxButton:
        Q_EMIT traceActivated(id, item.index);
        break;
    case MailItem::Kind::None:
        break;
    }
}

void MailView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    m_pressed = itemAt(event->position().toPoint());
    const MailPosition position = positionAt(event->position().toPoint());
    m_isSelecting = true;
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        setSelection(m_anchor, position);
    } else {
        setSelection(position, position);
    }
    m_focus = {};
}

void MailView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_isSelecting) {
        setSelection(m_anchor, positionAt(point));
        if (point.y() < 0 || point.y() > viewport()->height()) {
            const int step = point.y() < 0 ? point.y() : point.y() - viewport()->height();
            verticalScrollBar()->setValue(verticalScrollBar()->value() + step);
        }
        return;
    }
    const MailItem item = itemAt(point);
    if (!(item == m_hover)) {
        m_hover = item;
        viewport()->setCursor(item.kind == MailItem::Kind::None ? Qt::IBeamCursor
                                                                : Qt::PointingHandCursor);
        // A link's words are the sender's; the tooltip says where it leads.
        viewport()->setToolTip(item.kind == MailItem::Kind::Link
                                   ? madeVisible(itemText(item)).toHtmlEscaped()
                                   : QString());
        viewport()->update();
    }
}

void MailView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    m_isSelecting = false;
    const MailItem item = itemAt(event->position().toPoint());
    if (item.kind != MailItem::Kind::None && item == m_pressed && !hasSelection()) {
        activate(item);
    }
    m_pressed = {};
}

void MailView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton
        && itemAt(event->position().toPoint()).kind == MailItem::Kind::None) {
        selectWordAt(positionAt(event->position().toPoint()));
    }
}

void MailView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoom(event->angleDelta().y() > 0 ? 1 : -1);
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void MailView::selectWordAt(const MailPosition &position)
{
    if (position.section >= std::ssize(m_sections)
        || !m_sections[static_cast<size_t>(position.section)].entry.document) {
        return;
    }
    const QString &text = m_sections[static_cast<size_t>(position.section)].entry.document->text;
    qsizetype from = position.offset;
    qsizetype to = position.offset;
    while (from > 0 && isWordCharacter(text[from - 1])) {
        --from;
    }
    while (to < text.size() && isWordCharacter(text[to])) {
        ++to;
    }
    setSelection({.section = position.section, .offset = from},
                 {.section = position.section, .offset = to});
}

void MailView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_style.group = QPalette::Active;
    if (event->reason() == Qt::BacktabFocusReason) {
        m_focus = {};
    }
    viewport()->update();
}

void MailView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_style.group = QPalette::Inactive;
    viewport()->update();
}

MailItem MailView::firstItemOnScreen(bool last) const
{
    MailItem found;
    for (const MailItem &item : items()) {
        const QRect rect = itemRect(item);
        if (!rect.isNull() && rect.top() >= 0 && rect.bottom() <= viewport()->height()) {
            found = item;
            if (!last) {
                break;
            }
        }
    }
    return found;
}

/// Tab walks through links and folds first, and leaves at the last one.
bool MailView::focusNextPrevChild(bool next)
{
    const std::vector<MailItem> all = items();
    if (hasFocus() && !all.empty()) {
        auto place = std::ranges::find(all, m_focus);
        MailItem target;
        if (place == all.end()) {
            target = next ? firstItemOnScreen(false) : MailItem{};
        } else if (next && place + 1 != all.end()) {
            target = *(place + 1);
        } else if (!next && place != all.begin()) {
            target = *(place - 1);
        }
        if (target.kind != MailItem::Kind::None) {
            moveFocusTo(target);
            return true;
        }
        m_focus = {};
        viewport()->update();
    }
    return QAbstractScrollArea::focusNextPrevChild(next);
}

void MailView::moveFocusTo(const MailItem &item)
{
    m_focus = item;
    const Section &section = m_sections[static_cast<size_t>(item.section)];
    const MailPaintState state = stateOf(item.section, nullptr);
    const MailRowPainter painter(m_style, state);
    for (const MailRow &row : section.layout.rows()) {
        if (!painter.itemRect(row, item).isNull()) {
            const int y = section.y + row.y;
            QScrollBar *bar = verticalScrollBar();
            if (y < bar->value() || y + row.height > bar->value() + viewport()->height()) {
                bar->setValue(y - viewport()->height() / 3);
            }
            break;
        }
    }
    setAccessibleDescription(itemText(item));
    viewport()->update();
}

void MailView::keyPressEvent(QKeyEvent *event)
{
    if (handleEdit(event) || handleScroll(event)) {
        event->accept();
        return;
    }
    event->ignore(); // n, p, f … belong to the page
}

bool MailView::handleEdit(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return true;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return true;
    }
    if (event->matches(QKeySequence::ZoomIn)) {
        zoom(1);
        return true;
    }
    if (event->matches(QKeySequence::ZoomOut)) {
        zoom(-1);
        return true;
    }
    if (event->key() == Qt::Key_0 && event->modifiers() == Qt::ControlModifier) {
        resetZoom();
        return true;
    }
    if (event->key() == Qt::Key_Escape && hasSelection()) {
        clearSelection();
        return true;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_focus.kind != MailItem::Kind::None) {
        activate(m_focus);
        return true;
    }
    if (event->modifiers() == Qt::NoModifier && event->text() == u"[") {
        setAllFolded(true);
        return true;
    }
    if (event->modifiers() == Qt::NoModifier && event->text() == u"]") {
        setAllFolded(false);
        return true;
    }
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_H) {
        setHeadersShown(!m_showHeaders);
        return true;
    }
    return false;
}

bool MailView::handleScroll(QKeyEvent *event)
{
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End:
            moveCaret(event);
            return true;
        default:
            return false;
        }
    }
    QScrollBar *bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Up:
        bar->setValue(bar->value() - 3 * bar->singleStep());
        return true;
    case Qt::Key_Down:
        bar->setValue(bar->value() + 3 * bar->singleStep());
        return true;
    case Qt::Key_PageUp:
        bar->setValue(bar->value() - bar->pageStep() + 2 * bar->singleStep());
        return true;
    case Qt::Key_PageDown:
        pageDown();
        return true;
    case Qt::Key_Home:
        bar->setValue(0);
        return true;
    case Qt::Key_End:
        bar->setValue(bar->maximum());
        return true;
    default:
        return false;
    }
}

/// Shift and arrows grow the selection; without one it begins at the top of the screen.
void MailView::moveCaret(QKeyEvent *event)
{
    if (m_sections.empty()) {
        return;
    }
    if (!hasSelection() && itemRect(m_focus).isNull()) {
        const QPoint corner(m_style.metrics.margin, m_style.metrics.lineHeight);
        const bool isOnScreen = m_caret.offset > 0 && m_caret == m_anchor;
        if (!isOnScreen) {
            m_anchor = positionAt(corner);
            m_caret = m_anchor;
        }
    }
    MailPosition caret = m_caret;
    const Section &section = m_sections[static_cast<size_t>(caret.section)];
    if (!section.entry.document) {
        return;
    }
    const MailDocument &document = *section.entry.document;
    const int line = document.lineAt(caret.offset);
    const BodyLine &entry = document.lines[static_cast<size_t>(line)];
    const qsizetype column = caret.offset - entry.start;
    const bool byWord = event->modifiers().testFlag(Qt::ControlModifier);
    const auto inLine = [&document, column](int number) {
        const BodyLine &other = document.lines[static_cast<size_t>(number)];
        return other.start + std::clamp(column, other.markLength, other.length);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        do {
            caret.offset = std::max<qsizetype>(0, caret.offset - 1);
        } while (byWord && caret.offset > 0 && isWordCharacter(document.text[caret.offset - 1]));
        break;
    case Qt::Key_Right:
        do {
            caret.offset = std::min(document.text.size(), caret.offset + 1);
        } while (byWord && caret.offset < document.text.size()
                 && isWordCharacter(document.text[caret.offset]));
        break;
    case Qt::Key_Up:
        caret.offset = line > 0 ? inLine(line - 1) : 0;
        break;
    case Qt::Key_Down:
        caret.offset =
            line + 1 < std::ssize(document.lines) ? inLine(line + 1) : document.text.size();
        break;
    case Qt::Key_Home:
        caret.offset = entry.start + entry.markLength;
        break;
    default:
        caret.offset = entry.start + entry.length;
        break;
    }
    setSelection(m_anchor, caret);
    makeVisible(caret);
}

} // namespace Casebook

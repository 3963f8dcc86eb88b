// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/mailview.h"

#include "app/widgets/mailviewaccessible.h"

#include <QEvent>
#include <QFontDatabase>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Height a message has until it is loaded.
constexpr int expectedHeight = 400;
constexpr int zoomMost = 12;

} // namespace

MailView::MailView(QWidget *parent)
    // First of all: Qt keeps the first interface it finds for a widget.
    : QAbstractScrollArea((MailViewAccessible::install(), parent))
    , m_fixed(QFontDatabase::systemFont(QFontDatabase::FixedFont))
    , m_colouring(new QTimer(this))
    , m_shown(new QTimer(this))
{
    setObjectName(u"mailView"_s);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    // Colours follow the first painting: a language's definition takes some milliseconds to read.
    m_colouring->setSingleShot(true);
    connect(m_colouring, &QTimer::timeout, this, &MailView::colourVisible);
    m_shown->setSingleShot(true);
    connect(m_shown, &QTimer::timeout, this, &MailView::announceShown);
    updateStyle();
    setAccessibleName(tr("Message"));
}

MailView::~MailView() = default;

void MailView::setHighlighters(const CodeHighlighters *highlighters)
{
    m_highlighters = highlighters;
    for (Section &section : m_sections) {
        section.colouring = DiffColouring(highlighters);
    }
    viewport()->update();
}

void MailView::setFixedFont(const QFont &font)
{
    m_fixed = font;
    updateStyle();
    relayout();
}

void MailView::setCanOpenTraces(bool can)
{
    m_style.canOpenTraces = can;
    viewport()->update();
}

void MailView::updateStyle()
{
    m_style.fixed = m_fixed;
    m_style.ui = font();
    const auto zoomed = [this](QFont &font) {
        if (font.pointSizeF() > 0) {
            font.setPointSizeF(std::max(5.0, font.pointSizeF() + m_zoom));
        } else {
            font.setPixelSize(std::max(7, font.pixelSize() + m_zoom));
        }
    };
    zoomed(m_style.fixed);
    zoomed(m_style.ui);
    m_style.palette = palette();
    m_style.group = hasFocus() ? QPalette::Active : QPalette::Inactive;
    m_style.colours = Colours::of(palette());
    m_style.width = viewport()->width();
    m_style.metrics = MailMetrics::of(m_style.fixed, m_style.ui, m_style.width);
}

void MailView::setEntries(std::vector<MailEntry> entries, bool withHeads)
{
    m_withHeads = withHeads;
    m_sections.clear();
    m_sections.reserve(entries.size());
    for (MailEntry &entry : entries) {
        Section section;
        section.entry = std::move(entry);
        section.colouring = DiffColouring(m_highlighters);
        applyFoldDepth(section);
        m_sections.push_back(std::move(section));
    }
    m_anchor = {};
    m_caret = {};
    m_hover = {};
    m_focus = {};
    m_pressed = {};
    m_isSelecting = false;
    m_hasMatch = false;
    updateStyle();
    for (Section &section : m_sections) {
        mark(section);
        layoutSection(section);
    }
    stack();
    verticalScrollBar()->setValue(0);
    viewport()->update();
    Q_EMIT selectionChanged();
}

void MailView::clear()
{
    setEntries({}, m_withHeads);
}

int MailView::sectionOf(MessageRowId id) const
{
    const auto place =
        std::ranges::find_if(m_sections, [id](const Section &s) { return s.entry.id == id; });
    return place == m_sections.end() ? -1 : static_cast<int>(place - m_sections.begin());
}

void MailView::setDocument(MessageRowId id, std::shared_ptr<const MailDocument> document,
                           std::vector<MailNotice> notices)
{
    const int number = sectionOf(id);
    if (number < 0) {
        return;
    }
    Section &section = m_sections[static_cast<size_t>(number)];
    section.entry.document = std::move(document);
    applyFoldDepth(section);
    section.entry.notices = std::move(notices);
    section.unfolded.clear();
    section.colouring.clear();
    mark(section);
    section.isShown = false;
    if (m_anchor.section == number || m_caret.section == number) {
        setSelection({}, {});
    }
    relayout(number);
    if (QAccessible::isActive() && section.entry.document) {
        QAccessibleTextInsertEvent event(this, 0, section.entry.document->text);
        QAccessible::updateAccessibility(&event);
    }
}

void MailView::setNotices(MessageRowId id, std::vector<MailNotice> notices)
{
    if (const int number = sectionOf(id); number >= 0) {
        m_sections[static_cast<size_t>(number)].entry.notices = std::move(notices);
        relayout(number);
    }
}

void MailView::setUnread(MessageRowId id, bool unread)
{
    if (const int number = sectionOf(id); number >= 0) {
        m_sections[static_cast<size_t>(number)].entry.isUnread = unread;
        viewport()->update();
    }
}

std::shared_ptr<const MailDocument> MailView::document(MessageRowId id) const
{
    const int number = sectionOf(id);
    return number < 0 ? nullptr : m_sections[static_cast<size_t>(number)].entry.document;
}

void MailView::layoutSection(Section &section)
{
    if (!section.entry.document) {
        section.height = expectedHeight;
        return;
    }
    const MailDocument &document = *section.entry.document;
    MailLayoutOptions options;
    options.hasHead = m_withHeads;
    options.showHeaders = m_showHeaders;
    options.notices = static_cast<int>(section.entry.notices.size());
    options.attachments =
        static_cast<int>(document.isRaw ? 0 : document.content.parsed.attachments.size());
    options.unfolded = section.unfolded;
    section.layout.build(document, options, m_style.metrics);
    section.height = section.layout.height();
}

void MailView::stack()
{
    int y = 0;
    for (Section &section : m_sections) {
        section.y = y;
        y += section.height;
    }
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_style.metrics.lineHeight);
    verticalScrollBar()->setRange(0, std::max(0, y - viewport()->height()));
}

void MailView::relayout(int number)
{
    const Anchor kept = anchor();
    updateStyle();
    for (size_t i = 0; i < m_sections.size(); ++i) {
        if (number < 0 || number == static_cast<int>(i)) {
            layoutSection(m_sections[i]);
        }
    }
    stack();
    restore(kept);
    viewport()->update();
}

MailView::Anchor MailView::anchor() const
{
    const int top = verticalScrollBar()->value();
    const Place place = placeAt(top);
    if (place.section < 0 || top == 0) {
        return {};
    }
    const Section &section = m_sections[static_cast<size_t>(place.section)];
    if (place.row < 0) {
        return {.section = place.section, .offset = -1, .distance = top - section.y};
    }
    const MailRow &row = section.layout.rows()[static_cast<size_t>(place.row)];
    return {.section = place.section,
            .offset = row.line < 0 ? -1 : row.start,
            .distance = top - section.y - (row.line < 0 ? 0 : row.y)};
}

void MailView::restore(const Anchor &kept)
{
    if (kept.section < 0 || kept.section >= std::ssize(m_sections)) {
        return;
    }
    const Section &section = m_sections[static_cast<size_t>(kept.section)];
    int y = section.y + kept.distance;
    if (kept.offset >= 0 && section.entry.document
        && kept.offset <= section.entry.document->text.size()) {
        const int row = section.layout.rowOfOffset(*section.entry.document, kept.offset);
        if (row >= 0) {
            y += section.layout.rows()[static_cast<size_t>(row)].y;
        }
    }
    verticalScrollBar()->setValue(y);
}

MailView::Place MailView::placeAt(int y) const
{
    if (m_sections.empty()) {
        return {};
    }
    const auto after = std::ranges::upper_bound(m_sections, y, {}, &Section::y);
    const auto number = after == m_sections.begin() ? 0 : after - m_sections.begin() - 1;
    const Section &section = m_sections[static_cast<size_t>(number)];
    return {.section = static_cast<int>(number),
            .row = section.entry.document ? section.layout.rowAt(y - section.y) : -1};
}

MailPaintState MailView::stateOf(int number, const MailRow *row) const
{
    const Section &section = m_sections[static_cast<size_t>(number)];
    MailPaintState state;
    state.document = section.entry.document.get();
    state.unfolded = &section.unfolded;
    state.notices = section.entry.notices;
    state.selection = selectionIn(number);
    state.matches = section.matches;
    state.currentMatch =
        m_hasMatch && m_match.section == number ? static_cast<int>(m_match.offset) : -1;
    state.hover = m_hover;
    state.focus = hasFocus() ? m_focus : MailItem{};
    state.section = number;
    if (row != nullptr && row->line >= 0) {
        state.code = section.colouring.at(row->line);
    }
    state.date = section.entry.date;
    state.title = section.entry.title;
    state.subtitle = section.entry.subtitle;
    state.isUnread = section.entry.isUnread;
    return state;
}

void MailView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().color(QPalette::Active, QPalette::Base));
    const int top = verticalScrollBar()->value();
    const QRect area = event->rect().translated(0, top);
    bool hasNew = false;
    for (int number = placeAt(area.top()).section; number >= 0 && number < std::ssize(m_sections);
         ++number) {
        Section &section = m_sections[static_cast<size_t>(number)];
        if (section.y > area.bottom()) {
            break;
        }
        if (section.entry.document) {
            paintSection(&painter, number, area);
        } else if (m_withHeads) {
            const MailPaintState state = stateOf(number, nullptr);
            const MailRow head{.height = m_style.metrics.uiLineHeight + 18,
                               .kind = MailRowKind::Head};
            MailRowPainter(m_style, state).paint(&painter, head, section.y - top);
        }
        hasNew = hasNew || !section.isShown;
    }
    m_colouring->start(0ms);
    if (hasNew) {
        m_shown->start(0ms);
    }
}

void MailView::paintSection(QPainter *painter, int number, const QRect &area)
{
    const Section &section = m_sections[static_cast<size_t>(number)];
    const int top = verticalScrollBar()->value();
    const auto &rows = section.layout.rows();
    for (int i = section.layout.rowAt(area.top() - section.y); i >= 0 && i < std::ssize(rows);
         ++i) {
        const MailRow &row = rows[static_cast<size_t>(i)];
        if (section.y + row.y > area.bottom()) {
            break;
        }
        const MailPaintState state = stateOf(number, &row);
        const MailRowPainter rowPainter(m_style, state);
        rowPainter.paint(painter, row, section.y + row.y - top);
        const bool isText = row.kind == MailRowKind::Text || row.kind == MailRowKind::Continued;
        if (hasFocus() && isText && m_caret.section == number && hasSelection()
            && m_caret.offset >= row.start && m_caret.offset <= row.start + row.length) {
            painter->fillRect(
                QRect(rowPainter.xOf(row, m_caret.offset), section.y + row.y - top, 1, row.height),
                palette().color(QPalette::Active, QPalette::Text));
        }
    }
}

/// Told after the painting, so that whoever answers does not delay it.
void MailView::announceShown()
{
    const int top = verticalScrollBar()->value();
    const int bottom = top + viewport()->height();
    std::vector<MessageRowId> wanted;
    std::vector<MessageRowId> shown;
    for (Section &section : m_sections) {
        // One screen ahead, so that scrolling meets loaded messages.
        const bool isNear = section.y < bottom + viewport()->height()
            && section.y + section.height > top - viewport()->height();
        if (!section.entry.document && isNear && !section.isAsked) {
            section.isAsked = true;
            wanted.push_back(section.entry.id);
        }
        const bool isOn =
            section.y < bottom - m_style.metrics.lineHeight * 3 && section.y + section.height > top;
        if (section.entry.document && isOn && !section.isShown && isVisible()) {
            section.isShown = true;
            shown.push_back(section.entry.id);
        }
    }
    for (const MessageRowId id : wanted) {
        Q_EMIT messageWanted(id);
    }
    for (const MessageRowId id : shown) {
        Q_EMIT messageShown(id);
    }
}

void MailView::colourVisible()
{
    if (m_highlighters == nullptr) {
        return;
    }
    const int top = verticalScrollBar()->value();
    const int bottom = top + viewport()->height();
    bool changed = false;
    for (int number = placeAt(top).section; number >= 0 && number < std::ssize(m_sections);
         ++number) {
        Section &section = m_sections[static_cast<size_t>(number)];
        if (section.y > bottom) {
            break;
        }
        if (!section.entry.document || section.entry.document->diffs.empty()
            || section.layout.rows().empty()) {
            continue;
        }
        const auto &rows = section.layout.rows();
        const int first = rows[static_cast<size_t>(section.layout.rowAt(top - section.y))].line;
        const int last = rows[static_cast<size_t>(section.layout.rowAt(bottom - section.y))].line;
        const qsizetype before = section.colouring.count();
        if (!section.colouring.prepare(*section.entry.document, first, last, 8ms)) {
            m_colouring->start(1ms);
        }
        changed = changed || section.colouring.count() != before;
    }
    if (changed) {
        viewport()->update();
    }
}

void MailView::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    viewport()->scroll(0, dy);
}

void MailView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const MailMetrics before = m_style.metrics;
    m_style.width = viewport()->width();
    if (MailMetrics::of(m_style.fixed, m_style.ui, m_style.width) == before) {
        stack();
        viewport()->update();
        return;
    }
    relayout();
}

void MailView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::StyleChange:
        relayout();
        break;
    case QEvent::PaletteChange:
    case QEvent::ActivationChange:
        updateStyle();
        viewport()->update();
        break;
    case QEvent::LanguageChange:
        setAccessibleName(tr("Message"));
        viewport()->update();
        break;
    default:
        break;
    }
}

void MailView::scrollToMessage(MessageRowId id)
{
    if (const int number = sectionOf(id); number >= 0) {
        verticalScrollBar()->setValue(m_sections[static_cast<size_t>(number)].y);
    }
}

MessageRowId MailView::currentMessage() const
{
    const Place place = placeAt(verticalScrollBar()->value() + m_style.metrics.lineHeight * 2);
    return place.section < 0 ? MessageRowId{}
                             : m_sections[static_cast<size_t>(place.section)].entry.id;
}

bool MailView::isOnScreen(MessageRowId id) const
{
    const int number = sectionOf(id);
    if (number < 0) {
        return false;
    }
    const Section &section = m_sections[static_cast<size_t>(number)];
    const int top = verticalScrollBar()->value();
    return section.y < top + viewport()->height() && section.y + section.height > top;
}

bool MailView::pageDown()
{
    QScrollBar *bar = verticalScrollBar();
    if (bar->value() >= bar->maximum()) {
        return false;
    }
    bar->setValue(bar->value() + bar->pageStep() - 2 * m_style.metrics.lineHeight);
    return true;
}

void MailView::setHeadersShown(bool shown)
{
    if (m_showHeaders == shown) {
        return;
    }
    m_showHeaders = shown;
    relayout();
    if (shown && m_sections.size() == 1) {
        verticalScrollBar()->setValue(0);
    }
    Q_EMIT headersShownChanged(shown);
}

void MailView::zoom(int steps)
{
    m_zoom = std::clamp(m_zoom + steps, -4, zoomMost);
    relayout();
}

void MailView::resetZoom()
{
    m_zoom = 0;
    relayout();
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/logview.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimer>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Scroll bars count in int; above this many lines one step is more than one line.
constexpr qint64 scrollSteps = 1'000'000'000;
constexpr int wheelStep = 120;
constexpr int wheelLines = 3;
constexpr int smallestFont = 6;

qint64 linesPerStep(qint64 lines)
{
    return lines / scrollSteps + 1;
}

} // namespace

LogView::LogView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_logFont(QFontDatabase::systemFont(QFontDatabase::FixedFont))
{
    setObjectName(u"logView"_s);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Log"));
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    m_pages = new LogPages(this);
    m_code.setMaxCost(2048);
    connect(m_pages, &LogPages::arrived, this, [this](qint64 first, qint64 last) {
        if (last >= m_top && first <= m_top + visibleLines()) {
            viewport()->update();
        }
        if (m_cursor.line >= first && m_cursor.line <= last) {
            describeCurrentLine();
        }
    });
    connect(m_pages, &LogPages::failed, this, &LogView::failed);
    m_findTimer = new QTimer(this);
    m_findTimer->setInterval(std::chrono::milliseconds(100));
    connect(m_findTimer, &QTimer::timeout, this, [this] {
        const auto &state = m_findJob.state();
        if (state && state->total.load() > 0) {
            Q_EMIT findProgress(static_cast<int>(state->done.load() * 100 / state->total.load()));
        }
    });
    setLogFont(m_logFont);
}

LogView::~LogView()
{
    m_findJob.cancel();
    m_copyJob.cancel();
}

void LogView::setSource(LineSource *source)
{
    if (m_source != nullptr) {
        m_source->disconnect(this);
    }
    m_source = source;
    m_pages->setSource(source);
    m_marks.clear();
    restart();
    if (m_source == nullptr) {
        return;
    }
    connect(m_source, &LineSource::grown, this, &LogView::takeGrowth);
    connect(m_source, &LineSource::restarted, this, &LogView::restart);
    connect(m_source, &LineSource::failed, this, &LogView::failed);
    connect(m_source, &QObject::destroyed, this, [this] {
        m_source = nullptr;
        restart();
    });
    m_source->setFollowing(m_following);
    takeGrowth();
}

void LogView::restart()
{
    stopFind();
    m_copyLatest.invalidate();
    m_copyJob.cancel();
    m_top = 0;
    m_columns = 0;
    m_cursor = m_anchor = LogPlaceInText{};
    m_pendingReveal.reset();
    updateGrid();
    updateScrollBars();
    viewport()->update();
}

void LogView::takeGrowth()
{
    updateGrid();
    updateScrollBars();
    if (m_pendingReveal && *m_pendingReveal < lineCount()) {
        revealLine(*std::exchange(m_pendingReveal, std::nullopt));
    } else if (m_following) {
        scrollToLine(lastTop());
    }
    viewport()->update();
}

qint64 LogView::lineCount() const
{
    return m_source != nullptr ? m_source->lineCount() : 0;
}

int LogView::visibleLines() const
{
    return std::max(1, viewport()->height() / m_grid.rowHeight);
}

qint64 LogView::lastTop() const
{
    return std::max<qint64>(0, lineCount() - visibleLines());
}

void LogView::updateGrid()
{
    const QFontMetricsF metrics(viewport()->font());
    m_grid.rowHeight = std::max(1, static_cast<int>(std::ceil(metrics.height())) + 1);
    m_grid.ascent = static_cast<int>(std::ceil(metrics.ascent()));
    m_grid.cell = std::max(1.0, metrics.horizontalAdvance(u'0'));
    const auto digits = QString::number(std::max<qint64>(999, lineCount())).size();
    // mark sign, number, a space on each side
    m_grid.gutter = m_grid.rowHeight
        + static_cast<int>(std::ceil(m_grid.cell * static_cast<qreal>(digits + 1)));
}

void LogView::updateScrollBars()
{
    m_settingScroll = true;
    const qint64 perStep = linesPerStep(lineCount());
    m_top = std::clamp<qint64>(m_top, 0, lastTop());
    verticalScrollBar()->setRange(0, static_cast<int>((lastTop() + perStep - 1) / perStep));
    verticalScrollBar()->setPageStep(std::max(1, static_cast<int>(visibleLines() / perStep)));
    verticalScrollBar()->setValue(static_cast<int>(m_top / perStep));
    const int textWidth = std::max(1, viewport()->width() - m_grid.gutter);
    const int wide = static_cast<int>(std::ceil((m_columns + 2) * m_grid.cell));
    horizontalScrollBar()->setRange(0, std::max(0, wide - textWidth));
    horizontalScrollBar()->setPageStep(textWidth);
    horizontalScrollBar()->setSingleStep(static_cast<int>(m_grid.cell * 4));
    m_settingScroll = false;
}

void LogView::scrollContentsBy(int dx, int dy)
{
    if (dy != 0 && !m_settingScroll) {
        const qint64 perStep = linesPerStep(lineCount());
        const int value = verticalScrollBar()->value();
        m_top = value == verticalScrollBar()->maximum()
            ? lastTop()
            : std::min<qint64>(value * perStep, lastTop());
        if (m_following && m_top < lastTop()) {
            setFollowing(false);
        }
    }
    if (dx != 0 || dy != 0) {
        viewport()->update();
    }
}

void LogView::scrollToLine(qint64 top)
{
    m_top = std::clamp<qint64>(top, 0, lastTop());
    if (m_following && m_top < lastTop()) {
        setFollowing(false);
    }
    updateScrollBars();
    viewport()->update();
}

void LogView::revealLine(qint64 line)
{
    if (m_source != nullptr && line >= lineCount() && !m_source->isComplete()) {
        m_pendingReveal = line;
        return;
    }
    const qint64 target = std::clamp<qint64>(line, 0, std::max<qint64>(0, lineCount() - 1));
    if (target < m_top || target >= m_top + visibleLines()) {
        scrollToLine(target - visibleLines() / 2);
    }
    setCursor({.line = target, .position = 0}, false);
}

void LogView::setCursor(const LogPlaceInText &cursor, bool keepAnchor)
{
    const bool otherLine = cursor.line != m_cursor.line;
    const bool hadSelection = hasSelection();
    m_cursor = cursor;
    if (!keepAnchor) {
        m_anchor = cursor;
    }
    viewport()->update();
    if (otherLine) {
        describeCurrentLine();
        Q_EMIT currentLineChanged(cursor.line);
    }
    if (hadSelection || hasSelection()) {
        Q_EMIT selectionChanged();
    }
}

void LogView::moveTo(qint64 line, bool keepAnchor)
{
    const qint64 target = std::clamp<qint64>(line, 0, std::max<qint64>(0, lineCount() - 1));
    LogPlaceInText place{.line = target, .position = 0};
    if (keepAnchor && target > m_anchor.line) {
        // A selection by lines takes the whole last line.
        const LogLineText *text = m_pages->line(target);
        place.position = text != nullptr ? text->text.size() : 0;
    }
    ensureVisible(place);
    setCursor(place, keepAnchor);
}

void LogView::ensureVisible(const LogPlaceInText &place)
{
    if (place.line < m_top) {
        scrollToLine(place.line);
    } else if (place.line >= m_top + visibleLines()) {
        scrollToLine(place.line - visibleLines() + 1);
    }
}

QString LogView::currentLineDescription()
{
    const LogLineText *text = m_pages->line(m_cursor.line);
    if (text == nullptr) {
        return {};
    }
    QString marks;
    for (const LogMark &mark : m_marks) {
        if (mark.line == m_cursor.line) {
            marks += mark.text + u". "_s;
        }
    }
    return tr("Line %1 of %2: %3")
        .arg(locale().toString(m_cursor.line + 1), locale().toString(lineCount()),
             marks + text->text.left(1000));
}

void LogView::describeCurrentLine()
{
    // Setting the description tells screen readers by itself.
    setAccessibleDescription(currentLineDescription());
}

void LogView::setHighlighter(std::unique_ptr<CodeHighlighter> highlighter)
{
    m_highlighter = std::move(highlighter);
    m_code.clear();
    viewport()->update();
}

void LogView::setMarks(std::vector<LogMark> marks)
{
    m_marks = std::move(marks);
    std::ranges::stable_sort(m_marks, {}, &LogMark::line);
    viewport()->update();
}

bool LogView::goToMark(bool backwards)
{
    const LogMark *target = nullptr;
    for (const LogMark &mark : m_marks) {
        if (backwards && mark.line < m_cursor.line) {
            target = &mark;
        } else if (!backwards && mark.line > m_cursor.line) {
            target = &mark;
            break;
        }
    }
    if (target == nullptr) {
        return false;
    }
    revealLine(target->line);
    return true;
}

void LogView::setFollowing(bool following)
{
    if (following == m_following) {
        return;
    }
    m_following = following;
    if (m_source != nullptr) {
        m_source->setFollowing(following);
    }
    if (following) {
        scrollToLine(lastTop());
    }
    Q_EMIT followingChanged(following);
}

void LogView::retry()
{
    m_pages->retry();
    viewport()->update();
}

void LogView::setLogFont(const QFont &font)
{
    m_logFont = font;
    QFont zoomed = font;
    if (font.pointSizeF() > 0) {
        zoomed.setPointSizeF(std::max<qreal>(smallestFont, font.pointSizeF() + m_zoom));
    } else {
        zoomed.setPixelSize(std::max(smallestFont, font.pixelSize() + m_zoom));
    }
    viewport()->setFont(zoomed);
    updateGrid();
    updateScrollBars();
    viewport()->update();
}

void LogView::zoom(int steps)
{
    m_zoom = std::clamp(m_zoom + steps, -8, 40);
    setLogFont(m_logFont);
}

void LogView::resetZoom()
{
    m_zoom = 0;
    setLogFont(m_logFont);
}

LogPlaceInText LogView::placeAt(const QPoint &point)
{
    const qint64 row =
        static_cast<qint64>(std::floor(static_cast<qreal>(point.y()) / m_grid.rowHeight));
    const qint64 line = std::clamp<qint64>(m_top + row, 0, std::max<qint64>(0, lineCount() - 1));
    const LogLineText *text = m_pages->line(line);
    if (text == nullptr) {
        return {.line = line, .position = 0};
    }
    const qreal x = point.x() - m_grid.gutter + horizontalScrollBar()->value();
    const int column = std::max(0, static_cast<int>(std::lround(x / m_grid.cell)));
    return {.line = line, .position = text->positionAt(column)};
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    const LogPlaceInText place = placeAt(event->position().toPoint());
    setCursor(place, event->modifiers().testFlag(Qt::ShiftModifier));
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    viewport()->setCursor(point.x() < m_grid.gutter ? Qt::ArrowCursor : Qt::IBeamCursor);
    if (!event->buttons().testFlag(Qt::LeftButton)) {
        return;
    }
    const LogPlaceInText place = placeAt(point);
    if (point.y() < 0 || point.y() > viewport()->height()) {
        ensureVisible(place);
    }
    setCursor(place, true);
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const LogPlaceInText place = placeAt(event->position().toPoint());
    const LogLineText *text = m_pages->line(place.line);
    if (event->button() != Qt::LeftButton || text == nullptr) {
        return;
    }
    // A word here is an identifier, an address or a number.
    const auto isWord = [text](qsizetype i) {
        return i >= 0 && i < text->text.size()
            && (text->text[i].isLetterOrNumber() || text->text[i] == u'_');
    };
    qsizetype from = place.position;
    qsizetype to = place.position;
    while (isWord(from - 1)) {
        --from;
    }
    while (isWord(to)) {
        ++to;
    }
    setCursor({.line = place.line, .position = from}, false);
    setCursor({.line = place.line, .position = to}, true);
}

void LogView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoom(event->angleDelta().y() > 0 ? 1 : -1);
        event->accept();
        return;
    }
    if (event->angleDelta().x() != 0 && event->angleDelta().y() == 0) {
        horizontalScrollBar()->event(event);
        return;
    }
    m_wheelRest += event->angleDelta().y() * wheelLines;
    const int lines = m_wheelRest / wheelStep;
    m_wheelRest -= lines * wheelStep;
    if (lines != 0) {
        scrollToLine(m_top - lines);
    }
    event->accept();
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
    if (m_following) {
        scrollToLine(lastTop());
    }
}

void LogView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Log"));
        describeCurrentLine();
    } else if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    }
    QAbstractScrollArea::changeEvent(event);
}

void LogView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    describeCurrentLine();
    viewport()->update();
}

void LogView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace Casebook

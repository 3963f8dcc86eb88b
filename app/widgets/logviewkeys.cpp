// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The keyboard of LogView, what it finds and what it copies.

#include "app/widgets/logview.h"
#include "core/base/limits.h"
#include "core/base/text.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int copyPage = 2048;
/// More than this on a clipboard stalls other programs; the file itself is the way then.
constexpr qint64 copyBytes = 32 * Limits::MiB;

} // namespace

/// A copy that is being put together page by page.
struct LogCopy
{
    LogPlaceInText from;
    LogPlaceInText to;
    qint64 next = 0;
    bool raw = false;
    bool countOnly = false;
    int hidden = 0;
    QString text;
};

bool LogView::event(QEvent *event)
{
    // The window has single-letter commands for reading views; in a log these letters are the log's.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        const QString letters = m_canOpenTraces ? u"jknNf/t"_s : u"jknNf/"_s;
        const bool letter = !key->text().isEmpty() && letters.contains(key->text())
            && (key->modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
        const bool keys = key->matches(QKeySequence::Find) || key->matches(QKeySequence::Copy)
            || key->matches(QKeySequence::SelectAll) || key->key() == Qt::Key_F3
            || key->key() == Qt::Key_F8 || key->key() == Qt::Key_Space
            || (key->key() == Qt::Key_G && key->modifiers() == Qt::ControlModifier);
        if (letter || keys) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (!handleCommand(event) && !handleMove(event)) {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool LogView::handleCommand(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->matches(QKeySequence::Find) || (event->key() == Qt::Key_Slash && !control)) {
        Q_EMIT findBarRequested();
    } else if (event->key() == Qt::Key_G && control) {
        Q_EMIT goToLineRequested();
    } else if (event->key() == Qt::Key_F3 || (event->key() == Qt::Key_N && !control)) {
        find(shift);
    } else if (event->key() == Qt::Key_F8) {
        goToMark(shift);
    } else if (m_canOpenTraces && event->key() == Qt::Key_T
               && event->modifiers() == Qt::NoModifier) {
        Q_EMIT tracesRequested();
    } else if (event->key() == Qt::Key_F && event->modifiers() == Qt::NoModifier) {
        setFollowing(!m_following);
    } else if (event->matches(QKeySequence::ZoomIn) || (control && event->key() == Qt::Key_Equal)) {
        zoom(1);
    } else if (event->matches(QKeySequence::ZoomOut)) {
        zoom(-1);
    } else if (control && event->key() == Qt::Key_0) {
        resetZoom();
    } else if (event->key() == Qt::Key_Escape) {
        if (m_findTimer->isActive()) {
            stopFind();
        } else if (hasSelection()) {
            setCursor(m_cursor, false);
        } else {
            Q_EMIT leaveRequested();
        }
    } else {
        return false;
    }
    return true;
}

bool LogView::handleMove(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->modifiers() & (Qt::AltModifier | Qt::MetaModifier)) {
        return false;
    }
    const int page = std::max(1, visibleLines() - 1);
    switch (event->key()) {
    case Qt::Key_J:
        moveTo(m_cursor.line + 1, false);
        return true;
    case Qt::Key_K:
        moveTo(m_cursor.line - 1, false);
        return true;
    case Qt::Key_Down:
        moveTo(m_cursor.line + 1, shift);
        return true;
    case Qt::Key_Up:
        moveTo(m_cursor.line - 1, shift);
        return true;
    case Qt::Key_Space:
        scrollToLine(m_top + (shift ? -page : page));
        moveTo(m_cursor.line + (shift ? -page : page), false);
        return true;
    case Qt::Key_PageDown:
        scrollToLine(m_top + page);
        moveTo(m_cursor.line + page, shift);
        return true;
    case Qt::Key_PageUp:
        scrollToLine(m_top - page);
        moveTo(m_cursor.line - page, shift);
        return true;
    case Qt::Key_Home:
        horizontalScrollBar()->setValue(0);
        moveTo(0, shift);
        return true;
    case Qt::Key_End:
        moveTo(lineCount() - 1, shift);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int step = horizontalScrollBar()->singleStep();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value()
                                        + (event->key() == Qt::Key_Left ? -step : step));
        return true;
    }
    default:
        return false;
    }
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy"), QKeySequence::Copy, this, [this] { copy(); });
    menu->addAction(tr("Copy &Raw Bytes…"), this, [this] { copyRaw(); });
    menu->addAction(tr("Select &All"), QKeySequence::SelectAll, this, &LogView::selectAll);
    menu->addSeparator();
    menu->addAction(tr("&Find…"), QKeySequence::Find, this, &LogView::findBarRequested);
    menu->addAction(tr("&Go to Line…"), QKeySequence(Qt::CTRL | Qt::Key_G), this,
                    &LogView::goToLineRequested);
    if (m_canOpenTraces) {
        menu->addAction(tr("Open in &Traces") + u"\tt"_s, this, &LogView::tracesRequested);
    }
    QAction *follow = menu->addAction(tr("F&ollow the End"));
    follow->setCheckable(true);
    follow->setChecked(m_following);
    connect(follow, &QAction::toggled, this, &LogView::setFollowing);
    menu->popup(event->globalPos());
}

void LogView::selectAll()
{
    if (lineCount() == 0) {
        return;
    }
    m_anchor = LogPlaceInText{};
    // The end of the last line, wherever it is: a position behind the text means all of it.
    m_cursor = {.line = lineCount() - 1, .position = Limits::logLineShownBytes};
    viewport()->update();
    Q_EMIT selectionChanged();
}

void LogView::copy()
{
    collect(false, false);
}

void LogView::copyRaw(bool confirmed)
{
    collect(true, !confirmed);
}

void LogView::collect(bool raw, bool countOnly)
{
    if (lineCount() == 0) {
        return;
    }
    auto wanted = std::make_shared<LogCopy>();
    wanted->from = std::min(m_cursor, m_anchor);
    wanted->to = std::max(m_cursor, m_anchor);
    if (!hasSelection()) {
        wanted->from.position = 0;
        wanted->to.position = Limits::logLineShownBytes * 8;
    }
    wanted->next = wanted->from.line;
    wanted->raw = raw;
    wanted->countOnly = countOnly;
    m_copyJob.cancel();
    m_copyLatest.invalidate();
    collectPage(wanted);
}

void LogView::collectPage(std::shared_ptr<LogCopy> copy)
{
    if (m_source == nullptr) {
        return;
    }
    const auto count = static_cast<int>(std::min<qint64>(copyPage, copy->to.line - copy->next + 1));
    m_copyJob = m_source->lines(copy->next, count);
    watch(m_copyJob, this,
          [this, copy, ticket = m_copyLatest.next()](const Result<LogLines> &page) {
              if (!ticket.isLatest()) {
                  return;
              }
              if (!page) {
                  if (page.error().code != ErrorCode::Cancelled) {
                      Q_EMIT failed(page.error());
                  }
                  return;
              }
              for (size_t i = 0; i < page->lines.size(); ++i) {
                  const qint64 number = copy->next + static_cast<qint64>(i);
                  const LogLineText line = renderLogLine(page->lines.at(i), page->lineBytes.at(i));
                  copy->hidden += line.hidden;
                  qsizetype from = number == copy->from.line ? copy->from.position : 0;
                  qsizetype to = number == copy->to.line ? copy->to.position : line.text.size();
                  if (number > copy->from.line) {
                      copy->text += u'\n';
                  }
                  if (copy->raw) {
                      // Raw is by whole lines: positions belong to the cleaned text.
                      copy->text += QString::fromUtf8(page->lines.at(i));
                  } else {
                      from = std::clamp<qsizetype>(from, 0, line.text.size());
                      to = std::clamp<qsizetype>(to, from, line.text.size());
                      copy->text += QStringView(line.text).mid(from, to - from);
                  }
              }
              copy->next += static_cast<qint64>(page->lines.size());
              if (copy->text.size() * 2 > copyBytes) {
                  Q_EMIT copyRefused(
                      tr("The selection is larger than %1 and was not copied; select less "
                         "or take the file itself.")
                          .arg(locale().formattedDataSize(copyBytes)));
                  return;
              }
              if (copy->next <= copy->to.line && !page->lines.empty()) {
                  collectPage(copy);
              } else if (copy->countOnly && copy->hidden > 0) {
                  Q_EMIT rawCopyAsked(copy->hidden);
              } else {
                  QGuiApplication::clipboard()->setText(copy->text);
                  Q_EMIT copied(copy->next - copy->from.line);
              }
          });
}

void LogView::setFindQuery(const FindQuery &query)
{
    m_query = query;
    viewport()->update();
}

void LogView::find(bool backwards, bool includeCurrent)
{
    if (m_query.text.isEmpty() || m_source == nullptr) {
        Q_EMIT findBarRequested();
        return;
    }
    qint64 from = m_cursor.line;
    if (backwards) {
        from += includeCurrent ? 1 : 0;
    } else {
        from += includeCurrent ? 0 : 1;
    }
    runFind(from, backwards, false);
}

void LogView::runFind(qint64 from, bool backwards, bool wentRound)
{
    m_findJob.cancel();
    m_findJob = m_source->find({.needle = m_query.text.toUtf8(),
                                .from = from,
                                .backwards = backwards,
                                .foldCase = !m_query.matchCase});
    m_findTimer->start();
    Q_EMIT findStarted();
    watch(m_findJob, this,
          [this, backwards, wentRound, ticket = m_findLatest.next()](const Result<qint64> &line) {
              if (!ticket.isLatest()) {
                  return;
              }
              m_findTimer->stop();
              if (line) {
                  revealLine(*line);
                  Q_EMIT findFinished(true, wentRound);
              } else if (line.error().code != ErrorCode::NotFound) {
                  Q_EMIT findFinished(false, wentRound);
                  if (line.error().code != ErrorCode::Cancelled) {
                      Q_EMIT failed(line.error());
                  }
              } else if (!wentRound && m_source != nullptr) {
                  runFind(backwards ? lineCount() : 0, backwards, true);
              } else {
                  Q_EMIT findFinished(false, wentRound);
              }
          });
}

void LogView::stopFind()
{
    m_findJob.cancel();
    m_findLatest.invalidate();
    if (m_findTimer->isActive()) {
        m_findTimer->stop();
        Q_EMIT findFinished(false, false);
    }
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/highlight/codehighlighter.h"
#include "app/widgets/colours.h"
#include "app/widgets/findbar.h"
#include "app/widgets/linesource.h"
#include "app/widgets/logpages.h"

#include <QAbstractScrollArea>
#include <QCache>

#include <compare>
#include <optional>
#include <vector>

namespace Casebook {

/// A sign in the gutter beside a line: where a report begins, a bookmark …
struct LogMark
{
    qint64 line = 0;
    QString icon; ///< name in resources/icons
    QString text; ///< what it means; tooltip and accessible text

    friend bool operator==(const LogMark &, const LogMark &) = default;
};

/// A place in a log: line from 0 and UTF-16 offset in the shown text.
struct LogPlaceInText
{
    qint64 line = 0;
    qsizetype position = 0;

    friend auto operator<=>(const LogPlaceInText &, const LogPlaceInText &) = default;
};

/// Shows a log of any length: only what is on screen is fetched, laid out and painted. Text stands on a
/// grid of character cells, like in a terminal, in the order of the bytes. Reads nothing itself and
/// never waits: a line that has not arrived is drawn as a faint dash.
///
/// Keys: arrows, j/k, Space, PgUp/PgDn, Home/End, Ctrl+A/C, Ctrl+F, F3, n/N, Ctrl+G, F8 (marks),
/// Ctrl+plus/minus/0, f follows the end.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;

    /// \a source is not owned and may die first; null shows nothing.
    void setSource(LineSource *source);

    [[nodiscard]] LineSource *source() const
    {
        return m_source;
    }

    [[nodiscard]] qint64 currentLine() const
    {
        return m_cursor.line;
    }

    [[nodiscard]] qint64 topLine() const
    {
        return m_top;
    }

    /// Whole lines that fit.
    [[nodiscard]] int visibleLines() const;
    /// Makes \a line current and scrolls it into the middle when it is not visible. A line that is not
    /// known yet is gone to when it becomes known.
    void revealLine(qint64 line);
    void scrollToLine(qint64 top);

    void setMarks(std::vector<LogMark> marks);

    [[nodiscard]] const std::vector<LogMark> &marks() const
    {
        return m_marks;
    }

    /// Makes the next marked line current; false when there is none.
    bool goToMark(bool backwards);

    /// Colours the words of each line by itself, where the log has no colours of its own; null: one colour.
    void setHighlighter(std::unique_ptr<CodeHighlighter> highlighter);

    /// "t" and the menu ask for the stacks at the current line.
    void setCanOpenTraces(bool can)
    {
        m_canOpenTraces = can;
    }

    /// Keeps the end in view while the log grows.
    void setFollowing(bool following);

    [[nodiscard]] bool isFollowing() const
    {
        return m_following;
    }

    [[nodiscard]] bool hasSelection() const
    {
        return m_cursor != m_anchor;
    }

    void selectAll();
    /// Puts the selection (or the current line) on the clipboard as it is shown: colours taken out,
    /// invisible characters by name. Ends with copied() or copyRefused().
    void copy();
    /// As the log has it. Unless \a confirmed it first counts what is not seen and asks by rawCopyAsked().
    void copyRaw(bool confirmed = false);

    /// What is painted as found; find() also looks for it from the current line on.
    void setFindQuery(const FindQuery &query);
    /// \a includeCurrent: the current line counts too (typing goes on).
    void find(bool backwards, bool includeCurrent = false);
    void stopFind();

    /// Asks again for what could not be read.
    void retry();

    void setLogFont(const QFont &font);
    void zoom(int steps);
    void resetZoom();

    /// "Line 12 of 300: text" for screen readers.
    [[nodiscard]] QString currentLineDescription();

    bool event(QEvent *event) override;

Q_SIGNALS:
    void currentLineChanged(qint64 line);
    void followingChanged(bool following);
    void selectionChanged();
    void copied(qint64 lines);
    /// A sentence.
    void copyRefused(const QString &why);
    void rawCopyAsked(int hiddenCharacters);
    void findStarted();
    void findProgress(int percent);
    void findFinished(bool found, bool wentRound);
    void findBarRequested();
    void goToLineRequested();
    void leaveRequested();
    void tracesRequested();
    void failed(const Casebook::Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Grid
    {
        int rowHeight = 1;
        int ascent = 1;
        qreal cell = 1;
        int gutter = 0; ///< width of line numbers and marks
    };

    void takeGrowth();
    void restart();
    void updateGrid();
    void updateScrollBars();
    void moveTo(qint64 line, bool keepAnchor);
    void ensureVisible(const LogPlaceInText &place);
    void setCursor(const LogPlaceInText &cursor, bool keepAnchor);
    void describeCurrentLine();
    bool handleMove(QKeyEvent *event);
    bool handleCommand(QKeyEvent *event);
    [[nodiscard]] qint64 lineCount() const;
    [[nodiscard]] qint64 lastTop() const;
    [[nodiscard]] LogPlaceInText placeAt(const QPoint &point);

    void paintLine(QPainter &painter, qint64 number, int y);
    void paintGutter(QPainter &painter, qint64 number, int y);
    void paintText(QPainter &painter, const LogLineText &line, int y, const Colours &colours);
    void paintRun(QPainter &painter, const LogLineText &line, qsizetype from, qsizetype to,
                  int column, int y);
    void paintSelection(QPainter &painter, const LogLineText &line, qint64 number, int y);
    void paintHits(QPainter &painter, const LogLineText &line, int y, const Colours &colours);

    const std::vector<CodeSpan> &codeOf(const LogLineText &line);
    void collect(bool raw, bool countOnly);
    void collectPage(std::shared_ptr<struct LogCopy> copy);
    void runFind(qint64 from, bool backwards, bool wentRound);

    LineSource *m_source = nullptr;
    LogPages *m_pages = nullptr;
    std::vector<LogMark> m_marks;
    Grid m_grid;
    qint64 m_top = 0;
    int m_columns = 0; ///< widest line seen
    LogPlaceInText m_cursor;
    LogPlaceInText m_anchor;
    std::optional<qint64> m_pendingReveal;
    bool m_following = false;
    bool m_canOpenTraces = false;
    bool m_settingScroll = false;
    int m_zoom = 0;
    QFont m_logFont;
    FindQuery m_query;
    Job<qint64> m_findJob;
    Job<LogLines> m_copyJob;
    Latest m_findLatest;
    Latest m_copyLatest;
    QTimer *m_findTimer = nullptr;
    std::unique_ptr<CodeHighlighter> m_highlighter;
    QCache<QString, std::vector<CodeSpan>> m_code; ///< by the line's text: logs repeat themselves
    int m_wheelRest = 0;
};

} // namespace Casebook

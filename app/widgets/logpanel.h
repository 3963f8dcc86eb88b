// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QLabel;
class QToolButton;

namespace Casebook {

class AmberLine;
class CodeHighlighters;
class ElidedLabel;
class FindBar;
class GoToLineBar;
class JobRunner;
class LineSource;
class LogView;
struct FindQuery;
struct LogMark;

/// A log with all it needs around it: head line (name, size, lines, follow), one line for what cannot
/// be done, the view, find and go-to-line bars. Whoever embeds it only says which log.
class LogPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LogPanel(QWidget *parent = nullptr);
    ~LogPanel() override;

    /// Shows a file of this computer. \a runner outlives the panel.
    void openFile(const QString &path, JobRunner &runner);
    /// Takes over \a source (a WorkspaceLogSource for a stored log), shown under \a name.
    void setSource(std::unique_ptr<LineSource> source, const QString &name);
    void close();

    [[nodiscard]] LogView *view() const
    {
        return m_view;
    }

    [[nodiscard]] QString name() const;

    /// How an error is put into a sentence; without one its detail is shown.
    void setErrorText(std::function<QString(const Error &)> errorText);

    /// Colours the log by its words; \a highlighters outlives the panel, null: one colour.
    void setHighlighters(const CodeHighlighters *highlighters);
    /// Where reports begin: signs in the margin, and buttons that go from one to the next.
    void setReports(std::vector<LogMark> marks);
    /// Offers "Open in Traces" for the report at the current line.
    void setCanOpenTraces(bool can);

Q_SIGNALS:
    /// For the report at the current line.
    void tracesRequested();
    /// Esc in the view: back to where one was.
    void leaveRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectView();
    void connectFind();
    void retranslate();
    void updateHead();
    void updateReports();
    void showError(const Error &error);
    void answerAmber(const QString &id);
    void startFind(const FindQuery &query, bool backwards, bool stayOnLine);
    void finishFind(bool found, bool wentRound);

    ElidedLabel *m_name = nullptr;
    QLabel *m_figures = nullptr;
    QLabel *m_reports = nullptr;
    QToolButton *m_previousReport = nullptr;
    QToolButton *m_nextReport = nullptr;
    QToolButton *m_traces = nullptr;
    QToolButton *m_follow = nullptr;
    QToolButton *m_find = nullptr;
    AmberLine *m_amber = nullptr;
    LogView *m_view = nullptr;
    FindBar *m_findBar = nullptr;
    GoToLineBar *m_goTo = nullptr;
    std::unique_ptr<LineSource> m_source;
    std::function<QString(const Error &)> m_errorText;
    bool m_canOpenTraces = false;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QWidget>

#include <functional>
#include <memory>

class QLabel;
class QToolButton;

namespace Casebook {

class AmberLine;
class ElidedLabel;
class FindBar;
class GoToLineBar;
class JobRunner;
class LineSource;
class LogView;
struct FindQuery;

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

Q_SIGNALS:
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
    void showError(const Error &error);
    void answerAmber(const QString &id);
    void startFind(const FindQuery &query, bool backwards, bool stayOnLine);
    void finishFind(bool found, bool wentRound);

    ElidedLabel *m_name = nullptr;
    QLabel *m_figures = nullptr;
    QToolButton *m_follow = nullptr;
    QToolButton *m_find = nullptr;
    AmberLine *m_amber = nullptr;
    LogView *m_view = nullptr;
    FindBar *m_findBar = nullptr;
    GoToLineBar *m_goTo = nullptr;
    std::unique_ptr<LineSource> m_source;
    std::function<QString(const Error &)> m_errorText;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/textautosave.h"
#include "app/widgets/textsearch.h"

#include <QWidget>

#include <functional>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace Casebook {

class AmberLine;
class FindBar;
class GoToLineBar;
class RevisionHistory;
class TextEditor;

/// A TextEditor with what belongs around it: the line that says what could not be done, find and
/// replace, go to line, and the state of saving ("Saved 5 s ago").
class TextEditorPane final : public QWidget
{
    Q_OBJECT

public:
    /// \a runner outlives the pane; \a clock may be null.
    explicit TextEditorPane(JobRunner &runner, const Clock *clock = nullptr,
                            QWidget *parent = nullptr);
    ~TextEditorPane() override;

    [[nodiscard]] TextEditor *editor() const
    {
        return m_editor;
    }

    [[nodiscard]] TextAutosave *autosave() const
    {
        return m_autosave;
    }

    void start(const TextAutosave::Place &place);
    void setReadOnly(bool readOnly);
    /// Offers the history of the text; null: none. It outlives the pane or the next setHistory().
    void setHistory(RevisionSource *source);
    /// Shows the history in the place of the editor, until Esc. Nothing without a source.
    void showHistory();
    [[nodiscard]] bool isHistoryShown() const;
    /// "Saved 5 s ago", "Not saved yet" …; for whoever wants to show it elsewhere.
    [[nodiscard]] QString stateText() const;
    /// How an error is put into a sentence; without one its detail is shown.
    void setErrorText(std::function<QString(const Error &)> errorText);

Q_SIGNALS:
    void stateTextChanged(const QString &text);
    /// The person wants to see what both sides wrote.
    void historyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();
    void connectFind();
    void hideHistory();
    void restore(const QString &text);
    void updateState();
    void updateFailure();
    void answerAmber(const QString &id);
    void showOutcome(const FindOutcome &outcome);
    void retranslate();

    TextEditor *m_editor = nullptr;
    TextAutosave *m_autosave = nullptr;
    AmberLine *m_amber = nullptr;
    FindBar *m_findBar = nullptr;
    GoToLineBar *m_goTo = nullptr;
    QStackedWidget *m_stack = nullptr;
    RevisionHistory *m_history = nullptr;
    QToolButton *m_historyButton = nullptr;
    bool m_hasHistory = false;
    QLabel *m_state = nullptr;
    QLabel *m_invisible = nullptr;
    SystemClock m_systemClock;
    const Clock &m_clock;
    QString m_emergencyText;
    bool m_showsFailure = false;
    bool m_countStale = true;
    std::function<QString(const Error &)> m_errorText;
};

} // namespace Casebook

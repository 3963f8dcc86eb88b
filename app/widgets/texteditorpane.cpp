// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/texteditorpane.h"

#include "app/widgets/amberline.h"
#include "app/widgets/emergencycopy.h"
#include "app/widgets/findbar.h"
#include "app/widgets/gotolinebar.h"
#include "app/widgets/revisionhistory.h"
#include "app/widgets/texteditor.h"
#include "core/base/jobrunner.h"

#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

TextEditorPane::TextEditorPane(JobRunner &runner, const Clock *clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock != nullptr ? *clock : m_systemClock)
{
    setObjectName(u"textEditorPane"_s);
    build();
    m_history = new RevisionHistory(runner, m_stack);
    m_stack->addWidget(m_history);
    m_autosave = new TextAutosave(m_editor, runner, clock, this);
    connectParts();
    connectFind();
    setFocusProxy(m_editor);
    auto *tick = new QTimer(this);
    tick->setInterval(std::chrono::seconds(1));
    connect(tick, &QTimer::timeout, this, &TextEditorPane::updateState);
    tick->start();
    retranslate();
}

TextEditorPane::~TextEditorPane()
{
    // It saves the editor's text a last time, so it must go before the editor.
    delete std::exchange(m_autosave, nullptr);
}

void TextEditorPane::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_amber = new AmberLine(this);
    column->addWidget(m_amber);
    m_stack = new QStackedWidget(this);
    m_editor = new TextEditor(m_stack);
    m_stack->addWidget(m_editor);
    column->addWidget(m_stack, 1);
    m_findBar =
        new FindBar(FindBar::WholeWord | FindBar::RegularExpression | FindBar::Replace, this);
    column->addWidget(m_findBar);
    m_goTo = new GoToLineBar(this);
    column->addWidget(m_goTo);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(8, 2, 8, 2);
    m_state = new QLabel(this);
    m_state->setObjectName(u"saveState"_s);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    foot->addWidget(m_state);
    foot->addStretch(1);
    m_invisible = new QLabel(this);
    m_invisible->setObjectName(u"invisibleCount"_s);
    foot->addWidget(m_invisible);
    m_historyButton = new QToolButton(this);
    m_historyButton->setObjectName(u"showHistory"_s);
    m_historyButton->setAutoRaise(true);
    m_historyButton->setCheckable(true);
    m_historyButton->hide();
    foot->addWidget(m_historyButton);
    column->addLayout(foot);
}

void TextEditorPane::connectParts()
{
    connect(m_autosave, &TextAutosave::stateChanged, this, [this] {
        updateFailure();
        updateState();
    });
    connect(m_autosave, &TextAutosave::emergencyCopyFound, this, [this](const QString &text) {
        m_emergencyText = text;
        m_amber->setMessage(
            AmberLine::Kind::Warning,
            tr("An earlier version of this text could not be saved then; a copy of it "
               "was kept on this computer."),
            {{u"take-copy"_s, tr("Use the Copy")}, {u"drop-copy"_s, tr("Discard the Copy")}});
    });
    connect(m_amber, &AmberLine::triggered, this, &TextEditorPane::answerAmber);
    connect(m_historyButton, &QToolButton::clicked, this,
            [this](bool shown) { shown ? showHistory() : hideHistory(); });
    connect(m_history, &RevisionHistory::closed, this, &TextEditorPane::hideHistory);
    connect(m_history, &RevisionHistory::restoreRequested, this, &TextEditorPane::restore);
    connect(m_editor, &TextEditor::refused, this, [this](const QString &why) {
        m_amber->setMessage(AmberLine::Kind::Warning, why, {}, true);
    });
    connect(m_editor, &TextEditor::externalConflict, this, [this] {
        m_amber->setMessage(AmberLine::Kind::Warning,
                            tr("This text was also changed elsewhere at the same place. Your words "
                               "were kept; the others are in the history."),
                            {{u"history"_s, tr("Show History")}}, true);
    });
    connect(m_editor, &TextEditor::edited, this, [this] { m_countStale = true; });
    connect(m_editor, &TextEditor::goToLineRequested, this, [this] {
        m_findBar->hide();
        m_goTo->open(m_editor->textCursor().blockNumber() + 1, m_editor->blockCount());
    });
    connect(m_goTo, &GoToLineBar::lineChosen, m_editor, &TextEditor::goToLine);
    connect(m_goTo, &GoToLineBar::closed, m_editor, [this] { m_editor->setFocus(); });
}

void TextEditorPane::connectFind()
{
    connect(m_editor, &TextEditor::findBarRequested, this, [this](bool withReplace) {
        m_goTo->hide();
        m_findBar->setReplaceEnabled(!m_editor->isReadOnly());
        m_findBar->open(m_editor->textCursor().selectedText(), withReplace);
    });
    connect(m_editor, &TextEditor::findAgainRequested, this, [this](bool backwards) {
        if (m_findBar->query().text.isEmpty()) {
            m_findBar->open();
            return;
        }
        m_editor->setFindQuery(m_findBar->query());
        showOutcome(m_editor->find(backwards));
    });
    connect(m_findBar, &FindBar::queryChanged, this, [this](const FindQuery &query) {
        m_editor->setFindQuery(query);
        showOutcome(m_editor->find(false, true));
    });
    connect(m_findBar, &FindBar::findRequested, this, [this](bool backwards) {
        m_editor->setFindQuery(m_findBar->query());
        showOutcome(m_editor->find(backwards));
    });
    connect(m_findBar, &FindBar::replaceRequested, this, [this] {
        m_editor->setFindQuery(m_findBar->query());
        showOutcome(m_editor->replace(m_findBar->replacement()));
    });
    connect(m_findBar, &FindBar::replaceAllRequested, this, [this] {
        m_editor->setFindQuery(m_findBar->query());
        const int count = m_editor->replaceAll(m_findBar->replacement());
        m_findBar->setAnswer(
            count < 0 ? tr("The pattern is wrong or takes too long; nothing was replaced.")
                      : tr("%n place(s) replaced.", nullptr, count),
            count <= 0);
    });
    connect(m_findBar, &FindBar::closed, this, [this] {
        m_editor->setFindQuery(FindQuery{});
        m_editor->setFocus();
    });
}

void TextEditorPane::showOutcome(const FindOutcome &outcome)
{
    if (m_findBar->query().text.isEmpty()) {
        m_findBar->setAnswer(QString());
        return;
    }
    switch (outcome.result) {
    case FindResult::Found:
        m_findBar->setAnswer(QString());
        return;
    case FindResult::FoundRound:
        m_findBar->setAnswer(tr("Went on at the other end."));
        return;
    case FindResult::NotFound:
        m_findBar->setAnswer(tr("Not found."), true);
        return;
    case FindResult::BadPattern:
        m_findBar->setAnswer(tr("Not a valid pattern: %1").arg(outcome.patternError), true);
        return;
    case FindResult::TooLong:
        m_findBar->setAnswer(tr("The pattern takes too long; the search was stopped."), true);
        return;
    }
}

void TextEditorPane::start(const TextAutosave::Place &place)
{
    m_amber->clear();
    m_showsFailure = false;
    m_autosave->start(place);
    m_countStale = true;
    updateState();
}

void TextEditorPane::setHistory(RevisionSource *source)
{
    hideHistory();
    m_hasHistory = source != nullptr;
    m_history->setSource(source);
    m_historyButton->setVisible(m_hasHistory);
}

bool TextEditorPane::isHistoryShown() const
{
    return m_stack->currentWidget() == m_history;
}

void TextEditorPane::showHistory()
{
    if (!m_hasHistory) {
        return;
    }
    m_findBar->hide();
    m_goTo->hide();
    m_historyButton->setChecked(true);
    m_stack->setCurrentWidget(m_history);
    m_history->setFocus(Qt::OtherFocusReason);
    // What was typed last is to stand in the list; when it cannot be saved the rest is shown all the same.
    m_autosave->finish([history = QPointer(m_history), editor = m_editor](bool) {
        if (history) {
            history->open(editor->text());
        }
    });
}

void TextEditorPane::hideHistory()
{
    m_historyButton->setChecked(false);
    if (isHistoryShown()) {
        m_stack->setCurrentWidget(m_editor);
        m_editor->setFocus(Qt::OtherFocusReason);
    }
}

/// As one undoable change, saved at once as a revision of its own: nothing of the history is lost.
void TextEditorPane::restore(const QString &text)
{
    m_editor->applyExternal(m_editor->text(), text);
    m_autosave->saveNow();
    hideHistory();
}

void TextEditorPane::setReadOnly(bool readOnly)
{
    m_editor->setReadOnly(readOnly);
    m_findBar->setReplaceEnabled(!readOnly);
    m_history->setReadOnly(readOnly);
    updateState();
}

void TextEditorPane::setErrorText(std::function<QString(const Error &)> errorText)
{
    m_history->setErrorText(errorText);
    m_errorText = std::move(errorText);
}

void TextEditorPane::updateFailure()
{
    if (m_autosave->state() == SaveState::Failed) {
        const Error &error = m_autosave->error();
        const QString why = m_errorText ? m_errorText(error) : error.detail;
        m_showsFailure = true;
        m_amber->setMessage(
            AmberLine::Kind::Warning,
            why.isEmpty()
                ? tr("This text could not be saved. It is kept here and tried again.")
                : tr("This text could not be saved: %1 It is kept here and tried again.").arg(why),
            {{u"retry"_s, tr("Retry")}});
    } else if (m_autosave->state() == SaveState::Saved && std::exchange(m_showsFailure, false)) {
        m_amber->clear();
    }
}

void TextEditorPane::answerAmber(const QString &id)
{
    if (id == u"retry"_s) {
        m_autosave->saveNow();
        return;
    }
    m_amber->clear();
    if (id == u"take-copy"_s) {
        // As an undoable change: the stored text is one Ctrl+Z away and in the history.
        m_editor->applyExternal(m_editor->text(), m_emergencyText);
    } else if (id == u"history"_s) {
        showHistory();
        Q_EMIT historyRequested();
        return;
    }
    if (id == u"take-copy"_s || id == u"drop-copy"_s) {
        m_autosave->dropEmergencyCopy();
    }
    m_editor->setFocus();
}

QString TextEditorPane::stateText() const
{
    if (m_editor->isReadOnly()) {
        return tr("Read-only");
    }
    switch (m_autosave->state()) {
    case SaveState::Failed:
        return tr("Not saved");
    case SaveState::Unsaved:
    case SaveState::Saving:
        return tr("Saving…");
    case SaveState::Saved:
        break;
    }
    const qint64 savedMs = m_autosave->savedMs();
    if (savedMs == 0) {
        return tr("No changes");
    }
    constexpr int minute = 60;
    constexpr int hour = 3600;
    const auto seconds =
        static_cast<int>(std::clamp<qint64>((m_clock.now() - savedMs) / 1000, 0, 48 * hour));
    if (seconds < minute) {
        return tr("Saved %n s ago", nullptr, seconds);
    }
    if (seconds < hour) {
        return tr("Saved %n min ago", nullptr, seconds / minute);
    }
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(savedMs);
    return tr("Saved %1").arg(locale().toString(when, QLocale::ShortFormat));
}

void TextEditorPane::updateState()
{
    const QString text = stateText();
    if (m_state->text() != text) {
        m_state->setText(text);
        Q_EMIT stateTextChanged(text);
    }
    if (!std::exchange(m_countStale, false)) {
        return; // counting reads the whole text, so once a second at most
    }
    const int hidden = m_editor->invisibleCount();
    m_invisible->setVisible(hidden > 0);
    m_invisible->setText(tr("%n invisible character(s)", nullptr, hidden));
}

void TextEditorPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void TextEditorPane::retranslate()
{
    m_state->setAccessibleName(tr("State of saving"));
    m_historyButton->setText(tr("History"));
    m_historyButton->setToolTip(tr("What this text said earlier, and what has changed since"));
    if (m_showsFailure) {
        updateFailure();
    }
    m_countStale = true;
    updateState();
}

} // namespace Casebook

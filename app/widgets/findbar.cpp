// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/findbar.h"

#include "app/widgets/colours.h"
#include "app/widgets/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace Casebook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Long enough for a fast typist not to search on every key, short enough to feel immediate.
constexpr auto typingPause = 150ms;
/// A longer selection is text to search in, not a word to search for.
constexpr qsizetype takenSelection = 200;

} // namespace

FindBar::FindBar(Features features, QWidget *parent)
    : QWidget(parent)
    , m_features(features)
{
    setObjectName(u"findBar"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    column->addLayout(row);
    m_typing = new QTimer(this);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_typing, &QTimer::timeout, this, &FindBar::announceQuery);
    buildFindRow(row);
    m_replaceRow = new QWidget(this);
    auto *replaceRow = new QHBoxLayout(m_replaceRow);
    replaceRow->setContentsMargins(0, 0, 0, 0);
    replaceRow->setSpacing(4);
    buildReplaceRow(replaceRow);
    column->addWidget(m_replaceRow);
    setReplaceVisible(false);
    setSearching(false);
    retranslate();
    hide();
}

void FindBar::buildFindRow(QHBoxLayout *row)
{
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"findField"_s);
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    row->addWidget(m_field, 2);
    connect(m_field, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));

    m_case = addToggle(u"findCase"_s, u"Aa"_s);
    row->addWidget(m_case);
    m_word = addToggle(u"findWord"_s, u"|w|"_s);
    m_word->setVisible(m_features.testFlag(WholeWord));
    row->addWidget(m_word);
    m_regex = addToggle(u"findRegex"_s, u".*"_s);
    m_regex->setVisible(m_features.testFlag(RegularExpression));
    row->addWidget(m_regex);

    m_previous = addButton(u"findPrevious"_s, u"cu"_s);
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT findRequested(true); });
    row->addWidget(m_previous);
    m_next = addButton(u"findNext"_s, u"cd"_s);
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT findRequested(false); });
    row->addWidget(m_next);

    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"findProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(4);
    row->addWidget(m_progress, 1);
    m_answer = new QLabel(this);
    m_answer->setObjectName(u"findAnswer"_s);
    m_answer->setTextFormat(Qt::PlainText);
    row->addWidget(m_answer, 1);
    m_stop = addButton(u"findStop"_s, u"stop"_s);
    connect(m_stop, &QToolButton::clicked, this, &FindBar::stopRequested);
    row->addWidget(m_stop);
    m_close = addButton(u"findClose"_s, u"cross"_s);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    row->addWidget(m_close);
}

void FindBar::buildReplaceRow(QHBoxLayout *row)
{
    m_replaceField = new QLineEdit(m_replaceRow);
    m_replaceField->setObjectName(u"replaceField"_s);
    m_replaceField->installEventFilter(this);
    row->addWidget(m_replaceField, 2);
    m_replace = new QPushButton(m_replaceRow);
    m_replace->setObjectName(u"replaceOne"_s);
    m_replace->setAutoDefault(false);
    connect(m_replace, &QPushButton::clicked, this, &FindBar::replaceRequested);
    row->addWidget(m_replace);
    m_replaceAll = new QPushButton(m_replaceRow);
    m_replaceAll->setObjectName(u"replaceAll"_s);
    m_replaceAll->setAutoDefault(false);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAllRequested);
    row->addWidget(m_replaceAll);
    row->addStretch(1);
}

QToolButton *FindBar::addToggle(const QString &name, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    connect(button, &QToolButton::toggled, this, &FindBar::announceQuery);
    return button;
}

QToolButton *FindBar::addButton(const QString &name, const QString &icon)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("iconName", icon);
    button->setAutoRaise(true);
    return button;
}

void FindBar::open(const QString &text, bool withReplace)
{
    if (!text.isEmpty() && text.size() <= takenSelection && !text.contains(u'\n')
        && !text.contains(QChar::ParagraphSeparator)) {
        m_field->setText(text);
    }
    setReplaceVisible(withReplace && m_features.testFlag(Replace));
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::close()
{
    if (m_searching) {
        Q_EMIT stopRequested();
    }
    hide();
    setAnswer(QString());
    Q_EMIT closed();
}

FindQuery FindBar::query() const
{
    return {.text = m_field->text(),
            .matchCase = m_case->isChecked(),
            .wholeWord = m_features.testFlag(WholeWord) && m_word->isChecked(),
            .regularExpression = m_features.testFlag(RegularExpression) && m_regex->isChecked()};
}

QString FindBar::replacement() const
{
    return m_replaceField->text();
}

void FindBar::setAnswer(const QString &sentence, bool missed)
{
    m_answer->setText(sentence);
    m_answer->setToolTip(sentence);
    QPalette colours = palette();
    if (missed) {
        colours.setColor(QPalette::WindowText, Colours::of(palette()).fail);
    }
    m_answer->setPalette(colours);
    m_field->setAccessibleDescription(sentence);
}

void FindBar::setSearching(bool searching, int percent)
{
    m_searching = searching;
    m_progress->setVisible(searching);
    m_answer->setVisible(!searching);
    m_stop->setVisible(searching);
    m_progress->setRange(0, percent < 0 ? 0 : 100);
    if (percent >= 0) {
        m_progress->setValue(percent);
    }
}

void FindBar::setReplaceEnabled(bool enabled)
{
    m_replace->setEnabled(enabled);
    m_replaceAll->setEnabled(enabled);
    m_replaceField->setEnabled(enabled);
}

void FindBar::setReplaceVisible(bool visible)
{
    m_replaceRow->setVisible(visible);
}

void FindBar::announceQuery()
{
    m_typing->stop();
    const FindQuery now = query();
    if (now == m_announced) {
        return;
    }
    m_announced = now;
    Q_EMIT queryChanged(now);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Escape:
        if (m_searching) {
            Q_EMIT stopRequested();
        } else {
            close();
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F3:
        announceQuery();
        Q_EMIT findRequested(shift);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    // A line edit eats Enter only for returnPressed and Esc not at all; but a window's default button
    // or shortcut would take both, so the field claims them.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_F3) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress && watched == m_replaceField) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
            Q_EMIT replaceRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        updateIcons();
    }
    QWidget::changeEvent(event);
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.fillRect(QRect(0, 0, width(), 1), Colours::of(palette()).line);
}

void FindBar::updateIcons()
{
    for (QToolButton *button : {m_previous, m_next, m_stop, m_close}) {
        button->setIcon(Icons::icon(button->property("iconName").toString(), palette()));
    }
}

void FindBar::retranslate()
{
    const auto name = [](QWidget *widget, const QString &text, const QString &keys = {}) {
        widget->setAccessibleName(text);
        widget->setToolTip(keys.isEmpty() ? text : u"%1 (%2)"_s.arg(text, keys));
    };
    setAccessibleName(tr("Find"));
    m_field->setPlaceholderText(tr("Find"));
    name(m_field, tr("Text to find"));
    name(m_case, tr("Match case"));
    name(m_word, tr("Whole words only"));
    name(m_regex, tr("Regular expression"));
    name(m_previous, tr("Find previous"), u"Shift+F3"_s);
    name(m_next, tr("Find next"), u"F3"_s);
    name(m_stop, tr("Stop the search"), u"Esc"_s);
    name(m_close, tr("Close the find bar"), u"Esc"_s);
    m_progress->setAccessibleName(tr("Search progress"));
    m_replaceField->setPlaceholderText(tr("Replace with"));
    name(m_replaceField, tr("Replacement text"));
    m_replace->setText(tr("Replace"));
    m_replaceAll->setText(tr("Replace All"));
    updateIcons();
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/gotolinebar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

GoToLineBar::GoToLineBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"goToLineBar"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    m_label = new QLabel(this);
    row->addWidget(m_label);
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"goToLineField"_s);
    m_field->setMaximumWidth(fontMetrics().horizontalAdvance(u'0') * 24);
    m_field->installEventFilter(this);
    m_label->setBuddy(m_field);
    row->addWidget(m_field);
    m_hint = new QLabel(this);
    row->addWidget(m_hint);
    row->addStretch(1);
    retranslate();
    hide();
}

void GoToLineBar::open(qint64 currentLine, qint64 lineCount)
{
    m_count = std::max<qint64>(1, lineCount);
    m_field->setText(QString::number(currentLine));
    retranslate();
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void GoToLineBar::close()
{
    hide();
    Q_EMIT closed();
}

void GoToLineBar::choose()
{
    // People paste numbers as they see them, with group separators.
    QString digits;
    for (const QChar character : m_field->text()) {
        if (character.isDigit()) {
            digits += QChar(u'0' + character.digitValue());
        }
    }
    bool ok = false;
    const qint64 line = digits.toLongLong(&ok);
    if (!ok) {
        m_field->selectAll();
        return;
    }
    hide();
    Q_EMIT lineChosen(std::clamp<qint64>(line, 1, m_count));
    Q_EMIT closed();
}

void GoToLineBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool GoToLineBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void GoToLineBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void GoToLineBar::retranslate()
{
    setAccessibleName(tr("Go to line"));
    m_label->setText(tr("Go to &line:"));
    m_field->setAccessibleName(tr("Line number"));
    m_hint->setText(tr("1 to %1").arg(locale().toString(m_count)));
}

} // namespace Casebook

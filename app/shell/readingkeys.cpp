// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/readingkeys.h"

#include "app/shell/commandset.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <chrono>

namespace Casebook {

using namespace Qt::StringLiterals;

ReadingKeys::ReadingKeys(CommandSet &commands, QWidget *window)
    : QObject(window)
    , m_commands(commands)
    , m_window(window)
{
    m_prefixEnd.setSingleShot(true);
    m_prefixEnd.setInterval(std::chrono::seconds(2));
    connect(&m_prefixEnd, &QTimer::timeout, this, [this] { m_prefix.clear(); });
    qApp->installEventFilter(this);
}

bool ReadingKeys::takesText(const QWidget *widget)
{
    if (widget == nullptr) {
        return false;
    }
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(widget)) {
        return !edit->isReadOnly();
    }
    if (const auto *edit = qobject_cast<const QTextEdit *>(widget)) {
        return !edit->isReadOnly();
    }
    const auto *box = qobject_cast<const QComboBox *>(widget);
    return qobject_cast<const QLineEdit *>(widget) != nullptr
        || qobject_cast<const QAbstractSpinBox *>(widget) != nullptr
        || qobject_cast<const QKeySequenceEdit *>(widget) != nullptr
        || (box != nullptr && box->isEditable());
}

bool ReadingKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress) {
        return false;
    }
    auto *widget = qobject_cast<QWidget *>(watched);
    if (widget == nullptr || widget->window() != m_window || QApplication::activePopupWidget()
        || widget != QApplication::focusWidget() || takesText(widget)
        || widget->property("ownKeys").toBool()) {
        return false;
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto modifiers = key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const QString text = key->text();
    if (modifiers != Qt::NoModifier || text.isEmpty() || !text.at(0).isPrint()) {
        return false;
    }
    return handle(text);
}

bool ReadingKeys::handle(const QString &key)
{
    if (!m_prefix.isEmpty()) {
        const QString whole = m_prefix + u' ' + key;
        m_prefix.clear();
        m_prefixEnd.stop();
        return m_commands.runReadingKey(whole);
    }
    if (m_commands.isReadingPrefix(key)) {
        m_prefix = key;
        m_prefixEnd.start();
        return true;
    }
    return m_commands.runReadingKey(key);
}

} // namespace Casebook

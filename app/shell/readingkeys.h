// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace Casebook {

class CommandSet;

/// Single keys of reading views ("n", "[", "?", "g" then "o"): handed to the commands while nothing
/// that takes text has the focus. A view that uses the key itself accepts the event first, so this
/// sees only keys nobody wanted: it filters the window's own key presses. GUI thread.
class ReadingKeys final : public QObject
{
    Q_OBJECT

public:
    ReadingKeys(CommandSet &commands, QWidget *window);

    /// True when \a widget takes text, so that single letters belong to it.
    static bool takesText(const QWidget *widget);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool handle(const QString &key);

    CommandSet &m_commands;
    QWidget *m_window = nullptr;
    QString m_prefix;
    QTimer m_prefixEnd; ///< a lone "g" is forgotten after two seconds
};

} // namespace Casebook

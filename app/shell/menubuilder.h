// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>

class QMainWindow;
class QMenu;

namespace Casebook {

class CommandSet;
class Settings;

/// Fills the menu bar from the commands of the registry: one menu per name, a line between groups of
/// a hundred. A menu without a command is not there. Keeps "Open Recent" current. GUI thread.
class MenuBuilder final : public QObject
{
    Q_OBJECT

public:
    MenuBuilder(CommandSet &commands, Settings &settings, QMainWindow *window);

Q_SIGNALS:
    void recentChosen(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void retranslate();
    void fillRecent();

    CommandSet &m_commands;
    Settings &m_settings;
    QMainWindow *m_window = nullptr;
    QHash<QString, QMenu *> m_menus;
    QMenu *m_recent = nullptr;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace Casebook {

class CommandSet;
class Settings;

/// Settings page and key table: every command with its keys. Keys that another command has are named
/// and not taken.
class KeysPage final : public QWidget
{
    Q_OBJECT

public:
    KeysPage(Settings &settings, CommandSet &commands, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void fill();
    void showChosen();
    void assign();
    void applyFilter();
    void retranslate();
    [[nodiscard]] QString chosenCommand() const;

    Settings &m_settings;
    CommandSet &m_commands;
    QLineEdit *m_filter = nullptr;
    QTreeWidget *m_table = nullptr;
    QKeySequenceEdit *m_edit = nullptr;
    QPushButton *m_reset = nullptr;
    QPushButton *m_none = nullptr;
    QLabel *m_conflict = nullptr;
};

} // namespace Casebook

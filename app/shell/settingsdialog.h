// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace Casebook {

class CommandSet;
class Registry;
class Settings;

/// The settings of this computer: pages from the registry and the keys of all commands. What is
/// changed takes effect at once; there is nothing to apply or to cancel. Not modal.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(Settings &settings, const Registry &registry, CommandSet &commands,
                   QWidget *parent);

    /// Shows one page by its id ("identity", "appearance", "keys").
    void showPage(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Registry &m_registry;
    QListWidget *m_list = nullptr;
    QStackedWidget *m_pages = nullptr;
    QPushButton *m_close = nullptr;
    QStringList m_ids;
};

/// Enters the pages of the shell: identity and appearance.
void addShellSettingsPages(Registry &registry);

} // namespace Casebook

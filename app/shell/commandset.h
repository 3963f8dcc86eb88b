// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/registry.h"

#include <QAction>
#include <QHash>
#include <QObject>

namespace Casebook {

class Settings;

/// One QAction per command of the registry, with its keys as the person has set them. Reading keys
/// (single keys, or "g o") are not QAction shortcuts: they work only while no text field has the
/// focus, so ReadingKeys hands them on. GUI thread.
class CommandSet final : public QObject
{
    Q_OBJECT

public:
    /// \a target tells what a command works on at this moment.
    CommandSet(const Registry &registry, Settings &settings, std::function<CommandTarget()> target,
               std::function<bool()> isReadOnly, QObject *parent = nullptr);

    /// Makes the actions and hangs those with keys onto \a window. Call it once, after the last
    /// command was entered.
    void build(QWidget *window);

    [[nodiscard]] QAction *action(const QString &id) const;
    [[nodiscard]] const Command *command(const QString &id) const;

    /// True when \a command can run now.
    [[nodiscard]] bool isEnabled(const Command &command) const;
    /// True when the command was enabled and ran.
    bool run(const QString &id);
    /// Runs the enabled command with this reading key; false when there is none.
    bool runReadingKey(const QString &key);
    /// True when some command's reading key begins with \a key and goes on ("g" of "g o").
    [[nodiscard]] bool isReadingPrefix(const QString &key) const;
    /// Enables and disables all actions after the target has changed.
    void refresh();
    /// The other command that has \a keys; empty when none.
    [[nodiscard]] QString conflict(const QString &id, const QKeySequence &keys) const;
    /// What stands beside a command: its keys, else its reading key.
    [[nodiscard]] QString keyText(const Command &command) const;

    [[nodiscard]] const Registry &registry() const
    {
        return m_registry;
    }

Q_SIGNALS:
    /// Texts or keys of the actions changed.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyKeys();
    void applyTexts();

    const Registry &m_registry;
    Settings &m_settings;
    std::function<CommandTarget()> m_target;
    std::function<bool()> m_isReadOnly;
    QHash<QString, QAction *> m_actions;
};

} // namespace Casebook

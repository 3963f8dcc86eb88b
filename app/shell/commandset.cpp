// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/commandset.h"

#include "app/shell/settings.h"
#include "app/widgets/icons.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

CommandSet::CommandSet(const Registry &registry, Settings &settings,
                       std::function<CommandTarget()> target, std::function<bool()> isReadOnly,
                       QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_settings(settings)
    , m_target(std::move(target))
    , m_isReadOnly(std::move(isReadOnly))
{
    connect(&settings, &Settings::keysChanged, this, [this] {
        applyKeys();
        Q_EMIT changed();
    });
}

void CommandSet::build(QWidget *window)
{
    for (const Command &command : m_registry.commands()) {
        auto *action = new QAction(this);
        action->setObjectName(command.id);
        connect(action, &QAction::triggered, this, [this, id = command.id] { run(id); });
        m_actions.insert(command.id, action);
        window->addAction(action);
    }
    window->installEventFilter(this);
    applyKeys();
    applyTexts();
    refresh();
}

QAction *CommandSet::action(const QString &id) const
{
    return m_actions.value(id);
}

const Command *CommandSet::command(const QString &id) const
{
    const auto &commands = m_registry.commands();
    const auto found = std::ranges::find(commands, id, &Command::id);
    return found == commands.end() ? nullptr : &*found;
}

bool CommandSet::isEnabled(const Command &command) const
{
    const CommandTarget target = m_target();
    if ((command.needsWorkspace || command.needsBug || command.writes || !command.tab.isEmpty())
        && target.context == nullptr) {
        return false;
    }
    if (command.needsBug && !target.bug.isValid()) {
        return false;
    }
    if (command.writes && m_isReadOnly()) {
        return false;
    }
    if (!command.tab.isEmpty()
        && (target.page == nullptr || target.page->objectName() != command.tab)) {
        return false;
    }
    return !command.isEnabled || command.isEnabled(target);
}

bool CommandSet::run(const QString &id)
{
    const Command *found = command(id);
    if (found == nullptr || !found->run || !isEnabled(*found)) {
        return false;
    }
    CommandTarget target = m_target();
    found->run(target);
    return true;
}

bool CommandSet::runReadingKey(const QString &key)
{
    const Page *page = m_target().page;
    const bool inPage = page != nullptr && page->isAncestorOf(QApplication::focusWidget());
    // The page that has the focus comes first ("/" finds in a thread, else filters the bugs).
    for (const bool ofPage : {inPage, !inPage}) {
        for (const Command &command : m_registry.commands()) {
            if (command.readingKey == key && command.tab.isEmpty() != ofPage
                && isEnabled(command)) {
                return run(command.id);
            }
        }
    }
    return false;
}

bool CommandSet::isReadingPrefix(const QString &key) const
{
    return std::ranges::any_of(m_registry.commands(), [this, &key](const Command &command) {
        return command.readingKey.startsWith(key + u' ') && isEnabled(command);
    });
}

void CommandSet::refresh()
{
    for (const Command &command : m_registry.commands()) {
        if (QAction *known = action(command.id)) {
            known->setEnabled(isEnabled(command));
        }
    }
}

QString CommandSet::conflict(const QString &id, const QKeySequence &keys) const
{
    if (keys.isEmpty()) {
        return {};
    }
    for (const Command &command : m_registry.commands()) {
        if (command.id != id && m_settings.keysOf(command.id, command.keys) == keys) {
            return command.id;
        }
    }
    return {};
}

QString CommandSet::keyText(const Command &command) const
{
    const QKeySequence keys = m_settings.keysOf(command.id, command.keys);
    return keys.isEmpty() ? command.readingKey : keys.toString(QKeySequence::NativeText);
}

bool CommandSet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        applyTexts();
        Q_EMIT changed();
    }
    return QObject::eventFilter(watched, event);
}

void CommandSet::applyKeys()
{
    for (const Command &command : m_registry.commands()) {
        if (QAction *known = action(command.id)) {
            known->setShortcut(m_settings.keysOf(command.id, command.keys));
        }
    }
}

void CommandSet::applyTexts()
{
    for (const Command &command : m_registry.commands()) {
        if (QAction *known = action(command.id)) {
            known->setText(command.title ? command.title() : command.id);
            if (!command.icon.isEmpty()) {
                known->setIcon(Icons::icon(command.icon, QApplication::palette()));
                known->setIconVisibleInMenu(false);
            }
        }
    }
}

} // namespace Casebook

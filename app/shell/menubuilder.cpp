// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/menubuilder.h"

#include "app/shell/commandset.h"
#include "app/shell/settings.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

const QStringList &menuNames()
{
    static const QStringList names{u"file"_s, u"edit"_s, u"view"_s, u"bug"_s,
                                   u"go"_s,   u"run"_s,  u"help"_s};
    return names;
}

} // namespace

MenuBuilder::MenuBuilder(CommandSet &commands, Settings &settings, QMainWindow *window)
    : QObject(window)
    , m_commands(commands)
    , m_settings(settings)
    , m_window(window)
{
    build();
    retranslate();
    window->installEventFilter(this);
    connect(&settings, &Settings::recentFilesChanged, this, &MenuBuilder::fillRecent);
}

void MenuBuilder::build()
{
    QMenuBar *bar = m_window->menuBar();
    bar->setNativeMenuBar(false);
    for (const QString &name : menuNames()) {
        std::vector<const Command *> commands;
        for (const Command &command : m_commands.registry().commands()) {
            if (command.menu == name) {
                commands.push_back(&command);
            }
        }
        if (commands.empty()) {
            continue;
        }
        std::ranges::stable_sort(commands, {}, &Command::order);
        QMenu *menu = bar->addMenu(QString());
        menu->setObjectName(u"menu."_s + name);
        int group = commands.front()->order / 100;
        for (const Command *command : commands) {
            if (command->order / 100 != group) {
                group = command->order / 100;
                menu->addSeparator();
            }
            menu->addAction(m_commands.action(command->id));
            if (command->id == "file.open"_L1) {
                m_recent = menu->addMenu(QString());
            }
        }
        connect(menu, &QMenu::aboutToShow, &m_commands, &CommandSet::refresh);
        m_menus.insert(name, menu);
    }
    fillRecent();
}

bool MenuBuilder::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    return QObject::eventFilter(watched, event);
}

void MenuBuilder::retranslate()
{
    const QHash<QString, QString> titles{{u"file"_s, tr("&File")}, {u"edit"_s, tr("&Edit")},
                                         {u"view"_s, tr("&View")}, {u"bug"_s, tr("&Bug")},
                                         {u"go"_s, tr("&Go")},     {u"run"_s, tr("&Run")},
                                         {u"help"_s, tr("&Help")}};
    for (auto it = m_menus.cbegin(); it != m_menus.cend(); ++it) {
        it.value()->setTitle(titles.value(it.key()));
    }
    if (m_recent != nullptr) {
        m_recent->setTitle(tr("Open &Recent"));
    }
}

void MenuBuilder::fillRecent()
{
    if (m_recent == nullptr) {
        return;
    }
    m_recent->clear();
    const QStringList files = m_settings.recentFiles();
    for (const QString &path : files) {
        QString shown = QFileInfo(path).fileName();
        QAction *action = m_recent->addAction(shown.replace(u'&', u"&&"_s));
        action->setToolTip(QDir::toNativeSeparators(path));
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT recentChosen(path); });
    }
    m_recent->setToolTipsVisible(true);
    m_recent->setEnabled(!files.isEmpty());
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QString>

#include <span>

namespace Casebook {

class ThreadPage;

/// The context the Thread tab's commands are translated in.
struct ThreadFeature
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::ThreadFeature)
};

/// One thing that can be done on the Thread tab: an entry of the palette and the menu Go, and a single
/// key while reading. Where mutt has a key for it, that one is taken.
struct ThreadCommand
{
    const char *id;
    int order; ///< in the menu; every 100 starts a new group
    char16_t key;
    QString (*title)();
    void (*act)(ThreadPage &page);
    bool writes = false;
};

/// All of them, in the order of the menu.
std::span<const ThreadCommand> threadCommands();

} // namespace Casebook

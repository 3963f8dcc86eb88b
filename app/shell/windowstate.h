// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QString>

namespace Casebook {

class MainWindow;

/// Sizes and places of a window, kept per computer and workspace uuid.
class WindowState final
{
public:
    WindowState() = delete;

    /// Where the person was.
    struct Place
    {
        BugId bug;
        bool unfiled = false;
        QString tab;
        QString place; ///< of the registry
    };

    static void save(const MainWindow &window);
    /// Sizes of the open workspace, or the default ones; answers where the person was.
    static Place restore(MainWindow &window);
    static void applyDefault(MainWindow &window);
    /// Forgets what is kept for the open workspace and takes the default sizes.
    static void reset(MainWindow &window);
};

} // namespace Casebook

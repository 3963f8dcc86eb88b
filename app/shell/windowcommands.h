// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Casebook {

class MainWindow;
class Registry;

/// Enters the commands of the window itself (files, view, going places, help) and one per tab and
/// companion page. Call it once, after the features have entered theirs.
void addWindowCommands(Registry &registry, MainWindow &window);

} // namespace Casebook

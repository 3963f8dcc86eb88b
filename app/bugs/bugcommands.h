// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Casebook {

class Registry;

/// New, edit, state, trash: the commands of the Bug menu.
void addBugCommands(Registry &registry);
/// Import Mail and Open Log, with their importers for dropped files.
void addImports(Registry &registry);
/// Fetching and refreshing threads.
void addFetchCommands(Registry &registry);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Casebook {

class Registry;

/// Enters what this folder brings: the list at the left, the start page, Overview and Logs, the
/// commands on bugs, the importers of mail and logs, and the search over the workspace.
void addBugsFeature(Registry &registry);

} // namespace Casebook

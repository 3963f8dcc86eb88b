// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Casebook {

class Registry;

/// Enters the Inbox (a place), its commands and its settings page.
void registerInboxFeature(Registry &registry);

} // namespace Casebook

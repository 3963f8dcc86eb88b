// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Casebook {

class Registry;

/// Enters the Thread tab and its commands.
void registerThreadFeature(Registry &registry);

} // namespace Casebook

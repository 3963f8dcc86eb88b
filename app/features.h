// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Casebook {

class Registry;

/// The one list of all features of the window: each enters what it brings.
void addFeatures(Registry &registry);

} // namespace Casebook

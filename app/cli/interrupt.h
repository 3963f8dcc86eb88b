// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Casebook {

/// From now on Ctrl+C and SIGTERM only set a flag, a closed pipe is an error number. Called once by main().
void catchInterrupts();
/// True after Ctrl+C or SIGTERM.
bool wasInterrupted();

} // namespace Casebook

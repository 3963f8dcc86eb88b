// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>

namespace Casebook::EmergencyCopy {

/// The last resort for a text that could not be saved: one file per text in
/// $XDG_STATE_HOME/casebook/unsaved, readable by its owner alone. All functions block: for workers,
/// but for the few milliseconds at the very end of the program.

/// \a key names the text on this computer, for example workspace uuid and text id.
QString path(const QString &key);
Status write(const QString &key, const QString &text);
/// Nothing when there is none.
std::optional<QString> read(const QString &key);
void remove(const QString &key);

} // namespace Casebook::EmergencyCopy

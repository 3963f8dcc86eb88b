// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/bodystructure.h"

#include <QString>

#include <vector>

namespace Casebook {

/// Marks lines that look like a crash report or stack trace: a telling first line ("Call Trace:",
/// "INFO: task … blocked", "BUG:") followed by frames, or frames alone. Only a hint for boxes and
/// badges; core/trace parses. Returns true when something was marked.
bool markTraces(const QString &body, std::vector<BodyLine> &lines);

} // namespace Casebook

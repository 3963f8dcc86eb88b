// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/report.h"

namespace Casebook {

/// Seconds the task of a hung-task report has waited, as its first line says; -1 when it does not say.
int blockedSeconds(const CrashReport &report);

} // namespace Casebook

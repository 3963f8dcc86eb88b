// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/events.h"
#include "core/run/supervisor/jobfile.h"

#include <string>
#include <vector>

namespace Casebook::Supervisor {

/// The first line's facts about this process and this host.
RunHeader headerFor(const Job &job);

/// Absolute path of \a program, looked up in PATH of \a environment; empty when there is none.
std::string findProgram(const std::string &program, const std::vector<std::string> &environment);

/// The one-minute load average; -1 when it is not known.
double loadAverage();

} // namespace Casebook::Supervisor

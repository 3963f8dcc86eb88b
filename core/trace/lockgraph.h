// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/lockgraph.h"
#include "core/model/report.h"

#include <span>

namespace Casebook {

/// Who waits for whom in \a capture: the texts of one boot or one process, read as one; equal addresses join them.
/// No owner is guessed: an edge without a holder has its UnknownHolder. What is said several times (a report and its
/// quote, a list printed every ten seconds) gives one edge, from the first line that says it. Any thread.
LockGraph buildLockGraph(std::span<const TextReports> capture);

} // namespace Casebook

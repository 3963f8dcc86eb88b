// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/lockgraph.h"

#include <vector>

namespace Casebook {

/// Rings of tasks, each waiting for the next: the shortest of every knot, beginning with the edge that comes first.
std::vector<LockCycle> waitCycles(const std::vector<LockEdge> &edges);

/// Rings of locks, each taken with the one before held.
std::vector<OrderCycle> orderCycles(const std::vector<LockOrder> &orders);

} // namespace Casebook

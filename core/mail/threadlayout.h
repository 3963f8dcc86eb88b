// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/threadgraph.h"
#include "core/model/thread.h"

namespace Casebook {

/// Fills nodes, roots and subject of \a tree, whose messages \a graph was built from: placeholders
/// where they are needed, children by patch number and date, roots by the oldest date below them.
void layOut(const ThreadGraph &graph, ThreadTree &tree);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Casebook {

struct AlignedTable;
struct LockGraph;
struct LockPicture;
struct TraceItem;

/// Stacks and locks as text that goes into a mail or a note: English, whatever the interface speaks, and plain ASCII
/// unless a name is not.
namespace TraceExport {

/// Where a stack was read: "Report by syzbot, 2026-11-12, <id>", "console.log, line 49".
QString sourceLine(const TraceItem &item);
/// One stack as a report prints it, with its source as first line.
QString asText(const TraceItem &item);
QString asMarkdown(const TraceItem &item);
/// Stacks side by side. Signs: "=" equal, "~" another form, "!" another function, "+" only here, "?" unreliable.
QString asText(const AlignedTable &table);
/// A table with the first pane as its first column.
QString asMarkdown(const AlignedTable &table);
/// Each edge with the line it was read from.
QString asText(const LockGraph &graph, const LockPicture &picture);

} // namespace TraceExport

} // namespace Casebook

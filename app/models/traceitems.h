// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/tracesource.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace Casebook {

/// One stack to pick: of a report or of a thread of a dump. It shares what was read, so copies are cheap.
struct TraceItem
{
    SourceReports source;
    int crash = -1; ///< of TextReports::crashes
    int stack = -1; ///< of its traces
    int thread = -1; ///< of TextReports::threads
    int blockedSeconds = -1; ///< -1: not said

    [[nodiscard]] const std::vector<Frame> &frames() const;
    [[nodiscard]] TraceRole role() const;
    /// The words of the report that name the stack ("Freed by task 42"), may be empty.
    [[nodiscard]] QString roleText() const;
    [[nodiscard]] std::optional<TaskRef> task() const;
    [[nodiscard]] qint64 start() const;
    [[nodiscard]] qint64 end() const;
    /// Of the report it stands in; empty for a thread of a dump.
    [[nodiscard]] QString title() const;
    /// Who it is of: the task, the thread, else the first function; never empty.
    [[nodiscard]] QString name() const;
    /// The first frame that tells: reliable and neither the scheduler's nor a lock's; -1: none.
    [[nodiscard]] int tellingFrame() const;
    /// Names the stack for as long as its source stays as it is.
    [[nodiscard]] QString key() const;
    /// Points at a frame; without one at the stack's first line.
    [[nodiscard]] SourceRef ref(int frame = -1) const;

    [[nodiscard]] bool isValid() const
    {
        return source.text != nullptr;
    }
};

/// All stacks of \a source in the order of the text. Stacks without a frame are left out, and threads whose
/// frames stand in a report already.
std::vector<TraceItem> traceItemsOf(const SourceReports &source);

/// What a person can look for in a stack: names, roles, titles, functions, all in lower case.
QString searchTextOf(const TraceItem &item);

} // namespace Casebook

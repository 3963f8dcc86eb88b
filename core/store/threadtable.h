// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/thread.h"
#include "core/store/database.h"

#include <span>
#include <vector>

namespace Casebook {

/// Lists of threads; their numbers stand ready in the rows. Threads in the trash are not listed.
class ThreadTable final
{
public:
    explicit ThreadTable(Database &database)
        : m_database(database)
    {
    }

    /// Newest activity first.
    Result<std::vector<ThreadSummary>> ofBug(BugId bug) const;
    /// Those of no bug (bugs in the trash do not count), newest activity first.
    Result<std::vector<ThreadSummary>> unfiled() const;
    Result<ThreadSummary> summary(ThreadId id) const;
    /// The thread a message is in now; a merge may have moved it since it was stored.
    Result<ThreadId> ofMessage(MessageRowId id) const;

    /// Counts, dates and the first message worked out again from the rows, and a thread without any
    /// message removed. Wants a Transaction.
    Status refresh(std::span<const ThreadId> ids);

private:
    Database &m_database;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/bug.h"
#include "core/model/changeset.h"
#include "core/store/database.h"

#include <vector>

namespace Casebook {

/// Bugs with their links, labels and threads. A light handle on a connection: make one where needed.
/// Writing functions want a Transaction of the caller and append what they changed. Bugs in the trash
/// are NotFound.
class BugTable final
{
public:
    explicit BugTable(Database &database)
        : m_database(database)
    {
    }

    /// All bugs with their counts, newest activity first.
    Result<std::vector<BugSummary>> list() const;
    Result<BugSummary> summary(BugId id) const;

    /// \a bug's id is ignored; empty times become \a nowMs.
    Result<BugId> add(const Bug &bug, qint64 nowMs, ChangeSet &changes);
    /// Writes every field but createdMs; changedMs becomes \a nowMs.
    Status update(const Bug &bug, qint64 nowMs, ChangeSet &changes);

    /// Idempotent both ways. NotFound when one of the two is not there.
    Status linkThread(BugId bug, ThreadId thread, bool linked, ChangeSet &changes);
    /// Bugs (not in the trash) a thread belongs to.
    Result<std::vector<BugId>> bugsOfThread(ThreadId thread) const;

private:
    Result<std::vector<BugSummary>> load(BugId only) const;
    Status writeLists(BugId id, const Bug &bug, ChangeSet &changes);

    Database &m_database;
};

} // namespace Casebook

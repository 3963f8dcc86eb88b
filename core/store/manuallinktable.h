// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/changeset.h"
#include "core/model/thread.h"
#include "core/store/database.h"

#include <optional>
#include <span>
#include <vector>

namespace Casebook {

/// Places in threads that a person chose, and threads cut and joined after them. Rows are kept by
/// Message-ID, so they hold when mail is fetched, imported or removed and imported again.
class ManualLinkTable final
{
public:
    explicit ManualLinkTable(Database &database)
        : m_database(database)
    {
    }

    Result<ManualLinks> all() const;

    /// Hangs \a child below \a parent; an empty one makes it begin a thread of its own, none gives it
    /// back to its headers. Only the row: regroup() follows. Returns what stood there before.
    Result<std::optional<QString>> set(const QString &child, const std::optional<QString> &parent);

    /// The threads of \a id and of all ids its headers or a person name.
    Result<std::vector<ThreadId>> threadsAround(const QString &id) const;

    /// Divides the messages of \a threads anew, by headers and by hand. The part with a thread's first
    /// message keeps the thread; a part cut off gets a thread of its own in the same bugs; a thread that
    /// lost all its messages gives its bugs to the one that has them now. Wants a Transaction.
    Status regroup(std::span<const ThreadId> threads, ChangeSet &changes);

private:
    Database &m_database;
};

} // namespace Casebook

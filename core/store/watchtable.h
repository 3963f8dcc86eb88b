// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/changeset.h"
#include "core/model/watch.h"
#include "core/store/database.h"

#include <QHash>

#include <vector>

namespace Casebook {

/// Watches with their terms and how far each of their lists was read. A light handle on a connection.
/// Writing functions want a Transaction of the caller. Watches in the trash are NotFound.
class WatchTable final
{
public:
    explicit WatchTable(Database &database)
        : m_database(database)
    {
    }

    /// All watches with their counts, in order of name.
    Result<std::vector<WatchSummary>> list() const;
    Result<Watch> watch(WatchId id) const;

    /// \a watch's id is ignored; createdMs becomes \a nowMs. Usage when it has no name or no server.
    Result<WatchId> add(const Watch &watch, qint64 nowMs, ChangeSet &changes);
    /// Writes every field but createdMs. Lists it had before are read on from where they were.
    Status update(const Watch &watch, ChangeSet &changes);

    /// By list: when the newest mail read there was received; lists never read are missing.
    Result<QHash<QString, qint64>> seen(WatchId id) const;
    /// Only forward. Nothing happens when the watch is gone meanwhile.
    Status setSeen(WatchId id, const QString &list, qint64 seenMs);
    /// How the last check ended: \a error is empty when it went well, and then \a nowMs is kept. Else it
    /// is the name of an error code, a blank, and what it was about.
    Status setChecked(WatchId id, qint64 nowMs, const QString &error, ChangeSet &changes);

private:
    Status writeTerms(WatchId id, const Watch &watch);

    Database &m_database;
};

} // namespace Casebook

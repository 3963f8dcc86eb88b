// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/changeset.h"
#include "core/model/watch.h"
#include "core/store/database.h"

#include <span>
#include <vector>

namespace Casebook {

/// The mails that watches found, each Message-ID once. New and ignored ones are shown while a watch that
/// found them is there; what was kept or made a bug stays. Writing functions want a Transaction.
class WatchItemTable final
{
public:
    explicit WatchItemTable(Database &database)
        : m_database(database)
    {
    }

    /// Takes in what is not known yet; known ones learn of further watches. Returns how many are new.
    Result<int> add(std::span<const WatchItem> items, qint64 nowMs, ChangeSet &changes);
    /// Newest first, without texts.
    Result<std::vector<WatchItem>> list(const WatchFilter &filter) const;
    /// With its text.
    Result<WatchItem> item(WatchItemId id) const;
    /// Found in the time, newest first, without texts.
    Result<std::vector<WatchItem>> foundBetween(qint64 fromMs, qint64 toMs) const;
    Result<int> countNew() const;

    /// \a bug only with WatchState::Bug. NotFound when one of them is not there.
    Status triage(std::span<const WatchItemId> ids, WatchState state, BugId bug, qint64 nowMs,
                  ChangeSet &changes);
    /// Drops what was ignored before \a beforeMs.
    Status forgetIgnored(qint64 beforeMs, ChangeSet &changes);
    /// Drops new and ignored items that no watch claims any more.
    Status dropUnclaimed(ChangeSet &changes);

private:
    Result<std::vector<WatchItem>> load(Statement rows) const;
    Status addMatches(WatchItemId id, const std::vector<WatchMatch> &matches);

    Database &m_database;
};

} // namespace Casebook

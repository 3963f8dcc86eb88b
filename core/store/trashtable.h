// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/changeset.h"
#include "core/model/text.h"
#include "core/store/database.h"

#include <vector>

namespace Casebook {

enum class TrashKind : std::uint8_t { Bug, Thread, Text, Log, Watch };

/// Deleting in two steps. What is in the trash keeps all its rows but is in no list and not found by
/// search; restoring brings it back as it was. A bug in the trash hides its texts and logs with it and
/// leaves its threads without a bug. Writing functions want a Transaction.
class TrashTable final
{
public:
    /// \a filesFolder: where logs keep outside files.
    TrashTable(Database &database, QString filesFolder);

    /// NotFound when it is not there or already in the trash.
    Result<TrashId> put(TrashKind kind, qint64 id, qint64 nowMs, ChangeSet &changes);
    /// Newest first.
    Result<std::vector<TrashEntry>> list() const;
    Status restore(TrashId id, ChangeSet &changes);
    /// Deletes for good, with index rows and (after the caller's commit they are orphans) outside files.
    Status empty(ChangeSet &changes);

private:
    Status removeForGood(TrashKind kind, qint64 id, ChangeSet &changes);
    Status removeBug(qint64 id, ChangeSet &changes);
    Status removeThread(qint64 id, ChangeSet &changes);
    Status removeText(qint64 id, ChangeSet &changes);
    Status removeWatch(qint64 id, ChangeSet &changes);

    Database &m_database;
    QString m_filesFolder;
};

} // namespace Casebook

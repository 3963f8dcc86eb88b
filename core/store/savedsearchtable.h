// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/changeset.h"
#include "core/model/search.h"
#include "core/store/database.h"

#include <vector>

namespace Casebook {

/// Questions kept under a name. Names are trimmed, compared by their exact characters and never empty.
/// Writing functions want a Transaction of the caller.
class SavedSearchTable final
{
public:
    explicit SavedSearchTable(Database &database)
        : m_database(database)
    {
    }

    /// By name.
    Result<std::vector<SavedSearch>> list() const;
    /// NotFound.
    Result<SavedSearch> named(const QString &name) const;
    /// A search of this name is replaced. Usage when name or text is empty.
    Result<SavedSearchId> save(const QString &name, const QString &text, qint64 nowMs,
                               ChangeSet &changes);
    /// NotFound.
    Status remove(SavedSearchId id, ChangeSet &changes);

private:
    Database &m_database;
};

} // namespace Casebook

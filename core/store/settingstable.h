// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/changeset.h"
#include "core/store/database.h"

#include <QStringList>

namespace Casebook {

/// Small facts that travel with the workspace (not with the computer): key and text.
/// Writing functions want a Transaction.
class SettingsTable final
{
public:
    explicit SettingsTable(Database &database)
        : m_database(database)
    {
    }

    /// Empty when the key is not there.
    Result<QString> value(const QString &key) const;
    Result<QStringList> keys() const;
    /// An empty value removes the key.
    Status setValue(const QString &key, const QString &value, ChangeSet &changes);

private:
    Database &m_database;
};

} // namespace Casebook

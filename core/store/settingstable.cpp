// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/settingstable.h"

namespace Casebook {

Result<QString> SettingsTable::value(const QString &key) const
{
    return m_database.value<QString>("SELECT value FROM settings WHERE key = ?", key);
}

Result<QStringList> SettingsTable::keys() const
{
    Result<Statement> rows = m_database.prepare("SELECT key FROM settings ORDER BY key");
    if (!rows) {
        return passOn(rows);
    }
    QStringList keys;
    const Status read =
        rows->forEach([&keys](const Statement &row) { keys.append(row.column<QString>(0)); });
    if (!read) {
        return passOn(read);
    }
    return keys;
}

Status SettingsTable::setValue(const QString &key, const QString &value, ChangeSet &changes)
{
    changes.changes.push_back({.table = Table::Settings, .kind = ChangeKind::Changed, .id = 0});
    if (value.isEmpty()) {
        return m_database.run("DELETE FROM settings WHERE key = ?", key);
    }
    return m_database.run("INSERT INTO settings (key, value) VALUES (?, ?) "
                          "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                          key, value);
}

} // namespace Casebook

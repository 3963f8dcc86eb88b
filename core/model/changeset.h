// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>

#include <cstdint>
#include <vector>

namespace Casebook {

/// The aggregates views watch.
enum class Table : std::uint8_t {
    Bugs,
    Threads,
    Messages,
    Tags,
    Texts,
    Logs,
    Trash,
    Settings,
    Watches,
    WatchItems,
    Searches
};

enum class ChangeKind : std::uint8_t { Added, Changed, Removed };

struct Change
{
    Table table = Table::Bugs;
    ChangeKind kind = ChangeKind::Changed;
    qint64 id = 0; ///< row id; 0: many rows, read again

    friend bool operator==(const Change &, const Change &) = default;
};

/// What one committed write changed.
struct ChangeSet
{
    std::vector<Change> changes;

    [[nodiscard]] bool touches(Table table) const
    {
        for (const Change &change : changes) {
            if (change.table == table) {
                return true;
            }
        }
        return false;
    }

    friend bool operator==(const ChangeSet &, const ChangeSet &) = default;
};

} // namespace Casebook

Q_DECLARE_METATYPE(Casebook::ChangeSet)

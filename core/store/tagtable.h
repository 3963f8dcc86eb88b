// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/changeset.h"
#include "core/store/database.h"

#include <QStringList>

#include <vector>

namespace Casebook {

/// A label and how many bugs carry it.
struct TagUse
{
    TagId id;
    QString name;
    int bugs = 0;

    friend bool operator==(const TagUse &, const TagUse &) = default;
};

/// The labels bugs carry. Names are trimmed, compared by their exact characters and never empty.
/// Writing functions want a Transaction of the caller.
class TagTable final
{
public:
    explicit TagTable(Database &database)
        : m_database(database)
    {
    }

    /// By name.
    Result<std::vector<TagUse>> list() const;
    /// The tag's id, made when missing. Usage when the name is empty.
    Result<TagId> ensure(const QString &name, ChangeSet &changes);
    /// AlreadyExists when another tag has the name.
    Status rename(TagId id, const QString &name, ChangeSet &changes);
    /// Takes it off every bug.
    Status remove(TagId id, ChangeSet &changes);

private:
    Database &m_database;
};

} // namespace Casebook

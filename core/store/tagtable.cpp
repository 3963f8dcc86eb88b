// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/tagtable.h"

namespace Casebook {

namespace {

void note(ChangeSet &changes, ChangeKind kind, TagId id)
{
    changes.changes.push_back({.table = Table::Tags, .kind = kind, .id = id.value});
}

} // namespace

Result<std::vector<TagUse>> TagTable::list() const
{
    Result<Statement> rows = m_database.prepare(
        "SELECT t.id, t.name, (SELECT count(*) FROM bug_tags b WHERE b.tag_id = t.id "
        "  AND b.bug_id NOT IN (SELECT item_id FROM trash WHERE kind = 'bug')) "
        "FROM tags t ORDER BY t.name");
    if (!rows) {
        return passOn(rows);
    }
    std::vector<TagUse> tags;
    const Status read = rows->forEach([&tags](const Statement &row) {
        tags.push_back({.id = row.column<TagId>(0),
                        .name = row.column<QString>(1),
                        .bugs = row.column<int>(2)});
    });
    if (!read) {
        return passOn(read);
    }
    return tags;
}

Result<TagId> TagTable::ensure(const QString &name, ChangeSet &changes)
{
    const QString wanted = name.simplified();
    if (wanted.isEmpty()) {
        return fail(ErrorCode::Usage, name);
    }
    const Result<TagId> known =
        m_database.value<TagId>("SELECT id FROM tags WHERE name = ?", wanted);
    if (!known || known->isValid()) {
        return known;
    }
    const Status added = m_database.run("INSERT INTO tags (name) VALUES (?)", wanted);
    if (!added) {
        return passOn(added);
    }
    const TagId id{m_database.lastInsertId()};
    note(changes, ChangeKind::Added, id);
    return id;
}

Status TagTable::rename(TagId id, const QString &name, ChangeSet &changes)
{
    const QString wanted = name.simplified();
    if (wanted.isEmpty()) {
        return fail(ErrorCode::Usage, name);
    }
    Status status = m_database.run("UPDATE tags SET name = ? WHERE id = ?", wanted, id);
    if (!status) {
        return status;
    }
    if (m_database.changedRows() == 0) {
        return fail(ErrorCode::NotFound, name);
    }
    note(changes, ChangeKind::Changed, id);
    return {};
}

Status TagTable::remove(TagId id, ChangeSet &changes)
{
    Status status = m_database.run("DELETE FROM tags WHERE id = ?", id);
    if (!status) {
        return status;
    }
    if (m_database.changedRows() == 0) {
        return fail(ErrorCode::NotFound);
    }
    note(changes, ChangeKind::Removed, id);
    return {};
}

} // namespace Casebook

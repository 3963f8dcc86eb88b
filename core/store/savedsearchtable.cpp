// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/savedsearchtable.h"

namespace Casebook {

namespace {

SavedSearch readSearch(const Statement &row)
{
    return {.id = row.column<SavedSearchId>(0),
            .name = row.column<QString>(1),
            .text = row.column<QString>(2),
            .changedMs = row.column<qint64>(3)};
}

} // namespace

Result<std::vector<SavedSearch>> SavedSearchTable::list() const
{
    Result<Statement> rows =
        m_database.prepare("SELECT id, name, query, changed_ms FROM saved_searches ORDER BY name");
    if (!rows) {
        return passOn(rows);
    }
    std::vector<SavedSearch> searches;
    const Status read =
        rows->forEach([&searches](const Statement &row) { searches.push_back(readSearch(row)); });
    if (!read) {
        return passOn(read);
    }
    return searches;
}

Result<SavedSearch> SavedSearchTable::named(const QString &name) const
{
    const Result<Statement> row = m_database.row(
        name, "SELECT id, name, query, changed_ms FROM saved_searches WHERE name = ?",
        name.simplified());
    if (!row) {
        return passOn(row);
    }
    return readSearch(*row);
}

Result<SavedSearchId> SavedSearchTable::save(const QString &name, const QString &text, qint64 nowMs,
                                             ChangeSet &changes)
{
    const QString title = name.simplified();
    const QString query = text.trimmed();
    if (title.isEmpty() || query.isEmpty()) {
        return fail(ErrorCode::Usage, name);
    }
    const Status saved = m_database.run(
        "INSERT INTO saved_searches (name, query, changed_ms) VALUES (?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET query = excluded.query, changed_ms = excluded.changed_ms",
        title, query, nowMs);
    if (!saved) {
        return passOn(saved);
    }
    const Result<SavedSearchId> id =
        m_database.value<SavedSearchId>("SELECT id FROM saved_searches WHERE name = ?", title);
    if (id) {
        changes.changes.push_back(
            {.table = Table::Searches, .kind = ChangeKind::Changed, .id = id->value});
    }
    return id;
}

Status SavedSearchTable::remove(SavedSearchId id, ChangeSet &changes)
{
    Status status = m_database.run("DELETE FROM saved_searches WHERE id = ?", id);
    if (!status) {
        return status;
    }
    if (m_database.changedRows() == 0) {
        return fail(ErrorCode::NotFound);
    }
    changes.changes.push_back(
        {.table = Table::Searches, .kind = ChangeKind::Removed, .id = id.value});
    return {};
}

} // namespace Casebook

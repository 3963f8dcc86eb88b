// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/searchindex.h"

#include "core/base/limits.h"
#include "core/model/text.h"
#include "core/store/packedbytes.h"

namespace Casebook {

namespace {

constexpr QLatin1StringView staleKey("search_index");

constexpr const char *addRow =
    "INSERT INTO search (rowid, title, sender, recipients, copied, list, ids, files, functions,"
    " facts, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
// REPLACE looks for an old row first; contentless_delete lets it take that one's terms out.
constexpr const char *putRow =
    "INSERT OR REPLACE INTO search (rowid, title, sender, recipients, copied, list, ids, files,"
    " functions, facts, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

} // namespace

Status SearchIndex::write(const char *sql, SearchItem item, const SearchText &text)
{
    return m_database.run(sql, rowOf(item), text.title, text.sender, text.recipients, text.copied,
                          text.list, text.ids, text.files, text.functions, text.facts, text.body);
}

Status SearchIndex::add(SearchItem item, const SearchText &text)
{
    return write(addRow, item, text);
}

Status SearchIndex::put(SearchItem item, const SearchText &text)
{
    return write(putRow, item, text);
}

Status SearchIndex::remove(SearchItem item)
{
    return m_database.run("DELETE FROM search WHERE rowid = ?", rowOf(item));
}

Status SearchIndex::clear()
{
    return m_database.run("INSERT INTO search (search) VALUES ('delete-all')");
}

Status SearchIndex::putOwn()
{
    Result<Statement> bugs = m_database.prepare("SELECT id, title, extid, subsystem FROM bugs");
    if (!bugs) {
        return passOn(bugs);
    }
    Status status = bugs->forEach([this](const Statement &row) {
        return put({.kind = SearchKind::Bug, .id = row.column<qint64>(0)},
                   {.title = row.column<QString>(1),
                    .ids = row.column<QString>(2),
                    .body = row.column<QString>(3)});
    });
    if (!status) {
        return status;
    }
    Result<Statement> texts =
        m_database.prepare("SELECT t.id, t.kind, t.name, r.packed, r.size, r.sha256 "
                           "FROM texts t JOIN revisions r "
                           "ON r.id = (SELECT max(v.id) FROM revisions v WHERE v.text_id = t.id)");
    if (!texts) {
        return passOn(texts);
    }
    return texts->forEach([this](const Statement &row) -> Status {
        const Result<QByteArray> text =
            unpackBytes(row.column<QByteArray>(3), row.column<qint64>(4), row.column<QByteArray>(5),
                        Limits::textBytes);
        if (!text) {
            return passOn(text);
        }
        const bool isDraft = row.column<QString>(1) == u"draft";
        return put(
            {.kind = isDraft ? SearchKind::Draft : SearchKind::Note, .id = row.column<qint64>(0)},
            {.title = row.column<QString>(2), .body = QString::fromUtf8(*text)});
    });
}

Result<std::optional<MessageRowId>> SearchIndex::rebuiltUpTo() const
{
    const Result<QString> value =
        m_database.value<QString>("SELECT value FROM meta WHERE key = ?", QString(staleKey));
    if (!value) {
        return passOn(value);
    }
    // The migration writes a word there, which is row 0.
    return value->isEmpty() ? std::nullopt : std::optional(MessageRowId{value->toLongLong()});
}

Status SearchIndex::setRebuiltUpTo(std::optional<MessageRowId> last)
{
    return last ? m_database.run("INSERT INTO meta (key, value) VALUES (?, ?) "
                                 "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                                 QString(staleKey), QString::number(last->value))
                : m_database.run("DELETE FROM meta WHERE key = ?", QString(staleKey));
}

QString factTerm(SearchFact fact)
{
    switch (fact) {
    case SearchFact::Patch:
        return QStringLiteral("haspatch");
    case SearchFact::Trace:
        return QStringLiteral("hastrace");
    case SearchFact::Attachment:
        return QStringLiteral("hasattachment");
    }
    return {};
}

Status SearchIndex::verify() const
{
    // Also a read-only connection may ask: quick_check has FTS5 look at its own structure.
    Result<Statement> check = m_database.prepare("PRAGMA integrity_check(search)");
    if (!check) {
        return passOn(check);
    }
    const Result<bool> row = check->step();
    if (!row) {
        return passOn(row);
    }
    const QString words = check->column<QString>(0);
    check->reset();
    if (words != u"ok") {
        return fail(ErrorCode::Corrupt, m_database.path(), words);
    }
    const Result<qint64> things = m_database.value<qint64>(
        "SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM texts)"
        " + (SELECT count(*) FROM bugs)");
    const Result<qint64> ours = m_database.value<qint64>(
        "SELECT count(*) FROM search_docsize WHERE id & 15 BETWEEN 1 AND 4");
    if (!things || !ours) {
        return passOn(!things ? things : ours);
    }
    if (*ours != *things) {
        return fail(ErrorCode::Corrupt, m_database.path(),
                    QStringLiteral("%1 rows indexed of %2").arg(*ours).arg(*things));
    }
    return {};
}

} // namespace Casebook

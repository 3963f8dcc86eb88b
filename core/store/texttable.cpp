// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/texttable.h"

#include "core/base/limits.h"
#include "core/store/packedbytes.h"
#include "core/store/searchindex.h"

#include <QCryptographicHash>

#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minuteMs = 60 * 1000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

/// How far apart revisions of an age stand after thinning.
struct ThinRule
{
    qint64 olderThanMs = 0;
    qint64 apartMs = 0;
};

constexpr std::array thinRules{ThinRule{30 * dayMs, dayMs}, ThinRule{dayMs, hourMs},
                               ThinRule{hourMs, 10 * minuteMs}};

constexpr const char *documentColumns =
    "SELECT t.id, t.kind, t.bug_id, t.name, t.language, t.changed_ms, r.id, r.packed, r.size,"
    " r.sha256 "
    "FROM texts t JOIN revisions r "
    "ON r.id = (SELECT max(v.id) FROM revisions v WHERE v.text_id = t.id) ";

constexpr const char *notHidden =
    " AND t.id NOT IN (SELECT item_id FROM trash WHERE kind = 'text')"
    " AND coalesce(t.bug_id, 0) NOT IN (SELECT item_id FROM trash WHERE kind = 'bug') ";

QString kindName(TextKind kind)
{
    switch (kind) {
    case TextKind::Note:
        return u"note"_s;
    case TextKind::Draft:
        return u"draft"_s;
    case TextKind::BugDescription:
        return u"bug-description"_s;
    }
    return u"note"_s;
}

TextKind kindFromName(const QString &name)
{
    if (name == u"draft") {
        return TextKind::Draft;
    }
    return name == u"bug-description" ? TextKind::BugDescription : TextKind::Note;
}

SearchItem searchItem(TextId id, TextKind kind)
{
    return {.kind = kind == TextKind::Draft ? SearchKind::Draft : SearchKind::Note, .id = id.value};
}

void note(ChangeSet &changes, ChangeKind kind, TextId id)
{
    changes.changes.push_back({.table = Table::Texts, .kind = kind, .id = id.value});
}

Result<TextDocument> readDocument(const Statement &row)
{
    const Result<QByteArray> text = unpackBytes(row.column<QByteArray>(7), row.column<qint64>(8),
                                                row.column<QByteArray>(9), Limits::textBytes);
    if (!text) {
        return fail(text.error().code, row.column<QString>(3), text.error().detail);
    }
    return TextDocument{.id = row.column<TextId>(0),
                        .kind = kindFromName(row.column<QString>(1)),
                        .bugId = row.column<BugId>(2),
                        .name = row.column<QString>(3),
                        .language = row.column<QString>(4),
                        .text = QString::fromUtf8(*text),
                        .revision = row.column<RevisionId>(6),
                        .changedMs = row.column<qint64>(5)};
}

/// Writes a revision, reads it back and compares.
Result<RevisionId> appendRevision(Database &database, TextId id, const QString &text,
                                  const PackedBytes &bytes, qint64 nowMs)
{
    const Status added =
        database.run("INSERT INTO revisions (text_id, saved_ms, label, characters, size, sha256,"
                     " packed) VALUES (?, ?, '', ?, ?, ?, ?)",
                     id, nowMs, text.size(), bytes.size, bytes.sha256, bytes.packed);
    if (!added) {
        return passOn(added);
    }
    const RevisionId revision{database.lastInsertId()};
    const Result<QByteArray> stored =
        database.value<QByteArray>("SELECT packed FROM revisions WHERE id = ?", revision);
    if (!stored) {
        return passOn(stored);
    }
    const Result<QByteArray> again =
        unpackBytes(*stored, bytes.size, bytes.sha256, Limits::textBytes);
    if (!again) {
        return passOn(again);
    }
    return revision;
}

} // namespace

Result<TextId> TextTable::add(TextKind kind, BugId bug, const QString &name,
                              const QString &language, qint64 nowMs, ChangeSet &changes)
{
    const Status added = m_database.run("INSERT INTO texts (kind, bug_id, name, language,"
                                        " changed_ms) VALUES (?, ?, ?, ?, ?)",
                                        kindName(kind), bug, name, language, nowMs);
    if (!added) {
        return passOn(added);
    }
    const TextId id{m_database.lastInsertId()};
    const Result<PackedBytes> nothing = packBytes({});
    if (!nothing) {
        return passOn(nothing);
    }
    const Result<RevisionId> first = appendRevision(m_database, id, {}, *nothing, nowMs);
    if (!first) {
        return passOn(first);
    }
    const Status indexed =
        SearchIndex(m_database).put(searchItem(id, kind), {.title = name, .body = {}});
    if (!indexed) {
        return passOn(indexed);
    }
    note(changes, ChangeKind::Added, id);
    return id;
}

Result<std::vector<TextDocument>> TextTable::list(BugId bug) const
{
    Result<Statement> rows = m_database.query(
        (QByteArray(documentColumns) + "WHERE t.bug_id IS ?" + notHidden + "ORDER BY t.name, t.id"),
        bug);
    if (!rows) {
        return passOn(rows);
    }
    std::vector<TextDocument> texts;
    const Status read = rows->forEach([&texts](const Statement &row) -> Status {
        Result<TextDocument> one = readDocument(row);
        if (!one) {
            return passOn(one);
        }
        texts.push_back(std::move(*one));
        return {};
    });
    if (!read) {
        return passOn(read);
    }
    return texts;
}

Result<TextDocument> TextTable::document(TextId id) const
{
    Result<Statement> row =
        m_database.row(id, (QByteArray(documentColumns) + "WHERE t.id = ?" + notHidden), id);
    if (!row) {
        return passOn(row);
    }
    return readDocument(*row);
}

Status TextTable::rename(TextId id, const QString &name, const QString &language, qint64 nowMs,
                         ChangeSet &changes)
{
    const Result<TextDocument> old = document(id);
    if (!old) {
        return passOn(old);
    }
    const Status renamed =
        m_database.run("UPDATE texts SET name = ?, language = ?, changed_ms = ? WHERE id = ?", name,
                       language, nowMs, id);
    if (!renamed) {
        return renamed;
    }
    note(changes, ChangeKind::Changed, id);
    return SearchIndex(m_database)
        .put(searchItem(id, old->kind), {.title = name, .body = old->text});
}

Result<RevisionId> TextTable::save(TextId id, const QString &text, qint64 nowMs, ChangeSet &changes)
{
    const QByteArray utf8 = text.toUtf8();
    if (utf8.size() > Limits::textBytes) {
        return fail(ErrorCode::TooLarge, QString::number(utf8.size()));
    }
    const Result<TextDocument> old = document(id);
    if (!old) {
        return passOn(old);
    }
    if (old->text.toUtf8() == utf8) {
        return old->revision;
    }
    const Result<PackedBytes> bytes = packBytes(utf8);
    if (!bytes) {
        return passOn(bytes);
    }
    const Result<RevisionId> revision = appendRevision(m_database, id, text, *bytes, nowMs);
    if (!revision) {
        return passOn(revision);
    }
    Status status = m_database.run("UPDATE texts SET changed_ms = ? WHERE id = ?", nowMs, id);
    if (status) {
        status = SearchIndex(m_database)
                     .put(searchItem(id, old->kind), {.title = old->name, .body = text});
    }
    if (!status) {
        return passOn(status);
    }
    note(changes, ChangeKind::Changed, id);
    return revision;
}

Result<std::vector<TextRevision>> TextTable::revisions(TextId id) const
{
    Result<Statement> rows =
        m_database.query("SELECT id, text_id, saved_ms, label, characters, sha256 FROM revisions "
                         "WHERE text_id = ? ORDER BY id DESC",
                         id);
    if (!rows) {
        return passOn(rows);
    }
    std::vector<TextRevision> all;
    const Status read = rows->forEach([&all](const Statement &row) {
        all.push_back({.id = row.column<RevisionId>(0),
                       .textId = row.column<TextId>(1),
                       .savedMs = row.column<qint64>(2),
                       .label = row.column<QString>(3),
                       .characters = row.column<qint64>(4),
                       .sha256 = row.column<QByteArray>(5)});
    });
    if (!read) {
        return passOn(read);
    }
    return all;
}

Result<QString> TextTable::revisionText(RevisionId id) const
{
    Result<Statement> row =
        m_database.row(id, "SELECT packed, size, sha256 FROM revisions WHERE id = ?", id);
    if (!row) {
        return passOn(row);
    }
    const Result<QByteArray> text = unpackBytes(row->column<QByteArray>(0), row->column<qint64>(1),
                                                row->column<QByteArray>(2), Limits::textBytes);
    if (!text) {
        return passOn(text);
    }
    return QString::fromUtf8(*text);
}

Status TextTable::label(RevisionId id, const QString &label, ChangeSet &changes)
{
    const Result<TextId> text =
        m_database.value<TextId>("SELECT text_id FROM revisions WHERE id = ?", id);
    if (!text) {
        return passOn(text);
    }
    if (!text->isValid()) {
        return fail(ErrorCode::NotFound, QString::number(id.value));
    }
    note(changes, ChangeKind::Changed, *text);
    return m_database.run("UPDATE revisions SET label = ? WHERE id = ?", label, id);
}

Result<int> TextTable::thin(TextId id, qint64 nowMs, ChangeSet &changes)
{
    const Result<std::vector<TextRevision>> all = revisions(id);
    if (!all) {
        return passOn(all);
    }
    int removed = 0;
    qint64 keptMs = 0;
    // Newest first; the first and the last of the row are the newest and the oldest.
    for (std::size_t i = 0; i < all->size(); ++i) {
        const TextRevision &revision = (*all)[i];
        qint64 apartMs = 0;
        for (const ThinRule &rule : thinRules) {
            if (nowMs - revision.savedMs > rule.olderThanMs) {
                apartMs = rule.apartMs;
                break;
            }
        }
        const bool isEnd = i == 0 || i + 1 == all->size();
        if (isEnd || !revision.label.isEmpty() || keptMs - revision.savedMs >= apartMs) {
            keptMs = revision.savedMs;
            continue;
        }
        const Status dropped = m_database.run("DELETE FROM revisions WHERE id = ?", revision.id);
        if (!dropped) {
            return passOn(dropped);
        }
        ++removed;
    }
    if (removed > 0) {
        note(changes, ChangeKind::Changed, id);
    }
    return removed;
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/changeset.h"
#include "core/model/text.h"
#include "core/store/database.h"

#include <vector>

namespace Casebook {

/// Texts people type, with every revision whole and compressed. What was written is read back and
/// compared inside the transaction (Fossil's rule), so that a saved text is a readable text.
/// Writing functions want a Transaction of the caller. Texts in the trash are NotFound.
class TextTable final
{
public:
    explicit TextTable(Database &database)
        : m_database(database)
    {
    }

    /// Made with an empty first revision. A name may occur twice.
    Result<TextId> add(TextKind kind, BugId bug, const QString &name, const QString &language,
                       qint64 nowMs, ChangeSet &changes);
    /// Of a bug, or (invalid id) of the workspace, by name; with their newest text.
    Result<std::vector<TextDocument>> list(BugId bug) const;
    Result<TextDocument> document(TextId id) const;
    Status rename(TextId id, const QString &name, const QString &language, qint64 nowMs,
                  ChangeSet &changes);

    /// Appends a revision when \a text differs from the newest one, indexes it, and returns the newest
    /// revision: the one this text was written as. TooLarge above Limits::textBytes of UTF-8.
    Result<RevisionId> save(TextId id, const QString &text, qint64 nowMs, ChangeSet &changes);
    /// Newest first.
    Result<std::vector<TextRevision>> revisions(TextId id) const;
    /// Hash checked.
    Result<QString> revisionText(RevisionId id) const;
    /// A named revision is never thinned; an empty label takes the name away.
    Status label(RevisionId id, const QString &label, ChangeSet &changes);

    /// Drops revisions closer together than their age deserves: all of the last hour stay, then one
    /// per 10 minutes for a day, one an hour for a month, then one a day. The newest, the first and the
    /// named ones always stay. Returns how many went.
    Result<int> thin(TextId id, qint64 nowMs, ChangeSet &changes);

private:
    Database &m_database;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The side of the façade where people's own texts are kept.

#include "core/store/texttable.h"
#include "core/workspace/workspaceparts.h"

namespace Casebook {

Job<TextId> Workspace::addText(TextKind kind, BugId bug, const QString &name,
                               const QString &language)
{
    return d->write<TextId>([kind, bug, name, language,
                             now = d->parts->clock.now()](Database &database, ChangeSet &changes) {
        return TextTable(database).add(kind, bug, name, language, now, changes);
    });
}

Job<std::vector<TextDocument>> Workspace::texts(BugId bug)
{
    return d->read<std::vector<TextDocument>>(
        [bug](Database &database) { return TextTable(database).list(bug); });
}

Job<TextDocument> Workspace::text(TextId id)
{
    return d->read<TextDocument>(
        [id](Database &database) { return TextTable(database).document(id); });
}

Job<RevisionId> Workspace::saveText(TextId id, const QString &text)
{
    return d->write<RevisionId>([id, text, parts = d->parts.get(), now = d->parts->clock.now()](
                                    Database &database, ChangeSet &changes) -> Result<RevisionId> {
        TextTable table(database);
        Result<RevisionId> saved = table.save(id, text, now, changes);
        if (!saved || parts->thinnedTexts.contains(id.value)) {
            return saved;
        }
        // Once per text and session is enough: thinning follows hours, not keystrokes.
        const Result<int> thinned = table.thin(id, now, changes);
        if (!thinned) {
            return passOn(thinned);
        }
        parts->thinnedTexts.insert(id.value);
        return saved;
    });
}

Job<std::vector<TextRevision>> Workspace::revisions(TextId id)
{
    return d->read<std::vector<TextRevision>>(
        [id](Database &database) { return TextTable(database).revisions(id); });
}

Job<QString> Workspace::revisionText(RevisionId id)
{
    return d->read<QString>(
        [id](Database &database) { return TextTable(database).revisionText(id); });
}

Job<void> Workspace::labelRevision(RevisionId id, const QString &label)
{
    return d->write<void>([id, label](Database &database, ChangeSet &changes) {
        return TextTable(database).label(id, label, changes);
    });
}

} // namespace Casebook

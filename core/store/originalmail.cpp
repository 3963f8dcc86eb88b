// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/originalmail.h"

namespace Casebook {

namespace {

/// The mark that pasted texts carry, in the header written by this program: one line of its own.
bool hasMark(QByteArrayView mail)
{
    constexpr QByteArrayView mark("X-Casebook-Reconstructed:");
    const qsizetype end = mail.indexOf("\n\n");
    const QByteArrayView head = end < 0 ? mail : mail.first(end + 1);
    const qsizetype at = head.indexOf(mark);
    return at == 0 || (at > 0 && head[at - 1] == '\n');
}

} // namespace

Result<bool> isOriginalOf(Database &database, MessageRowId id, const IncomingMessage &message)
{
    if (message.parsed.reconstruction) {
        return false;
    }
    const Result<QByteArray> shown = MessageTable(database).raw(id);
    if (!shown) {
        return passOn(shown);
    }
    return hasMark(*shown);
}

Status showOriginal(Database &database, MessageRowId id, const PackedBytes &original)
{
    // Copies are shown by row id: the original takes over the first row.
    Status status =
        database.run("INSERT INTO message_copies (message_id, size, sha256, packed) "
                     "SELECT message_id, size, sha256, packed FROM message_copies WHERE id = "
                     "(SELECT min(id) FROM message_copies WHERE message_id = ?)",
                     id);
    if (status) {
        status =
            database.run("UPDATE message_copies SET size = ?, sha256 = ?, packed = ? WHERE id = "
                         "(SELECT min(id) FROM message_copies WHERE message_id = ?)",
                         original.size, original.sha256, original.packed, id);
    }
    return status;
}

} // namespace Casebook

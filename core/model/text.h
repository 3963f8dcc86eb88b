// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QByteArray>
#include <QString>

namespace Casebook {

/// What a text with history is for. Stored by name.
enum class TextKind : std::uint8_t { Note, Draft, BugDescription };

/// The newest state of a text.
struct TextDocument
{
    TextId id;
    TextKind kind = TextKind::Note;
    BugId bugId; ///< 0 when it belongs to the workspace
    QString name; ///< for example "hang-in-freeze.md"
    QString language; ///< "en", "zh_CN" or empty
    QString text;
    RevisionId revision; ///< the newest
    qint64 changedMs = 0;

    friend bool operator==(const TextDocument &, const TextDocument &) = default;
};

/// One revision; the text itself is read on demand.
struct TextRevision
{
    RevisionId id;
    TextId textId;
    qint64 savedMs = 0;
    QString label; ///< a named revision is never thinned
    qint64 characters = 0;
    QByteArray sha256;

    friend bool operator==(const TextRevision &, const TextRevision &) = default;
};

/// Something in the trash.
struct TrashEntry
{
    TrashId id;
    QString kind; ///< "bug", "thread", "text", "log", "watch"
    QString title;
    qint64 deletedMs = 0;

    friend bool operator==(const TrashEntry &, const TrashEntry &) = default;
};

} // namespace Casebook

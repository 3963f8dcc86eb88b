// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

#include <cstdint>
#include <vector>

namespace Casebook {

/// What a thread's row answers beside Qt's own roles. Every text is one line, bounded, and has its
/// invisible characters made visible.
///
/// | role           | type                     | a message | a placeholder | a thread not opened yet |
/// |----------------|--------------------------|-----------|---------------|-------------------------|
/// | MessageRow     | qint64                   | row id    | 0             | 0                       |
/// | MessageId      | QString                  | its id    | the id asked  | the root's id           |
/// | Thread         | qint64                   | thread id | thread id     | thread id               |
/// | Author         | QString                  | name      | empty         | who began it            |
/// | Title          | QString                  | see below | empty         | subject                 |
/// | TitleIsPreview | bool                     |           | false         | false                   |
/// | DateMs         | qint64 (0: unknown)      | Date      | 0             | newest message          |
/// | Unread         | bool                     |           | false         | any unread              |
/// | Flagged        | bool                     |           | false         | false                   |
/// | Placeholder    | bool                     | false     | true          | false                   |
/// | Unopened       | bool                     | false     | false         | true                    |
/// | Badges         | std::vector<ThreadBadge> |           | empty         | empty                   |
/// | Below          | int                      | messages under it, itself not counted; all of them   |
/// | UnreadBelow    | int                      | unread ones under it, itself not counted; all        |
/// | ByHand         | bool                     | a person chose its place  | false  | false           |
///
/// Title is the subject where it differs from the nearest message above, else the first own words
/// (TitleIsPreview), else, when there are none, the subject again.
enum class ThreadRole {
    MessageRow = 0x0101, // Qt::UserRole + 1
    MessageId,
    Thread,
    Author,
    Title,
    TitleIsPreview,
    DateMs,
    Unread,
    Flagged,
    Placeholder,
    Unopened,
    Badges,
    Below,
    UnreadBelow,
    ByHand,
};

enum class ThreadBadgeKind : std::uint8_t { Copies, Diff, Trailer, Trace, Patch, ByHand };

/// One badge of a row; the delegate words and draws it.
struct ThreadBadge
{
    ThreadBadgeKind kind = ThreadBadgeKind::Patch;
    QString text; ///< Patch: "v2 1/2"; Trailer: "Reviewed-by"; else empty
    int count = 0; ///< Copies: further copies

    friend bool operator==(const ThreadBadge &, const ThreadBadge &) = default;
};

} // namespace Casebook

Q_DECLARE_METATYPE(std::vector<Casebook::ThreadBadge>)

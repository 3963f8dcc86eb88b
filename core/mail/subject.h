// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/message.h"

#include <QString>
#include <QStringList>

namespace Casebook {

/// A decoded subject taken apart.
struct SubjectParts
{
    SubjectTag tag;
    QString
        title; ///< without reply marks and leading [..] groups, white space collapsed; case kept
    QStringList
        prefixes; ///< tokens of the groups that are no PATCH, vN or n/m: "net-next", "AUTOSEL", "syzbot"
    bool isReply = false;
    bool isRfc = false;
    bool isResend = false;

    friend bool operator==(const SubjectParts &, const SubjectParts &) = default;
};

/// \a subject is decoded and unfolded. Grammar after b4's LoreSubject and syzkaller's parser: leading
/// reply marks ("Re:", "AW:", "Fwd:", "回复：" …) and [..] groups in any order, nested brackets
/// flattened, tokens split on blanks, ',' and ';'. A subject is a patch when it is no reply and a group has a
/// token beginning PATCH, RFC-PATCH or RESEND-PATCH, or RFC or a version together with n/m ("n of m" as
/// well); number 0 is a cover.
SubjectParts parseSubject(const QString &subject);

/// SubjectParts::title; a subject of marks only is empty.
QString normalisedSubject(const QString &subject);

/// The subject as a thread's list shows it: the list's own tag ("[V9fs-developer] ") taken off when it
/// equals the list's name, all else as it is. \a listId as in ParsedMessage.
QString withoutListTag(const QString &subject, const QString &listId);

} // namespace Casebook

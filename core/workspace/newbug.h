// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/bug.h"
#include "core/model/changeset.h"
#include "core/model/message.h"
#include "core/store/database.h"

#include <span>

namespace Casebook {

/// The bug that the mails of one thread are about, as far as they say so themselves:
/// - title: subject of who began it, without reply marks and leading [..] groups;
/// - kind: syzbot report when it came from syzbot, patch review when it is a patch or cover letter, hang or
///   crash when it holds a trace, else discussion;
/// - extid: the digits of "syzbot+DIGITS@"; subsystem: syzbot's first [name?] tag, else empty.
/// \a thread is not empty.
Bug bugOfThread(std::span<const MessageSummary> thread);

/// Where a thread was filed.
struct FiledThread
{
    BugId bug; ///< invalid when the thread holds no mail
    bool isNew = false;
};

/// The bug \a thread is in already, the first of several, else a new one named after it. Wants a
/// Transaction.
Result<FiledThread> fileThread(Database &database, ThreadId thread, qint64 nowMs,
                               ChangeSet &changes);

} // namespace Casebook

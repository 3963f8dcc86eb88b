// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/bug.h"
#include "core/model/log.h"
#include "core/model/message.h"
#include "core/model/search.h"
#include "core/model/workspaceinfo.h"

#include <QCoreApplication>
#include <QString>

namespace Casebook {

/// Values of core as words and sentences in the reader's language. Callable from any thread.
/// Names for files and --json are in core (bugKindName …); these are for people only.
class ValueText final
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::ValueText)

public:
    ValueText() = delete;

    static QString bugKind(BugKind kind); ///< "Syzbot report"
    static QString bugState(BugState state); ///< "Patch posted"
    static QString bugPriority(BugPriority priority); ///< "High"

    /// Heading of a group of hits: "Messages".
    static QString searchKind(SearchKind kind);
    static QString logPlace(LogPlace place); ///< "in the workspace"

    /// Why a part of a message is not shown as usual, and where the rest is.
    static QString mailIssue(const MailIssue &issue);

    /// How a file was opened; \a subject as OpenNotice says.
    static QString openNotice(OpenNotice notice, const QString &subject);

    /// What a check found, and what helps.
    static QString checkFinding(const CheckFinding &finding);

    /// Short line for the list of jobs: "Import list.mbox". \a name is JobState::name; an unknown one
    /// is shown as it is.
    static QString job(const QString &name, const QString &subject);
    static bool knowsJob(const QString &name);

private:
    /// The half of mailIssue() that is not about a limit.
    static QString mailOddity(MailIssueKind kind, const QString &subject, qint64 value);
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/arguments.h"
#include "app/cli/help.h"
#include "app/cli/session.h"

#include <QString>

namespace Casebook {

/// Opens the workspace of the line and runs \a work(Workspace &) -> exit code; \a verb is for the usage
/// line.
template<class Work>
int withWorkspace(Session &session, const Arguments &arguments, const QString &verb, Work work)
{
    const Result<Workspace *> workspace = session.openWorkspace(arguments);
    return workspace ? work(**workspace) : reportFailure(session, workspace.error(), verb);
}

/// Runs \a one(word) -> exit code for every word; the first failure's code.
template<class One>
int forEachWord(const Arguments &arguments, One one)
{
    int code = 0;
    for (const QString &word : arguments.words) {
        const int oneCode = one(word);
        code = code == 0 ? oneCode : code;
    }
    return code;
}

/// A row number typed by a person; Usage when it is none.
template<class AnyId>
Result<AnyId> idOf(const QString &word)
{
    bool isNumber = false;
    const qint64 id = word.toLongLong(&isNumber);
    if (!isNumber || id <= 0) {
        return fail(ErrorCode::Usage, word, QStringLiteral("bad-number"));
    }
    return AnyId{id};
}

/// The bug of --bug; an invalid id without the option.
inline Result<BugId> bugOption(const Arguments &arguments)
{
    const QString name = QStringLiteral("bug");
    return arguments.has(name) ? idOf<BugId>(arguments.value(name)) : Result<BugId>(BugId());
}

} // namespace Casebook

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

/// Moves the thing \a word names to the trash by \a trash(AnyId) -> Job<TrashId> and prints \a sentence
/// (%1 its number, %2 the trash's). \a kind names it in JSON, \a verb is for the usage line.
template<class AnyId, class Trash>
int moveToTrash(Session &session, const QString &word, const QString &verb, const QString &kind,
                const QString &sentence, Trash trash)
{
    const Result<AnyId> id = idOf<AnyId>(word);
    if (!id) {
        return reportFailure(session, id.error(), verb, {{kind, word}});
    }
    const Result<TrashId> trashed = session.await(trash(*id));
    if (!trashed) {
        return session.report(trashed.error(), {{QStringLiteral("id"), id->value}});
    }
    if (session.isJson()) {
        session.console.json(
            {{QStringLiteral("id"), id->value}, {QStringLiteral("trash"), trashed->value}});
    } else {
        session.console.line(sentence.arg(id->value).arg(trashed->value));
    }
    return 0;
}

/// The bug of --bug; an invalid id without the option.
inline Result<BugId> bugOption(const Arguments &arguments)
{
    const QString name = QStringLiteral("bug");
    return arguments.has(name) ? idOf<BugId>(arguments.value(name)) : Result<BugId>(BugId());
}

} // namespace Casebook

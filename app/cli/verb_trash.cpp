// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

int runList(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"trash list"_s, [&](Workspace &workspace) {
        const Result<std::vector<TrashEntry>> entries = session.await(workspace.trash());
        if (!entries) {
            return session.report(entries.error());
        }
        for (const TrashEntry &entry : *entries) {
            if (session.isJson()) {
                session.console.json({{"id"_L1, entry.id.value},
                                      {"kind"_L1, entry.kind},
                                      {"title"_L1, entry.title},
                                      {"deleted"_L1, timeToJson(entry.deletedMs)}});
            } else {
                session.console.line(QString::number(entry.id.value) + "  "_L1
                                     + timeText(entry.deletedMs) + "  "_L1 + entry.kind + "  "_L1
                                     + entry.title);
            }
        }
        return 0;
    });
}

int restoreOne(Session &session, Workspace &workspace, const QString &word)
{
    const Result<TrashId> id = idOf<TrashId>(word);
    if (!id) {
        return reportFailure(session, id.error(), u"trash restore"_s);
    }
    const Status restored = session.await(workspace.restore(*id));
    if (!restored) {
        return session.report(restored.error(), {{"id"_L1, id->value}});
    }
    if (session.isJson()) {
        session.console.json({{"id"_L1, id->value}, {"restored"_L1, true}});
    }
    return 0;
}

int runRestore(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"trash restore"_s, [&](Workspace &workspace) {
        return forEachWord(
            arguments, [&](const QString &word) { return restoreOne(session, workspace, word); });
    });
}

int runEmpty(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"trash empty"_s, [&](Workspace &workspace) {
        const Status emptied = session.await(workspace.emptyTrash());
        if (!emptied) {
            return session.report(emptied.error());
        }
        if (session.isJson()) {
            session.console.json({{"emptied"_L1, true}});
        }
        return 0;
    });
}

} // namespace

void addTrashVerbs(VerbTable &table)
{
    table.add({.name = u"trash list"_s,
               .synopsis = u"[--json]"_s,
               .summary = [] { return CliText::tr("List what is in the trash."); },
               .options = {},
               .leastWords = 0,
               .mostWords = 0,
               .run = runList});
    table.add({.name = u"trash restore"_s,
               .synopsis = u"ID… [--json]"_s,
               .summary = [] { return CliText::tr("Bring things back as they were."); },
               .options = {},
               .leastWords = 1,
               .mostWords = -1,
               .run = runRestore});
    table.add({.name = u"trash empty"_s,
               .synopsis = u"[--json]"_s,
               .summary = [] { return CliText::tr("Delete for good what is in the trash."); },
               .options = {},
               .leastWords = 0,
               .mostWords = 0,
               .run = runEmpty});
}

} // namespace Casebook

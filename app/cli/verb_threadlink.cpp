// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

QString idOf(const QString &word)
{
    const bool bracketed = word.startsWith(u'<') && word.endsWith(u'>');
    return bracketed ? word.sliced(1, word.size() - 2) : word;
}

/// null: by its headers; "": begins a thread.
QJsonValue placeToJson(const std::optional<QString> &parent)
{
    return parent ? QJsonValue(*parent) : QJsonValue();
}

int hang(Session &session, const Arguments &arguments, const QString &verb,
         const std::optional<QString> &parent)
{
    return withWorkspace(session, arguments, verb, [&](Workspace &workspace) {
        const QString child = idOf(arguments.words.first());
        const Result<std::optional<QString>> before =
            session.await(workspace.setManualParent(child, parent));
        if (!before) {
            return session.report(before.error(), {{"messageId"_L1, child}});
        }
        if (session.isJson()) {
            session.console.json({{"messageId"_L1, child},
                                  {"parent"_L1, placeToJson(parent)},
                                  {"before"_L1, placeToJson(*before)}});
            return 0;
        }
        session.console.line(!parent ? CliText::tr("%1 hangs where its headers say.").arg(child)
                                 : parent->isEmpty()
                                 ? CliText::tr("%1 begins a thread of its own.").arg(child)
                                 : CliText::tr("%1 hangs below %2.").arg(child, *parent));
        return 0;
    });
}

int runLink(Session &session, const Arguments &arguments)
{
    return hang(session, arguments, u"thread link"_s, idOf(arguments.words.at(1)));
}

int runBreak(Session &session, const Arguments &arguments)
{
    return hang(session, arguments, u"thread break"_s, QString());
}

int runUnlink(Session &session, const Arguments &arguments)
{
    return hang(session, arguments, u"thread unlink"_s, std::nullopt);
}

int runLinks(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"thread links"_s, [&](Workspace &workspace) {
        const Result<ManualLinks> links = session.await(workspace.manualLinks());
        if (!links) {
            return session.report(links.error());
        }
        QStringList children = links->keys();
        children.sort();
        for (const QString &child : std::as_const(children)) {
            const QString parent = links->value(child);
            if (session.isJson()) {
                session.console.json({{"messageId"_L1, child}, {"parent"_L1, parent}});
            } else {
                session.console.line(child + "  "_L1 + (parent.isEmpty() ? u"-"_s : parent));
            }
        }
        return 0;
    });
}

} // namespace

void addThreadLinkVerbs(VerbTable &table)
{
    table.add({.name = u"thread link"_s,
               .synopsis = u"MESSAGE-ID PARENT-ID [--json]"_s,
               .summary =
                   [] {
                       return CliText::tr(
                           "Hang a message, with all below it, below another one by hand.");
                   },
               .options = {},
               .leastWords = 2,
               .mostWords = 2,
               .run = runLink});
    table.add({.name = u"thread break"_s,
               .synopsis = u"MESSAGE-ID [--json]"_s,
               .summary = [] { return CliText::tr("Let a message begin a thread of its own."); },
               .options = {},
               .leastWords = 1,
               .mostWords = 1,
               .run = runBreak});
    table.add(
        {.name = u"thread unlink"_s,
         .synopsis = u"MESSAGE-ID [--json]"_s,
         .summary =
             [] { return CliText::tr("Undo both: give a message back to where its headers say."); },
         .options = {},
         .leastWords = 1,
         .mostWords = 1,
         .run = runUnlink});
    table.add({.name = u"thread links"_s,
               .synopsis = u"[--json]"_s,
               .summary = [] { return CliText::tr("List the messages that were hung by hand."); },
               .options = {},
               .leastWords = 0,
               .mostWords = 0,
               .run = runLinks});
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/help.h"
#include "app/cli/session.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// One object per verb, for the shell completion and whoever writes tools around this one.
int listVerbs(Session &session)
{
    for (const Verb &verb : session.verbs().verbs()) {
        QJsonArray options;
        for (const CliOption &option : verb.options) {
            options.append(QJsonObject{{"name"_L1, option.name}, {"value"_L1, option.value}});
        }
        session.console.json({{"verb"_L1, verb.name},
                              {"synopsis"_L1, verb.synopsis},
                              {"summary"_L1, verb.summary()},
                              {"options"_L1, options}});
    }
    return 0;
}

int runHelp(Session &session, const Arguments &arguments)
{
    if (session.isJson() && arguments.words.isEmpty()) {
        return listVerbs(session);
    }
    return showHelp(session, arguments.words);
}

} // namespace

void addHelpVerb(VerbTable &table)
{
    table.add({.name = u"help"_s,
               .synopsis = u"[VERB]"_s,
               .summary = [] { return CliText::tr("Tell how a verb is used."); },
               .options = {},
               .leastWords = 0,
               .mostWords = 2,
               .run = runHelp});
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/verb.h"

#include "app/cli/clitext.h"
#include "app/cli/verbs.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casebook {

bool VerbTable::add(Verb verb)
{
    if (std::ranges::find(m_verbs, verb.name, &Verb::name) != m_verbs.end()) {
        return false;
    }
    m_verbs.push_back(std::move(verb));
    return true;
}

const Verb *VerbTable::find(const QStringList &words) const
{
    for (const qsizetype count : {qsizetype(2), qsizetype(1)}) {
        if (words.size() < count) {
            continue;
        }
        const auto verb = std::ranges::find(m_verbs, words.first(count).join(u' '), &Verb::name);
        if (verb != m_verbs.end()) {
            return &*verb;
        }
    }
    return nullptr;
}

std::vector<const Verb *> VerbTable::family(const QString &name) const
{
    std::vector<const Verb *> found;
    for (const Verb &verb : m_verbs) {
        if (verb.name == name || verb.name.startsWith(name + u' ')) {
            found.push_back(&verb);
        }
    }
    return found;
}

void addAllVerbs(VerbTable &table)
{
    addThreadVerb(table);
    addThreadLinkVerbs(table);
    addFetchVerbs(table);
    addImportVerb(table);
    addMessageVerb(table);
    addSeriesVerb(table);
    addSearchVerb(table);
    addBugsVerbs(table);
    addLogVerbs(table);
    addReportsVerb(table);
    addAlignVerbs(table);
    addSymbolizeVerb(table);
    addSeenVerb(table);
    addSourcesVerb(table);
    addRunVerbs(table);
    addStatsVerb(table);
    addVerdictVerb(table);
    addTextVerbs(table);
    addTrashVerbs(table);
    addWatchVerbs(table);
    addWorkspaceVerbs(table);
    addHelpVerb(table);
}

const std::vector<CliOption> &commonOptions()
{
    static const std::vector<CliOption> options = {
        {u"workspace"_s, u"FILE"_s,
         [] { return CliText::tr("The workspace; without it, CASEBOOK_WORKSPACE names it."); }},
        {u"json"_s, {}, [] { return CliText::tr("Print one JSON object per line."); }},
        {u"lang"_s, u"LANGUAGE"_s,
         [] { return CliText::tr("Language of messages for people: en or zh_CN."); }},
        {u"now"_s, u"TIME"_s,
         [] { return CliText::tr("Take this time for the present (2026-01-31T12:00:00Z)."); }},
        {u"help"_s, {}, [] { return CliText::tr("Show how the verb is used."); }},
        {u"version"_s, {}, [] { return CliText::tr("Show the version."); }},
    };
    return options;
}

} // namespace Casebook

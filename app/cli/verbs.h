// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Casebook {

class VerbTable;

// One function per file verb_NAME.cpp; addAllVerbs() calls each once.
void addThreadVerb(VerbTable &table);
void addThreadLinkVerbs(VerbTable &table);
void addFetchVerbs(VerbTable &table);
void addImportVerb(VerbTable &table);
void addMessageVerb(VerbTable &table);
void addSeriesVerb(VerbTable &table);
void addSearchVerb(VerbTable &table);
void addBugsVerbs(VerbTable &table);
void addLogVerbs(VerbTable &table);
void addReportsVerb(VerbTable &table); ///< and locks
void addAlignVerbs(VerbTable &table); ///< align and groups
void addSymbolizeVerb(VerbTable &table);
void addSeenVerb(VerbTable &table);
void addSourcesVerb(VerbTable &table);
void addRunVerbs(VerbTable &table);
void addStatsVerb(VerbTable &table);
void addVerdictVerb(VerbTable &table);
void addTextVerbs(VerbTable &table);
void addTrashVerbs(VerbTable &table);
void addWatchVerbs(VerbTable &table); ///< with those of addWatchItemVerbs()
void addWatchCheckVerb(VerbTable &table);
void addWatchItemVerbs(VerbTable &table);
void addWorkspaceVerbs(VerbTable &table);
void addHelpVerb(VerbTable &table);

} // namespace Casebook

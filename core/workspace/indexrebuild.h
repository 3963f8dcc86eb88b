// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/job.h"

namespace Casebook {

class WorkspaceParts;

/// Empties the search index and fills it again from the rows and the raw mail, in slices so that other
/// writes get in between. Cancelled half-way the index lacks things, and mendSearchIndex() goes on from there. Blocks; pool thread.
Status rebuildSearchIndex(WorkspaceParts &parts, JobContext &context);

/// Puts one complete log into the search index, or replaces what was known of it. Blocks; pool thread.
Status indexLog(WorkspaceParts &parts, LogId id);

/// Goes on with a rebuild that was cut off, or begins the one a new version of the index asks for.
/// Logs it does not know yet are put in. Nothing to do when it is whole. Blocks; pool thread.
Status mendSearchIndex(WorkspaceParts &parts, JobContext &context);

} // namespace Casebook

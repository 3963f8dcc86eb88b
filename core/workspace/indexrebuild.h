// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"

namespace Casebook {

class WorkspaceParts;

/// Empties the search index and fills it again from the rows and the raw mail, in slices so that other
/// writes get in between. Cancelled half-way the index lacks things, and mendSearchIndex() goes on from there. Blocks; pool thread.
Status rebuildSearchIndex(WorkspaceParts &parts, JobContext &context);

/// Goes on with a rebuild that was cut off, or begins the one a new version of the index asks for.
/// Nothing to do when the index is whole. Blocks; pool thread.
Status mendSearchIndex(WorkspaceParts &parts, JobContext &context);

} // namespace Casebook

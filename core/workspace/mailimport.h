// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/workspace/workspacetypes.h"

namespace Casebook {

class WorkspaceParts;

/// Reads the mail of \a request, parses it on threads of its own and stores it in slices of one
/// transaction each, in the order of the files, while the reading goes on. A stop request ends it within
/// 200 ms; what was committed stays and the outcome says cancelled. Blocks; pool thread.
/// Errors: those of findMailFiles(); NotFound (the bug); Io; DiskFull; ReadOnly. Committed slices stay.
Result<ImportOutcome> importMailFiles(WorkspaceParts &parts, const ImportRequest &request,
                                      JobContext &context);

} // namespace Casebook

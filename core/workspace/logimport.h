// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/job.h"

#include <QString>

namespace Casebook {

class WorkspaceParts;

/// Stores the file at \a path as a log of \a bug (invalid: of the workspace), in slices so that other
/// writes get in between; its lines can be read while it grows. Cancelled or failed, nothing of it
/// stays. Errors: NotFound, PermissionDenied, Io, DiskFull, ReadOnly, Cancelled. Blocks; pool thread.
Result<LogId> importLogFile(WorkspaceParts &parts, const QString &path, BugId bug,
                            JobContext &context);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/job.h"
#include "core/model/tracesource.h"

#include <optional>

namespace Casebook {

class TraceCache;
class WorkspaceParts;

/// Reads \a bytes. Cancelled when asked to stop. Linear; any bytes.
Result<std::shared_ptr<const SourceText>> readSourceText(QByteArrayView bytes, const QString &name,
                                                         const JobContext &context);

/// Reads the messages and logs of \a bug; without one the messages of no bug that look as if they held
/// a report. Progress counts messages, and a log as one for every 64 kB. Blocks; pool thread.
Result<BugReports> readBugReports(WorkspaceParts &parts, std::optional<BugId> bug,
                                  JobContext &context);

/// Reads a file of this computer. NotFound, PermissionDenied, Io. Blocks; pool thread.
Result<SourceReports> readFileReports(TraceCache &cache, const QString &path, JobContext &context);

} // namespace Casebook

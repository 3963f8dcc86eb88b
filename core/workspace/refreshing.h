// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/fetch.h"
#include "core/net/httpclient.h"

namespace Casebook {

class WorkspaceParts;

// See the methods of Workspace with these names. They block; worker threads.

Result<FetchOutcome> refreshThread(WorkspaceParts &parts, HttpClient &client, ThreadId thread,
                                   JobContext &context);
Result<RefreshOutcome> refreshBug(WorkspaceParts &parts, HttpClient &client, BugId bug,
                                  JobContext &context);
Result<RefreshOutcome> askAgain(WorkspaceParts &parts, HttpClient &client, JobContext &context);

} // namespace Casebook

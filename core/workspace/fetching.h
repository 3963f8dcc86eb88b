// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/fetch.h"
#include "core/net/httpclient.h"

namespace Casebook {

class WorkspaceParts;

/// Fetches one thread and stores it; see Workspace::fetchThread(). Blocks; worker thread.
Result<FetchOutcome> fetchThread(WorkspaceParts &parts, HttpClient &client,
                                 const FetchRequest &request, JobContext &context);

/// fetchThread() for a thread that was fetched before: \a known says where and what the server told of
/// its last answer.
Result<FetchOutcome> fetchAgain(WorkspaceParts &parts, HttpClient &client, const MailSource &known,
                                JobContext &context);

} // namespace Casebook

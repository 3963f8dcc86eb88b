// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/arguments.h"
#include "core/base/result.h"
#include "core/model/thread.h"

#include <QString>

#include <functional>
#include <vector>

namespace Casebook {

class Session;

/// The mail a line names, wherever it came from: a file, a stored message's thread or a link.
struct ThreadSource
{
    int count = 0; ///< messages
    std::vector<ThreadTree> threads;
    /// The decoded body of one of them; lives as long as the session and its workspace.
    std::function<Result<QString>(const MessageSummary &message)> body;
};

/// What a verb that reads a source takes: --list and how servers are asked.
std::vector<CliOption> threadSourceOptions();

/// Reads the first word of \a arguments: "-", an mbox, a mail, a folder, a stored Message-ID, or a link, which is
/// fetched into a workspace of its own in \a folder: looking at a thread changes nobody's file.
/// \a withBodies: body will be asked for.
Result<ThreadSource> readThreadSource(Session &session, const Arguments &arguments,
                                      const QString &folder, bool withBodies);

} // namespace Casebook

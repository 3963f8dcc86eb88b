// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/model/workspaceinfo.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace Casebook {

class WorkspaceFile;

/// A file opened by Workspace::open, to be handed to the constructor. Move-only.
struct OpenedWorkspace
{
    OpenedWorkspace();
    ~OpenedWorkspace();
    OpenedWorkspace(OpenedWorkspace &&) noexcept;
    OpenedWorkspace &operator=(OpenedWorkspace &&) noexcept;
    OpenedWorkspace(const OpenedWorkspace &) = delete;
    OpenedWorkspace &operator=(const OpenedWorkspace &) = delete;

    std::unique_ptr<WorkspaceFile> file;
    WorkspaceInfo info;
    /// The workspace starts its daily backup as a job; short-lived programs switch it off.
    bool dailyBackup = false;
};

/// A bug made of a mail that a watch found.
struct WatchBug
{
    BugId bug;
    QString messageId;
    QString link;
    bool hasThread = false; ///< the thread was in the workspace and belongs to the bug now
};

/// Where imported threads go.
enum class ImportTarget : std::uint8_t {
    Unfiled, ///< into the workspace, no bug
    Bug, ///< to ImportRequest::bug
    NewBugIfOneThread, ///< one thread makes a bug named after it; several stay unfiled
};

struct ImportRequest
{
    /// mbox files, single messages, Maildirs, folders of them, packed or not; also texts that are no mail
    QStringList paths;
    QByteArray
        pasted; ///< from the clipboard or a drop: a mail, an mbox, or any text; read after the paths
    ImportTarget target = ImportTarget::NewBugIfOneThread;
    BugId bug;
};

/// A file or message that could not be taken whole.
struct ImportProblem
{
    QString path;
    qint64 offset = 0; ///< byte offset of the message in its file
    Error error;
};

struct ImportOutcome
{
    int messagesSeen = 0;
    int messagesAdded = 0;
    int copiesMerged = 0; ///< further copies of a known Message-ID that differ
    int unchanged = 0; ///< byte-identical to what is there
    qint64 bytes = 0;
    double seconds = 0.0;
    std::vector<ThreadId> threads; ///< touched, each once
    BugId bug; ///< the bug they went to, if any
    bool madeBug = false;
    bool cancelled = false;
    std::vector<ImportProblem> problems; ///< bounded
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/model/message.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace Casebook {

class WorkspaceFile;

struct OpenOptions
{
    bool create = false; ///< make the file when it is missing
    bool readOnly = false;
    bool keepBackup = true; ///< before a migration and, at most daily, on open
};

/// Something the person should know about how a file was opened.
enum class OpenNotice : std::uint8_t {
    ReadOnlyMedium,
    ReadOnlyLocked, ///< another process is the writer
    ReadOnlyNewer, ///< written by a newer version that allows reading
    Migrated, ///< subject: path of the backup
    RecoveredAfterCrash, ///< the last session did not end cleanly; quick_check passed
    NetworkFileSystem,
    Stranger, ///< made on another computer: nothing of it starts anything
};

/// What is known of an open workspace without asking the database.
struct WorkspaceInfo
{
    QString path;
    QString uuid;
    bool readOnly = false;
    int schemaVersion = 0;
    std::vector<std::pair<OpenNotice, QString>> notices;
};

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
};

/// Where imported threads go.
enum class ImportTarget : std::uint8_t {
    Unfiled, ///< into the workspace, no bug
    Bug, ///< to ImportRequest::bug
    NewBugIfOneThread, ///< one thread makes a bug named after it; several stay unfiled
};

struct ImportRequest
{
    QStringList paths; ///< mbox files, single messages, folders of them
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

enum class CheckFindingKind : std::uint8_t {
    Damaged, ///< integrity check of the file; detail holds its words
    ForeignKey,
    Index, ///< the search index disagrees with the rows; rebuild helps
    HashDiffers, ///< stored bytes are not what was written
    MissingFile, ///< an artefact outside the file is gone
};

struct CheckFinding
{
    CheckFindingKind kind = CheckFindingKind::Damaged;
    QString subject;
    QString detail;
};

struct CheckReport
{
    std::vector<CheckFinding> findings;
    qint64 rowsChecked = 0;
    qint64 bytesHashed = 0;
};

/// What `casebookctl workspace info` prints.
struct WorkspaceFigures
{
    qint64 fileBytes = 0;
    qint64 freeBytes = 0; ///< unused pages, given back by compact()
    qint64 bugs = 0;
    qint64 threads = 0;
    qint64 messages = 0;
    qint64 rawMailBytes = 0; ///< before compression
    qint64 logs = 0;
    qint64 logBytes = 0;
    qint64 texts = 0;
    qint64 revisions = 0;
    qint64 trash = 0;
};

} // namespace Casebook

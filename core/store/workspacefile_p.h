// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/workspacefile.h"
#include "core/store/workspacelock.h"

#include <optional>

namespace Casebook {

struct WorkspaceFile::Private
{
    /// First in, last out: the descriptors close after the connections.
    std::optional<WorkspaceLock> lock;
    WorkspaceInfo info;
    bool usesWal = false;
    std::optional<Database> writer;
    std::unique_ptr<ReaderPool> readers;
};

/// What was found out about a file before it is used.
struct WorkspaceFacts
{
    int version = 0;
    QString uuid;
    bool isStranger = false;
    bool isUnclean = false;
    bool isNewer = false;
    DatabaseMode readMode = DatabaseMode::ReadOnly;
};

/// Looks at a file without writing to it, in the order a stranger's file needs. \a lock holds its
/// first bytes. Errors as WorkspaceFile::open.
Result<WorkspaceFacts> examineWorkspace(const QString &path, const WorkspaceLock &lock,
                                        JobContext &context);

/// AlreadyExists naming a log of writes (-wal, -journal) that lies where a new file at \a path would find
/// it: SQLite would take it for the new file's own.
Status checkNoLeftovers(const QString &path);

/// Makes a new, empty workspace under a temporary name and gives it its own. AlreadyExists.
Status createWorkspace(const QString &path);

/// What stands in meta for this computer: a hash, so that the file does not tell which one it is.
QString machineStamp(const QString &uuid);

/// VACUUM INTO \a target, which must not exist, over \a database; then checked and synced to disk.
Status copyDatabase(Database &database, const QString &target, JobContext &context);

/// A free name in "NAME.backups", the folder made.
Result<QString> backupPath(const QString &workspace, const QString &label);

/// "ok", or what quick_check (\a quick) or integrity_check says first.
Result<QStringList> integrityWords(Database &database, bool quick);

} // namespace Casebook

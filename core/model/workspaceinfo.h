// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <utility>
#include <vector>

namespace Casebook {

/// How a workspace file is to be opened.
struct OpenOptions
{
    bool create = false; ///< make a new file; AlreadyExists when there is one
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
    IndexStale, ///< the search index is made again now; until then not everything is found
};

/// What is known of an open workspace without asking the database.
struct WorkspaceInfo
{
    QString path; ///< absolute, of the real file: links are followed
    QString uuid;
    bool readOnly = false;
    int schemaVersion = 0;
    bool isIndexStale = false; ///< the search finds only part until the index is made again
    std::vector<std::pair<OpenNotice, QString>> notices;
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

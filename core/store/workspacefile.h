// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/workspaceinfo.h"
#include "core/store/database.h"
#include "core/store/readerpool.h"
#include "core/store/transaction.h"

#include <memory>
#include <type_traits>

namespace Casebook {

struct WorkspaceFacts;

/// One open workspace file: its identity, its writer lock, the one writing connection and the pool of
/// reading ones. At rest it is one single file; while open SQLite's -wal and -shm stand beside it.
///
/// Threads: writing and closing from one thread at a time (the writer's); read() and everything
/// marked so from any. All calls block.
class WorkspaceFile final
{
public:
    /// Opens the file in the order a stranger's file needs: header bytes, application_id and version
    /// first, then defensive settings, schema compared with the known one, then quick_check when the
    /// file was not closed cleanly or comes from another computer; only then it is used.
    /// Nothing is ever written to a file that is refused.
    ///
    /// Errors: NotFound; AlreadyExists (create, and it is there); Locked (another process, or this one,
    /// writes it: ask again with readOnly); ForeignFile; TooNew; Corrupt; ReadOnly (older schema on a
    /// medium that cannot be migrated); PermissionDenied; Io; DiskFull; Cancelled.
    /// A medium that cannot be written opens read-only with a notice. So does a newer file that allows it.
    static Result<std::unique_ptr<WorkspaceFile>>
    open(const QString &path, const OpenOptions &options, JobContext &context);
    /// Closes; an error is logged.
    ~WorkspaceFile();
    WorkspaceFile(const WorkspaceFile &) = delete;
    WorkspaceFile &operator=(const WorkspaceFile &) = delete;
    WorkspaceFile(WorkspaceFile &&) = delete;
    WorkspaceFile &operator=(WorkspaceFile &&) = delete;

    /// Any thread; does not change while open.
    [[nodiscard]] const WorkspaceInfo &info() const;

    /// The folder for artefacts too large for the file: "NAME.files" beside "NAME.casebook".
    [[nodiscard]] QString filesFolder() const;

    /// The writing connection; of a read-only file a reading one. Writer thread.
    [[nodiscard]] Database &writer();

    /// Runs \a work(Database &) -> Result<T> in one write transaction and commits when it succeeded.
    /// A stop request ends it before the commit with Cancelled. Writer thread.
    template<class Work>
    auto write(Work work, std::stop_token stop = {}) -> std::invoke_result_t<Work, Database &>
    {
        Result<Transaction> transaction = beginWrite(std::move(stop));
        if (!transaction) {
            return passOn(transaction);
        }
        auto result = work(writer());
        writer().setStop({});
        if (!result) {
            return result;
        }
        Status committed = transaction->commit();
        if (!committed) {
            return passOn(committed);
        }
        return result;
    }

    /// Runs \a work(Database &) -> Result<T> on a reading connection that sees one state throughout.
    /// Any thread.
    template<class Work>
    auto read(Work work, std::stop_token stop = {}) -> std::invoke_result_t<Work, Database &>
    {
        Result<ReaderPool::Lease> lease = readers().checkout(std::move(stop));
        if (!lease) {
            return passOn(lease);
        }
        Result<Transaction> transaction = Transaction::beginRead(lease->database());
        if (!transaction) {
            return passOn(transaction);
        }
        return work(lease->database());
    }

    [[nodiscard]] ReaderPool &readers();

    /// integrity_check, foreign keys, index, and the hash of every stored mail, revision and chunk.
    /// Progress counts rows. Any thread.
    Result<CheckReport> check(JobContext &context);
    /// A whole, verified copy at \a path, made while others read and write. It appears under its name
    /// only when complete. AlreadyExists when something is there. \a withFiles: the outside files too.
    /// Any thread.
    Status saveCopy(const QString &path, bool withFiles, JobContext &context);
    /// Gives unused pages back to the disk. Writer thread.
    Status compact(JobContext &context);
    /// A copy in "NAME.backups" when the newest is a day old; the newest 10 are kept. True: made one.
    /// Skipped without an error when the disk has no room for it. Any thread.
    Result<bool> backupIfDue(qint64 nowMs, JobContext &context);
    /// Deletes outside files no row speaks of any more: after the trash was emptied. Writer thread.
    Status removeOrphanFiles();
    /// Any thread.
    Result<WorkspaceFigures> figures();

    /// Folds the log back in, so that one single file is left, and lets the lock go.
    Status close();

private:
    struct Private;
    explicit WorkspaceFile(std::unique_ptr<Private> d);
    Result<Transaction> beginWrite(std::stop_token stop);
    Status prepare(const WorkspaceFacts &facts, bool wantsReadOnly, bool isFixed,
                   JobContext &context);
    std::unique_ptr<Private> d;
};

} // namespace Casebook

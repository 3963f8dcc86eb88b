// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/workspace.h"

#include "core/base/logging.h"
#include "core/store/bugtable.h"
#include "core/store/trashtable.h"
#include "core/workspace/workspaceparts.h"

using namespace Qt::StringLiterals;

namespace Casebook {

OpenedWorkspace::OpenedWorkspace() = default;
OpenedWorkspace::~OpenedWorkspace() = default;
OpenedWorkspace::OpenedWorkspace(OpenedWorkspace &&) noexcept = default;
OpenedWorkspace &OpenedWorkspace::operator=(OpenedWorkspace &&) noexcept = default;

Result<OpenedWorkspace> Workspace::open(const QString &path, const OpenOptions &options,
                                        JobContext &context)
{
    Result<std::unique_ptr<WorkspaceFile>> file = WorkspaceFile::open(path, options, context);
    if (!file && options.readOnly && file.error().code == ErrorCode::ReadOnly) {
        // The last writer died in a commit; a reader cannot roll that back, a writer does by opening.
        const Result<std::unique_ptr<WorkspaceFile>> repaired =
            WorkspaceFile::open(path, OpenOptions(), context);
        if (repaired && (*repaired)->close()) {
            file = WorkspaceFile::open(path, options, context);
        }
    }
    if (!file) {
        return passOn(file);
    }
    OpenedWorkspace opened;
    opened.info = (*file)->info();
    opened.file = std::move(*file);
    opened.dailyBackup = options.keepBackup && !opened.info.readOnly;
    return opened;
}

Workspace::Private::Private(OpenedWorkspace opened, JobRunner &jobRunner, const Clock &clock,
                            Workspace *workspace)
    : info(std::move(opened.info))
    , runner(jobRunner)
    , parts(std::make_shared<WorkspaceParts>(std::move(opened.file), clock, workspace))
    , client(std::make_shared<HttpClient>(NetworkOptions(), clock))
{
}

Workspace::Workspace(OpenedWorkspace opened, JobRunner &runner, const Clock &clock, QObject *parent)
    : QObject(parent)
{
    const bool dailyBackup = opened.dailyBackup;
    d = std::make_unique<Private>(std::move(opened), runner, clock, this);
    mendIndex();
    if (dailyBackup) {
        d->run<bool>(u"backup"_s, d->info.path, [](WorkspaceParts &parts, JobContext &context) {
            return parts.file->backupIfDue(parts.clock.now(), context);
        });
    }
}

Workspace::~Workspace()
{
    for (const auto &weak : d->poolJobs) {
        if (const auto state = weak.lock()) {
            state->stop.request_stop();
        }
    }
    d->parts->waitUntilAlone();
    // Behind everything that was asked for: the last write is on the disk before the file closes.
    d->parts->writer.post([parts = d->parts.get()] {
        const Status closed = parts->file->close();
        if (!closed) {
            qCWarning(lcWorkspace) << "closing:" << closed.error().detail;
        }
    });
    d->parts->writer.finish();
}

const WorkspaceInfo &Workspace::info() const
{
    return d->info;
}

Job<std::vector<BugSummary>> Workspace::bugs()
{
    return d->read<std::vector<BugSummary>>(
        [](Database &database) { return BugTable(database).list(); });
}

Job<BugSummary> Workspace::bug(BugId id)
{
    return d->read<BugSummary>([id](Database &database) { return BugTable(database).summary(id); });
}

Job<BugId> Workspace::addBug(const Bug &bug)
{
    return d->write<BugId>(
        [bug, now = d->parts->clock.now()](Database &database, ChangeSet &changes) {
            return BugTable(database).add(bug, now, changes);
        });
}

Job<void> Workspace::updateBug(const Bug &bug)
{
    return d->write<void>(
        [bug, now = d->parts->clock.now()](Database &database, ChangeSet &changes) {
            return BugTable(database).update(bug, now, changes);
        });
}

namespace {

/// Work for Private::write that puts something into the trash.
auto trashing(const WorkspaceParts &parts, TrashKind kind, qint64 id)
{
    return [kind, id, now = parts.clock.now(),
            folder = parts.file->filesFolder()](Database &database, ChangeSet &changes) {
        return TrashTable(database, folder).put(kind, id, now, changes);
    };
}

} // namespace

Job<TrashId> Workspace::trashBug(BugId id)
{
    return d->write<TrashId>(trashing(*d->parts, TrashKind::Bug, id.value));
}

Job<TrashId> Workspace::trashThread(ThreadId id)
{
    return d->write<TrashId>(trashing(*d->parts, TrashKind::Thread, id.value));
}

Job<TrashId> Workspace::trashWatch(WatchId id)
{
    return d->write<TrashId>(trashing(*d->parts, TrashKind::Watch, id.value));
}

Job<TrashId> Workspace::trashLog(LogId id)
{
    return d->write<TrashId>(trashing(*d->parts, TrashKind::Log, id.value));
}

Job<TrashId> Workspace::trashText(TextId id)
{
    return d->write<TrashId>(trashing(*d->parts, TrashKind::Text, id.value));
}

Job<std::vector<TrashEntry>> Workspace::trash()
{
    return d->read<std::vector<TrashEntry>>(
        [folder = d->parts->file->filesFolder()](Database &database) {
            return TrashTable(database, folder).list();
        });
}

Job<void> Workspace::restore(TrashId id)
{
    return d->write<void>(
        [id, folder = d->parts->file->filesFolder()](Database &database, ChangeSet &changes) {
            return TrashTable(database, folder).restore(id, changes);
        });
}

Job<void> Workspace::emptyTrash()
{
    return d->runner.runOn<void>(d->parts->writer, u"empty-trash"_s, {},
                                 [parts = d->parts](JobContext &) -> Status {
                                     auto work = [folder = parts->file->filesFolder()](
                                                     Database &database, ChangeSet &changes) {
                                         return TrashTable(database, folder).empty(changes);
                                     };
                                     const Status emptied = parts->commit<void>(work);
                                     return emptied ? parts->file->removeOrphanFiles() : emptied;
                                 });
}

Job<CheckReport> Workspace::check()
{
    return d->run<CheckReport>(
        u"check"_s, d->info.path,
        [](WorkspaceParts &parts, JobContext &context) { return parts.file->check(context); });
}

Job<void> Workspace::saveCopy(const QString &path)
{
    return d->run<void>(u"save-copy"_s, path, [path](WorkspaceParts &parts, JobContext &context) {
        return parts.file->saveCopy(path, true, context);
    });
}

Job<void> Workspace::compact()
{
    return d->runner.runOn<void>(
        d->parts->writer, u"compact"_s, d->info.path,
        [parts = d->parts](JobContext &context) { return parts->file->compact(context); });
}

Job<WorkspaceFigures> Workspace::figures()
{
    return d->run<WorkspaceFigures>(
        {}, {}, [](WorkspaceParts &parts, JobContext &) { return parts.file->figures(); });
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/workspacefile.h"

#include "core/base/logging.h"
#include "core/store/logstore.h"
#include "core/store/migrations.h"
#include "core/store/searchindex.h"
#include "core/store/workspacefile_p.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// SQLite needs to make files beside the workspace; the user running may be root, so ask the kernel.
bool canWriteBeside(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    return ::eaccess(folder.constData(), W_OK | X_OK) == 0;
}

bool hasSideFiles(const QString &path)
{
    return QFileInfo(path + u"-wal").size() > 0 || QFileInfo(path + u"-journal").size() > 0;
}

Status setJournal(Database &database, bool usesWal)
{
    const Result<QString> mode = database.value<QString>(usesWal ? "PRAGMA journal_mode = WAL"
                                                                 : "PRAGMA journal_mode = DELETE");
    if (!mode) {
        return passOn(mode);
    }
    // With 8 KiB pages the log is folded in every 16 MiB; after that it is cut back.
    return database.runScript("PRAGMA synchronous = FULL;"
                              "PRAGMA wal_autocheckpoint = 2000;"
                              "PRAGMA journal_size_limit = 67108864;"
                              "PRAGMA cache_size = -65536;");
}

Result<QString> migrateWithBackup(const QString &path, int version, JobContext &context)
{
    Result<Database> database = Database::open(path, DatabaseMode::ReadWrite);
    if (!database) {
        return passOn(database);
    }
    const Result<QString> backup = backupPath(path, u"v"_s + QString::number(version));
    if (!backup) {
        return passOn(backup);
    }
    Status status = copyDatabase(*database, *backup, context);
    if (status) {
        status = migrate(*database);
    }
    if (status) {
        status =
            database->run("UPDATE meta SET value = ? WHERE key IN ('min_reader', 'min_writer')",
                          QString::number(currentSchemaVersion()));
    }
    if (status) {
        status = database->close();
    }
    if (!status) {
        return passOn(status);
    }
    return *backup;
}

} // namespace

WorkspaceFile::WorkspaceFile(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

Result<std::unique_ptr<WorkspaceFile>>
WorkspaceFile::open(const QString &path, const OpenOptions &options, JobContext &context)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (options.create) {
        const Status created = createWorkspace(absolute);
        if (!created) {
            return passOn(created);
        }
    }
    // SQLite follows links too: what it keeps beside the file lies beside the real one.
    const QString canonical = QFileInfo(absolute).canonicalFilePath();
    const QString real = canonical.isEmpty() ? absolute : canonical;
    auto d = std::make_unique<Private>();
    d->info.path = real;
    Result<WorkspaceLock> lock = WorkspaceLock::acquire(
        real, options.readOnly ? WorkspaceLock::Kind::Reader : WorkspaceLock::Kind::Writer);
    if (!lock) {
        return passOn(lock);
    }
    d->lock.emplace(std::move(*lock));
    const bool isFixed = !canWriteBeside(real) || (!options.readOnly && !d->lock->isWriter());
    Result<WorkspaceFacts> facts = examineWorkspace(real, *d->lock, context);
    if (!facts) {
        return passOn(facts);
    }
    std::unique_ptr<WorkspaceFile> file(new WorkspaceFile(std::move(d)));
    const Status ready = file->prepare(*facts, options.readOnly, isFixed, context);
    if (!ready) {
        return passOn(ready);
    }
    return file;
}

Status WorkspaceFile::prepare(const WorkspaceFacts &facts, bool wantsReadOnly, bool isFixed,
                              JobContext &context)
{
    WorkspaceInfo &info = d->info;
    const QString &path = info.path;
    const auto notice = [&info](OpenNotice kind, const QString &subject = {}) {
        info.notices.emplace_back(kind, subject);
    };
    info.uuid = facts.uuid;
    info.schemaVersion = facts.version;
    info.readOnly = wantsReadOnly || isFixed || facts.isNewer;
    if (facts.isStranger) {
        notice(OpenNotice::Stranger);
    }
    if (isFixed) {
        notice(OpenNotice::ReadOnlyMedium);
    }
    if (d->lock->hasOtherWriter()) {
        notice(OpenNotice::ReadOnlyLocked);
    }
    if (facts.isNewer) {
        notice(OpenNotice::ReadOnlyNewer, QString::number(facts.version));
    }
    const bool isOlder = facts.version < currentSchemaVersion();
    if (isOlder && info.readOnly) {
        return fail(ErrorCode::ReadOnly, path, u"an older file must be converted first"_s);
    }
    if (isOlder) {
        const Result<QString> backup = migrateWithBackup(path, facts.version, context);
        if (!backup) {
            return passOn(backup);
        }
        info.schemaVersion = currentSchemaVersion();
        notice(OpenNotice::Migrated, *backup);
    }
    if (facts.isUnclean) {
        notice(OpenNotice::RecoveredAfterCrash);
    }
    const bool isImmutable = isFixed && !hasSideFiles(path) && !d->lock->hasOtherWriter();
    const DatabaseMode readMode = isImmutable ? DatabaseMode::Immutable : DatabaseMode::ReadOnly;
    d->usesWal = !isOnNetworkFileSystem(path);
    if (!d->usesWal) {
        notice(OpenNotice::NetworkFileSystem);
    }
    Result<Database> writer =
        Database::open(path, info.readOnly ? readMode : DatabaseMode::ReadWrite);
    if (!writer) {
        return passOn(writer);
    }
    const Result<std::optional<MessageRowId>> rebuilt = SearchIndex(*writer).rebuiltUpTo();
    if (!rebuilt) {
        return passOn(rebuilt);
    }
    info.isIndexStale = rebuilt->has_value();
    if (!info.readOnly) {
        const Result<std::vector<LogId>> missing = LogStore(*writer, {}).unindexed();
        if (!missing) {
            return passOn(missing);
        }
        info.isIndexStale = info.isIndexStale || !missing->empty();
    }
    if (info.isIndexStale) {
        notice(OpenNotice::IndexStale);
    }
    d->writer.emplace(std::move(*writer));
    d->readers = std::make_unique<ReaderPool>(path, readMode);
    return info.readOnly ? Status() : setJournal(*d->writer, d->usesWal);
}

WorkspaceFile::~WorkspaceFile()
{
    const Status closed = close();
    if (!closed) {
        qCWarning(lcStore) << "closing failed:" << closed.error().detail;
    }
}

const WorkspaceInfo &WorkspaceFile::info() const
{
    return d->info;
}

QString WorkspaceFile::filesFolder() const
{
    const QFileInfo file(d->info.path);
    return file.absolutePath() + u'/' + file.completeBaseName() + u".files";
}

Database &WorkspaceFile::writer()
{
    Q_ASSERT(d->writer);
    return *d->writer;
}

ReaderPool &WorkspaceFile::readers()
{
    return *d->readers;
}

Result<Transaction> WorkspaceFile::beginWrite(std::stop_token stop)
{
    if (d->info.readOnly) {
        return fail(ErrorCode::ReadOnly, d->info.path);
    }
    if (!d->writer) {
        return fail(ErrorCode::Cancelled, d->info.path, u"closed"_s);
    }
    Result<Transaction> transaction = Transaction::begin(*d->writer);
    if (transaction) {
        d->writer->setStop(std::move(stop));
    }
    return transaction;
}

Status WorkspaceFile::compact(JobContext &context)
{
    if (d->info.readOnly) {
        return fail(ErrorCode::ReadOnly, d->info.path);
    }
    Database &database = writer();
    database.setStop(context.stopToken());
    // VACUUM builds the new file as a temporary one: kept in memory it would be as large as the workspace.
    Status status = database.runScript("PRAGMA temp_store = FILE");
    if (status) {
        status = database.withAttach([&database] { return database.run("VACUUM"); });
    }
    database.setStop({});
    const Status back = database.runScript("PRAGMA temp_store = MEMORY");
    if (status) {
        status = back;
    }
    if (status && d->usesWal) {
        status = database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    return status;
}

Status WorkspaceFile::removeOrphanFiles()
{
    QDir folder(filesFolder());
    if (d->info.readOnly || !folder.exists()) {
        return {};
    }
    const QStringList names = folder.entryList({u"*.zst"_s}, QDir::Files);
    for (const QString &name : names) {
        const Result<qint64> used =
            writer().value<qint64>("SELECT count(*) FROM logs WHERE outside_file = ?", name);
        if (!used) {
            return passOn(used);
        }
        if (*used == 0 && !folder.remove(name)) {
            return fail(ErrorCode::Io, folder.filePath(name));
        }
    }
    // Only when it is empty.
    QDir().rmdir(folder.path());
    return {};
}

Status WorkspaceFile::close()
{
    if (d->readers) {
        d->readers->clear();
    }
    Status status;
    if (d->writer) {
        d->writer->setStop({});
        if (!d->info.readOnly && d->usesWal) {
            // Another process may be reading; then the log stays and the next close folds it in.
            status = d->writer->run("PRAGMA wal_checkpoint(TRUNCATE)");
            if (status) {
                const Status single = d->writer->run("PRAGMA journal_mode = DELETE");
                if (!single && single.error().code != ErrorCode::Busy) {
                    status = single;
                }
            }
        }
        const Status closed = d->writer->close();
        if (status) {
            status = closed;
        }
        d->writer.reset();
    }
    d->readers.reset();
    d->lock.reset();
    return status;
}

} // namespace Casebook

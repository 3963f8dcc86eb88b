// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/store/workspacefile_p.h"

#include <QDate>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QUuid>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;
constexpr qsizetype keptBackups = 10;

Status syncPath(const QString &path, int flags)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int error = errno;
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    return synced ? Status() : Status(fail(ErrorCode::Io, path, qt_error_string(error)));
}

Status verifyCopy(const QString &path, JobContext &context)
{
    Result<Database> copy = Database::open(path, DatabaseMode::Immutable);
    if (!copy) {
        return passOn(copy);
    }
    copy->setStop(context.stopToken());
    const Result<QStringList> words = integrityWords(*copy, true);
    if (!words) {
        return passOn(words);
    }
    if (*words != QStringList{u"ok"_s}) {
        return fail(ErrorCode::Corrupt, path, words->join(u"; "));
    }
    return {};
}

/// Gives a finished file its name; never over another one.
Status moveInto(const QString &temporary, const QString &path)
{
    const QByteArray from = QFile::encodeName(temporary);
    const QByteArray to = QFile::encodeName(path);
    if (::link(from.constData(), to.constData()) != 0) {
        const int error = errno;
        // File systems without hard links (FAT) can only rename; the check before has to do.
        const bool mayRename = (error == EPERM || error == ENOTSUP) && !QFileInfo::exists(path);
        if (!mayRename || ::rename(from.constData(), to.constData()) != 0) {
            QFile::remove(temporary);
            return fail(error == EEXIST ? ErrorCode::AlreadyExists : ErrorCode::Io, path,
                        qt_error_string(error));
        }
    }
    QFile::remove(temporary);
    return syncPath(QFileInfo(path).absolutePath(), O_RDONLY | O_DIRECTORY);
}

Status copyFiles(const QString &from, const QString &to, JobContext &context)
{
    const QDir source(from);
    if (!source.exists()) {
        return {};
    }
    if (!QDir().mkpath(to)) {
        return fail(ErrorCode::Io, to);
    }
    const QStringList names = source.entryList({u"*.zst"_s}, QDir::Files);
    for (const QString &name : names) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        const QString target = to + u'/' + name;
        if (!QFile::copy(source.filePath(name), target)) {
            return fail(ErrorCode::Io, target);
        }
    }
    return {};
}

QString filesFolderOf(const QString &path)
{
    const QFileInfo file(path);
    return file.absolutePath() + u'/' + file.completeBaseName() + u".files";
}

} // namespace

Status copyDatabase(Database &database, const QString &target, JobContext &context)
{
    if (QFileInfo::exists(target)) {
        return fail(ErrorCode::AlreadyExists, target);
    }
    const Status alone = checkNoLeftovers(target);
    if (!alone) {
        return alone;
    }
    const QFileInfo wanted(target);
    const QString temporary = wanted.absolutePath() + u"/."_s + wanted.fileName() + u'.'
        + QUuid::createUuid().toString(QUuid::Id128).left(8) + u".part";
    const std::stop_token before = database.stop();
    database.setStop(context.stopToken());
    Status status = database.withAttach([&] { return database.run("VACUUM INTO ?", temporary); });
    database.setStop(before);
    if (status) {
        status = syncPath(temporary, O_RDONLY);
    }
    if (status) {
        status = verifyCopy(temporary, context);
    }
    // A small file is done before SQLite looks at the stop request.
    if (status && context.isStopRequested()) {
        status = fail(ErrorCode::Cancelled, target);
    }
    if (!status) {
        QFile::remove(temporary);
        QFile::remove(temporary + u"-journal");
        return fail(status.error().code, target, status.error().detail);
    }
    return moveInto(temporary, wanted.absoluteFilePath());
}

Result<QString> backupPath(const QString &workspace, const QString &label)
{
    const QFileInfo file(workspace);
    const QString folder = file.absolutePath() + u'/' + file.completeBaseName() + u".backups";
    if (!QDir().mkpath(folder)) {
        return fail(ErrorCode::Io, folder);
    }
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss");
    QString path = folder + u'/' + label + u'-' + stamp + u".casebook";
    for (int i = 2; QFileInfo::exists(path); ++i) {
        path = folder + u'/' + label + u'-' + stamp + u'-' + QString::number(i) + u".casebook";
    }
    return path;
}

Status WorkspaceFile::saveCopy(const QString &path, bool withFiles, JobContext &context)
{
    Result<ReaderPool::Lease> lease = readers().checkout();
    if (!lease) {
        return passOn(lease);
    }
    Status status = copyDatabase(lease->database(), path, context);
    if (status && withFiles) {
        status = copyFiles(filesFolder(), filesFolderOf(path), context);
    }
    return status;
}

Result<bool> WorkspaceFile::backupIfDue(qint64 nowMs, JobContext &context)
{
    const QFileInfo file(d->info.path);
    if (d->info.readOnly) {
        return false;
    }
    QDir folder(file.absolutePath() + u'/' + file.completeBaseName() + u".backups");
    const QStringList pattern{u"daily-*.casebook"_s};
    const QFileInfoList known = folder.entryInfoList(pattern, QDir::Files, QDir::Time);
    const bool isDue =
        known.isEmpty() || nowMs - known.front().lastModified().toMSecsSinceEpoch() >= dayMs;
    const QStorageInfo disk(file.absolutePath());
    if (!isDue || disk.bytesAvailable() < file.size() + Limits::freeSpaceFloor) {
        return false;
    }
    const Result<QString> path = backupPath(d->info.path, u"daily"_s);
    if (!path) {
        return passOn(path);
    }
    const Status copied = saveCopy(*path, false, context);
    if (!copied) {
        return passOn(copied);
    }
    const QFileInfoList all = folder.entryInfoList(pattern, QDir::Files, QDir::Time);
    for (qsizetype i = keptBackups; i < all.size(); ++i) {
        QFile::remove(all[i].absoluteFilePath());
    }
    return true;
}

} // namespace Casebook

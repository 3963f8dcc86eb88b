// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/store/migrations.h"
#include "core/store/workspacefile_p.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>
#include <QtEndian>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// https://www.sqlite.org/fileformat.html 1.3
struct Header
{
    bool isSqlite = false;
    bool isWal = false;
    qint32 applicationId = 0;
    qint32 version = 0;
};

Header readHeader(const QByteArray &head)
{
    constexpr qsizetype needed = 100;
    if (head.size() < needed || !head.startsWith(QByteArrayView("SQLite format 3\0", 16))) {
        return {};
    }
    return {.isSqlite = true,
            .isWal = head[18] == 2 || head[19] == 2,
            .applicationId = qFromBigEndian<qint32>(head.constData() + 68),
            .version = qFromBigEndian<qint32>(head.constData() + 60)};
}

bool hasBytes(const QString &path)
{
    return QFileInfo(path).size() > 0;
}

/// What lies beside a file may have come with it. SQLite would follow a link there and write to its
/// target. And a journal may name another file as part of its transaction, which SQLite deletes once
/// it has rolled back (pager_delsuper in its pager.c); our transactions never span files, so such a
/// journal is not of ours.
Status checkSideFiles(const QString &path)
{
    for (const auto &suffix : {u"-wal"_s, u"-journal"_s, u"-shm"_s}) {
        struct stat facts = {};
        const QByteArray name = QFile::encodeName(path + suffix);
        if (::lstat(name.constData(), &facts) == 0 && !S_ISREG(facts.st_mode)) {
            return fail(ErrorCode::Corrupt, path, u"no plain file: "_s + path + suffix);
        }
    }
    QFile journal(path + u"-journal");
    if (!journal.open(QIODevice::ReadOnly)) {
        return {};
    }
    // The record that names another file ends with the magic number, 16 bytes at the least.
    const QByteArray magic = QByteArray::fromHex("d9d505f920a163d7");
    if (journal.size() >= 16 && journal.seek(journal.size() - magic.size())
        && journal.read(magic.size()) == magic) {
        return fail(ErrorCode::Corrupt, path, u"the journal beside it names another file"_s);
    }
    return {};
}

Result<QString> meta(Database &database, const QString &key)
{
    return database.value<QString>("SELECT value FROM meta WHERE key = ?", key);
}

/// Before anything else is asked: no trigger, no view, and the schema we know for that version.
Status checkSchema(Database &database, int version)
{
    const Result<qint64> active = database.value<qint64>(
        "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')");
    if (!active) {
        return passOn(active);
    }
    if (*active > 0) {
        return fail(ErrorCode::Corrupt, database.path(), u"the schema holds triggers or views"_s);
    }
    if (version > currentSchemaVersion()) {
        return {};
    }
    const Result<QStringList> found = schemaText(database);
    const Result<QStringList> expected = expectedSchemaText(version);
    if (!found || !expected) {
        return passOn(!found ? found : expected);
    }
    if (*found != *expected) {
        return fail(ErrorCode::Corrupt, database.path(), u"the schema is not ours"_s);
    }
    return {};
}

Status checkVersion(Database &database, WorkspaceFacts &facts)
{
    facts.isNewer = facts.version > currentSchemaVersion();
    if (!facts.isNewer) {
        return {};
    }
    const Result<QString> minReader = meta(database, u"min_reader"_s);
    if (!minReader) {
        return passOn(minReader);
    }
    const int needed = minReader->toInt();
    if (needed <= 0 || needed > currentSchemaVersion()) {
        return fail(ErrorCode::TooNew, database.path(), QString::number(facts.version));
    }
    return {};
}

Status examineDatabase(Database &database, WorkspaceFacts &facts, JobContext &context)
{
    database.setStop(context.stopToken());
    database.setDeadline(std::chrono::steady_clock::now() + Limits::foreignQuery);
    const Result<qint32> id = database.value<qint32>("PRAGMA application_id");
    const Result<int> version = database.value<int>("PRAGMA user_version");
    if (!id || !version) {
        return passOn(!id ? id : version);
    }
    if (*id != workspaceApplicationId || *version <= 0) {
        return fail(ErrorCode::ForeignFile, database.path());
    }
    facts.version = *version;
    Status status = checkSchema(database, *version);
    if (status) {
        status = checkVersion(database, facts);
    }
    if (!status) {
        return status;
    }
    const Result<QString> uuid = meta(database, u"uuid"_s);
    const Result<QString> machine = meta(database, u"machine"_s);
    if (!uuid || !machine) {
        return passOn(!uuid ? uuid : machine);
    }
    facts.uuid = *uuid;
    facts.isStranger = *machine != machineStamp(*uuid);
    database.setDeadline(std::nullopt);
    if (!facts.isStranger && !facts.isUnclean) {
        return {};
    }
    const Result<QStringList> words = integrityWords(database, true);
    if (!words) {
        return passOn(words);
    }
    if (*words != QStringList{u"ok"_s}) {
        return fail(ErrorCode::Corrupt, database.path(), words->join(u"; "));
    }
    return {};
}

/// A meta row of the new file.
Status writeMeta(Database &database)
{
    const QString uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString version = QString::number(currentSchemaVersion());
    const QList<std::pair<QString, QString>> rows{
        {u"uuid"_s, uuid},
        {u"created"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
        {u"machine"_s, machineStamp(uuid)},
        {u"min_reader"_s, version},
        {u"min_writer"_s, version}};
    Status status;
    for (const auto &[key, value] : rows) {
        if (status) {
            status = database.run("INSERT INTO meta (key, value) VALUES (?, ?)", key, value);
        }
    }
    return status;
}

Status fillNew(const QString &path)
{
    Result<Database> database = Database::open(path, DatabaseMode::Create);
    if (!database) {
        return passOn(database);
    }
    Status status = migrate(*database);
    if (status) {
        status = writeMeta(*database);
    }
    return status ? database->close() : status;
}

} // namespace

QString machineStamp(const QString &uuid)
{
    QFile file(u"/etc/machine-id"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray id = file.read(100).trimmed();
    if (id.isEmpty()) {
        return {};
    }
    return QString::fromLatin1(
        QCryptographicHash::hash(QByteArray(id + uuid.toUtf8()), QCryptographicHash::Sha256)
            .toHex());
}

Result<QStringList> integrityWords(Database &database, bool quick)
{
    Result<Statement> rows =
        database.prepare(quick ? "PRAGMA quick_check(20)" : "PRAGMA integrity_check(100)");
    if (!rows) {
        return passOn(rows);
    }
    QStringList words;
    const Status read =
        rows->forEach([&words](const Statement &row) { words.append(row.column<QString>(0)); });
    if (!read) {
        return passOn(read);
    }
    return words;
}

Result<WorkspaceFacts> examineWorkspace(const QString &path, const WorkspaceLock &lock,
                                        JobContext &context)
{
    const Header header = readHeader(lock.head());
    if (!header.isSqlite || header.applicationId != workspaceApplicationId || header.version <= 0) {
        return fail(ErrorCode::ForeignFile, path);
    }
    const Status beside = checkSideFiles(path);
    if (!beside) {
        return passOn(beside);
    }
    const bool hasLog = hasBytes(path + u"-wal");
    const bool hasJournal = hasBytes(path + u"-journal");
    WorkspaceFacts facts;
    facts.isUnclean = !lock.hasOtherWriter() && (header.isWal || hasLog || hasJournal);
    const bool isAtRest = !lock.hasOtherWriter() && !hasLog && !hasJournal;
    // A file at rest is looked at without making anything beside it. A journal left by a crash is
    // rolled back first: without that there is nothing sound to look at.
    DatabaseMode mode = isAtRest ? DatabaseMode::Immutable : DatabaseMode::ReadOnly;
    if (hasJournal && lock.isWriter()) {
        mode = DatabaseMode::ReadWrite;
    }
    Result<Database> database = Database::open(path, mode);
    if (!database) {
        return passOn(database);
    }
    const Status examined = examineDatabase(*database, facts, context);
    if (!examined) {
        return passOn(examined);
    }
    return facts;
}

Status checkNoLeftovers(const QString &path)
{
    for (const auto &suffix : {u"-wal"_s, u"-journal"_s}) {
        if (QFileInfo(path + suffix).size() > 0) {
            return fail(ErrorCode::AlreadyExists, path + suffix);
        }
    }
    return {};
}

Status createWorkspace(const QString &path)
{
    const QFileInfo target(path);
    if (target.exists() && target.size() > 0) {
        return fail(ErrorCode::AlreadyExists, path);
    }
    const Status alone = checkNoLeftovers(path);
    if (!alone) {
        return alone;
    }
    const QString temporary = target.absolutePath() + u"/."_s + target.fileName() + u'.'
        + QUuid::createUuid().toString(QUuid::Id128).left(8) + u".new";
    Status status = fillNew(temporary);
    if (!status) {
        QFile::remove(temporary);
        return status;
    }
    const QByteArray from = QFile::encodeName(temporary);
    const QByteArray to = QFile::encodeName(target.absoluteFilePath());
    // An empty file of that name is taken over; anything else is not.
    const int renamed = target.exists() ? ::rename(from.constData(), to.constData())
                                        : ::link(from.constData(), to.constData());
    const int error = errno;
    QFile::remove(temporary);
    if (renamed != 0) {
        return fail(error == EEXIST ? ErrorCode::AlreadyExists : ErrorCode::Io, path,
                    qt_error_string(error));
    }
    return {};
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/database.h"

#include "core/base/limits.h"
#include "core/store/database_p.h"
#include "core/store/ftstokenizer.h"

#include <QFile>
#include <QUrl>

#include <array>
#include <utility>

namespace Casebook {

namespace {

/// Prepared statements kept idle per connection.
constexpr qsizetype cachedStatements = 128;
/// VM steps between two looks at the stop token: well below a millisecond.
constexpr int progressSteps = 2000;

int onProgress(void *data)
{
    const auto *d = static_cast<const Database::Progress *>(data);
    return d->mustEnd() ? 1 : 0;
}

/// SQLite's "defense against the dark arts" (https://www.sqlite.org/security.html). Triggers and
/// views are off because our schema has none.
int configure(sqlite3 *handle)
{
    constexpr std::array<std::pair<int, int>, 8> switches{{
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    }};
    for (const auto &[option, on] : switches) {
        const int code = sqlite3_db_config(handle, option, on, nullptr);
        if (code != SQLITE_OK) {
            return code;
        }
    }
    // LENGTH stays above the largest mail, compressed badly.
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, static_cast<int>(Limits::messageBytes * 5 / 4));
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 100);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 30);
    sqlite3_limit(handle, SQLITE_LIMIT_COMPOUND_SELECT, 10);
    sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 25'000);
    sqlite3_limit(handle, SQLITE_LIMIT_FUNCTION_ARG, 8);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000);
    sqlite3_limit(handle, SQLITE_LIMIT_VARIABLE_NUMBER, 40);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
    sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
    return sqlite3_busy_timeout(handle, static_cast<int>(Limits::databaseBusy.count()));
}

QByteArray fileName(const QString &path, DatabaseMode mode)
{
    if (mode == DatabaseMode::Memory) {
        return QByteArrayLiteral(":memory:");
    }
    const QByteArray name = QFile::encodeName(path);
    if (mode == DatabaseMode::Immutable) {
        return "file:" + name.toPercentEncoding("/") + "?immutable=1";
    }
    return name;
}

int openFlags(DatabaseMode mode)
{
    const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
    case DatabaseMode::Create:
    case DatabaseMode::Memory:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case DatabaseMode::ReadWrite:
        return common | SQLITE_OPEN_READWRITE;
    case DatabaseMode::ReadOnly:
        return common | SQLITE_OPEN_READONLY;
    case DatabaseMode::Immutable:
        return common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
    return common;
}

} // namespace

Database::Private::~Private()
{
    forgetStatements();
    // A statement still alive would keep a zombie connection; that is our own mistake.
    Q_ASSERT(inUse == 0);
    sqlite3_close_v2(handle);
}

void Database::Private::forgetStatements()
{
    for (sqlite3_stmt *statement : std::as_const(idle)) {
        sqlite3_finalize(statement);
    }
    idle.clear();
}

void Database::Private::giveBack(sqlite3_stmt *statement)
{
    --inUse;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    const char *sql = sqlite3_sql(statement);
    if (sql == nullptr || idle.size() >= cachedStatements) {
        sqlite3_finalize(statement);
        return;
    }
    idle.insert(QByteArray::fromRawData(sql, static_cast<qsizetype>(qstrlen(sql))), statement);
}

Error Database::Private::error(int code) const
{
    ErrorCode mapped = errorCodeFromSqlite(code, sqlite3_system_errno(handle));
    if (mapped == ErrorCode::Cancelled && !progress.stop.stop_requested()) {
        mapped = ErrorCode::Timeout;
    }
    return Error{.code = mapped,
                 .subject = path,
                 .detail = QString::fromUtf8(sqlite3_errmsg(handle)) + u" (" + QString::number(code)
                     + u')'};
}

bool Database::Progress::mustEnd() const
{
    return stop.stop_requested() || (deadline && std::chrono::steady_clock::now() > *deadline);
}

Database::Database(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

Database::~Database() = default;
Database::Database(Database &&) noexcept = default;
Database &Database::operator=(Database &&) noexcept = default;

Result<Database> Database::open(const QString &path, DatabaseMode mode, const QByteArray &vfs)
{
    // Of the whole process: a stranger's file must not make SQLite take all memory. Over it: TooLarge.
    [[maybe_unused]] static const sqlite3_int64 before =
        sqlite3_hard_heap_limit64(Limits::databaseHeapBytes);
    auto d = std::make_unique<Private>();
    d->path = path;
    const int opened = sqlite3_open_v2(fileName(path, mode).constData(), &d->handle,
                                       openFlags(mode), vfs.isEmpty() ? nullptr : vfs.constData());
    if (opened != SQLITE_OK) {
        return std::unexpected(d->error(opened));
    }
    int code = configure(d->handle);
    if (code == SQLITE_OK) {
        code = registerTokenizer(d->handle);
    }
    if (code != SQLITE_OK) {
        return std::unexpected(d->error(code));
    }
    sqlite3_progress_handler(d->handle, progressSteps, onProgress, &d->progress);
    Database database(std::move(d));
    // page_size has a say only before the first table is made; none of these reads the file.
    Status settings = database.runScript("PRAGMA page_size = 8192;"
                                         "PRAGMA cell_size_check = ON;"
                                         "PRAGMA mmap_size = 0;"
                                         "PRAGMA temp_store = MEMORY;"
                                         "PRAGMA cache_size = -16000;");
    if (!settings) {
        return passOn(settings);
    }
    return database;
}

Result<Statement> Database::prepare(const char *sql)
{
    return prepare(QByteArray::fromRawData(sql, static_cast<qsizetype>(qstrlen(sql))));
}

Result<Statement> Database::prepare(const QByteArray &sql)
{
    if (sqlite3_stmt *known = d->idle.take(sql); known != nullptr) {
        ++d->inUse;
        return Statement(d.get(), known);
    }
    sqlite3_stmt *statement = nullptr;
    const char *tail = nullptr;
    const int code = sqlite3_prepare_v3(d->handle, sql.constData(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, &tail);
    if (code != SQLITE_OK) {
        return std::unexpected(d->error(code));
    }
    const qsizetype used = tail - sql.constData();
    if (statement == nullptr || !sql.sliced(used).trimmed().isEmpty()) {
        sqlite3_finalize(statement);
        return fail(ErrorCode::Usage, d->path,
                    QStringLiteral("not one statement: ") + QString::fromUtf8(sql));
    }
    ++d->inUse;
    return Statement(d.get(), statement);
}

Status Database::runScript(const QByteArray &script)
{
    const char *rest = script.constData();
    while (*rest != '\0') {
        sqlite3_stmt *statement = nullptr;
        const int code = sqlite3_prepare_v3(d->handle, rest, -1, 0, &statement, &rest);
        if (code != SQLITE_OK) {
            return std::unexpected(d->error(code));
        }
        if (statement == nullptr) {
            continue; // blanks or a comment
        }
        ++d->inUse;
        Status status = Statement(d.get(), statement).run();
        if (!status) {
            return status;
        }
    }
    return {};
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(d->handle);
}

qint64 Database::changedRows() const
{
    return sqlite3_changes64(d->handle);
}

bool Database::isInTransaction() const
{
    return sqlite3_get_autocommit(d->handle) == 0;
}

bool Database::isReadOnly() const
{
    return sqlite3_db_readonly(d->handle, "main") == 1;
}

const QString &Database::path() const
{
    return d->path;
}

void Database::setStop(std::stop_token stop)
{
    d->progress.stop = std::move(stop);
}

std::stop_token Database::stop() const
{
    return d->progress.stop;
}

void Database::setDeadline(std::optional<std::chrono::steady_clock::time_point> deadline)
{
    d->progress.deadline = deadline;
}

Status Database::withAttach(const std::function<Status()> &work)
{
    sqlite3_limit(d->handle, SQLITE_LIMIT_ATTACHED, 1);
    Status status = work();
    sqlite3_limit(d->handle, SQLITE_LIMIT_ATTACHED, 0);
    return status;
}

Status Database::close()
{
    d->forgetStatements();
    if (d->inUse > 0) {
        return fail(ErrorCode::Busy, d->path, QStringLiteral("a statement is still in use"));
    }
    const int code = sqlite3_close(d->handle);
    if (code != SQLITE_OK) {
        return std::unexpected(d->error(code));
    }
    d->handle = nullptr;
    return {};
}

sqlite3 *Database::handle() const
{
    return d->handle;
}

Error Database::error(int code) const
{
    return d->error(code);
}

} // namespace Casebook

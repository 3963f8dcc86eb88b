// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/store/statement.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

struct sqlite3;

namespace Casebook {

enum class DatabaseMode : std::uint8_t {
    Create, ///< read and write; made when missing
    ReadWrite,
    ReadOnly,
    Immutable, ///< read only, no locks, no side files: for media that cannot be written
    Memory,
};

/// One SQLite connection, opened defensively: no triggers, no views, no extensions, no attached files,
/// untrusted schema, lowered limits, foreign keys on, our tokenizer registered. Move-only.
/// Used from one thread at a time; every call may block on the disk, so never in the GUI thread.
class Database final
{
public:
    /// Page size 8192 for new files. Errors: NotFound, PermissionDenied, ReadOnly, ForeignFile (not a
    /// database), Corrupt, Busy, Io, DiskFull. \a vfs names a registered SQLite VFS (tests).
    static Result<Database> open(const QString &path, DatabaseMode mode,
                                 const QByteArray &vfs = {});
    ~Database();
    Database(Database &&) noexcept;
    Database &operator=(Database &&) noexcept;
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// One prepared statement, from the connection's cache when \a sql was used before. A second
    /// statement in \a sql is refused. \a sql is a literal: its address is not kept, its text is.
    Result<Statement> prepare(const char *sql);
    Result<Statement> prepare(const QByteArray &sql);

    /// prepare() with the parameters bound in order. Sql: a literal, a QByteArray, or a sum of them.
    template<class Sql, class... Values>
    Result<Statement> query(const Sql &sql, const Values &...values)
    {
        Result<Statement> statement = prepare(sql);
        if (statement) {
            statement->bindAll(values...);
        }
        return statement;
    }

    /// query() standing on its first row. No row: NotFound about \a subject (an Id, or a name).
    template<class Subject, class Sql, class... Values>
    Result<Statement> row(const Subject &subject, const Sql &sql, const Values &...values)
    {
        Result<Statement> statement = query(sql, values...);
        if (!statement) {
            return statement;
        }
        const Result<bool> there = statement->step();
        if (!there) {
            return passOn(there);
        }
        if (!*there) {
            return fail(ErrorCode::NotFound, subjectText(subject));
        }
        return statement;
    }

    /// Runs one statement to its end and drops its rows.
    template<class Sql, class... Values>
    Status run(const Sql &sql, const Values &...values)
    {
        Result<Statement> statement = query(sql, values...);
        return statement ? statement->run() : Status(passOn(statement));
    }

    /// The first column of the first row; nullopt when there is no row.
    template<class T, class Sql, class... Values>
    Result<std::optional<T>> find(const Sql &sql, const Values &...values)
    {
        Result<Statement> statement = query(sql, values...);
        if (!statement) {
            return passOn(statement);
        }
        const Result<bool> row = statement->step();
        if (!row) {
            return passOn(row);
        }
        return *row ? std::optional<T>(statement->column<T>(0)) : std::nullopt;
    }

    /// Like find(), but no row (or NULL) gives a default value: for COUNT, SUM, MAX.
    template<class T, class Sql, class... Values>
    Result<T> value(const Sql &sql, const Values &...values)
    {
        Result<std::optional<T>> found = find<T>(sql, values...);
        if (!found) {
            return passOn(found);
        }
        return found->value_or(T{});
    }

    /// Runs every statement of \a script (schema steps, pragmas); no parameters.
    Status runScript(const QByteArray &script);

    [[nodiscard]] qint64 lastInsertId() const;
    /// Rows the last INSERT, UPDATE or DELETE touched.
    [[nodiscard]] qint64 changedRows() const;
    [[nodiscard]] bool isInTransaction() const;
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] const QString &path() const;

    /// From now on statements end with Cancelled within 50 ms after \a stop was requested. A default
    /// token takes it away. COMMIT is never stopped.
    void setStop(std::stop_token stop);
    [[nodiscard]] std::stop_token stop() const;
    /// Statements that still run then end with Timeout; nullopt: no limit.
    void setDeadline(std::optional<std::chrono::steady_clock::time_point> deadline);

    /// Raises the attach limit while \a work runs: VACUUM needs one attached file.
    Status withAttach(const std::function<Status()> &work);

    /// Forgets cached statements and closes. Busy when a statement is still in use.
    Status close();

    [[nodiscard]] sqlite3 *handle() const;
    /// The Error for SQLite's extended result \a code of this connection.
    [[nodiscard]] Error error(int code) const;

    /// When running statements must end; read by SQLite's progress handler.
    struct Progress
    {
        std::stop_token stop;
        std::optional<std::chrono::steady_clock::time_point> deadline;

        [[nodiscard]] bool mustEnd() const;
    };

private:
    static QString subjectText(const QString &name)
    {
        return name;
    }

    template<class Tag>
    static QString subjectText(Id<Tag> id)
    {
        return QString::number(id.value);
    }

    friend class Statement;
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// What SQLite's extended result code means to us; \a systemErrno refines an I/O error.
ErrorCode errorCodeFromSqlite(int code, int systemErrno);

} // namespace Casebook

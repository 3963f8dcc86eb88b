// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/database.h"

#include <sqlite3.h>

#include <cerrno>

namespace Casebook {

namespace {

ErrorCode fromErrno(int systemErrno, ErrorCode otherwise)
{
    switch (systemErrno) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: // RLIMIT_FSIZE, or a file system's largest file
        return ErrorCode::DiskFull;
    case EACCES:
    case EPERM:
        return ErrorCode::PermissionDenied;
    case EROFS:
        return ErrorCode::ReadOnly;
    case ENOENT:
        return ErrorCode::NotFound;
    default:
        return otherwise;
    }
}

} // namespace

ErrorCode errorCodeFromSqlite(int code, int systemErrno)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Busy;
    case SQLITE_READONLY:
        return ErrorCode::ReadOnly;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_NOTADB:
        return ErrorCode::ForeignFile;
    case SQLITE_CORRUPT:
        return ErrorCode::Corrupt;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::PermissionDenied;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return fromErrno(systemErrno, ErrorCode::Io);
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM:
        return ErrorCode::TooLarge;
    case SQLITE_CONSTRAINT:
        return code == SQLITE_CONSTRAINT_FOREIGNKEY ? ErrorCode::NotFound
                                                    : ErrorCode::AlreadyExists;
    default:
        return ErrorCode::Unknown;
    }
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/newfile.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace Casebook {

namespace {

std::unexpected<Error> systemFailure(const QString &path, int number)
{
    const QString words = QString::fromLocal8Bit(std::strerror(number));
    switch (number) {
    case EEXIST:
    case ELOOP:
        return fail(ErrorCode::AlreadyExists, path, words);
    case EACCES:
    case EPERM:
    case EROFS:
        return fail(ErrorCode::PermissionDenied, path, words);
    case ENOSPC:
    case EDQUOT:
        return fail(ErrorCode::DiskFull, path, words);
    default:
        return fail(ErrorCode::Io, path, words);
    }
}

} // namespace

Status writeNewFile(const QString &path, const QByteArray &bytes)
{
    const QByteArray name = QFile::encodeName(path);
    const int file =
        ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) {
        return systemFailure(path, errno);
    }
    qsizetype written = 0;
    int failure = 0;
    while (written < bytes.size() && failure == 0) {
        const ssize_t step =
            ::write(file, bytes.constData() + written, static_cast<size_t>(bytes.size() - written));
        if (step > 0) {
            written += step;
        } else if (errno != EINTR) {
            failure = step == 0 ? EIO : errno;
        }
    }
    if (::close(file) != 0 && failure == 0) {
        failure = errno;
    }
    if (failure != 0) {
        ::unlink(name.constData());
        return systemFailure(path, failure);
    }
    return {};
}

} // namespace Casebook

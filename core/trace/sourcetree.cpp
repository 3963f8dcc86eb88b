// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/sourcetree.h"

#include "core/base/childprocess.h"
#include "core/base/limits.h"
#include "core/base/text.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Folders of a path that are tried; deeper ones than that are nobody's sources.
constexpr qsizetype mostParts = 64;
constexpr qsizetype longestPath = 4096;
/// How far back the end of a function is looked for.
constexpr int linesToFunction = 200;

/// The parts of \a path without ".", with ".." taken back where there is something to take back: at the front it means
/// the folder in which was built, and the tree is above that.
QStringList cleanParts(const QString &path)
{
    QStringList parts;
    for (const QString &part : path.split(u'/', Qt::SkipEmptyParts)) {
        if (part == ".."_L1) {
            if (!parts.isEmpty()) {
                parts.removeLast();
            }
        } else if (part != "."_L1) {
            parts.append(part);
        }
    }
    return parts;
}

/// Where openat2 is not allowed (old kernels, sandboxes): what the links lead to has to lie below.
int openBelowByName(const QString &tree, const QString &path)
{
    const QString root = QFileInfo(tree).canonicalFilePath();
    const QString file = QFileInfo(tree + u'/' + path).canonicalFilePath();
    if (file.isEmpty()) {
        errno = ENOENT;
        return -1;
    }
    if (root.isEmpty() || !file.startsWith(root.endsWith(u'/') ? root : root + u'/')) {
        errno = EXDEV;
        return -1;
    }
    return ::open(QFile::encodeName(file).constData(),
                  O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
}

/// Opens \a path below \a folder, -1 with errno.
int openBelow(int folder, const QString &tree, const QString &path)
{
    open_how how{};
    how.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    const long opened =
        ::syscall(SYS_openat2, folder, QFile::encodeName(path).constData(), &how, sizeof(how));
    if (opened < 0 && (errno == ENOSYS || errno == EPERM)) {
        return openBelowByName(tree, path);
    }
    return static_cast<int>(opened);
}

Result<QByteArray> readAll(int fd, const QString &path)
{
    struct stat about{};
    if (::fstat(fd, &about) != 0) {
        return fail(ErrorCode::Io, path, QString::fromLocal8Bit(std::strerror(errno)));
    }
    if (!S_ISREG(about.st_mode)) {
        return fail(ErrorCode::Unsupported, path, u"not-a-file"_s);
    }
    if (about.st_size > Limits::sourceFileBytes) {
        return std::unexpected<Error>(
            Error{ErrorCode::TooLarge, path, {}, Limits::sourceFileBytes});
    }
    QFile file;
    if (!file.open(fd, QIODevice::ReadOnly, QFileDevice::DontCloseHandle)) {
        return fail(ErrorCode::Io, path, file.errorString());
    }
    QByteArray bytes = file.read(Limits::sourceFileBytes);
    if (bytes.contains('\0')) {
        return fail(ErrorCode::Unsupported, path, u"binary"_s);
    }
    return bytes;
}

} // namespace

Result<SourceFile> readSourceFile(const QString &tree, const QString &path)
{
    const FileDescriptor folder(
        ::open(QFile::encodeName(tree).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (path.contains(QChar(u'\0')) || tree.contains(QChar(u'\0'))) {
        return fail(ErrorCode::Rejected, path, u"leads-out"_s);
    }
    if (tree.isEmpty() || folder.get() < 0) {
        return fail(ErrorCode::NotFound, tree, u"no-tree"_s);
    }
    QStringList parts = cleanParts(path.left(longestPath));
    // Of a path below the tree itself what is behind it counts, even where folders repeat.
    const QStringList own = cleanParts(tree);
    if (path.startsWith(u'/') && parts.size() > own.size() && parts.first(own.size()) == own) {
        parts = parts.sliced(own.size());
    }
    bool leadsOut = false;
    for (qsizetype from = std::max<qsizetype>(0, parts.size() - mostParts); from < parts.size();
         ++from) {
        const QString inside = parts.sliced(from).join(u'/');
        const FileDescriptor file(openBelow(folder.get(), tree, inside));
        if (file.get() < 0) {
            leadsOut = leadsOut || errno == EXDEV || errno == ELOOP;
            if (errno == EACCES) {
                return fail(ErrorCode::PermissionDenied, tree + u'/' + inside);
            }
            continue;
        }
        const Result<QByteArray> bytes = readAll(file.get(), inside);
        if (!bytes) {
            return passOn(bytes);
        }
        SourceFile read{.path = inside, .text = decodeUtf8(*bytes)};
        read.text.replace("\r\n"_L1, "\n"_L1);
        read.lines = static_cast<int>(read.text.count(u'\n'))
            + (read.text.isEmpty() || read.text.endsWith(u'\n') ? 0 : 1);
        return read;
    }
    return fail(leadsOut ? ErrorCode::Rejected : ErrorCode::NotFound, path,
                leadsOut ? u"leads-out"_s : u"not-in-tree"_s);
}

Result<SourcePart> readSourcePart(const QString &tree, const QString &path, int line)
{
    const Result<SourceFile> file = readSourceFile(tree, path);
    if (!file) {
        return passOn(file);
    }
    SourcePart part{.path = file->path, .line = line, .lines = file->lines};
    const QStringList lines = file->text.split(u'\n');
    const int wanted = std::clamp(line, 1, std::max(1, file->lines));
    int first = std::max(1, wanted - Limits::sourceLinesAround);
    const int last = std::min(file->lines, wanted + Limits::sourceLinesAround);
    for (int i = first; first > 1 && i < std::min(first + linesToFunction, wanted); ++i) {
        if (lines[i - 1] == "}"_L1) {
            first = i + 1;
            break;
        }
    }
    part.firstLine = first;
    part.text = lines.sliced(first - 1, std::max(0, last - first + 1)).join(u'\n');
    return part;
}

} // namespace Casebook

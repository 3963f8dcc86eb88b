// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/workspacelock.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Behind every byte SQLite locks (it stops at 1 GiB + 512) and any size a file can have.
constexpr off_t lockByte = 0x7000000000000000;
constexpr qsizetype headBytes = 100;

/// A file this process has open.
struct Entry
{
    std::vector<int> descriptors;
    int users = 0;
    bool hasWriter = false;
    QByteArray head;
};

struct Registry
{
    std::mutex mutex;
    std::map<std::pair<quint64, quint64>, Entry> files;
};

Registry &registry()
{
    // The one thing of a process, like the locks it guards.
    static Registry instance;
    return instance;
}

std::unexpected<Error> failErrno(const QString &path, int error)
{
    const ErrorCode code = error == ENOENT || error == ENOTDIR ? ErrorCode::NotFound
        : error == EACCES || error == EPERM                    ? ErrorCode::PermissionDenied
                                                               : ErrorCode::Io;
    return fail(code, path, qt_error_string(error));
}

struct flock writeLock()
{
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = lockByte;
    lock.l_len = 1;
    return lock;
}

QByteArray readHead(int descriptor)
{
    QByteArray head(headBytes, '\0');
    const ssize_t got = ::pread(descriptor, head.data(), static_cast<size_t>(head.size()), 0);
    head.truncate(static_cast<qsizetype>(std::max<ssize_t>(got, 0)));
    return head;
}

} // namespace

Result<WorkspaceLock> WorkspaceLock::acquire(const QString &path, Kind kind)
{
    const QByteArray name = QFile::encodeName(path);
    Registry &all = registry();
    const std::lock_guard guard(all.mutex);
    struct stat facts = {};
    if (::stat(name.constData(), &facts) != 0) {
        return failErrno(path, errno);
    }
    if (!S_ISREG(facts.st_mode)) {
        return fail(ErrorCode::ForeignFile, path, u"not a plain file"_s);
    }
    WorkspaceLock lock;
    lock.m_device = facts.st_dev;
    lock.m_inode = facts.st_ino;
    const std::pair key{lock.m_device, lock.m_inode};
    const auto known = all.files.find(key);
    if (known != all.files.end() && kind == Kind::Writer && known->second.hasWriter) {
        return fail(ErrorCode::Locked, path, u"open in this process"_s);
    }
    if (known != all.files.end() && kind == Kind::Reader) {
        ++known->second.users;
        lock.m_isHeld = true;
        lock.m_hasOtherWriter = known->second.hasWriter;
        lock.m_head = known->second.head;
        return lock;
    }
    int descriptor = kind == Kind::Writer ? ::open(name.constData(), O_RDWR | O_CLOEXEC) : -1;
    bool isWriter = descriptor >= 0;
    if (descriptor < 0) {
        descriptor = ::open(name.constData(), O_RDONLY | O_CLOEXEC);
    }
    if (descriptor < 0) {
        return failErrno(path, errno);
    }
    struct flock wanted = writeLock();
    const int locked = ::fcntl(descriptor, isWriter ? F_OFD_SETLK : F_OFD_GETLK, &wanted);
    Entry &entry = all.files[key];
    entry.descriptors.push_back(descriptor);
    if (isWriter && locked != 0) {
        // Nobody of this process uses it: closing is harmless. Else it stays in the list.
        if (entry.users == 0) {
            ::close(descriptor);
            all.files.erase(key);
        }
        return fail(ErrorCode::Locked, path, qt_error_string(errno));
    }
    ++entry.users;
    entry.hasWriter = entry.hasWriter || isWriter;
    entry.head = readHead(descriptor);
    lock.m_isHeld = true;
    lock.m_isWriter = isWriter;
    lock.m_hasOtherWriter = !isWriter && locked == 0 && wanted.l_type != F_UNLCK;
    lock.m_head = entry.head;
    return lock;
}

WorkspaceLock::WorkspaceLock(WorkspaceLock &&other) noexcept
    : m_device(other.m_device)
    , m_inode(other.m_inode)
    , m_isHeld(std::exchange(other.m_isHeld, false))
    , m_isWriter(other.m_isWriter)
    , m_hasOtherWriter(other.m_hasOtherWriter)
    , m_head(std::move(other.m_head))
{
}

WorkspaceLock::~WorkspaceLock()
{
    if (!m_isHeld) {
        return;
    }
    Registry &all = registry();
    const std::lock_guard guard(all.mutex);
    const auto known = all.files.find({m_device, m_inode});
    if (known == all.files.end()) {
        return;
    }
    Entry &entry = known->second;
    if (m_isWriter) {
        entry.hasWriter = false;
        // Readers of this process may still have their locks: give ours back without closing.
        struct flock unlock = writeLock();
        unlock.l_type = F_UNLCK;
        for (const int descriptor : entry.descriptors) {
            ::fcntl(descriptor, F_OFD_SETLK, &unlock);
        }
    }
    if (--entry.users == 0) {
        for (const int descriptor : entry.descriptors) {
            ::close(descriptor);
        }
        all.files.erase(known);
    }
}

bool isNetworkFileSystem(quint32 magic, const QString &mountType)
{
    // linux/magic.h, and CIFS and SMB2 of fs/smb.
    constexpr std::array<quint32, 8> magics{0x6969,     0x517B,     0xFF534D42, 0xFE534D42,
                                            0x01021997, 0x5346414F, 0x00C36400, 0x73757245};
    for (const quint32 known : magics) {
        if (magic == known) {
            return true;
        }
    }
    constexpr quint32 fuse = 0x65735546;
    const bool isRemoteFuse = mountType.contains(u"sshfs") || mountType.contains(u"rclone")
        || mountType.contains(u"davfs") || mountType.contains(u"gvfs") || mountType.contains(u"smb")
        || mountType.contains(u"gluster") || mountType.contains(u"ceph");
    return magic == fuse && isRemoteFuse;
}

namespace {

/// The type /proc/self/mountinfo names for a device, "fuse.sshfs" for example.
QString mountType(const QString &path)
{
    struct stat facts = {};
    if (::stat(QFile::encodeName(path).constData(), &facts) != 0) {
        return {};
    }
    const QByteArray device =
        QByteArray::number(major(facts.st_dev)) + ':' + QByteArray::number(minor(facts.st_dev));
    QFile mounts(u"/proc/self/mountinfo"_s);
    if (!mounts.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QList<QByteArray> lines = mounts.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> fields = line.split(' ');
        const qsizetype dash = fields.indexOf("-");
        if (fields.size() > 2 && fields[2] == device && dash > 0 && dash + 1 < fields.size()) {
            return QString::fromUtf8(fields[dash + 1]);
        }
    }
    return {};
}

} // namespace

bool isOnNetworkFileSystem(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    struct statfs facts = {};
    if (::statfs(QFile::encodeName(folder).constData(), &facts) != 0) {
        return false;
    }
    return isNetworkFileSystem(static_cast<quint32>(facts.f_type), mountType(folder));
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QString>

namespace Casebook {

/// The writer's lock of one file, by an open-file-description lock on a byte far behind anything SQLite
/// locks. It dies with the process and, unlike flock(), stays clear of SQLite's bytes on NFS too.
///
/// Closing any descriptor of a file drops the POSIX locks SQLite holds on it in this process
/// (https://www.sqlite.org/howtocorrupt.html 2.2). So descriptors are kept in a list of this process
/// until the last user of the file is gone, which must have closed its connections before. Thread-safe.
class WorkspaceLock final
{
public:
    /// Whether the file is the reader's or the writer's.
    enum class Kind : std::uint8_t { Writer, Reader };

    /// A writer gets Locked when this or another process writes the file. When the file cannot be
    /// opened for writing a writer becomes a reader (isWriter() is false). Errors: NotFound, Locked,
    /// ForeignFile (not a plain file), PermissionDenied, Io.
    static Result<WorkspaceLock> acquire(const QString &path, Kind kind);
    ~WorkspaceLock();
    WorkspaceLock(WorkspaceLock &&other) noexcept;
    WorkspaceLock &operator=(WorkspaceLock &&) = delete;
    WorkspaceLock(const WorkspaceLock &) = delete;
    WorkspaceLock &operator=(const WorkspaceLock &) = delete;

    [[nodiscard]] bool isWriter() const
    {
        return m_isWriter;
    }

    /// Somebody else was writing when this reader came.
    [[nodiscard]] bool hasOtherWriter() const
    {
        return m_hasOtherWriter;
    }

    /// The file's first bytes, read before SQLite sees it.
    [[nodiscard]] const QByteArray &head() const
    {
        return m_head;
    }

private:
    WorkspaceLock() = default;

    quint64 m_device = 0;
    quint64 m_inode = 0;
    bool m_isHeld = false;
    bool m_isWriter = false;
    bool m_hasOtherWriter = false;
    QByteArray m_head;
};

/// NFS, SMB, 9p, AFS, Ceph, or a FUSE that is one of them: SQLite's WAL needs memory shared on one host.
bool isNetworkFileSystem(quint32 magic, const QString &mountType);
/// The same for the file system \a path is on.
bool isOnNetworkFileSystem(const QString &path);

} // namespace Casebook

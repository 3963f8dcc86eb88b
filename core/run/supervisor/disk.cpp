// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/disk.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include <sys/stat.h>
#include <sys/statvfs.h>

namespace Casebook::Supervisor {

namespace {

constexpr std::int64_t lookBytes = 8 << 20;
constexpr Nanoseconds lookTime = nsPerSecond / 2;

} // namespace

Disk::Disk(std::string folder, const DiskLimits &limits)
    : m_folder(std::move(folder))
    , m_limits(limits)
    , m_room(isAboveFloor())
{
}

bool Disk::isAboveFloor() const
{
    struct statvfs system{};
    if (::statvfs(m_folder.c_str(), &system) != 0) {
        return true; // who cannot say is asked again by write()
    }
    const auto free =
        static_cast<std::int64_t>(system.f_bavail) * static_cast<std::int64_t>(system.f_frsize);
    return free >= m_limits.freeBytes;
}

bool Disk::take(std::int64_t bytes)
{
    m_sinceLook += bytes;
    if (m_sinceLook >= lookBytes) {
        m_sinceLook = 0;
        m_room = isAboveFloor();
    }
    if (!m_room || m_used + bytes > m_limits.runBytes) {
        return false;
    }
    m_used += bytes;
    return true;
}

void Disk::giveBack(std::int64_t bytes)
{
    m_used -= bytes;
}

bool Disk::hasRoom(Nanoseconds now)
{
    if (now - m_looked >= lookTime) {
        m_looked = now;
        m_room = isAboveFloor();
    }
    return m_room && m_used < m_limits.runBytes;
}

bool removeAll(const std::string &path)
{
    std::error_code error;
    std::filesystem::remove_all(path, error);
    return !error;
}

std::int64_t folderBytes(const std::string &folder, int most)
{
    std::int64_t bytes = 0;
    std::error_code error;
    using Walk = std::filesystem::recursive_directory_iterator;
    Walk walk(folder, std::filesystem::directory_options::skip_permission_denied, error);
    for (; !error && walk != Walk() && most > 0; walk.increment(error), --most) {
        struct stat status{};
        if (::lstat(walk->path().c_str(), &status) == 0) {
            bytes += std::int64_t{status.st_blocks}
                * 512; // the unit of st_blocks, whatever the file system
        }
    }
    return bytes;
}

} // namespace Casebook::Supervisor

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/jobfile.h"
#include "core/run/supervisor/posix.h"

#include <string>

namespace Casebook::Supervisor {

/// Keeps the run folder below its quota and the file system above its floor.
class Disk
{
public:
    Disk(std::string folder, const DiskLimits &limits);

    /// Whether \a bytes may be written; counts them when so.
    bool take(std::int64_t bytes);
    /// \a bytes of ours were removed.
    void giveBack(std::int64_t bytes);
    /// Whether the file system is above its floor now; asks it at most every half second.
    bool hasRoom(Nanoseconds now);

    /// Bytes of ours in the run folder.
    [[nodiscard]] std::int64_t used() const
    {
        return m_used;
    }

    [[nodiscard]] const std::string &folder() const
    {
        return m_folder;
    }

private:
    [[nodiscard]] bool isAboveFloor() const;

    std::string m_folder;
    DiskLimits m_limits;
    std::int64_t m_used = 0;
    std::int64_t m_sinceLook = 0;
    Nanoseconds m_looked = 0;
    bool m_room = true;
};

/// Removes a file or a folder with all in it, no links followed. False when something stayed.
bool removeAll(const std::string &path);

/// Bytes of all files below \a folder as they lie on the disk; at most \a most files are looked at.
std::int64_t folderBytes(const std::string &folder, int most = 100'000);

} // namespace Casebook::Supervisor

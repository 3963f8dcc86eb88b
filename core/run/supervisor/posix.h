// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <unistd.h>

namespace Casebook::Supervisor {

/// Owns a file descriptor.
class UniqueFd
{
public:
    UniqueFd() = default;

    explicit UniqueFd(int fd)
        : m_fd(fd)
    {
    }

    UniqueFd(const UniqueFd &) = delete;
    UniqueFd &operator=(const UniqueFd &) = delete;

    UniqueFd(UniqueFd &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }

    UniqueFd &operator=(UniqueFd &&other) noexcept
    {
        if (this != &other) {
            reset();
            m_fd = std::exchange(other.m_fd, -1);
        }
        return *this;
    }

    ~UniqueFd()
    {
        reset();
    }

    void reset()
    {
        if (m_fd >= 0) {
            ::close(m_fd);
            m_fd = -1;
        }
    }

    [[nodiscard]] int get() const
    {
        return m_fd;
    }

    [[nodiscard]] bool isOpen() const
    {
        return m_fd >= 0;
    }

private:
    int m_fd = -1;
};

/// Both ends of a pipe, closed on exec. Not open when the system gave none.
struct Pipe
{
    UniqueFd reading;
    UniqueFd writing;

    static Pipe make();
    [[nodiscard]] bool isOpen() const;
};

using Nanoseconds = std::int64_t;

inline constexpr Nanoseconds nsPerMs = 1'000'000;
inline constexpr Nanoseconds nsPerSecond = 1'000'000'000;

/// CLOCK_MONOTONIC.
Nanoseconds monotonicNs();

/// At most \a limit bytes of a file, for /proc and small files; empty when it cannot be read.
std::string readFile(const std::string &path, std::size_t limit = 64U << 10U);

/// Writes all of \a bytes, over EINTR; false with errno when the system refuses.
bool writeAll(int fd, std::string_view bytes);

/// Makes \a path with mode 0700; an existing folder is fine.
bool makeFolder(const std::string &path);

/// strerror(\a error).
std::string errorText(int error);

/// Closes every descriptor from 3 on but \a kept. For children between fork and exec.
void closeAllBut(std::initializer_list<int> kept);

/// All signals to their defaults, none blocked. For children between fork and exec.
void resetSignals();

} // namespace Casebook::Supervisor

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/posix.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>

namespace Casebook::Supervisor {

Pipe Pipe::make()
{
    std::array<int, 2> ends{-1, -1};
    Pipe pipe;
    if (::pipe2(ends.data(), O_CLOEXEC) == 0) {
        pipe.reading = UniqueFd(ends[0]);
        pipe.writing = UniqueFd(ends[1]);
    }
    return pipe;
}

bool Pipe::isOpen() const
{
    return reading.isOpen() && writing.isOpen();
}

Nanoseconds monotonicNs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * nsPerSecond + now.tv_nsec;
}

std::string readFile(const std::string &path, std::size_t limit)
{
    std::string bytes;
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    std::array<char, 16384> buffer{};
    while (file.isOpen() && bytes.size() < limit) {
        const ssize_t got =
            ::read(file.get(), buffer.data(), std::min(buffer.size(), limit - bytes.size()));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return bytes;
}

bool writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t put = ::write(fd, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put < 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

bool makeFolder(const std::string &path)
{
    return ::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST;
}

std::string errorText(int error)
{
    return std::strerror(error); // NOLINT(concurrency-mt-unsafe): one thread
}

void closeAllBut(std::initializer_list<int> kept)
{
    std::array<int, 16> sorted{};
    std::size_t count = 0;
    for (const int fd : kept) {
        if (fd >= 3 && count < sorted.size()) {
            sorted[count++] = fd;
        }
    }
    std::sort(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(count));
    const auto closeRange = [](int first, int last) {
        if (first > last) {
            return;
        }
        const auto from = static_cast<unsigned int>(first);
        if (::syscall(SYS_close_range, from, static_cast<unsigned int>(last), 0U) != 0) {
            // Before Linux 5.9. Ours are low numbers; the limit is what select() could name.
            for (int fd = first; fd <= std::min(last, 4096); ++fd) {
                ::close(fd);
            }
        }
    };
    int next = 3;
    for (std::size_t i = 0; i < count; ++i) {
        closeRange(next, sorted[i] - 1);
        next = sorted[i] + 1;
    }
    closeRange(next, 0x7fffffff);
}

void resetSignals()
{
    for (int number = 1; number < NSIG; ++number) {
        ::signal(number, SIG_DFL);
    }
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

} // namespace Casebook::Supervisor

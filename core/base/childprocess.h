// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/process.h"

#include <utility>

#include <sys/types.h>

namespace Casebook {

/// Owns one file descriptor.
class FileDescriptor final
{
public:
    /// 0 to 2 are moved away: they would be overwritten while a child's own are put in place.
    explicit FileDescriptor(int fd = -1);

    ~FileDescriptor()
    {
        reset();
    }

    FileDescriptor(const FileDescriptor &) = delete;
    FileDescriptor &operator=(const FileDescriptor &) = delete;

    FileDescriptor(FileDescriptor &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }

    FileDescriptor &operator=(FileDescriptor &&other) noexcept
    {
        if (this != &other) {
            reset();
            m_fd = std::exchange(other.m_fd, -1);
        }
        return *this;
    }

    void reset();

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

/// Both ends of a pipe, closed on exec; none is open when the system refused it.
struct PipeEnds
{
    FileDescriptor reading;
    FileDescriptor writing;

    static PipeEnds make();

    [[nodiscard]] bool isOpen() const
    {
        return reading.isOpen() && writing.isOpen();
    }
};

/// Io with the words of an errno value.
std::unexpected<Error> failErrno(const QString &subject, int error);

/// The absolute path of what \a spec starts, once nothing speaks against starting it. Errors:
/// ProgramMissing, Rejected (NUL in an argument), Io (no such folder).
Result<QString> checkedProgram(const ProcessSpec &spec);

/// Starts \a program in a session of its own, under the limits of \a spec, with these three as its
/// standard streams and nothing else inherited. The caller reaps it. Error: Io.
Result<pid_t> startChild(const QString &program, const ProcessSpec &spec, int input, int output,
                         int errors);

/// True once \a pid has ended; it is not reaped, so its process group's number is still its own.
bool hasChildEnded(pid_t pid);

/// Its wait status; blocks until it ended.
int reapChild(pid_t pid);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/json.h"
#include "core/run/supervisor/posix.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <expected>
#include <initializer_list>
#include <string>
#include <string_view>

namespace Casebook::Supervisor {

/// What went wrong in a session with QEMU.
struct QmpError
{
    enum class Kind : std::uint8_t {
        Closed, ///< QEMU is gone, or there is none at the address
        Late, ///< no answer within the time given
        Refused, ///< QEMU answered with an error
        Unreadable, ///< what came is no QMP
    };

    Kind kind = Kind::Closed;
    std::string text; ///< English; of Refused what QEMU said

    friend bool operator==(const QmpError &, const QmpError &) = default;
};

template<class T>
using QmpResult = std::expected<T, QmpError>;

/// Something QEMU tells on its own: "STOP", "GUEST_PANICKED", "DEVICE_DELETED".
struct QmpEvent
{
    std::string name;
    JsonValue data; ///< its "data"; null when it has none
    std::int64_t seconds = 0; ///< host time of the event, seconds since 1970
};

/// A session with QEMU's monitor (docs/interop/qmp-spec.rst of QEMU). Calls block for at most the time they are given; events may
/// come before an answer and are kept in order, the newest 1,000 of them. One line is at most 4 MiB. One thread at a time.
class QmpSession
{
public:
    using Time = std::chrono::milliseconds;

    /// Connects to the UNIX socket at \a path, reads the greeting and leaves negotiation. A path above 107 bytes is Closed.
    static QmpResult<QmpSession> connect(const std::string &path, Time limit);
    /// The same over a connected socket.
    static QmpResult<QmpSession> start(UniqueFd socket, Time limit);

    /// QEMU's version from the greeting, "9.2.1"; empty when it said none.
    [[nodiscard]] const std::string &version() const
    {
        return m_version;
    }

    /// Sends a command, \a arguments being a JSON object or empty, and gives its "return".
    QmpResult<JsonValue> execute(std::string_view command, std::string_view arguments, Time limit);

    /// "running", "paused", "guest-panicked", "shutdown" …: answers while the guest is wedged.
    QmpResult<std::string> status(Time limit);

    /// A line of the human monitor. Its errors come as text; "unknown command" is Refused.
    QmpResult<std::string> monitor(std::string_view line, Time limit);

    /// Alt+SysRq+\a key on the guest's keyboard. That QEMU took it does not mean that the guest allows it.
    QmpResult<void> pressSysRq(char key, Time limit);

    /// A break on the serial line whose chardev is \a chardev; a SysRq key may follow on the line within five seconds.
    QmpResult<void> sendBreak(std::string_view chardev, Time limit);

    /// Starts the gdb stub at the UNIX socket \a path. The guest stops when a debugger connects.
    QmpResult<void> startDebugStub(const std::string &path, Time limit);

    /// The next event of one of \a names (of any when there are none), among those kept first.
    QmpResult<QmpEvent> waitFor(std::initializer_list<std::string_view> names, Time limit);

    /// True when nothing can be asked any more.
    [[nodiscard]] bool isClosed() const
    {
        return !m_socket.isOpen();
    }

private:
    explicit QmpSession(UniqueFd socket);
    QmpResult<void> greet(Time limit);
    QmpResult<std::string> readLine(Nanoseconds deadline);
    QmpResult<JsonValue> readMessage(Nanoseconds deadline);
    QmpResult<void> send(std::string_view line, Nanoseconds deadline);
    void keep(const JsonValue &event);
    QmpError closed(std::string text);

    UniqueFd m_socket;
    std::string m_buffer;
    std::string m_version;
    std::deque<QmpEvent> m_events;
    std::int64_t m_lastId = 0;
};

} // namespace Casebook::Supervisor

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/qmp.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace Casebook::Supervisor {

namespace {

constexpr std::size_t longestLine = std::size_t{4} << 20U;
constexpr std::size_t mostEvents = 1000;

Nanoseconds deadlineIn(QmpSession::Time limit)
{
    return monotonicNs() + limit.count() * nsPerMs;
}

std::unexpected<QmpError> failed(QmpError::Kind kind, std::string text)
{
    return std::unexpected(QmpError{.kind = kind, .text = std::move(text)});
}

/// Waits until \a fd can be read or written; false when the deadline came first.
bool isReady(int fd, short events, Nanoseconds deadline)
{
    while (true) {
        const Nanoseconds left = deadline - monotonicNs();
        if (left <= 0) {
            return false;
        }
        pollfd waiting{.fd = fd, .events = events, .revents = 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(left / nsPerMs) + 1);
        if (ready > 0) {
            return true;
        }
        if (ready < 0 && errno != EINTR) {
            return true; // the call that follows says what is wrong
        }
    }
}

std::string textOf(const JsonValue *value)
{
    return value == nullptr ? std::string() : value->text();
}

} // namespace

QmpSession::QmpSession(UniqueFd socket)
    : m_socket(std::move(socket))
{
}

QmpResult<QmpSession> QmpSession::connect(const std::string &path, Time limit)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof(address.sun_path)) {
        return failed(QmpError::Kind::Closed, "the path of the socket is too long");
    }
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!socket.isOpen()
        || ::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof(address))
            != 0) {
        return failed(QmpError::Kind::Closed, errorText(errno));
    }
    return start(std::move(socket), limit);
}

QmpResult<QmpSession> QmpSession::start(UniqueFd socket, Time limit)
{
    QmpSession session(std::move(socket));
    if (const QmpResult<void> greeted = session.greet(limit); !greeted) {
        return std::unexpected(greeted.error());
    }
    return session;
}

QmpResult<void> QmpSession::greet(Time limit)
{
    const Nanoseconds deadline = deadlineIn(limit);
    const QmpResult<JsonValue> greeting = readMessage(deadline);
    if (!greeting) {
        return std::unexpected(greeting.error());
    }
    const JsonValue *qmp = greeting->find("QMP");
    if (qmp == nullptr) {
        return failed(QmpError::Kind::Unreadable, "the greeting is not QEMU's");
    }
    const JsonValue *version = qmp->find("version");
    const JsonValue *qemu = version == nullptr ? nullptr : version->find("qemu");
    if (qemu != nullptr) {
        for (const char *part : {"major", "minor", "micro"}) {
            const JsonValue *number = qemu->find(part);
            m_version += (m_version.empty() ? "" : ".")
                + std::to_string(number == nullptr ? 0 : number->whole());
        }
    }
    const QmpResult<JsonValue> taken = execute("qmp_capabilities", {}, limit);
    return taken ? QmpResult<void>() : std::unexpected(taken.error());
}

QmpError QmpSession::closed(std::string text)
{
    m_socket.reset();
    return {.kind = QmpError::Kind::Closed, .text = std::move(text)};
}

QmpResult<void> QmpSession::send(std::string_view line, Nanoseconds deadline)
{
    if (isClosed()) {
        return failed(QmpError::Kind::Closed, "the session has ended");
    }
    while (!line.empty()) {
        if (!isReady(m_socket.get(), POLLOUT, deadline)) {
            // A part of a command is on its way: nothing sensible can follow.
            return std::unexpected(closed("QEMU takes no commands"));
        }
        const ssize_t sent =
            ::send(m_socket.get(), line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno != EINTR && errno != EAGAIN) {
            return std::unexpected(closed(errorText(errno)));
        }
        line.remove_prefix(sent > 0 ? static_cast<std::size_t>(sent) : 0);
    }
    return {};
}

QmpResult<std::string> QmpSession::readLine(Nanoseconds deadline)
{
    std::size_t searched = 0;
    while (true) {
        const std::size_t end = m_buffer.find('\n', searched);
        if (end != std::string::npos) {
            std::string line = m_buffer.substr(0, end);
            m_buffer.erase(0, end + 1);
            return line;
        }
        searched = m_buffer.size();
        if (searched > longestLine) {
            m_socket.reset();
            return failed(QmpError::Kind::Unreadable, "a line is too long");
        }
        if (isClosed()) {
            return failed(QmpError::Kind::Closed, "the session has ended");
        }
        if (!isReady(m_socket.get(), POLLIN, deadline)) {
            return failed(QmpError::Kind::Late, "QEMU does not answer");
        }
        std::array<char, 16384> piece{};
        const ssize_t got = ::recv(m_socket.get(), piece.data(), piece.size(), MSG_DONTWAIT);
        if (got > 0) {
            m_buffer.append(piece.data(), static_cast<std::size_t>(got));
        } else if (got == 0) {
            return std::unexpected(closed("QEMU has ended"));
        } else if (errno != EINTR && errno != EAGAIN) {
            return std::unexpected(closed(errorText(errno)));
        }
    }
}

/// The next message that is no event; events are kept.
QmpResult<JsonValue> QmpSession::readMessage(Nanoseconds deadline)
{
    while (true) {
        QmpResult<std::string> line = readLine(deadline);
        if (!line) {
            return std::unexpected(line.error());
        }
        if (line->find_first_not_of(" \t\r") == std::string::npos) {
            continue;
        }
        const auto message =
            parseJson(*line, {.bytes = longestLine, .values = 200'000, .depth = 32});
        if (!message || message->kind() != JsonValue::Kind::Object) {
            m_socket.reset();
            return failed(QmpError::Kind::Unreadable,
                          message ? "a line is no object" : message.error());
        }
        if (message->find("event") == nullptr) {
            return *message;
        }
        keep(*message);
    }
}

void QmpSession::keep(const JsonValue &event)
{
    QmpEvent kept{.name = textOf(event.find("event")), .data = {}};
    if (const JsonValue *data = event.find("data")) {
        kept.data = *data;
    }
    if (const JsonValue *stamp = event.find("timestamp")) {
        const JsonValue *seconds = stamp->find("seconds");
        kept.seconds = seconds == nullptr ? 0 : seconds->whole();
    }
    m_events.push_back(std::move(kept));
    if (m_events.size() > mostEvents) {
        m_events.pop_front();
    }
}

QmpResult<JsonValue> QmpSession::execute(std::string_view command, std::string_view arguments,
                                         Time limit)
{
    const Nanoseconds deadline = deadlineIn(limit);
    const std::int64_t id = ++m_lastId;
    JsonLine line;
    line.add("execute", command).add("id", id);
    if (!arguments.empty()) {
        line.addRaw("arguments", arguments);
    }
    if (const QmpResult<void> sent = send(line.text() + "\r\n", deadline); !sent) {
        return std::unexpected(sent.error());
    }
    while (true) {
        const QmpResult<JsonValue> answer = readMessage(deadline);
        if (!answer) {
            return answer;
        }
        const JsonValue *own = answer->find("id");
        const JsonValue *error = answer->find("error");
        if (own != nullptr ? own->whole() != id : error == nullptr) {
            continue; // of a command whose answer came too late
        }
        if (error != nullptr) { // without an id: QEMU could not read the command
            return failed(QmpError::Kind::Refused, textOf(error->find("desc")));
        }
        if (const JsonValue *value = answer->find("return")) {
            return *value;
        }
        m_socket.reset();
        return failed(QmpError::Kind::Unreadable, "an answer without a value");
    }
}

QmpResult<std::string> QmpSession::status(Time limit)
{
    const QmpResult<JsonValue> answer = execute("query-status", {}, limit);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    return textOf(answer->find("status"));
}

QmpResult<std::string> QmpSession::monitor(std::string_view line, Time limit)
{
    const QmpResult<JsonValue> answer =
        execute("human-monitor-command", JsonLine().add("command-line", line).text(), limit);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (answer->text().starts_with("unknown command:")) {
        return failed(QmpError::Kind::Refused, answer->text());
    }
    return answer->text();
}

QmpResult<void> QmpSession::pressSysRq(char key, Time limit)
{
    std::vector<std::string> keys;
    for (const std::string_view code :
         {std::string_view("alt"), std::string_view("sysrq"), std::string_view(&key, 1)}) {
        keys.push_back(JsonLine().add("type", "qcode").add("data", code).text());
    }
    const QmpResult<JsonValue> pressed =
        execute("send-key", JsonLine().addRaw("keys", jsonList(keys)).text(), limit);
    return pressed ? QmpResult<void>() : std::unexpected(pressed.error());
}

QmpResult<void> QmpSession::sendBreak(std::string_view chardev, Time limit)
{
    const QmpResult<JsonValue> sent =
        execute("chardev-send-break", JsonLine().add("id", chardev).text(), limit);
    return sent ? QmpResult<void>() : std::unexpected(sent.error());
}

QmpResult<void> QmpSession::startDebugStub(const std::string &path, Time limit)
{
    // The monitor reads options by commas and blanks; a path that holds one would say something else.
    if (path.find_first_of(", \t\"") != std::string::npos) {
        return failed(QmpError::Kind::Refused,
                      "the path of the debug stub holds a blank or a comma");
    }
    const QmpResult<std::string> said =
        monitor("gdbserver unix:" + path + ",server=on,wait=off", limit);
    if (!said) {
        return std::unexpected(said.error());
    }
    if (said->find("ould not") != std::string::npos || said->find("rror") != std::string::npos) {
        return failed(QmpError::Kind::Refused, *said);
    }
    return {};
}

QmpResult<QmpEvent> QmpSession::waitFor(std::initializer_list<std::string_view> names, Time limit)
{
    const Nanoseconds deadline = deadlineIn(limit);
    const auto wanted = [names](const QmpEvent &event) {
        return names.size() == 0 || std::ranges::contains(names, event.name);
    };
    while (true) {
        const auto found = std::ranges::find_if(m_events, wanted);
        if (found != m_events.end()) {
            QmpEvent event = std::move(*found);
            m_events.erase(found);
            return event;
        }
        QmpResult<std::string> line = readLine(deadline);
        if (!line) {
            return std::unexpected(line.error());
        }
        // An answer that comes here belongs to a command that was given up.
        const auto message =
            parseJson(*line, {.bytes = longestLine, .values = 200'000, .depth = 32});
        if (message && message->find("event") != nullptr) {
            keep(*message);
        }
    }
}

} // namespace Casebook::Supervisor

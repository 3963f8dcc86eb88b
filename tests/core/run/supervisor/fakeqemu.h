// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/json.h"
#include "core/run/supervisor/posix.h"

#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <sys/socket.h>

namespace Casebook::Supervisor {

/// The other end of a monitor: sends a greeting, then for each line it reads what \a answer makes of it ("@ID@" becomes the
/// id of the command), and ends when \a answer gives nothing or the session is closed.
class FakeQemu
{
public:
    using Answer = std::function<std::vector<std::string>(const JsonValue &)>;

    explicit FakeQemu(
        Answer answer,
        std::string greeting =
            R"({"QMP":{"version":{"qemu":{"major":9,"minor":2,"micro":1}},"capabilities":[]}})")
    {
        int ends[2] = {-1, -1};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
            return;
        }
        m_other = UniqueFd(ends[0]);
        m_thread = std::thread([socket = ends[1], answer = std::move(answer), greeting] {
            serve(UniqueFd(socket), answer, greeting);
        });
    }

    FakeQemu(const FakeQemu &) = delete;
    FakeQemu &operator=(const FakeQemu &) = delete;
    FakeQemu(FakeQemu &&) = delete;
    FakeQemu &operator=(FakeQemu &&) = delete;

    ~FakeQemu()
    {
        m_other.reset();
        if (m_thread.joinable()) {
            m_thread.join();
        }
    }

    /// The end a session is started over; once. The session must be gone before this object.
    UniqueFd take()
    {
        return std::move(m_other);
    }

private:
    /// As writeAll(), without the signal of a closed socket.
    static bool sendAll(const UniqueFd &socket, std::string_view line)
    {
        while (!line.empty()) {
            const ssize_t sent = ::send(socket.get(), line.data(), line.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            line.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    static void serve(const UniqueFd &socket, const Answer &answer, const std::string &greeting)
    {
        if (!greeting.empty() && !sendAll(socket, greeting + "\r\n")) {
            return;
        }
        std::string buffer;
        while (true) {
            char piece[4096];
            const ssize_t got = ::recv(socket.get(), piece, sizeof(piece), 0);
            if (got <= 0) {
                return;
            }
            buffer.append(piece, static_cast<std::size_t>(got));
            for (std::size_t end = buffer.find('\n'); end != std::string::npos;
                 end = buffer.find('\n')) {
                const auto command = parseJson(buffer.substr(0, end));
                buffer.erase(0, end + 1);
                if (!command) {
                    return;
                }
                const JsonValue *id = command->find("id");
                const std::vector<std::string> lines = answer(*command);
                if (lines.empty()) {
                    return;
                }
                for (std::string line : lines) {
                    if (const std::size_t at = line.find("@ID@"); at != std::string::npos) {
                        line.replace(at, 4, std::to_string(id == nullptr ? 0 : id->whole()));
                    }
                    if (!sendAll(socket, line + "\r\n")) {
                        return;
                    }
                }
            }
        }
    }

    UniqueFd m_other;
    std::thread m_thread;
};

} // namespace Casebook::Supervisor

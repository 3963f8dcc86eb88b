// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/posix.h"

#include <string>
#include <vector>

#include <poll.h>

namespace Casebook::Supervisor {

/// The socket a client asks a running campaign through: lines "cancel" (end everything now), "finish" (stop after
/// the running iterations), "ping"; each answered with "ok", others with "unknown". Only the same user is
/// heard (SO_PEERCRED). It lies in $XDG_RUNTIME_DIR/casebook, else in the run folder.
class Control
{
public:
    enum class Request : std::uint8_t { Cancel, Finish };

    Control() = default;
    Control(const Control &) = delete;
    Control &operator=(const Control &) = delete;
    ~Control();

    /// Listens at \a folder/\a name; false when it cannot. Without it the campaign goes on all the same.
    bool listen(const std::string &folder, const std::string &name);

    void addPolls(std::vector<pollfd> &polls) const;
    /// True when \a fd is one of ours; what was asked is appended.
    bool ready(int fd, std::vector<Request> &requests);

    /// Absolute path of the socket; empty without one.
    [[nodiscard]] const std::string &path() const
    {
        return m_path;
    }

private:
    struct Client
    {
        UniqueFd fd;
        std::string rest;
    };

    void accept();
    void read(Client &client, std::vector<Request> &requests);

    UniqueFd m_socket;
    std::string m_path;
    std::vector<Client> m_clients;
};

/// Connects to the socket at \a path, whatever its length; -1 when nobody listens.
int connectControl(const std::string &path);

} // namespace Casebook::Supervisor

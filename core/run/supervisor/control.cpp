// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/control.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace Casebook::Supervisor {

namespace {

constexpr std::size_t mostClients = 16;
constexpr std::size_t mostBytes = 256;

/// sun_path has 108 bytes (unix(7)); by the folder's descriptor any path is short enough.
std::optional<sockaddr_un> addressOf(const UniqueFd &folder, const std::string &name)
{
    const std::string path = "/proc/self/fd/" + std::to_string(folder.get()) + "/" + name;
    sockaddr_un address{};
    if (!folder.isOpen() || path.size() >= sizeof address.sun_path) {
        return std::nullopt;
    }
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

UniqueFd openFolder(const std::string &path)
{
    return UniqueFd(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

/// The system's calls want the general form of an address.
const sockaddr *generalForm(const sockaddr_un &address)
{
    return reinterpret_cast<const sockaddr *>(&address); // NOLINT(*-reinterpret-cast)
}

} // namespace

Control::~Control()
{
    if (!m_path.empty()) {
        ::unlink(m_path.c_str());
    }
}

bool Control::listen(const std::string &folder, const std::string &name)
{
    const UniqueFd place = openFolder(folder);
    const auto address = addressOf(place, name);
    m_socket = UniqueFd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!address || !m_socket.isOpen()) {
        return false;
    }
    const std::string path = folder + "/" + name;
    ::unlink(path.c_str()); // names are of one run; an old socket is of a supervisor that died
    const mode_t old = ::umask(0077);
    const bool bound = ::bind(m_socket.get(), generalForm(*address), sizeof(sockaddr_un)) == 0
        && ::listen(m_socket.get(), 8) == 0;
    ::umask(old);
    if (!bound) {
        m_socket.reset();
        return false;
    }
    m_path = path;
    return true;
}

void Control::addPolls(std::vector<pollfd> &polls) const
{
    if (m_socket.isOpen()) {
        polls.push_back({.fd = m_socket.get(), .events = POLLIN, .revents = 0});
    }
    for (const Client &client : m_clients) {
        polls.push_back({.fd = client.fd.get(), .events = POLLIN, .revents = 0});
    }
}

bool Control::ready(int fd, std::vector<Request> &requests)
{
    if (m_socket.isOpen() && fd == m_socket.get()) {
        accept();
        return true;
    }
    for (Client &client : m_clients) {
        if (client.fd.get() == fd) {
            read(client, requests);
            std::erase_if(m_clients, [](const Client &c) { return !c.fd.isOpen(); });
            return true;
        }
    }
    return false;
}

void Control::accept()
{
    UniqueFd client(::accept4(m_socket.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!client.isOpen()) {
        return;
    }
    ucred peer{};
    socklen_t size = sizeof peer;
    const bool known = ::getsockopt(client.get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && peer.uid == ::getuid();
    if (known && m_clients.size() < mostClients) {
        m_clients.push_back(Client{.fd = std::move(client), .rest = {}});
    }
}

void Control::read(Client &client, std::vector<Request> &requests)
{
    std::array<char, mostBytes> buffer{};
    const ssize_t got = ::read(client.fd.get(), buffer.data(), buffer.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
        return;
    }
    if (got <= 0 || client.rest.size() + static_cast<std::size_t>(got) > mostBytes) {
        client.fd.reset();
        return;
    }
    client.rest.append(buffer.data(), static_cast<std::size_t>(got));
    for (std::size_t end = client.rest.find('\n'); end != std::string::npos;
         end = client.rest.find('\n')) {
        const std::string line = client.rest.substr(0, end);
        client.rest.erase(0, end + 1);
        std::string_view answer = "ok\n";
        if (line == "cancel") {
            requests.push_back(Request::Cancel);
        } else if (line == "finish") {
            requests.push_back(Request::Finish);
        } else if (line != "ping") {
            answer = "unknown\n";
        }
        // A client that does not read gets no answer; nothing waits for it.
        static_cast<void>(::send(client.fd.get(), answer.data(), answer.size(), MSG_NOSIGNAL));
    }
}

int connectControl(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) {
        return -1;
    }
    const UniqueFd folder = openFolder(path.substr(0, slash + 1));
    const auto address = addressOf(folder, path.substr(slash + 1));
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (!address || fd < 0 || ::connect(fd, generalForm(*address), sizeof(sockaddr_un)) != 0) {
        if (fd >= 0) {
            ::close(fd);
        }
        return -1;
    }
    return fd;
}

} // namespace Casebook::Supervisor

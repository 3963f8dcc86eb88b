// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/loopbackserver.h"

#include <array>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

namespace Casebook::Testing {

namespace {

int listening(int *port)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto *any = reinterpret_cast<sockaddr *>(&address);
    if (fd < 0 || bind(fd, any, length) != 0 || listen(fd, 16) != 0
        || getsockname(fd, any, &length) != 0) {
        qFatal("no loopback socket");
    }
    *port = ntohs(address.sin_port);
    return fd;
}

} // namespace

LoopbackServer::LoopbackServer(Handler handler)
    : m_handler(std::move(handler))
    , m_socket(listening(&m_port))
{
    if (pipe(m_wake) != 0) {
        qFatal("no pipe");
    }
    m_thread = std::thread([this] { serve(); });
}

LoopbackServer::~LoopbackServer()
{
    m_ending.store(true);
    const ssize_t told = write(m_wake[1], "x", 1);
    Q_UNUSED(told)
    m_thread.join();
    close(m_socket);
    close(m_wake[0]);
    close(m_wake[1]);
}

QString LoopbackServer::url() const
{
    return QStringLiteral("http://127.0.0.1:%1/").arg(m_port);
}

QByteArrayList LoopbackServer::requests() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

QByteArrayList LoopbackServer::lines() const
{
    QByteArrayList lines;
    for (const QByteArray &request : requests()) {
        lines.append(request.first(std::max<qsizetype>(request.indexOf('\r'), 0)));
    }
    return lines;
}

QByteArray LoopbackServer::hang()
{
    return "hang";
}

QByteArray LoopbackServer::answer(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\nConnection: close\r\n" + headers + "\r\n" + body;
}

QByteArray LoopbackServer::gzip(const QByteArray &bytes)
{
    z_stream z = {};
    deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(static_cast<qsizetype>(deflateBound(&z, static_cast<uLong>(bytes.size()))) + 64,
                   Qt::Uninitialized);
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef *>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    deflate(&z, Z_FINISH);
    out.resize(static_cast<qsizetype>(z.total_out));
    deflateEnd(&z);
    return out;
}

QByteArray LoopbackServer::pathOf(const QByteArray &request)
{
    const qsizetype begin = request.indexOf(' ') + 1;
    return request.mid(begin, request.indexOf(' ', begin) - begin);
}

QByteArray LoopbackServer::headerOf(const QByteArray &request, const QByteArray &name)
{
    for (const QByteArray &line : request.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0) {
            return line.sliced(colon + 1).trimmed();
        }
    }
    return {};
}

int LoopbackServer::freePort()
{
    int port = 0;
    close(listening(&port));
    return port;
}

void LoopbackServer::serve()
{
    std::vector<int> hanging;
    while (true) {
        std::array<pollfd, 2> waits{pollfd{.fd = m_socket, .events = POLLIN, .revents = 0},
                                    pollfd{.fd = m_wake[0], .events = POLLIN, .revents = 0}};
        if (poll(waits.data(), waits.size(), -1) < 0 || m_ending.load()) {
            break;
        }
        const int connection = accept(m_socket, nullptr, nullptr);
        if (connection < 0) {
            continue;
        }
        if (serveOne(connection)) {
            close(connection);
        } else {
            hanging.push_back(connection);
        }
    }
    for (const int connection : hanging) {
        close(connection);
    }
}

bool LoopbackServer::serveOne(int connection)
{
    QByteArray request;
    std::array<char, 4096> piece{};
    while (!request.contains("\r\n\r\n")) {
        const ssize_t count = recv(connection, piece.data(), piece.size(), 0);
        if (count <= 0) {
            return true;
        }
        request.append(piece.data(), count);
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_requests.append(request);
    }
    const QByteArray reply = m_handler(request);
    if (reply == hang()) {
        return false;
    }
    qsizetype sent = 0;
    while (sent < reply.size()) {
        const ssize_t count = send(connection, reply.data() + sent,
                                   static_cast<size_t>(reply.size() - sent), MSG_NOSIGNAL);
        if (count <= 0) {
            break;
        }
        sent += count;
    }
    shutdown(connection, SHUT_RDWR);
    return true;
}

} // namespace Casebook::Testing

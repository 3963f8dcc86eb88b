// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

namespace Casebook::Testing {

/// An http server on loopback with a thread of its own. It answers each connection once with the bytes
/// its handler makes, whatever they are, and closes it.
class LoopbackServer final
{
public:
    /// Gets the request up to its empty line; gives the whole answer. "" closes without a word, and
    /// hang() keeps the connection open until the server ends.
    using Handler = std::function<QByteArray(const QByteArray &request)>;

    explicit LoopbackServer(Handler handler);
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer &) = delete;
    LoopbackServer &operator=(const LoopbackServer &) = delete;
    LoopbackServer(LoopbackServer &&) = delete;
    LoopbackServer &operator=(LoopbackServer &&) = delete;

    /// "http://127.0.0.1:PORT/"
    [[nodiscard]] QString url() const;

    [[nodiscard]] int port() const
    {
        return m_port;
    }

    /// Requests so far, oldest first.
    [[nodiscard]] QByteArrayList requests() const;
    /// Their first lines only: "GET /x HTTP/1.1".
    [[nodiscard]] QByteArrayList lines() const;

    static QByteArray hang();
    /// An answer with a length, and \a headers ("ETag: x\r\n").
    static QByteArray answer(int status, const QByteArray &body, const QByteArray &headers = {});
    static QByteArray gzip(const QByteArray &bytes);
    /// The path of a request's first line.
    static QByteArray pathOf(const QByteArray &request);
    /// The value of a header of a request, empty when it is not there.
    static QByteArray headerOf(const QByteArray &request, const QByteArray &name);
    /// A port of this computer where nobody listens.
    static int freePort();

private:
    void serve();
    bool serveOne(int connection); ///< false: leave it open

    Handler m_handler;
    int m_port = 0;
    int m_socket = -1; // after the port: it sets it
    int m_wake[2] = {-1, -1};
    std::atomic<bool> m_ending{false};
    mutable std::mutex m_mutex;
    QByteArrayList m_requests;
    std::thread m_thread;
};

} // namespace Casebook::Testing

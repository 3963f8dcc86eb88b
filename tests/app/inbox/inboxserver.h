// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/loopbackserver.h"

#include <QByteArray>

#include <functional>
#include <mutex>

namespace Casebook::Testing {

/// A server of mailing lists: feeds with the entries a test puts in, and nothing else.
class InboxServer final
{
public:
    InboxServer()
        : m_server([this](const QByteArray &request) {
            const std::scoped_lock lock(m_mutex);
            const QByteArray path = LoopbackServer::pathOf(request);
            if (!m_broken.isEmpty()) {
                return m_broken;
            }
            const bool isSearch = path.contains("x=A");
            if (isSearch && m_refusesSearch) {
                return LoopbackServer::answer(501, "no index");
            }
            if (!isSearch && !path.endsWith("/new.atom")) {
                return LoopbackServer::answer(404, "Not Found");
            }
            return LoopbackServer::answer(
                200, "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + m_entries + "</feed>");
        })
    {
    }

    [[nodiscard]] QString url() const
    {
        return m_server.url();
    }

    [[nodiscard]] qsizetype asked() const
    {
        return m_server.lines().size();
    }

    /// \a title and \a text are XML.
    void add(const QByteArray &id, const QByteArray &title, const QByteArray &text = "words")
    {
        const std::scoped_lock lock(m_mutex);
        m_entries += "<entry><author><name>Ada</name><email>ada@example.org</email></author><title>"
            + title
            + "</title><updated>2026-11-20T10:00:00Z</updated><link "
              "href=\"https://lists.example.org/kvm/"
            + id
            + "/\"/><content type=\"xhtml\"><div "
              "xmlns=\"http://www.w3.org/1999/xhtml\"><pre>"
            + text + "</pre></div></content></entry>";
    }

    /// Answers everything with \a bytes; "" ends that.
    void breakWith(const QByteArray &bytes)
    {
        const std::scoped_lock lock(m_mutex);
        m_broken = bytes;
    }

    /// From now on only the feeds of the newest mails answer.
    void refuseSearch()
    {
        const std::scoped_lock lock(m_mutex);
        m_refusesSearch = true;
    }

private:
    std::mutex m_mutex;
    bool m_refusesSearch = false;
    QByteArray m_entries;
    QByteArray m_broken;
    LoopbackServer m_server;
};

} // namespace Casebook::Testing

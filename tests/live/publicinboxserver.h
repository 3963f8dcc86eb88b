// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace Casebook::Testing {

/// A real public-inbox-httpd on loopback with inboxes of its own in a folder that goes with it. For
/// tests; waits for the programs it starts.
class PublicInboxServer final
{
public:
    PublicInboxServer() = default;
    ~PublicInboxServer();
    PublicInboxServer(const PublicInboxServer &) = delete;
    PublicInboxServer &operator=(const PublicInboxServer &) = delete;
    PublicInboxServer(PublicInboxServer &&) = delete;
    PublicInboxServer &operator=(PublicInboxServer &&) = delete;

    static bool isInstalled();

    /// An empty inbox; \a version "-V1" or "-V2", \a indexLevel "basic" (no search), "medium" or "full".
    bool addInbox(const QString &name, const QString &version = QStringLiteral("-V2"),
                  const QString &indexLevel = QStringLiteral("full"));
    /// Puts the mails of \a mbox (mboxrd) into the inbox. Nobody sees them before index().
    bool fill(const QString &name, const QByteArray &mbox);
    bool index(const QStringList &names);
    /// Makes, or brings up to date, the index over all inboxes ("all"). Where there is one, the server
    /// searches every inbox in it and not in the inbox's own, even a basic one's (PublicInbox::Config,
    /// isrch): a mail is found once this has run after index().
    bool indexAll();

    bool start();
    /// A running server keeps looking at the search index it opened until it happens to open it anew
    /// (public-inbox 1.9: up to a minute); a new one sees all. The address stays.
    bool restart();
    bool stop();

    [[nodiscard]] QString url(const QString &path = {}) const;

    /// One mail with its separator line. \a date as in a header; it is what "rt:" sees too, because no
    /// server received the mail.
    static QByteArray mail(const QByteArray &id, const QByteArray &date, const QByteArray &subject,
                           const QByteArray &text, const QByteArray &headers = {});

private:
    [[nodiscard]] QProcessEnvironment environment() const;
    bool run(const QString &program, const QStringList &arguments, const QByteArray &input = {});

    QTemporaryDir m_home;
    QProcess m_server;
    int m_port = 0;
};

} // namespace Casebook::Testing

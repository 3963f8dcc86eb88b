// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/httpclient.h"

#include <QByteArray>
#include <QString>

namespace Casebook {

/// One thread as a public-inbox server gave it out.
struct FetchedMbox
{
    QByteArray mbox; ///< mboxrd; may hold loose mails of the same subject
    QString list; ///< inbox it came from, "all" for the index over all of them
    QString url;
    QString etag;
    QString lastModified;
    qint64 wireBytes = 0;
    bool isFromCache = false;
    bool isUnchanged = false; ///< as it was when ThreadQuery's validators were given; mbox is empty
};

/// Which thread, and how much is known of it.
struct ThreadQuery
{
    QString list; ///< empty: all
    QString messageId;
    bool isFresh = false; ///< ask even when the cache is young
    QString etag = {}; ///< of an earlier answer
    QString lastModified = {};
};

/// A public-inbox server asked for threads. Blocks; worker threads only. Sources: mail.md 3.1, 3.2.
class PublicInbox final
{
public:
    /// \a client outlives it.
    PublicInbox(HttpClient &client, MailServer server);

    /// The thread around a Message-ID. A list without it (300, 404) leads to /all/, then to where the
    /// server sends /MID/, then to the lists its answer names.
    /// Errors: HttpClient's; NotOnServer or Elsewhere when no list gave it out.
    Result<FetchedMbox> thread(const ThreadQuery &query, JobContext &context);
    /// The same of that list alone.
    Result<FetchedMbox> threadOnList(const ThreadQuery &query, JobContext &context);

    /// The server of \a options that \a url belongs to, with its mirrors; else one of this address alone.
    static MailServer serverFor(const NetworkOptions &options, const QString &url);

private:
    Result<QStringList> listsWith(const QString &messageId, JobContext &context);
    [[nodiscard]] QStringList addresses(const QString &path) const;

    HttpClient &m_client;
    MailServer m_server;
};

} // namespace Casebook

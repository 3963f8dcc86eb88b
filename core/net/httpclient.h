// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/job.h"
#include "core/model/network.h"
#include "core/net/httpcache.h"
#include "core/net/httpurl.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace Casebook {

/// What to ask for.
struct HttpRequest
{
    /// The same thing at several servers: the next is asked when one cannot be reached or fails (5xx).
    QStringList urls;
    /// The answer must be gzip and comes back unpacked; a web page in its place is a BotWall.
    bool isGzip = false;
    /// Ask even when the cache holds a young answer; an old one still saves the transfer (304).
    bool isFresh = false;
    /// What the caller knows of the last answer, for when the cache knows nothing: the answer may then be
    /// a 304 without a body.
    QString etag = {};
    QString lastModified = {};
    /// Bytes of the answer over the wire.
    qint64 mostBytes = 0; ///< 0: Limits::downloadBytes
    /// A 300 or 404 is an answer with a body, not an error.
    bool wantsErrorPage = false;
};

struct HttpResponse
{
    int status = 0;
    QString url; ///< after redirects
    QString contentType;
    QString etag;
    QString lastModified;
    QByteArray body; ///< unpacked when that was asked for
    qint64 wireBytes = 0; ///< 0 when nothing was transferred
    bool isFromCache = false;
};

/// Asks http servers, politely and on the terms of NetworkOptions: https only (plain http for this
/// computer and for listed servers), redirects judged the same way and never from https to http,
/// certificates always checked, bytes and time bounded, a pause between requests to one host,
/// Retry-After honoured, failures of the connection and of the server tried again and then at the
/// next address. No cookies, no credentials, no referrer.
///
/// get() blocks and belongs on a worker thread; several may run at once. A stop request ends it within
/// 200 ms. \a clock outlives the client.
/// Errors: Cancelled, Offline, Parse (address), InsecureHttp, Network, Timeout, Tls, TooManyRequests,
/// Elsewhere, NotOnServer, HttpStatus, ServerFailed, BotWall, CutShort, UnpacksTooLarge, TooLarge.
class HttpClient final
{
public:
    HttpClient(NetworkOptions options, const Clock &clock);
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;
    HttpClient(HttpClient &&) = delete;
    HttpClient &operator=(HttpClient &&) = delete;

    Result<HttpResponse> get(const HttpRequest &request, JobContext &context);

    [[nodiscard]] const NetworkOptions &options() const
    {
        return m_options;
    }

    /// "Casebook/0.1.0 (+SUFFIX)".
    [[nodiscard]] static QByteArray userAgent(const QString &suffix);
    /// How long an answer stands in for a new request (mail.md 3.2).
    static constexpr qint64 freshMs = 600'000;

private:
    struct Answer;
    struct Transfer;
    class Hosts;
    class Handles;

    Result<HttpResponse> fromServers(const HttpRequest &request,
                                     const std::optional<CachedAnswer> &kept, JobContext &context);
    Result<Answer> follow(const HttpRequest &request, const QString &address,
                          const std::optional<CachedAnswer> &kept, JobContext &context);
    Result<Answer> transfer(const HttpRequest &request, const HttpUrl &url,
                            const std::optional<CachedAnswer> &kept, JobContext &context);
    [[nodiscard]] Status judge(const HttpUrl &url, const HttpUrl *from) const;
    [[nodiscard]] bool isListed(const HttpUrl &url) const;
    Result<HttpResponse> finished(const HttpRequest &request, const CachedAnswer &answer) const;

    NetworkOptions m_options;
    const Clock &m_clock;
    HttpCache m_cache;
    QByteArray m_certificates; ///< the system's and the person's, when the person has some
    std::unique_ptr<Hosts> m_hosts;
    std::unique_ptr<Handles> m_handles;
};

} // namespace Casebook

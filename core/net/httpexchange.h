// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/network.h"
#include "core/net/httpurl.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <stop_token>

using CURLM = void;

namespace Casebook {

/// One request to one address, without redirects, retries or pauses.
struct HttpExchange
{
    const HttpUrl &url;
    const NetworkOptions &options;
    const QByteArray &certificates; ///< PEM; empty: libcurl's own choice
    QString etag; ///< asks conditionally when not empty
    QString lastModified;
    bool isGzip = false; ///< counts unpacked bytes and looks for gzip's magic on the way
    qint64 mostBytes = 0;
};

/// What came back, whatever its status.
struct HttpAnswer
{
    int status = 0;
    QString redirect; ///< absolute, empty when there is none
    QString contentType;
    QString etag;
    QString lastModified;
    qint64 retryAfterS = -1; ///< -1: not said
    bool isPage = false; ///< HTML, by its type or its first bytes
    QByteArray body; ///< as over the wire
};

/// Performs \a exchange on \a multi, whose connections are used again. Blocks; a stop request ends it at
/// once. \a bytes(done, total) is told of progress.
/// Errors: Cancelled, Network, Timeout, Tls, CutShort, TooLarge, UnpacksTooLarge.
Result<HttpAnswer> performExchange(CURLM *multi, const HttpExchange &exchange,
                                   const std::stop_token &stop,
                                   const std::function<void(qint64, qint64)> &bytes);

} // namespace Casebook

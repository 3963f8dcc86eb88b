// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpurl.h"

#include <QStringList>

#include <curl/curl.h>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

QString partOf(CURLU *url, CURLUPart part, unsigned flags = 0)
{
    char *text = nullptr;
    if (curl_url_get(url, part, &text, flags) != CURLUE_OK) {
        return {};
    }
    const QString value = QString::fromUtf8(text);
    curl_free(text);
    return value;
}

bool hasForbidden(const QString &text)
{
    for (const QChar c : text) {
        if (c.unicode() <= 0x20 || c.unicode() == 0x7F || c == u'\\') {
            return true;
        }
    }
    return false;
}

} // namespace

Result<HttpUrl> HttpUrl::parse(const QString &text)
{
    if (hasForbidden(text)) {
        return fail(ErrorCode::Parse, text, u"control or blank"_s);
    }
    HttpUrl url;
    url.m_handle = std::shared_ptr<CURLU>(curl_url(), curl_url_cleanup);
    const CURLUcode code =
        curl_url_set(url.m_handle.get(), CURLUPART_URL, text.toUtf8().constData(),
                     CURLU_DISALLOW_USER | CURLU_NON_SUPPORT_SCHEME);
    if (code != CURLUE_OK) {
        return fail(ErrorCode::Parse, text, QString::fromUtf8(curl_url_strerror(code)));
    }
    CURLU *handle = url.m_handle.get();
    const QString scheme = partOf(handle, CURLUPART_SCHEME);
    if (scheme != "https"_L1 && scheme != "http"_L1) {
        return fail(ErrorCode::Parse, text, u"scheme"_s);
    }
    curl_url_set(handle, CURLUPART_FRAGMENT, nullptr, 0);
    url.m_https = scheme == "https"_L1;
    url.m_host = partOf(handle, CURLUPART_HOST).toLower();
    url.m_origin =
        scheme + u"://" + url.m_host + u':' + partOf(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    url.m_text = partOf(handle, CURLUPART_URL);
    if (url.m_host.isEmpty() || url.m_text.isEmpty()) {
        return fail(ErrorCode::Parse, text, u"host"_s);
    }
    return url;
}

bool HttpUrl::isLoopback() const
{
    if (m_host == "localhost"_L1 || m_host == "[::1]"_L1) {
        return true;
    }
    // libcurl has brought every numeric form of IPv4 to four decimal numbers by now.
    const QStringList parts = m_host.split(u'.');
    if (parts.size() != 4 || parts.front() != "127"_L1) {
        return false;
    }
    for (const QString &part : parts) {
        bool isNumber = false;
        const int number = part.toInt(&isNumber);
        if (!isNumber || number < 0 || number > 255) {
            return false;
        }
    }
    return true;
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpexchange.h"

#include "core/base/limits.h"
#include "core/net/gunzip.h"
#include "core/net/httpclient.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// What libcurl's callbacks write to while one exchange runs.
struct Receiver
{
    const HttpExchange &exchange;
    CURL *easy = nullptr;
    QByteArray body;
    Gunzip gunzip{Limits::unpackedBytes, Limits::unpackRatio};
    Status status;
    std::function<void(qint64, qint64)> bytes;
    bool isOk = false; ///< a status whose body is what was asked for

    bool take(QByteArrayView piece)
    {
        if (body.isEmpty()) {
            long code = 0;
            curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code);
            isOk = code == 200;
        }
        const qint64 most = isOk ? exchange.mostBytes : Limits::pageBytes;
        if (body.size() + piece.size() > most) {
            if (isOk) {
                status = fail(ErrorCode::TooLarge, exchange.url.text());
                return false;
            }
            piece = piece.first(most - body.size()); // of an error's page the beginning will do
        }
        body.append(piece);
        if (isOk && exchange.isGzip && body.size() >= 2 && Gunzip::isGzip(body)) {
            // The first two bytes may come one by one.
            const QByteArrayView fresh =
                body.size() - piece.size() < 2 ? QByteArrayView(body) : piece;
            status = gunzip.add(fresh);
            gunzip.take();
            if (!status) {
                status = fail(status.error().code, exchange.url.text(), status.error().detail);
                return false;
            }
        }
        if (bytes) {
            curl_off_t total = -1;
            curl_easy_getinfo(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &total);
            bytes(body.size(), std::max<qint64>(total, 0));
        }
        return true;
    }
};

size_t onBytes(char *data, size_t size, size_t count, void *receiver)
{
    const size_t length = size * count;
    const bool taken = static_cast<Receiver *>(receiver)->take(
        QByteArrayView(data, static_cast<qsizetype>(length)));
    return taken ? length : CURL_WRITEFUNC_ERROR;
}

QString headerOf(CURL *easy, const char *name)
{
    curl_header *header = nullptr;
    if (curl_easy_header(easy, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK) {
        return {};
    }
    const QByteArrayView value(header->value);
    // Nothing of ours needs a long one; a longer one is not carried along.
    return value.size() > 1000 ? QString() : QString::fromLatin1(value);
}

/// Retry-After is a number of seconds or a date (RFC 9110, 10.2.3).
qint64 retryAfter(const QString &value)
{
    bool isNumber = false;
    const qint64 seconds = value.toLongLong(&isNumber);
    if (isNumber) {
        return std::clamp<qint64>(seconds, 0, 86'400);
    }
    const time_t date = curl_getdate(value.toLatin1().constData(), nullptr);
    return date < 0 ? -1 : std::clamp<qint64>(date - time(nullptr), 0, 86'400);
}

bool looksLikePage(const QString &contentType, const QByteArray &body)
{
    if (contentType.startsWith("text/html"_L1) || contentType.startsWith("application/xhtml"_L1)) {
        return true;
    }
    const QByteArray begin = body.first(std::min<qsizetype>(body.size(), 256)).trimmed().toLower();
    return begin.startsWith("<!doctype html") || begin.startsWith("<html");
}

/// A longer wait for what a server makes out of a whole thread is no failure, silence is.
void setLimits(CURL *easy, const NetworkOptions &options)
{
    const auto seconds = [](std::chrono::milliseconds limit) {
        return std::max<long>(1, static_cast<long>(limit.count() / 1000));
    };
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(options.connectLimit.count()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(options.wholeLimit.count()));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, seconds(options.silenceLimit));
}

void setTrust(CURL *easy, const HttpExchange &exchange)
{
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, exchange.url.isHttps() ? "https" : "http");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    if (!exchange.certificates.isEmpty()) {
        curl_blob blob{.data = const_cast<char *>(exchange.certificates.data()),
                       .len = static_cast<size_t>(exchange.certificates.size()),
                       .flags = CURL_BLOB_NOCOPY};
        curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &blob);
        curl_easy_setopt(easy, CURLOPT_PROXY_CAINFO_BLOB, &blob);
    }
    if (exchange.url.isLoopback()) {
        curl_easy_setopt(easy, CURLOPT_PROXY, ""); // this computer is never asked through another
    } else if (!exchange.options.proxy.isEmpty()) {
        curl_easy_setopt(easy, CURLOPT_PROXY, exchange.options.proxy.toUtf8().constData());
    }
}

curl_slist *headersOf(const HttpExchange &exchange)
{
    curl_slist *headers = curl_slist_append(nullptr, "Accept: */*");
    if (!exchange.etag.isEmpty()) {
        const QByteArray line = "If-None-Match: " + exchange.etag.toLatin1();
        headers = curl_slist_append(headers, line.constData());
    } else if (!exchange.lastModified.isEmpty()) {
        const QByteArray line = "If-Modified-Since: " + exchange.lastModified.toLatin1();
        headers = curl_slist_append(headers, line.constData());
    }
    return headers;
}

ErrorCode codeOf(CURLcode code)
{
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return ErrorCode::Timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
        return ErrorCode::Tls;
    case CURLE_PARTIAL_FILE:
        return ErrorCode::CutShort;
    default:
        return ErrorCode::Network;
    }
}

/// Drives \a multi until its one transfer is done; the code of libcurl, or Cancelled.
Result<CURLcode> drive(CURLM *multi, const std::stop_token &stop)
{
    // Thread-safe by libcurl's word, unlike everything else here.
    const std::stop_callback wake(stop, [multi] { curl_multi_wakeup(multi); });
    int running = 1;
    while (running > 0) {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        const CURLMcode stepped = curl_multi_perform(multi, &running);
        if (stepped != CURLM_OK) {
            return fail(ErrorCode::Network, {}, QString::fromUtf8(curl_multi_strerror(stepped)));
        }
        if (running > 0) {
            curl_multi_poll(multi, nullptr, 0, 100, nullptr);
        }
    }
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(multi, &left)) {
        if (message->msg == CURLMSG_DONE) {
            return message->data.result;
        }
    }
    return fail(ErrorCode::Network, {}, u"no result"_s);
}

HttpAnswer answerOf(CURL *easy, QByteArray body)
{
    HttpAnswer answer;
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    const char *redirect = nullptr;
    curl_easy_getinfo(easy, CURLINFO_REDIRECT_URL, &redirect);
    answer.redirect = QString::fromUtf8(redirect);
    answer.contentType = headerOf(easy, "Content-Type").toLower();
    answer.etag = headerOf(easy, "ETag");
    answer.lastModified = headerOf(easy, "Last-Modified");
    const QString pause = headerOf(easy, "Retry-After");
    answer.retryAfterS = pause.isEmpty() ? -1 : retryAfter(pause);
    answer.isPage = looksLikePage(answer.contentType, body);
    answer.body = std::move(body);
    return answer;
}

} // namespace

Result<HttpAnswer> performExchange(CURLM *multi, const HttpExchange &exchange,
                                   const std::stop_token &stop,
                                   const std::function<void(qint64, qint64)> &bytes)
{
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy(curl_easy_init(),
                                                                   curl_easy_cleanup);
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(headersOf(exchange),
                                                                              curl_slist_free_all);
    Receiver receiver{.exchange = exchange, .easy = easy.get(), .bytes = bytes};
    char words[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(easy.get(), CURLOPT_CURLU, exchange.url.handle());
    curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(easy.get(), CURLOPT_USERAGENT,
                     HttpClient::userAgent(exchange.options.userAgentSuffix).constData());
    curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, words);
    curl_easy_setopt(easy.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, onBytes);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &receiver);
    setLimits(easy.get(), exchange.options);
    setTrust(easy.get(), exchange);

    curl_multi_add_handle(multi, easy.get());
    const Result<CURLcode> driven = drive(multi, stop);
    curl_multi_remove_handle(multi, easy.get());
    if (!receiver.status) {
        return passOn(receiver.status);
    }
    if (!driven) {
        return fail(driven.error().code, exchange.url.text(), driven.error().detail);
    }
    if (*driven != CURLE_OK) {
        const QString detail = QString::fromUtf8(words[0] ? words : curl_easy_strerror(*driven));
        // An answer that had begun and lost its connection is a cut download, whatever libcurl saw of it.
        const bool hadBegun = !receiver.body.isEmpty()
            && (*driven == CURLE_RECV_ERROR || *driven == CURLE_PARTIAL_FILE);
        return fail(hadBegun ? ErrorCode::CutShort : codeOf(*driven), exchange.url.text(), detail);
    }
    HttpAnswer answer = answerOf(easy.get(), std::move(receiver.body));
    if (answer.status == 200 && exchange.isGzip && Gunzip::isGzip(answer.body)) {
        const Status whole = receiver.gunzip.finish();
        if (!whole) {
            return fail(whole.error().code, exchange.url.text(), whole.error().detail);
        }
    }
    return answer;
}

} // namespace Casebook

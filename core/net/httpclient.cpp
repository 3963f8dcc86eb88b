// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpclient.h"

#include "core/base/limits.h"
#include "core/net/gunzip.h"
#include "core/net/httpexchange.h"

#include <QFile>
#include <QHash>

#include <curl/curl.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

using Steady = std::chrono::steady_clock;

/// Waits unless \a stop is asked for; false then.
bool pauseFor(std::chrono::milliseconds time, const std::stop_token &stop)
{
    if (time <= std::chrono::milliseconds::zero()) {
        return !stop.stop_requested();
    }
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

/// The system's certificates and those of \a caFile, which libcurl would put in their place.
QByteArray certificatesWith(const QString &caFile)
{
    QFile own(caFile);
    if (caFile.isEmpty() || !own.open(QIODevice::ReadOnly) || own.size() > Limits::pageBytes) {
        return {};
    }
    QByteArray all = own.readAll();
    const char *path = nullptr;
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy(curl_easy_init(),
                                                                   curl_easy_cleanup);
    if (curl_easy_getinfo(easy.get(), CURLINFO_CAINFO, &path) == CURLE_OK && path != nullptr) {
        QFile bundle(QString::fromUtf8(path));
        if (bundle.open(QIODevice::ReadOnly)) {
            all += '\n' + bundle.readAll();
        }
    }
    return all;
}

bool isWorthAnotherTry(ErrorCode code)
{
    return code == ErrorCode::Network || code == ErrorCode::Timeout
        || code == ErrorCode::ServerFailed || code == ErrorCode::CutShort;
}

} // namespace

/// When each host may be asked again.
class HttpClient::Hosts
{
public:
    /// Takes the next turn at \a origin: how long to wait for it.
    std::chrono::milliseconds takeTurn(const QString &origin, std::chrono::milliseconds pace)
    {
        const std::scoped_lock lock(m_mutex);
        const Steady::time_point now = Steady::now();
        Steady::time_point &next = m_next[origin];
        const Steady::time_point turn = std::max(now, next);
        next = turn + pace;
        return std::chrono::ceil<std::chrono::milliseconds>(turn - now);
    }

    void holdBack(const QString &origin, std::chrono::seconds pause)
    {
        const std::scoped_lock lock(m_mutex);
        m_next[origin] = std::max(m_next[origin], Steady::now() + pause);
    }

    /// How long the host still wants to be left alone.
    std::chrono::milliseconds remaining(const QString &origin)
    {
        const std::scoped_lock lock(m_mutex);
        return std::chrono::ceil<std::chrono::milliseconds>(m_next[origin] - Steady::now());
    }

private:
    std::mutex m_mutex;
    QHash<QString, Steady::time_point> m_next;
};

/// libcurl multi handles that nobody uses at the moment, with their open connections.
class HttpClient::Handles
{
public:
    ~Handles()
    {
        for (CURLM *multi : m_idle) {
            curl_multi_cleanup(multi);
        }
    }

    Handles() = default;
    Handles(const Handles &) = delete;
    Handles &operator=(const Handles &) = delete;
    Handles(Handles &&) = delete;
    Handles &operator=(Handles &&) = delete;

    CURLM *take()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_idle.empty()) {
            return curl_multi_init();
        }
        CURLM *multi = m_idle.back();
        m_idle.pop_back();
        return multi;
    }

    void giveBack(CURLM *multi)
    {
        const std::scoped_lock lock(m_mutex);
        m_idle.push_back(multi);
    }

private:
    std::mutex m_mutex;
    std::vector<CURLM *> m_idle;
};

struct HttpClient::Answer
{
    HttpAnswer answer;
    QString url;
};

HttpClient::HttpClient(NetworkOptions options, const Clock &clock)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_cache(m_options.cacheFolder)
    , m_hosts(std::make_unique<Hosts>())
    , m_handles(std::make_unique<Handles>())
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(ready)
    m_certificates = certificatesWith(m_options.caFile);
}

HttpClient::~HttpClient() = default;

QByteArray HttpClient::userAgent(const QString &suffix)
{
    QByteArray agent = "Casebook/" CASEBOOK_VERSION;
    QByteArray clean;
    for (const QChar c : suffix) {
        // One gate: what is no printable ASCII, or would end the comment, stays out of the header.
        if (c.unicode() > 0x20 && c.unicode() < 0x7F && c != u'(' && c != u')' && c != u'\\') {
            clean.append(static_cast<char>(c.unicode()));
        }
    }
    if (!clean.isEmpty()) {
        agent += " (+" + clean.first(std::min<qsizetype>(clean.size(), 128)) + ')';
    }
    return agent;
}

bool HttpClient::isListed(const HttpUrl &url) const
{
    return std::ranges::any_of(m_options.servers, [&url](const MailServer &server) {
        const auto matches = [&url](const QString &text) {
            const Result<HttpUrl> listed = HttpUrl::parse(text);
            return listed && listed->origin() == url.origin();
        };
        return matches(server.url) || std::ranges::any_of(server.mirrors, matches);
    });
}

Status HttpClient::judge(const HttpUrl &url, const HttpUrl *from) const
{
    const bool isDowngrade = from != nullptr && from->isHttps() && !url.isHttps();
    const bool isAllowed = url.isHttps() || url.isLoopback() || isListed(url);
    if (isDowngrade || !isAllowed) {
        return fail(ErrorCode::InsecureHttp, url.text());
    }
    // A stranger's server has no business pointing at programs of this computer.
    if (from != nullptr && url.isLoopback() && !from->isLoopback()) {
        return fail(ErrorCode::Rejected, url.text(), u"redirect to this computer"_s);
    }
    return {};
}

Result<HttpResponse> HttpClient::get(const HttpRequest &request, JobContext &context)
{
    if (request.urls.isEmpty()) {
        return fail(ErrorCode::Usage, {}, u"no address"_s);
    }
    const Result<HttpUrl> first = HttpUrl::parse(request.urls.front());
    if (!first) {
        return passOn(first);
    }
    const std::optional<CachedAnswer> kept = m_cache.find(first->text());
    const qint64 age = kept ? m_clock.now() - kept->storedMs : freshMs;
    if (kept && !request.isFresh && age >= 0 && age < freshMs) {
        return finished(request, *kept);
    }
    if (m_options.isOffline) {
        return fail(ErrorCode::Offline, first->text());
    }
    return fromServers(request, kept, context);
}

Result<HttpResponse> HttpClient::fromServers(const HttpRequest &request,
                                             const std::optional<CachedAnswer> &kept,
                                             JobContext &context)
{
    const QString key = HttpUrl::parse(request.urls.front())->text();
    Result<Answer> got = fail(ErrorCode::Network);
    for (const QString &address : request.urls) {
        std::chrono::milliseconds pause = m_options.backoff;
        for (int i = 0; i < m_options.tries; ++i) {
            got = follow(request, address, kept, context);
            // A short wait that the server names is worth it, once: then it means it.
            if (i == 0 && !got && got.error().code == ErrorCode::TooManyRequests
                && got.error().value > 0
                && std::chrono::seconds(got.error().value) <= m_options.longestPause) {
                continue;
            }
            if (got || !isWorthAnotherTry(got.error().code) || i + 1 == m_options.tries) {
                break;
            }
            if (!pauseFor(pause, context.stopToken())) {
                return fail(ErrorCode::Cancelled, address);
            }
            pause *= 2;
        }
        if (got || !isWorthAnotherTry(got.error().code)) {
            break;
        }
    }
    if (!got) {
        return passOn(got);
    }
    const HttpAnswer &answer = got->answer;
    if (answer.status == 304 && kept) {
        m_cache.renew(key, *kept, m_clock.now());
        return finished(request, *kept);
    }
    if (answer.status == 304) {
        return HttpResponse{.status = 304,
                            .url = got->url,
                            .etag = request.etag,
                            .lastModified = request.lastModified,
                            .isFromCache = true};
    }
    CachedAnswer whole{.url = got->url,
                       .contentType = answer.contentType,
                       .etag = answer.etag,
                       .lastModified = answer.lastModified,
                       .storedMs = m_clock.now(),
                       .body = answer.body};
    Result<HttpResponse> response = finished(request, whole);
    if (response) {
        response->isFromCache = false;
        response->status = answer.status;
        response->wireBytes = answer.body.size();
        if (answer.status == 200) {
            m_cache.store(key, whole);
        }
    }
    return response;
}

Result<HttpClient::Answer> HttpClient::follow(const HttpRequest &request, const QString &address,
                                              const std::optional<CachedAnswer> &kept,
                                              JobContext &context)
{
    Result<HttpUrl> url = HttpUrl::parse(address);
    if (!url) {
        return passOn(url);
    }
    std::optional<HttpUrl> from;
    for (int i = 0; i <= Limits::redirects; ++i) {
        const Status judged = judge(*url, from ? &*from : nullptr);
        if (!judged) {
            return passOn(judged);
        }
        Result<Answer> got = transfer(request, *url, kept, context);
        const bool isRedirect = got && got->answer.status >= 301 && got->answer.status <= 308
            && got->answer.status != 304 && !got->answer.redirect.isEmpty();
        if (!isRedirect) {
            return got;
        }
        from = *url;
        url = HttpUrl::parse(got->answer.redirect);
        if (!url) {
            return fail(ErrorCode::HttpStatus, address, u"redirect to no http address"_s);
        }
    }
    return fail(ErrorCode::HttpStatus, address, u"too many redirects"_s);
}

Result<HttpClient::Answer> HttpClient::transfer(const HttpRequest &request, const HttpUrl &url,
                                                const std::optional<CachedAnswer> &kept,
                                                JobContext &context)
{
    const HttpExchange exchange{.url = url,
                                .options = m_options,
                                .certificates = m_certificates,
                                .etag = kept ? kept->etag : request.etag,
                                .lastModified = kept ? kept->lastModified : request.lastModified,
                                .isGzip = request.isGzip,
                                .mostBytes = request.mostBytes > 0 ? request.mostBytes
                                                                   : Limits::downloadBytes};
    const std::chrono::milliseconds held = m_hosts->remaining(url.origin());
    if (held > m_options.longestPause) {
        return std::unexpected(Error{.code = ErrorCode::TooManyRequests,
                                     .subject = url.host(),
                                     .value = (held.count() + 999) / 1000});
    }
    if (!pauseFor(m_hosts->takeTurn(url.origin(), m_options.pace), context.stopToken())) {
        return fail(ErrorCode::Cancelled, url.text());
    }
    CURLM *multi = m_handles->take();
    Result<HttpAnswer> answer =
        performExchange(multi, exchange, context.stopToken(),
                        [&context](qint64 done, qint64 total) { context.report(done, total); });
    m_handles->giveBack(multi);
    if (!answer) {
        return passOn(answer);
    }
    const int status = answer->status;
    if (status == 429 || (status == 503 && answer->retryAfterS >= 0)) {
        const std::chrono::seconds pause(std::max<qint64>(answer->retryAfterS, 0));
        m_hosts->holdBack(url.origin(), pause);
        return std::unexpected(Error{
            .code = ErrorCode::TooManyRequests, .subject = url.host(), .value = pause.count()});
    }
    const QString detail = QString::number(status);
    // 501: nothing failed, this inbox has no such thing (a public-inbox without a search index).
    if (status >= 500 && status != 501) {
        return fail(ErrorCode::ServerFailed, url.text(), detail);
    }
    if (status == 300 && !request.wantsErrorPage) {
        return fail(ErrorCode::Elsewhere, url.text(), detail);
    }
    if ((status == 404 || status == 410) && !request.wantsErrorPage) {
        return fail(ErrorCode::NotOnServer, url.text(), detail);
    }
    const bool isExpected = status == 200 || status == 300 || status == 404 || status == 410
        || (status >= 301 && status <= 308); // 304 among them
    if (status == 403 && request.isGzip && answer->isPage) {
        return fail(ErrorCode::BotWall, url.text(), detail);
    }
    if (!isExpected) {
        return fail(ErrorCode::HttpStatus, url.text(), detail);
    }
    if (status == 200 && request.isGzip && !Gunzip::isGzip(answer->body)) {
        return fail(answer->isPage ? ErrorCode::BotWall : ErrorCode::Parse, url.text(),
                    answer->contentType);
    }
    return Answer{.answer = std::move(*answer), .url = url.text()};
}

Result<HttpResponse> HttpClient::finished(const HttpRequest &request,
                                          const CachedAnswer &answer) const
{
    HttpResponse response{.status = 200,
                          .url = answer.url,
                          .contentType = answer.contentType,
                          .etag = answer.etag,
                          .lastModified = answer.lastModified,
                          .body = answer.body,
                          .isFromCache = true};
    if (request.isGzip) {
        Gunzip gunzip(Limits::unpackedBytes, Limits::unpackRatio);
        Status status = gunzip.add(answer.body);
        if (status) {
            status = gunzip.finish();
        }
        if (!status) {
            return fail(status.error().code, answer.url, status.error().detail);
        }
        response.body = gunzip.take();
    }
    return response;
}

} // namespace Casebook

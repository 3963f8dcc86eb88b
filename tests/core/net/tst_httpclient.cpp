// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpclient.h"
#include "tests/support/loopbackserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Casebook;
using namespace Qt::StringLiterals;
using Testing::LoopbackServer;

namespace {

NetworkOptions quick()
{
    NetworkOptions options;
    options.backoff = std::chrono::milliseconds(1);
    options.pace = std::chrono::milliseconds(0);
    return options;
}

} // namespace

class HttpClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsWhoAsks();
    void everyFailureHasItsCode_data();
    void everyFailureHasItsCode();
    void deadNetwork();
    void silentServerTimesOut();
    void refusesPlainHttp();
    void listedServerMayBePlain();
    void redirectsAreJudged();
    void redirectsAreBounded();
    void serverErrorsAreTriedAgain();
    void clientErrorsAreNot();
    void nextMirrorIsAsked();
    void shortRetryAfterIsHonoured();
    void longRetryAfterHoldsTheHost();
    void requestsKeepTheirPace();
    void youngAnswerComesFromTheCache();
    void oldAnswerIsAskedForAgain();
    void damagedCacheIsIgnored();
    void cacheIsBounded();
    void failuresAreNotCached();
    void bombIsStopped();
    void cancelEndsAtOnce();
    void offlineAsksNobody();
    void proxyIsUsed();
    void certificatesAreChecked();
    void userAgentSuffixIsTamed();

private:
    Result<HttpResponse> get(const QString &url, bool gzip = false)
    {
        JobContext context;
        return m_client->get({.urls = {url}, .isGzip = gzip}, context);
    }

    void use(const NetworkOptions &options)
    {
        m_client = std::make_unique<HttpClient>(options, m_clock);
    }

    FixedClock m_clock{1'770'000'000'000};
    std::unique_ptr<HttpClient> m_client;
};

void HttpClientTest::init()
{
    use(quick());
}

void HttpClientTest::tellsWhoAsks()
{
    LoopbackServer server([](const QByteArray &) {
        return LoopbackServer::answer(200, "hello", "ETag: \"x\"\r\nContent-Type: text/plain\r\n");
    });
    const Result<HttpResponse> answer = get(server.url());
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray("hello"));
    QCOMPARE(answer->etag, u"\"x\""_s);
    const QByteArray request = server.requests().first();
    QVERIFY(LoopbackServer::headerOf(request, "User-Agent").startsWith("Casebook/"));
    QVERIFY(LoopbackServer::headerOf(request, "Cookie").isEmpty());
    QVERIFY(LoopbackServer::headerOf(request, "Referer").isEmpty());
}

void HttpClientTest::everyFailureHasItsCode_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray gz = LoopbackServer::gzip("From mboxrd@z Thu Jan  1 00:00:00 1970\n");
    const QByteArray html =
        "<!doctype html><html><title>Making sure you're not a bot!</title></html>";
    const auto row = [](const char *name, const QByteArray &reply, ErrorCode code) {
        QTest::newRow(name) << reply << code;
    };
    row("bot wall", LoopbackServer::answer(200, html, "Content-Type: text/html\r\n"),
        ErrorCode::BotWall);
    row("bot wall without a type", LoopbackServer::answer(200, "\n  " + html), ErrorCode::BotWall);
    row("forbidden page", LoopbackServer::answer(403, html), ErrorCode::BotWall);
    row("no gzip", LoopbackServer::answer(200, "From x"), ErrorCode::Parse);
    row("empty", LoopbackServer::answer(200, ""), ErrorCode::Parse);
    row("300", LoopbackServer::answer(300, html), ErrorCode::Elsewhere);
    row("404", LoopbackServer::answer(404, "no"), ErrorCode::NotOnServer);
    row("410", LoopbackServer::answer(410, "no"), ErrorCode::NotOnServer);
    row("403", LoopbackServer::answer(403, "no"), ErrorCode::HttpStatus);
    row("429", LoopbackServer::answer(429, "slow down"), ErrorCode::TooManyRequests);
    row("500", LoopbackServer::answer(500, "oops"), ErrorCode::ServerFailed);
    row("501", LoopbackServer::answer(501, "no index"), ErrorCode::HttpStatus);
    row("503", LoopbackServer::answer(503, "busy"), ErrorCode::ServerFailed);
    row("cut gzip", LoopbackServer::answer(200, gz.first(gz.size() - 5)), ErrorCode::CutShort);
    row("cut transfer", "HTTP/1.1 200 X\r\nContent-Length: 9999\r\n\r\n" + gz, ErrorCode::CutShort);
    row("no answer", "", ErrorCode::Network);
    row("no http", "SSH-2.0-x\r\n\r\n", ErrorCode::Network);
}

void HttpClientTest::everyFailureHasItsCode()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const ErrorCode, code);
    LoopbackServer server([&reply](const QByteArray &) { return reply; });
    const Result<HttpResponse> answer = get(server.url() + u"l/a@b/t.mbox.gz"_s, true);
    QVERIFY(!answer);
    QCOMPARE(errorCodeName(answer.error().code), errorCodeName(code));
    QVERIFY(!answer.error().subject.isEmpty());
}

void HttpClientTest::deadNetwork()
{
    const Result<HttpResponse> answer =
        get(u"http://127.0.0.1:%1/"_s.arg(LoopbackServer::freePort()));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Network);
}

void HttpClientTest::silentServerTimesOut()
{
    LoopbackServer server([](const QByteArray &) { return LoopbackServer::hang(); });
    NetworkOptions options = quick();
    options.wholeLimit = std::chrono::milliseconds(50);
    use(options);
    const Result<HttpResponse> answer = get(server.url());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Timeout);
    QCOMPARE(server.requests().size(), 3); // tried again, as a lost connection is
}

void HttpClientTest::refusesPlainHttp()
{
    const Result<HttpResponse> answer = get(u"http://lists.example.org/all/x@y/"_s);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::InsecureHttp);
    for (const QString &bad : {u"ftp://example.org/"_s, u"file:///etc/passwd"_s,
                               u"https://u:p@h/"_s, u"https://h/\r\nX: y"_s, u"x"_s, u""_s}) {
        const Result<HttpResponse> refused = get(bad);
        QVERIFY2(!refused, qPrintable(bad));
        QVERIFY2(refused.error().code == ErrorCode::Parse
                     || refused.error().code == ErrorCode::InsecureHttp,
                 qPrintable(bad));
    }
}

void HttpClientTest::listedServerMayBePlain()
{
    // Asked through a proxy, so that no name has to be looked up.
    LoopbackServer proxy([](const QByteArray &) { return LoopbackServer::answer(200, "hi"); });
    NetworkOptions options = quick();
    options.servers = {{.url = u"http://lists.example.org/"_s}};
    options.proxy = proxy.url();
    use(options);
    QVERIFY(get(u"http://lists.example.org/x"_s));
    const Result<HttpResponse> other = get(u"http://lists.example.org:81/x"_s);
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::InsecureHttp);
}

void HttpClientTest::redirectsAreJudged()
{
    LoopbackServer server([](const QByteArray &request) {
        if (LoopbackServer::pathOf(request) == "/there") {
            return LoopbackServer::answer(200, "found");
        }
        const QByteArray to = LoopbackServer::pathOf(request) == "/away"
            ? "http://lists.example.org/x"
            : LoopbackServer::pathOf(request) == "/file" ? "file:///etc/passwd"
                                                         : "/there";
        return LoopbackServer::answer(302, "", "Location: " + to + "\r\n");
    });
    const Result<HttpResponse> answer = get(server.url() + u"here"_s);
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray("found"));
    QCOMPARE(answer->url, server.url() + u"there"_s);
    const Result<HttpResponse> away = get(server.url() + u"away"_s);
    QVERIFY(!away);
    QCOMPARE(away.error().code, ErrorCode::InsecureHttp);
    const Result<HttpResponse> file = get(server.url() + u"file"_s);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::HttpStatus);
}

void HttpClientTest::redirectsAreBounded()
{
    LoopbackServer server(
        [](const QByteArray &) { return LoopbackServer::answer(301, "", "Location: /again\r\n"); });
    const Result<HttpResponse> answer = get(server.url());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::HttpStatus);
    QCOMPARE(server.requests().size(), 6);
}

void HttpClientTest::serverErrorsAreTriedAgain()
{
    std::atomic<int> count = 0;
    LoopbackServer server([&count](const QByteArray &) {
        return ++count < 3 ? LoopbackServer::answer(500, "") : LoopbackServer::answer(200, "ok");
    });
    const Result<HttpResponse> answer = get(server.url());
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray("ok"));
}

void HttpClientTest::clientErrorsAreNot()
{
    LoopbackServer mirror([](const QByteArray &) { return LoopbackServer::answer(200, "ok"); });
    for (const int status : {400, 403, 404, 429}) {
        LoopbackServer server(
            [status](const QByteArray &) { return LoopbackServer::answer(status, ""); });
        JobContext context;
        QVERIFY(!m_client->get({.urls = {server.url(), mirror.url()}}, context));
        QCOMPARE(server.requests().size(), 1);
    }
    QCOMPARE(mirror.requests().size(), 0);
}

void HttpClientTest::nextMirrorIsAsked()
{
    LoopbackServer broken([](const QByteArray &) { return LoopbackServer::answer(502, ""); });
    LoopbackServer good([](const QByteArray &) { return LoopbackServer::answer(200, "ok"); });
    const QString dead = u"http://127.0.0.1:%1/"_s.arg(LoopbackServer::freePort());
    JobContext context;
    const Result<HttpResponse> answer =
        m_client->get({.urls = {dead, broken.url(), good.url()}}, context);
    QVERIFY(answer);
    QCOMPARE(answer->url, good.url());
    QCOMPARE(broken.requests().size(), 3);
}

void HttpClientTest::shortRetryAfterIsHonoured()
{
    std::atomic<int> count = 0;
    LoopbackServer server([&count](const QByteArray &) {
        return ++count == 1 ? LoopbackServer::answer(429, "", "Retry-After: 1\r\n")
                            : LoopbackServer::answer(200, "ok");
    });
    QElapsedTimer time;
    time.start();
    QVERIFY(get(server.url()));
    QVERIFY2(time.elapsed() >= 900, qPrintable(QString::number(time.elapsed())));
    QCOMPARE(server.requests().size(), 2);
}

void HttpClientTest::longRetryAfterHoldsTheHost()
{
    LoopbackServer server(
        [](const QByteArray &) { return LoopbackServer::answer(429, "", "Retry-After: 120\r\n"); });
    const Result<HttpResponse> first = get(server.url());
    QVERIFY(!first);
    QCOMPARE(first.error().code, ErrorCode::TooManyRequests);
    QCOMPARE(first.error().value, 120);
    const Result<HttpResponse> second = get(server.url() + u"other"_s);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::TooManyRequests);
    QVERIFY(second.error().value > 100);
    QCOMPARE(server.requests().size(), 1);
}

void HttpClientTest::requestsKeepTheirPace()
{
    LoopbackServer server([](const QByteArray &) { return LoopbackServer::answer(200, "ok"); });
    NetworkOptions options = quick();
    options.pace = std::chrono::milliseconds(40);
    use(options);
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 4; ++i) {
        QVERIFY(get(server.url() + QString::number(i)));
    }
    QVERIFY2(time.elapsed() >= 119, qPrintable(QString::number(time.elapsed())));
}

void HttpClientTest::youngAnswerComesFromTheCache()
{
    const QTemporaryDir folder;
    LoopbackServer server([](const QByteArray &) {
        return LoopbackServer::answer(200, LoopbackServer::gzip("mail"));
    });
    NetworkOptions options = quick();
    options.cacheFolder = folder.filePath(u"http"_s);
    use(options);
    QVERIFY(get(server.url() + u"x#fragment"_s, true));
    use(options); // another start of the program
    const Result<HttpResponse> again = get(server.url() + u"x"_s, true);
    QVERIFY(again);
    QCOMPARE(again->body, QByteArray("mail"));
    QVERIFY(again->isFromCache);
    QCOMPARE(server.requests().size(), 1);
    const QFileInfoList files = QDir(options.cacheFolder).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QVERIFY(!(files.first().permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void HttpClientTest::oldAnswerIsAskedForAgain()
{
    const QTemporaryDir folder;
    LoopbackServer server([](const QByteArray &request) {
        const bool isKnown = LoopbackServer::headerOf(request, "If-None-Match") == "\"v1\"";
        return isKnown
            ? LoopbackServer::answer(304, "")
            : LoopbackServer::answer(200, LoopbackServer::gzip("mail"), "ETag: \"v1\"\r\n");
    });
    NetworkOptions options = quick();
    options.cacheFolder = folder.path();
    use(options);
    QVERIFY(get(server.url(), true));
    JobContext context;
    for (const qint64 ms : {0, 700'000}) {
        const FixedClock later(m_clock.now() + ms);
        HttpClient client(options, later);
        const Result<HttpResponse> again =
            client.get({.urls = {server.url()}, .isGzip = true, .isFresh = ms == 0}, context);
        QVERIFY(again);
        QCOMPARE(again->body, QByteArray("mail"));
        QCOMPARE(again->wireBytes, 0);
    }
    QCOMPARE(server.requests().size(), 3);
}

void HttpClientTest::damagedCacheIsIgnored()
{
    const QTemporaryDir folder;
    LoopbackServer server([](const QByteArray &) { return LoopbackServer::answer(200, "fresh"); });
    NetworkOptions options = quick();
    options.cacheFolder = folder.path();
    use(options);
    QVERIFY(get(server.url()));
    const QFileInfoList files = QDir(folder.path()).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QFile file(files.first().filePath());
    QVERIFY(file.open(QIODevice::Append));
    file.write("x");
    file.close();
    const Result<HttpResponse> again = get(server.url());
    QVERIFY(again);
    QVERIFY(!again->isFromCache);
    QCOMPARE(server.requests().size(), 2);
}

void HttpClientTest::cacheIsBounded()
{
    const QTemporaryDir folder;
    const HttpCache cache(folder.path());
    for (int i = 0; i < HttpCache::mostFiles + 20; ++i) {
        cache.store(u"https://example.org/%1"_s.arg(i), {.body = "x"});
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), HttpCache::mostFiles);
}

void HttpClientTest::failuresAreNotCached()
{
    const QTemporaryDir folder;
    std::atomic<int> count = 0;
    LoopbackServer server([&count](const QByteArray &) {
        return ++count == 1 ? LoopbackServer::answer(200, "<html>are you a bot?</html>")
                            : LoopbackServer::answer(200, LoopbackServer::gzip("mail"));
    });
    NetworkOptions options = quick();
    options.cacheFolder = folder.path();
    use(options);
    QVERIFY(!get(server.url(), true));
    const Result<HttpResponse> again = get(server.url(), true);
    QVERIFY(again);
    QVERIFY(!again->isFromCache);
}

void HttpClientTest::bombIsStopped()
{
    LoopbackServer server([](const QByteArray &) {
        return LoopbackServer::answer(200, LoopbackServer::gzip(QByteArray(128 << 20, 'x')));
    });
    const Result<HttpResponse> answer = get(server.url(), true);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::UnpacksTooLarge);
    JobContext context;
    LoopbackServer large(
        [](const QByteArray &) { return LoopbackServer::answer(200, QByteArray(5000, 'x')); });
    const Result<HttpResponse> tooLarge =
        m_client->get({.urls = {large.url()}, .mostBytes = 4999}, context);
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().code, ErrorCode::TooLarge);
}

void HttpClientTest::cancelEndsAtOnce()
{
    std::stop_source stop;
    LoopbackServer server([&stop](const QByteArray &) {
        stop.request_stop(); // while the client waits for the answer
        return LoopbackServer::hang();
    });
    JobContext context(stop.get_token());
    QElapsedTimer time;
    time.start();
    const Result<HttpResponse> answer = m_client->get({.urls = {server.url()}}, context);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    QVERIFY2(time.elapsed() < 2000, qPrintable(QString::number(time.elapsed())));
}

void HttpClientTest::offlineAsksNobody()
{
    LoopbackServer server([](const QByteArray &) { return LoopbackServer::answer(200, "ok"); });
    NetworkOptions options = quick();
    options.isOffline = true;
    use(options);
    const Result<HttpResponse> answer = get(server.url());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Offline);
    QCOMPARE(server.requests().size(), 0);
}

void HttpClientTest::proxyIsUsed()
{
    LoopbackServer proxy(
        [](const QByteArray &) { return LoopbackServer::answer(403, "no tunnel"); });
    NetworkOptions options = quick();
    options.proxy = proxy.url();
    use(options);
    const Result<HttpResponse> answer = get(u"https://lists.example.org/x"_s);
    QVERIFY(!answer);
    QVERIFY(!proxy.lines().isEmpty());
    QCOMPARE(proxy.lines().first(), QByteArray("CONNECT lists.example.org:443 HTTP/1.1"));
}

void HttpClientTest::certificatesAreChecked()
{
    const QTemporaryDir folder;
    const QString key = folder.filePath(u"key.pem"_s);
    const QString certificate = folder.filePath(u"cert.pem"_s);
    QProcess make;
    make.start(u"openssl"_s,
               {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-keyout"_s, key, u"-out"_s,
                certificate, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=localhost"_s, u"-addext"_s,
                u"subjectAltName=IP:127.0.0.1"_s});
    QVERIFY(make.waitForFinished());
    QCOMPARE(make.exitCode(), 0);
    QProcess server;
    const int port = LoopbackServer::freePort();
    server.start(u"openssl"_s,
                 {u"s_server"_s, u"-accept"_s, u"127.0.0.1:%1"_s.arg(port), u"-www"_s, u"-key"_s,
                  key, u"-cert"_s, certificate});
    QVERIFY(server.waitForStarted());
    QByteArray said;
    while (!said.contains("ACCEPT") && server.waitForReadyRead()) {
        said += server.readAllStandardOutput();
    }
    QVERIFY2(said.contains("ACCEPT"), said.constData());
    const QString url = u"https://127.0.0.1:%1/"_s.arg(port);
    const Result<HttpResponse> stranger = get(url);
    QVERIFY(!stranger);
    QCOMPARE(errorCodeName(stranger.error().code), errorCodeName(ErrorCode::Tls));
    NetworkOptions options = quick();
    options.caFile = certificate;
    use(options);
    const Result<HttpResponse> known = get(url);
    QVERIFY2(known, known ? "" : qPrintable(known.error().detail));
    const Result<HttpResponse> wrongName = get(u"https://localhost:%1/"_s.arg(port));
    QVERIFY(!wrongName);
    QCOMPARE(wrongName.error().code, ErrorCode::Tls);
    server.kill();
    server.waitForFinished();
}

void HttpClientTest::userAgentSuffixIsTamed()
{
    QVERIFY(!HttpClient::userAgent({}).contains('('));
    QCOMPARE(HttpClient::userAgent(u"a1b2-c3"_s).split(' ').last(), QByteArray("(+a1b2-c3)"));
    QCOMPARE(HttpClient::userAgent(u"x)\r\nEvil: y"_s).split(' ').last(), QByteArray("(+xEvil:y)"));
    QVERIFY(HttpClient::userAgent(QString(10'000, u'x')).size() < 200);
}

QTEST_GUILESS_MAIN(HttpClientTest)

#include "tst_httpclient.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/publicinbox.h"
#include "tests/support/loopbackserver.h"

#include <QObject>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;
using Testing::LoopbackServer;

namespace {

const QString wanted = QStringLiteral("a/1@example.org");

NetworkOptions quick()
{
    NetworkOptions options;
    options.backoff = std::chrono::milliseconds(1);
    options.pace = std::chrono::milliseconds(0);
    return options;
}

} // namespace

class PublicInboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksTheList();
    void looksUnderAll();
    void followsTheRedirect();
    void readsTheListsOf300();
    void nowhere();
    void otherErrorsEndTheSearch();
    void knowsItsServers();

private:
    Result<FetchedMbox> fetch(const LoopbackServer &server, const QString &list)
    {
        JobContext context;
        HttpClient client(quick(), m_clock);
        return PublicInbox(client, {.url = server.url()})
            .thread({.list = list, .messageId = wanted}, context);
    }

    /// Answers only these paths.
    static LoopbackServer::Handler only(const QHash<QByteArray, QByteArray> &pages)
    {
        return [pages](const QByteArray &request) {
            return pages.value(LoopbackServer::pathOf(request), LoopbackServer::answer(404, "no"));
        };
    }

    SystemClock m_clock;
};

void PublicInboxTest::asksTheList()
{
    LoopbackServer server(only({{"/kvm/a%2F1@example.org/t.mbox.gz",
                                 LoopbackServer::answer(200, LoopbackServer::gzip("From x"))}}));
    const Result<FetchedMbox> got = fetch(server, u"kvm"_s);
    QVERIFY(got);
    QCOMPARE(got->mbox, QByteArray("From x"));
    QCOMPARE(got->list, u"kvm"_s);
    QCOMPARE(server.requests().size(), 1);
}

void PublicInboxTest::looksUnderAll()
{
    LoopbackServer server(
        only({{"/kvm/a%2F1@example.org/t.mbox.gz", LoopbackServer::answer(300, "")},
              {"/all/a%2F1@example.org/t.mbox.gz",
               LoopbackServer::answer(200, LoopbackServer::gzip("From x"))}}));
    const Result<FetchedMbox> got = fetch(server, u"kvm"_s);
    QVERIFY(got);
    QCOMPARE(got->list, u"all"_s);
}

void PublicInboxTest::followsTheRedirect()
{
    LoopbackServer server(
        only({{"/a%2F1@example.org/",
               LoopbackServer::answer(302, "", "Location: /qemu-devel/a%2F1@example.org/\r\n")},
              {"/qemu-devel/a%2F1@example.org/", LoopbackServer::answer(200, "<html>mail</html>")},
              {"/qemu-devel/a%2F1@example.org/t.mbox.gz",
               LoopbackServer::answer(200, LoopbackServer::gzip("From x"))}}));
    const Result<FetchedMbox> got = fetch(server, {});
    QVERIFY(got);
    QCOMPARE(got->list, u"qemu-devel"_s);
}

void PublicInboxTest::readsTheListsOf300()
{
    LoopbackServer server(
        only({{"/a%2F1@example.org/",
               LoopbackServer::answer(300,
                                      "<a href=\"../gone/a%2F1@example.org/\">gone</a>"
                                      "<a href=\"/kvm/a%2F1@example.org/\">kvm</a>")},
              {"/kvm/a%2F1@example.org/t.mbox.gz",
               LoopbackServer::answer(200, LoopbackServer::gzip("From x"))}}));
    const Result<FetchedMbox> got = fetch(server, u"x"_s);
    QVERIFY(got);
    QCOMPARE(got->list, u"kvm"_s);
}

void PublicInboxTest::nowhere()
{
    LoopbackServer server(only({}));
    const Result<FetchedMbox> got = fetch(server, u"kvm"_s);
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::NotOnServer);
    QCOMPARE(server.requests().size(), 3);
    LoopbackServer elsewhere([](const QByteArray &) { return LoopbackServer::answer(300, ""); });
    const Result<FetchedMbox> pointed = fetch(elsewhere, u"kvm"_s);
    QVERIFY(!pointed);
    QCOMPARE(pointed.error().code, ErrorCode::Elsewhere);
}

void PublicInboxTest::otherErrorsEndTheSearch()
{
    LoopbackServer server([](const QByteArray &) { return LoopbackServer::answer(200, "<html>"); });
    const Result<FetchedMbox> got = fetch(server, u"kvm"_s);
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::BotWall);
    QCOMPARE(server.requests().size(), 1);
}

void PublicInboxTest::knowsItsServers()
{
    NetworkOptions options;
    QCOMPARE(PublicInbox::serverFor(options, {}), loreServer());
    QCOMPARE(PublicInbox::serverFor(options, u"https://lore.kernel.org"_s), loreServer());
    QCOMPARE(PublicInbox::serverFor(options, u"https://x.example.org"_s),
             MailServer{.url = u"https://x.example.org/"_s});
    options.servers = {
        {.url = u"https://x.example.org"_s, .mirrors = {u"https://y.example.org/"_s}}};
    QCOMPARE(PublicInbox::serverFor(options, u"https://x.example.org/"_s).mirrors.size(), 1);
    QCOMPARE(PublicInbox::serverFor(options, {}).mirrors.size(), 1);
    QCOMPARE(PublicInbox::serverFor(options, loreServer().url), loreServer());
}

QTEST_GUILESS_MAIN(PublicInboxTest)

#include "tst_publicinbox.moc"

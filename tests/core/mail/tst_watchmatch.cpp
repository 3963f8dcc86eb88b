// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/maintainers.h"
#include "core/mail/watchmatch.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

FeedEntry patch(const QString &path, const QString &function = {})
{
    FeedEntry entry;
    entry.messageId = u"p@x"_s;
    entry.title = u"[PATCH] something"_s;
    entry.authorName = u"Ada Beispiel"_s;
    entry.authorAddress = u"ada@example.org"_s;
    entry.text = u"Words.\n---\ndiff --git a/"_s + path + u" b/"_s + path + u"\n--- a/"_s + path
        + u"\n+++ b/"_s + path + u"\n@@ -1 +1 @@ "_s + function + u"\n-old\n+new\n"_s;
    return entry;
}

QString reason(const Watch &watch, const FeedEntry &entry, bool wasSearched = true)
{
    const auto match = WatchMatcher(watch).match(entry, wasSearched);
    return match ? matchKindName(match->kind) + u' ' + match->term : QString();
}

} // namespace

class TestWatchMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhyAMailIsWanted();
    void dropsWhatTheServerTookForAPath();
    void readsMaintainers();
    void makesAWatchOfASubsystem();
    void tellsNotices_data();
    void tellsNotices();
};

void TestWatchMatch::saysWhyAMailIsWanted()
{
    Watch watch;
    QCOMPARE(reason(watch, patch(u"a.c"_s)), u"list "_s);
    watch.keywords = {u"deadlock"_s, u"words."_s};
    QCOMPARE(reason(watch, patch(u"a.c"_s)), u"text words."_s);
    watch.people = {u"ada@"_s};
    QCOMPARE(reason(watch, patch(u"a.c"_s)), u"person ada@"_s);
    watch.keywords.append(u"SOMETHING"_s);
    QCOMPARE(reason(watch, patch(u"a.c"_s)), u"title SOMETHING"_s);

    Watch functions;
    functions.functions = {u"worker_killed"_s};
    QCOMPARE(reason(functions, patch(u"a.c"_s, u"static void vhost_worker_killed(void *d)"_s)),
             u"function worker_killed"_s);
    QCOMPARE(reason(functions, patch(u"a.c"_s, u"main(void)"_s)), QString());

    Watch patterns;
    patterns.pathPatterns = {u"(broken"_s, u"vhost[^/]*\\.c$"_s};
    patterns.textPatterns = {u"\\b(?i: WORDS | other )\\b  # comment"_s};
    QCOMPARE(WatchMatcher(patterns).invalidPatterns(), QStringList{u"(broken"_s});
    QCOMPARE(reason(patterns, patch(u"drivers/vhost/vhost_net.c"_s)),
             u"path drivers/vhost/vhost_net.c"_s);
    QCOMPARE(reason(patterns, patch(u"a.c"_s)), u"text "_s + patterns.textPatterns.front());
}

void TestWatchMatch::dropsWhatTheServerTookForAPath()
{
    Watch watch;
    watch.paths = {u"drivers/vhost/"_s, u"drivers/virtio/*"_s};
    watch.excludedPaths = {u"drivers/vhost/test.c"_s};
    QCOMPARE(reason(watch, patch(u"drivers/vhost/net.c"_s)), u"path drivers/vhost/net.c"_s);
    QCOMPARE(reason(watch, patch(u"drivers/virtio/ring.c"_s)), u"path drivers/virtio/ring.c"_s);
    QCOMPARE(reason(watch, patch(u"drivers/virtio/deep/ring.c"_s)), QString());
    QCOMPARE(reason(watch, patch(u"tools/drivers/vhost/net.c"_s)), QString());
    QCOMPARE(reason(watch, patch(u"drivers/vhost/test.c"_s)), QString());
    FeedEntry cut = patch(u"tools/x.c"_s);
    cut.isTextCut = true; // the file may stand in what is missing
    QCOMPARE(reason(watch, cut), u"server "_s);
    QCOMPARE(reason(watch, cut, false), QString());
    watch.keywords = {u"locking"_s}; // the server's stemming may have found "locked"
    QCOMPARE(reason(watch, patch(u"tools/x.c"_s)), u"server "_s);
    FeedEntry answer = patch({});
    answer.text = u"> "_s + patch(u"drivers/vhost/net.c"_s).text.replace(u"\n"_s, u"\n> "_s);
    watch.keywords.clear();
    QCOMPARE(reason(watch, answer), QString());
}

void TestWatchMatch::readsMaintainers()
{
    const Result<std::vector<Subsystem>> all = readMaintainers(
        "List of maintainers\n===================\n\nDescriptions of section entries\n"
        "\tM: *Mail* patches to\n\n"
        "3C59X NETWORK DRIVER\nM:\tBo <bo@example.org>\nL:\tnetdev@vger.kernel.org\nS:\tOdd Fixes\n"
        "F:\tdrivers/net/ethernet/3com/3c59x.c\n\n"
        "VIRTIO HOST (VHOST)\r\nL:\tkvm@vger.kernel.org "
        "(moderated)\r\nL:\t<v@lists.example.org>\r\n"
        "W:\thttps://example.org\r\nS:\tMaintained\r\nF:\tdrivers/vhost/\r\nX:\tdrivers/vhost/"
        "t.c\r\n"
        "N:\tvhost\r\nK:\t\\bvhost\\b\r\n");
    QVERIFY(all);
    QCOMPARE(all->size(), 2U);
    const Subsystem expected{.title = u"VIRTIO HOST (VHOST)"_s,
                             .status = u"Maintained"_s,
                             .lists = {u"kvm@vger.kernel.org"_s, u"v@lists.example.org"_s},
                             .paths = {u"drivers/vhost/"_s},
                             .excludedPaths = {u"drivers/vhost/t.c"_s},
                             .pathPatterns = {u"vhost"_s},
                             .textPatterns = {u"\\bvhost\\b"_s}};
    QVERIFY(all->at(1) == expected);
    QCOMPARE(readMaintainers("no entries here\n").error().code, ErrorCode::Parse);
}

void TestWatchMatch::makesAWatchOfASubsystem()
{
    const Watch watch =
        watchOfSubsystem({.title = u"X"_s,
                          .lists = {u"linux-kernel@vger.kernel.org"_s, u"kvm@vger.kernel.org"_s},
                          .paths = {u"kernel/x/"_s}},
                         u"https://lore.example/"_s);
    QCOMPARE(watch.lists, (QStringList{u"lkml"_s, u"kvm"_s}));
    QCOMPARE(watch.name, u"X"_s);
    QCOMPARE(watch.paths, QStringList{u"kernel/x/"_s});
    QCOMPARE(watchOfSubsystem({.title = u"Y"_s}, {}).lists, QStringList{u"lkml"_s});
}

void TestWatchMatch::tellsNotices_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isNotice");
    QTest::newRow("b4") << u"On Fri, Ada wrote:\n> x\n\nApplied, thanks!\n\n[1/1] x\n"_s << true;
    QTest::newRow("tree") << u"Applied to for-next, thanks.\n"_s << true;
    QTest::newRow("both") << u"Both queued for 6.9.\n"_s << true;
    QTest::newRow("bot")
        << u"Hello:\n\nThis series was applied to netdev/net.git (main)\nby Ada <ada@example.org>:\n"_s
        << true;
    QTest::newRow("quoted") << u"> Applied, thanks!\n\nWhen?\n"_s << false;
    QTest::newRow("question") << u"Was this applied?\n"_s << false;
    QTest::newRow("cleanly") << u"Applied cleanly here, but it does not build.\n"_s << false;
    QTest::newRow("patch") << patch(u"a.c"_s).text + u"\nApplied on top of v6.9\n"_s << false;
}

void TestWatchMatch::tellsNotices()
{
    QFETCH(const QString, text);
    FeedEntry entry;
    entry.title = u"Re: [PATCH] x: y"_s;
    entry.authorAddress = u"patchwork-bot+netdevbpf@example.org"_s;
    entry.text = text;
    QTEST(itemOf(entry).isNotice, "isNotice");
    QCOMPARE(itemOf(patch(u"a.c"_s)).hasPatch, true);
}

QTEST_GUILESS_MAIN(TestWatchMatch)
#include "tst_watchmatch.moc"

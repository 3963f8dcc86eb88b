// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/digesttext.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestDigestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesBothLanguages();
    void foreignTextStaysText();
    void saysWhenThereIsNothing();

private:
    static WatchItem item(const QString &title, WatchState state)
    {
        WatchItem made;
        made.messageId = u"a@x"_s;
        made.title = title;
        made.link = u"https://lore.example/kvm/a@x/"_s;
        made.authorName = u"Ada"_s;
        made.dateMs = 1795168800000; // 2026-11-20
        made.state = state;
        return made;
    }

    static WatchDigest digest()
    {
        WatchDigest made{.fromMs = 1795132800000, .toMs = 1795219200000}; // all of 2026-11-20
        WatchDigestPart part;
        part.watch.name = u"vhost"_s;
        part.items = {item(u"one"_s, WatchState::New), item(u"two"_s, WatchState::Ignored),
                      item(u"three"_s, WatchState::Bug)};
        part.fresh = 1;
        part.ignored = 1;
        part.bugs = 1;
        made.parts = {part};
        made.items = 3;
        made.busiest = {{.messageId = u"a@x"_s,
                         .title = u"one"_s,
                         .link = u"https://lore.example/kvm/a@x/"_s,
                         .mails = 2,
                         .people = 1}};
        made.notices = {item(u"Re: one"_s, WatchState::Kept)};
        return made;
    }
};

void TestDigestText::writesBothLanguages()
{
    QCOMPARE(DigestText::markdown(digest(), u"en"_s),
             u"# Watched lists, 2026-11-20\n\n3 messages found.\n\n## vhost\n\n"
             "New: 1. Kept: 0. Ignored: 1. Bugs: 1.\n\n"
             "- [one](<https://lore.example/kvm/a@x/>) — Ada, 2026-11-20\n"
             "- [three](<https://lore.example/kvm/a@x/>) — Ada, 2026-11-20 (a bug)\n"
             "\n## Busiest threads\n\n"
             "- [one](<https://lore.example/kvm/a@x/>) — 2 messages, 1 author\n"
             "\n## Applied or queued\n\n"
             "- [Re: one](<https://lore.example/kvm/a@x/>) — Ada, 2026-11-20 (kept)\n"_s);
    const QString chinese = DigestText::markdown(digest(), u"zh_CN"_s);
    QVERIFY(chinese.startsWith(u"# 关注的邮件列表，2026-11-20\n"_s));
    WatchDigest week = digest();
    week.fromMs -= 6LL * 24 * 60 * 60 * 1000;
    QVERIFY(DigestText::markdown(week, u"en"_s)
                .startsWith(u"# Watched lists, 2026-11-14 to 2026-11-20\n"_s));
    QVERIFY(DigestText::markdown(week, u"zh_CN"_s)
                .startsWith(u"# 关注的邮件列表，2026-11-14 至 2026-11-20\n"_s));
    QVERIFY(chinese.contains(u"共找到 3 封邮件。"_s));
    QVERIFY(chinese.contains(u"## 最活跃的讨论"_s));
    QCOMPARE(DigestText::fileName(digest(), u"zh_CN"_s), u"digest-2026-11-20.zh-CN.md"_s);
    QCOMPARE(DigestText::fileName(digest(), u"en"_s), u"digest-2026-11-20.md"_s);
    QCOMPARE(DigestText::markdown(digest(), u"xx"_s), DigestText::markdown(digest(), u"en"_s));
}

void TestDigestText::foreignTextStaysText()
{
    WatchDigest hostile = digest();
    WatchItem &item = hostile.parts[0].items[0];
    item.title = u"](http://evil) <b>*x*\n# y\u202E"_s;
    item.link = u"https://h/a> <b\n"_s;
    const QString text = DigestText::markdown(hostile, u"en"_s);
    QVERIFY(text.contains(u"- [\\](http://evil) \\<b\\>\\*x\\* \\# y\\<U+202E\\>]"
                          "(<https://h/a%3E%20%3Cb>)"_s));
}

void TestDigestText::saysWhenThereIsNothing()
{
    WatchDigest empty{.fromMs = 1795132800000, .toMs = 1795219200000};
    WatchDigestPart part;
    part.watch.name = u"quiet"_s;
    empty.parts = {part};
    QCOMPARE(DigestText::markdown(empty, u"en"_s),
             u"# Watched lists, 2026-11-20\n\n0 messages found.\n\n## quiet\n\n"
             "Nothing was found.\n"_s);
}

QTEST_GUILESS_MAIN(TestDigestText)
#include "tst_digesttext.moc"

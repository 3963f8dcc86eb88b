// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/framekey.h"
#include "core/trace/grouping.h"
#include "stackfixture.h"

#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

std::vector<StackGroup> grouped(const std::vector<std::vector<Frame>> &stacks)
{
    const std::vector<std::span<const Frame>> views(stacks.begin(), stacks.end());
    return groupStacks(views);
}

DumpThread threadOf(qint64 tid, const QString &name, const QString &frames)
{
    DumpThread thread;
    thread.tid = tid;
    thread.name = name;
    thread.frames = stackOf(frames);
    return thread;
}

} // namespace

class GroupingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalStacksAreOneGroup();
    void stacksWithoutNamesGoByAddress();
    void similarTracesComeWithAReason();
    void threadsAreFollowed();
};

void GroupingTest::equalStacksAreOneGroup()
{
    std::vector<std::vector<Frame>> stacks{
        stackOf(u"poll main"_s), stackOf(u"__schedule schedule __x64_sys_read do_syscall_64"_s),
        stackOf(u"__schedule ?stale schedule +__do_sys_read __se_sys_read entry_SYSCALL_64"_s),
        stackOf(u"__schedule.cold schedule __arm64_sys_read el0_svc"_s)};
    stacks[2].front().file = u"core.c"_s;
    const auto groups = grouped(stacks);
    QCOMPARE(groups.size(), std::size_t(2));
    QCOMPARE(groups[0].members, (std::vector<std::size_t>{1, 2, 3}));
    QCOMPARE(groups[0].shown, std::size_t(2)); // it has a source place
    QCOMPARE(groups[0].key, u"__schedule\nschedule\nsys_read"_s);
    QCOMPARE(groups[1].members, (std::vector<std::size_t>{0}));
}

void GroupingTest::stacksWithoutNamesGoByAddress()
{
    Frame one;
    one.address = 0x1000;
    Frame two;
    two.address = 0x2000;
    const auto groups = grouped({{one}, {two}, {one}});
    QCOMPARE(groups.size(), std::size_t(2));
    QCOMPARE(groups[0].members, (std::vector<std::size_t>{0, 2}));
}

void GroupingTest::similarTracesComeWithAReason()
{
    FrameRarity rarity;
    const QStringList stacks{u"foo_free foo_close vfs_close"_s, u"foo_free foo_close vfs_close"_s,
                             u"foo_put foo_close vfs_close"_s, u"bar_read vfs_read"_s,
                             u"foo_free baz vfs_write"_s};
    std::vector<TraceFingerprint> known;
    for (const QString &names : stacks) {
        addToRarity(rarity, stackOf(names));
        known.push_back(
            {.title = {}, .alternatives = {}, .culprit = {}, .keys = stackKeys(stackOf(names))});
    }
    known[3].title = u"KASAN: use-after-free Read in foo_free"_s;
    known[4].culprit = u"foo_free"_s;
    TraceFingerprint wanted = known[0];
    wanted.title = known[3].title;
    wanted.culprit = u"foo_free"_s;
    const auto found = findSimilar(wanted, std::span(known).subspan(1), rarity);
    QCOMPARE(found.size(), std::size_t(4));
    QCOMPARE(found[0].index, std::size_t(0));
    QCOMPARE(found[0].reason, SimilarReason::EqualStack);
    QCOMPARE(found[0].score, 1.0);
    const auto reasonOf = [&found](std::size_t index) {
        return std::ranges::find(found, index, &SimilarTrace::index)->reason;
    };
    QCOMPARE(reasonOf(1), SimilarReason::SharedRare);
    QCOMPARE(reasonOf(2), SimilarReason::SameTitle);
    QCOMPARE(reasonOf(3), SimilarReason::SameCulprit);
    QCOMPARE(found[0].shared.constLast(), u"vfs_close"_s); // the commonest tells least
    std::stop_source stopped;
    stopped.request_stop();
    QVERIFY(findSimilar(wanted, known, rarity, 10, 0.25, stopped.get_token()).empty());
    QVERIFY(findSimilar({}, known, rarity).empty());
}

void GroupingTest::threadsAreFollowed()
{
    const std::vector<DumpThread> first{threadOf(1, u"a"_s, u"poll main"_s),
                                        threadOf(2, u"b"_s, u"lock run"_s),
                                        threadOf(3, u"c"_s, u"x"_s)};
    const std::vector<DumpThread> second{threadOf(2, u"b"_s, u"lock.isra.0 run"_s),
                                         threadOf(1, u"a"_s, u"read main"_s),
                                         threadOf(3, u"other"_s, u"x"_s)};
    const std::vector<std::span<const DumpThread>> dumps{first, second};
    const auto threads = followThreads(dumps);
    QCOMPARE(threads.size(), std::size_t(4)); // number 3 was used again under another name
    QCOMPARE(threads[0].fates, (std::vector<ThreadFate>{ThreadFate::New, ThreadFate::Moved}));
    QCOMPARE(threads[1].fates, (std::vector<ThreadFate>{ThreadFate::New, ThreadFate::Stays}));
    QVERIFY(threads[1].isStuck);
    QVERIFY(!threads[0].isStuck);
    QCOMPARE(threads[2].fates, (std::vector<ThreadFate>{ThreadFate::New, ThreadFate::Gone}));
    QCOMPARE(threads[3].fates, (std::vector<ThreadFate>{ThreadFate::Gone, ThreadFate::New}));
    QCOMPARE(threads[1].threads, (std::vector<int>{1, 0}));
}

QTEST_GUILESS_MAIN(GroupingTest)
#include "tst_grouping.moc"

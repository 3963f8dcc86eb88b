// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/bugtable.h"
#include "core/store/searchindex.h"
#include "core/store/threadtable.h"
#include "core/store/trashtable.h"
#include "tests/core/store/storefixture.h"

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestMessageTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesAndReadsBackEverything();
    void knowsTheSameBytesAndKeepsOtherOnes();
    void joinsByReplyAndReferences();
    void repliesBeforeTheirParentJoin();
    void lateMessageMergesThreadsAndKeepsLinks();
    void twoGroupsOfOneBatchSharingThreadsMeet();
    void countsUnread();
    void threadOfAnswersWithoutRootIsNamedAfterTheOldest();
    void importTakesThreadOutOfTrash();
    void brokenBytesAreNoticed();
    void rolledBackBatchLeavesNothing();
};

namespace {

Result<std::vector<ThreadSummary>> unfiled(StoreFixture &store)
{
    return store.file->read([](Database &database) { return ThreadTable(database).unfiled(); });
}

} // namespace

void TestMessageTable::storesAndReadsBackEverything()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    IncomingMessage first = mail(u"root@example.org"_s, {}, {}, u"[PATCH v2 1/3] 修复死锁"_s);
    IncomingMessage second = mail(u"b@example.org"_s, u"root@example.org"_s,
                                  {u"gone@example.org"_s, u"root@example.org"_s},
                                  u"Re: [PATCH v2 1/3]"_s, u"body"_s, 5000);
    second.parsed.tag = {.kind = SubjectKind::Reply,
                         .version = 2,
                         .number = 1,
                         .total = 3,
                         .hasCounter = true,
                         .hasVersion = true};
    second.preview = u"own words"_s;
    second.trailers = {u"Reviewed-by"_s, u"Tested-by"_s};
    second.hasDiff = true;
    second.isRead = true;
    second.isFlagged = true;
    const Result<MessageBatch> stored = store.add({first, second});
    CASEBOOK_VERIFY_OK(stored);
    QCOMPARE(stored->messages.size(), 2U);
    QCOMPARE(stored->messages[0].threadId, stored->messages[1].threadId);
    const auto summary = store.file->read(
        [&](Database &database) { return MessageTable(database).summary(stored->messages[1].id); });
    CASEBOOK_VERIFY_OK(summary);
    const MessageSummary expected{.id = stored->messages[1].id,
                                  .threadId = stored->messages[0].threadId,
                                  .messageId = u"b@example.org"_s,
                                  .inReplyTo = u"root@example.org"_s,
                                  .references = second.parsed.references,
                                  .from = second.parsed.from,
                                  .subject = second.parsed.subject,
                                  .tag = second.parsed.tag,
                                  .dateMs = 5000,
                                  .listId = u"list.example.org"_s,
                                  .preview = second.preview,
                                  .trailers = second.trailers,
                                  .copies = 1,
                                  .hasDiff = true,
                                  .hasTrace = false,
                                  .isRead = true,
                                  .isFlagged = true};
    QVERIFY(*summary == expected);
    const auto raw = store.file->read(
        [&](Database &database) { return MessageTable(database).raw(stored->messages[0].id); });
    CASEBOOK_VERIFY_OK(raw);
    QVERIFY(raw->startsWith("Message-ID: <root@example.org>"));
    const auto ghost = store.file->read(
        [](Database &database) { return MessageTable(database).find(u"gone@example.org"_s); });
    QCOMPARE(ghost.error().code, ErrorCode::NotFound);
    const auto all = store.file->read([&](Database &database) {
        const std::array threads{stored->messages[0].threadId};
        return MessageTable(database).ofThreads(threads);
    });
    CASEBOOK_VERIFY_OK(all);
    QCOMPARE(all->size(), 2U);
    QVERIFY(all->at(1) == expected);
}

void TestMessageTable::knowsTheSameBytesAndKeepsOtherOnes()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const IncomingMessage one = mail(u"a@example.org"_s, {}, {}, {}, u"first"_s);
    const IncomingMessage other = mail(u"a@example.org"_s, {}, {}, {}, u"other list's footer"_s);
    const Result<MessageBatch> stored = store.add({one, one, other});
    CASEBOOK_VERIFY_OK(stored);
    QCOMPARE(stored->messages[0].outcome, MessageOutcome::Added);
    QCOMPARE(stored->messages[1].outcome, MessageOutcome::Unchanged);
    QCOMPARE(stored->messages[2].outcome, MessageOutcome::Copy);
    const Result<MessageBatch> again = store.add({other, one});
    CASEBOOK_VERIFY_OK(again);
    QCOMPARE(again->messages[0].outcome, MessageOutcome::Unchanged);
    QCOMPARE(again->messages[1].outcome, MessageOutcome::Unchanged);
    const auto copies = store.file->read(
        [&](Database &database) { return MessageTable(database).copies(stored->messages[0].id); });
    CASEBOOK_VERIFY_OK(copies);
    QCOMPARE(copies->size(), 2U);
    QVERIFY(copies->front().contains("first"));
    const auto summary = store.file->read(
        [&](Database &database) { return MessageTable(database).summary(stored->messages[0].id); });
    QCOMPARE(summary->copies, 2);
}

void TestMessageTable::joinsByReplyAndReferences()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    // Neither parent is here: the thread is held together by an id that is only referred to.
    const Result<MessageBatch> stored = store.add(
        {mail(u"a@x"_s, u"ghost@x"_s), mail(u"b@x"_s, {}, {u"ghost@x"_s}), mail(u"c@x"_s)});
    CASEBOOK_VERIFY_OK(stored);
    QCOMPARE(stored->messages[0].threadId, stored->messages[1].threadId);
    QVERIFY(stored->messages[0].threadId != stored->messages[2].threadId);
    const auto threads = unfiled(store);
    CASEBOOK_VERIFY_OK(threads);
    QCOMPARE(threads->size(), 2U);
}

void TestMessageTable::repliesBeforeTheirParentJoin()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto reply = store.add({mail(u"reply@x"_s, u"root@x"_s, {}, {}, {}, 9000)});
    const auto root = store.add({mail(u"root@x"_s, {}, {}, u"The root"_s, {}, 1000)});
    CASEBOOK_VERIFY_OK(root);
    QCOMPARE(root->messages[0].outcome, MessageOutcome::Added);
    QCOMPARE(root->messages[0].threadId, reply->messages[0].threadId);
    const auto threads = unfiled(store);
    QCOMPARE(threads->size(), 1U);
    QCOMPARE(threads->front().subject, u"The root"_s);
    QCOMPARE(threads->front().rootMessageId, u"root@x"_s);
    QCOMPARE(threads->front().messages, 2);
    QCOMPARE(threads->front().firstMs, 1000);
    QCOMPARE(threads->front().lastMs, 9000);
}

void TestMessageTable::lateMessageMergesThreadsAndKeepsLinks()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto first = store.add({mail(u"a@x"_s), mail(u"a2@x"_s, u"a@x"_s)});
    const auto second = store.add({mail(u"b@x"_s)});
    const ThreadId small = second->messages[0].threadId;
    const auto bug = store.file->write([&](Database &database) -> Result<BugId> {
        BugTable bugs(database);
        Result<BugId> id = bugs.add({.title = u"hang"_s}, 1, store.changes);
        if (id) {
            const Status linked = bugs.linkThread(*id, small, true, store.changes);
            return linked ? id : Result<BugId>(passOn(linked));
        }
        return id;
    });
    CASEBOOK_VERIFY_OK(bug);
    const auto joined = store.add({mail(u"c@x"_s, u"a@x"_s, {u"b@x"_s})});
    CASEBOOK_VERIFY_OK(joined);
    QCOMPARE(joined->merged.size(), 1U);
    QCOMPARE(joined->merged[0].first, small);
    QCOMPARE(joined->merged[0].second, first->messages[0].threadId);
    const auto threads =
        store.file->read([&](Database &database) { return ThreadTable(database).ofBug(*bug); });
    CASEBOOK_VERIFY_OK(threads);
    QCOMPARE(threads->size(), 1U);
    QCOMPARE(threads->front().messages, 4);
    QVERIFY(unfiled(store)->empty());
}

void TestMessageTable::twoGroupsOfOneBatchSharingThreadsMeet()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    CASEBOOK_VERIFY_OK(
        store.add({mail(u"1@x"_s), mail(u"2@x"_s), mail(u"3@x"_s), mail(u"2b@x"_s, u"2@x"_s)}));
    // One joins 1 and 2, the other 2's answer and 3: all are one thread.
    const auto batch =
        store.add({mail(u"p@x"_s, u"1@x"_s, {u"2@x"_s}), mail(u"q@x"_s, u"2b@x"_s, {u"3@x"_s})});
    CASEBOOK_VERIFY_OK(batch);
    QCOMPARE(batch->messages[0].threadId, batch->messages[1].threadId);
    QCOMPARE(batch->merged.size(), 2U);
    const auto threads = unfiled(store);
    QCOMPARE(threads->size(), 1U);
    QCOMPARE(threads->front().messages, 6);
}

void TestMessageTable::countsUnread()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto stored = store.add({mail(u"a@x"_s), mail(u"b@x"_s, u"a@x"_s)});
    const std::array ids{stored->messages[0].id, MessageRowId{999}};
    const auto mark = [&](bool read) {
        return store.file->write([&](Database &database) {
            return MessageTable(database).setRead(ids, read, store.changes);
        });
    };
    CASEBOOK_VERIFY_OK(mark(true));
    CASEBOOK_VERIFY_OK(mark(true));
    QCOMPARE(unfiled(store)->front().unread, 1);
    CASEBOOK_VERIFY_OK(mark(false));
    QCOMPARE(unfiled(store)->front().unread, 2);
}

void TestMessageTable::threadOfAnswersWithoutRootIsNamedAfterTheOldest()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    CASEBOOK_VERIFY_OK(store.add({mail(u"b@x"_s, u"gone@x"_s, {}, u"Re: later"_s, {}, 700),
                                  mail(u"a@x"_s, u"gone@x"_s, {}, u"Re: earlier"_s, {}, 600)}));
    QCOMPARE(unfiled(store)->front().subject, u"Re: earlier"_s);
}

void TestMessageTable::importTakesThreadOutOfTrash()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto stored = store.add({mail(u"a@x"_s)});
    const auto trashed = store.file->write([&](Database &database) {
        return TrashTable(database, {})
            .put(TrashKind::Thread, stored->messages[0].threadId.value, 5, store.changes);
    });
    CASEBOOK_VERIFY_OK(trashed);
    QVERIFY(unfiled(store)->empty());
    CASEBOOK_VERIFY_OK(store.add({mail(u"a@x"_s)}));
    QCOMPARE(unfiled(store)->size(), 1U);
}

void TestMessageTable::brokenBytesAreNoticed()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto stored = store.add({mail(u"a@x"_s)});
    CASEBOOK_VERIFY_OK(store.file->write([](Database &database) {
        return database.run("UPDATE message_copies SET sha256 = x'00'");
    }));
    const auto raw = store.file->read(
        [&](Database &database) { return MessageTable(database).raw(stored->messages[0].id); });
    QCOMPARE(raw.error().code, ErrorCode::Corrupt);
    JobContext context;
    const auto report = store.file->check(context);
    CASEBOOK_VERIFY_OK(report);
    QCOMPARE(report->findings.size(), 1U);
    QCOMPARE(report->findings[0].kind, CheckFindingKind::HashDiffers);
}

void TestMessageTable::rolledBackBatchLeavesNothing()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto failed = store.file->write([&](Database &database) -> Result<MessageBatch> {
        const std::array messages{mail(u"a@x"_s, u"b@x"_s)};
        Result<MessageBatch> batch = MessageTable(database).add(messages, store.changes);
        return batch ? Result<MessageBatch>(fail(ErrorCode::Cancelled)) : batch;
    });
    QCOMPARE(failed.error().code, ErrorCode::Cancelled);
    const auto figures = store.file->figures();
    QCOMPARE(figures->messages, 0);
    QCOMPARE(figures->threads, 0);
    JobContext context;
    QVERIFY(store.file->check(context)->findings.empty());
}

QTEST_GUILESS_MAIN(TestMessageTable)
#include "tst_messagetable.moc"

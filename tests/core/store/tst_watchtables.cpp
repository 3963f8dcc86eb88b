// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/trashtable.h"
#include "core/store/watchitemtable.h"
#include "core/store/watchtable.h"
#include "storefixture.h"

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

Watch vhost()
{
    Watch watch;
    watch.name = u" vhost  host "_s;
    watch.server = u"https://lore.example/"_s;
    watch.lists = {u"kvm"_s, u"virtualization"_s};
    watch.keywords = {u"锁"_s};
    watch.paths = {u"b/"_s, u"a/"_s};
    watch.excludedPaths = {u"b/c"_s};
    watch.pathPatterns = {u"x"_s};
    watch.textPatterns = {u"y"_s};
    watch.functions = {u"f"_s};
    watch.people = {u"p"_s};
    watch.onlyIf = u"NOT s:z"_s;
    watch.subsystem = u"VHOST"_s;
    return watch;
}

WatchItem item(const QString &id, WatchId watch, MatchKind kind, qint64 dateMs = 5)
{
    WatchItem made;
    made.messageId = id;
    made.title = u"T "_s + id;
    made.dateMs = dateMs;
    made.link = u"https://lore.example/kvm/"_s + id;
    made.list = u"kvm"_s;
    made.text = u"text"_s;
    made.matches = {{.watch = watch, .kind = kind, .term = u"t"_s}};
    return made;
}

} // namespace

class TestWatchTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsEveryFieldOfAWatch();
    void seenMovesForwardOnly();
    void oneItemForAllWatches();
    void triageAndBack();
    void trashHidesAndEmptyingForgets();
    void forgetsWhatWasIgnoredLongAgo();

private:
    template<class Work>
    auto write(Work work)
    {
        m_store->changes = {};
        return m_store->file->write(
            [&](Database &database) { return work(database, m_store->changes); });
    }

    WatchId addWatch(const QString &name)
    {
        Watch watch = vhost();
        watch.name = name;
        return write([&](Database &database, ChangeSet &changes) {
                   return WatchTable(database).add(watch, 7, changes);
               })
            .value_or(WatchId());
    }

    int add(const std::vector<WatchItem> &items)
    {
        return write([&](Database &database, ChangeSet &changes) {
                   return WatchItemTable(database).add(items, 100, changes);
               })
            .value_or(-1);
    }

    std::vector<WatchItem> items(const WatchFilter &filter = {})
    {
        return m_store->file
            ->read([&](Database &database) { return WatchItemTable(database).list(filter); })
            .value_or(std::vector<WatchItem>());
    }

    Status triage(WatchItemId id, WatchState state, qint64 nowMs = 200)
    {
        return write([&](Database &database, ChangeSet &changes) {
            return WatchItemTable(database).triage({{id}}, state, {}, nowMs, changes);
        });
    }

    std::unique_ptr<StoreFixture> m_store;
};

void TestWatchTables::init()
{
    m_store = std::make_unique<StoreFixture>();
    CASEBOOK_VERIFY_OK(m_store->make());
}

void TestWatchTables::keepsEveryFieldOfAWatch()
{
    const WatchId id = addWatch(u" vhost  host "_s);
    QVERIFY(id.isValid());
    QVERIFY(m_store->changes.touches(Table::Watches));
    Watch expected = vhost();
    expected.id = id;
    expected.name = u"vhost host"_s;
    expected.createdMs = 7;
    const auto read = [&] {
        return m_store->file->read(
            [&](Database &database) { return WatchTable(database).watch(id); });
    };
    QVERIFY(read().value_or(Watch()) == expected);
    expected.keywords.clear();
    expected.isPaused = true;
    CASEBOOK_VERIFY_OK(write([&](Database &database, ChangeSet &changes) {
        return WatchTable(database).update(expected, changes);
    }));
    QVERIFY(read().value_or(Watch()) == expected);
    const auto all =
        m_store->file->read([](Database &database) { return WatchTable(database).list(); });
    CASEBOOK_VERIFY_OK(all);
    QVERIFY(all->at(0).watch == expected);
    QVERIFY(!addWatch(u"  "_s).isValid());
}

void TestWatchTables::seenMovesForwardOnly()
{
    const WatchId id = addWatch(u"w"_s);
    for (const qint64 ms : {50, 40}) {
        CASEBOOK_VERIFY_OK(write([&](Database &database, ChangeSet &) {
            return WatchTable(database).setSeen(id, u"kvm"_s, ms);
        }));
    }
    CASEBOOK_VERIFY_OK(write([&](Database &database, ChangeSet &) {
        return WatchTable(database).setSeen(WatchId{99}, u"kvm"_s, 1);
    }));
    const auto seen =
        m_store->file->read([&](Database &database) { return WatchTable(database).seen(id); });
    CASEBOOK_VERIFY_OK(seen);
    QCOMPARE(*seen, (QHash<QString, qint64>{{u"kvm"_s, 50}}));
}

void TestWatchTables::oneItemForAllWatches()
{
    const WatchId a = addWatch(u"a"_s);
    const WatchId b = addWatch(u"b"_s);
    QCOMPARE(add({item(u"1@x"_s, a, MatchKind::Text), item(u"2@x"_s, a, MatchKind::Text, 9)}), 2);
    QCOMPARE(add({item(u"1@x"_s, b, MatchKind::Title), item(u"1@x"_s, a, MatchKind::Path)}), 0);
    const std::vector<WatchItem> all = items();
    QCOMPARE(all.size(), 2U);
    QCOMPARE(all[0].messageId, u"2@x"_s); // newest first
    QCOMPARE(all[1].foundMs, 100);
    QCOMPARE(all[1].text, QString());
    const std::vector<WatchMatch> strongestFirst{
        {.watch = b, .kind = MatchKind::Title, .term = u"t"_s},
        {.watch = a, .kind = MatchKind::Text, .term = u"t"_s}};
    QVERIFY(all[1].matches == strongestFirst);
    QCOMPARE(items({.watch = b}).size(), 1U);
    const auto whole = m_store->file->read(
        [&](Database &database) { return WatchItemTable(database).item(all[1].id); });
    QCOMPARE(whole->text, u"text"_s);
}

void TestWatchTables::triageAndBack()
{
    const WatchId a = addWatch(u"a"_s);
    add({item(u"1@x"_s, a, MatchKind::Text)});
    const WatchItemId id = items()[0].id;
    CASEBOOK_VERIFY_OK(triage(id, WatchState::Kept));
    QVERIFY(m_store->changes.touches(Table::WatchItems));
    QVERIFY(items({.state = WatchState::New}).empty());
    QCOMPARE(items({.state = WatchState::Kept}).at(0).triagedMs, 200);
    CASEBOOK_VERIFY_OK(triage(id, WatchState::New));
    QCOMPARE(items({.state = WatchState::New}).at(0).triagedMs, 0);
    QCOMPARE(triage(WatchItemId{77}, WatchState::Kept).error().code, ErrorCode::NotFound);
}

void TestWatchTables::trashHidesAndEmptyingForgets()
{
    const WatchId a = addWatch(u"a"_s);
    const WatchId b = addWatch(u"b"_s);
    add({item(u"1@x"_s, a, MatchKind::Text), item(u"2@x"_s, a, MatchKind::Text),
         item(u"3@x"_s, a, MatchKind::Text), item(u"3@x"_s, b, MatchKind::Text)});
    CASEBOOK_VERIFY_OK(triage(items({.watch = a}).back().id, WatchState::Kept));
    const auto trashed = write([&](Database &database, ChangeSet &changes) {
        return TrashTable(database, {}).put(TrashKind::Watch, a.value, 1, changes);
    });
    CASEBOOK_VERIFY_OK(trashed);
    QCOMPARE(items().size(), 2U); // what was kept, and what another watch found too
    CASEBOOK_VERIFY_OK(write([&](Database &database, ChangeSet &changes) {
        return TrashTable(database, {}).restore(*trashed, changes);
    }));
    QCOMPARE(items().size(), 3U);
    CASEBOOK_VERIFY_OK(write([&](Database &database, ChangeSet &changes) -> Status {
        const auto again = TrashTable(database, {}).put(TrashKind::Watch, a.value, 1, changes);
        return again ? TrashTable(database, {}).empty(changes) : Status(passOn(again));
    }));
    QCOMPARE(items().size(), 2U);
    QCOMPARE(*m_store->file->read([](Database &database) {
        return database.value<int>("SELECT count(*) FROM watch_items");
    }),
             2);
}

void TestWatchTables::forgetsWhatWasIgnoredLongAgo()
{
    const WatchId a = addWatch(u"a"_s);
    add({item(u"1@x"_s, a, MatchKind::Text), item(u"2@x"_s, a, MatchKind::Text)});
    CASEBOOK_VERIFY_OK(triage(items()[0].id, WatchState::Ignored, 300));
    CASEBOOK_VERIFY_OK(write([](Database &database, ChangeSet &changes) {
        return WatchItemTable(database).forgetIgnored(300, changes);
    }));
    QCOMPARE(items().size(), 2U);
    CASEBOOK_VERIFY_OK(write([](Database &database, ChangeSet &changes) {
        return WatchItemTable(database).forgetIgnored(301, changes);
    }));
    QCOMPARE(items().size(), 1U);
}

QTEST_GUILESS_MAIN(TestWatchTables)
#include "tst_watchtables.moc"

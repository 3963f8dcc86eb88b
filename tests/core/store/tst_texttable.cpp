// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/bugtable.h"
#include "core/store/searchfinder.h"
#include "core/store/texttable.h"
#include "core/store/trashtable.h"
#include "tests/core/store/storefixture.h"

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestTextTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesOnlyWhatDiffers();
    void thinningKeepsNewestOldestAndNamed();
    void trashHidesRestoresAndEmpties();
    void bugKeepsItsFields();
    void twoCharacterSearchEqualsScan();
};

namespace {

template<class Work>
auto write(StoreFixture &store, Work work)
{
    return store.file->write([&](Database &database) { return work(database, store.changes); });
}

Result<TextId> addText(StoreFixture &store, BugId bug, const QString &text)
{
    return write(store, [&](Database &database, ChangeSet &changes) -> Result<TextId> {
        TextTable texts(database);
        const Result<TextId> id = texts.add(TextKind::Note, bug, u"note.md"_s, u"en"_s, 1, changes);
        if (!id) {
            return id;
        }
        const Result<RevisionId> saved = texts.save(*id, text, 2, changes);
        return saved ? id : Result<TextId>(passOn(saved));
    });
}

qint64 hits(StoreFixture &store, const QString &text, BugId bug = {})
{
    const auto found = store.file->read([&](Database &database) {
        MessageDates dates;
        const auto query = parseSearch(text, {});
        return SearchFinder(database, dates).find(*query, {.bugId = bug});
    });
    return found ? found->total : -1;
}

} // namespace

void TestTextTable::savesOnlyWhatDiffers()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const Result<TextId> id = addText(store, {}, u"first 内核"_s);
    CASEBOOK_VERIFY_OK(id);
    const auto save = [&](const QString &text) {
        return write(store, [&](Database &database, ChangeSet &changes) {
            return TextTable(database).save(*id, text, 9, changes);
        });
    };
    const auto again = save(u"first 内核"_s);
    const auto second = save(u"second"_s);
    QVERIFY(again && second && *again != *second);
    const auto revisions =
        store.file->read([&](Database &database) { return TextTable(database).revisions(*id); });
    CASEBOOK_VERIFY_OK(revisions);
    QCOMPARE(revisions->size(), 3U); // the empty one it began with
    QCOMPARE(revisions->front().id, *second);
    const auto old = store.file->read(
        [&](Database &database) { return TextTable(database).revisionText(*again); });
    QCOMPARE(*old, u"first 内核"_s);
    QCOMPARE(hits(store, u"内核"_s), 0);
    QCOMPARE(hits(store, u"second"_s), 1);
    QCOMPARE(save(QString(17 * 1024 * 1024, u'x')).error().code, ErrorCode::TooLarge);
}

void TestTextTable::thinningKeepsNewestOldestAndNamed()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const Result<TextId> id = addText(store, {}, u"0"_s);
    constexpr qint64 minute = 60'000;
    RevisionId named;
    for (int i = 1; i <= 120; ++i) {
        const auto saved = write(store, [&](Database &database, ChangeSet &changes) {
            return TextTable(database).save(*id, QString::number(i), i * minute, changes);
        });
        CASEBOOK_VERIFY_OK(saved);
        named = i == 33 ? *saved : named;
    }
    CASEBOOK_VERIFY_OK(write(store, [&](Database &database, ChangeSet &changes) {
        return TextTable(database).label(named, u"sent"_s, changes);
    }));
    const auto removed = write(store, [&](Database &database, ChangeSet &changes) {
        return TextTable(database).thin(*id, 120 * minute, changes);
    });
    CASEBOOK_VERIFY_OK(removed);
    QVERIFY(*removed > 40);
    const auto left =
        store.file->read([&](Database &database) { return TextTable(database).revisions(*id); });
    QCOMPARE(left->size() + static_cast<std::size_t>(*removed), 122U);
    QCOMPARE(left->front().savedMs, 120 * minute);
    QCOMPARE(left->back().savedMs, 1);
    QVERIFY(std::ranges::any_of(*left, [&](const TextRevision &one) { return one.id == named; }));
    // The last hour is whole.
    QCOMPARE(std::ranges::count_if(
                 *left, [](const TextRevision &one) { return one.savedMs >= 60 * minute; }),
             61);
}

void TestTextTable::trashHidesRestoresAndEmpties()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto bug = write(store, [](Database &database, ChangeSet &changes) {
        return BugTable(database).add({.title = u"hang in vhost"_s}, 1, changes);
    });
    CASEBOOK_VERIFY_OK(bug);
    CASEBOOK_VERIFY_OK(addText(store, *bug, u"uniqueword"_s));
    CASEBOOK_VERIFY_OK(store.add({mail(u"a@x"_s, {}, {}, {}, u"mailword"_s)}));
    QCOMPARE(hits(store, u"uniqueword"_s), 1);
    QCOMPARE(hits(store, u"uniqueword"_s, *bug), 1);
    QCOMPARE(hits(store, u"mailword"_s, *bug), 0);
    const auto trashed = write(store, [&](Database &database, ChangeSet &changes) {
        return TrashTable(database, {}).put(TrashKind::Bug, bug->value, 5, changes);
    });
    CASEBOOK_VERIFY_OK(trashed);
    QCOMPARE(hits(store, u"uniqueword"_s), 0);
    QCOMPARE(hits(store, u"vhost"_s), 0);
    const auto listed =
        store.file->read([](Database &database) { return TrashTable(database, {}).list(); });
    QCOMPARE(listed->size(), 1U);
    QCOMPARE(listed->front().title, u"hang in vhost"_s);
    CASEBOOK_VERIFY_OK(write(store, [&](Database &database, ChangeSet &changes) {
        return TrashTable(database, {}).restore(*trashed, changes);
    }));
    QCOMPARE(hits(store, u"uniqueword"_s), 1);
    CASEBOOK_VERIFY_OK(write(store, [&](Database &database, ChangeSet &changes) -> Status {
        TrashTable trash(database, {});
        const auto first = trash.put(TrashKind::Bug, bug->value, 5, changes);
        const auto second = trash.put(TrashKind::Thread, 1, 6, changes);
        return first && second ? trash.empty(changes) : fail(ErrorCode::Unknown);
    }));
    QCOMPARE(hits(store, u"uniqueword"_s), 0);
    QCOMPARE(hits(store, u"mailword"_s), 0);
    const auto figures = store.file->figures();
    QCOMPARE(figures->bugs + figures->texts + figures->messages + figures->threads, 0);
    JobContext context;
    QVERIFY(store.file->check(context)->findings.empty());
}

void TestTextTable::bugKeepsItsFields()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    Bug bug{.title = u"KASAN in ext4"_s,
            .kind = BugKind::SyzbotReport,
            .state = BugState::Working,
            .priority = BugPriority::High,
            .extid = u"0123456789abcdef0123"_s,
            .subsystem = u"ext4"_s,
            .links = {u"https://example.org/b"_s, u"https://example.org/a"_s},
            .labels = {u"mine"_s, u"urgent"_s},
            .createdMs = 7,
            .changedMs = 8};
    const auto id = write(store, [&](Database &database, ChangeSet &changes) {
        return BugTable(database).add(bug, 100, changes);
    });
    CASEBOOK_VERIFY_OK(id);
    bug.id = *id;
    const auto get = [&] {
        return store.file->read(
            [&](Database &database) { return BugTable(database).summary(*id); });
    };
    QVERIFY(get()->bug == bug);
    bug.labels = {u"done"_s};
    bug.links = {};
    bug.state = BugState::Fixed;
    CASEBOOK_VERIFY_OK(write(store, [&](Database &database, ChangeSet &changes) {
        return BugTable(database).update(bug, 200, changes);
    }));
    bug.changedMs = 200;
    QVERIFY(get()->bug == bug);
}

void TestTextTable::twoCharacterSearchEqualsScan()
{
    // Every pair that occurs is looked up, and the scan over the same texts must agree.
    const QStringList texts{u"内核死锁，内存管理与自旋锁。"_s,
                            u"vhost线程在等待内核锁"_s,
                            u"内 核 分开"_s,
                            u"核内存在锁内核"_s,
                            u"raw_spin_lock 之后死锁"_s,
                            u"スピンロック 커널 잠금"_s};
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    for (const QString &text : texts) {
        CASEBOOK_VERIFY_OK(addText(store, {}, text));
    }
    const QString all = texts.join(QString());
    int pairs = 0;
    for (qsizetype i = 0; i + 2 <= all.size(); ++i) {
        const QString pair = all.mid(i, 2);
        const auto isHan = [](QChar one) { return one.unicode() >= 0x3040 && one.isLetter(); };
        if (!isHan(pair[0]) || !isHan(pair[1])) {
            continue;
        }
        ++pairs;
        const auto scan = std::ranges::count_if(
            texts, [&pair](const QString &text) { return text.contains(pair); });
        QVERIFY2(hits(store, pair + u' ') == scan, qPrintable(pair));
        QVERIFY(hits(store, pair.first(1)) >= scan);
    }
    QVERIFY2(pairs > 25, qPrintable(QString::number(pairs)));
    for (const QString &part : {u"raw"_s, u"spin"_s, u"lock"_s, u"spin_lock"_s, u"vhost"_s}) {
        QVERIFY2(hits(store, part + u' ') == 1, qPrintable(part));
    }
}

QTEST_GUILESS_MAIN(TestTextTable)
#include "tst_texttable.moc"

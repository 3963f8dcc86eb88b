// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/bugtable.h"
#include "core/store/sourcetable.h"
#include "storefixture.h"

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestSourceTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsReplacesAndForgets();
    void followsItsMailThroughAMerge();
};

void TestSourceTable::keepsReplacesAndForgets()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto bug = store.file->write([&](Database &database) {
        return BugTable(database).add({.title = u"b"_s}, 1, store.changes);
    });
    CASEBOOK_VERIFY_OK(bug);
    const MailSource first{.messageId = u"a@x"_s,
                           .server = u"https://example.org/"_s,
                           .list = u"kvm"_s,
                           .askedMs = 5,
                           .gotMs = 0,
                           .bug = *bug};
    MailSource second = first;
    second.messageId = u"b@x"_s;
    second.askedMs = 4;
    second.bug = {};
    const auto put = [&](const MailSource &source) {
        return store.file->write(
            [&](Database &database) { return SourceTable(database).put(source); });
    };
    const auto awaited = [&] {
        return *store.file->read(
            [](Database &database) { return SourceTable(database).awaited(); });
    };
    CASEBOOK_VERIFY_OK(put(first));
    CASEBOOK_VERIFY_OK(put(second));
    QCOMPARE(awaited(), (std::vector<MailSource>{second, first}));
    second.gotMs = 9;
    second.etag = u"\"v\""_s;
    CASEBOOK_VERIFY_OK(put(second));
    QCOMPARE(awaited(), std::vector<MailSource>{first});
    const auto find = [&](const QString &id) {
        return store.file->read([&](Database &database) { return SourceTable(database).find(id); });
    };
    QCOMPARE(*find(u"b@x"_s), second);
    CASEBOOK_VERIFY_OK(store.file->write(
        [](Database &database) { return SourceTable(database).remove(u"b@x"_s); }));
    QCOMPARE(find(u"b@x"_s).error().code, ErrorCode::NotFound);
}

void TestSourceTable::followsItsMailThroughAMerge()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto one = store.add({mail(u"root@x"_s), mail(u"other@x"_s)});
    CASEBOOK_VERIFY_OK(one);
    for (const QString &id : {u"root@x"_s, u"other@x"_s}) {
        CASEBOOK_VERIFY_OK(store.file->write([&](Database &database) {
            return SourceTable(database).put(
                {.messageId = id, .server = u"https://example.org/"_s, .list = {}, .gotMs = 1});
        }));
    }
    const auto ofThread = [&](ThreadId thread) {
        return *store.file->read(
            [&](Database &database) { return SourceTable(database).ofThread(thread); });
    };
    QCOMPARE(ofThread(one->messages[0].threadId).size(), std::size_t(1));
    const auto joined = store.add({mail(u"reply@x"_s, u"root@x"_s, {u"other@x"_s, u"root@x"_s})});
    CASEBOOK_VERIFY_OK(joined);
    QCOMPARE(ofThread(joined->messages[0].threadId).size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestSourceTable)
#include "tst_sourcetable.moc"

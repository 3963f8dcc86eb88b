// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/tagtable.h"
#include "storefixture.h"

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestTagTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreTrimmedAndUnique();
    void renamesAndRemoves();

private:
    /// Runs \a work(TagTable &, ChangeSet &) in a transaction.
    template<class Work>
    static auto write(StoreFixture &store, Work work)
    {
        store.changes = {};
        return store.file->write([&](Database &database) {
            TagTable tags(database);
            return work(tags, store.changes);
        });
    }

    static QStringList names(StoreFixture &store)
    {
        QStringList found;
        const auto tags =
            store.file->read([](Database &database) { return TagTable(database).list(); });
        for (const TagUse &tag : tags.value_or(std::vector<TagUse>())) {
            found.append(tag.name);
        }
        return found;
    }
};

void TestTagTable::namesAreTrimmedAndUnique()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto ensure = [&](const QString &name) {
        return write(
            store, [&](TagTable &tags, ChangeSet &changes) { return tags.ensure(name, changes); });
    };
    const auto first = ensure(u"  死锁 "_s);
    CASEBOOK_VERIFY_OK(first);
    QVERIFY(store.changes.touches(Table::Tags));
    QCOMPARE(*ensure(u"死锁"_s), *first);
    QVERIFY(!store.changes.touches(Table::Tags));
    QVERIFY(*ensure(u"KVM"_s) != *ensure(u"kvm"_s));
    QCOMPARE(ensure(u" \t"_s).error().code, ErrorCode::Usage);
    QCOMPARE(names(store), (QStringList{u"KVM"_s, u"kvm"_s, u"死锁"_s}));
}

void TestTagTable::renamesAndRemoves()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto made = write(store, [](TagTable &tags, ChangeSet &changes) {
        const auto other = tags.ensure(u"b"_s, changes);
        return other ? tags.ensure(u"a"_s, changes) : other;
    });
    CASEBOOK_VERIFY_OK(made);
    const auto rename = [&](TagId id, const QString &name) {
        return write(store, [&](TagTable &tags, ChangeSet &changes) {
            return tags.rename(id, name, changes);
        });
    };
    QCOMPARE(rename(*made, u"b"_s).error().code, ErrorCode::AlreadyExists);
    QCOMPARE(rename(*made, u" "_s).error().code, ErrorCode::Usage);
    QCOMPARE(rename(TagId{999}, u"c"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(names(store), (QStringList{u"a"_s, u"b"_s}));
    CASEBOOK_VERIFY_OK(rename(*made, u"c"_s));
    QCOMPARE(names(store), (QStringList{u"b"_s, u"c"_s}));
    const auto remove = [&](TagId id) {
        return write(store,
                     [&](TagTable &tags, ChangeSet &changes) { return tags.remove(id, changes); });
    };
    CASEBOOK_VERIFY_OK(remove(*made));
    QCOMPARE(remove(*made).error().code, ErrorCode::NotFound);
    QCOMPARE(names(store), QStringList{u"b"_s});
}

QTEST_GUILESS_MAIN(TestTagTable)
#include "tst_tagtable.moc"

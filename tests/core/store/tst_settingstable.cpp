// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/settingstable.h"
#include "storefixture.h"

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestSettingsTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsReplacesAndForgets();
};

void TestSettingsTable::keepsReplacesAndForgets()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto set = [&](const QString &key, const QString &value) {
        store.changes = {};
        return store.file->write([&](Database &database) {
            return SettingsTable(database).setValue(key, value, store.changes);
        });
    };
    const auto keys = [&] {
        return *store.file->read([](Database &database) { return SettingsTable(database).keys(); });
    };
    const auto value = [&](const QString &key) {
        return *store.file->read(
            [&](Database &database) { return SettingsTable(database).value(key); });
    };
    QCOMPARE(value(u"none"_s), QString());
    CASEBOOK_VERIFY_OK(set(u"b"_s, u"one"_s));
    CASEBOOK_VERIFY_OK(set(u"a"_s, u"内核 'x'"_s));
    QVERIFY(store.changes.touches(Table::Settings));
    CASEBOOK_VERIFY_OK(set(u"b"_s, u"two"_s));
    QCOMPARE(keys(), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(value(u"b"_s), u"two"_s);
    store.file.reset();
    auto again = store.open(false);
    CASEBOOK_VERIFY_OK(again);
    store.file = std::move(*again);
    QCOMPARE(value(u"a"_s), u"内核 'x'"_s);
    CASEBOOK_VERIFY_OK(set(u"a"_s, {}));
    CASEBOOK_VERIFY_OK(set(u"never there"_s, {}));
    QCOMPARE(keys(), QStringList{u"b"_s});
}

QTEST_GUILESS_MAIN(TestSettingsTable)
#include "tst_settingstable.moc"

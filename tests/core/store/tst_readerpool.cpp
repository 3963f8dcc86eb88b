// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/settingstable.h"
#include "core/store/tagtable.h"
#include "storefixture.h"

#include <atomic>
#include <thread>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestReaderPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readersSeeOneStateThroughout();
    void stoppedLeaseGoesBackUsable();
    void cannotWrite();
};

/// A writer keeps two settings equal; no reader may ever see them differ, or change while it looks.
void TestReaderPool::readersSeeOneStateThroughout()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    constexpr int rounds = 300;
    std::atomic<bool> ending = false;
    std::atomic<int> torn = 0;
    std::atomic<int> reads = 0;
    const auto look = [](Database &database) -> Result<bool> {
        const SettingsTable settings(database);
        const Result<QString> a = settings.value(u"a"_s);
        std::this_thread::yield();
        const Result<QString> b = settings.value(u"b"_s);
        const Result<QString> again = settings.value(u"a"_s);
        if (!a || !b || !again) {
            return fail(ErrorCode::Io);
        }
        return *a == *b && *a == *again;
    };
    std::vector<std::jthread> readers;
    for (int i = 0; i < 6; ++i) {
        readers.emplace_back([&] {
            while (!ending) {
                const Result<bool> whole = store.file->read(look);
                torn += whole && *whole ? 0 : 1;
                ++reads;
            }
        });
    }
    int failed = 0;
    for (int i = 1; i <= rounds || reads < rounds; ++i) {
        ChangeSet changes;
        const Status written = store.file->write([&](Database &database) -> Status {
            SettingsTable settings(database);
            const QString value = QString::number(i);
            const Status first = settings.setValue(u"a"_s, value, changes);
            return first ? settings.setValue(u"b"_s, value, changes) : first;
        });
        failed += written ? 0 : 1;
    }
    ending = true;
    readers.clear();
    QCOMPARE(failed, 0);
    QCOMPARE(torn, 0);
}

void TestReaderPool::stoppedLeaseGoesBackUsable()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    std::stop_source stop;
    stop.request_stop();
    const auto endless = [](Database &database) {
        return database.value<qint64>("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL "
                                      "SELECT x + 1 FROM c) SELECT count(*) FROM c");
    };
    QCOMPARE(store.file->read(endless, stop.get_token()).error().code, ErrorCode::Cancelled);
    const auto after = store.file->read(
        [](Database &database) { return database.value<qint64>("SELECT count(*) FROM bugs"); });
    CASEBOOK_VERIFY_OK(after);
    CASEBOOK_VERIFY_OK(store.file->close());
}

void TestReaderPool::cannotWrite()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto written = store.file->read([](Database &database) -> Result<TagId> {
        ChangeSet changes;
        return TagTable(database).ensure(u"x"_s, changes);
    });
    QCOMPARE(written.error().code, ErrorCode::ReadOnly);
}

QTEST_GUILESS_MAIN(TestReaderPool)
#include "tst_readerpool.moc"

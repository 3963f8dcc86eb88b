// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/logstore.h"
#include "core/store/texttable.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/failvfs.h"

#include <csignal>

#include <sys/resource.h>

using namespace Casebook;
using namespace Qt::StringLiterals;

/// The i-th write of a whole session fails, for every i: the error is told, and afterwards the file
/// opens, is whole, and holds every write that was acknowledged.
class TestFailingDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWriteFailsOnce_data();
    void everyWriteFailsOnce();
    void fullDiskIsNamed();
    void fileSizeLimitIsAFullDisk();
};

namespace {

/// What a session was told is safe.
struct Acknowledged
{
    qsizetype textSize = -1;
    bool mail = false;
    bool log = false;
};

/// Opens, imports, types, stores a log, closes. Stops at the first failure.
Status session(StoreFixture &store, Acknowledged &done)
{
    auto opened = store.open(false);
    if (!opened) {
        return passOn(opened);
    }
    WorkspaceFile &file = **opened;
    ChangeSet changes;
    const auto text = file.write([&](Database &database) {
        return TextTable(database).add(TextKind::Note, {}, u"note"_s, {}, 1, changes);
    });
    if (!text) {
        return passOn(text);
    }
    for (int i = 1; i <= 3; ++i) {
        const auto saved = file.write([&](Database &database) {
            return TextTable(database).save(*text, u"typed "_s.repeated(i), i, changes);
        });
        if (!saved) {
            return passOn(saved);
        }
        done.textSize = 6LL * i;
    }
    const std::array mails{mail(u"a@x"_s), mail(u"b@x"_s, u"a@x"_s)};
    const auto stored =
        file.write([&](Database &database) { return MessageTable(database).add(mails, changes); });
    if (!stored) {
        return passOn(stored);
    }
    done.mail = true;
    const auto log = file.write([&](Database &database) -> Result<LogId> {
        LogStore logs(database, file.filesFolder());
        LogPacker packer;
        Result<LogId> id = logs.begin({}, u"console"_s, 1, changes);
        auto chunks = packer.add(QByteArray("line of a log\n").repeated(20'000));
        const auto rest = packer.flush();
        if (!id || !chunks || !rest) {
            return fail(ErrorCode::Unknown);
        }
        chunks->insert(chunks->end(), rest->begin(), rest->end());
        Status status = logs.append(*id, *chunks, changes);
        status = status ? logs.finish(*id, packer.sha256(), changes) : status;
        return status ? id : Result<LogId>(passOn(status));
    });
    if (!log) {
        return passOn(log);
    }
    done.log = true;
    return file.close();
}

void verifyWhole(StoreFixture &store, const Acknowledged &done)
{
    const auto opened = store.open(false);
    CASEBOOK_VERIFY_OK(opened);
    JobContext context;
    const auto report = (*opened)->check(context);
    CASEBOOK_VERIFY_OK(report);
    QVERIFY(report->findings.empty());
    const auto texts =
        (*opened)->read([](Database &database) { return TextTable(database).list({}); });
    CASEBOOK_VERIFY_OK(texts);
    if (done.textSize >= 0) {
        QVERIFY(texts->front().text.size() >= done.textSize);
    }
    const auto figures = (*opened)->figures();
    QVERIFY(!done.mail || figures->messages == 2);
    QVERIFY(!done.log || figures->logs == 1);
}

} // namespace

void TestFailingDisk::everyWriteFailsOnce_data()
{
    QTest::addColumn<bool>("full");
    QTest::newRow("input/output error") << false;
    QTest::newRow("disk full") << true;
}

void TestFailingDisk::everyWriteFailsOnce()
{
    QFETCH(bool, full);
    const auto failure = full ? FailVfs::Failure::Full : FailVfs::Failure::Io;
    StoreFixture empty;
    CASEBOOK_VERIFY_OK(empty.make());
    empty.file.reset();
    const QByteArray fresh = readFile(empty.path());
    FailVfs disk;
    int failed = 0;
    for (int number = 1;; ++number) {
        StoreFixture store;
        QVERIFY(writeFile(store.path(), fresh));
        Acknowledged done;
        disk.arm(number, failure);
        const Status ended = session(store, done);
        const int writes = disk.writes();
        disk.arm(0, failure);
        verifyWhole(store, done);
        if (QTest::currentTestFailed()) {
            qInfo("write %d of %d failed", number, writes);
            return;
        }
        if (ended && writes < number) {
            break;
        }
        ++failed;
    }
    qInfo("%d writes failed in turn, 0 files damaged", failed);
    QVERIFY(failed > 20);
}

void TestFailingDisk::fullDiskIsNamed()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const Result<qint64> pages = store.file->writer().value<qint64>("PRAGMA page_count");
    CASEBOOK_VERIFY_OK(store.file->writer().runScript("PRAGMA max_page_count = "
                                                      + QByteArray::number(*pages + 25)));
    const auto added = store.add({mail(u"a@x"_s)});
    CASEBOOK_VERIFY_OK(added);
    IncomingMessage big = mail(u"b@x"_s);
    big.raw.packed = QByteArray(300'000, 'x');
    const auto refused = store.add({big});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DiskFull);
    QCOMPARE(store.file->figures()->messages, 1);
}

void TestFailingDisk::fileSizeLimitIsAFullDisk()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 150'000;
    IncomingMessage big = mail(u"b@x"_s);
    big.raw.packed = QByteArray(500'000, 'x');
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto refused = store.add({big});
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DiskFull);
    CASEBOOK_VERIFY_OK(store.add({mail(u"c@x"_s)}));
    store.file.reset();
    verifyWhole(store, {});
}

QTEST_GUILESS_MAIN(TestFailingDisk)
#include "tst_failingdisk.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/logstore.h"
#include "core/store/trashtable.h"
#include "tests/core/store/storefixture.h"

#include <QDir>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestLogStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesEqualAModel_data();
    void linesEqualAModel();
    void growsAndIsReadableMeanwhile();
    void sameContentIsStoredOnce();
    void largeLogGoesOutside();
};

namespace {

Result<LogId> store(StoreFixture &fixture, const QByteArray &bytes,
                    qint64 inside = Limits::logInsideBytes)
{
    return fixture.file->write([&](Database &database) -> Result<LogId> {
        LogStore logs(database, fixture.file->filesFolder(), inside);
        Result<LogId> id = logs.begin({}, u"console.log"_s, 1, fixture.changes);
        LogPacker packer;
        auto chunks = packer.add(bytes);
        const auto rest = packer.flush();
        if (!id || !chunks || !rest) {
            return fail(ErrorCode::Unknown);
        }
        chunks->insert(chunks->end(), rest->begin(), rest->end());
        Status status = logs.append(*id, *chunks, fixture.changes);
        status = status ? logs.finish(*id, packer.sha256(), fixture.changes) : status;
        return status ? id : Result<LogId>(passOn(status));
    });
}

template<class Work>
auto read(StoreFixture &fixture, Work work)
{
    return fixture.file->read(
        [&](Database &database) { return work(LogStore(database, fixture.file->filesFolder())); });
}

/// Numbered lines; some cross chunk borders, every 997th holds the needle.
QByteArray numbered(int lines)
{
    QByteArray log;
    for (int i = 0; i < lines; ++i) {
        log += "[" + QByteArray::number(i) + "] console line " + QByteArray(i % 90, 'x')
            + (i % 997 == 500 ? " INFO: Task hung" : "") + "\n";
    }
    return log;
}

} // namespace

void TestLogStore::linesEqualAModel_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one, not ended") << QByteArray("last line");
    QTest::newRow("blank lines") << QByteArray("\n\n\r\na\n\n");
    QTest::newRow("many") << numbered(20'000);
    QTest::newRow("ends at a chunk border") << QByteArray(128 * 1024 - 1, 'a') + '\n';
    QTest::newRow("line end begins a chunk") << QByteArray(128 * 1024, 'a') + "\nb\n";
    QTest::newRow("line over several chunks")
        << "first\n" + QByteArray(600'000, 'y') + "\nthird\nfourth";
    QTest::newRow("long last line") << "first\n" + QByteArray(600'000, 'z');
}

void TestLogStore::linesEqualAModel()
{
    QFETCH(QByteArray, bytes);
    StoreFixture fixture;
    CASEBOOK_VERIFY_OK(fixture.make());
    const Result<LogId> id = store(fixture, bytes);
    CASEBOOK_VERIFY_OK(id);
    QList<QByteArray> model = bytes.split('\n');
    if (model.last().isEmpty()) {
        model.removeLast();
    }
    const auto info = read(fixture, [&](const LogStore &logs) { return logs.info(*id); });
    CASEBOOK_VERIFY_OK(info);
    QCOMPARE(info->lines, model.size());
    QCOMPARE(info->sizeBytes, bytes.size());
    QCOMPARE(info->sha256, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    const qsizetype step = std::max<qsizetype>(1, model.size() / 60);
    JobContext context;
    for (qsizetype first = 0; first < model.size(); first += step) {
        const auto got =
            read(fixture, [&](const LogStore &logs) { return logs.lines(*id, first, 7); });
        CASEBOOK_VERIFY_OK(got);
        QCOMPARE(got->lines.size(),
                 static_cast<std::size_t>(std::min<qsizetype>(7, model.size() - first)));
        for (std::size_t i = 0; i < got->lines.size(); ++i) {
            const QByteArray &line = model[first + static_cast<qsizetype>(i)];
            QCOMPARE(got->lines[i], line.left(Limits::logLineShownBytes));
            QCOMPARE(got->lineBytes[i], line.size());
        }
    }
    for (qsizetype from = 0; from < model.size(); from += std::max<qsizetype>(1, step * 4)) {
        qint64 next = from;
        while (next < model.size() && !model[next].contains("Task hung")) {
            ++next;
        }
        const auto found = read(fixture, [&](const LogStore &logs) {
            return logs.find(*id, "TASK HUNG", from, false, true, context);
        });
        QCOMPARE(found.value_or(model.size()), next);
        qint64 previous = from;
        while (previous >= 0 && !model[previous].contains("Task hung")) {
            --previous;
        }
        const auto back = read(fixture, [&](const LogStore &logs) {
            return logs.find(*id, "Task hung", from, true, false, context);
        });
        QCOMPARE(back.value_or(-1), previous);
    }
    const auto part = read(
        fixture, [&](const LogStore &logs) { return logs.bytes(*id, bytes.size() / 2, 200'000); });
    QCOMPARE(*part, bytes.mid(bytes.size() / 2, 200'000));
}

void TestLogStore::growsAndIsReadableMeanwhile()
{
    StoreFixture fixture;
    CASEBOOK_VERIFY_OK(fixture.make());
    const auto id = fixture.file->write([&](Database &database) {
        return LogStore(database, {}).begin({}, u"live"_s, 1, fixture.changes);
    });
    LogPacker packer;
    QByteArray all;
    for (int i = 0; i < 40; ++i) {
        const QByteArray piece = numbered(150);
        all += piece;
        auto chunks = packer.add(piece);
        const auto rest = packer.flush();
        chunks->insert(chunks->end(), rest->begin(), rest->end());
        CASEBOOK_VERIFY_OK(fixture.file->write([&](Database &database) {
            return LogStore(database, {}).append(*id, *chunks, fixture.changes);
        }));
        const auto got = read(
            fixture, [&](const LogStore &logs) { return logs.lines(*id, all.count('\n') - 1, 5); });
        QCOMPARE(got->lines.size(), 1U);
        QVERIFY(got->lines[0].startsWith("[149]"));
        QVERIFY(!got->complete);
    }
    JobContext context;
    QVERIFY(fixture.file->check(context)->findings.empty());
}

void TestLogStore::sameContentIsStoredOnce()
{
    StoreFixture fixture;
    CASEBOOK_VERIFY_OK(fixture.make());
    const QByteArray bytes = numbered(20'000);
    const auto chunkCount = [&] {
        return *fixture.file->read([](Database &database) {
            return database.value<qint64>("SELECT count(*) FROM chunks");
        });
    };
    const auto first = store(fixture, bytes);
    const qint64 chunks = chunkCount();
    const auto second = store(fixture, bytes);
    QCOMPARE(chunkCount(), chunks);
    for (const LogId id : {*first, *second}) {
        CASEBOOK_VERIFY_OK(fixture.file->write([&](Database &database) -> Status {
            TrashTable trash(database, {});
            const auto put = trash.put(TrashKind::Log, id.value, 1, fixture.changes);
            return put ? trash.empty(fixture.changes) : Status(passOn(put));
        }));
        QCOMPARE(chunkCount(), id == *first ? chunks : 0);
    }
}

void TestLogStore::largeLogGoesOutside()
{
    StoreFixture fixture;
    CASEBOOK_VERIFY_OK(fixture.make());
    const QByteArray bytes = numbered(20'000);
    const auto id = store(fixture, bytes, 50'000);
    CASEBOOK_VERIFY_OK(id);
    const auto info = [&] {
        return *read(fixture, [&](const LogStore &logs) { return logs.info(*id); });
    };
    QCOMPARE(info().place, LogPlace::Outside);
    const auto whole =
        read(fixture, [&](const LogStore &logs) { return logs.bytes(*id, 0, bytes.size()); });
    QCOMPARE(*whole, bytes);
    QDir folder(fixture.file->filesFolder());
    JobContext context;
    QVERIFY(fixture.file->check(context)->findings.empty());
    const QString name = folder.entryList(QDir::Files).front();
    QVERIFY(folder.rename(name, u"away"_s));
    QCOMPARE(info().place, LogPlace::Missing);
    const auto report = fixture.file->check(context);
    QCOMPARE(report->findings.size(), 1U);
    QCOMPARE(report->findings[0].kind, CheckFindingKind::MissingFile);
    QVERIFY(folder.rename(u"away"_s, name));
    CASEBOOK_VERIFY_OK(fixture.file->removeOrphanFiles());
    QCOMPARE(info().place, LogPlace::Outside);
}

QTEST_GUILESS_MAIN(TestLogStore)
#include "tst_logstore.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/keeping.h"
#include "core/run/supervisor/sha256.h"
#include "core/run/supervisor/streamstore.h"
#include "core/run/supervisor/triggerscan.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <string>

using namespace Casebook::Supervisor;

/// What is kept of an output, and what is found in it, whatever the pieces it comes in.
class StreamStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingKeptIsWhereTheIndexSays_data();
    void everythingKeptIsWhereTheIndexSays();
    void hitBetweenHeadAndTailIsKept();
    void fullQuotaIsCounted();
    void literalsAreFoundHoweverTheTextIsCut();
    void oneTriggerIsNotReportedWithoutEnd();
    void cutFileKeepsBothEnds();
    void sha256IsThatOfTheStandard();
};

namespace {

std::string readAll(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// Bytes that tell where they stand: lines of ten characters with their number.
std::string numbered(std::size_t bytes)
{
    std::string text;
    for (int line = 0; text.size() < bytes; ++line) {
        text += QByteArray::number(line).rightJustified(9, '.').toStdString() + "\n";
    }
    text.resize(bytes);
    return text;
}

/// Holds every "K" line of the index against the file and what was printed; gives the bytes it accounts for.
std::int64_t checkIndex(const QString &folder, const std::string &printed)
{
    const std::string kept = readAll(folder + QStringLiteral("/output"));
    std::int64_t total = 0;
    const QStringList lines =
        QString::fromStdString(readAll(folder + QStringLiteral("/output.index")))
            .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList words = line.split(QLatin1Char(' '));
        if (words.front() == QLatin1String("K") && words.size() == 4) {
            const size_t place = words[1].toULongLong();
            const size_t offset = words[2].toULongLong();
            const size_t bytes = words[3].toULongLong();
            if (kept.substr(place, bytes) != printed.substr(offset, bytes)) {
                return -1;
            }
            total += static_cast<std::int64_t>(bytes);
        }
    }
    return total;
}

} // namespace

void StreamStoreTest::everythingKeptIsWhereTheIndexSays_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("piece");
    QTest::addColumn<bool>("whole");
    for (const int piece : {1, 999, 70000}) {
        for (const int bytes : {0, 100, 4096, 4097, 12000, 12288, 12289, 20000, 65000}) {
            QTest::addRow("%d in pieces of %d", bytes, piece) << bytes << piece << (bytes <= 8192);
        }
    }
}

void StreamStoreTest::everythingKeptIsWhereTheIndexSays()
{
    QFETCH(int, bytes);
    QFETCH(int, piece);
    QFETCH(bool, whole);
    const QTemporaryDir folder;
    Disk disk(folder.path().toStdString(), {.freeBytes = 0});
    StreamStore store;
    QVERIFY(store.open(folder.path().toStdString(), "output",
                       {.headBytes = 4096, .tailBytes = 8192}, disk));
    const std::string text = numbered(size_t(bytes));
    for (std::size_t at = 0; at < text.size(); at += size_t(piece)) {
        store.take(std::string_view(text).substr(at, size_t(piece)), 1 + Nanoseconds(at));
    }
    const StreamFact fact = store.finish();
    QCOMPARE(fact.printed, bytes);
    QCOMPARE(checkIndex(folder.path(), text), fact.printed - fact.dropped);
    const std::string kept = readAll(folder.path() + QStringLiteral("/output"));
    QVERIFY(kept.starts_with(text.substr(0, 4096)));
    QVERIFY(kept.ends_with(text.substr(text.size() - std::min<size_t>(text.size(), 4096))));
    if (whole) {
        QCOMPARE(kept, text);
        QCOMPARE(fact.dropped, 0);
    } else if (fact.dropped > 0) {
        QVERIFY(kept.contains("[casebook: " + std::to_string(fact.dropped) + " bytes not kept]"));
    }
    QVERIFY(fact.dropped <= std::max(0, bytes - 4096 - 4096));
    QCOMPARE(disk.used() > 0, bytes > 0);
}

void StreamStoreTest::hitBetweenHeadAndTailIsKept()
{
    const QTemporaryDir folder;
    Disk disk(folder.path().toStdString(), {.freeBytes = 0});
    StreamStore store;
    QVERIFY(store.open(folder.path().toStdString(), "output",
                       {.headBytes = 4096, .tailBytes = 8192, .windowBytes = 200, .windows = 2},
                       disk));
    std::string text = numbered(60000);
    for (const std::size_t at : {20000U, 20100U, 30000U, 40000U}) {
        text.replace(at, 4, "BUG:");
    }
    const std::vector<Trigger> triggers{{.name = "bug", .text = "BUG:"}};
    TriggerScan scan(triggers);
    for (std::size_t at = 0; at < text.size(); at += 77) {
        const std::string_view piece = std::string_view(text).substr(at, 77);
        store.take(piece, 1);
        for (const TriggerScan::Hit &hit : scan.feed(piece)) {
            QVERIFY(hit.line.starts_with("BUG:"));
            store.keepAround(hit.offset);
        }
    }
    const StreamFact fact = store.finish();
    QCOMPARE(checkIndex(folder.path(), text), fact.printed - fact.dropped);
    const std::string kept = readAll(folder.path() + QStringLiteral("/output"));
    // Two windows: the hit at 20100 lies in the first; 40000 is one too many.
    QVERIFY(kept.contains(text.substr(19900, 400)));
    QVERIFY(kept.contains(text.substr(29900, 250)));
    QVERIFY(!kept.contains(text.substr(39900, 250)));
}

void StreamStoreTest::fullQuotaIsCounted()
{
    const QTemporaryDir folder;
    Disk disk(folder.path().toStdString(), {.runBytes = 10000, .freeBytes = 0});
    StreamStore store;
    QVERIFY(store.open(folder.path().toStdString(), "output",
                       {.headBytes = 8192, .tailBytes = 8192}, disk));
    const std::string text = numbered(50000);
    for (std::size_t at = 0; at < text.size(); at += 500) {
        store.take(std::string_view(text).substr(at, 500), 1);
    }
    const StreamFact fact = store.finish();
    QCOMPARE(fact.printed, 50000);
    QVERIFY(fact.dropped >= 40000);
    QCOMPARE(checkIndex(folder.path(), text), fact.printed - fact.dropped);
    QVERIFY(!disk.hasRoom(1'000'000'000) || disk.used() < 10000);
}

void StreamStoreTest::literalsAreFoundHoweverTheTextIsCut()
{
    const std::vector<Trigger> triggers{{.name = "long", .text = "watchdog: BUG: soft lockup"},
                                        {.name = "x", .text = "x"}};
    const std::string text = "boot\n[ 1.0] watchdog: BUG: soft lockup - CPU#1\nthen\nx\nend x";
    for (std::size_t piece = 1; piece < text.size(); ++piece) {
        TriggerScan scan(triggers);
        QList<std::pair<size_t, std::int64_t>> found;
        for (std::size_t at = 0; at < text.size(); at += piece) {
            for (const auto &hit : scan.feed(std::string_view(text).substr(at, piece))) {
                found.append({hit.trigger, hit.offset});
                QVERIFY(text.substr(size_t(hit.offset)).starts_with(hit.line));
            }
        }
        std::ranges::sort(found);
        QCOMPARE(found, (QList<std::pair<size_t, std::int64_t>>{{0, 5}, {1, 52}, {1, 54}}));
    }
}

void StreamStoreTest::oneTriggerIsNotReportedWithoutEnd()
{
    const std::vector<Trigger> triggers{{.name = "a", .text = "a"}};
    TriggerScan scan(triggers);
    std::size_t hits = 0;
    for (int i = 0; i < 1000; ++i) {
        hits += scan.feed("a\na\n").size();
    }
    QCOMPARE(hits, size_t(16));
    TriggerScan endless(triggers);
    for (int i = 0; i < 64; ++i) {
        for (const auto &hit : endless.feed(std::string(65536, 'a'))) {
            QVERIFY(hit.line.size() <= 512);
        }
    }
}

void StreamStoreTest::cutFileKeepsBothEnds()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log"));
    const std::string text = numbered(100000);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(text.data(), qint64(text.size()));
    file.close();
    const std::int64_t freed = cutFile(path.toStdString(), 1000);
    const std::string kept = readAll(path);
    QCOMPARE(std::int64_t(text.size() - kept.size()), freed);
    QCOMPARE(kept,
             text.substr(0, 1000) + "\n[casebook: 98000 bytes not kept]\n" + text.substr(99000));
    QCOMPARE(cutFile(path.toStdString(), 1000), 0);
}

void StreamStoreTest::sha256IsThatOfTheStandard()
{
    // FIPS 180-2, appendix B.
    const auto hash = [](const std::string &text, size_t step) {
        Sha256 sha;
        for (std::size_t at = 0; at < text.size(); at += step) {
            sha.add(std::string_view(text).substr(at, step));
        }
        return sha.hex();
    };
    QCOMPARE(hash("", 1), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QCOMPARE(hash("abc", 1), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QCOMPARE(hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 7),
             "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QCOMPARE(hash(std::string(1000000, 'a'), 1000),
             "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

QTEST_GUILESS_MAIN(StreamStoreTest)
#include "tst_streamstore.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/store/database.h"
#include "core/workspace/workspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

/// Logs are found by their name, their beginning and their end; a scan finds what stands between.
class LogSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aSmallLogIsFoundWhole();
    void aLargeLogIsFoundByItsEnds();
    void aScanFindsTheMiddle_data();
    void aScanFindsTheMiddle();
    void aScanKeepsToTheBug();
    void trashIsNotFound();
    void whatWasNotIndexedIsOnOpening();
    void bytesThatAreGoneLeaveTheName();

private:
    [[nodiscard]] QString path() const
    {
        return m_dir->filePath(u"w.casebook"_s);
    }

    bool open();
    LogId import(const QByteArray &bytes, const QString &name, BugId bug);
    std::vector<SearchHit> hits(const QString &text);
    std::vector<SearchHit> scan(const QString &needle, BugId bug = {}, bool foldCase = true);
    QByteArray lineAt(const QByteArray &bytes, qint64 offset);

    std::unique_ptr<QTemporaryDir> m_dir;
    FixedClock m_clock{1'770'000'000'000};
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<Workspace> m_workspace;
    BugId m_bug;
};

namespace {

/// Lines of blameless text, \a megabytes of them.
QByteArray filler(int megabytes)
{
    QByteArray bytes;
    bytes.reserve(megabytes * 1024 * 1024 + 64);
    for (int i = 0; bytes.size() < megabytes * 1024 * 1024; ++i) {
        bytes += "[    1.000000] usb 1-1: new device number " + QByteArray::number(i) + "\n";
    }
    return bytes;
}

} // namespace

void LogSearchTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_runner = std::make_unique<JobRunner>();
    QVERIFY(open());
    m_bug = *m_workspace->addBug({.title = u"b"_s}).wait();
}

void LogSearchTest::cleanup()
{
    m_workspace.reset();
    m_runner.reset();
}

bool LogSearchTest::open()
{
    m_workspace.reset();
    JobContext context;
    auto opened =
        Workspace::open(path(), {.create = !QFile::exists(path()), .keepBackup = false}, context);
    if (opened) {
        m_workspace = std::make_unique<Workspace>(std::move(*opened), *m_runner, m_clock);
    }
    return opened.has_value();
}

LogId LogSearchTest::import(const QByteArray &bytes, const QString &name, BugId bug)
{
    QFile file(m_dir->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        return {};
    }
    file.close();
    return m_workspace->importLog(file.fileName(), bug).wait().value_or(LogId());
}

std::vector<SearchHit> LogSearchTest::hits(const QString &text)
{
    const Result<SearchPage> page = m_workspace->search({.text = text}).wait();
    return page ? page->hits : std::vector<SearchHit>();
}

std::vector<SearchHit> LogSearchTest::scan(const QString &needle, BugId bug, bool foldCase)
{
    std::vector<SearchHit> all;
    ScanRequest request{.needle = needle, .foldCase = foldCase, .bugId = bug};
    for (int step = 0; step < 1000; ++step) {
        const Result<ScanSlice> slice = m_workspace->scan(request).wait();
        if (!slice) {
            return {};
        }
        all.insert(all.end(), slice->hits.begin(), slice->hits.end());
        if (slice->isDone) {
            break;
        }
        request.after = slice->last;
    }
    return all;
}

QByteArray LogSearchTest::lineAt(const QByteArray &bytes, qint64 offset)
{
    const QByteArray rest = bytes.sliced(offset);
    return rest.first(rest.indexOf('\n'));
}

void LogSearchTest::aSmallLogIsFoundWhole()
{
    const QByteArray bytes = "Linux version 6.12.0\n[    2.0] caf\xe9 \xe4\xb8\xad\n"
                             "[    3.0] BUG: unable to handle page fault\n";
    const LogId log = import(bytes, u"console.txt"_s, m_bug);
    QVERIFY(log.isValid());
    const std::vector<SearchHit> found = hits(u"kind:log handle fault "_s);
    QCOMPARE(found.size(), 1U);
    const SearchHit &hit = found.front();
    QCOMPARE(hit.kind, SearchKind::Log);
    QCOMPARE(hit.id, log.value);
    QCOMPARE(hit.bugId, m_bug);
    QCOMPARE(hit.title, u"console.txt"_s);
    QCOMPARE(hit.snippet, u"[ 3.0] BUG: unable to handle page fault"_s);
    QCOMPARE(lineAt(bytes, hit.offset), "[    3.0] BUG: unable to handle page fault");
    QCOMPARE(hits(u"console.txt "_s).size(), 1U);
    QVERIFY(hits(u"kind:log nothere "_s).empty());
}

void LogSearchTest::aLargeLogIsFoundByItsEnds()
{
    const QByteArray bytes = "Linux version zebra\n" + filler(2) + "the middle is quagga here\n"
        + filler(2) + "[    9.0] Kernel panic - not syncing: okapi\n";
    QVERIFY(bytes.size() > Limits::logIndexedBytes);
    QVERIFY(import(bytes, u"long.log"_s, m_bug).isValid());
    QCOMPARE(hits(u"zebra "_s).size(), 1U);
    QCOMPARE(hits(u"zebra "_s).front().offset, 0);
    const std::vector<SearchHit> end = hits(u"okapi "_s);
    QCOMPARE(end.size(), 1U);
    QCOMPARE(lineAt(bytes, end.front().offset), "[    9.0] Kernel panic - not syncing: okapi");
    QVERIFY(hits(u"quagga "_s).empty());
    const std::vector<SearchHit> scanned = scan(u"quagga"_s);
    QCOMPARE(scanned.size(), 1U);
    QCOMPARE(lineAt(bytes, scanned.front().offset), "the middle is quagga here");
    QCOMPARE(scanned.front().snippet, u"the middle is quagga here"_s);
}

void LogSearchTest::aScanFindsTheMiddle_data()
{
    QTest::addColumn<int>("bytesBefore");
    QTest::addColumn<QString>("needle");
    QTest::addColumn<bool>("foldCase");
    QTest::addColumn<int>("found");
    constexpr int piece = 4 * 1024 * 1024;
    QTest::newRow("first byte") << 0 << u"NeEdle in"_s << true << 1;
    QTest::newRow("over a border") << piece - 3 << u"needle in"_s << true << 1;
    QTest::newRow("right in front of a border") << piece - 9 << u"needle in"_s << true << 1;
    QTest::newRow("right behind a border") << piece << u"needle in"_s << true << 1;
    QTest::newRow("far behind") << 2 * piece + 17 << u"hay 中"_s << true << 1;
    QTest::newRow("case told apart") << 100 << u"NEEDLE"_s << false << 0;
    QTest::newRow("not there") << 100 << u"needles"_s << true << 0;
}

void LogSearchTest::aScanFindsTheMiddle()
{
    QFETCH(int, bytesBefore);
    QFETCH(QString, needle);
    QFETCH(bool, foldCase);
    QFETCH(int, found);
    QByteArray bytes =
        QByteArray("0123456789abcde\n").repeated(bytesBefore / 16 + 1).first(bytesBefore);
    bytes += "needle in hay 中\n" + QByteArray("0123456789abcde\n").repeated(1000);
    QVERIFY(import(bytes, u"a.log"_s, m_bug).isValid());
    const std::vector<SearchHit> all = scan(needle, {}, foldCase);
    QCOMPARE(all.size(), static_cast<std::size_t>(found));
    if (found > 0) {
        QVERIFY(lineAt(bytes, all.front().offset).endsWith("needle in hay 中"));
        QVERIFY(!all.front().snippetSpans.empty());
    }
}

void LogSearchTest::aScanKeepsToTheBug()
{
    const BugId other = *m_workspace->addBug({.title = u"c"_s}).wait();
    QVERIFY(import("odd-text one\n", u"1.log"_s, m_bug).isValid());
    QVERIFY(import("odd-text two\n", u"2.log"_s, other).isValid());
    QVERIFY(import("nothing\n", u"odd-text.log"_s, other).isValid());
    QCOMPARE(scan(u"dd-te"_s).size(), 3U);
    QCOMPARE(scan(u"dd-te"_s, m_bug).size(), 1U);
}

void LogSearchTest::trashIsNotFound()
{
    const LogId log = import("okapi\n", u"a.log"_s, m_bug);
    QCOMPARE(hits(u"okapi "_s).size(), 1U);
    const Result<TrashId> trash = m_workspace->trashLog(log).wait();
    QVERIFY(trash);
    QVERIFY(hits(u"okapi "_s).empty());
    QVERIFY(scan(u"okap"_s).empty());
    QVERIFY(m_workspace->restore(*trash).wait());
    QCOMPARE(hits(u"okapi "_s).size(), 1U);
    QCOMPARE(scan(u"okap"_s).size(), 1U);
}

void LogSearchTest::whatWasNotIndexedIsOnOpening()
{
    QVERIFY(import("okapi\n", u"a.log"_s, m_bug).isValid());
    m_workspace.reset();
    {
        Result<Database> database = Database::open(path(), DatabaseMode::ReadWrite);
        QVERIFY(database);
        // As a file made before logs were indexed.
        QVERIFY(database->run("DELETE FROM search WHERE rowid & 15 = 5"));
        QVERIFY(database->close());
    }
    QVERIFY(open());
    QVERIFY(m_workspace->whenIndexed().wait());
    QCOMPARE(hits(u"okapi "_s).size(), 1U);
    QVERIFY(m_workspace->rebuildIndex().wait());
    QCOMPARE(hits(u"okapi "_s).size(), 1U);
    QVERIFY(m_workspace->check().wait()->findings.empty());
    QVERIFY(open());
    QVERIFY(!m_workspace->info().isIndexStale);
}

void LogSearchTest::bytesThatAreGoneLeaveTheName()
{
    QVERIFY(import("okapi\n", u"giraffe.log"_s, m_bug).isValid());
    m_workspace.reset();
    {
        Result<Database> database = Database::open(path(), DatabaseMode::ReadWrite);
        QVERIFY(database);
        QVERIFY(database->run("UPDATE chunks SET packed = x'00'"));
        QVERIFY(database->close());
    }
    QVERIFY(open());
    QVERIFY(m_workspace->rebuildIndex().wait());
    QCOMPARE(hits(u"giraffe "_s).size(), 1U);
    QVERIFY(hits(u"okapi "_s).empty());
}

QTEST_GUILESS_MAIN(LogSearchTest)
#include "tst_logsearch.moc"

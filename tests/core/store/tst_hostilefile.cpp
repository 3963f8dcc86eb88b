// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storefixture.h"

#include <QDir>
#include <QProcess>
#include <QtEndian>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;

/// Files that came with something beside or inside them to do harm, and files two processes want.
class TestHostileFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sideFilesMustBePlain_data();
    void sideFilesMustBePlain();
    void journalNamingAnotherFileDeletesNothing();
    void foreignFileKeepsItsHotJournal();
    void hostileSchemasAreRefused_data();
    void hostileSchemasAreRefused();
    void endlessQueryEndsAtTheDeadline();
    void greedyQueryEndsAtTheHeapLimit();
    void limitsAreLowered();
    void namesAreTakenLiterally_data();
    void namesAreTakenLiterally();
    void linkMeansTheRealFile();
    void secondProcessIsLockedOutUntilTheFirstDies();
};

namespace {

const QByteArray journalMagic = QByteArray::fromHex("d9d505f920a163d7");

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// A hot journal without pages to roll back, that belongs to a transaction over several files:
/// https://www.sqlite.org/fileformat.html 3, and pager.c for its last record.
QByteArray journalNaming(const QString &other, qint64 databaseSize)
{
    constexpr quint32 pageSize = 8192;
    QByteArray journal = journalMagic + bigEndian(0) + bigEndian(7)
        + bigEndian(static_cast<quint32>(databaseSize / pageSize)) + bigEndian(512)
        + bigEndian(pageSize);
    journal.resize(512, '\0');
    if (other.isEmpty()) {
        return journal;
    }
    const QByteArray name = QFile::encodeName(other);
    quint32 sum = 0;
    for (const char byte : name) {
        sum += static_cast<quint32>(byte);
    }
    const quint32 lockPage = 0x40000000 / pageSize + 1;
    journal += bigEndian(lockPage) + name + bigEndian(static_cast<quint32>(name.size()))
        + bigEndian(sum) + journalMagic;
    return journal;
}

/// Changes a workspace at rest behind the program's back.
Status tamper(const QString &path, const QByteArray &script)
{
    Result<Database> database = Database::open(path, DatabaseMode::ReadWrite);
    if (!database) {
        return passOn(database);
    }
    return database->runScript(script);
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

void TestHostileFile::sideFilesMustBePlain_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::newRow("log") << u"-wal"_s;
    QTest::newRow("journal") << u"-journal"_s;
    QTest::newRow("shared memory") << u"-shm"_s;
}

void TestHostileFile::sideFilesMustBePlain()
{
    QFETCH(QString, suffix);
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    store.file.reset();
    const QString victim = store.folder() + u"/victim"_s;
    const QByteArray words = QByteArray("not a log\n").repeated(500);
    QVERIFY(writeFile(victim, words));
    QVERIFY(QFile::link(victim, store.path() + suffix));
    const auto opened = store.open(false);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    QCOMPARE(readFile(victim), words);
}

void TestHostileFile::journalNamingAnotherFileDeletesNothing()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    store.file.reset();
    const QString victim = store.folder() + u"/victim"_s;
    QVERIFY(writeFile(victim, "precious"));
    const QByteArray before = readFile(store.path());
    QVERIFY(writeFile(store.path() + u"-journal", journalNaming(victim, before.size())));
    const auto opened = store.open(false);
    QCOMPARE(readFile(victim), QByteArray("precious"));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    QCOMPARE(readFile(store.path()), before);
}

void TestHostileFile::foreignFileKeepsItsHotJournal()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    store.file.reset();
    // Ours: rolled back. With another application_id: not touched, and neither is its journal.
    const QByteArray ours = readFile(store.path());
    const QByteArray journal = journalNaming({}, ours.size());
    QVERIFY(writeFile(store.path() + u"-journal", journal));
    CASEBOOK_VERIFY_OK(store.open(false));
    QCOMPARE(filesIn(store.folder()), QStringList{u"a.casebook"_s});
    QByteArray foreign = ours;
    foreign[68] = static_cast<char>(foreign[68] ^ 1);
    QVERIFY(writeFile(store.path(), foreign));
    QVERIFY(writeFile(store.path() + u"-journal", journal));
    QCOMPARE(store.open(false).error().code, ErrorCode::ForeignFile);
    QCOMPARE(readFile(store.path()), foreign);
    QCOMPARE(readFile(store.path() + u"-journal"), journal);
}

void TestHostileFile::hostileSchemasAreRefused_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("endless view") << QByteArray(
        "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
        "SELECT x FROM c;");
    QTest::newRow("endless view for a table") << QByteArray(
        "DROP TABLE settings; CREATE VIEW settings AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL "
        "SELECT x + 1 FROM c) SELECT x AS key, x AS value FROM c;");
    QTest::newRow("virtual table") << QByteArray("CREATE VIRTUAL TABLE x USING fts5(a);");
    QTest::newRow("virtual table for a table")
        << QByteArray("DROP TABLE settings; CREATE VIRTUAL TABLE settings USING fts5(key, value);");
    QTest::newRow("trigger") << QByteArray(
        "CREATE TRIGGER t AFTER INSERT ON bugs BEGIN DELETE FROM bugs; END;");
    QTest::newRow("generated column")
        << QByteArray("ALTER TABLE settings ADD COLUMN more TEXT AS (hex(zeroblob(100000000)));");
    QTest::newRow("index on an expression") << QByteArray("CREATE INDEX i ON bugs (abs(id));");
}

void TestHostileFile::hostileSchemasAreRefused()
{
    QFETCH(QByteArray, script);
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    store.file.reset();
    CASEBOOK_VERIFY_OK(tamper(store.path(), script));
    const QByteArray before = readFile(store.path());
    for (const bool readOnly : {false, true}) {
        const auto opened = store.open(false, readOnly);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    }
    QCOMPARE(readFile(store.path()), before);
    QCOMPARE(filesIn(store.folder()), QStringList{u"a.casebook"_s});
}

void TestHostileFile::endlessQueryEndsAtTheDeadline()
{
    Result<Database> database = Database::open({}, DatabaseMode::Memory);
    CASEBOOK_VERIFY_OK(database);
    const char *endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
                          "SELECT count(*) FROM c";
    database->setDeadline(std::chrono::steady_clock::now());
    QCOMPARE(database->value<qint64>(endless).error().code, ErrorCode::Timeout);
    database->setDeadline(std::nullopt);
    std::stop_source stop;
    stop.request_stop();
    database->setStop(stop.get_token());
    QCOMPARE(database->value<qint64>(endless).error().code, ErrorCode::Cancelled);
    database->setStop({});
    CASEBOOK_VERIFY_OK(database->value<qint64>("SELECT 1"));
}

void TestHostileFile::greedyQueryEndsAtTheHeapLimit()
{
    Result<Database> database = Database::open({}, DatabaseMode::Memory);
    CASEBOOK_VERIFY_OK(database);
    const char *greedy =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000) "
        "SELECT count(*) FROM (SELECT DISTINCT hex(zeroblob(500000)) || i FROM n)";
    QCOMPARE(database->value<qint64>(greedy).error().code, ErrorCode::TooLarge);
    QCOMPARE(*database->value<qint64>("SELECT 1"), 1);
}

void TestHostileFile::limitsAreLowered()
{
    Result<Database> database = Database::open({}, DatabaseMode::Memory);
    CASEBOOK_VERIFY_OK(database);
    QVERIFY(!database->run("ATTACH ':memory:' AS other"));
    QVERIFY(!database->value<qint64>("SELECT length(zeroblob(1000000000))"));
    QVERIFY(!database->run("SELECT " + QByteArray("(1+").repeated(100) + "1"
                           + QByteArray(")").repeated(100)));
    QVERIFY(!database->run("SELECT load_extension('x')"));
    QVERIFY(!database->run("SELECT '" + QByteArray(200'000, 'x') + "'"));
    CASEBOOK_VERIFY_OK(database->run("CREATE TABLE t (a)"));
    // Defensive: the schema cannot be written by hand.
    const Status writable = database->run("PRAGMA writable_schema = ON");
    QVERIFY(!database->run("DELETE FROM sqlite_schema"));
}

void TestHostileFile::namesAreTakenLiterally_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("blanks") << u" a b .casebook"_s;
    QTest::newRow("percent") << u"50%41.casebook"_s;
    QTest::newRow("question mark") << u"why?mode=memory.casebook"_s;
    QTest::newRow("hash") << u"a#b.casebook"_s;
    QTest::newRow("uri") << u"file:a.casebook"_s;
    QTest::newRow("Chinese") << u"内核死锁.casebook"_s;
    QTest::newRow("quotes") << u"it's \"it\"\n.casebook"_s;
    QTest::newRow("dash") << u"-wal"_s;
}

void TestHostileFile::namesAreTakenLiterally()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const QString path = folder.filePath(name);
    JobContext context;
    {
        const auto made = WorkspaceFile::open(path, {.create = true}, context);
        CASEBOOK_VERIFY_OK(made);
        CASEBOOK_VERIFY_OK((*made)->saveCopy(path + u".copy", false, context));
        CASEBOOK_VERIFY_OK((*made)->close());
    }
    QCOMPARE(filesIn(folder.path()), (QStringList{name, name + u".copy"}));
    CASEBOOK_VERIFY_OK(WorkspaceFile::open(path, {}, context));
    CASEBOOK_VERIFY_OK(WorkspaceFile::open(path + u".copy", {.readOnly = true}, context));
}

void TestHostileFile::linkMeansTheRealFile()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const QTemporaryDir elsewhere;
    const QString link = elsewhere.filePath(u"link.casebook"_s);
    QVERIFY(QFile::link(store.path(), link));
    JobContext context;
    QCOMPARE(WorkspaceFile::open(link, {}, context).error().code, ErrorCode::Locked);
    store.file.reset();
    // What lies beside the real file counts, not what lies beside the link.
    const QByteArray before = readFile(store.path());
    QVERIFY(writeFile(store.path() + u"-journal", journalNaming({}, before.size())));
    const auto opened = WorkspaceFile::open(link, {}, context);
    CASEBOOK_VERIFY_OK(opened);
    QCOMPARE((*opened)->info().path, QFileInfo(store.path()).canonicalFilePath());
    const auto &notices = (*opened)->info().notices;
    QVERIFY(std::ranges::any_of(notices, [](const auto &notice) {
        return notice.first == OpenNotice::RecoveredAfterCrash;
    }));
    CASEBOOK_VERIFY_OK((*opened)->close());
    QCOMPARE(filesIn(store.folder()), QStringList{u"a.casebook"_s});
    QCOMPARE(QDir(elsewhere.path()).entryList(QDir::Files).size(), 1);
}

void TestHostileFile::secondProcessIsLockedOutUntilTheFirstDies()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    store.file.reset();
    QProcess first;
    first.start(QStringLiteral(CASEBOOK_KILLED_WRITER), {store.path(), u"0"_s});
    QVERIFY(first.waitForReadyRead(30'000));
    QCOMPARE(store.open(false).error().code, ErrorCode::Locked);
    const auto reader = store.open(false, true);
    CASEBOOK_VERIFY_OK(reader);
    // Sees what was acknowledged before it opened, and what comes while it is open.
    const auto count = [&] {
        return (*reader)->read([](Database &database) {
            return database.value<qint64>("SELECT count(*) FROM messages");
        });
    };
    const auto once = count();
    CASEBOOK_VERIFY_OK(once);
    QVERIFY(*once >= 2);
    QTRY_VERIFY_WITH_TIMEOUT(count().value_or(0) > *once, 30'000);
    first.kill();
    QVERIFY(first.waitForFinished());
    // The lock died with its process, though nobody tidied up.
    const auto second = store.open(false);
    CASEBOOK_VERIFY_OK(second);
    QVERIFY(!(*second)->info().readOnly);
    const auto closed = (*reader)->close();
    CASEBOOK_VERIFY_OK(closed);
    CASEBOOK_VERIFY_OK((*second)->close());
    QCOMPARE(filesIn(store.folder()), QStringList{u"a.casebook"_s});
}

QTEST_GUILESS_MAIN(TestHostileFile)
#include "tst_hostilefile.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/bugtable.h"
#include "core/store/migrations.h"
#include "core/store/workspacelock.h"
#include "tests/core/store/storefixture.h"

#include <QDateTime>
#include <QDir>

#include <algorithm>
#include <atomic>
#include <thread>

#include <unistd.h>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestWorkspaceFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOneFileAtRest();
    void refusesToCreateOverAFile();
    void secondWriterIsLockedOut();
    void readerSeesWhatTheWriterCommits();
    void foreignFiles_data();
    void foreignFiles();
    void newerFileOpensReadOnlyOrNotAtAll();
    void strangeSchemaIsRefused();
    void strangerIsNamed();
    void olderFileIsMigratedWithBackup();
    void freshSchemaEqualsMigrated();
    void readOnlyMediumOpens();
    void refusesANameWithLeftovers();
    void savedCopyIsWhole();
    void copyDuringHeavyWritingIsWhole();
    void dailyBackupsAreKeptToTen();
    void compactGivesPagesBack();
    void cancelledWriteLeavesNothing();
    void networkFileSystemsAreKnown();
};

namespace {

std::vector<OpenNotice> kinds(const WorkspaceInfo &info)
{
    std::vector<OpenNotice> all;
    for (const auto &[kind, subject] : info.notices) {
        all.push_back(kind);
    }
    return all;
}

bool has(const WorkspaceInfo &info, OpenNotice kind)
{
    return std::ranges::contains(kinds(info), kind);
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

Result<std::vector<BugSummary>> bugs(WorkspaceFile &file)
{
    return file.read([](Database &database) { return BugTable(database).list(); });
}

Result<BugId> addBug(WorkspaceFile &file, const QString &title)
{
    return file.write([&](Database &database) {
        ChangeSet changes;
        return BugTable(database).add({.title = title}, 1, changes);
    });
}

} // namespace

void TestWorkspaceFile::isOneFileAtRest()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    CASEBOOK_VERIFY_OK(addBug(*store.file, u"one"_s));
    QVERIFY(QFileInfo(store.path() + u"-wal").exists());
    CASEBOOK_VERIFY_OK(store.file->close());
    store.file.reset();
    QCOMPARE(QDir(store.folder()).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"a.casebook"_s});
    const QByteArray head = readFile(store.path()).left(100);
    QCOMPARE(head.mid(68, 4), QByteArray("CsBk"));
    QCOMPARE(head[18], '\1');
    const auto again = store.open(false);
    CASEBOOK_VERIFY_OK(again);
    QVERIFY(kinds((*again)->info()).empty());
    QCOMPARE(bugs(**again)->size(), 1U);
}

void TestWorkspaceFile::refusesToCreateOverAFile()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    store.file.reset();
    QCOMPARE(store.open(true).error().code, ErrorCode::AlreadyExists);
    QVERIFY(writeFile(store.folder() + u"/b.casebook", {}));
    JobContext context;
    const auto empty =
        WorkspaceFile::open(store.folder() + u"/b.casebook", {.create = true}, context);
    CASEBOOK_VERIFY_OK(empty);
}

void TestWorkspaceFile::secondWriterIsLockedOut()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    QCOMPARE(store.open(false).error().code, ErrorCode::Locked);
    store.file.reset();
    CASEBOOK_VERIFY_OK(store.open(false));
}

void TestWorkspaceFile::readerSeesWhatTheWriterCommits()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    const auto reader = store.open(false, true);
    CASEBOOK_VERIFY_OK(reader);
    QVERIFY(has((*reader)->info(), OpenNotice::ReadOnlyLocked));
    CASEBOOK_VERIFY_OK(addBug(*store.file, u"one"_s));
    QCOMPARE(bugs(**reader)->size(), 1U);
    QCOMPARE(addBug(**reader, u"two"_s).error().code, ErrorCode::ReadOnly);
}

void TestWorkspaceFile::foreignFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("Just a text.\n").repeated(1000);
    QTest::newRow("only the magic") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("zeros") << QByteArray(65536, '\0');
}

void TestWorkspaceFile::foreignFiles()
{
    QFETCH(QByteArray, bytes);
    StoreFixture store;
    QVERIFY(writeFile(store.path(), bytes));
    QCOMPARE(store.open(false).error().code, ErrorCode::ForeignFile);
    QCOMPARE(readFile(store.path()), bytes);
    QFile::remove(store.path());
    CASEBOOK_VERIFY_OK([&] -> Status {
        Result<Database> other = Database::open(store.path(), DatabaseMode::Create);
        return other ? other->runScript("CREATE TABLE t (a); PRAGMA user_version = 3;")
                     : Status(passOn(other));
    }());
    QCOMPARE(store.open(false).error().code, ErrorCode::ForeignFile);
    QCOMPARE(QDir(store.folder()).entryList(QDir::Files).size(), 1);
}

void TestWorkspaceFile::newerFileOpensReadOnlyOrNotAtAll()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    store.file.reset();
    const QByteArray newer = QByteArray::number(currentSchemaVersion() + 1);
    CASEBOOK_VERIFY_OK(tamper(store.path(), "PRAGMA user_version = " + newer + ';'));
    const auto readable = store.open(false);
    CASEBOOK_VERIFY_OK(readable);
    QVERIFY((*readable)->info().readOnly);
    QVERIFY(has((*readable)->info(), OpenNotice::ReadOnlyNewer));
    const auto closed = (*readable)->close();
    CASEBOOK_VERIFY_OK(
        tamper(store.path(), "UPDATE meta SET value = '" + newer + "' WHERE key = 'min_reader';"));
    QCOMPARE(store.open(false).error().code, ErrorCode::TooNew);
}

void TestWorkspaceFile::strangeSchemaIsRefused()
{
    const QList<QByteArray> scripts{
        "CREATE TABLE extra (a);",
        "CREATE INDEX more ON bugs (title);",
        "DROP TABLE settings;",
        "CREATE TRIGGER t AFTER INSERT ON bugs BEGIN DELETE FROM bugs; END;",
        "CREATE VIEW v AS SELECT 1;",
    };
    for (const QByteArray &script : scripts) {
        StoreFixture store;
        CASEBOOK_VERIFY_OK(store.make());
        store.file.reset();
        CASEBOOK_VERIFY_OK(tamper(store.path(), script));
        const QByteArray before = readFile(store.path());
        const auto opened = store.open(false);
        QVERIFY2(!opened, script.constData());
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
        QCOMPARE(readFile(store.path()), before);
    }
}

void TestWorkspaceFile::strangerIsNamed()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    store.file.reset();
    CASEBOOK_VERIFY_OK(
        tamper(store.path(), "UPDATE meta SET value = 'elsewhere' WHERE key = 'machine';"));
    const auto opened = store.open(false);
    CASEBOOK_VERIFY_OK(opened);
    QVERIFY(has((*opened)->info(), OpenNotice::Stranger));
}

void TestWorkspaceFile::olderFileIsMigratedWithBackup()
{
    // Frozen: made by the program when version 1 was its newest.
    StoreFixture store;
    QVERIFY(
        QFile::copy(QStringLiteral(CASEBOOK_TEST_DATA "/workspaces/v1.casebook"), store.path()));
    QVERIFY(QFile::setPermissions(store.path(), QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(store.open(false, true).error().code, ErrorCode::ReadOnly);
    const auto opened = store.open(false);
    CASEBOOK_VERIFY_OK(opened);
    QCOMPARE((*opened)->info().schemaVersion, currentSchemaVersion());
    QVERIFY(has((*opened)->info(), OpenNotice::Migrated));
    CASEBOOK_VERIFY_OK(addBug(**opened, u"one"_s));
    const QDir backups(store.folder() + u"/a.backups");
    QCOMPARE(backups.entryList(QDir::Files).size(), 1);
    Result<Database> backup = Database::open(
        backups.filePath(backups.entryList(QDir::Files).front()), DatabaseMode::Immutable);
    CASEBOOK_VERIFY_OK(backup);
    QCOMPARE(*backup->value<int>("PRAGMA user_version"), 1);
    const auto kept = (*opened)->read([](Database &database) {
        return database.value<QString>("SELECT value FROM settings WHERE key = 'colour'");
    });
    QCOMPARE(*kept, u"green"_s);
}

void TestWorkspaceFile::freshSchemaEqualsMigrated()
{
    StoreFixture store;
    QVERIFY(
        QFile::copy(QStringLiteral(CASEBOOK_TEST_DATA "/workspaces/v1.casebook"), store.path()));
    QVERIFY(QFile::setPermissions(store.path(), QFile::ReadOwner | QFile::WriteOwner));
    const auto opened = store.open(false);
    CASEBOOK_VERIFY_OK(opened);
    const auto migrated = (*opened)->read([](Database &database) { return schemaText(database); });
    CASEBOOK_VERIFY_OK(migrated);
    QCOMPARE(*migrated, *expectedSchemaText(currentSchemaVersion()));
    int version = 0;
    for (const SchemaStep &step : schemaSteps()) {
        QVERIFY(step.version > version); // each once, in order
        version = step.version;
    }
}

void TestWorkspaceFile::readOnlyMediumOpens()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    CASEBOOK_VERIFY_OK(addBug(*store.file, u"one"_s));
    store.file.reset();
    const QByteArray before = readFile(store.path());
    QVERIFY(QFile::setPermissions(store.path(),
                                  QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    QVERIFY(QFile::setPermissions(store.folder(),
                                  QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup
                                      | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther));
    // Permissions do not bind root.
    const bool isRoot = ::geteuid() == 0;
    QVERIFY(!isRoot || ::seteuid(65534) == 0);
    {
        const auto opened = store.open(false);
        const bool fine = opened && (*opened)->info().readOnly
            && has((*opened)->info(), OpenNotice::ReadOnlyMedium) && bugs(**opened)->size() == 1;
        QVERIFY(!isRoot || ::seteuid(0) == 0);
        CASEBOOK_VERIFY_OK(opened);
        QVERIFY(fine);
    }
    QFile::setPermissions(store.folder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(readFile(store.path()), before);
    QCOMPARE(QDir(store.folder()).entryList(QDir::Files).size(), 1);
}

void TestWorkspaceFile::refusesANameWithLeftovers()
{
    // A log of writes whose file is gone must not be played into a new one.
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    JobContext context;
    for (const QString &suffix : {u"-wal"_s, u"-journal"_s}) {
        const QString target = store.folder() + u"/gone.casebook";
        QVERIFY(writeFile(target + suffix, QByteArray(64, 'w')));
        const auto made = WorkspaceFile::open(target, {.create = true}, context);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(made.error().subject, target + suffix);
        QCOMPARE(store.file->saveCopy(target, true, context).error().subject, target + suffix);
        QVERIFY(!QFile::exists(target));
        QCOMPARE(readFile(target + suffix), QByteArray(64, 'w'));
        QVERIFY(QFile::remove(target + suffix));
    }
}

void TestWorkspaceFile::savedCopyIsWhole()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    CASEBOOK_VERIFY_OK(addBug(*store.file, u"one"_s));
    JobContext context;
    const QString target = store.folder() + u"/copy.casebook";
    CASEBOOK_VERIFY_OK(store.file->saveCopy(target, true, context));
    QCOMPARE(store.file->saveCopy(target, true, context).error().code, ErrorCode::AlreadyExists);
    const auto copy = WorkspaceFile::open(target, {}, context);
    CASEBOOK_VERIFY_OK(copy);
    QCOMPARE((*copy)->info().uuid, store.file->info().uuid);
    QCOMPARE(bugs(**copy)->size(), 1U);
    QVERIFY((*copy)->check(context)->findings.empty());
    std::stop_source stop;
    stop.request_stop();
    JobContext cancelled(stop.get_token());
    QVERIFY(!store.file->saveCopy(store.folder() + u"/never.casebook", true, cancelled));
    QCOMPARE(QDir(store.folder()).entryList({u"*never*"_s}, QDir::Files | QDir::Hidden),
             QStringList());
}

void TestWorkspaceFile::copyDuringHeavyWritingIsWhole()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    std::atomic<bool> ending = false;
    std::thread writer([&] {
        for (int i = 0; !ending; ++i) {
            const QString id = QString::number(i) + u"@example.org";
            const auto added =
                store.add({mail(id, {}, {}, {}, u"Körper 内核 "_s.repeated(50 + i % 100))});
            Q_ASSERT(added);
        }
    });
    JobContext context;
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("CASEBOOK_COPIES", &isNumber);
    const int copies = isNumber ? wanted : 20;
    int whole = 0;
    for (int i = 0; i < copies; ++i) {
        const QString target = store.folder() + u"/copy%1.casebook"_s.arg(i);
        if (store.file->saveCopy(target, false, context)) {
            const auto copy = WorkspaceFile::open(target, {}, context);
            whole += copy && (*copy)->check(context)->findings.empty() ? 1 : 0;
        }
        QFile::remove(target);
    }
    ending = true;
    writer.join();
    QCOMPARE(whole, copies);
}

void TestWorkspaceFile::dailyBackupsAreKeptToTen()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    JobContext context;
    constexpr qint64 day = 24LL * 3600 * 1000;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(*store.file->backupIfDue(now, context));
    QVERIFY(!*store.file->backupIfDue(now, context));
    for (int i = 0; i < 11; ++i) {
        QVERIFY(*store.file->backupIfDue(now + (i + 1) * 2 * day, context));
    }
    QCOMPARE(QDir(store.folder() + u"/a.backups").entryList(QDir::Files).size(), 10);
}

void TestWorkspaceFile::compactGivesPagesBack()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    CASEBOOK_VERIFY_OK(store.file->write([](Database &database) -> Status {
        return database.run(
            "INSERT INTO settings (key, value) VALUES ('big', hex(randomblob(2000000)))");
    }));
    CASEBOOK_VERIFY_OK(store.file->write(
        [](Database &database) -> Status { return database.run("DELETE FROM settings"); }));
    const qint64 before = store.file->figures()->fileBytes;
    QVERIFY(store.file->figures()->freeBytes > 1'000'000);
    JobContext context;
    CASEBOOK_VERIFY_OK(store.file->compact(context));
    QVERIFY(store.file->figures()->fileBytes < before - 1'000'000);
    QVERIFY(store.file->check(context)->findings.empty());
}

void TestWorkspaceFile::cancelledWriteLeavesNothing()
{
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    std::stop_source stop;
    const auto written = store.file->write(
        [&stop](Database &database) -> Status {
            ChangeSet changes;
            const auto added = BugTable(database).add({.title = u"x"_s}, 1, changes);
            stop.request_stop();
            if (!added) {
                return passOn(added);
            }
            return database.run("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                "SELECT count(*) FROM n");
        },
        stop.get_token());
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QVERIFY(bugs(*store.file)->empty());
    CASEBOOK_VERIFY_OK(addBug(*store.file, u"after"_s));
}

void TestWorkspaceFile::networkFileSystemsAreKnown()
{
    QVERIFY(isNetworkFileSystem(0x6969, {}));
    QVERIFY(isNetworkFileSystem(0xFF534D42, {}));
    QVERIFY(isNetworkFileSystem(0x65735546, u"fuse.sshfs"_s));
    QVERIFY(!isNetworkFileSystem(0x65735546, u"fuseblk"_s));
    QVERIFY(!isNetworkFileSystem(0xEF53, u"ext4"_s));
}

QTEST_GUILESS_MAIN(TestWorkspaceFile)
#include "tst_workspacefile.moc"

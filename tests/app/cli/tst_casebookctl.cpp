// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/errortext.h"
#include "tests/app/cli/ctlrun.h"
#include "tests/support/mailmaker.h"

#include <QFile>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

class CasebookctlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void helpAndVersion();
    void usageErrors_data();
    void usageErrors();
    void languageOfMessages();
    void threadOfStdin();
    void threadBodies();
    void threadPlaceholders();
    void threadRefuses();
    void threadOfStoredMessage();
    void importPrintsOneObjectPerInput();
    void relativePathsMeanTheCallersFolder();
    void chineseSearch();
    void searchLanguage();
    void scanAndSavedSearches();
    void bugsFromAddToTrash();
    void nowFixesThePresent();
    void textsAndLogs();
    void workspaceVerbs();
    void hostileFiles_data();
    void hostileFiles();
    void hostileTextIsMadeVisible();
    void brokenPipe();
    void realThreads_data();
    void realThreads();

private:
    QString path(const QString &name) const
    {
        return m_dir->filePath(name);
    }

    QString write(const QString &name, const QByteArray &bytes) const;

    CtlRun inWorkspace(QStringList arguments, const QByteArray &input = {}) const
    {
        return runCtl(arguments << u"--workspace"_s << path(u"w.casebook"_s), input);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void CasebookctlTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

QString CasebookctlTest::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    return file.fileName();
}

void CasebookctlTest::helpAndVersion()
{
    const CtlRun version = runCtl({u"--version"_s});
    QCOMPARE(version.code, 0);
    QVERIFY(version.out.startsWith("casebookctl 0."));
    const CtlRun help = runCtl({u"--help"_s});
    QCOMPARE(help.code, 0);
    for (const char *word : {"thread", "workspace check", "--now TIME", "130"}) {
        QVERIFY2(help.out.contains(word), word);
    }
    const CtlRun verb = runCtl({u"help"_s, u"bugs"_s});
    QCOMPARE(verb.code, 0);
    QVERIFY(verb.out.contains("casebookctl bugs trash ID"));
    QVERIFY(runCtl({u"thread"_s, u"--help"_s}).out.contains("--show-bodies N"));
    QVERIFY(runCtl({u"help"_s, u"--json"_s}).json().size() > 15);
}

void CasebookctlTest::usageErrors_data()
{
    QTest::addColumn<QStringList>("line");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("no such verb") << QStringList{u"fly"_s};
    QTest::newRow("half a verb") << QStringList{u"bugs"_s};
    QTest::newRow("no such option") << QStringList{u"thread"_s, u"-"_s, u"--fly"_s};
    QTest::newRow("option of another verb")
        << QStringList{u"thread"_s, u"-"_s, u"--limit"_s, u"3"_s};
    QTest::newRow("no value") << QStringList{u"thread"_s, u"-"_s, u"--show-bodies"_s};
    QTest::newRow("bad number") << QStringList{u"thread"_s, u"-"_s, u"--show-bodies"_s, u"x"_s};
    QTest::newRow("value unwanted") << QStringList{u"thread"_s, u"-"_s, u"--json=1"_s};
    QTest::newRow("too few") << QStringList{u"thread"_s};
    QTest::newRow("too many") << QStringList{u"thread"_s, u"a"_s, u"b"_s};
    QTest::newRow("no workspace") << QStringList{u"bugs"_s, u"list"_s};
    QTest::newRow("bad time") << QStringList{u"thread"_s, u"-"_s, u"--now"_s, u"noon"_s};
    QTest::newRow("bad language") << QStringList{u"thread"_s, u"-"_s, u"--lang"_s, u"xx"_s};
    QTest::newRow("bad id") << QStringList{u"trash"_s, u"restore"_s, u"-1"_s, u"--workspace"_s,
                                           u"x"_s};
    QTest::newRow("two targets") << QStringList{u"import"_s, u"-"_s, u"--unfiled"_s, u"--bug"_s,
                                                u"1"_s};
}

void CasebookctlTest::usageErrors()
{
    QFETCH(QStringList, line);
    const bool needsFile = line.contains(u"restore"_s);
    if (needsFile) {
        QCOMPARE(runCtl({u"workspace"_s, u"create"_s, path(u"w.casebook"_s)}).code, 0);
        line.last() = path(u"w.casebook"_s);
    }
    const CtlRun run = runCtl(line);
    QCOMPARE(run.code, int(ExitCode::Usage));
    QVERIFY(run.out.isEmpty() || line.isEmpty()); // a bare call shows the help
    QVERIFY(!run.err.isEmpty() || line.isEmpty());
    if (!line.isEmpty() && !line.contains(u"--json=1"_s)) {
        const QList<QJsonObject> objects = runCtl(line + QStringList{u"--json"_s}).json();
        if (!line.last().startsWith(u"--show"_s)) { // there --json is the value
            QCOMPARE(objects.size(), 1);
            QCOMPARE(objects.first()["error"_L1]["code"_L1].toString(), u"Usage"_s);
        }
    }
}

void CasebookctlTest::languageOfMessages()
{
    const QStringList line{u"thread"_s, path(u"missing"_s)};
    const QByteArray english = runCtl(line + QStringList{u"--lang"_s, u"en"_s}).err;
    const QByteArray chinese = runCtl(line + QStringList{u"--lang"_s, u"zh_CN"_s}).err;
    QVERIFY(english.contains("was not found"));
    QVERIFY(!chinese.isEmpty());
    // Where the locale is not generated, Qt says so first.
    QVERIFY(runCtl(line, {}, {u"LC_ALL=zh_CN.UTF-8"_s}).err.endsWith(chinese));
}

void CasebookctlTest::threadOfStdin()
{
    const CtlRun run = runCtl({u"thread"_s, u"-"_s, u"--json"_s}, madeMbox(0, 12));
    QCOMPARE(run.code, 0);
    QVERIFY(run.err.isEmpty());
    QCOMPARE(run.json().size(), 1);
    const QJsonObject object = run.json().first();
    QCOMPARE(object["count"_L1].toInt(), 12);
    const QJsonArray threads = object["threads"_L1].toArray();
    QCOMPARE(threads.size(), 2);
    QCOMPARE(threads[0]["root"_L1].toString(), u"made-0@example.org"_s);
    QCOMPARE(threads[0]["subject"_L1].toString(), u"made thread 0"_s);
    const QJsonArray messages = threads[0]["messages"_L1].toArray();
    QCOMPARE(messages.size(), 10);
    const QJsonObject root = messages[0].toObject();
    QStringList keys = root.keys();
    QCOMPARE(keys,
             (QStringList{u"ancestor"_s, u"date"_s, u"depth"_s, u"from"_s, u"inReplyTo"_s,
                          u"messageId"_s, u"parent"_s, u"placeholder"_s, u"series"_s, u"subject"_s,
                          u"variants"_s}));
    QVERIFY(root["parent"_L1].isNull() && root["inReplyTo"_L1].isNull()
            && root["series"_L1].isNull());
    QCOMPARE(root["date"_L1].toString(), u"2026-03-02T10:10:00Z"_s);
    QCOMPARE(root["variants"_L1].toInt(), 1);
    QCOMPARE(messages[1]["parent"_L1].toString(), u"made-0@example.org"_s);
    QCOMPARE(messages[1]["depth"_L1].toInt(), 1);
    const CtlRun people = runCtl({u"thread"_s, u"-"_s}, madeMbox(0, 2));
    QVERIFY(people.out.startsWith("2 message"));
    QVERIFY(people.out.contains("\nIn-Reply-To: made-0@example.org\n"));
}

void CasebookctlTest::threadBodies()
{
    const CtlRun run =
        runCtl({u"thread"_s, u"-"_s, u"--show-bodies"_s, u"2"_s, u"--json"_s}, madeMbox(0, 5));
    const QJsonArray messages = run.json().first()["threads"_L1][0]["messages"_L1].toArray();
    QVERIFY(!messages[0].toObject().contains("body"_L1)); // the root is no reply
    QVERIFY(messages[1]["body"_L1].toString().startsWith("nothing to see"_L1));
    QVERIFY(messages[2].toObject().contains("body"_L1));
    QVERIFY(!messages[3].toObject().contains("body"_L1));
}

void CasebookctlTest::threadPlaceholders()
{
    const QByteArray mbox = madeMbox(1, 2); // two answers to a mail that is not there
    const QJsonObject object = runCtl({u"thread"_s, u"-"_s, u"--json"_s}, mbox).json().first();
    QCOMPARE(object["count"_L1].toInt(), 2);
    const QJsonArray messages = object["threads"_L1][0]["messages"_L1].toArray();
    QCOMPARE(messages.size(), 3);
    QVERIFY(messages[0]["placeholder"_L1].toBool());
    QVERIFY(messages[0]["date"_L1].isNull());
    QCOMPARE(messages[1]["parent"_L1].toString(), u"made-0@example.org"_s);
    QVERIFY(messages[1]["ancestor"_L1].isNull());
}

void CasebookctlTest::threadRefuses()
{
    const CtlRun link = runCtl({u"thread"_s, u"https://example.org/t"_s, u"--json"_s});
    QCOMPARE(link.code, int(ExitCode::Usage));
    QCOMPARE(link.json().first()["error"_L1]["code"_L1].toString(), u"NoMailLink"_s);
    QCOMPARE(link.json().first()["count"_L1].toInt(-1), 0);
    QCOMPARE(runCtl({u"thread"_s, path(u"missing"_s)}).code, int(ExitCode::NotFound));
    QCOMPARE(runCtl({u"thread"_s, u"-"_s}, "\x89PNG\r\n").code, int(ExitCode::NotReadable));
}

void CasebookctlTest::threadOfStoredMessage()
{
    QCOMPARE(inWorkspace({u"import"_s, u"-"_s}, madeMbox(0, 10)).code, 0);
    const CtlRun run = inWorkspace(
        {u"thread"_s, u"<made-4@example.org>"_s, u"--show-bodies"_s, u"1"_s, u"--json"_s});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.json().first()["count"_L1].toInt(), 10);
    QVERIFY(run.out.contains("\"body\":\"nothing to see"));
    const CtlRun none = inWorkspace({u"thread"_s, u"none@example.org"_s, u"--json"_s});
    QCOMPARE(none.code, int(ExitCode::NotFound));
}

void CasebookctlTest::importPrintsOneObjectPerInput()
{
    const QString one = write(u"one.mbox"_s, madeMbox(0, 10));
    const QString two = write(u"two.eml"_s, madeMail(20));
    const CtlRun run = inWorkspace({u"import"_s, one, path(u"missing"_s), two, u"--json"_s});
    QCOMPARE(run.code, int(ExitCode::NotFound)); // the first failure; the rest was done
    const QList<QJsonObject> objects = run.json();
    QCOMPARE(objects.size(), 3);
    QCOMPARE(objects[0]["added"_L1].toInt(), 10);
    QVERIFY(objects[0]["madeBug"_L1].toBool());
    QCOMPARE(objects[1]["error"_L1]["code"_L1].toString(), u"NotFound"_s);
    QCOMPARE(objects[2]["added"_L1].toInt(), 1);
    const CtlRun titled =
        inWorkspace({u"import"_s, one, two, u"--new-bug"_s, u"both"_s, u"--json"_s});
    QCOMPARE(titled.code, 0);
    QCOMPARE(titled.json()[0]["bug"_L1], titled.json()[1]["bug"_L1]);
}

void CasebookctlTest::relativePathsMeanTheCallersFolder()
{
    write(u"m.mbox"_s, madeMbox(0, 3));
    const CtlRun run =
        runCtl({u"import"_s, u"m.mbox"_s}, {}, {u"CASEBOOK_WORKSPACE=w.casebook"_s}, m_dir->path());
    QCOMPARE(run.code, 0);
    QVERIFY(QFile::exists(path(u"w.casebook"_s)));
}

void CasebookctlTest::chineseSearch()
{
    inWorkspace({u"import"_s, u"-"_s}, madeMbox(0, 4) + madeMbox(10, 1, "驱动里有一个死锁"));
    const CtlRun run = inWorkspace({u"search"_s, u"死锁"_s, u"--json"_s});
    QCOMPARE(run.code, 0);
    const QJsonObject object = run.json().first();
    QCOMPARE(object["total"_L1].toInt(), 1);
    QCOMPARE(object["hits"_L1][0]["messageId"_L1].toString(), u"made-10@example.org"_s);
    QVERIFY(object["hits"_L1][0]["snippet"_L1].toString().contains(u"死锁"_s));
    QCOMPARE(inWorkspace({u"search"_s, u"nothing"_s, u"--limit"_s, u"2"_s, u"--json"_s})
                 .json()
                 .first()["hits"_L1]
                 .toArray()
                 .size(),
             2);
}

void CasebookctlTest::searchLanguage()
{
    inWorkspace({u"import"_s, u"-"_s}, madeMbox(0, 4) + madeMbox(10, 1, "raw_spin_lock held"));
    const auto total = [this](const QStringList &words) {
        const CtlRun run = inWorkspace(QStringList{u"search"_s, u"--json"_s} + words);
        return run.code == 0 ? run.json().first()["total"_L1].toInt() : -run.code;
    };
    QCOMPARE(total({u"subject:thread"_s, u"-spin_lock"_s}), 4);
    QCOMPARE(total({u"spin_lock"_s, u"OR"_s, u"subject:Re"_s}), 4);
    QCOMPARE(total({u"date:2026-03"_s}), 5);
    QCOMPARE(total({u"before:2026-03"_s}), 0);
    const CtlRun bad = inWorkspace({u"search"_s, u"lock"_s, u"after:soon"_s, u"--json"_s});
    QCOMPARE(bad.code, int(ExitCode::Usage));
    QCOMPARE(bad.json().first()["start"_L1].toInt(), 11);
    QCOMPARE(bad.json().first()["length"_L1].toInt(), 4);
    QVERIFY(bad.err.contains("soon"));
}

void CasebookctlTest::scanAndSavedSearches()
{
    inWorkspace({u"import"_s, u"-"_s}, madeMbox(0, 4) + madeMbox(10, 1, "raw_spin_lock held"));
    const CtlRun scan = inWorkspace({u"search"_s, u"--scan"_s, u"pin_lock he"_s, u"--json"_s});
    QCOMPARE(scan.code, 0);
    QCOMPARE(scan.json().first()["hits"_L1].toArray().size(), 1);
    QVERIFY(scan.json().first()["complete"_L1].toBool());
    QCOMPARE(inWorkspace({u"search"_s, u"--save"_s, u"locks"_s, u"spin_lock"_s}).code, 0);
    const CtlRun list = inWorkspace({u"search"_s, u"--saved"_s, u"--json"_s});
    QCOMPARE(list.json().first()["searches"_L1][0]["query"_L1].toString(), u"spin_lock"_s);
    const CtlRun asked = inWorkspace({u"search"_s, u"--saved"_s, u"locks"_s, u"--json"_s});
    QCOMPARE(asked.json().first()["total"_L1].toInt(), 1);
    QCOMPARE(inWorkspace({u"search"_s, u"--saved"_s, u"none"_s}).code, int(ExitCode::NotFound));
    QCOMPARE(inWorkspace({u"search"_s, u"--save"_s, u"x"_s, u"is:odd"_s}).code,
             int(ExitCode::Usage));
    QCOMPARE(inWorkspace({u"search"_s, u"--forget"_s, u"locks"_s}).code, 0);
    QCOMPARE(inWorkspace({u"search"_s, u"--forget"_s, u"locks"_s}).code, int(ExitCode::NotFound));
    QCOMPARE(inWorkspace({u"search"_s}).code, int(ExitCode::Usage));
}

void CasebookctlTest::bugsFromAddToTrash()
{
    QCOMPARE(runCtl({u"workspace"_s, u"create"_s, path(u"w.casebook"_s)}).code, 0);
    const CtlRun added = inWorkspace({u"bugs"_s, u"add"_s, u"a hang"_s, u"--label"_s, u"mine"_s,
                                      u"--link"_s, u"https://example.org/1"_s, u"--json"_s});
    QCOMPARE(added.code, 0);
    const QString id = QString::number(added.json().first()["id"_L1].toInt());
    const CtlRun set =
        inWorkspace({u"bugs"_s, u"set"_s, id, u"--state"_s, u"fixed"_s, u"--json"_s});
    QCOMPARE(set.json().first()["state"_L1].toString(), u"fixed"_s);
    QCOMPARE(set.json().first()["labels"_L1].toArray().size(), 1);
    QCOMPARE(inWorkspace({u"bugs"_s, u"set"_s, id, u"--state"_s, u"odd"_s}).code,
             int(ExitCode::Usage));
    QCOMPARE(inWorkspace({u"bugs"_s, u"show"_s, u"99"_s, u"--json"_s}).code,
             int(ExitCode::NotFound));
    const CtlRun trashed = inWorkspace({u"bugs"_s, u"trash"_s, id, u"--json"_s});
    QCOMPARE(trashed.code, 0);
    QVERIFY(inWorkspace({u"bugs"_s, u"list"_s, u"--json"_s}).out.isEmpty());
    const QString entry = QString::number(trashed.json().first()["trash"_L1].toInt());
    QCOMPARE(inWorkspace({u"trash"_s, u"list"_s, u"--json"_s}).json().size(), 1);
    QCOMPARE(inWorkspace({u"trash"_s, u"restore"_s, entry}).code, 0);
    QCOMPARE(inWorkspace({u"bugs"_s, u"list"_s, u"--json"_s}).json().size(), 1);
}

void CasebookctlTest::nowFixesThePresent()
{
    runCtl({u"workspace"_s, u"create"_s, path(u"w.casebook"_s)});
    const CtlRun run = inWorkspace(
        {u"bugs"_s, u"add"_s, u"x"_s, u"--now"_s, u"2026-01-31T12:00:00Z"_s, u"--json"_s});
    QCOMPARE(run.json().first()["created"_L1].toString(), u"2026-01-31T12:00:00Z"_s);
}

void CasebookctlTest::textsAndLogs()
{
    runCtl({u"workspace"_s, u"create"_s, path(u"w.casebook"_s)});
    const CtlRun saved =
        inWorkspace({u"text"_s, u"save"_s, u"-"_s, u"--name"_s, u"n.md"_s, u"--json"_s}, "一\n");
    QCOMPARE(saved.code, 0);
    const QString id = QString::number(saved.json().first()["id"_L1].toInt());
    QCOMPARE(inWorkspace({u"text"_s, u"save"_s, u"-"_s, u"--text"_s, id}, "two\n").code, 0);
    QCOMPARE(inWorkspace({u"text"_s, u"show"_s, id}).out, QByteArray("two\n"));
    const QList<QJsonObject> history =
        inWorkspace({u"text"_s, u"history"_s, id, u"--json"_s}).json();
    QVERIFY(history.size() >= 2);
    const QString first = QString::number(saved.json().first()["revision"_L1].toInt());
    QCOMPARE(inWorkspace({u"text"_s, u"show"_s, id, u"--revision"_s, first}).out,
             QByteArray("一\n"));
    QCOMPARE(inWorkspace({u"text"_s, u"save"_s, u"-"_s}, "\xff\xfe").code,
             int(ExitCode::NotReadable));

    const CtlRun log =
        inWorkspace({u"log"_s, u"import"_s, u"-"_s, u"--json"_s}, "one\ntwo\nthree\n");
    QCOMPARE(log.code, 0);
    QCOMPARE(log.json().first()["lines"_L1].toInt(), 3);
    const QString logId = QString::number(log.json().first()["id"_L1].toInt());
    QCOMPARE(inWorkspace({u"log"_s, u"show"_s, logId, u"--from"_s, u"2"_s}).out,
             QByteArray("two\nthree\n"));
    QCOMPARE(inWorkspace({u"log"_s, u"find"_s, logId, u"THREE"_s, u"--ignore-case"_s}).out,
             QByteArray("3\n"));
    QCOMPARE(inWorkspace({u"log"_s, u"find"_s, logId, u"none"_s}).code, int(ExitCode::NotFound));
}

void CasebookctlTest::workspaceVerbs()
{
    const QString file = path(u"w.casebook"_s);
    inWorkspace({u"import"_s, u"-"_s}, madeMbox(0, 30));
    QCOMPARE(runCtl({u"workspace"_s, u"create"_s, file}).code, int(ExitCode::InUse));
    const CtlRun info = runCtl({u"workspace"_s, u"info"_s, file, u"--json"_s});
    QCOMPARE(info.json().first()["messages"_L1].toInt(), 30);
    QCOMPARE(runCtl({u"workspace"_s, u"copy"_s, file, path(u"c.casebook"_s)}).code, 0);
    for (const QString &verb : {u"check"_s, u"rebuild"_s, u"compact"_s}) {
        const CtlRun run = runCtl({u"workspace"_s, verb, path(u"c.casebook"_s), u"--json"_s});
        QVERIFY2(run.code == 0, qPrintable(verb));
        QCOMPARE(run.json().size(), 1);
    }
    QFile copy(file);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(runCtl({u"workspace"_s, u"check"_s, u"-"_s}, copy.readAll()).code, 0);
    QCOMPARE(runCtl({u"workspace"_s, u"check"_s, u"-"_s}, "SQLite format 3").code,
             int(ExitCode::NotReadable));
    QCOMPARE(runCtl({u"workspace"_s, u"compact"_s, u"-"_s}).code, int(ExitCode::Usage));
}

void CasebookctlTest::hostileFiles_data()
{
    QTest::addColumn<QByteArray>("mail");
    const QByteArray head = "From: a@example.org\nMessage-ID: <h@example.org>\n";
    QTest::newRow("nested groups")
        << QByteArray(head + "To: " + QByteArray(40'000, ':') + "\n\nx\n");
    QTest::newRow("long subject") << QByteArray(head + "Subject: " + QByteArray(8'000'000, 's')
                                                + "\n\nx\n");
    QTest::newRow("many headers") << QByteArray(head + QByteArray("X-A: b\n").repeated(300'000)
                                                + "\nx\n");
    QTest::newRow("NUL") << QByteArray(head + "Subject: a" + QByteArray(1, '\0') + "b\n\n"
                                       + QByteArray(9, '\0'));
    QByteArray nested = head;
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray mark = "b" + QByteArray::number(i);
        nested += "Content-Type: multipart/mixed; boundary=" + mark + "\n\n--" + mark + "\n";
    }
    QTest::newRow("nested parts") << nested;
    QTest::newRow("only a header") << QByteArray("Subject:");
}

void CasebookctlTest::hostileFiles()
{
    QFETCH(QByteArray, mail);
    const QString file = write(u"h.eml"_s, mail);
    const CtlRun thread = runCtl({u"thread"_s, file, u"--json"_s});
    QCOMPARE(thread.code, 0);
    QCOMPARE(thread.json().first()["count"_L1].toInt(), 1);
    QCOMPARE(inWorkspace({u"import"_s, file, u"--json"_s}).json().first()["added"_L1].toInt(), 1);
    QCOMPARE(runCtl({u"workspace"_s, u"check"_s, path(u"w.casebook"_s)}).code, 0);
}

void CasebookctlTest::hostileTextIsMadeVisible()
{
    const QByteArray mail = "From: a@example.org\nMessage-ID: <v@example.org>\nSubject: red "
                            "\x1b[31m \xe2\x80\xae\n\nx\n";
    const CtlRun run = runCtl({u"thread"_s, u"-"_s}, mail);
    QVERIFY(!run.out.contains('\x1b'));
    QVERIFY(!run.out.contains("\xe2\x80\xae"));
    QVERIFY(run.out.contains("<U+202E>"));
}

void CasebookctlTest::brokenPipe()
{
    const QString file = write(u"m.mbox"_s, madeMbox(0, 5000));
    QProcess shell; // the shell only joins the two programs; both names are ours
    shell.start(u"/bin/sh"_s,
                {u"-c"_s, u"\"$0\" thread \"$1\" | head -n 1; echo end >&2"_s,
                 QStringLiteral(CASEBOOKCTL), file});
    QVERIFY(shell.waitForFinished(60'000));
    const QByteArray out = shell.readAllStandardOutput();
    QVERIFY(out.startsWith("5000 message"));
    QCOMPARE(out.count('\n'), 1);
    QCOMPARE(shell.readAllStandardError(), QByteArray("end\n"));
}

void CasebookctlTest::realThreads_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("threads");
    QTest::newRow("vhost") << u"vhost-worker-killed"_s << 1;
    QTest::newRow("virtio-scsi") << u"virtio-scsi-init-work"_s << 5;
}

void CasebookctlTest::realThreads()
{
    QFETCH(QString, name);
    const QString base = QStringLiteral(CASEBOOK_CORPORA "/threads/") + name;
    QFile expectedFile(base + u".expected.json"_s);
    if (!expectedFile.open(QIODevice::ReadOnly)) {
        QSKIP("the corpora are not beside the sources");
    }
    const QJsonObject expected = QJsonDocument::fromJson(expectedFile.readAll()).object();
    const QJsonObject object = runCtl({u"thread"_s, base + u".mbox"_s, u"--json"_s}).json().first();
    QCOMPARE(object["count"_L1], expected["unique_messages"_L1]);
    QTEST(int(object["threads"_L1].toArray().size()), "threads");
    QHash<QString, QJsonObject> messages;
    int variants = 0;
    for (const QJsonValue thread : object["threads"_L1].toArray()) {
        for (const QJsonValue message : thread["messages"_L1].toArray()) {
            messages.insert(message["messageId"_L1].toString(), message.toObject());
            variants += message["variants"_L1].toInt();
        }
    }
    QCOMPARE(variants, expected["entries"_L1].toInt());
    for (const QJsonValue want : expected["messages"_L1].toArray()) {
        const QJsonObject got = messages.value(want["message_id"_L1].toString());
        QCOMPARE(got["parent"_L1], want["parent"_L1]);
        QCOMPARE(got["date"_L1], want["date_utc"_L1]);
        QCOMPARE(got["subject"_L1], want["subject"_L1]);
    }
}

QTEST_GUILESS_MAIN(CasebookctlTest)

#include "tst_casebookctl.moc"

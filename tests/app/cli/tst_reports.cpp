// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ctlrun.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

class CtlReportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stdinIsATextLikeOthers();
    void missingFilesGetASentenceAndTheRestIsRead();
    void locksReadAllFilesAsOneCapture();
    void stacksAreLaidSideBySide();
    void equalStacksAreGrouped();
    void framesAreResolved();

private:
    QString write(const QString &name, const QByteArray &text);

    QTemporaryDir m_folder;
};

namespace {

constexpr char stacks[] =
    "Thread 2 (Thread 0x7f1 (LWP 43) \"spender\"):\n"
    "#0  ___pthread_mutex_lock (mutex=0x55caa407a080 <savings>) at lock.c:93\n"
    "#1  0x000055caa40771ff in spend (arg=0x0) at abba.c:55\n\n"
    "Thread 1 (Thread 0x7f0 (LWP 42) \"saver\"):\n"
    "#0  ___pthread_mutex_lock (mutex=0x55caa407a0c0 <checking>) at lock.c:93\n"
    "#1  0x000055caa4077200 in save (arg=0x0) at abba.c:45\n";
constexpr char owners[] =
    "casebook-owner: pid=41 tid=42 lock=0x55caa407a080 name=savings type=pthread_mutex by=gdb\n"
    "casebook-owner: pid=41 tid=43 lock=0x55caa407a0c0 name=checking type=pthread_mutex by=gdb\n";

} // namespace

QString CtlReportsTest::write(const QString &name, const QByteArray &text)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                              : QString();
}

void CtlReportsTest::locksReadAllFilesAsOneCapture()
{
    const QString first = write(u"stacks"_s, stacks);
    const QString second = write(u"owners"_s, owners);
    const CtlRun run = runCtl({u"locks"_s, first, second, u"--json"_s, u"--lang"_s, u"en"_s});
    QCOMPARE(run.code, 0);
    const QJsonObject json = run.json().first();
    QCOMPARE(json["edges"_L1].toArray().size(), 2);
    QCOMPARE(json["cycles"_L1].toArray().first().toArray().size(), 2);
    QVERIFY(json["unknown"_L1].toArray().isEmpty());
    QVERIFY(json["sentence"_L1].toString().startsWith("None of these can go on"_L1));
    const QJsonObject edge = json["edges"_L1].toArray().first().toObject();
    QCOMPARE(edge["sure"_L1].toString(), u"stated"_s);
    QCOMPARE(edge["source"_L1].toObject()["line"_L1].toInt(), 1);
    const CtlRun alone = runCtl({u"locks"_s, first, u"--json"_s, u"--lang"_s, u"en"_s});
    const QJsonObject unknown = alone.json().first()["unknown"_L1].toArray().first().toObject();
    QVERIFY(unknown["what"_L1].toString().contains("waits for savings"_L1));
    QVERIFY(unknown["capture"_L1].toString().contains("casebook-owner"_L1));
    const CtlRun plain = runCtl({u"locks"_s, first, second, u"--lang"_s, u"en"_s});
    QVERIFY(plain.out.contains("None of these can go on"));
    QVERIFY(runCtl({u"locks"_s, first, u"/does/not/exist"_s}).code != 0);
}

void CtlReportsTest::stacksAreLaidSideBySide()
{
    const QString file = write(u"stacks"_s, stacks);
    const CtlRun run = runCtl({u"align"_s, file + u":1"_s, file + u":2"_s, u"--json"_s});
    QCOMPARE(run.code, 0);
    const QJsonObject json = run.json().first();
    QCOMPARE(json["sharedTop"_L1].toInt(), 1);
    QCOMPARE(json["rows"_L1].toArray().first().toObject()["match"_L1].toString(), u"same"_s);
    QCOMPARE(json["stacks"_L1].toArray().size(), 2);
    QVERIFY(runCtl({u"align"_s, file, file + u":9"_s}).code != 0);
    QVERIFY(runCtl({u"align"_s, file}).code != 0);
    const CtlRun plain = runCtl({u"align"_s, file, file + u":2"_s, u"--lang"_s, u"en"_s});
    QVERIFY(plain.out.contains("Shared at the top: 1"));
}

void CtlReportsTest::equalStacksAreGrouped()
{
    const QString file = write(u"stacks"_s, stacks);
    const CtlRun run = runCtl({u"groups"_s, file, file, u"--json"_s});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.json().size(), 3); // one per dump, and what became of the threads
    QCOMPARE(run.json().first()["groups"_L1].toArray().size(), 2);
    const QJsonArray threads = run.json().at(2)["threads"_L1].toArray();
    QCOMPARE(threads.size(), 2);
    QVERIFY(threads.first().toObject()["stuck"_L1].toBool());
}

void CtlReportsTest::stdinIsATextLikeOthers()
{
    const QByteArray text =
        "kernel BUG at fs/foo.c:12!\nRIP: 0010:foo+0x1/0x20\nCall Trace:\n bar+0x1/0x20\n";
    const CtlRun json = runCtl({u"reports"_s, u"-"_s, u"--json"_s}, text);
    QCOMPARE(json.code, 0);
    QCOMPARE(json.json().size(), 1);
    const QJsonObject crash = json.json().first()["crashes"_L1].toArray().first().toObject();
    QCOMPARE(crash["title"_L1].toString(), u"kernel BUG in foo"_s);
    const CtlRun plain = runCtl({u"reports"_s, u"-"_s, u"--lang"_s, u"en"_s}, text);
    QVERIFY(plain.out.contains("kernel BUG in foo"));
    const CtlRun empty = runCtl({u"reports"_s, u"-"_s, u"--lang"_s, u"en"_s});
    QCOMPARE(empty.code, 0);
    QVERIFY(empty.out.contains("No crash report."));
}

void CtlReportsTest::missingFilesGetASentenceAndTheRestIsRead()
{
    const CtlRun run =
        runCtl({u"reports"_s, u"/does/not/exist"_s, u"-"_s, u"--json"_s}, "nothing\n");
    QVERIFY(run.code != 0);
    QCOMPARE(run.json().size(), 2);
    QVERIFY(run.json().first().contains("error"_L1));
    QVERIFY(!run.err.isEmpty());
    QVERIFY(runCtl({u"reports"_s}).code != 0);
}

void CtlReportsTest::framesAreResolved()
{
    // This program itself is the binary: main() stands in this file.
    const QString file = write(u"main"_s,
                               "Thread 1 (Thread 0x7f0 (LWP 42) \"test\"):\n#0  main () from x\n"
                               "#1  0x2 in no_such_function_here () from x\n");
    const QString self = QCoreApplication::applicationFilePath();
    const CtlRun run = runCtl({u"symbolize"_s, file, u"--binary"_s, self, u"--json"_s});
    QCOMPARE(run.code, 0);
    const QJsonArray stacks = run.json().first()["stacks"_L1].toArray();
    QCOMPARE(stacks.size(), 1);
    QVERIFY(runCtl({u"symbolize"_s, file}).code != 0);
    QVERIFY(runCtl({u"symbolize"_s, file, u"--binary"_s, file}).code != 0);
}

QTEST_GUILESS_MAIN(CtlReportsTest)
#include "tst_reports.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ctlrun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
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
    void sourcesOfABugAreKeptHere();
    void seenBeforeInTheWorkspace();

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

/// Set for a bug, checked, used by symbolize, forgotten again; the workspace never knows.
void CtlReportsTest::sourcesOfABugAreKeptHere()
{
    const QString workspace = m_folder.filePath(u"w.casebook"_s);
    const QStringList here{u"--workspace"_s, workspace, u"--json"_s};
    QVERIFY(QDir(m_folder.path()).mkpath(u"tree"_s));
    const QString source = write(u"tree/deep.c"_s,
                                 "volatile int depth;\n\n"
                                 "__attribute__((noinline)) void dive(int x)\n"
                                 "{\n"
                                 "    depth = x;\n" // line 5
                                 "}\n"
                                 "int main(int argc, char **argv)\n"
                                 "{\n"
                                 "    (void)argv;\n"
                                 "    dive(argc);\n"
                                 "    return depth;\n"
                                 "}\n");
    const QString binary = m_folder.filePath(u"vmlinux"_s);
    QProcess compiler;
    compiler.start(u"cc"_s, {u"-g"_s, u"-O1"_s, u"-no-pie"_s, u"-o"_s, binary, source});
    QVERIFY(compiler.waitForFinished() && compiler.exitCode() == 0);
    const QString mail = write(u"mail.eml"_s,
                               "From: a@example.org\nMessage-ID: <m1@example.org>\nSubject: oops\n"
                               "Date: Mon, 2 Nov 2026 10:00:00 +0000\n\n"
                               "BUG: kernel NULL pointer dereference, address: 0000000000000000\n"
                               "Oops: 0000 [#1] SMP\n"
                               "CPU: 0 PID: 9 Comm: a Not tainted 6.12.0 #1\n"
                               "RIP: 0010:dive+0x0/0x99\nCall Trace:\n <TASK>\n"
                               " dive+0x0/0x99\n </TASK>\n");
    const CtlRun imported = runCtl(QStringList{u"import"_s, mail} + here);
    QCOMPARE(imported.code, 0);
    const CtlRun bugs = runCtl(QStringList{u"bugs"_s, u"list"_s} + here);
    const QString bug = QString::number(bugs.json().first()["id"_L1].toInteger());
    QVERIFY(bug != "0"_L1);

    CtlRun run = runCtl(QStringList{u"sources"_s, bug} + here);
    QCOMPARE(run.code, 0);
    QVERIFY(run.json().first()["tree"_L1].isNull());
    QCOMPARE(run.json().first()["release"_L1].toString(), u"6.12.0"_s);
    const QString tree = m_folder.filePath(u"tree"_s);
    run = runCtl(QStringList{u"sources"_s, bug, u"--tree"_s, tree, u"--binary"_s, binary} + here);
    QCOMPARE(run.code, 0);
    run = runCtl(QStringList{u"sources"_s, bug} + here);
    QCOMPARE(run.json().first()["tree"_L1].toString(), tree);
    QCOMPARE(run.json().first()["binaries"_L1].toArray().size(), 1);
    QVERIFY(run.json().first()["findings"_L1].toArray().isEmpty());

    const QString dump = write(u"dump"_s,
                               "Thread 1 (Thread 0x7f0 (LWP 42) \"test\"):\n"
                               "#0  dive ()\n#1  main ()\n");
    run = runCtl(QStringList{u"symbolize"_s, dump, u"--bug"_s, bug, u"--disassemble"_s, u"3"_s}
                 + here);
    QCOMPARE(run.code, 0);
    const QJsonObject first = run.json().first()["stacks"_L1].toArray().first().toObject();
    const QJsonObject frame = first["frames"_L1].toArray().first().toObject();
    QCOMPARE(frame["why"_L1].toString(), u"resolved"_s);
    QVERIFY(frame["functionStart"_L1].toBool());
    QVERIFY(frame["frames"_L1].toArray().first()["file"_L1].toString().endsWith("deep.c"_L1));
    QCOMPARE(first["code"_L1]["function"_L1].toString(), u"dive"_s);
    QVERIFY(!first["code"_L1]["lines"_L1].toArray().isEmpty());
    run = runCtl({u"symbolize"_s, dump, u"--bug"_s, bug, u"--source"_s, u"1"_s, u"--workspace"_s,
                  workspace, u"--lang"_s, u"en"_s});
    QVERIFY2(run.out.contains(">     5      depth = x;"), run.out.constData());
    QVERIFY(run.out.contains("no offset"));

    // What is wrong is said, and the exit code says that something is.
    run = runCtl(QStringList{u"sources"_s, bug, u"--tree"_s, u"/no/such/tree"_s} + here);
    QCOMPARE(run.code, 11);
    QCOMPARE(run.json().first()["findings"_L1].toArray().first()["kind"_L1].toString(),
             u"tree-missing"_s);
    QFile file(workspace);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("/no/such/tree"));
    run = runCtl(QStringList{u"sources"_s, bug, u"--clear"_s} + here);
    QVERIFY(run.json().first()["binaries"_L1].toArray().isEmpty());
    QVERIFY(runCtl(QStringList{u"symbolize"_s, dump, u"--bug"_s, bug} + here).code != 0);
    QVERIFY(runCtl(QStringList{u"sources"_s, u"999"_s} + here).code != 0);
}

/// A stack from elsewhere, looked for in a workspace of two bugs.
void CtlReportsTest::seenBeforeInTheWorkspace()
{
    const QString workspace = m_folder.filePath(u"seen.casebook"_s);
    const QStringList here{u"--workspace"_s, workspace, u"--json"_s};
    const auto report = [](const QByteArray &id, const QByteArray &middle) {
        return "From: a@example.org\nMessage-ID: <" + id + "@example.org>\nSubject: it hangs " + id
            + "\nDate: Mon, 2 Nov 2026 10:00:00 +0000\n\n"
              "INFO: task kst-a:7 blocked for more than 143 seconds.\n"
              "      Not tainted 6.12.0 #1\n"
              "task:kst-a state:D stack:0 pid:7 tgid:7 ppid:2 flags:0x00004000\n"
              "Call Trace:\n <TASK>\n __schedule+0x1/0x2\n schedule+0x1/0x2\n"
            + middle + " do_syscall_64+0x1/0x2\n </TASK>\n";
    };
    const QByteArray mine = " kst_wait_idle+0x1/0x2\n kst_reset+0x1/0x2\n kst_open+0x3/0x4\n";
    const QByteArray other = " lanter_poll+0x1/0x2\n lanter_rx+0x1/0x2\n lanter_irq+0x3/0x4\n";
    for (const auto &[id, middle] :
         {std::pair<QByteArray, QByteArray>{"one", mine}, {"two", other}}) {
        const QString mail = write(QString::fromLatin1(id), report(id, middle));
        QCOMPARE(runCtl(QStringList{u"import"_s, mail} + here).code, 0);
    }
    const QString wanted = write(u"wanted.log"_s, report("x", mine));
    CtlRun run = runCtl(QStringList{u"seen"_s, wanted} + here);
    QCOMPARE(run.code, 0);
    const QJsonObject answer = run.json().first();
    QCOMPARE(answer["stacks"_L1].toInt(), 2);
    const QJsonArray hits = answer["hits"_L1].toArray();
    QVERIFY(!hits.isEmpty());
    const QJsonObject best = hits.first().toObject();
    QCOMPARE(best["reason"_L1].toString(), u"equal-stack"_s);
    QCOMPARE(best["score"_L1].toDouble(), 1.0);
    QCOMPARE(best["source"_L1].toString(), u"message:one@example.org"_s);
    QCOMPARE(best["bugs"_L1].toArray().size(), 1);
    QCOMPARE(best["shared"_L1].toArray().first()["stacks"_L1].toInt(), 1);
    for (const QJsonValue &hit : hits) {
        QVERIFY(hit["source"_L1].toString() != "message:two@example.org"_L1);
    }
    run = runCtl({u"seen"_s, wanted, u"--workspace"_s, workspace, u"--lang"_s, u"en"_s});
    QVERIFY2(run.out.contains("the same stack"), run.out.constData());
    QVERIFY(runCtl(QStringList{u"seen"_s, wanted + u":9"_s} + here).code != 0);
    QVERIFY(runCtl({u"seen"_s, wanted}).code != 0); // no workspace
}

QTEST_GUILESS_MAIN(CtlReportsTest)
#include "tst_reports.moc"

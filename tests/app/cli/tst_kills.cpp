// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// kill -9 while mail is imported: whatever was acknowledged on stdout is there afterwards, the file opens
// and is whole, and the same import again adds what is missing. CASEBOOK_KILLS sets how often (30).
#include "tests/app/cli/ctlrun.h"
#include "tests/support/mailmaker.h"

#include <QDir>
#include <QFile>
#include <QObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

namespace {

/// Starts an import and kills it a moment (\a delayMs) after it has acknowledged \a files files. Raises
/// \a best to the number of messages it acknowledged. False: it had ended before the kill.
bool killAfter(const QStringList &line, int files, int delayMs, int *best)
{
    QProcess process;
    process.start(QStringLiteral(CASEBOOKCTL), line);
    QByteArray out;
    while (out.count('\n') < files && process.waitForReadyRead(30'000)) {
        out += process.readAllStandardOutput();
    }
    process.waitForFinished(delayMs);
    process.kill();
    process.waitForFinished(30'000);
    out += process.readAllStandardOutput();
    int acknowledged = 0;
    for (const QByteArray &row : out.split('\n')) { // the last row may be cut
        acknowledged += QJsonDocument::fromJson(row).object()["messages"_L1].toInt();
    }
    *best = std::max(*best, acknowledged);
    return process.exitStatus() == QProcess::CrashExit;
}

} // namespace

class KillsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acknowledgedMailSurvives();
};

void KillsTest::acknowledgedMailSurvives()
{
    constexpr int files = 24;
    constexpr int mailsPerFile = 50;
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("CASEBOOK_KILLS", &isNumber);
    const int kills = isNumber && asked > 0 ? asked : 30;
    QTemporaryDir dir;
    const QString workspace = dir.filePath(u"w.casebook"_s);
    QStringList line{u"import"_s, u"--unfiled"_s, u"--json"_s, u"--workspace"_s, workspace};
    for (int i = 0; i < files; ++i) {
        QFile file(dir.filePath(u"%1.mbox"_s.arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(madeMbox(i * mailsPerFile, mailsPerFile, QByteArray(3000, 'x')));
        line.append(file.fileName());
    }
    QCOMPARE(runCtl({u"workspace"_s, u"create"_s, workspace}).code, 0);
    QRandomGenerator random(20260302); // the same kills every time, as far as the machine allows
    int best = 0;
    int killed = 0;
    int rounds = 0;
    while (killed < kills) { // only a kill that met a running import counts
        ++rounds;
        QVERIFY2(rounds <= kills * 4, "the imports end before they can be killed");
        const bool met = killAfter(line, random.bounded(files), int(random.bounded(12)), &best);
        killed += met ? 1 : 0;
        const CtlRun check = runCtl({u"workspace"_s, u"check"_s, workspace, u"--json"_s});
        QVERIFY2(check.code == 0, QByteArray(check.out + check.err).constData());
        const CtlRun info = runCtl({u"workspace"_s, u"info"_s, workspace, u"--json"_s});
        const int there = info.json().value(0)["messages"_L1].toInt();
        QVERIFY2(there >= best,
                 qPrintable(u"%1 of %2 after round %3"_s.arg(there).arg(best).arg(rounds)));
        if (there > files * mailsPerFile / 2) { // begin anew, or the rest meets little work
            for (const QString &name :
                 QDir(dir.path()).entryList({u"w.casebook*"_s}, QDir::Files)) {
                QVERIFY(QFile::remove(dir.filePath(name)));
            }
            QCOMPARE(runCtl({u"workspace"_s, u"create"_s, workspace}).code, 0);
            best = 0;
        }
    }
    qInfo() << killed << "imports were killed while they ran, in" << rounds << "rounds";
    QCOMPARE(runCtl(line).code, 0);
    const CtlRun info = runCtl({u"workspace"_s, u"info"_s, workspace, u"--json"_s});
    QCOMPARE(info.json().value(0)["messages"_L1].toInt(), files * mailsPerFile);
    QCOMPARE(info.json().value(0)["threads"_L1].toInt(), files * mailsPerFile / 10);
}

QTEST_GUILESS_MAIN(KillsTest)

#include "tst_kills.moc"

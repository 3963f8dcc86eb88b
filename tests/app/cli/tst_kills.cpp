// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// kill -9 while mail is imported: whatever was acknowledged on stdout is there afterwards, the file opens
// and is whole, and the same import again adds what is missing. CASEBOOK_KILLS sets how often (30).
#include "tests/app/cli/ctlrun.h"
#include "tests/support/mailmaker.h"

#include <QFile>
#include <QObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

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
    for (int i = 0; i < kills; ++i) {
        QProcess process;
        process.start(QStringLiteral(CASEBOOKCTL), line);
        QVERIFY(process.waitForStarted());
        process.waitForFinished(int(random.bounded(20, 600)));
        killed += process.state() == QProcess::Running ? 1 : 0;
        process.kill();
        process.waitForFinished(30'000);
        int acknowledged = 0;
        for (const QByteArray &row : process.readAllStandardOutput().split('\n')) {
            const QJsonObject object =
                QJsonDocument::fromJson(row).object(); // the last row may be cut
            acknowledged += object["messages"_L1].toInt();
        }
        best = std::max(best, acknowledged);
        const CtlRun check = runCtl({u"workspace"_s, u"check"_s, workspace, u"--json"_s});
        QVERIFY2(check.code == 0, QByteArray(check.out + check.err).constData());
        const CtlRun info = runCtl({u"workspace"_s, u"info"_s, workspace, u"--json"_s});
        const int there = info.json().value(0)["messages"_L1].toInt();
        QVERIFY2(there >= best,
                 qPrintable(u"%1 of %2 after kill %3"_s.arg(there).arg(best).arg(i)));
        if (there == files * mailsPerFile) { // begin anew, or the rest of the kills meets no work
            QVERIFY(QFile::remove(workspace));
            QCOMPARE(runCtl({u"workspace"_s, u"create"_s, workspace}).code, 0);
            best = 0;
        }
    }
    qInfo() << killed << "of" << kills << "imports were killed while they ran";
    QCOMPARE(runCtl(line).code, 0);
    const CtlRun info = runCtl({u"workspace"_s, u"info"_s, workspace, u"--json"_s});
    QCOMPARE(info.json().value(0)["messages"_L1].toInt(), files * mailsPerFile);
    QCOMPARE(info.json().value(0)["threads"_L1].toInt(), files * mailsPerFile / 10);
}

QTEST_GUILESS_MAIN(KillsTest)

#include "tst_kills.moc"

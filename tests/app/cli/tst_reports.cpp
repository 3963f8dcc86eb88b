// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ctlrun.h"

#include <QJsonArray>
#include <QTest>

using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

class CtlReportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stdinIsATextLikeOthers();
    void missingFilesGetASentenceAndTheRestIsRead();
};

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

QTEST_GUILESS_MAIN(CtlReportsTest)
#include "tst_reports.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/errortext.h"
#include "tests/app/cli/ctlrun.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Casebook::Testing;
using namespace Qt::StringLiterals;

namespace {

const QByteArray diff =
    "---\n f | 2 +-\n\ndiff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n";

QByteArray mail(const QByteArray &id, const QByteArray &parent, int minute,
                const QByteArray &subject, const QByteArray &text,
                const QByteArray &from = "Ada <ada@example.org>")
{
    return "From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: " + from + "\nDate: Mon, 02 Mar 2026 10:"
        + QByteArray::number(10 + minute) + ":00 +0000\nMessage-ID: <" + id + "@example.org>\n"
        + (parent.isEmpty() ? QByteArray() : "In-Reply-To: <" + parent + "@example.org>\n")
        + "Subject: " + subject + "\n\n" + text + "\n";
}

/// Two revisions: v1 whole with a cover, v2 as an answer to it and without its second patch.
QByteArray twoRevisions()
{
    return mail("c1", "", 0, "[PATCH 0/2] fs: hold the lock", "Hello\n")
        + mail("p1", "c1", 1, "[PATCH 1/2] fs: take it",
               "Why.\n\nSigned-off-by: Ada <ada@example.org>\n" + diff)
        + mail("p2", "c1", 2, "[PATCH 2/2] fs: give it back", "Why.\n" + diff)
        + mail("r1", "p1", 3, "Re: [PATCH 1/2] fs: take it",
               "> Why.\n\nReviewed-by: Bob <bob@example.org> # the locking\n",
               "Bob <bob@example.org>")
        + mail("r2", "c1", 4, "Re: [PATCH 0/2] fs: hold the lock",
               "Acked-by: Cy <cy@example.org>\n", "Cy <cy@example.org>")
        + mail("r3", "p2", 5, "Re: [PATCH 2/2] fs: give it back",
               "Tested-by: Dee <dee@example.org>\n", "Eve <eve@example.net>")
        + mail("d1", "c1", 30, "[PATCH v2 0/3] fs: hold the lock", "Again\n")
        + mail("q1", "d1", 31, "[PATCH v2 1/3] fs: take it", "Why.\n" + diff)
        + mail("q3", "d1", 33, "[PATCH v2 3/3] fs: say so", "Why.\n" + diff);
}

} // namespace

class SeriesCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsSeriesAndTrailers();
    void printsForPeople();
    void answersCountOnceAndMismatchesNever();
    void storedThreadGivesTheSame();
    void threadWithoutPatches();
    void unpostedNumbersAreBounded();
    void failuresHaveTheirCodes();
};

void SeriesCommandTest::tellsSeriesAndTrailers()
{
    const CtlRun run = runCtl({u"series"_s, u"-"_s, u"--json"_s}, twoRevisions());
    QVERIFY2(run.code == 0, run.err.constData());
    const QJsonObject all = run.json().at(0);
    QCOMPARE(all["count"_L1].toInt(), 9);
    const QJsonArray series = all["series"_L1].toArray();
    QCOMPARE(series.size(), 2);
    const QJsonObject first = series[0].toObject();
    QCOMPARE(first["title"_L1].toString(), u"fs: hold the lock"_s);
    QCOMPARE(first["version"_L1].toInt(), 1);
    QCOMPARE(first["cover"_L1].toString(), u"c1@example.org"_s);
    QVERIFY(first["complete"_L1].toBool());
    QCOMPARE(first["date"_L1].toString(), u"2026-03-02T10:10:00Z"_s);
    const QJsonObject second = series[1].toObject();
    QCOMPARE(second["version"_L1].toInt(), 2);
    QCOMPARE(second["total"_L1].toInt(), 3);
    QVERIFY(!second["complete"_L1].toBool());
    QCOMPARE(second["missing"_L1].toArray(), QJsonArray{2});
    QCOMPARE(second["patches"_L1].toArray().at(1).toObject()["number"_L1].toInt(), 3);
}

void SeriesCommandTest::answersCountOnceAndMismatchesNever()
{
    const CtlRun run = runCtl({u"series"_s, u"-"_s, u"--json"_s}, twoRevisions());
    const QJsonArray patches =
        run.json().at(0)["series"_L1].toArray().at(0)["patches"_L1].toArray();
    QStringList lines;
    for (const QJsonValue &patch : patches) {
        for (const QJsonValue &value : patch["trailers"_L1].toArray()) {
            lines.append(u"%1 %2 %3 %4 %5"_s.arg(patch["number"_L1].toInt())
                             .arg(value["token"_L1].toString(), value["messageId"_L1].toString())
                             .arg(value["own"_L1].toBool())
                             .arg(value["counts"_L1].toBool()));
        }
    }
    QCOMPARE(
        lines,
        (QStringList{u"1 Signed-off-by p1@example.org 1 1"_s, u"1 Reviewed-by r1@example.org 0 1"_s,
                     u"1 Acked-by r2@example.org 0 1"_s, u"2 Acked-by r2@example.org 0 1"_s,
                     u"2 Tested-by r3@example.org 0 0"_s}));
    const QJsonValue reviewed = patches[0]["trailers"_L1].toArray().at(1);
    QCOMPARE(reviewed["value"_L1].toString(), u"Bob <bob@example.org>"_s);
    QCOMPARE(reviewed["comment"_L1].toString(), u"the locking"_s);
    QCOMPARE(reviewed["from"_L1].toString(), u"Bob <bob@example.org>"_s);
}

void SeriesCommandTest::printsForPeople()
{
    const CtlRun run = runCtl({u"series"_s, u"-"_s, u"--lang"_s, u"en"_s}, twoRevisions());
    QCOMPARE(run.code, 0);
    for (const char *line :
         {"2 series of patches\n", "v1: fs: hold the lock\n", "2 of 2 patches\n",
          "  1/2 fs: take it\n", "      Reviewed-by: Bob <bob@example.org> # the locking\n",
          "      Tested-by: Dee <dee@example.org> (does not count: Eve <eve@example.net> wrote "
          "it)\n",
          "2 of 3 patches\n", "Not here: 2\n"}) {
        QVERIFY2(run.out.contains(line), QByteArray(line + run.out).constData());
    }
    QVERIFY(runCtl({u"series"_s, u"-"_s, u"--lang"_s, u"zh_CN"_s}, twoRevisions())
                .out.contains("补丁"));
}

void SeriesCommandTest::storedThreadGivesTheSame()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"w.casebook"_s);
    const QStringList inIt{u"--workspace"_s, file, u"--json"_s};
    QCOMPARE(runCtl(QStringList{u"import"_s, u"-"_s} + inIt, twoRevisions()).code, 0);
    const CtlRun run = runCtl(QStringList{u"series"_s, u"<r1@example.org>"_s} + inIt);
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(run.out, runCtl({u"series"_s, u"-"_s, u"--json"_s}, twoRevisions()).out);
}

void SeriesCommandTest::threadWithoutPatches()
{
    const QByteArray talk = mail("a", "", 0, "a bug", "It hangs.\n");
    const CtlRun run = runCtl({u"series"_s, u"-"_s, u"--json"_s}, talk);
    QCOMPARE(run.code, 0);
    QCOMPARE(run.json().at(0)["count"_L1].toInt(), 1);
    QVERIFY(run.json().at(0)["series"_L1].toArray().isEmpty());
    QCOMPARE(runCtl({u"series"_s, u"-"_s, u"--lang"_s, u"en"_s}, talk).out,
             "0 series of patches\n"_ba);
}

void SeriesCommandTest::unpostedNumbersAreBounded()
{
    const QByteArray boast = mail("a", "", 0, "[PATCH 3/9999] a", "Why.\n" + diff);
    const CtlRun run = runCtl({u"series"_s, u"-"_s, u"--lang"_s, u"en"_s}, boast);
    QVERIFY2(run.out.contains("1 of 9999 patches\n") && run.out.contains("Not here: 1-2, 4-9999\n"),
             run.out.constData());
}

void SeriesCommandTest::failuresHaveTheirCodes()
{
    CtlRun run = runCtl({u"series"_s, u"/nowhere/at/all"_s, u"--json"_s});
    QCOMPARE(run.code, int(ExitCode::NotFound));
    QVERIFY(run.json().at(0)["series"_L1].toArray().isEmpty());
    QVERIFY(run.json().at(0)["error"_L1].isObject());
    run =
        runCtl({u"series"_s, u"https://lore.kernel.org/all/a@b/"_s}, {}, {u"CASEBOOK_OFFLINE=1"_s});
    QCOMPARE(run.code, int(ExitCode::Network));
    QCOMPARE(runCtl({u"series"_s}).code, int(ExitCode::Usage));
}

QTEST_GUILESS_MAIN(SeriesCommandTest)

#include "tst_series.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/bodystructure.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

/// One letter a line: what it is, behind its quote depth where it has one.
QString kinds(const BodyStructure &structure)
{
    QString text;
    for (const BodyLine &line : structure.lines) {
        if (line.quoteDepth > 0) {
            text += QString::number(line.quoteDepth);
        }
        text += QChar(u".ADHc+-STXGC"[static_cast<std::size_t>(line.kind)]);
    }
    return text;
}

QString fileText(const char *name)
{
    QFile file(QStringLiteral(CASEBOOK_TEST_DATA "/mails/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestBodyStructure : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void linesAreToldApart_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("expected");
        QTest::newRow("text") << u"a\n\nb\n"_s << u"..."_s;
        QTest::newRow("quotes") << u"> a\n>> b\n> > > c\n >d\nTF> e\n"_s << u"1.2.3.1.1."_s;
        QTest::newRow("attribution") << u"On Mon, Ann wrote:\n> a\nb\n"_s << u"A1.."_s;
        QTest::newRow("attribution in two lines")
            << u"On Mon, Jan 5, Ann Example\n<ann@example.org> wrote:\n\n> a\n"_s << u"AA.1."_s;
        QTest::newRow("bars below an attribution")
            << u"A wrote:\n| a\n|\n| > b\n\nown\n\n| c\n| d\n"_s << u"A1.1.2....1.1."_s;
        QTest::newRow("colons below an attribution")
            << u"On Monday, A wrote:\n\n: a\n: b\nown\n"_s << u"A.1.1.."_s;
        QTest::newRow("a table is no quote")
            << u"Results:\n\n| a | b |\n| c | d |\n"_s << u"...."_s;
        QTest::newRow("one line with a bar is no quote") << u"A wrote:\n| a\nb\n"_s << u"..."_s;
        QTest::newRow("attribution inside a quote")
            << u"> On Mon, Ann wrote:\n>> a\n"_s << u"1A2."_s;
        QTest::newRow("no attribution") << u"this is the code:\n> a\n"_s << u".1."_s;
        QTest::newRow("chinese attribution")
            << u"\u5728 2026 \u5E74 Ann \u5199\u9053\uFF1A\n> a\n"_s << u"A1."_s;
        QTest::newRow("signature") << u"a\n-- \nAnn\n> x\nb\n"_s << u".GG1.."_s;
        QTest::newRow("commands") << u"#syz test\n> #syz fix: x\n #syz no\n"_s << u"C1.."_s;
        QTest::newRow("diff")
            << u"diff --git a/x b/x\nindex 1..2 3\n--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@ f()\n > a\n-- \n+b\n c\n-- \n2.4\n"_s
            << u"DDDDHc-+cGG"_s;
        QTest::newRow("quoted diff with answers")
            << u"> diff --git a/x b/x\n> --- a/x\n> +++ b/x\n> @@ -1,3 +1,3 @@\n>  a\nwhy?\n> -b\n> +c\n>  d\n"_s
            << u"1D1D1D1H1c.1-1+1c"_s;
        QTest::newRow("diffstat") << u"---\n a/b.c | 3 ++-\n 1 file changed, 2 insertions(+)\n"_s
                                  << u".SS"_s;
        QTest::newRow("trailers")
            << u"Reviewed-by: Ann <ann@example.org>\nPhone: 123 @x.org\nFixes: 12345678 (\"x\")\nFixes: soon\nLink: https://example.org\n"_s
            << u"T.T.T"_s;
        QTest::newRow("wrapped trailer")
            << u"Reviewed-by: Ann Example\n\t<ann@example.org>\n[only the first half]\nx\n"_s
            << u"TTT."_s;
        QTest::newRow("trace")
            << u"INFO: task x:1 blocked for more than 143 seconds.\nCall Trace:\n <TASK>\n schedule+0x1/0x2\n down+0x1/0x2\n </TASK>\n\nsee?\n"_s
            << u"XXXXXX.."_s;
        QTest::newRow("no trace") << u"BUG: it hangs\nplease help\n"_s << u".."_s;
        QTest::newRow("empty") << QString() << QString();
    }

    void linesAreToldApart()
    {
        QFETCH(QString, body);
        QFETCH(QString, expected);
        QCOMPARE(kinds(structureOf(body)), expected);
    }

    void patchMailIsTakenApart()
    {
        const BodyStructure body = structureOf(fileText("patch-body.txt"));
        QCOMPARE(body.diffs.size(), 2U);
        QCOMPARE(body.diffs[0].newPath, u"drivers/made/up.c"_s);
        QCOMPARE(body.diffs[0].added, 2);
        QCOMPARE(body.diffs[0].removed, 1);
        QCOMPARE(body.diffs[0].hunks.size(), 2U);
        QCOMPARE(body.diffs[0].hunks[1].function, u"static void up_stop(struct up *up)"_s);
        QCOMPARE(body.diffs[1].oldPath, u"/dev/null"_s);
        QCOMPARE(body.trailerKinds(),
                 QStringList({u"Fixes"_s, u"Reported-by"_s, u"Signed-off-by"_s}));
        QCOMPARE(body.trailers.size(), 3U);
        QCOMPARE(body.trailers[0].value,
                 u"123456789abc (\"made: up the queue that is never woken again\")"_s);
        QCOMPARE(body.preview, u"The worker waits for a flag that nobody sets."_s);
        QVERIFY(body.hasDiff);
        QVERIFY(!body.hasTrace);
        const BodyDigest digest = digestOf(fileText("patch-body.txt"));
        QCOMPARE(digest.preview, body.preview);
        QCOMPARE(digest.trailers, body.trailerKinds());
        QCOMPARE(digest.hasDiff, body.hasDiff);
    }

    void linksAreFound()
    {
        const QString text =
            u"See https://example.org/a(b), <https://example.org/c> and\ncommit 123456789abc (\"x\").\nMessage-ID: <20260105.1@example.org>\nAnn <ann@example.org> ffff888012345678 0x123456789abc syzbot+a9528028ab4ca83e8bac@example.org\n"_s;
        QStringList got;
        for (const BodyLink &link : structureOf(text).links) {
            got.append(QString::number(static_cast<int>(link.kind)) + u' ' + link.target);
            QVERIFY(link.target.contains(text.mid(link.start, link.length)));
        }
        QCOMPARE(got,
                 QStringList({u"0 https://example.org/a(b)"_s, u"0 https://example.org/c"_s,
                              u"3 123456789abc"_s, u"2 20260105.1@example.org"_s,
                              u"1 mailto:ann@example.org"_s}));
    }

    void blocksCoverAllLines()
    {
        const BodyStructure body = structureOf(fileText("patch-body.txt"));
        int next = 0;
        for (const BodyBlock &block : body.blocks) {
            QCOMPARE(block.firstLine, next);
            next += block.lineCount;
        }
        QCOMPARE(next, static_cast<int>(body.lines.size()));
    }

    void previewSkipsGreetingsAndQuotes()
    {
        QCOMPARE(structureOf(u"Hi Bea,\n\nOn Mon, Bea wrote:\n> x\n\nI can\nsee it.\n"_s).preview,
                 u"I can see it."_s);
        QCOMPARE(structureOf(u"> x\n\nReviewed-by: Ann <ann@example.org>\n"_s).preview,
                 u"Reviewed-by: Ann <ann@example.org>"_s);
        QCOMPARE(structureOf(QString(500, u'x')).preview.size(), 200);
    }
};

QTEST_GUILESS_MAIN(TestBodyStructure)
#include "tst_bodystructure.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/mailparser.h"
#include "core/mail/variants.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

QByteArray mail(const QByteArray &headers, const QByteArray &body)
{
    return "From: Ann <ann@example.org>\nMessage-ID: <a@example.org>\n" + headers + '\n' + body;
}

QStringList linesOf(const QString &text)
{
    return text.split(u'\n');
}

} // namespace

class TestVariants : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void copiesOfTwoListsAreTheSameLetter()
    {
        const MailComparison result =
            compareMails(mail("Received: from a\nList-Id: <kvm.example.org>\nSubject: x\n", "t\n"),
                         mail("List-Id: <net.example.org>\nSubject: x\n", "t\n"));
        QVERIFY(result.isSameLetter());
        QVERIFY(result.sameText);
        QCOMPARE(result.headers.size(), 2U);
        QCOMPARE(result.headers[0].name, "Received"_ba);
        QVERIFY(result.headers[0].second.isEmpty());
        QCOMPARE(result.headers[1].first, QStringList({u"<kvm.example.org>"_s}));
    }

    void anotherSubjectIsTold()
    {
        const MailComparison result = compareMails(mail("Subject: =?utf-8?Q?caf=C3=A9?=\n", "t\n"),
                                                   mail("Subject: [RESEND] x\nX-New: 1\n", "t\n"));
        QVERIFY(!result.isSameLetter());
        QCOMPARE(result.headers.size(), 2U);
        QCOMPARE(result.headers[0].first, QStringList({u"caf\u00E9"_s}));
        QCOMPARE(result.headers[1].name, "X-New"_ba);
        QVERIFY(!result.headers[1].isTransport);
    }

    void linesAreCompared_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<int>("runs");
        QTest::addColumn<bool>("footer");
        QTest::newRow("changed") << u"a\nb\nc\n"_s << u"a\nB\nc\n"_s << 1 << false;
        QTest::newRow("added") << u"a\nc\n"_s << u"a\nb\nc\n"_s << 1 << false;
        QTest::newRow("footer") << u"a\n"_s << u"a\n___\nlist\n"_s << 1 << true;
        QTest::newRow("two places") << u"a\nb\nc\nd\ne\n"_s << u"x\nb\nc\nd\ny\n"_s << 2 << false;
        QTest::newRow("all") << u"a\nb\n"_s << u"c\nd\n"_s << 1 << false;
        QTest::newRow("empty") << QString() << u"c\nd\n"_s << 1 << true;
        QTest::newRow("mixed") << u"1\n2\n3\n4\n5\n6\n"_s << u"2\n3\nx\n4\n6\n7\n"_s << 4 << false;
    }

    void linesAreCompared()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(int, runs);
        QFETCH(bool, footer);
        const MailComparison result =
            compareMails(mail({}, first.toUtf8()), mail({}, second.toUtf8()));
        QCOMPARE(static_cast<int>(result.lines.size()), runs);
        QCOMPARE(result.sameButFooter, footer);
        checkRuns(result, linesOf(first), linesOf(second));
    }

    /// Taking the runs of the first out for those of the second gives the second.
    void checkRuns(const MailComparison &result, const QStringList &a, const QStringList &b)
    {
        QStringList made;
        qsizetype at = 0;
        for (const LineDifference &run : result.lines) {
            made += a.sliced(at, run.firstLine - at);
            QCOMPARE(made.size(), run.secondLine);
            made += b.sliced(run.secondLine, run.secondCount);
            at = run.firstLine + run.firstCount;
        }
        made += a.sliced(at);
        QCOMPARE(made, b);
    }

    void longTextsThatShareNothingAreOneRun()
    {
        QByteArray a;
        QByteArray b;
        for (int i = 0; i < 20'000; ++i) {
            a += "a" + QByteArray::number(i) + '\n';
            b += "b" + QByteArray::number(i) + '\n';
        }
        const MailComparison result = compareMails(mail({}, a), mail({}, b));
        QCOMPARE(
            result.lines,
            std::vector<LineDifference>(
                {{.firstLine = 0, .firstCount = 20'000, .secondLine = 0, .secondCount = 20'000}}));
    }
};

QTEST_GUILESS_MAIN(TestVariants)
#include "tst_variants.moc"

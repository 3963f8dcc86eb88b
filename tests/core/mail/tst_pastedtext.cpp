// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/bodystructure.h"
#include "core/mail/mailparser.h"
#include "core/mail/notices.h"
#include "core/mail/pasteddate.h"
#include "core/mail/pastedletter.h"
#include "core/mail/pastedtext.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <ctime>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString dateText(qint64 ms)
{
    return ms == 0 ? QString()
                   : QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).toString(Qt::ISODate);
}

bool offers(const PastedText &text, const QString &id)
{
    return std::ranges::contains(text.offers, id, &MailOffer::messageId);
}

} // namespace

class TestPastedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void datesAreFound_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("utc");
        QTest::addColumn<bool>("zone");
        auto row = [](const char *line, const char *utc, bool zone) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromLatin1(utc) << zone;
        };
        row("Sun Jan 08 2017 - 00:47:33 EST", "2017-01-08T05:47:33Z", true);
        row("Tue, 28 Apr 2026 06:40:53 -0400", "2026-04-28T10:40:53Z", true);
        row("Tue, 28 Apr 2026 06:40:53 -0400 (EDT)", "2026-04-28T10:40:53Z", true);
        row("2026-04-28 10:40 UTC (permalink / raw)", "2026-04-28T10:40:00Z", true);
        row("2026-04-28 10:40:01", "2026-04-28T10:40:01Z", false);
        row("2026-04-28T10:40:01+02:00", "2026-04-28T08:40:01Z", true);
        row("Tue Apr 28 10:40:01 2026 +0200", "2026-04-28T08:40:01Z", true);
        row("Wed Jan  1 10:00:00 UTC 2020", "2020-01-01T10:00:00Z", true);
        row("Jan. 1, 2020, 10 a.m. UTC", "2020-01-01T10:00:00Z", true);
        row("Tue, Jan 1, 2020 at 10:05 PM", "2020-01-01T22:05:00Z", false);
        row("Tuesday, January 1, 2020 12:05 AM", "2020-01-01T00:05:00Z", false);
        row("2020\u5e741\u67081\u65e5 10:00", "2020-01-01T10:00:00Z", false);
        row("by Ann on Jan 8 2017 at 00:47", "2017-01-08T00:47:00Z", false);
        row("1/2/2020 10:00", "", false);
        row("32 Jan 2020 10:00:00", "", false);
        row("Jan 2020", "", false);
        row("version 6.12 of 2020", "", false);
        row("", "", false);
    }

    void datesAreFound()
    {
        QFETCH(QString, line);
        QFETCH(QString, utc);
        QFETCH(bool, zone);
        const std::optional<PastedDate> date = findDate(line);
        QCOMPARE(date ? dateText(date->ms) : QString(), utc);
        QCOMPARE(date && date->hasZone, zone);
    }

    void shownAddressesAreRead_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("hidden");
        auto row = [](const char *shown, const char *name, const char *address, bool hidden) {
            QTest::newRow(shown) << QString::fromUtf8(shown) << QString::fromUtf8(name)
                                 << QString::fromUtf8(address) << hidden;
        };
        row("Ann Lee <ann@example.org>", "Ann Lee", "ann@example.org", false);
        row("Ann Lee <ann () example ! org>", "Ann Lee", "ann@example.org", false);
        row("Ann Lee ann at example.org", "Ann Lee", "ann@example.org", false);
        row("ann(a)example.org", "", "ann@example.org", false);
        row("\"Lee, Ann\" <ann-AT-example.org>", "Lee, Ann", "ann@example.org", false);
        row("ann [at] example [dot] org", "", "ann@example.org", false);
        row("Ann Lee <[email protected]>", "Ann Lee", "", true);
        row("Ann Lee [email protected]", "Ann Lee", "", true);
        row("Ann Lee <ann@xxxxxxxxxxx>", "Ann Lee", "", true);
        row("Ann Lee <ann...@example.org>", "Ann Lee", "", true);
        row("Ann Lee", "Ann Lee", "", true);
        row("Ann <ann@example.org> [thread overview]", "Ann", "ann@example.org", false);
    }

    void shownAddressesAreRead()
    {
        QFETCH(QString, shown);
        QFETCH(QString, name);
        QFETCH(QString, address);
        QFETCH(bool, hidden);
        bool isHidden = false;
        const std::vector<MailAddress> all = shownAddresses(shown, isHidden);
        QCOMPARE(all.size(), 1U);
        QCOMPARE(all.front().name, name);
        QCOMPARE(all.front().address, address);
        QCOMPARE(isHidden, hidden);
    }

    /// Every file of tests/data/pasted begins with "key: value" lines that tell what must come out, then a
    /// line of "=" and the text.
    void pagesAreRead_data()
    {
        QTest::addColumn<QString>("path");
        for (QDirIterator it(QStringLiteral(CASEBOOK_TEST_DATA "/pasted"), {u"*.txt"_s});
             it.hasNext();) {
            const QString path = it.next();
            QTest::newRow(qPrintable(path.section(u'/', -1))) << path;
        }
    }

    void pagesAreRead()
    {
        QFETCH(QString, path);
        const QByteArray file = bytesOf(path);
        const qsizetype cut = file.indexOf("\n=====\n");
        QVERIFY(cut > 0);
        const QByteArray text = file.sliced(cut + 7);
        QVERIFY(!looksLikeMail(text));
        QVERIFY(looksLikeText(text));
        const PastedText pasted = readPastedText(text);
        const ParsedMessage message = parseMessage(pasted.mails.front());
        QVERIFY(message.reconstruction);
        QCOMPARE(partBytes(pasted.mails.front(), message.attachments.back().partIndex), text);
        for (const QByteArray &line : file.first(cut).split('\n')) {
            const QString key = QString::fromUtf8(line.first(line.indexOf(':')));
            const QString want = QString::fromUtf8(line.sliced(line.indexOf(':') + 1).trimmed());
            check(key, want, message, pasted);
        }
    }

    void check(const QString &key, const QString &want, const ParsedMessage &message,
               const PastedText &pasted)
    {
        const Reconstruction &how = *message.reconstruction;
        const BodyStructure structure = structureOf(message.body);
        if (key == u"from"_s) {
            QCOMPARE(message.from.name + u" <"_s + message.from.address + u'>', want);
        } else if (key == u"subject"_s) {
            QCOMPARE(message.subject, want);
        } else if (key == u"date"_s) {
            QCOMPARE(dateText(message.dateMs), want);
        } else if (key == u"id"_s) {
            QCOMPARE(message.messageId, want);
        } else if (key == u"reply"_s) {
            QCOMPARE(message.inReplyTo, want);
        } else if (key == u"origin"_s) {
            QCOMPARE(QString::fromLatin1(reconstructionMark(how)).section(u';', 0, 0),
                     u"origin="_s + want);
        } else if (key == u"flag"_s) {
            QVERIFY2(reconstructionMark(how).contains(want.toLatin1()), qPrintable(want));
        } else if (key == u"starts"_s) {
            QCOMPARE(message.body.section(u'\n', 0, 0), want);
        } else if (key == u"ends"_s) {
            QCOMPARE(message.body.trimmed().section(u'\n', -1), want);
        } else if (key == u"line"_s) {
            QVERIFY2(message.body.split(u'\n').contains(want), qPrintable(message.body));
        } else if (key == u"mails"_s) {
            QCOMPARE(QString::number(pasted.mails.size()), want);
        } else if (key == u"offer"_s) {
            QVERIFY2(offers(pasted, want), qPrintable(want));
        } else if (key == u"diff"_s) {
            QCOMPARE(structure.diffs.empty() ? QString() : structure.diffs.front().newPath, want);
        } else {
            QFAIL(qPrintable(key));
        }
    }

    void cleanMailsAreLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("clean");
        QTest::newRow("mail") << "From: a@example.org\nSubject: x\n\nbody\n"_ba << true;
        QTest::newRow("crlf") << "From: a@example.org\r\nSubject: x\r\n\r\nbody\r\n"_ba << true;
        QTest::newRow("mbox") << "From a@b Thu Jan  1 00:00:00 1970\nSubject: x\n\nbody\n"_ba
                              << true;
        QTest::newRow("headers only") << "From: a@example.org\nSubject: x\n"_ba << true;
        QTest::newRow("text") << "Note: this\nis text\n"_ba << false;
        QTest::newRow("shown head without a body line")
            << "From: a@example.org\nSent: Monday\nHello\n"_ba << false;
        QTest::newRow("flat") << "From: a@example.org Subject: x Date: y Message-ID: <a@b> body"_ba
                              << false;
        QTest::newRow("empty") << ""_ba << false;
    }

    void cleanMailsAreLeftAlone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, clean);
        QCOMPARE(looksLikeMail(bytes), clean);
    }

    void sameBytesGiveTheSameMail()
    {
        const QByteArray text = "A title\n\nSome words of mine.\n";
        QCOMPARE(readPastedText(text).mails, readPastedText(text).mails);
        QCOMPARE(parseMessage(readPastedText(text).mails.front()).subject, u"A title"_s);
    }

    void nothingIsInjected()
    {
        const PastedText text = readPastedText(
            "Subject: a\u2028Bcc: evil@example.org\nFrom: \"x\r\nBcc: y\" <a@b>\nDate: 1 Jan 2020 "
            "10:00\n\nbody\n");
        QCOMPARE(text.mails.size(), 1U);
        const ParsedMessage message = parseMessage(text.mails.front());
        for (const HeaderLine &header : message.headers) {
            QVERIFY(header.name != "Bcc");
        }
    }

    void hostileTextsStayCheap_data()
    {
        QTest::addColumn<QByteArray>("piece");
        QTest::newRow("hunks") << " @@ -1,1 +1,1 @@ -a +b"_ba;
        QTest::newRow("trailers") << " Signed-off-by: Ann"_ba;
        QTest::newRow("dates") << "Date: 1 Jan 2020 10:00 "_ba;
        QTest::newRow("heads") << "From: a\nDate: x\n\n"_ba;
        QTest::newRow("commits") << "commit 0123456789\nAuthor: a\n\n"_ba;
        QTest::newRow("threads") << "From: a @ 2020-01-01 10:00 UTC (permalink / raw)\n\n"_ba;
        QTest::newRow("links") << "https://lore.kernel.org/r/a@b "_ba;
        QTest::newRow("stamps") << " [ 1.000000] "_ba;
        QTest::newRow("one word") << "a|"_ba;
        QTest::newRow("brackets") << "<"_ba;
    }

    void hostileTextsStayCheap()
    {
        QFETCH(QByteArray, piece);
        const QByteArray head = "From: a@example.org To: b@example.org Subject: x Message-ID: "
                                "<a@b> Content-Transfer-Encoding: 8bit body ";
        const QByteArray sums = " 1 file changed, 1 insertion(+), 1 deletion(-)";
        const QByteArray many = piece.repeated(500'000 / piece.size());
        const std::clock_t start = std::clock();
        QVERIFY(!readPastedText(many).mails.empty());
        const QByteArray flat = head + many + sums;
        QVERIFY(!readPastedText(flat).mails.empty());
        const QByteArray answer = "From: a@b\nSubject: Re: x\n\nApplied" + many;
        const ParsedMessage message = parseMessage(answer);
        noticesOf(message, structureOf(message.body));
        const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 10, qPrintable(QString::number(seconds)));
    }

    void documentsAreRead_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("offer");
        QTest::newRow("notes zh")
            << u"000"_s << u""_s
            << u"Review notes\uFF1Asyzbot \u95ee\u9898 #3\uFF08vhost_worker_killed hung task\uFF09thread"_s
            << u""_s << u"695b796e.050a0220.1c9965.002a.GAE@google.com"_s;
        QTest::newRow("notes en")
            << u"001"_s << u""_s
            << u"Thread Summary (issue #3: \u201CINFO: task hung in vhost_worker_killed\u201D)"_s
            << u""_s << u"695b796e.050a0220.1c9965.002a.GAE@google.com"_s;
        QTest::newRow("cover") << u"002"_s << u"Denis V. Lunev"_s << u"Changes since v1"_s << u""_s
                               << u""_s;
        QTest::newRow("archive") << u"003"_s << u"Al Viro"_s
                                 << u"Re: [V9fs-developer] 9pfs hangs since 4.7"_s
                                 << u"2017-01-08T05:47:33Z"_s << u""_s;
        QTest::newRow("flat")
            << u"004"_s << u"Sasha Levin"_s
            << u"[PATCH AUTOSEL 7.0] scsi: virtio_scsi: Move INIT_WORK calls to virtscsi_probe()"_s
            << u"2026-04-28T10:40:53Z"_s << u"20260325180857.3675854-2-jdaley@linux.ibm.com"_s;
    }

    void documentsAreRead()
    {
        QFETCH(QString, file);
        QFETCH(QString, from);
        QFETCH(QString, subject);
        QFETCH(QString, date);
        QFETCH(QString, offer);
        QDirIterator it(QStringLiteral(CASEBOOK_CORPORA "/documents"), {file + u"_*.txt"_s});
        if (!it.hasNext()) {
            QSKIP("the documents are not beside the project");
        }
        const QByteArray bytes = bytesOf(it.next());
        QVERIFY(!looksLikeMail(bytes));
        const PastedText pasted = readPastedText(bytes);
        const ParsedMessage message = parseMessage(pasted.mails.front());
        QCOMPARE(message.from.name, from);
        QCOMPARE(message.subject, subject);
        QCOMPARE(dateText(message.dateMs), date);
        QVERIFY(offer.isEmpty() || offers(pasted, offer));
        const BodyStructure structure = structureOf(message.body);
        if (file == u"004"_s) {
            QCOMPARE(message.messageId, u"20260428104133.2858589-42-sashal@kernel.org"_s);
            QCOMPARE(structure.diffs.front().newPath, u"drivers/scsi/virtio_scsi.c"_s);
            QCOMPARE(structure.diffs.front().hunks.size(), 3U);
            QCOMPARE(structure.trailerKinds(),
                     QStringList({u"Link"_s})); // the archive took addresses
            QVERIFY(message.body.contains(u"\nReviewed-by: Stefan Hajnoczi\nLink: "_s));
            QVERIFY(structure.hasTrace);
        }
    }
};

QTEST_GUILESS_MAIN(TestPastedText)
#include "tst_pastedtext.moc"

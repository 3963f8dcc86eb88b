// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/bodystructure.h"
#include "core/mail/mailparser.h"
#include "core/mail/mboxreader.h"

#include <QTest>

#include <algorithm>
#include <functional>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

/// What a child process found out about one hostile mail.
struct Verdict
{
    int exitCode = -1;
    long peakMb = 0;
    qint64 ms = 0; ///< of the processor: other programs of the computer do not count
};

/// What one hostile mail may cost. Two seconds as people run it; code that is not optimised takes
/// several times as long, sanitizers more.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 mostMs = 40'000;
#elif defined(__OPTIMIZE__)
constexpr qint64 mostMs = 2'000;
#else
constexpr qint64 mostMs = 12'000;
#endif

bool has(const ParsedMessage &message, MailIssueKind kind)
{
    return std::ranges::contains(message.issues, kind, &MailIssue::kind);
}

/// Reads \a mail in a process of its own, so that its peak memory is known and a crash is seen.
Verdict readInChild(const std::function<QByteArray()> &make, MailIssueKind expected)
{
    const pid_t child = fork();
    if (child == 0) {
        const QByteArray bytes = make();
        const ParsedMessage message = parseMessage(bytes);
        const BodyStructure structure = structureOf(message.body);
        const bool placed = structure.lines.size() + 1 > 0;
        _exit(has(message, expected) && placed ? 0 : 2);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    return {.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            .peakMb = usage.ru_maxrss / 1024,
            .ms = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000
                + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000};
}

QByteArray nestedGroups()
{
    return "From: a@example.org\nTo: " + QByteArray("g:").repeated(60'000)
        + "\nMessage-ID: <a@b>\n\nx\n";
}

QByteArray shortNestedGroups()
{
    return "From: a@example.org\nTo: " + QByteArray("g:").repeated(15'000)
        + "\nMessage-ID: <a@b>\n\nx\n";
}

QByteArray hugeSubject()
{
    return "From: a@example.org\nSubject: " + QByteArray(64 * 1024 * 1024, 'x')
        + "\nMessage-ID: <a@b>\n\nx\n";
}

QByteArray manyHeaders()
{
    QByteArray mail;
    for (int i = 0; i < 300'000; ++i) {
        mail += "X-Header-" + QByteArray::number(i) + ": value\n";
    }
    return mail + "Message-ID: <a@b>\n\nx\n";
}

QByteArray nestedParts()
{
    QByteArray mail("Message-ID: <a@b>\n");
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray b = QByteArray::number(i);
        mail += "Content-Type: multipart/mixed; boundary=b" + b + "x\n\n--b" + b + "x\n";
    }
    return mail + "\nx\n";
}

QByteArray nestedMessages()
{
    return "Message-ID: <a@b>\n" + QByteArray("Content-Type: message/rfc822\n\n").repeated(10'000)
        + "\nx\n";
}

QByteArray manyParts()
{
    return "Message-ID: <a@b>\nContent-Type: multipart/mixed; boundary=b\n\n"
        + QByteArray("--b\n\nx\n").repeated(300'000) + "--b--\n";
}

QByteArray htmlResources()
{
    return "Message-ID: <a@b>\nContent-Type: text/html\n\n<img src=/dev/zero><iframe "
           "src='file:///dev/zero'></iframe>"
        + QByteArray("<img src=\"http://example.org/endless\"><link href='file:///etc/passwd'>")
              .repeated(100'000);
}

QByteArray deepHtml()
{
    return "Message-ID: <a@b>\nContent-Type: text/html\n\n"
        + QByteArray("<blockquote><div>").repeated(400'000) + "<img src=x>";
}

QByteArray nulBytes()
{
    return "Message-ID: <a@b>\n\n" + QByteArray(1000, '\0');
}

QByteArray hiddenLineEnd()
{
    return "Message-ID: <a@b>\nSubject: =?utf-8?Q?a=0D=0ABcc:_evil@example.org?=\n\nx\n";
}

QByteArray traversal()
{
    return "Message-ID: <a@b>\nContent-Type: multipart/mixed; "
           "boundary=b\n\n--b\nContent-Disposition: attachment; "
           "filename*=UTF-8''..%2F..%2F.bashrc\n\nx\n--b--\n";
}

QByteArray longReferences()
{
    QByteArray mail("Message-ID: <a@b>\nReferences:");
    for (int i = 0; i < 200'000; ++i) {
        mail += " <" + QByteArray::number(i) + "@example.org>\n";
    }
    return mail + "\nx\n";
}

QByteArray openComments()
{
    return "Message-ID: <a@b>\nFrom: " + QByteArray(30'000, '(')
        + "\nIn-Reply-To: " + QByteArray(30'000, '(') + "\n\nx\n";
}

QByteArray hugeBody()
{
    return "Message-ID: <a@b>\n\n"
        + QByteArray("BUG: > +0x1 <a@ https:// deadbeef0123 -by: x\n").repeated(1'500'000);
}

/// Nine megabytes of \a piece in one line: over what is shown of a body.
QByteArray longBody(const QByteArray &piece)
{
    return "Message-ID: <long@example.org>\nSubject: x\n\n"
        + piece.repeated(9 * 1024 * 1024 / piece.size() + 1) + '\n';
}

QByteArray titlesWithoutFrames()
{
    return "Message-ID: <a@b>\n\n+0x\n" + QByteArray("BUG: x\n").repeated(1'300'000);
}

} // namespace

class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void eachGivesAnIssueAndStaysSmall_data()
    {
        QTest::addColumn<std::function<QByteArray()>>("make");
        QTest::addColumn<int>("issue");
        auto row = [](const char *name, QByteArray (*make)(), MailIssueKind issue) {
            QTest::newRow(name) << std::function<QByteArray()>(make) << static_cast<int>(issue);
        };
        row("60,000 nested groups", nestedGroups, MailIssueKind::HeaderTooLong);
        row("15,000 nested groups", shortNestedGroups, MailIssueKind::TooManyGroups);
        row("64 MB subject", hugeSubject, MailIssueKind::HeaderTooLong);
        row("300,000 headers", manyHeaders, MailIssueKind::TooManyHeaders);
        row("10,000 nested parts", nestedParts, MailIssueKind::NestedTooDeep);
        row("10,000 nested messages", nestedMessages, MailIssueKind::NestedTooDeep);
        row("300,000 parts", manyParts, MailIssueKind::TooManyParts);
        row("HTML with resources", htmlResources, MailIssueKind::HtmlResources);
        row("deep HTML", deepHtml, MailIssueKind::HtmlOnly);
        row("NUL", nulBytes, MailIssueKind::NulBytes);
        row("line end in the subject", hiddenLineEnd, MailIssueKind::ControlCharacters);
        row("file name outside", traversal, MailIssueKind::UnsafeFileName);
        row("200,000 references", longReferences, MailIssueKind::TooManyReferences);
        row("open comments", openComments, MailIssueKind::BadAddress);
        row("huge body", hugeBody, MailIssueKind::BodyCut);
        row("titles without frames", titlesWithoutFrames, MailIssueKind::BodyCut);
        row("one line of addresses", [] { return longBody("<a@b> "); }, MailIssueKind::BodyCut);
        row("open brackets", [] { return longBody("<"); }, MailIssueKind::BodyCut);
        row(
            "links with tails", [] { return longBody("https://" + QByteArray(1900, ')') + ' '); },
            MailIssueKind::BodyCut);
    }

    void eachGivesAnIssueAndStaysSmall()
    {
        QFETCH(std::function<QByteArray()>, make);
        QFETCH(int, issue);
        const Verdict verdict = readInChild(make, static_cast<MailIssueKind>(issue));
        qInfo("%s: %ld MB, %lld ms", QTest::currentDataTag(), verdict.peakMb,
              static_cast<long long>(verdict.ms));
        QCOMPARE(verdict.exitCode, 0);
        QVERIFY2(verdict.ms < mostMs, qPrintable(QString::number(verdict.ms)));
#if !defined(__SANITIZE_ADDRESS__)
        QVERIFY2(verdict.peakMb < 512, qPrintable(QString::number(verdict.peakMb)));
#endif
    }

    void unescapedFromIsToldAndTearsNothing()
    {
        const QByteArray box(
            "From mboxrd@z Thu Jan  1 00:00:00 1970\nA: 1\n\nx\n\nFrom the start it was wrong\n\n");
        MboxReader reader{QByteArrayView(box)};
        const auto entry = reader.next();
        QVERIFY(entry);
        QCOMPARE(entry->strayFromLines, 1);
        QVERIFY(!reader.next());
    }

    void oddEndsAreRead_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one byte") << "\n"_ba;
        QTest::newRow("only headers") << "Subject: a"_ba;
        QTest::newRow("colon") << ":\n:\n"_ba;
        QTest::newRow("boundary only") << "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n"_ba;
        QTest::newRow("high bytes") << QByteArray(4096, '\xFF');
        QTest::newRow("half a word") << "Subject: =?\n\n"_ba;
        QTest::newRow("bracket") << "From: <\nTo: >\nIn-Reply-To: <\n\n"_ba;
    }

    void oddEndsAreRead()
    {
        QFETCH(QByteArray, raw);
        const ParsedMessage message = parseMessage(raw);
        QVERIFY(!message.messageId.isEmpty());
        QCOMPARE(message.sizeBytes, raw.size());
    }
};

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"

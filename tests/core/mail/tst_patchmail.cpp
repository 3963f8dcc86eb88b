// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/mailparser.h"
#include "core/mail/patchmail.h"
#include "core/mail/patchseries.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

ParsedMessage mailOf(const QByteArray &subject, const QByteArray &body)
{
    return parseMessage(
        QByteArray("From: Ann Example <ann@example.org>\nDate: Mon, 2 Jun 2025 10:00:00 +0000\n"
                   "Message-ID: <1@example.org>\nSubject: "
                   + subject + "\n\n" + body));
}

PostedMail posted(const char *id, const char *subject, PostKind kind, const char *parent = "",
                  qint64 minutes = 0, const char *from = "ann@example.org")
{
    return {.messageId = QString::fromLatin1(id),
            .inReplyTo = QString::fromLatin1(parent),
            .references = {},
            .from = {.name = {}, .address = QString::fromLatin1(from)},
            .subject = QString::fromLatin1(subject),
            .dateMs = minutes * 60'000,
            .kind = kind,
            .trailers = {}};
}

QString shapeOf(const std::vector<PatchSeries> &all)
{
    QStringList text;
    for (const PatchSeries &series : all) {
        QStringList patches;
        for (const int patch : series.patches) {
            patches.append(QString::number(patch));
        }
        text.append(u"v%1 of %2: %3 + %4"_s.arg(series.version)
                        .arg(series.total)
                        .arg(series.cover)
                        .arg(patches.join(u' ')));
    }
    return text.join(u"; "_s);
}

const QByteArray diff = "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n";

} // namespace

class TestPatchMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void headersInTheBodyWin()
    {
        const ParsedMessage mail = mailOf("Re: [PATCH 1/2] old title",
                                          "From: =?utf-8?q?B=C3=B6b?= <bob@example.org>\n"
                                          "Subject: a title\n that goes on\n\nWhy.\n\n"
                                          "From: nobody <n@example.org>\n---\n f | 2 +-\n\n"
                                              + diff);
        const CommitText commit = commitTextOf(mail);
        QCOMPARE(commit.author.name, u"Böb"_s);
        QCOMPARE(commit.author.address, u"bob@example.org"_s);
        QCOMPARE(commit.title, u"a title that goes on"_s);
        QCOMPARE(commit.date, u"Mon, 2 Jun 2025 10:00:00 +0000"_s);
        QCOMPARE(commit.message, u"Why.\n\nFrom: nobody <n@example.org>\n"_s);
        QVERIFY(commit.patch.startsWith(u"---\n f | 2 +-\n"_s));
        QCOMPARE(commit.patchLine, 7);
        const CommitText plain = commitTextOf(mail, {.inBodyHeaders = false});
        QCOMPARE(plain.author.address, u"ann@example.org"_s);
        QCOMPARE(plain.title, u"old title"_s);
        QVERIFY(plain.message.startsWith(u"From: =?utf-8?q?"_s));
        const CommitText talk =
            commitTextOf(mailOf("a bug", "From: Bob <bob@example.org>\n\nHm.\n"));
        QCOMPARE(talk.author.address, u"ann@example.org"_s);
        QCOMPARE(talk.message, u"Hm.\n"_s);
    }

    void scissorsCutWhatStandsAbove_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("cuts");
        QTest::newRow("usual") << u"-- >8 --"_s << true;
        QTest::newRow("open") << u"---8<-------"_s << true;
        QTest::newRow("percent") << u"-- %< -- %< --"_s << true;
        QTest::newRow("words") << u"--- >8 --- cut here --- >8 ---"_s << true;
        QTest::newRow("short") << u"- >8 -"_s << false;
        QTest::newRow("talk") << u"I mean the -- >8 -- mark that people use"_s << false;
        QTest::newRow("no scissors") << u"--------------"_s << false;
    }

    void scissorsCutWhatStandsAbove()
    {
        QFETCH(QString, line);
        QFETCH(bool, cuts);
        const ParsedMessage mail = mailOf("Re: talk",
                                          "Subject: lost\n\ntalk\n" + line.toUtf8()
                                              + "\nSubject: [PATCH] kept\n\nWhy.\n" + diff);
        const CommitText commit = commitTextOf(mail, {.scissors = true});
        QCOMPARE(commit.hasScissors, cuts);
        QCOMPARE(commit.title, cuts ? u"kept"_s : u"lost"_s);
        QCOMPARE(commit.message.startsWith(u"Why."_s), cuts);
        QCOMPARE(commit.message.startsWith(u"talk"_s), !cuts);
        QVERIFY(commitTextOf(mail).message.startsWith(u"talk"_s));
    }

    void postsAreToldApart_data()
    {
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        auto row = [](const char *name, const char *subject, const QByteArray &body,
                      PostKind kind) {
            QTest::newRow(name) << QByteArray(subject) << body << static_cast<int>(kind);
        };
        const QByteArray pull = "The following changes since commit 0123456789ab:\n\n  Linux\n\n"
                                "are available in the Git repository at:\n\n"
                                "  https://git.example.org/linux.git \\\n    tags/for-linus\n\n";
        row("patch", "[PATCH] a", diff, PostKind::Patch);
        row("unnamed patch", "what I use", "See:\n\n" + diff, PostKind::Patch);
        row("answer with a diff", "Re: [PATCH] a", "What about\n\n" + diff, PostKind::Answer);
        row("quoted diff", "a bug", "> --- a/f\n> +++ b/f\n> @@ -1 +1 @@\n> -a\n> +b\n",
            PostKind::Other);
        row("cover", "[PATCH v2 0/3] a", "Hello\n", PostKind::Cover);
        row("counted cover", "[PATCH 0 of 3] a", "Hello\n", PostKind::Cover);
        row("pull request", "[GIT PULL] a", pull, PostKind::PullRequest);
        row("pull request with a diff", "[GIT PULL] a", pull + diff, PostKind::PullRequest);
        row("report", "a bug", "It hangs.\n", PostKind::Other);
    }

    void postsAreToldApart()
    {
        QFETCH(QByteArray, subject);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        const ParsedMessage mail = mailOf(subject, body);
        QCOMPARE(static_cast<int>(postKindOf(mail, structureOf(mail.body))), kind);
        if (kind == static_cast<int>(PostKind::PullRequest)) {
            QCOMPARE(pullRequestOf(mail.body),
                     u"https://git.example.org/linux.git tags/for-linus"_s);
        }
    }

    void ownDiffLeavesOutQuotesAndTalk()
    {
        const ParsedMessage mail = mailOf("Re: a",
                                          "> --- a/x\n> +++ b/x\n> @@ -1 +1 @@\n> -x\n> +y\n\n"
                                          "Better:\n\n"
                                              + diff + "-- \nAnn\n");
        QCOMPARE(ownDiffOf(mail.body, structureOf(mail.body)), QString::fromLatin1(diff));
    }

    void seriesAreFound_data()
    {
        using enum PostKind;
        QTest::addColumn<std::vector<PostedMail>>("mails");
        QTest::addColumn<QString>("shape");
        auto row = [](const char *name, std::vector<PostedMail> mails, const char *shape) {
            QTest::newRow(name) << std::move(mails) << QString::fromLatin1(shape);
        };
        row("in any order",
            {posted("2", "[PATCH 2/2] b", Patch, "0", 2), posted("0", "[PATCH 0/2] s", Cover),
             posted("1", "[PATCH 1/2] a", Patch, "0", 1)},
            "v1 of 2: 1 + 2 0");
        row("new round as an answer",
            {posted("1", "[PATCH 1/2] a", Patch), posted("2", "[PATCH 2/2] b", Patch, "1", 1),
             posted("3", "[PATCH 1/2] a", Patch, "1", 99),
             posted("4", "[PATCH 2/2] b", Patch, "3", 100)},
            "v1 of 2: -1 + 0 1; v1 of 2: -1 + 2 3");
        row("other version, no references",
            {posted("1", "[PATCH 1/2] a", Patch), posted("2", "[PATCH v2 2/2] b", Patch, "", 1)},
            "v1 of 2: -1 + 0; v2 of 2: -1 + 1");
        row("other author",
            {posted("1", "[PATCH 1/2] a", Patch),
             posted("2", "[PATCH 2/2] b", Patch, "", 1, "bob@example.org")},
            "v1 of 2: -1 + 0; v1 of 2: -1 + 1");
        row("a day between",
            {posted("1", "[PATCH 1/2] a", Patch), posted("2", "[PATCH 2/2] b", Patch, "", 1440)},
            "v1 of 2: -1 + 0; v1 of 2: -1 + 1");
        row("without counters", {posted("1", "[PATCH] a", Patch), posted("2", "[PATCH] b", Patch)},
            "v1 of 1: -1 + 0; v1 of 1: -1 + 1");
    }

    void seriesAreFound()
    {
        QFETCH(std::vector<PostedMail>, mails);
        QFETCH(QString, shape);
        QCOMPARE(shapeOf(seriesOf(mails)), shape);
    }

    void trailersOfAnswersAreCollected()
    {
        auto given = [](PostedMail mail, std::initializer_list<const char *> lines) {
            for (const char *line : lines) {
                const QString text = QString::fromLatin1(line);
                mail.trailers.push_back(
                    {.token = text.section(u": "_s, 0, 0), .value = text.section(u": "_s, 1)});
            }
            return mail;
        };
        using enum PostKind;
        std::vector<PostedMail> mails{
            posted("0", "[PATCH 0/2] s", Cover),
            given(posted("1", "[PATCH 1/2] a", Patch, "0"),
                  {"Signed-off-by: Ann <ann@example.org>"}),
            posted("2", "[PATCH 2/2] b", Patch, "0"),
            given(posted("3", "Re: [PATCH 1/2] a", Answer, "1", 3, "bob+l@mail.example.org"),
                  {"Reviewed-by: Bob <bob@example.org>", "Tested-by: Eve <eve@example.com>"}),
            given(posted("4", "Re: [PATCH 0/2] s", Answer, "0", 1, "cid@example.org"),
                  {"Acked-by: Cid <cid@example.org>"}),
            given(posted("5", "Re: [PATCH 2/2] b", Answer, "2", 2, "dan@example.org"),
                  {"Acked-by: Dan <dan@example.org>"}),
            given(posted("6", "Re: [PATCH 1/2] a", Answer, "3", 4, "x@example.org"),
                  {"Signed-off-by: Ann <ann@example.org>", "Fixes: 0123456789ab (\"c\")"}),
        };
        QStringList got;
        for (const CollectedTrailer &found : trailersForPatch(mails, 1)) {
            got.append(found.trailer.token + (found.isOwn ? u" own"_s : u""_s)
                       + (found.isMismatch ? u" mismatch"_s : u""_s));
        }
        QCOMPARE(got,
                 QStringList({u"Signed-off-by own"_s, u"Acked-by"_s, u"Reviewed-by"_s,
                              u"Tested-by mismatch"_s, u"Fixes"_s}));
    }

    void chainsThatLoopEnd()
    {
        using enum PostKind;
        const std::vector<PostedMail> mails{posted("1", "[PATCH 1/2] a", Patch, "2"),
                                            posted("2", "[PATCH 2/2] b", Patch, "1"),
                                            posted("3", "Re: a", Answer, "3")};
        QCOMPARE(shapeOf(seriesOf(mails)), u"v1 of 2: -1 + 0 1"_s);
        QVERIFY(trailersForPatch(mails, 0).empty());
    }
};

QTEST_GUILESS_MAIN(TestPatchMail)
#include "tst_patchmail.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/botcommands.h"
#include "core/mail/mailparser.h"
#include "core/mail/notices.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

ParsedMessage mail(const QByteArray &from, const QByteArray &subject, const QByteArray &body)
{
    const QByteArray raw =
        "From: " + from + "\nSubject: " + subject + "\nMessage-ID: <a@example.org>\n\n" + body;
    return parseMessage(raw);
}

std::vector<MailNotice> noticesIn(const ParsedMessage &message)
{
    return noticesOf(message, structureOf(message.body));
}

std::vector<BotCommand> commandsIn(const ParsedMessage &message)
{
    return botCommands(message, structureOf(message.body));
}

const QByteArray ann = "Ann <ann@example.org>";
const QByteArray syzbot = "syzbot <syzbot+0123456789abcdef0123@syzkaller.appspotmail.com>";

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void noticesAreTold_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("tree");
        auto row = [](const QByteArray &from, const QByteArray &subject, const QByteArray &body,
                      NoticeKind kind, const QString &tree) {
            QTest::newRow(QByteArray(subject + ": " + body.left(40)).constData())
                << from << subject << body << static_cast<int>(kind) << tree;
        };
        const QByteArray re = "Re: [PATCH] x";
        row(ann, re, "Applied to 6.13/scsi-queue, thanks!\n", NoticeKind::Applied,
            u"6.13/scsi-queue"_s);
        row(ann, re, "Applied, thanks!\n", NoticeKind::Applied, {});
        row(ann, re, "Applied both to net-next, thanks\n", NoticeKind::Applied, u"net-next"_s);
        row(ann, re, "Queued up for v6.14, thanks.\n", NoticeKind::Applied, u"v6.14"_s);
        row(ann, re, "Merged.\n", NoticeKind::Applied, {});
        row(ann, re, "I fixed it up.  Applied to 6.13/scsi-staging, thanks!\n", NoticeKind::Applied,
            u"6.13/scsi-staging"_s);
        row(ann, re, "Applied to the vfs-6.17 branch of the vfs tree.\n", NoticeKind::Applied,
            u"vfs-6.17"_s);
        row("pr-tracker-bot@kernel.org", "Re: [GIT PULL] x",
            "The pull request you sent on Mon:\n\n> git://example.org/x.git\n\nhas been merged "
            "into "
            "torvalds/linux.git:\nhttps://git.example.org/c/0123456789ab\n",
            NoticeKind::AppliedByBot, u"torvalds/linux.git"_s);
        row("patchwork-bot+netdevbpf@kernel.org", re,
            "Hello:\n\nThis patch was applied to netdev/net.git (main)\nby Bob Ray "
            "<bob@example.org>:\n",
            NoticeKind::AppliedByBot, u"netdev/net.git (main)"_s);
        row("tip-bot2 for Ann <tip-bot2@linutronix.de>", "[tip: x86/urgent] x86: fix",
            "The following commit has been merged into the x86/urgent branch of tip:\n",
            NoticeKind::MergedIntoTip, u"tip/x86/urgent"_s);
        row(ann, "+ mm-fix.patch added to mm-unstable branch", "x\n", NoticeKind::AddedToMm,
            u"mm-unstable"_s);
        row(ann, "[folded-merged] mm-fix.patch removed from -mm tree", "x\n",
            NoticeKind::DroppedFromMm, {});
        row(ann, "Patch \"mm: fix\" has been added to the 6.1-stable tree", "x\n",
            NoticeKind::AddedToStable, u"6.1-stable"_s);
        row(ann, "FAILED: patch \"[PATCH] mm: fix\" failed to apply to 6.1-stable tree", "x\n",
            NoticeKind::StableFailed, u"6.1-stable"_s);
        row(ann, "[PATCH AUTOSEL 6.12 1/9] mm: fix", "x\n", NoticeKind::Autosel, u"6.12"_s);
        row(ann, "[PATCH 6.1 1/9] mm: fix", "6.1-stable review patch.  If anyone\n",
            NoticeKind::StableReview, u"6.1-stable"_s);
        row("kernel test robot <lkp@example.org>", re,
            "Hi Ann,\n\nkernel test robot noticed the following build errors:\n",
            NoticeKind::CiFailure, {});
        row(syzbot, "[syzbot] hang", "Hello,\n\nsyzbot found the following issue on:\n",
            NoticeKind::SyzbotReport, {});
        row(syzbot, "Re: [syzbot] hang", "syzbot has found a reproducer for the following issue\n",
            NoticeKind::SyzbotReproducer, {});
        row(syzbot, "Re: hang",
            "syzbot has tested the proposed patch and the reproducer did not trigger any issue:\n",
            NoticeKind::SyzbotTestPassed, {});
        row(syzbot, "Re: hang",
            "syzbot has tested the proposed patch but the reproducer is still triggering an "
            "issue:\n",
            NoticeKind::SyzbotTestFailed, {});
    }

    void noticesAreTold()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, subject);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, tree);
        const std::vector<MailNotice> notices = noticesIn(mail(from, subject, body));
        QCOMPARE(notices.size(), 1U);
        QCOMPARE(static_cast<int>(notices.front().kind), kind);
        QCOMPARE(notices.front().tree, tree);
    }

    void otherSentencesAreNone_data()
    {
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("quote") << "Re: x"_ba << "> Applied, thanks!\n"_ba;
        QTest::newRow("question") << "Re: x"_ba << "Applied to which tree?\n"_ba;
        QTest::newRow("on top") << "Re: x"_ba << "Applied on top of 6.1 it works.\n"_ba;
        QTest::newRow("cleanly") << "Re: x"_ba << "Applied cleanly here.\n"_ba;
        QTest::newRow("tested") << "Re: x"_ba << "Applied this patch and tested it.\n"_ba;
        QTest::newRow("patch") << "[PATCH] x"_ba << "Queued work is flushed.\n"_ba;
        QTest::newRow("work") << "Re: x"_ba << "Queued work items are flushed.\n"_ba;
        QTest::newRow("article") << "Re: x"_ba << "applied to a restricted pool as well\n"_ba;
        QTest::newRow("person as syzbot") << "Re: x"_ba
                                          << "syzbot found the following issue on:\n"_ba;
    }

    void otherSentencesAreNone()
    {
        QFETCH(QByteArray, subject);
        QFETCH(QByteArray, body);
        QVERIFY(noticesIn(mail(ann, subject, body)).empty());
    }

    void itemsAreRead()
    {
        const std::vector<MailNotice> notices = noticesIn(
            mail(ann, "Re: [PATCH 0/3] x",
                 "Applied to 6.13/scsi-queue, thanks!\n\n[1/3] scsi: one\n"
                 "      https://git.example.org/mkp/scsi/c/0123456789ab\n[2/3] scsi: a title that\n"
                 "      is wrapped\n      commit: abcdef0123456789\n[3/3] scsi: three\n"
                 "      (no commit info)\n\n-- \nAnn\n"));
        QCOMPARE(notices.size(), 1U);
        const std::vector<NoticeItem> &items = notices.front().items;
        QCOMPARE(items.size(), 3U);
        QCOMPARE(items[0].commit, u"0123456789ab"_s);
        QCOMPARE(items[0].link, u"https://git.example.org/mkp/scsi/c/0123456789ab"_s);
        QCOMPARE(items[1].title, u"scsi: a title that is wrapped"_s);
        QCOMPARE(items[1].commit, u"abcdef0123456789"_s);
        QVERIFY(items[2].isMissing);
        QCOMPARE(items[2].number, 3);
    }

    void commandsAreRead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("argument");
        QTest::addColumn<int>("problem");
        auto row = [](const char *line, const char *name, const char *argument,
                      CommandProblem problem) {
            QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(name)
                                << QString::fromLatin1(argument) << static_cast<int>(problem);
        };
        row("#syz fix: mm: count the pages", "fix", "mm: count the pages", CommandProblem::None);
        row("#syz-fix: mm: count", "fix", "mm: count", CommandProblem::None);
        row("#syz:invalid", "invalid", "", CommandProblem::None);
        row("#syz test", "test", "", CommandProblem::None);
        row("#syz test: git://example.org/a.git main", "test", "git://example.org/a.git main",
            CommandProblem::None);
        row("#syz test: a b c", "test", "a b c", CommandProblem::TooManyArguments);
        row("#syz test: a", "test", "a", CommandProblem::MissingArgument);
        row("#syz fix:", "fix", "", CommandProblem::MissingArgument);
        row("#syz frobnicate", "frobnicate", "", CommandProblem::UnknownName);
        row("#syz fix: exact-commit-title", "fix", "exact-commit-title", CommandProblem::Sample);
        row("#syz fix: block: a title that is so long that it is wrapped by mailers\nin two", "fix",
            "block: a title that is so long that it is wrapped by mailers",
            CommandProblem::WrappedArgument);
        row("#regzbot introduced: v6.1..v6.2", "introduced", "v6.1..v6.2", CommandProblem::None);
        row("#regzbot ^introduced 0123456789ab", "^introduced", "0123456789ab",
            CommandProblem::None);
    }

    void commandsAreRead()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, name);
        QFETCH(QString, argument);
        QFETCH(int, problem);
        const std::vector<BotCommand> commands =
            commandsIn(mail(ann, "Re: x", "text\n\n" + line + "\n\n-- \nAnn\n"));
        QCOMPARE(commands.size(), 1U);
        QCOMPARE(commands.front().name, name);
        QCOMPARE(commands.front().argument, argument);
        QCOMPARE(static_cast<int>(commands.front().problem), problem);
    }

    void placesOfCommandsCount()
    {
        QVERIFY(
            commandsIn(mail(ann, "Re: x", "> #syz fix: a\n #syz fix: b\n#syzkaller\n")).empty());
        QCOMPARE(commandsIn(mail(ann, "#syz invalid", "x\n")).front().line, -1);
        QCOMPARE(commandsIn(mail(syzbot, "x", "#syz fix: some title\n")).front().problem,
                 CommandProblem::Sample);
        QCOMPARE(commandsIn(mail(ann, "x", "text\n#regzbot title: a\n")).front().problem,
                 CommandProblem::NotOwnParagraph);
        const auto four =
            commandsIn(mail(ann, "x", "#syz undup\n#syz unfix\n#syz upstream\n#syz invalid\n"));
        QCOMPARE(four.size(), 4U);
        QCOMPARE(four.back().problem, CommandProblem::TooMany);
        const auto wrapped =
            commandsIn(mail(ann, "x", "#syz test: git://example.org/linux.git\nmain\n"));
        QCOMPARE(wrapped.front().words, QStringList({u"git://example.org/linux.git"_s, u"main"_s}));
    }
};

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/mailparser.h"
#include "core/workspace/mailfiles.h"
#include "core/workspace/newbug.h"

#include <QObject>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class NewBugTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bugOfRoot_data();
    void bugOfRoot();
    void rootIsWhoBegan();
};

namespace {

MessageSummary mail(const QByteArray &from, const QByteArray &subject, const QByteArray &more = {},
                    const QByteArray &body = "text\n")
{
    const QByteArray raw = "From: " + from + "\nMessage-ID: <a" + QByteArray::number(qHash(subject))
        + "@example.org>\nDate: Mon, 02 Mar 2026 10:00:00 +0000\n" + more + "Subject: " + subject
        + "\n\n" + body;
    return summaryOf(parseMessage(raw));
}

} // namespace

void NewBugTest::bugOfRoot_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("extid");
    QTest::addColumn<QString>("subsystem");
    const QByteArray bot = "syzbot <syzbot+0123456789abcdef0123@bot.example.org>";
    const QByteArray person = "A Person <a@example.org>";
    QTest::newRow("syzbot") << bot << QByteArray("[syzbot] [kvm?] [net?] INFO: task hung in x")
                            << QByteArray("t\n") << u"INFO: task hung in x"_s << u"syzbot-report"_s
                            << u"0123456789abcdef0123"_s << u"kvm"_s;
    QTest::newRow("no tag, no area")
        << bot << QByteArray("[syzbot] WARNING in y") << QByteArray("t\n") << u"WARNING in y"_s
        << u"syzbot-report"_s << u"0123456789abcdef0123"_s << QString();
    QTest::newRow("patch") << person << QByteArray("[PATCH v2 1/3] x: fix") << QByteArray("t\n")
                           << u"x: fix"_s << u"patch-review"_s << QString() << QString();
    QTest::newRow("reply marks") << person << QByteArray("Re: AW: [net?] a question")
                                 << QByteArray("t\n") << u"a question"_s << u"discussion"_s
                                 << QString() << QString();
    QTest::newRow("trace")
        << person << QByteArray("machine hangs")
        << QByteArray("it says\n\nINFO: task kworker/0:1:12 blocked for more than 143 seconds.\n"
                      "Call Trace:\n <TASK>\n __schedule+0x1/0x2\n schedule+0x1/0x2\n </TASK>\n")
        << u"machine hangs"_s << u"hang-or-crash"_s << QString() << QString();
    QTest::newRow("not an extid") << QByteArray("syzbot+xyz@example.org")
                                  << QByteArray("[syzbot] z") << QByteArray("t\n") << u"z"_s
                                  << u"syzbot-report"_s << QString() << QString();
}

void NewBugTest::bugOfRoot()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, subject);
    QFETCH(QByteArray, body);
    const std::vector<MessageSummary> thread{mail(from, subject, {}, body)};
    const Bug bug = bugOfThread(thread);
    QTEST(bug.title, "title");
    QTEST(bugKindName(bug.kind), "kind");
    QTEST(bug.extid, "extid");
    QTEST(bug.subsystem, "subsystem");
}

void NewBugTest::rootIsWhoBegan()
{
    MessageSummary root = mail("A <a@example.org>", "the question");
    MessageSummary reply = mail("syzbot+0123456789abcdef0123@bot.example.org", "Re: the question",
                                "In-Reply-To: <" + root.messageId.toUtf8() + ">\n");
    const std::vector<MessageSummary> thread{reply, root};
    QCOMPARE(bugOfThread(thread).kind, BugKind::Discussion);
}

QTEST_GUILESS_MAIN(NewBugTest)

#include "tst_newbug.moc"

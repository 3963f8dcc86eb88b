// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/bugdialog.h"
#include "app/bugs/overviewfacts.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

MessageSummary message(qint64 id, const QString &who, qint64 ms, SubjectKind kind, int version = 1,
                       const QStringList &trailers = {})
{
    MessageSummary summary;
    summary.id = MessageRowId{id};
    summary.from = {.name = who, .address = who.toLower() + u"@example.org"_s};
    summary.dateMs = ms;
    summary.tag.kind = kind;
    summary.tag.version = version;
    summary.trailers = trailers;
    return summary;
}

} // namespace

class TestBugs : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void factsNameWhoWroteLastAndTheNewestRevision()
    {
        ThreadTree tree;
        tree.messages = {
            message(1, u"Priya"_s, 10, SubjectKind::Cover, 1),
            message(2, u"Tomasz"_s, 20, SubjectKind::Reply, 1, {u"Reviewed-by"_s}),
            message(3, u"Priya"_s, 30, SubjectKind::Cover, 2),
            message(4, u"Priya"_s, 31, SubjectKind::Patch, 2, {u"Fixes"_s}),
            message(5, u"Tomasz"_s, 40, SubjectKind::Reply, 2, {u"Reviewed-by"_s, u"Fixes"_s})};
        tree.messages[0].isRead = true;
        const OverviewFacts facts = OverviewFacts::of(tree);
        QCOMPARE(facts.messages, 5);
        QCOMPARE(facts.unread, 4);
        QCOMPARE(facts.revisions, 2);
        QCOMPARE(facts.revision->id, MessageRowId{3});
        QCOMPARE(facts.last->id, MessageRowId{5});
        QCOMPARE(facts.people.size(), std::size_t{2});
        QCOMPARE(facts.people.front().name, u"Tomasz"_s);
        QCOMPARE(facts.people.front().messages, 2);
        // The trailer given to v1 says nothing about v2.
        QCOMPARE(facts.trailers.size(), std::size_t{1});
        QCOMPARE(facts.trailers.front().first, u"Reviewed-by"_s);
    }

    void factsOfNoMailClaimNothing()
    {
        const OverviewFacts facts = OverviewFacts::of({});
        QVERIFY(!facts.last);
        QVERIFY(!facts.revision);
        QVERIFY(facts.people.empty());
    }

    void formSaysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("extid");
        QTest::addColumn<QString>("links");
        QTest::addColumn<bool>("good");
        QTest::newRow("title alone") << u"hang"_s << QString() << QString() << true;
        QTest::newRow("no title") << u"  "_s << QString() << QString() << false;
        QTest::newRow("extid") << u"hang"_s << u"4f1c0e7a92bd63550c18"_s << QString() << true;
        QTest::newRow("no extid") << u"hang"_s << u"not hex"_s << QString() << false;
        QTest::newRow("link") << u"hang"_s << QString() << u"https://example.org/x"_s << true;
        QTest::newRow("local file") << u"hang"_s << QString() << u"file:///etc/passwd"_s << false;
    }

    void formSaysWhatIsWrong()
    {
        QFETCH(QString, title);
        QFETCH(QString, extid);
        QFETCH(QString, links);
        QFETCH(bool, good);
        BugDialog dialog({});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.findChild<QLineEdit *>(u"bugTitle"_s)->setText(title);
        dialog.findChild<QLineEdit *>(u"bugExtid"_s)->setText(extid);
        dialog.findChild<QPlainTextEdit *>(u"bugLinks"_s)->setPlainText(links);
        QCOMPARE(dialog.problem().isEmpty(), good);
        QCOMPARE(dialog.findChild<QAbstractButton *>(u"bugAccept"_s)->isEnabled(), good);
    }

    void takenBugKeepsWhatWasNotEdited()
    {
        BugDialog dialog({.id = BugId{7}, .title = u"old"_s, .labels = {u"b"_s}, .createdMs = 5});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QSignalSpy taken(&dialog, &BugDialog::taken);
        dialog.findChild<QLineEdit *>(u"bugTitle"_s)->setText(u" new  title "_s);
        dialog.findChild<QLineEdit *>(u"bugLabels"_s)->setText(u"b, a, b"_s);
        dialog.findChild<QAbstractButton *>(u"bugAccept"_s)->click();
        QCOMPARE(taken.count(), 1);
        const Bug bug = dialog.bug();
        QCOMPARE(bug.id, BugId{7});
        QCOMPARE(bug.createdMs, 5);
        QCOMPARE(bug.title, u"new title"_s);
        QCOMPARE(bug.labels, QStringList({u"a"_s, u"b"_s}));
    }
};

QTEST_MAIN(TestBugs)
#include "tst_bugs.moc"

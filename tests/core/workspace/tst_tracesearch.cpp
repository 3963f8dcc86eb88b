// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/tracesource.h"
#include "core/workspace/workspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

QByteArray crash(const QByteArray &function)
{
    return "BUG: KASAN: slab-use-after-free in " + function
        + "+0x31/0x90 drivers/block/kestrel/ns.c:88\n"
          "Read of size 8 at addr ffff888012345678 by task cat/1202\n\n"
          "CPU: 1 UID: 0 PID: 1202 Comm: cat Not tainted 6.18.0 #1\nCall Trace:\n <TASK>\n"
          " dump_stack_lvl+0x62/0x90\n print_report+0xcf/0x670\n kasan_report+0xce/0x100\n "
        + function + "+0x31/0x90\n blkdev_get_whole+0x2c/0xe0\n </TASK>\n";
}

QByteArray mail(const QByteArray &id, const QByteArray &subject, const QByteArray &text)
{
    return "From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ada <ada@example.org>\n"
           "Date: Mon, 02 Mar 2026 10:00:00 +0000\nMessage-ID: <"
        + id + "@example.org>\nSubject: " + subject + "\n\n" + text + "\n\n";
}

const QByteArray twoCrashes =
    "Both after a rescan:\n\n" + crash("kst_ns_open") + "\nand\n\n" + crash("kst_ns_close");

} // namespace

/// kind:trace finds the reports in messages and logs.
class TraceSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void reportHasItsTitleAndPlace();
    void wantedReportOfSeveralIsShown();
    void logsAreFoundByTheirReports();
    void otherKindsStayAsTheyAre();
    void bugsBoundThem();
    void whatOnlyLooksLikeOneSaysSo();

private:
    BugId addBug(const QByteArray &mbox)
    {
        ImportRequest request;
        request.pasted = mbox;
        request.target = ImportTarget::Bug;
        request.bug = m_workspace->addBug({.title = u"b"_s}).wait().value_or(BugId());
        return m_workspace->importMail(request).wait() ? request.bug : BugId();
    }

    SearchPage ask(const QString &text)
    {
        return m_workspace->search({.text = text + u' '}).wait().value_or(SearchPage());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    SystemClock m_clock;
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<Workspace> m_workspace;
};

void TraceSearchTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_runner = std::make_unique<JobRunner>();
    JobContext context;
    auto opened = Workspace::open(m_dir->filePath(u"w.casebook"_s),
                                  {.create = true, .keepBackup = false}, context);
    QVERIFY(opened);
    m_workspace = std::make_unique<Workspace>(std::move(*opened), *m_runner, m_clock);
}

void TraceSearchTest::cleanup()
{
    m_workspace.reset();
    m_runner.reset();
}

void TraceSearchTest::reportHasItsTitleAndPlace()
{
    const BugId bug = addBug(mail("a", "it crashes", twoCrashes) + mail("b", "talk", "no crash"));
    QVERIFY(bug.isValid());
    const SearchPage page = ask(u"kind:trace"_s);
    QCOMPARE(page.total, 1);
    QCOMPARE(page.totals.at(std::size_t(SearchKind::Trace)), 1);
    QCOMPARE(page.totals.at(std::size_t(SearchKind::Message)), 0);
    const SearchHit &hit = page.hits.at(0);
    QCOMPARE(hit.kind, SearchKind::Trace);
    QCOMPARE(hit.title, u"KASAN: slab-use-after-free Read in kst_ns_open"_s);
    QCOMPARE(hit.bugId, bug);
    QCOMPARE(hit.messageId, u"a@example.org"_s);
    // The place is one that the Traces tab knows.
    const Result<BugReports> reports = m_workspace->bugReports(bug).wait();
    QVERIFY(reports);
    QCOMPARE(hit.source, reports->sources.at(0).source.key());
    QCOMPARE(hit.offset, reports->sources.at(0).text->reports.crashes.at(0).start);
    QVERIFY2(hit.snippet.contains(u"kst_ns_open"_s) || hit.snippet.contains(u"dump_stack"_s),
             qPrintable(hit.snippet));
}

void TraceSearchTest::wantedReportOfSeveralIsShown()
{
    const BugId bug = addBug(mail("a", "it crashes", twoCrashes));
    const SearchPage page = ask(u"kind:trace kst_ns_close"_s);
    QCOMPARE(page.hits.size(), 1U);
    QCOMPARE(page.hits.at(0).title, u"KASAN: slab-use-after-free Read in kst_ns_close"_s);
    const Result<BugReports> reports = m_workspace->bugReports(bug).wait();
    QCOMPARE(page.hits.at(0).offset, reports->sources.at(0).text->reports.crashes.at(1).start);
    QVERIFY(!page.hits.at(0).titleSpans.empty());
    QCOMPARE(ask(u"kind:trace rescan"_s).hits.at(0).title,
             u"KASAN: slab-use-after-free Read in kst_ns_open"_s); // the word stands beside it
    QCOMPARE(ask(u"kind:trace nowhere"_s).total, 0);
}

void TraceSearchTest::logsAreFoundByTheirReports()
{
    const BugId bug = addBug(mail("b", "talk", "no crash"));
    const QByteArray boot = "[    0.000000] Linux version 6.18.0\n";
    const std::pair<QString, QByteArray> logs[] = {{u"hit.log"_s, boot + crash("kst_ns_open")},
                                                   {u"quiet.log"_s, boot}};
    for (const auto &[name, bytes] : logs) {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QVERIFY(m_workspace->importLog(file.fileName(), bug).wait());
    }
    const SearchPage page = ask(u"kind:trace kst_ns_open"_s);
    QCOMPARE(page.total, 1);
    QVERIFY(page.hits.at(0).source.startsWith(u"log:"_s));
    QCOMPARE(page.hits.at(0).offset, qint64(boot.size()));
    QCOMPARE(page.hits.at(0).title, u"KASAN: slab-use-after-free Read in kst_ns_open"_s);
    QCOMPARE(page.hits.at(0).bugId, bug);
    QCOMPARE(ask(u"kind:trace"_s).total, 1);
    QCOMPARE(ask(u"kind:log"_s).total, 2);
}

void TraceSearchTest::otherKindsStayAsTheyAre()
{
    addBug(mail("a", "it crashes", twoCrashes) + mail("b", "talk", "no crash"));
    QCOMPARE(ask(u"has:trace"_s).hits.at(0).kind, SearchKind::Message);
    QCOMPARE(ask(u"kind:mail kst_ns_open"_s).hits.at(0).title, u"it crashes"_s);
    QCOMPARE(ask(u"crash -kind:trace"_s).hits.at(0).messageId, u"b@example.org"_s);
    QCOMPARE(ask(u"kind:run"_s).total, 0);
}

void TraceSearchTest::bugsBoundThem()
{
    addBug(mail("a", "one", twoCrashes));
    const BugId other = addBug(mail("c", "two", crash("kst_ns_open")));
    QCOMPARE(ask(u"kind:trace"_s).total, 2);
    const SearchPage page = ask(u"kind:trace in:%1"_s.arg(other.value));
    QCOMPARE(page.total, 1);
    QCOMPARE(page.hits.at(0).bugId, other);
}

void TraceSearchTest::whatOnlyLooksLikeOneSaysSo()
{
    addBug(mail("a", "half a trace", "Call Trace:\n foo+0x1/0x2\n bar+0x1/0x2\n baz+0x3/0x4\n"));
    for (const SearchHit &hit : ask(u"kind:trace"_s).hits) {
        QVERIFY(hit.offset >= -1);
        QCOMPARE(hit.source, u"message:a@example.org"_s);
        QCOMPARE(hit.title, u"half a trace"_s);
    }
}

QTEST_GUILESS_MAIN(TraceSearchTest)

#include "tst_tracesearch.moc"

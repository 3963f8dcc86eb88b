// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jobrunner.h"
#include "core/workspace/tracecache.h"
#include "core/workspace/tracereading.h"
#include "core/workspace/workspace.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;

class BugReportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void messagesAndLogs();
    void offsetsPointAtLines();
    void withoutABug();
    void filesAndTexts();
    void sameTextIsReadOnce();
    void stops();
    void cacheIsBounded();

private:
    BugId addBug();
    void importMail(const QByteArray &mbox, BugId bug);
    QString write(const QString &name, const QByteArray &bytes);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<JobRunner> m_runner;
    SystemClock m_clock;
    std::unique_ptr<Workspace> m_workspace;
};

namespace {

const QByteArray hang =
    "INFO: task example-worker:214 blocked for more than 143 seconds.\n"
    "      Not tainted 7.3.0-rc1-example #1\n"
    "task:example-worker  state:D stack:24248 pid:214   tgid:214   ppid:2      flags:0x00004000\n"
    "Call Trace:\n"
    " <TASK>\n"
    " __schedule+0x16f5/0x5620 kernel/sched/core.c:6921\n"
    " schedule+0xe7/0x3a0 kernel/sched/core.c:7018\n"
    " __mutex_lock+0x81b/0x1060 kernel/locking/mutex.c:776\n"
    " example_reset+0x3f/0x1d0 drivers/example/core.c:412\n"
    " process_one_work+0x9cc/0x1b70 kernel/workqueue.c:3301\n"
    " worker_thread+0x6c8/0xf10 kernel/workqueue.c:3465\n"
    " kthread+0x3c2/0x780 kernel/kthread.c:463\n"
    " ret_from_fork_asm+0x1a/0x30 arch/x86/entry/entry_64.S:245\n"
    " </TASK>\n";

QByteArray mail(const QByteArray &id, const QByteArray &parent, int minute, const QByteArray &body)
{
    QByteArray text =
        "From mboxrd@z Thu Jan  1 00:00:00 1970\nMessage-ID: <" + id + "@example.org>\n";
    if (!parent.isEmpty()) {
        text += "In-Reply-To: <" + parent + "@example.org>\n";
    }
    return text + "From: Mira <mira@example.org>\nSubject: it hangs\nDate: Fri, 20 Nov 2026 10:"
        + QByteArray::number(minute) + ":00 +0000\n\n" + body + "\n\n";
}

} // namespace

void BugReportsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_runner = std::make_unique<JobRunner>();
    JobContext job;
    auto opened = Workspace::open(m_folder->filePath(u"t.casebook"_s), {.create = true}, job);
    QVERIFY(opened);
    m_workspace = std::make_unique<Workspace>(std::move(*opened), *m_runner, m_clock);
}

void BugReportsTest::cleanup()
{
    m_workspace.reset();
    m_runner.reset();
}

BugId BugReportsTest::addBug()
{
    return m_workspace->addBug(Bug{.title = u"a bug"_s}).wait().value_or(BugId{});
}

QString BugReportsTest::write(const QString &name, const QByteArray &bytes)
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    Q_ASSERT(written);
    Q_UNUSED(written)
    return path;
}

void BugReportsTest::importMail(const QByteArray &mbox, BugId bug)
{
    const ImportTarget target = bug.isValid() ? ImportTarget::Bug : ImportTarget::Unfiled;
    QVERIFY(
        m_workspace->importMail({.paths = {write(u"m.mbox"_s, mbox)}, .target = target, .bug = bug})
            .wait());
}

void BugReportsTest::messagesAndLogs()
{
    const BugId bug = addBug();
    importMail(mail("b", "a", 30, "No report here.\n") + mail("a", {}, 10, "It says\n\n" + hang)
                   + mail("c", "b", 40, "> " + QByteArray(hang).replace("\n", "\n> ") + "\nyes\n"),
               bug);
    QVERIFY(m_workspace->importLog(write(u"console.log"_s, "boot\nboot\n" + hang + "end\n"), bug)
                .wait());
    QVERIFY(m_workspace->importLog(write(u"quiet.log"_s, "boot\n"), bug).wait());
    const auto found = m_workspace->bugReports(bug).wait();
    QVERIFY(found);
    QCOMPARE(found->looked, 5);
    QVERIFY(found->unreadable.empty());
    QCOMPARE(found->sources.size(), std::size_t(3)); // those without a report are left out
    QCOMPARE(found->sources[0].source.id, u"a@example.org"_s); // by date
    QCOMPARE(found->sources[1].source.id, u"c@example.org"_s);
    QCOMPARE(found->sources[0].source.author, u"Mira"_s);
    QCOMPARE(found->sources[2].source.kind, SourceKind::Log);
    QCOMPARE(found->sources[2].source.name, u"console.log"_s);
    for (const SourceReports &source : found->sources) {
        QCOMPARE(source.text->reports.crashes.size(), std::size_t(1));
        QCOMPARE(source.text->reports.crashes[0].title, u"INFO: task hung in example_reset"_s);
    }
}

void BugReportsTest::offsetsPointAtLines()
{
    const BugId bug = addBug();
    const QByteArray text = "boot\r\nboot\r\n" + QByteArray(hang).replace("\n", "\r\n");
    QVERIFY(m_workspace->importLog(write(u"console.log"_s, text), bug).wait());
    const auto found = m_workspace->bugReports(bug).wait();
    QVERIFY(found && found->sources.size() == 1);
    const SourceReports &log = found->sources[0];
    QCOMPARE(log.text->sha256, QCryptographicHash::hash(text, QCryptographicHash::Sha256));
    const Trace &trace = log.text->reports.crashes[0].traces[0];
    QVERIFY(!trace.frames.empty());
    for (const Frame &frame : trace.frames) {
        const SourceLine *line = log.text->lineAt(frame.sourceOffset);
        QVERIFY(line != nullptr);
        QCOMPARE(line->offset, frame.sourceOffset);
        QVERIFY(line->text.contains(frame.func.toUtf8()));
        QVERIFY(!line->text.endsWith('\r'));
        QCOMPARE(line->line, text.first(frame.sourceOffset).count('\n'));
        const SourceRef ref = log.refAt(frame.sourceOffset);
        QCOMPARE(resolve(ref, text).match, SourceMatch::AtOffset);
    }
    QVERIFY(log.text->lineAt(-1) == nullptr);
}

void BugReportsTest::withoutABug()
{
    importMail(mail("a", {}, 10, hang) + mail("b", {}, 20, "hello\n"), {});
    const auto found = m_workspace->bugReports(std::nullopt).wait();
    QVERIFY(found);
    QCOMPARE(found->sources.size(), std::size_t(1));
    QCOMPARE(found->looked, 1); // the other one does not look as if it held a report
    const auto none = m_workspace->bugReports(addBug()).wait();
    QVERIFY(none && none->sources.empty() && none->looked == 0);
}

void BugReportsTest::filesAndTexts()
{
    const QString path = write(u"vmcore.txt"_s, hang);
    const auto file = m_workspace->fileReports(path).wait();
    QVERIFY(file);
    QCOMPARE(file->source.kind, SourceKind::File);
    QCOMPARE(file->source.id, path);
    QVERIFY(!file->isEmpty() && !file->source.isClipboard());
    const auto text = m_workspace->textReports(hang).wait();
    QVERIFY(text && text->source.isClipboard());
    QCOMPARE(text->text->sha256, file->text->sha256);
    const auto missing = m_workspace->fileReports(m_folder->filePath(u"no"_s)).wait();
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    const auto empty = m_workspace->fileReports(write(u"empty"_s, {})).wait();
    QVERIFY(empty && empty->isEmpty());
}

void BugReportsTest::sameTextIsReadOnce()
{
    const BugId bug = addBug();
    importMail(mail("a", {}, 10, hang), bug);
    const auto one = m_workspace->bugReports(bug).wait();
    const auto two = m_workspace->bugReports(bug).wait();
    QVERIFY(one && two && one->sources.size() == 1);
    QCOMPARE(one->sources[0].text.get(), two->sources[0].text.get());
}

void BugReportsTest::stops()
{
    const BugId bug = addBug();
    importMail(mail("a", {}, 10, hang), bug);
    const Job<BugReports> job = m_workspace->bugReports(bug);
    job.cancel();
    const auto found = job.wait();
    QVERIFY(found || found.error().code == ErrorCode::Cancelled);
    std::stop_source stop;
    stop.request_stop();
    const auto text = readSourceText(hang, {}, JobContext(stop.get_token()));
    QVERIFY(!text);
    QCOMPARE(text.error().code, ErrorCode::Cancelled);
}

void BugReportsTest::cacheIsBounded()
{
    TraceCache cache;
    const auto put = [&cache](const QByteArray &hash, std::size_t lines) {
        auto text = std::make_shared<SourceText>();
        text->sha256 = hash;
        text->known.resize(lines);
        cache.put(text);
    };
    put("a", 300'000);
    put("b", 10);
    QVERIFY(cache.find("a") != nullptr);
    put("c", 200'000);
    QVERIFY(cache.find("b") == nullptr); // asked for longest ago
    QVERIFY(cache.find("a") == nullptr);
    QVERIFY(cache.find("c") != nullptr);
    cache.putHash(MessageRowId{4}, 1, "c");
    QCOMPARE(cache.hashOf(MessageRowId{4}, 1), "c");
    QVERIFY(cache.hashOf(MessageRowId{4}, 2).isEmpty()); // another copy came
}

QTEST_GUILESS_MAIN(BugReportsTest)
#include "tst_bugreports.moc"

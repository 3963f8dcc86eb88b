// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jobrunner.h"
#include "core/workspace/seenbefore.h"
#include "core/workspace/workspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;

class SeenBeforeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void hitsTellBugAndReason();
    void logsCountToo();
    void equalOnesOfABugAreOne();
    void rareFunctionsWeighMore();
    void trashIsNotSeen();
    void itselfIsLeftOut();
    void stops();
    void printsAreSharedAndKept();

private:
    BugId addBug();
    void importMail(const QByteArray &mbox, BugId bug);
    QString write(const QString &name, const QByteArray &bytes);
    SeenBefore seek(const QStringList &keys, const QString &key = {}, qint64 offset = -1);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<JobRunner> m_runner;
    SystemClock m_clock;
    std::unique_ptr<Workspace> m_workspace;
};

namespace {

QByteArray hang(const QByteArrayList &middle)
{
    QByteArray text = "INFO: task kst:214 blocked for more than 143 seconds.\n"
                      "      Not tainted 7.3.0-rc1 #1\n"
                      "task:kst  state:D stack:0 pid:214   tgid:214   ppid:2      flags:0x0\n"
                      "Call Trace:\n <TASK>\n __schedule+0x16f5/0x5620\n schedule+0xe7/0x3a0\n";
    for (const QByteArray &name : middle) {
        text += ' ' + name + "+0x10/0x20\n";
    }
    return text + " kthread+0x3c2/0x780\n ret_from_fork_asm+0x1a/0x30\n </TASK>\n";
}

QByteArray mail(const QByteArray &id, const QByteArray &parent, int minute, const QByteArray &body)
{
    QByteArray text =
        "From mboxrd@z Thu Jan  1 00:00:00 1970\nMessage-ID: <" + id + "@example.org>\n";
    if (!parent.isEmpty()) {
        text += "In-Reply-To: <" + parent + "@example.org>\n";
    }
    return text + "From: Mira <mira@example.org>\nSubject: it hangs " + id
        + "\nDate: Fri, 20 Nov 2026 10:" + QByteArray::number(minute) + ":00 +0000\n\n" + body
        + "\n\n";
}

const QStringList wanted{u"__schedule"_s, u"schedule"_s, u"kst_wait"_s, u"kst_reset"_s};

} // namespace

void SeenBeforeTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_runner = std::make_unique<JobRunner>();
    JobContext job;
    auto opened = Workspace::open(m_folder->filePath(u"t.casebook"_s), {.create = true}, job);
    QVERIFY(opened);
    m_workspace = std::make_unique<Workspace>(std::move(*opened), *m_runner, m_clock);
}

void SeenBeforeTest::cleanup()
{
    m_workspace.reset();
    m_runner.reset();
}

BugId SeenBeforeTest::addBug()
{
    return m_workspace->addBug(Bug{.title = u"a bug"_s}).wait().value_or(BugId{});
}

QString SeenBeforeTest::write(const QString &name, const QByteArray &bytes)
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    Q_ASSERT(written);
    Q_UNUSED(written)
    return path;
}

void SeenBeforeTest::importMail(const QByteArray &mbox, BugId bug)
{
    const ImportTarget target = bug.isValid() ? ImportTarget::Bug : ImportTarget::Unfiled;
    QVERIFY(
        m_workspace->importMail({.paths = {write(u"m.mbox"_s, mbox)}, .target = target, .bug = bug})
            .wait());
}

SeenBefore SeenBeforeTest::seek(const QStringList &keys, const QString &key, qint64 offset)
{
    SeenRequest request{.sourceKey = key, .offset = offset};
    request.wanted.keys = keys;
    const Result<SeenBefore> seen = m_workspace->seenBefore(request).wait();
    return seen ? *seen : SeenBefore();
}

void SeenBeforeTest::hitsTellBugAndReason()
{
    const BugId bug = addBug();
    importMail(mail("a", {}, 1, hang({"kst_wait", "kst_reset"})), bug);
    importMail(mail("b", {}, 2, hang({"lanter_poll", "lanter_rx"})), addBug());
    importMail(mail("c", {}, 3, hang({"kst_wait", "kst_probe"})), {});
    const SeenBefore seen = seek(wanted);
    QCOMPARE(seen.stacks, 3);
    QCOMPARE(seen.sources, 3);
    QCOMPARE(seen.rarity->stacks, 3);
    QCOMPARE(seen.hits.size(), std::size_t(2));
    const SeenTrace &first = seen.hits[0];
    QCOMPARE(first.source.key(), u"message:a@example.org"_s);
    QCOMPARE(first.bugs, (std::vector<SeenBug>{{.id = bug, .title = u"a bug"_s}}));
    QVERIFY(first.task && first.task->pid == 214);
    QVERIFY(first.why.score > seen.hits[1].why.score);
    QCOMPARE(first.shared.front(), (SharedFunction{.name = u"kst_reset"_s, .stacks = 1}));
    QVERIFY(seen.hits[1].bugs.empty());
    QVERIFY(std::ranges::contains(seen.hits[1].shared,
                                  SharedFunction{.name = u"kst_wait"_s, .stacks = 2}));
}

void SeenBeforeTest::logsCountToo()
{
    const BugId bug = addBug();
    const QByteArray text = "boot\nboot\n" + hang({"kst_wait", "kst_reset"});
    QVERIFY(m_workspace->importLog(write(u"console.log"_s, text), bug).wait());
    const SeenBefore seen = seek(wanted);
    QCOMPARE(seen.hits.size(), std::size_t(1));
    QCOMPARE(seen.hits[0].source.kind, SourceKind::Log);
    QCOMPARE(seen.hits[0].bugs.front().id, bug);
    QVERIFY(seen.hits[0].offset >= text.indexOf("INFO:"));
}

void SeenBeforeTest::equalOnesOfABugAreOne()
{
    const BugId bug = addBug();
    for (const QByteArray &id : QByteArrayList{"a", "b", "c"}) {
        importMail(mail(id, id == "a" ? QByteArray() : QByteArray("a"), 1,
                        id + "\n" + hang({"kst_wait", "kst_reset"})),
                   bug);
    }
    importMail(mail("z", {}, 9, hang({"kst_wait", "kst_reset"})), addBug());
    const SeenBefore seen = seek(wanted);
    QCOMPARE(seen.hits.size(), std::size_t(2)); // one for each bug
    QCOMPARE(seen.hits[0].more + seen.hits[1].more, 2);
    QCOMPARE(seen.stacks, 4);
}

/// What many stacks have tells little: the one that shares the rare function comes first.
void SeenBeforeTest::rareFunctionsWeighMore()
{
    for (int i = 0; i < 12; ++i) {
        importMail(mail("n" + QByteArray::number(i), {}, i,
                        hang({"common_lock", "net_" + QByteArray::number(i)})),
                   {});
    }
    importMail(mail("rare", {}, 50, hang({"other_lock", "kst_reset"})), {});
    const SeenBefore seen = seek({u"common_lock"_s, u"kst_reset"_s, u"kst_open"_s, u"kst_ioctl"_s});
    QVERIFY(!seen.hits.empty());
    QCOMPARE(seen.hits.front().source.id, u"rare@example.org"_s);
    QCOMPARE(seen.hits.front().shared.front(),
             (SharedFunction{.name = u"kst_reset"_s, .stacks = 1}));
}

void SeenBeforeTest::trashIsNotSeen()
{
    const BugId bug = addBug();
    importMail(mail("a", {}, 1, hang({"kst_wait", "kst_reset"})), bug);
    const auto threads = m_workspace->threads(bug).wait();
    QVERIFY(threads && threads->size() == 1);
    QVERIFY(m_workspace->trashThread(threads->front().id).wait());
    QCOMPARE(seek(wanted).stacks, 0);
    QVERIFY(seek(wanted).rarity != nullptr);
}

void SeenBeforeTest::itselfIsLeftOut()
{
    importMail(mail("a", {}, 1, hang({"kst_wait", "kst_reset"})), {});
    const SeenBefore all = seek(wanted);
    QCOMPARE(all.hits.size(), std::size_t(1));
    const SeenBefore others = seek(wanted, all.hits[0].source.key(), all.hits[0].offset);
    QVERIFY(others.hits.empty());
    QCOMPARE(others.rarity->stacks, 1); // it still counts for how rare things are
}

void SeenBeforeTest::stops()
{
    importMail(mail("a", {}, 1, hang({"kst_wait", "kst_reset"})), {});
    const Job<SeenBefore> job = m_workspace->seenBefore({});
    job.cancel();
    const Result<SeenBefore> seen = job.wait();
    QVERIFY(seen || seen.error().code == ErrorCode::Cancelled);
}

void SeenBeforeTest::printsAreSharedAndKept()
{
    PrintCache cache;
    SourceText text;
    text.sha256 = QByteArray(32, 'a');
    text.reports.threads = {{.number = 1, .frames = {{.func = u"one"_s}, {.func = u"two"_s}}},
                            {.number = 2, .frames = {}}};
    const auto first = cache.put(text);
    QCOMPARE(first->size(), std::size_t(1));
    QCOMPARE(cache.find(text.sha256), first);
    QCOMPARE(cache.put(text), first);
    SourceText other = text;
    other.sha256 = QByteArray(32, 'b');
    QVERIFY(cache.find(other.sha256) == nullptr);
    const auto second = cache.put(other);
    // One name in memory, however many stacks have it.
    QCOMPARE(second->front().print.keys.front().constData(),
             first->front().print.keys.front().constData());
}

QTEST_GUILESS_MAIN(SeenBeforeTest)
#include "tst_seenbefore.moc"

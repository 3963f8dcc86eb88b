// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/workspacefile.h"
#include "core/workspace/workspace.h"
#include "tests/support/mailmaker.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

const QString sampleLog =
    QStringLiteral(CASEBOOK_SOURCE_DIR "/resources/sample/kestrel-console.log");

} // namespace

class WorkspaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void importedThreadMakesABug();
    void importingAgainChangesNothing();
    void copyOfAMailIsAVariant();
    void cancelKeepsWhatWasCommitted();
    void importIntoABug();
    void importRefusesWhatIsNoMail();
    void pastedTextIsImported();
    void flagsOfMaildirsAreKept();
    void saveGetsInBetweenSlices();
    void searchFindsBothLanguages();
    void searchNeedsWords();
    void textsKeepTheirHistory();
    void trashGivesBack();
    void copyIsWhole();
    void logsAreReadByLine();
    void cancelledLogLeavesNothing();
    void rebuildFindsTheSame();
    void oneFileAtRest();
    void closingFinishesWrites();
    void realThreadHasItsParents();

private:
    std::unique_ptr<Workspace> open(const QString &name, bool create);
    QString write(const QString &name, const QByteArray &bytes);

    /// A file with one thread of ten mails.
    QString writeThread()
    {
        return write(u"thread.mbox"_s, Testing::madeMbox(0, 10));
    }

    ImportOutcome import(const QString &path,
                         ImportTarget target = ImportTarget::NewBugIfOneThread);

    std::unique_ptr<QTemporaryDir> m_dir;
    FixedClock m_clock{1'770'000'000'000};
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<Workspace> m_workspace;
};

std::unique_ptr<Workspace> WorkspaceTest::open(const QString &name, bool create)
{
    JobContext context;
    Result<OpenedWorkspace> opened =
        Workspace::open(m_dir->filePath(name), {.create = create, .keepBackup = false}, context);
    if (!opened) {
        qWarning() << errorCodeName(opened.error().code) << opened.error().detail;
        return nullptr;
    }
    return std::make_unique<Workspace>(std::move(*opened), *m_runner, m_clock);
}

QString WorkspaceTest::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_dir->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    return file.fileName();
}

ImportOutcome WorkspaceTest::import(const QString &path, ImportTarget target)
{
    const Result<ImportOutcome> outcome =
        m_workspace->importMail({.paths = {path}, .target = target, .bug = {}}).wait();
    if (!outcome) {
        qWarning() << errorCodeName(outcome.error().code) << outcome.error().detail;
        return {};
    }
    return *outcome;
}

void WorkspaceTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_runner = std::make_unique<JobRunner>();
    m_workspace = open(u"w.casebook"_s, true);
    QVERIFY(m_workspace);
}

void WorkspaceTest::cleanup()
{
    m_workspace.reset();
    m_runner.reset();
    m_dir.reset();
}

void WorkspaceTest::importedThreadMakesABug()
{
    QSignalSpy changed(m_workspace.get(), &Workspace::changed);
    const ImportOutcome outcome = import(writeThread());
    QCOMPARE(outcome.messagesAdded, 10);
    QVERIFY(outcome.problems.empty());
    QCOMPARE(outcome.threads.size(), std::size_t(1));
    QVERIFY(outcome.madeBug);
    QTRY_VERIFY(!changed.isEmpty());

    const auto summary = m_workspace->bug(outcome.bug).wait();
    QVERIFY(summary);
    QCOMPARE(summary->bug.title, u"made thread 0"_s);
    QCOMPARE(summary->bug.kind, BugKind::Discussion);
    QCOMPARE(summary->bug.createdMs, m_clock.now());
    QCOMPARE(summary->messages, outcome.messagesAdded);
    QCOMPARE(summary->unread, summary->messages);

    const auto tree = m_workspace->bugTree(outcome.bug).wait();
    QVERIFY(tree);
    QCOMPARE(int(tree->messages.size()), outcome.messagesAdded);
    QCOMPARE(tree->nodes[1].depth, 1);
    QCOMPARE(tree->roots.size(), std::size_t(1));
    QCOMPARE(tree->id, outcome.threads.front());

    const auto message = m_workspace->message(tree->messages.front().id).wait();
    QVERIFY(message);
    QVERIFY(message->raw.contains("Message-ID"));
    QVERIFY(!message->parsed.body.isEmpty());
    QVERIFY(m_workspace->setRead({message->summary.id}, true).wait());
    QCOMPARE(m_workspace->bug(outcome.bug).wait()->unread, summary->messages - 1);
    QCOMPARE(m_workspace->bugsOfThread(outcome.threads.front()).wait()->size(), std::size_t(1));
}

void WorkspaceTest::importingAgainChangesNothing()
{
    const ImportOutcome first = import(writeThread());
    const ImportOutcome second = import(writeThread());
    QCOMPARE(second.messagesAdded, 0);
    QCOMPARE(second.copiesMerged, 0);
    QCOMPARE(second.unchanged, second.messagesSeen);
    QCOMPARE(second.bug, first.bug); // no second bug for the same thread
    QVERIFY(!second.madeBug);
    QCOMPARE(m_workspace->bugs().wait()->size(), std::size_t(1));
}

void WorkspaceTest::copyOfAMailIsAVariant()
{
    const QByteArray mail = Testing::madeMail(0);
    import(write(u"one.eml"_s, mail));
    const ImportOutcome outcome =
        import(write(u"two.eml"_s, "List-Id: <other.example.org>\n" + mail));
    QCOMPARE(outcome.copiesMerged, 1);
    const auto id = m_workspace->findMessage(u"made-0@example.org"_s).wait();
    QVERIFY(id);
    const auto copies = m_workspace->messageCopies(*id).wait();
    QVERIFY(copies);
    QCOMPARE(copies->size(), std::size_t(2));
    QCOMPARE(copies->front(), mail);
    QCOMPARE(m_workspace->message(*id).wait()->summary.copies, 2);
}

void WorkspaceTest::cancelKeepsWhatWasCommitted()
{
    constexpr int count = 6000;
    const QString path = write(u"big.mbox"_s, Testing::madeMbox(0, count, QByteArray(2000, 'x')));
    const Job<ImportOutcome> job =
        m_workspace->importMail({.paths = {path}, .target = ImportTarget::Unfiled, .bug = {}});
    // Cancel as soon as something was committed: progress counts committed bytes.
    QTRY_VERIFY_WITH_TIMEOUT(job.isFinished() || job.state()->done.load() > 0, 60000);
    QElapsedTimer time;
    time.start();
    job.cancel();
    const auto outcome = job.wait();
    QVERIFY(outcome);
    QVERIFY(outcome->cancelled);
    QVERIFY(outcome->messagesAdded > 0);
    QVERIFY(outcome->messagesAdded < count);
    qInfo() << "cancelled after" << time.elapsed() << "ms with" << outcome->messagesAdded << "kept";
    QCOMPARE(m_workspace->figures().wait()->messages, qint64(outcome->messagesAdded));

    const ImportOutcome rest = import(path, ImportTarget::Unfiled);
    QCOMPARE(rest.messagesAdded + outcome->messagesAdded, count);
    QCOMPARE(rest.unchanged, outcome->messagesAdded);
    QCOMPARE(m_workspace->figures().wait()->threads, qint64(count / 10));
}

void WorkspaceTest::importIntoABug()
{
    Bug bug;
    bug.title = u"mine"_s;
    const auto id = m_workspace->addBug(bug).wait();
    QVERIFY(id);
    const QString path = write(u"two.mbox"_s, Testing::madeMbox(0, 20));
    const auto outcome =
        m_workspace->importMail({.paths = {path}, .target = ImportTarget::Bug, .bug = *id}).wait();
    QVERIFY(outcome);
    QCOMPARE(outcome->bug, *id);
    QCOMPARE(m_workspace->threads(*id).wait()->size(), std::size_t(2));
    QCOMPARE(m_workspace->threads(std::nullopt).wait()->size(), std::size_t(0));
    const auto tree = m_workspace->bugTree(*id).wait();
    QCOMPARE(tree->roots.size(), std::size_t(2));
    QCOMPARE(tree->messages.size(), std::size_t(20));

    const auto none =
        m_workspace->importMail({.paths = {path}, .target = ImportTarget::Bug, .bug = BugId{77}})
            .wait();
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
}

void WorkspaceTest::importRefusesWhatIsNoMail()
{
    const auto tryImport = [this](const QString &path) {
        const auto outcome = m_workspace->importMail({.paths = {path}, .bug = {}}).wait();
        return outcome ? u"taken"_s : errorCodeName(outcome.error().code);
    };
    QCOMPARE(tryImport(write(u"a.png"_s, "\x89PNG\r\n\x1a\n")), u"Parse"_s);
    QCOMPARE(tryImport(write(u"a.gz"_s, "\x1f\x8b\x08")), u"Parse"_s);
    QCOMPARE(tryImport(write(u"a.bz2"_s, "BZh91AY&SY")), u"Unsupported"_s);
    QCOMPARE(tryImport(m_dir->filePath(u"missing"_s)), u"NotFound"_s);
    // A folder is looked through for what is mail.
    QDir(m_dir->path()).mkpath(u"folder/deep"_s);
    write(u"folder/deep/m.eml"_s, Testing::madeMail(0));
    write(u"folder/readme.txt"_s, "This is no mail\n");
    QCOMPARE(import(m_dir->filePath(u"folder"_s)).messagesAdded, 1);
}

void WorkspaceTest::pastedTextIsImported()
{
    const QByteArray text(
        "Re: hang\n\nFrom: Ann Lee\nDate: Sun Jan 08 2017 - 00:47:33 EST\n\nhi\n");
    const auto outcome = m_workspace->importMail({.paths = {}, .pasted = text, .bug = {}}).wait();
    QVERIFY(outcome);
    QCOMPARE(outcome->messagesAdded, 1);
    const auto tree = m_workspace->threadTree(outcome->threads.front()).wait();
    QVERIFY(tree);
    const auto content = m_workspace->message(tree->messages.front().id).wait();
    QVERIFY(content);
    QCOMPARE(content->parsed.from.name, u"Ann Lee"_s);
    QVERIFY(content->parsed.reconstruction);
    QCOMPARE(content->parsed.reconstruction->origin, PasteOrigin::Mhonarc);
    // The same text again is the same message.
    QCOMPARE(m_workspace->importMail({.paths = {}, .pasted = text, .bug = {}}).wait()->unchanged,
             1);
}

void WorkspaceTest::flagsOfMaildirsAreKept()
{
    QDir(m_dir->path()).mkpath(u"box/cur"_s);
    QDir(m_dir->path()).mkpath(u"box/new"_s);
    write(u"box/cur/1:2,FS"_s, Testing::madeMail(0));
    write(u"box/new/2"_s, Testing::madeMail(1));
    const ImportOutcome outcome = import(m_dir->filePath(u"box"_s));
    QCOMPARE(outcome.messagesAdded, 2);
    int read = 0;
    int flagged = 0;
    for (const ThreadId thread : outcome.threads) {
        const auto tree = m_workspace->threadTree(thread).wait();
        QVERIFY(tree);
        for (const MessageSummary &mail : tree->messages) {
            read += mail.isRead ? 1 : 0;
            flagged += mail.isFlagged ? 1 : 0;
        }
    }
    QCOMPARE(read, 1);
    QCOMPARE(flagged, 1);
}

void WorkspaceTest::saveGetsInBetweenSlices()
{
    const auto id = m_workspace->addText(TextKind::Note, {}, u"n.md"_s, u"en"_s).wait();
    QVERIFY(id);
    const QString path = write(u"big.mbox"_s, Testing::madeMbox(0, 4000, QByteArray(2000, 'x')));
    const Job<ImportOutcome> import =
        m_workspace->importMail({.paths = {path}, .target = ImportTarget::Unfiled, .bug = {}});
    QTRY_VERIFY_WITH_TIMEOUT(import.state()->done.load() > 0, 60000);
    const Job<RevisionId> save = m_workspace->saveText(*id, u"typed meanwhile"_s);
    QVERIFY(save.wait());
    QVERIFY(!import.isFinished());
    QVERIFY(import.wait());
}

void WorkspaceTest::searchFindsBothLanguages()
{
    import(write(u"zh.mbox"_s,
                 Testing::madeMbox(0, 3)
                     + Testing::madeMbox(10, 1, "这里有一个死锁，内核挂起\nraw_spin_lock")));
    const auto zh = m_workspace->search({.text = u"死锁"_s, .bugId = {}}).wait();
    QVERIFY(zh);
    QCOMPARE(zh->total, 1);
    const SearchHit &hit = zh->hits.front();
    QCOMPARE(hit.messageId, u"made-10@example.org"_s);
    QVERIFY(hit.snippet.contains(u"死锁"_s));
    QVERIFY(!hit.snippetSpans.empty());
    QCOMPARE(hit.snippet.sliced(hit.snippetSpans.front().start, hit.snippetSpans.front().length),
             u"死锁"_s);
    QCOMPARE(m_workspace->search({.text = u"lock "_s, .bugId = {}}).wait()->total, 1);
    const auto title = m_workspace->search({.text = u"thread 0 "_s, .bugId = {}}).wait();
    QVERIFY(title->total >= 3);
    QVERIFY(!title->hits.front().titleSpans.empty());
    // A page further on: the total stays, the hits are others.
    const auto page =
        m_workspace->search({.text = u"made "_s, .bugId = {}, .limit = 2, .offset = 2}).wait();
    QCOMPARE(page->hits.size(), std::size_t(2));
    QVERIFY(page->total >= 4);
}

void WorkspaceTest::searchNeedsWords()
{
    const auto page = m_workspace->search({.text = u" \"* "_s, .bugId = {}}).wait();
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::Usage);
}

void WorkspaceTest::textsKeepTheirHistory()
{
    const auto id = m_workspace->addText(TextKind::Note, {}, u"note.md"_s, u"zh_CN"_s).wait();
    QVERIFY(id);
    const auto one = m_workspace->saveText(*id, u"第一"_s).wait();
    const auto same = m_workspace->saveText(*id, u"第一"_s).wait();
    const auto two = m_workspace->saveText(*id, u"第二"_s).wait();
    QVERIFY(one && same && two);
    QCOMPARE(*one, *same);
    QVERIFY(*two != *one);
    QCOMPARE(m_workspace->text(*id).wait()->text, u"第二"_s);
    QCOMPARE(*m_workspace->revisionText(*one).wait(), u"第一"_s);
    QVERIFY(m_workspace->labelRevision(*one, u"kept"_s).wait());
    QCOMPARE(m_workspace->revisions(*id).wait()->front().id, *two);
    QCOMPARE(m_workspace->texts({}).wait()->size(), std::size_t(1));
}

void WorkspaceTest::trashGivesBack()
{
    const ImportOutcome outcome = import(writeThread());
    const auto trash = m_workspace->trashBug(outcome.bug).wait();
    QVERIFY(trash);
    QCOMPARE(m_workspace->bugs().wait()->size(), std::size_t(0));
    QCOMPARE(m_workspace->trash().wait()->front().kind, u"bug"_s);
    QVERIFY(m_workspace->restore(*trash).wait());
    QCOMPARE(m_workspace->bugTree(outcome.bug).wait()->messages.size(),
             std::size_t(outcome.messagesAdded));
    QVERIFY(m_workspace->trashThread(outcome.threads.front()).wait());
    QVERIFY(m_workspace->emptyTrash().wait());
    QCOMPARE(m_workspace->figures().wait()->messages, qint64(0));
    QVERIFY(m_workspace->check().wait()->findings.empty());
}

void WorkspaceTest::copyIsWhole()
{
    const ImportOutcome outcome = import(writeThread());
    const QString path = m_dir->filePath(u"copy.casebook"_s);
    QVERIFY(m_workspace->saveCopy(path).wait());
    const auto again = m_workspace->saveCopy(path).wait();
    QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
    const auto copy = open(u"copy.casebook"_s, false);
    QVERIFY(copy);
    QCOMPARE(copy->bugTree(outcome.bug).wait()->messages.size(),
             std::size_t(outcome.messagesAdded));
    QVERIFY(copy->check().wait()->findings.empty());
}

void WorkspaceTest::logsAreReadByLine()
{
    QFile file(sampleLog);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    const auto id = m_workspace->importLog(sampleLog, {}).wait();
    QVERIFY(id);
    const auto info = m_workspace->log(*id).wait();
    QVERIFY(info->complete);
    QCOMPARE(info->sizeBytes, file.size());
    const auto piece = m_workspace->logLines(*id, 3, 2).wait();
    QCOMPARE(piece->lines.size(), std::size_t(2));
    QCOMPARE(piece->lines.front(), lines.at(3));
    const auto found = m_workspace->findInLog(*id, "BLOCKED", 0, false, true).wait();
    QVERIFY(found);
    QVERIFY(lines.at(*found).toLower().contains("blocked"));
    QCOMPARE(m_workspace->findInLog(*id, "not in there", 0, false, false).wait().error().code,
             ErrorCode::NotFound);
}

void WorkspaceTest::cancelledLogLeavesNothing()
{
    // A pipe that stays open: the import cannot be through before it is cancelled.
    const QString path = m_dir->filePath(u"console.pipe"_s);
    const QByteArray name = QFile::encodeName(path);
    QCOMPARE(::mkfifo(name.constData(), 0600), 0);
    const Job<LogId> job = m_workspace->importLog(path, {});
    const int pipe = ::open(name.constData(), O_WRONLY | O_CLOEXEC); // waits for the reader
    QVERIFY(pipe >= 0);
    const QByteArray line(QByteArray(96, 'x') + '\n');
    const QByteArray block = line.repeated(1000);
    while (job.state()->done.load() == 0) {
        QCOMPARE(::write(pipe, block.constData(), std::size_t(block.size())),
                 ssize_t(block.size()));
    }
    job.cancel();
    QCOMPARE(::close(pipe), 0);
    const auto id = job.wait();
    QVERIFY(!id);
    QCOMPARE(id.error().code, ErrorCode::Cancelled);
    QCOMPARE(m_workspace->logs({}).wait()->size(), std::size_t(0));
    QVERIFY(m_workspace->check().wait()->findings.empty());
}

void WorkspaceTest::rebuildFindsTheSame()
{
    import(write(u"m.mbox"_s, Testing::madeMbox(0, 700)));
    const qint64 before = m_workspace->search({.text = u"person "_s, .bugId = {}}).wait()->total;
    QVERIFY(before >= 700);
    QVERIFY(m_workspace->rebuildIndex().wait());
    QCOMPARE(m_workspace->search({.text = u"person "_s, .bugId = {}}).wait()->total, before);
    QVERIFY(m_workspace->check().wait()->findings.empty());
}

void WorkspaceTest::oneFileAtRest()
{
    import(writeThread());
    m_workspace.reset();
    const QStringList left = QDir(m_dir->path()).entryList({u"w.casebook*"_s}, QDir::Files);
    QCOMPARE(left, QStringList{u"w.casebook"_s});
}

void WorkspaceTest::closingFinishesWrites()
{
    const auto id = m_workspace->addText(TextKind::Note, {}, u"n.md"_s, {}).wait();
    QVERIFY(id);
    for (int i = 0; i < 50; ++i) {
        m_workspace->saveText(*id, u"typed %1"_s.arg(i));
    }
    m_workspace.reset(); // nobody waited
    m_workspace = open(u"w.casebook"_s, false);
    QVERIFY(m_workspace);
    QCOMPARE(m_workspace->text(*id).wait()->text, u"typed 49"_s);
}

void WorkspaceTest::realThreadHasItsParents()
{
    const QString path = QStringLiteral(CASEBOOK_CORPORA "/threads/vhost-worker-killed.mbox");
    if (!QFile::exists(path)) {
        QSKIP("the corpora are not beside the sources");
    }
    const ImportOutcome outcome = import(path);
    QCOMPARE(outcome.messagesAdded, 5);
    QCOMPARE(outcome.copiesMerged, 1);
    const auto bug = m_workspace->bug(outcome.bug).wait();
    QCOMPARE(bug->bug.title, u"INFO: task hung in vhost_worker_killed (2)"_s);
    const auto tree = m_workspace->bugTree(outcome.bug).wait();
    QList<int> depths;
    for (const ThreadNode &node : tree->nodes) {
        depths.append(node.depth);
    }
    QCOMPARE(depths, (QList<int>{0, 1, 2, 3, 4}));
}

QTEST_GUILESS_MAIN(WorkspaceTest)

#include "tst_workspace.moc"

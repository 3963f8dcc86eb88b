// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/jobrunner.h"
#include "core/model/bug.h"
#include "core/model/changeset.h"
#include "core/model/fetch.h"
#include "core/model/log.h"
#include "core/model/message.h"
#include "core/model/network.h"
#include "core/model/search.h"
#include "core/model/seenbefore.h"
#include "core/model/text.h"
#include "core/model/thread.h"
#include "core/model/tracesource.h"
#include "core/model/watch.h"
#include "core/workspace/watching.h"
#include "core/workspace/workspacetypes.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Casebook {

/// One open workspace file: the façade the window and casebookctl use. Lives in the thread that made
/// it. Every method returns at once with a Job; reads run on the pool over read-only connections,
/// writes one after the other on the writer thread. After a write has committed, changed() tells in
/// the façade's thread what it touched.
///
/// It joins the parts (mail, store, trace …), which do not know each other. It formats nothing.
class Workspace final : public QObject
{
    Q_OBJECT

public:
    /// Opens or makes the file at \a path. Blocks: run it on a worker, then hand the result to the
    /// constructor. Errors: NotFound, Locked (another process writes it), ForeignFile, TooNew, Corrupt,
    /// ReadOnly, Io, DiskFull, AlreadyExists (create).
    static Result<OpenedWorkspace> open(const QString &path, const OpenOptions &options,
                                        JobContext &context);

    /// \a runner and \a clock outlive the workspace.
    Workspace(OpenedWorkspace opened, JobRunner &runner, const Clock &clock,
              QObject *parent = nullptr);
    /// Finishes queued writes and leaves one single file at rest.
    ~Workspace() override;

    [[nodiscard]] const WorkspaceInfo &info() const;

    Job<std::vector<BugSummary>> bugs();
    Job<BugSummary> bug(BugId id);
    Job<BugId> addBug(const Bug &bug);
    Job<void> updateBug(const Bug &bug);
    Job<TrashId> trashBug(BugId id);

    /// Threads of a bug, newest activity first; without a bug: those that belong to none.
    Job<std::vector<ThreadSummary>> threads(std::optional<BugId> bug);
    Job<ThreadTree> threadTree(ThreadId id);
    /// Bugs a thread belongs to; none: it is unfiled.
    Job<std::vector<BugId>> bugsOfThread(ThreadId id);
    /// All threads of a bug as one forest, oldest root first.
    Job<ThreadTree> bugTree(BugId id);
    Job<void> linkThread(BugId bug, ThreadId thread, bool linked);
    Job<TrashId> trashThread(ThreadId id);
    /// Hangs a message, with all below it, under \a parent; an empty one makes it begin a thread of its
    /// own, none gives it back to its headers. Kept by Message-ID, over refreshes and imports. Returns
    /// what was chosen before, to undo it. Errors: NotFound (either message), Rejected (\a parent is
    /// the message itself or below it).
    Job<std::optional<QString>> setManualParent(const QString &messageId,
                                                const std::optional<QString> &parent);
    Job<ManualLinks> manualLinks();

    Job<MessageContent> message(MessageRowId id);
    /// Every stored copy of a Message-ID, the shown one first.
    Job<std::vector<QByteArray>> messageCopies(MessageRowId id);
    Job<MessageRowId> findMessage(const QString &messageId);
    Job<void> setRead(const std::vector<MessageRowId> &ids, bool read);
    Job<void> setFlagged(const std::vector<MessageRowId> &ids, bool flagged);

    /// Reads mboxrd files and single messages, threads them and indexes them. Cancelling keeps what
    /// was committed so far; the same import again adds only what is missing.
    Job<ImportOutcome> importMail(const ImportRequest &request);

    /// How servers are asked from now on; of this computer, not of the file. Without it as
    /// NetworkOptions says. Nothing is asked but by the jobs below, and those nobody but the person
    /// (or a setting the person made) starts.
    void setNetwork(const NetworkOptions &options);
    [[nodiscard]] const NetworkOptions &network() const;
    /// The mails that \a text names; linear in it.
    [[nodiscard]] static std::vector<MailLink> mailLinks(QStringView text);
    /// Fetches the thread a link names, whole and without the loose mails servers add, looks for missing
    /// parents on the server's other lists, stores what is new (unread) and remembers where it was.
    /// Whatever fails on the way changes nothing. Errors: HttpClient's, ReadOnly, DiskFull, NotFound (bug).
    Job<FetchOutcome> fetchThread(const FetchRequest &request);
    /// Asks again for \a thread where it was fetched, else the first server for its first mail.
    Job<FetchOutcome> refreshThread(ThreadId thread);
    /// All threads of \a bug, the most recently active first, at most 50; one that fails holds up no other.
    Job<RefreshOutcome> refreshBug(BugId bug);
    /// Looks for all mail that is waited for.
    Job<RefreshOutcome> askAgain();
    /// Mail that is waited for.
    Job<std::vector<MailSource>> awaitedMail();
    Job<void> stopWaiting(const QString &messageId);
    /// Where \a thread was fetched, the last one asked first.
    Job<std::vector<MailSource>> sources(ThreadId thread);

    Job<LogId> importLog(const QString &path, BugId bug);
    Job<std::vector<LogInfo>> logs(BugId bug);
    Job<LogInfo> log(LogId id);
    Job<LogLines> logLines(LogId id, qint64 firstLine, int count);
    /// The next line at or after \a from (or before, when \a backwards) that holds \a needle
    /// (UTF-8, case-sensitive unless \a foldCase); NotFound when there is none.
    Job<qint64> findInLog(LogId id, const QByteArray &needle, qint64 from, bool backwards,
                          bool foldCase);
    Job<TrashId> trashLog(LogId id);

    /// Every report, stack and lock row in the messages and logs of \a bug; without one, in the messages
    /// of no bug that look as if they held some. Kept in memory by content, so that asking again is quick.
    /// One source that cannot be read does not hold up the others. Named job "read-traces".
    Job<BugReports> bugReports(std::optional<BugId> bug);
    /// The traces of all bugs most like one, with the reason. What was read stays in memory by content, so only the
    /// first question takes its time. Named job "seen-before"; stopping it keeps what was read.
    Job<SeenBefore> seenBefore(const SeenRequest &request);
    /// The same as bugReports() of a file of this computer; nothing is stored. NotFound, Io.
    Job<SourceReports> fileReports(const QString &path);
    /// The same of a text from the clipboard. TooLarge above Limits::pastedBytes.
    Job<SourceReports> textReports(const QByteArray &text);

    Job<SearchPage> search(const SearchQuery &query);
    /// \a hits of \a query with the line around the first match: for the rows that are shown.
    Job<std::vector<SearchHit>> searchSnippets(const SearchQuery &query,
                                               const std::vector<SearchHit> &hits);
    /// One step, some 100 ms long, of looking for a piece of text in whole mails and texts, word or
    /// not. Usage when it is empty.
    Job<ScanSlice> scan(const ScanRequest &request);
    Job<std::vector<SavedSearch>> savedSearches();
    /// A search of this name is replaced.
    Job<SavedSearchId> saveSearch(const QString &name, const QString &text);
    Job<void> removeSearch(SavedSearchId id);

    Job<TextId> addText(TextKind kind, BugId bug, const QString &name, const QString &language);
    Job<std::vector<TextDocument>> texts(BugId bug);
    Job<TextDocument> text(TextId id);
    /// Appends a revision when the text differs from the newest one. Returns the newest revision.
    Job<RevisionId> saveText(TextId id, const QString &text);
    Job<std::vector<TextRevision>> revisions(TextId id);
    Job<QString> revisionText(RevisionId id);
    Job<void> labelRevision(RevisionId id, const QString &label);
    Job<TrashId> trashText(TextId id);

    Job<std::vector<WatchSummary>> watches();
    /// Errors: Usage without a name or a server.
    Job<WatchId> addWatch(const Watch &watch);
    Job<void> updateWatch(const Watch &watch);
    /// Its new and ignored mails go with it; what was kept stays.
    Job<TrashId> trashWatch(WatchId id);
    /// Named job "check-watches". See core/workspace/watching.h.
    Job<WatchCheckOutcome> checkWatches(const WatchCheckRequest &request);
    /// Takes what the watch finds in a saved Atom feed into the inbox; answers how many are new.
    Job<int> readFeed(WatchId id, const QByteArray &feed);
    Job<std::vector<WatchItem>> tryWatch(const Watch &watch, const QByteArray &feed);
    /// What the newest page of each list within \a days holds; nothing is stored.
    Job<std::vector<WatchItem>> tryWatchOnServer(const Watch &watch, int days);
    /// One watch for every entry of the MAINTAINERS file at \a path.
    Job<std::vector<Watch>> subsystemWatches(const QString &path, const QString &server);
    Job<std::vector<WatchItem>> watchItems(const WatchFilter &filter);
    Job<WatchItem> watchItem(WatchItemId id);
    Job<int> newWatchItems();
    /// New, Ignored or Kept; Usage for Bug, which makeBugOf() sets.
    Job<void> triage(const std::vector<WatchItemId> &ids, WatchState state);
    /// A bug named after the mail, with its link; its thread when that is here. AlreadyExists when the
    /// mail has a bug.
    Job<WatchBug> makeBugOf(WatchItemId id);
    Job<WatchDigest> watchDigest(qint64 fromMs, qint64 toMs);

    Job<std::vector<TrashEntry>> trash();
    Job<void> restore(TrashId id);
    Job<void> emptyTrash();

    /// quick_check, foreign keys, index integrity, and the hash of every stored byte string.
    Job<CheckReport> check();
    Job<void> saveCopy(const QString &path);
    Job<void> compact();
    Job<void> rebuildIndex();
    /// Ends when everything can be found: at once, or after the rebuild an older file begins with.
    Job<void> whenIndexed();
    Job<WorkspaceFigures> figures();

Q_SIGNALS:
    void changed(const Casebook::ChangeSet &changes);

private:
    struct Private;
    void mendIndex();
    std::unique_ptr<Private> d;
};

} // namespace Casebook

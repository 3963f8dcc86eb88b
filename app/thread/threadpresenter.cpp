// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/threadpresenter.h"

#include "app/thread/newfile.h"
#include "core/mail/bodytext.h"
#include "core/mail/mailparser.h"

#include <algorithm>
#include <utility>

namespace Casebook {

using namespace std::chrono_literals;

namespace {

/// Text kept of messages read lately, in kB: going back and forth must not read again.
constexpr qsizetype keptKilobytes = 32 * 1024;
/// Messages read at the same time while finding.
constexpr int findAtOnce = 4;

} // namespace

ThreadPresenter::ThreadPresenter(Workspace &workspace, JobRunner &runner, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_runner(runner)
    , m_documents(keptKilobytes)
{
    connect(&m_workspace, &Workspace::changed, this, &ThreadPresenter::takeChanges);
    connect(&m_model, &ThreadTreeModel::threadWanted, this, &ThreadPresenter::openThread);
    // An import tells of many batches; one reading a moment later is enough.
    m_reload.setSingleShot(true);
    m_reload.setInterval(150ms);
    connect(&m_reload, &QTimer::timeout, this, [this] { load(true); });
}

ThreadPresenter::~ThreadPresenter() = default;

bool ThreadPresenter::isReadOnly() const
{
    return m_workspace.info().readOnly;
}

void ThreadPresenter::showBug(BugId bug)
{
    m_bug = bug;
    m_isUnfiled = false;
    load(false);
}

void ThreadPresenter::showUnfiled()
{
    m_bug = {};
    m_isUnfiled = true;
    load(false);
}

void ThreadPresenter::load(bool again)
{
    m_reload.stop();
    if (!again) {
        findInThread({}, false);
    }
    if (m_isUnfiled) {
        loadUnfiled(again);
        return;
    }
    const auto ticket = m_latest.next();
    if (!m_bug.isValid()) {
        m_model.clear();
        Q_EMIT loaded(again);
        return;
    }
    watch(m_workspace.bugTree(m_bug), this, [this, ticket, again](const Result<ThreadTree> &tree) {
        if (!ticket.isLatest()) {
            return;
        }
        if (!tree) {
            Q_EMIT loadFailed(tree.error());
            return;
        }
        m_model.setTree(*tree);
        Q_EMIT loaded(again);
    });
}

void ThreadPresenter::loadUnfiled(bool again)
{
    watch(
        m_workspace.threads(std::nullopt), this,
        [this, ticket = m_latest.next(), again](const Result<std::vector<ThreadSummary>> &threads) {
            if (!ticket.isLatest()) {
                return;
            }
            if (!threads) {
                Q_EMIT loadFailed(threads.error());
                return;
            }
            takeThreads(*threads, ticket, again);
        });
}

/// What the person opened stays open: those threads are read as well before anything is shown.
void ThreadPresenter::takeThreads(const std::vector<ThreadSummary> &threads,
                                  const Latest::Ticket &ticket, bool again)
{
    struct Reading
    {
        std::vector<ThreadSummary> threads;
        std::vector<ThreadTree> trees;
        size_t left = 0;
    };

    const auto reading = std::make_shared<Reading>(Reading{.threads = threads});
    const auto finish = [this, reading, again] {
        m_model.setThreads(std::move(reading->threads), std::move(reading->trees));
        Q_EMIT loaded(again);
    };
    std::vector<ThreadId> open = again ? m_model.openThreads() : std::vector<ThreadId>();
    std::erase_if(open, [&threads](ThreadId id) {
        return !std::ranges::contains(threads, id, &ThreadSummary::id);
    });
    reading->left = open.size();
    if (open.empty()) {
        finish();
        return;
    }
    for (const ThreadId id : open) {
        watch(m_workspace.threadTree(id), this,
              [id, reading, finish, ticket](const Result<ThreadTree> &tree) {
                  if (tree) {
                      reading->trees.push_back(*tree);
                      reading->trees.back().id = id;
                  }
                  --reading->left;
                  if (reading->left == 0 && ticket.isLatest()) {
                      finish();
                  }
              });
    }
}

std::vector<const MessageSummary *> ThreadPresenter::byDate() const
{
    std::vector<const MessageSummary *> all = m_model.messages();
    std::ranges::stable_sort(all, {}, [](const MessageSummary *message) {
        return std::pair(message->dateMs == 0, message->dateMs);
    });
    return all;
}

std::vector<MessageRowId> ThreadPresenter::threadOf(MessageRowId message) const
{
    const MessageSummary *one = m_model.message(m_model.indexOf(message));
    std::vector<MessageRowId> ids;
    for (const MessageSummary *other : m_model.messages()) {
        if (one != nullptr && other->threadId == one->threadId) {
            ids.push_back(other->id);
        }
    }
    return ids;
}

void ThreadPresenter::openThread(ThreadId id)
{
    if (m_opening.contains(id.value)) {
        return;
    }
    m_opening.insert(id.value);
    watch(m_workspace.threadTree(id), this, [this, id](Result<ThreadTree> tree) {
        m_opening.remove(id.value);
        if (!tree) {
            Q_EMIT loadFailed(tree.error());
            return;
        }
        tree->id = id;
        m_model.openThread(std::move(*tree));
    });
}

void ThreadPresenter::openThreadOf(const QString &messageId)
{
    watch(m_workspace.findMessage(messageId), this, [this](const Result<MessageRowId> &id) {
        if (!id) {
            return; // not in the workspace: whoever asked keeps waiting for nothing
        }
        watch(m_workspace.message(*id), this, [this](const Result<MessageContent> &content) {
            if (content) {
                openThread(content->summary.threadId);
            }
        });
    });
}

/// Marks of reading are in the model already; only what changes rows is read again.
void ThreadPresenter::takeChanges(const ChangeSet &changes)
{
    const bool matters = std::ranges::any_of(changes.changes, [this](const Change &change) {
        if (change.table == Table::Threads || change.table == Table::Trash) {
            return true;
        }
        return change.table == Table::Messages;
    });
    if (matters && (m_isUnfiled || m_bug.isValid())) {
        m_reload.start();
    }
}

ThreadPresenter::Document ThreadPresenter::kept(MessageRowId id) const
{
    const Document *document = m_documents.object(id.value);
    return document == nullptr ? nullptr : *document;
}

void ThreadPresenter::request(MessageRowId id)
{
    if (const Document document = kept(id)) {
        Q_EMIT documentReady(id, document);
        return;
    }
    if (m_loading.contains(id.value)) {
        return;
    }
    m_loading.insert(id.value);
    take(id, m_workspace.message(id));
}

void ThreadPresenter::requestRaw(MessageRowId id)
{
    take(id, m_workspace.message(id), makeRawDocument);
}

void ThreadPresenter::requestCharset(MessageRowId id, const QByteArray &charset)
{
    take(id, m_workspace.message(id), [charset](MessageContent content) {
        content.parsed.body = bodyInCharset(content.raw, charset);
        std::erase_if(content.parsed.issues, [](const MailIssue &issue) {
            return issue.kind == MailIssueKind::BadCharset;
        });
        for (MailIssue &issue : content.parsed.issues) {
            if (issue.kind == MailIssueKind::GuessedCharset) {
                issue.subject = QString::fromLatin1(charset);
            }
        }
        return makeMailDocument(std::move(content));
    });
}

/// Without \a make the message is made for reading and kept.
void ThreadPresenter::take(MessageRowId id, const Job<MessageContent> &job, const Maker &make)
{
    watch(job, this, [this, id, make](Result<MessageContent> content) {
        if (!content) {
            m_loading.remove(id.value);
            Q_EMIT documentFailed(id, content.error());
            return;
        }
        build(id, std::move(*content), make);
    });
}

void ThreadPresenter::build(MessageRowId id, MessageContent content, const Maker &make)
{
    const auto job = m_runner.run<Document>(
        {}, {}, [content = std::move(content), make](JobContext &) mutable -> Result<Document> {
            return std::make_shared<const MailDocument>(
                make ? make(std::move(content)) : makeMailDocument(std::move(content)));
        });
    watch(job, this, [this, id, isUsual = !make](const Result<Document> &document) {
        m_loading.remove(id.value);
        if (!document) {
            Q_EMIT documentFailed(id, document.error());
            return;
        }
        if (isUsual) {
            m_documents.insert(id.value, new Document(*document),
                               (*document)->text.size() / 512 + 1);
        }
        Q_EMIT documentReady(id, *document);
    });
}

void ThreadPresenter::requestCopy(MessageRowId id, int number)
{
    const Document shown = kept(id);
    if (!shown || number == 0) {
        request(id);
        return;
    }
    watch(m_workspace.messageCopies(id), this,
          [this, id, number, shown](const Result<std::vector<QByteArray>> &copies) {
              if (!copies || number >= std::ssize(*copies)) {
                  Q_EMIT documentFailed(
                      id, copies ? Error{.code = ErrorCode::NotFound} : copies.error());
                  return;
              }
              const auto job = m_runner.run<Document>(
                  {}, {},
                  [raw = (*copies)[static_cast<size_t>(number)],
                   summary = shown->content.summary](JobContext &) -> Result<Document> {
                      MessageContent content{
                          .summary = summary, .parsed = parseMessage(raw), .raw = raw};
                      return std::make_shared<const MailDocument>(
                          makeMailDocument(std::move(content)));
                  });
              watch(job, this, [this, id](const Result<Document> &document) {
                  if (document) {
                      Q_EMIT documentReady(id, *document);
                  } else {
                      Q_EMIT documentFailed(id, document.error());
                  }
              });
          });
}

template<class T>
void ThreadPresenter::report(const Job<T> &job)
{
    watch(job, this, [this](const Result<T> &result) {
        if (!result) {
            Q_EMIT writeFailed(result.error());
            load(true);
        }
    });
}

void ThreadPresenter::setRead(const std::vector<MessageRowId> &ids, bool read)
{
    if (ids.empty() || isReadOnly()) {
        return;
    }
    m_model.setRead(ids, read);
    report(m_workspace.setRead(ids, read));
}

void ThreadPresenter::setFlagged(const std::vector<MessageRowId> &ids, bool flagged)
{
    if (ids.empty() || isReadOnly()) {
        return;
    }
    m_model.setFlagged(ids, flagged);
    report(m_workspace.setFlagged(ids, flagged));
}

void ThreadPresenter::linkThread(BugId bug, ThreadId thread, bool linked)
{
    report(m_workspace.linkThread(bug, thread, linked));
}

void ThreadPresenter::makeBug(ThreadId thread, const QString &title)
{
    Bug bug;
    bug.title = title;
    watch(m_workspace.addBug(bug), this, [this, thread](const Result<BugId> &made) {
        if (!made) {
            Q_EMIT writeFailed(made.error());
            return;
        }
        watch(m_workspace.linkThread(*made, thread, true), this,
              [this, id = *made](const Status &linked) {
                  if (linked) {
                      Q_EMIT bugMade(id);
                  } else {
                      Q_EMIT writeFailed(linked.error());
                  }
              });
    });
}

void ThreadPresenter::trashThread(ThreadId thread)
{
    QString subject;
    for (const MessageSummary *message : m_model.messages()) {
        if (message->threadId == thread) {
            subject = rowText(message->subject);
            break;
        }
    }
    watch(m_workspace.trashThread(thread), this, [this, subject](const Result<TrashId> &trashed) {
        if (trashed) {
            Q_EMIT threadTrashed(subject);
        } else {
            Q_EMIT writeFailed(trashed.error());
        }
    });
}

Job<std::vector<BugSummary>> ThreadPresenter::bugs()
{
    return m_workspace.bugs();
}

void ThreadPresenter::saveAttachment(const Document &document, int index, const QString &path)
{
    const int part = document->content.parsed.attachments[static_cast<size_t>(index)].partIndex;
    const auto job = m_runner.run<void>({}, {}, [document, part, path](JobContext &) -> Status {
        return writeNewFile(path, partBytes(document->content.raw, part));
    });
    watch(job, this, [this, path](const Status &written) {
        if (written) {
            Q_EMIT attachmentSaved(path);
        } else {
            Q_EMIT writeFailed(written.error());
        }
    });
}

void ThreadPresenter::findInThread(const QString &words, bool matchCase)
{
    ++m_search;
    m_words = words;
    m_matchCase = matchCase;
    m_hits.clear();
    m_hitTotal = 0;
    m_findQueue.clear();
    m_findLeft = 0;
    if (!words.isEmpty()) {
        for (const MessageSummary *message : m_model.messages()) {
            m_findQueue.push_back(message->id);
        }
        std::ranges::reverse(m_findQueue);
        m_findLeft = static_cast<int>(m_findQueue.size());
        for (int i = 0; i < findAtOnce; ++i) {
            findNextMessages();
        }
    }
}

/// Takes messages from the queue until one has to be read, then waits for it.
void ThreadPresenter::findNextMessages()
{
    while (!m_findQueue.empty()) {
        const MessageRowId id = m_findQueue.back();
        m_findQueue.pop_back();
        if (const Document document = kept(id)) {
            countHits(id, document->content.parsed.body);
            continue;
        }
        watch(m_workspace.message(id), this,
              [this, id, search = m_search](const Result<MessageContent> &content) {
                  if (search != m_search) {
                      return; // another one has begun
                  }
                  countHits(id, content ? content->parsed.body : QString());
                  findNextMessages();
              });
        return;
    }
}

void ThreadPresenter::countHits(MessageRowId id, const QString &body)
{
    const auto count = static_cast<int>(
        body.count(m_words, m_matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive));
    if (count > 0) {
        m_hits.insert(id, count);
        m_hitTotal += count;
    }
    --m_findLeft;
    Q_EMIT hitsFound();
}

} // namespace Casebook

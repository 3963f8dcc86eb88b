// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/threadtreemodel.h"
#include "app/widgets/maildocument.h"
#include "core/base/jobrunner.h"
#include "core/workspace/workspace.h"

#include <QCache>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace Casebook {

/// What the Thread tab shows and does, without a widget: the mail of one bug, or all mail that
/// belongs to none. Reads through the workspace, takes messages apart on the pool, keeps the last ones
/// and hears of changes. GUI thread.
class ThreadPresenter final : public QObject
{
    Q_OBJECT

public:
    using Document = std::shared_ptr<const MailDocument>;

    /// Both outlive the presenter.
    ThreadPresenter(Workspace &workspace, JobRunner &runner, QObject *parent = nullptr);
    ~ThreadPresenter() override;

    void showBug(BugId bug);
    void showUnfiled();

    [[nodiscard]] ThreadTreeModel &model()
    {
        return m_model;
    }

    [[nodiscard]] const ThreadTreeModel &model() const
    {
        return m_model;
    }

    [[nodiscard]] BugId bug() const
    {
        return m_bug;
    }

    [[nodiscard]] bool isUnfiled() const
    {
        return m_isUnfiled;
    }

    [[nodiscard]] bool isReadOnly() const;

    /// Reads a thread of the list of threads; the model's row opens in place.
    void openThread(ThreadId id);
    /// The same for the thread that holds a message.
    void openThreadOf(const QString &messageId);

    /// Answers with documentReady() or documentFailed(); at once when it is kept.
    void request(MessageRowId id);
    /// Another stored copy of a message; \a number counts from 1, the shown one is 0.
    void requestCopy(MessageRowId id, int number);
    /// The message with its text read as \a charset; not kept.
    void requestCharset(MessageRowId id, const QByteArray &charset);
    /// The message as it came.
    void requestRaw(MessageRowId id);
    [[nodiscard]] Document kept(MessageRowId id) const;

    void setRead(const std::vector<MessageRowId> &ids, bool read);
    void setFlagged(const std::vector<MessageRowId> &ids, bool flagged);
    void linkThread(BugId bug, ThreadId thread, bool linked);
    /// Makes a bug named after the thread and moves the thread there; bugMade() tells.
    void makeBug(ThreadId thread, const QString &title);
    void trashThread(ThreadId thread);
    /// Writes one attachment to a new file; an existing file or a link is refused.
    void saveAttachment(const Document &document, int index, const QString &path);
    /// Bugs for a menu, newest activity first.
    Job<std::vector<BugSummary>> bugs();

    /// Every message of the tree by date, unknown dates last: the order of the flat mode.
    [[nodiscard]] std::vector<const MessageSummary *> byDate() const;
    /// Ids of all messages of the thread \a message is in.
    [[nodiscard]] std::vector<MessageRowId> threadOf(MessageRowId message) const;

    /// Counts \a words in every message of the tree; hitsFound() tells each as it is known. A new
    /// call or an empty text ends the one before.
    void findInThread(const QString &words, bool matchCase);

    [[nodiscard]] int hitsIn(MessageRowId id) const
    {
        return m_hits.value(id, 0);
    }

    [[nodiscard]] int hitTotal() const
    {
        return m_hitTotal;
    }

    [[nodiscard]] int hitMessages() const
    {
        return static_cast<int>(m_hits.size());
    }

    [[nodiscard]] bool isFinding() const
    {
        return m_findLeft > 0;
    }

Q_SIGNALS:
    /// The tree stands; \a again when the same bug was read once more.
    void loaded(bool again);
    void loadFailed(const Casebook::Error &error);
    void documentReady(Casebook::MessageRowId id,
                       std::shared_ptr<const Casebook::MailDocument> document);
    void documentFailed(Casebook::MessageRowId id, const Casebook::Error &error);
    /// An attachment has been written to \a path.
    void attachmentSaved(const QString &path);
    void writeFailed(const Casebook::Error &error);
    void bugMade(Casebook::BugId id);
    void threadTrashed(const QString &subject);
    void hitsFound();

private:
    void load(bool again);
    void loadUnfiled(bool again);
    void takeThreads(const std::vector<ThreadSummary> &threads, const Latest::Ticket &ticket,
                     bool again);
    void takeChanges(const ChangeSet &changes);
    using Maker = std::function<MailDocument(MessageContent content)>;

    void take(MessageRowId id, const Job<MessageContent> &job, const Maker &make = {});
    void build(MessageRowId id, MessageContent content, const Maker &make);
    void findNextMessages();
    void countHits(MessageRowId id, const QString &body);

    template<class T>
    void report(const Job<T> &job);

    Workspace &m_workspace;
    JobRunner &m_runner;
    ThreadTreeModel m_model;
    BugId m_bug;
    bool m_isUnfiled = false;
    Latest m_latest;
    QTimer m_reload;
    QCache<qint64, Document> m_documents; ///< cost in kB of text
    QSet<qint64> m_loading;
    QSet<qint64> m_opening; ///< threads being read
    int m_search = 0; ///< number of the search that runs
    QString m_words;
    bool m_matchCase = false;
    std::vector<MessageRowId> m_findQueue;
    int m_findLeft = 0;
    QHash<MessageRowId, int> m_hits;
    int m_hitTotal = 0;
};

} // namespace Casebook

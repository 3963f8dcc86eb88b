// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/roles.h"
#include "core/model/thread.h"

#include <QAbstractItemModel>
#include <QHash>

#include <optional>
#include <span>
#include <vector>

namespace Casebook {

/// Threads as a tree of messages with one column: either one forest (a bug), or a list of threads
/// that open one by one (threads of no bug). Holds values, asks nobody: whoever fills it listens to
/// threadWanted(). GUI thread.
class ThreadTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit ThreadTreeModel(QObject *parent = nullptr);

    /// Shows \a tree whole. When it differs from what is shown only in its messages' state (read,
    /// flagged, copies …), rows stay and only their data changes.
    void setTree(ThreadTree tree);
    /// Shows one unopened row a thread; those of \a open stand open with their messages.
    void setThreads(std::vector<ThreadSummary> threads, std::vector<ThreadTree> open = {});
    /// Threads of the list that were opened.
    [[nodiscard]] std::vector<ThreadId> openThreads() const;
    /// Opens the row of thread \a tree.id with the messages of \a tree; an unknown id is ignored.
    void openThread(ThreadTree tree);
    void clear();

    /// Marks messages at once; the store follows. Unknown ids are ignored.
    void setRead(std::span<const MessageRowId> ids, bool read);
    void setFlagged(std::span<const MessageRowId> ids, bool flagged);

    [[nodiscard]] const MessageSummary *message(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(MessageRowId id) const;
    /// By Message-ID; placeholders too.
    [[nodiscard]] QModelIndex indexOf(const QString &messageId) const;
    [[nodiscard]] QModelIndex indexOf(ThreadId unopened) const;
    /// The row in reading order behind (in front of) \a from that is unread, wrapping round once;
    /// invalid when none is. An invalid \a from starts at the top (end).
    [[nodiscard]] QModelIndex nextUnread(const QModelIndex &from, bool backwards = false) const;
    /// Every message in reading order.
    [[nodiscard]] std::vector<const MessageSummary *> messages() const;

    [[nodiscard]] int messageCount() const
    {
        return m_messageCount;
    }

    [[nodiscard]] int unreadCount() const
    {
        return m_unreadCount;
    }

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    /// Emits threadWanted() for a thread that is not open yet.
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void threadWanted(Casebook::ThreadId id);
    void countsChanged();

private:
    /// One row. part is the thread it is of; node the place in its tree, -1 while it is unopened.
    struct Row
    {
        int parent = -1; ///< index into m_rows
        int position = 0; ///< among its siblings
        int part = 0;
        int node = -1;
        int below = 0;
        int unreadBelow = 0;
        std::vector<int> children;
    };

    struct Part
    {
        ThreadSummary summary; ///< only while unopened
        ThreadTree tree;
        bool isOpen = false;
        bool isAsked = false;
    };

    [[nodiscard]] QModelIndex indexOfRow(int row) const;
    [[nodiscard]] int rowOf(const QModelIndex &index) const;
    [[nodiscard]] const ThreadNode *nodeOf(const Row &row) const;
    [[nodiscard]] const MessageSummary *messageOf(const Row &row) const;
    [[nodiscard]] std::vector<int> readingOrder() const;
    [[nodiscard]] QVariant messageData(const Row &row, const MessageSummary &message,
                                       ThreadRole role) const;
    [[nodiscard]] QVariant unopenedData(const ThreadSummary &summary, ThreadRole role) const;
    [[nodiscard]] QString accessibleText(const QModelIndex &index) const;
    [[nodiscard]] bool subjectChanges(const Row &row, const MessageSummary &message) const;
    int appendRows(int part, int node, int parentRow, int position);
    void addOpenedRows(int part, int stubRow);
    void indexMessages();
    void count();
    bool updateInPlace(const ThreadTree &tree);
    void setFlag(std::span<const MessageRowId> ids, bool MessageSummary::*flag, bool value);

    std::vector<Part> m_parts;
    std::vector<Row> m_rows;
    std::vector<int> m_roots;
    QHash<MessageRowId, int> m_rowOfMessage;
    QHash<QString, int> m_rowOfMessageId;
    int m_messageCount = 0;
    int m_unreadCount = 0;
};

/// True when two subjects say the same but for reply prefixes ("Re:", "Fwd:", "回复：" …), case and space.
bool sameSubject(const QString &a, const QString &b);

/// One line of hostile text for a row: invisible characters shown, spaces collapsed, at most
/// \a maximum characters.
QString rowText(const QString &text, qsizetype maximum = 400);

} // namespace Casebook

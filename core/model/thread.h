// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/model/message.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace Casebook {

/// Where a person hung messages, by Message-ID: the parent chosen, or an empty text for a message that
/// was broken off to begin a thread of its own. Stronger than what the headers say.
using ManualLinks = QHash<QString, QString>;

/// Tells which ids put a message into one thread with others: its chosen parent, else In-Reply-To and
/// References, of which nothing counts that stands above a mail a person hung elsewhere.
class JoiningIds final
{
public:
    explicit JoiningIds(ManualLinks links = {})
        : m_links(std::move(links))
    {
    }

    /// Nothing was hung by hand: all ids of a message count.
    [[nodiscard]] bool isPlain() const
    {
        return m_links.isEmpty();
    }

    /// \a messageId is known to hang, at any depth, with a mail that a person hung.
    void addBelow(const QString &messageId)
    {
        m_below.insert(messageId);
    }

    /// addBelow() when the parent is such a mail. True when that is new: ask for all messages again.
    bool meet(const QString &messageId, const QString &inReplyTo, const QStringList &references);

    [[nodiscard]] QStringList of(const QString &messageId, const QString &inReplyTo,
                                 const QStringList &references) const;

private:
    [[nodiscard]] bool isBelow(const QString &id) const;

    ManualLinks m_links;
    QSet<QString> m_below;
};

/// One place in a thread's tree: a message, or a placeholder for one that is named but not here.
struct ThreadNode
{
    int message = -1; ///< index into ThreadTree::messages, -1 for a placeholder
    QString messageId;
    int parent = -1; ///< index into ThreadTree::nodes, -1 for a root
    std::vector<int> children; ///< in reading order
    int depth = 0;
    bool isByHand = false; ///< a person chose its place

    friend bool operator==(const ThreadNode &, const ThreadNode &) = default;
};

/// A thread laid out for reading. nodes stand in reading order: depth first, children sorted by
/// patch number, then date.
struct ThreadTree
{
    ThreadId id;
    QString subject; ///< of the root, or of the oldest message when the root is missing
    std::vector<MessageSummary> messages;
    std::vector<ThreadNode> nodes;
    std::vector<int> roots;

    friend bool operator==(const ThreadTree &, const ThreadTree &) = default;
};

/// One row of a list of threads.
struct ThreadSummary
{
    ThreadId id;
    QString subject;
    QString rootMessageId;
    MailAddress from; ///< who began it
    int messages = 0;
    int unread = 0;
    qint64 firstMs = 0;
    qint64 lastMs = 0;
    QString listId;

    friend bool operator==(const ThreadSummary &, const ThreadSummary &) = default;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/model/message.h"

#include <QString>

#include <vector>

namespace Casebook {

/// One place in a thread's tree: a message, or a placeholder for one that is named but not here.
struct ThreadNode
{
    int message = -1; ///< index into ThreadTree::messages, -1 for a placeholder
    QString messageId;
    int parent = -1; ///< index into ThreadTree::nodes, -1 for a root
    std::vector<int> children; ///< in reading order
    int depth = 0;

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

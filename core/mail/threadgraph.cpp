// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/threadgraph.h"

#include <algorithm>
#include <tuple>

namespace Casebook {

ThreadGraph::ThreadGraph(std::span<const MessageSummary> messages, const ManualLinks &links)
{
    m_vertices.reserve(static_cast<qsizetype>(messages.size()));
    m_vertexOf.reserve(messages.size());
    for (std::size_t i = 0; i < messages.size(); ++i) {
        int self = vertex(messages[i].messageId);
        if (m_message[index(self)] >= 0 || messages[i].messageId.isEmpty()) {
            // A further mail of the same id, or one without: a vertex that nothing can name.
            self = size();
            m_id.push_back(messages[i].messageId);
            m_message.push_back(-1);
            m_parent.push_back(-1);
        }
        m_message[index(self)] = static_cast<int>(i);
        m_vertexOf.push_back(self);
    }
    // By date, so that the same mails give the same tree in whatever order they came.
    std::vector<std::size_t> order(messages.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::ranges::sort(order, {}, [&](std::size_t i) {
        return std::tuple(messages[i].dateMs, QStringView(messages[i].messageId), i);
    });
    for (const std::size_t i : order) {
        const auto chosen = links.constFind(messages[i].messageId);
        if (chosen == links.cend()) {
            link(messages[i], m_vertexOf[i]);
        } else {
            linkByHand(*chosen, m_vertexOf[i]);
        }
    }
    cutLoops(messages);
}

int ThreadGraph::vertex(const QString &id)
{
    const auto it = m_vertices.constFind(id);
    if (it == m_vertices.cend()) {
        m_vertices.insert(id, size());
        m_id.push_back(id);
        m_message.push_back(-1);
        m_parent.push_back(-1);
        return size() - 1;
    }
    return *it;
}

bool ThreadGraph::isKnown(const QString &id) const
{
    const auto it = m_vertices.constFind(id);
    return it != m_vertices.cend() && m_message[index(*it)] >= 0;
}

QString ThreadGraph::chosenParent(const MessageSummary &message) const
{
    const QStringList &references = message.references;
    const QString &reply = message.inReplyTo;
    if (reply.isEmpty() || reply == message.messageId) {
        for (auto it = references.crbegin(); it != references.crend(); ++it) {
            if (*it != message.messageId) {
                return *it;
            }
        }
        return {};
    }
    if (isKnown(reply) || references.contains(reply)) {
        return reply;
    }
    for (auto it = references.crbegin(); it != references.crend(); ++it) {
        if (*it != message.messageId && isKnown(*it)) {
            return *it;
        }
    }
    return reply;
}

void ThreadGraph::link(const MessageSummary &message, int self)
{
    const QString parent = chosenParent(message);
    if (parent.isEmpty()) {
        return;
    }
    const int above = vertex(parent);
    if (above != self) {
        m_parent[index(self)] = above;
    }
    linkMissing(message, parent);
}

void ThreadGraph::linkByHand(const QString &parent, int self)
{
    const int above = parent.isEmpty() ? -1 : vertex(parent);
    if (above != self) {
        m_parent[index(self)] = above;
    }
}

/// Chains the ids above a mail as far as they are missing: usually References run from the root to
/// the parent, but some writers put the parent first and its ancestors behind it.
void ThreadGraph::linkMissing(const MessageSummary &message, const QString &parent)
{
    const QStringList &references = message.references;
    if (references.isEmpty()) {
        return;
    }
    const qsizetype at = references.lastIndexOf(parent);
    if (at < 0) {
        linkIfMissing(parent, references.last());
    }
    if (at == 0 && references.size() > 1) {
        for (qsizetype i = 1; i < references.size(); ++i) {
            linkIfMissing(references[i - 1], references[i]);
        }
        return;
    }
    for (qsizetype i = at < 0 ? references.size() - 1 : at; i > 0; --i) {
        linkIfMissing(references[i], references[i - 1]);
    }
}

void ThreadGraph::linkIfMissing(const QString &child, const QString &parent)
{
    if (child == parent) {
        return;
    }
    const int below = vertex(child);
    const int above = vertex(parent);
    if (m_message[index(below)] < 0 && m_parent[index(below)] < 0) {
        m_parent[index(below)] = above;
    }
}

void ThreadGraph::cutLoops(std::span<const MessageSummary> messages)
{
    // 0: not seen, else the number of the walk that saw it first.
    std::vector<int> seen(m_message.size(), 0);
    for (int start = 0; start < size(); ++start) {
        int at = start;
        while (at >= 0 && seen[index(at)] == 0) {
            seen[index(at)] = start + 1;
            at = m_parent[index(at)];
        }
        if (at >= 0 && seen[index(at)] == start + 1) {
            cutLoop(at, messages);
        }
    }
}

/// A link of a missing mail was only inferred from somebody's References, so it goes first. Else nobody
/// answers a mail that is not written yet: the oldest mail of the loop becomes its top.
void ThreadGraph::cutLoop(int onLoop, std::span<const MessageSummary> messages)
{
    auto age = [&](int vertex) {
        const int message = m_message[index(vertex)];
        const qint64 date = message < 0 ? 0 : messages[static_cast<std::size_t>(message)].dateMs;
        return std::tuple(message >= 0, date, QStringView(m_id[index(vertex)]));
    };
    int top = onLoop;
    for (int at = m_parent[index(onLoop)]; at != onLoop; at = m_parent[index(at)]) {
        top = age(at) < age(top) ? at : top;
    }
    m_parent[index(top)] = -1;
}

} // namespace Casebook

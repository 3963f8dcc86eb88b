// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/threading.h"

#include "core/mail/threadgraph.h"
#include "core/mail/threadlayout.h"

#include <utility>

namespace Casebook {

std::vector<ParentChoice> chooseParents(std::span<const MessageSummary> messages,
                                        const ManualLinks &links)
{
    const ThreadGraph graph(messages, links);
    // The nearest mail above a missing one, found once: -2 not asked yet.
    std::vector<int> nearest(static_cast<std::size_t>(graph.size()), -2);
    std::vector<ParentChoice> choices(messages.size());
    std::vector<int> path;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        int at = graph.parent(graph.vertexOf(i));
        if (at < 0) {
            continue;
        }
        choices[i].parent = graph.id(at);
        path.clear();
        while (at >= 0 && graph.message(at) < 0 && nearest[static_cast<std::size_t>(at)] == -2) {
            path.push_back(at);
            at = graph.parent(at);
        }
        if (at >= 0 && graph.message(at) < 0) {
            at = nearest[static_cast<std::size_t>(at)];
        }
        for (const int missing : path) {
            nearest[static_cast<std::size_t>(missing)] = at;
        }
        if (at >= 0) {
            choices[i].ancestor = graph.id(at);
            choices[i].ancestorIndex = graph.message(at);
        }
    }
    return choices;
}

ThreadTree buildForest(std::vector<MessageSummary> messages, const ManualLinks &links)
{
    ThreadTree tree;
    tree.messages = std::move(messages);
    const ThreadGraph graph(tree.messages, links);
    layOut(graph, tree);
    if (!links.isEmpty()) {
        for (ThreadNode &node : tree.nodes) {
            node.isByHand = node.message >= 0 && links.contains(node.messageId);
        }
    }
    return tree;
}

int ThreadGrouper::nodeOf(const QString &id)
{
    const auto it = m_nodes.constFind(id);
    if (it != m_nodes.cend()) {
        return *it;
    }
    const int fresh = static_cast<int>(m_up.size());
    m_nodes.insert(id, fresh);
    m_up.push_back(fresh);
    return fresh;
}

int ThreadGrouper::find(int group)
{
    auto up = [this](int i) -> int & { return m_up[static_cast<std::size_t>(i)]; };
    while (up(group) != group) {
        up(group) = up(up(group));
        group = up(group);
    }
    return group;
}

void ThreadGrouper::join(int one, int other)
{
    const int a = find(one);
    const int b = find(other);
    // The older group number stays, so that what was handed out first lasts.
    m_up[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
}

int ThreadGrouper::add(const QString &messageId, const QString &inReplyTo,
                       const QStringList &references)
{
    const int self = nodeOf(messageId);
    if (!inReplyTo.isEmpty()) {
        join(self, nodeOf(inReplyTo));
    }
    for (const QString &reference : references) {
        join(self, nodeOf(reference));
    }
    return find(self);
}

int ThreadGrouper::groupOf(const QString &messageId)
{
    const auto it = m_nodes.constFind(messageId);
    return it == m_nodes.cend() ? -1 : find(*it);
}

} // namespace Casebook

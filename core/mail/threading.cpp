// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/threading.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace Casebook {

namespace {

constexpr qint64 noDate = std::numeric_limits<qint64>::max();

/// The reference graph: one vertex per id, of mails and of missing ones.
class Graph
{
public:
    explicit Graph(std::span<const MessageSummary> messages);

    [[nodiscard]] int size() const
    {
        return static_cast<int>(m_message.size());
    }

    [[nodiscard]] int message(int vertex) const
    {
        return m_message[index(vertex)];
    }

    [[nodiscard]] int parent(int vertex) const
    {
        return m_parent[index(vertex)];
    }

    [[nodiscard]] const QString &id(int vertex) const
    {
        return m_id[index(vertex)];
    }

    [[nodiscard]] int vertexOf(std::size_t message) const
    {
        return m_vertexOf[message];
    }

private:
    static std::size_t index(int vertex)
    {
        return static_cast<std::size_t>(vertex);
    }

    int vertex(const QString &id);
    [[nodiscard]] bool isKnown(const QString &id) const;
    QString chosenParent(const MessageSummary &message) const;
    void link(const MessageSummary &message, int self);
    void linkMissing(const MessageSummary &message, const QString &parent);
    void linkIfMissing(const QString &child, const QString &parent);
    void cutLoops(std::span<const MessageSummary> messages);
    void cutLoop(int onLoop, std::span<const MessageSummary> messages);

    QHash<QString, int> m_vertices;
    std::vector<QString> m_id;
    std::vector<int> m_message; ///< -1: missing
    std::vector<int> m_parent; ///< -1: none
    std::vector<int> m_vertexOf; ///< by message
};

Graph::Graph(std::span<const MessageSummary> messages)
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
        link(messages[i], m_vertexOf[i]);
    }
    cutLoops(messages);
}

int Graph::vertex(const QString &id)
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

bool Graph::isKnown(const QString &id) const
{
    const auto it = m_vertices.constFind(id);
    return it != m_vertices.cend() && m_message[index(*it)] >= 0;
}

QString Graph::chosenParent(const MessageSummary &message) const
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

void Graph::link(const MessageSummary &message, int self)
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

/// Chains the ids above a mail as far as they are missing: usually References run from the root to
/// the parent, but some writers put the parent first and its ancestors behind it.
void Graph::linkMissing(const MessageSummary &message, const QString &parent)
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

void Graph::linkIfMissing(const QString &child, const QString &parent)
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

void Graph::cutLoops(std::span<const MessageSummary> messages)
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
void Graph::cutLoop(int onLoop, std::span<const MessageSummary> messages)
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

/// Builds the nodes of a forest out of the graph.
class Layout
{
public:
    Layout(const Graph &graph, ThreadTree &tree);
    void build();

private:
    using Key = std::tuple<int, int, int, qint64, QStringView>;

    static std::size_t index(int i)
    {
        return static_cast<std::size_t>(i);
    }

    [[nodiscard]] qint64 dateOf(int vertex) const;
    [[nodiscard]] Key keyOf(int vertex) const;
    void countChildren();
    void findDates();
    [[nodiscard]] bool isKept(int vertex) const;
    void sortChildren();
    void place(int root);

    const Graph &m_graph;
    ThreadTree &m_tree;
    std::vector<std::vector<int>> m_children; ///< of kept vertices
    std::vector<int> m_roots;
    std::vector<int> m_childCount; ///< in the graph, of branches that hold mails
    std::vector<int> m_order; ///< parents before children
    std::vector<qint64> m_oldest; ///< of a vertex and all below it
    std::vector<bool> m_alive; ///< is or leads to a mail
};

Layout::Layout(const Graph &graph, ThreadTree &tree)
    : m_graph(graph)
    , m_tree(tree)
    , m_children(index(graph.size()))
    , m_childCount(index(graph.size()), 0)
    , m_oldest(index(graph.size()), noDate)
    , m_alive(index(graph.size()), false)
{
}

qint64 Layout::dateOf(int vertex) const
{
    const int message = m_graph.message(vertex);
    if (message < 0 || m_tree.messages[index(message)].dateMs == 0) {
        return m_oldest[index(vertex)];
    }
    return m_tree.messages[index(message)].dateMs;
}

Layout::Key Layout::keyOf(int vertex) const
{
    const int message = m_graph.message(vertex);
    if (message >= 0) {
        const SubjectTag &tag = m_tree.messages[index(message)].tag;
        if (tag.hasCounter && (tag.kind == SubjectKind::Patch || tag.kind == SubjectKind::Cover)) {
            return {0, tag.version, tag.number, dateOf(vertex), m_graph.id(vertex)};
        }
    }
    return {1, 0, 0, dateOf(vertex), m_graph.id(vertex)};
}

/// Orders the vertices so that children come first, by taking off leaves.
void Layout::countChildren()
{
    std::vector<int> open(index(m_graph.size()), 0);
    for (int v = 0; v < m_graph.size(); ++v) {
        if (m_graph.parent(v) >= 0) {
            ++open[index(m_graph.parent(v))];
        }
    }
    m_order.reserve(index(m_graph.size()));
    for (int v = 0; v < m_graph.size(); ++v) {
        if (open[index(v)] == 0) {
            m_order.push_back(v);
        }
    }
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        const int above = m_graph.parent(m_order[i]);
        if (above >= 0 && --open[index(above)] == 0) {
            m_order.push_back(above);
        }
    }
}

void Layout::findDates()
{
    for (const int v : m_order) {
        const int message = m_graph.message(v);
        if (message >= 0) {
            m_alive[index(v)] = true;
            const qint64 date = m_tree.messages[index(message)].dateMs;
            if (date != 0) {
                m_oldest[index(v)] = std::min(m_oldest[index(v)], date);
            }
        }
        const int above = m_graph.parent(v);
        if (above >= 0 && m_alive[index(v)]) {
            m_alive[index(above)] = true;
            ++m_childCount[index(above)];
            m_oldest[index(above)] = std::min(m_oldest[index(above)], m_oldest[index(v)]);
        }
    }
}

bool Layout::isKept(int vertex) const
{
    if (m_graph.message(vertex) >= 0) {
        return true;
    }
    return m_alive[index(vertex)]
        && (m_childCount[index(vertex)] > 1 || m_graph.parent(vertex) < 0);
}

void Layout::sortChildren()
{
    // From the top down, so that a kept ancestor is known for everything below it.
    std::vector<int> keptAbove(index(m_graph.size()), -1);
    for (auto it = m_order.crbegin(); it != m_order.crend(); ++it) {
        const int above = m_graph.parent(*it);
        if (above >= 0) {
            keptAbove[index(*it)] = isKept(above) ? above : keptAbove[index(above)];
        }
    }
    for (int v = 0; v < m_graph.size(); ++v) {
        if (!isKept(v)) {
            continue;
        }
        const int above = keptAbove[index(v)];
        (above < 0 ? m_roots : m_children[index(above)]).push_back(v);
    }
    for (std::vector<int> &children : m_children) {
        std::ranges::stable_sort(children, {}, [this](int v) { return keyOf(v); });
    }
    std::ranges::stable_sort(m_roots, {}, [this](int v) {
        return std::tuple(m_oldest[index(v)], QStringView(m_graph.id(v)));
    });
}

void Layout::place(int root)
{
    std::vector<std::pair<int, int>> open{{root, -1}}; // vertex, parent node
    while (!open.empty()) {
        const auto [vertex, parent] = open.back();
        open.pop_back();
        const int self = static_cast<int>(m_tree.nodes.size());
        ThreadNode node;
        node.message = m_graph.message(vertex);
        node.messageId = m_graph.id(vertex);
        node.parent = parent;
        if (parent >= 0) {
            node.depth = m_tree.nodes[index(parent)].depth + 1;
            m_tree.nodes[index(parent)].children.push_back(self);
        }
        m_tree.nodes.push_back(std::move(node));
        const std::vector<int> &children = m_children[index(vertex)];
        for (auto it = children.crbegin(); it != children.crend(); ++it) {
            open.emplace_back(*it, self);
        }
    }
}

void Layout::build()
{
    countChildren();
    findDates();
    sortChildren();
    for (const int root : m_roots) {
        m_tree.roots.push_back(static_cast<int>(m_tree.nodes.size()));
        place(root);
    }
}

QString forestSubject(const ThreadTree &tree)
{
    if (tree.nodes.empty()) {
        return {};
    }
    int best = tree.nodes.front().message;
    if (best < 0) {
        for (int i = 0; i < static_cast<int>(tree.messages.size()); ++i) {
            const qint64 date = tree.messages[static_cast<std::size_t>(i)].dateMs;
            if (best < 0 || date < tree.messages[static_cast<std::size_t>(best)].dateMs) {
                best = i;
            }
        }
    }
    return tree.messages[static_cast<std::size_t>(best)].subject;
}

} // namespace

std::vector<ParentChoice> chooseParents(std::span<const MessageSummary> messages)
{
    const Graph graph(messages);
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

ThreadTree buildForest(std::vector<MessageSummary> messages)
{
    ThreadTree tree;
    tree.messages = std::move(messages);
    const Graph graph(tree.messages);
    Layout(graph, tree).build();
    tree.subject = forestSubject(tree);
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

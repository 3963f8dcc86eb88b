// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/threadlayout.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace Casebook {

namespace {

constexpr qint64 noDate = std::numeric_limits<qint64>::max();

/// Builds the nodes of a forest out of the graph.
class Layout
{
public:
    Layout(const ThreadGraph &graph, ThreadTree &tree);
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

    const ThreadGraph &m_graph;
    ThreadTree &m_tree;
    std::vector<std::vector<int>> m_children; ///< of kept vertices
    std::vector<int> m_roots;
    std::vector<int> m_childCount; ///< in the graph, of branches that hold mails
    std::vector<int> m_order; ///< parents before children
    std::vector<qint64> m_oldest; ///< of a vertex and all below it
    std::vector<bool> m_alive; ///< is or leads to a mail
};

Layout::Layout(const ThreadGraph &graph, ThreadTree &tree)
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

void layOut(const ThreadGraph &graph, ThreadTree &tree)
{
    Layout(graph, tree).build();
    tree.subject = forestSubject(tree);
}

} // namespace Casebook

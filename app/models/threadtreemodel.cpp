// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/threadtreemodel.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace Casebook {

ThreadTreeModel::ThreadTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void ThreadTreeModel::setTree(ThreadTree tree)
{
    if (updateInPlace(tree)) {
        return;
    }
    beginResetModel();
    m_parts.clear();
    m_rows.clear();
    m_roots.clear();
    m_parts.push_back({.summary = {}, .tree = std::move(tree), .isOpen = true, .isAsked = true});
    m_rows.reserve(m_parts.front().tree.nodes.size());
    for (const int root : m_parts.front().tree.roots) {
        m_roots.push_back(appendRows(0, root, -1, static_cast<int>(m_roots.size())));
    }
    indexMessages();
    count();
    endResetModel();
    Q_EMIT countsChanged();
}

void ThreadTreeModel::setThreads(std::vector<ThreadSummary> threads, std::vector<ThreadTree> open)
{
    beginResetModel();
    m_parts.clear();
    m_rows.clear();
    m_roots.clear();
    for (ThreadSummary &summary : threads) {
        const int part = static_cast<int>(m_parts.size());
        m_parts.push_back(
            {.summary = std::move(summary), .tree = {}, .isOpen = false, .isAsked = false});
        Part &shown = m_parts.back();
        const auto tree = std::ranges::find(open, shown.summary.id, &ThreadTree::id);
        if (tree != open.end() && !tree->roots.empty()) {
            shown.tree = std::move(*tree);
            shown.isOpen = true;
            shown.isAsked = true;
            for (const int root : shown.tree.roots) {
                m_roots.push_back(appendRows(part, root, -1, static_cast<int>(m_roots.size())));
            }
            continue;
        }
        Row row;
        row.position = static_cast<int>(m_roots.size());
        row.part = part;
        m_roots.push_back(static_cast<int>(m_rows.size()));
        m_rows.push_back(std::move(row));
    }
    indexMessages();
    count();
    endResetModel();
    Q_EMIT countsChanged();
}

std::vector<ThreadId> ThreadTreeModel::openThreads() const
{
    std::vector<ThreadId> open;
    for (const Part &part : m_parts) {
        if (part.isOpen && part.summary.id.isValid()) {
            open.push_back(part.summary.id);
        }
    }
    return open;
}

void ThreadTreeModel::clear()
{
    setThreads({});
}

void ThreadTreeModel::openThread(ThreadTree tree)
{
    const auto part = std::ranges::find_if(
        m_parts, [&tree](const Part &p) { return !p.isOpen && p.summary.id == tree.id; });
    if (part == m_parts.end()) {
        return;
    }
    if (tree.roots.empty()) {
        part->isAsked = false;
        return;
    }
    const int number = static_cast<int>(part - m_parts.begin());
    const auto stub = std::ranges::find_if(
        m_rows, [number](const Row &r) { return r.part == number && r.node < 0; });
    part->tree = std::move(tree);
    part->isOpen = true;
    addOpenedRows(number, static_cast<int>(stub - m_rows.begin()));
    indexMessages();
    count();
    Q_EMIT countsChanged();
}

/// The unopened row becomes the thread's first root in place; its children and further roots follow.
void ThreadTreeModel::addOpenedRows(int part, int stubRow)
{
    const ThreadTree &tree = m_parts[static_cast<size_t>(part)].tree;
    m_rows[static_cast<size_t>(stubRow)].node = tree.roots.front();
    indexMessages(); // whoever hears a signal may ask for the messages
    const QModelIndex stub = indexOfRow(stubRow);
    Q_EMIT dataChanged(stub, stub);
    const std::vector<int> children = tree.nodes[static_cast<size_t>(tree.roots.front())].children;
    if (!children.empty()) {
        beginInsertRows(stub, 0, static_cast<int>(children.size()) - 1);
        for (const int child : children) {
            const int position =
                static_cast<int>(m_rows[static_cast<size_t>(stubRow)].children.size());
            const int row = appendRows(part, child, stubRow, position);
            m_rows[static_cast<size_t>(stubRow)].children.push_back(row);
        }
        indexMessages();
        count();
        endInsertRows();
    }
    if (tree.roots.size() > 1) {
        const int first = m_rows[static_cast<size_t>(stubRow)].position + 1;
        const int extra = static_cast<int>(tree.roots.size()) - 1;
        beginInsertRows({}, first, first + extra - 1);
        std::vector<int> added;
        for (int i = 1; i <= extra; ++i) {
            added.push_back(appendRows(part, tree.roots[static_cast<size_t>(i)], -1, 0));
        }
        m_roots.insert(m_roots.begin() + first, added.begin(), added.end());
        for (size_t i = 0; i < m_roots.size(); ++i) {
            m_rows[static_cast<size_t>(m_roots[i])].position = static_cast<int>(i);
        }
        endInsertRows();
    }
}

/// Appends \a node and all below it without recursion: depth is the sender's choice.
int ThreadTreeModel::appendRows(int part, int node, int parentRow, int position)
{
    const std::vector<ThreadNode> &nodes = m_parts[static_cast<size_t>(part)].tree.nodes;
    const int first = static_cast<int>(m_rows.size());
    std::vector<std::pair<int, int>> todo; // node, row of its parent
    todo.emplace_back(node, parentRow);
    while (!todo.empty()) {
        const auto [current, above] = todo.back();
        todo.pop_back();
        const int number = static_cast<int>(m_rows.size());
        Row row;
        row.parent = above;
        row.part = part;
        row.node = current;
        row.position = position;
        if (number != first) {
            std::vector<int> &siblings = m_rows[static_cast<size_t>(above)].children;
            row.position = static_cast<int>(siblings.size());
            siblings.push_back(number);
        }
        m_rows.push_back(std::move(row));
        const std::vector<int> &children = nodes[static_cast<size_t>(current)].children;
        for (auto child = children.rbegin(); child != children.rend(); ++child) {
            todo.emplace_back(*child, number);
        }
    }
    return first;
}

bool ThreadTreeModel::updateInPlace(const ThreadTree &tree)
{
    if (m_parts.size() != 1 || !m_parts.front().isOpen) {
        return false;
    }
    ThreadTree &shown = m_parts.front().tree;
    if (shown.id != tree.id || shown.nodes != tree.nodes || shown.roots != tree.roots
        || shown.messages.size() != tree.messages.size()) {
        return false;
    }
    for (size_t i = 0; i < tree.messages.size(); ++i) {
        if (shown.messages[i].id != tree.messages[i].id) {
            return false;
        }
    }
    std::vector<MessageRowId> changed;
    for (size_t i = 0; i < tree.messages.size(); ++i) {
        if (!(shown.messages[i] == tree.messages[i])) {
            shown.messages[i] = tree.messages[i];
            changed.push_back(tree.messages[i].id);
        }
    }
    count();
    for (const MessageRowId id : changed) {
        const QModelIndex index = indexOf(id);
        Q_EMIT dataChanged(index, index);
    }
    if (!changed.empty()) {
        Q_EMIT countsChanged();
    }
    return true;
}

void ThreadTreeModel::indexMessages()
{
    m_rowOfMessage.clear();
    m_rowOfMessageId.clear();
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (const MessageSummary *message = messageOf(m_rows[i])) {
            m_rowOfMessage.insert(message->id, static_cast<int>(i));
            m_rowOfMessageId.insert(message->messageId, static_cast<int>(i));
        } else if (const ThreadNode *node = nodeOf(m_rows[i])) {
            m_rowOfMessageId.insert(node->messageId, static_cast<int>(i));
        }
    }
}

/// A row always stands behind its parent in m_rows, so one backward pass sums up.
void ThreadTreeModel::count()
{
    m_messageCount = 0;
    m_unreadCount = 0;
    for (Row &row : m_rows) {
        row.below = 0;
        row.unreadBelow = 0;
    }
    for (auto row = m_rows.rbegin(); row != m_rows.rend(); ++row) {
        const MessageSummary *message = messageOf(*row);
        const int self = message != nullptr ? 1 : 0;
        const int unread = message != nullptr && !message->isRead ? 1 : 0;
        if (row->node < 0) {
            const ThreadSummary &summary = m_parts[static_cast<size_t>(row->part)].summary;
            row->below = summary.messages;
            row->unreadBelow = summary.unread;
        }
        if (row->parent >= 0) {
            Row &above = m_rows[static_cast<size_t>(row->parent)];
            above.below += row->below + self;
            above.unreadBelow += row->unreadBelow + unread;
        } else {
            m_messageCount += row->below + self;
            m_unreadCount += row->unreadBelow + unread;
        }
    }
}

void ThreadTreeModel::setFlag(std::span<const MessageRowId> ids, bool MessageSummary::*flag,
                              bool value)
{
    std::vector<int> changed;
    for (const MessageRowId id : ids) {
        const auto place = m_rowOfMessage.constFind(id);
        if (place == m_rowOfMessage.constEnd()) {
            continue;
        }
        const Row &row = m_rows[static_cast<size_t>(*place)];
        Part &part = m_parts[static_cast<size_t>(row.part)];
        const int number = part.tree.nodes[static_cast<size_t>(row.node)].message;
        bool &state = part.tree.messages[static_cast<size_t>(number)].*flag;
        if (state != value) {
            state = value;
            changed.push_back(*place);
        }
    }
    if (changed.empty()) {
        return;
    }
    count();
    QSet<int> touched;
    for (int row : changed) {
        // Rows above show how many unread ones they hold.
        for (; row >= 0 && !touched.contains(row); row = m_rows[static_cast<size_t>(row)].parent) {
            touched.insert(row);
        }
    }
    for (const int row : std::as_const(touched)) {
        const QModelIndex index = indexOfRow(row);
        Q_EMIT dataChanged(index, index);
    }
    Q_EMIT countsChanged();
}

void ThreadTreeModel::setRead(std::span<const MessageRowId> ids, bool read)
{
    setFlag(ids, &MessageSummary::isRead, read);
}

void ThreadTreeModel::setFlagged(std::span<const MessageRowId> ids, bool flagged)
{
    setFlag(ids, &MessageSummary::isFlagged, flagged);
}

const ThreadNode *ThreadTreeModel::nodeOf(const Row &row) const
{
    return row.node < 0
        ? nullptr
        : &m_parts[static_cast<size_t>(row.part)].tree.nodes[static_cast<size_t>(row.node)];
}

const MessageSummary *ThreadTreeModel::messageOf(const Row &row) const
{
    const ThreadNode *node = nodeOf(row);
    if (node == nullptr || node->message < 0) {
        return nullptr;
    }
    return &m_parts[static_cast<size_t>(row.part)]
                .tree.messages[static_cast<size_t>(node->message)];
}

const MessageSummary *ThreadTreeModel::message(const QModelIndex &index) const
{
    const int row = rowOf(index);
    return row < 0 ? nullptr : messageOf(m_rows[static_cast<size_t>(row)]);
}

QModelIndex ThreadTreeModel::indexOf(MessageRowId id) const
{
    return indexOfRow(m_rowOfMessage.value(id, -1));
}

QModelIndex ThreadTreeModel::indexOf(const QString &messageId) const
{
    return indexOfRow(m_rowOfMessageId.value(messageId, -1));
}

QModelIndex ThreadTreeModel::indexOf(ThreadId unopened) const
{
    for (const int root : m_roots) {
        const Row &row = m_rows[static_cast<size_t>(root)];
        if (row.node < 0 && m_parts[static_cast<size_t>(row.part)].summary.id == unopened) {
            return indexOfRow(root);
        }
    }
    return {};
}

std::vector<int> ThreadTreeModel::readingOrder() const
{
    std::vector<int> order;
    order.reserve(m_rows.size());
    std::vector<int> todo(m_roots.rbegin(), m_roots.rend());
    while (!todo.empty()) {
        const int row = todo.back();
        todo.pop_back();
        order.push_back(row);
        const std::vector<int> &children = m_rows[static_cast<size_t>(row)].children;
        todo.insert(todo.end(), children.rbegin(), children.rend());
    }
    return order;
}

QModelIndex ThreadTreeModel::nextUnread(const QModelIndex &from, bool backwards) const
{
    std::vector<int> order = readingOrder();
    if (backwards) {
        std::ranges::reverse(order);
    }
    const auto start = std::ranges::find(order, rowOf(from));
    if (start != order.end()) {
        std::ranges::rotate(order, start + 1);
        order.pop_back(); // the row itself comes last and is no "next"
    }
    for (const int row : order) {
        const QModelIndex index = indexOfRow(row);
        if (data(index, static_cast<int>(ThreadRole::Unread)).toBool()) {
            return index;
        }
    }
    return {};
}

std::vector<const MessageSummary *> ThreadTreeModel::messages() const
{
    std::vector<const MessageSummary *> found;
    for (const int row : readingOrder()) {
        if (const MessageSummary *message = messageOf(m_rows[static_cast<size_t>(row)])) {
            found.push_back(message);
        }
    }
    return found;
}

QModelIndex ThreadTreeModel::indexOfRow(int row) const
{
    if (row < 0) {
        return {};
    }
    return createIndex(m_rows[static_cast<size_t>(row)].position, 0, static_cast<quintptr>(row));
}

int ThreadTreeModel::rowOf(const QModelIndex &index) const
{
    return index.isValid() && index.model() == this ? static_cast<int>(index.internalId()) : -1;
}

QModelIndex ThreadTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const int above = rowOf(parent);
    const std::vector<int> &siblings =
        above < 0 ? m_roots : m_rows[static_cast<size_t>(above)].children;
    if (row < 0 || column != 0 || row >= std::ssize(siblings)) {
        return {};
    }
    return createIndex(row, 0, static_cast<quintptr>(siblings[static_cast<size_t>(row)]));
}

QModelIndex ThreadTreeModel::parent(const QModelIndex &child) const
{
    const int row = rowOf(child);
    return row < 0 ? QModelIndex() : indexOfRow(m_rows[static_cast<size_t>(row)].parent);
}

int ThreadTreeModel::rowCount(const QModelIndex &parent) const
{
    const int row = rowOf(parent);
    return static_cast<int>(row < 0 ? m_roots.size()
                                    : m_rows[static_cast<size_t>(row)].children.size());
}

int ThreadTreeModel::columnCount(const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    return 1;
}

bool ThreadTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (rowCount(parent) > 0) {
        return true;
    }
    const int number = rowOf(parent);
    if (number < 0) {
        return false;
    }
    const Row &row = m_rows[static_cast<size_t>(number)];
    return row.node < 0 && m_parts[static_cast<size_t>(row.part)].summary.messages > 1;
}

bool ThreadTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const int number = rowOf(parent);
    if (number < 0) {
        return false;
    }
    const Row &row = m_rows[static_cast<size_t>(number)];
    const Part &part = m_parts[static_cast<size_t>(row.part)];
    return row.node < 0 && !part.isAsked && part.summary.messages > 1;
}

void ThreadTreeModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent)) {
        return;
    }
    Part &part = m_parts[static_cast<size_t>(m_rows[static_cast<size_t>(rowOf(parent))].part)];
    part.isAsked = true;
    Q_EMIT threadWanted(part.summary.id);
}

} // namespace Casebook

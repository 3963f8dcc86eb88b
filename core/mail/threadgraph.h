// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/thread.h"

#include <QHash>
#include <QString>

#include <span>
#include <vector>

namespace Casebook {

/// The reference graph: one vertex per id, of mails and of missing ones. Every vertex has at most one
/// parent and there are no loops. Vertices 0 to size()-1; the messages must outlive the constructor only.
class ThreadGraph final
{
public:
    explicit ThreadGraph(std::span<const MessageSummary> messages, const ManualLinks &links = {});

    [[nodiscard]] int size() const
    {
        return static_cast<int>(m_message.size());
    }

    /// Index of the vertex' mail, -1 for a missing one.
    [[nodiscard]] int message(int vertex) const
    {
        return m_message[index(vertex)];
    }

    /// -1 for a root.
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
    void linkByHand(const QString &parent, int self);
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

} // namespace Casebook

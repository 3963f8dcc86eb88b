// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/report.h"

#include <QHash>
#include <QSet>

#include <map>
#include <span>
#include <utility>
#include <vector>

namespace Casebook {

/// A list of one text.
using ListKey = std::pair<const TextReports *, int>;

/// Locks that many tasks can hold at once or that are none: rows of them name no holder.
bool isSharedRow(const HeldLock &row);

/// What makes two locks, or two tasks, one: address or name, number or name.
QString lockKey(const LockRef &lock);
QString taskKey(const TaskRef &task);

/// Joins what the texts of one capture say into edges, names tasks alike in all of them, and keeps for every wait without a
/// holder why nobody is known. One use; one thread.
class LockGraphBuilder final
{
public:
    explicit LockGraphBuilder(std::span<const TextReports> capture)
        : m_capture(capture)
    {
    }

    LockGraph build();

private:
    void collect();
    void nameTasks();
    void addStated();
    void addWaits();
    void addWait(const LockWait &wait, const TextReports &reports);
    void addListed(LockEdge edge, const HeldLock &row, const ListKey &list);
    void addWorkers(const LockEdge &edge, const HeldLock &row, const TextReports &reports);
    void addOwned(const LockEdge &edge);
    void addOrders();
    void addContended();
    void addHidden();
    void resolve(TaskRef &task) const;
    LockEdge *add(LockEdge edge);
    [[nodiscard]] bool hasHolder(const LockEdge &edge) const;
    [[nodiscard]] const HeldLock *waitedRow(const LockWait &wait, const TextReports &reports) const;
    [[nodiscard]] UnknownHolder unknownOf(const LockEdge &edge, const HeldLock *row,
                                          const ListKey &list) const;
    [[nodiscard]] bool surelyHolds(const HeldLock &row, const ListKey &list) const;

    std::span<const TextReports> m_capture;
    LockGraph m_graph;
    QSet<QString> m_known; ///< edges by what they say
    QHash<qint64, QString> m_names; ///< of tasks by number
    std::vector<LockOwner> m_owners;
    std::map<ListKey, std::vector<const HeldLock *>> m_rows;
    std::vector<std::pair<LockEdge, UnknownHolder>> m_open; ///< waits nobody is known for
};

} // namespace Casebook

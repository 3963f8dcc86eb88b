// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/watch.h"

#include <QAbstractItemModel>

#include <vector>

namespace Casebook {

/// Mails that watches found, under the watch that had the strongest reason. Every watch has its row,
/// with or without mails; mails no watch claims any more stand last, under a row of their own. Holds
/// values and never asks. GUI thread.
class InboxModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        IsWatchRole = Qt::UserRole, ///< bool: the row of a watch, or of mails without one
        SummaryRole, ///< WatchSummary; of mails without a watch its id is invalid
        ItemRole, ///< WatchItem
        CountRole, ///< rows below a watch
    };

    explicit InboxModel(QObject *parent = nullptr);

    /// Rows that stay keep their place, so that a view keeps its selection.
    void setContent(std::vector<WatchSummary> watches, std::vector<WatchItem> items);
    /// Every word has to occur in subject, sender or list, case folded. Watches without a hit are left
    /// out then.
    void setFilter(const QString &filter);
    /// Only this watch; an invalid id: all.
    void setWatch(WatchId watch);

    [[nodiscard]] QString filter() const
    {
        return m_filter;
    }

    [[nodiscard]] int itemCount() const;
    [[nodiscard]] QModelIndex indexOf(WatchItemId id) const;
    [[nodiscard]] QModelIndex indexOf(WatchId id) const;
    /// The item in front of (behind) \a from in the order of the rows; \a from may be a watch or invalid.
    /// \a onlyNew passes over those decided on. Invalid at the end.
    [[nodiscard]] QModelIndex nextItem(const QModelIndex &from, bool backwards, bool onlyNew) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Group
    {
        WatchSummary summary;
        std::vector<WatchItem> items;
    };

    [[nodiscard]] std::vector<Group> wanted() const;
    [[nodiscard]] bool matches(const WatchItem &item) const;
    void rebuild();
    void rebuildItems(int row, Group &group);
    [[nodiscard]] const Group *groupAt(const QModelIndex &index) const;
    [[nodiscard]] int rowOf(WatchId watch) const;

    std::vector<WatchSummary> m_watches;
    std::vector<WatchItem> m_items;
    std::vector<Group> m_groups;
    QString m_filter;
    WatchId m_watch;
};

} // namespace Casebook

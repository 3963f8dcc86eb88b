// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/bug.h"

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace Casebook {

/// A page without a bug that has a row over the bugs.
struct BugListPlace
{
    QString id; ///< of the registry
    QString title;
    QString icon;
    int count = 0; ///< what waits there

    friend bool operator==(const BugListPlace &, const BugListPlace &) = default;
};

/// The list at the left edge: places, open bugs, closed or parked ones, and the mail without a bug, each
/// group of bugs under a heading with its count. A flat list; headings cannot be chosen. Holds values and never
/// asks. GUI thread.
class BugListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class RowKind : std::uint8_t { Heading, Bug, Unfiled, Place };

    enum class Group : std::uint8_t { Open, Closed, Unfiled, Places };

    enum Role {
        KindRole = Qt::UserRole, ///< int, RowKind
        GroupRole, ///< int, Group
        CountRole, ///< heading: rows below; unfiled: its threads
        SummaryRole, ///< BugSummary
        BugIdRole, ///< qint64
        UnreadRole, ///< place: its count
        PlaceRole, ///< QString, id of the place
        IconRole, ///< QString, of the place
    };

    explicit BugListModel(QObject *parent = nullptr);

    /// What the filter looks into besides title, area, labels and extid; for example the state's name
    /// in the reader's language.
    void setWords(std::function<QString(const Bug &)> words);
    void setBugs(std::vector<BugSummary> bugs);
    void setUnfiled(int threads, int unread);
    void setPlaces(std::vector<BugListPlace> places);
    /// Every word has to occur somewhere in a bug, case folded. Empty: all.
    void setFilter(const QString &filter);

    [[nodiscard]] QString filter() const
    {
        return m_filter;
    }

    [[nodiscard]] int bugCount() const
    {
        return static_cast<int>(m_bugs.size());
    }

    [[nodiscard]] int shownCount() const;
    [[nodiscard]] const BugSummary *summary(BugId id) const;
    /// Row of a bug as filtered, -1 when it is not shown.
    [[nodiscard]] int rowOf(BugId id) const;
    [[nodiscard]] int unfiledRow() const;
    [[nodiscard]] int placeRow(const QString &id) const;
    /// The first bug shown; invalid when there is none.
    [[nodiscard]] BugId firstBug() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        RowKind kind = RowKind::Bug;
        Group group = Group::Open;
        BugSummary summary = {}; ///< its own copy, so that a row is whole while rows move
        BugId id;
        int count = 0;
        BugListPlace place = {};
    };

    [[nodiscard]] bool matches(const Bug &bug) const;
    [[nodiscard]] std::vector<Row> wantedRows() const;
    void rebuild();
    [[nodiscard]] static bool sameThing(const Row &a, const Row &b);

    std::function<QString(const Bug &)> m_words;
    std::vector<BugListPlace> m_places;
    std::vector<BugSummary> m_bugs;
    std::vector<Row> m_rows;
    QString m_filter;
    int m_unfiledThreads = 0;
    int m_unfiledUnread = 0;
};

} // namespace Casebook

Q_DECLARE_METATYPE(Casebook::BugSummary)

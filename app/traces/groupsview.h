// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/groupmodel.h"
#include "app/traces/tracespresenter.h"

#include <QWidget>

class QLabel;
class QListView;
class QSplitter;

namespace Casebook {

class FramesTable;

/// Equal stacks of a dump together ("17 threads like this"): the groups, the largest first, and the stack of the one
/// that is chosen with the names of all that have it.
class GroupsView final : public QWidget
{
    Q_OBJECT

public:
    explicit GroupsView(TracesPresenter &presenter, QWidget *parent = nullptr);

    void refresh();
    void setFixedFont(const QFont &font);

    [[nodiscard]] GroupModel &model()
    {
        return m_model;
    }

    [[nodiscard]] QListView *list() const
    {
        return m_list;
    }

    [[nodiscard]] FramesTable &frames()
    {
        return *m_frames;
    }

    /// The stack shown; null while there is none.
    [[nodiscard]] const TraceItem *current() const;
    /// "212 stacks in 14 groups; 9 stand alone."
    [[nodiscard]] QString answer() const;

Q_SIGNALS:
    void groupChanged();
    /// Enter: the stack of the group in the first pane, or in a further one.
    void openWanted(const QString &key, bool inNewPane);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showGroup(const QModelIndex &index);
    void retranslate();

    TracesPresenter &m_presenter;
    GroupModel m_model;
    QSplitter *m_splitter = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_head = nullptr;
    FramesTable *m_frames = nullptr;
};

} // namespace Casebook

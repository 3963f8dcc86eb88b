// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/registry.h"

#include <QHash>

class QAction;
class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace Casebook {

class BugListModel;
struct ChangeSet;

/// The list at the left: filter on top, bugs in groups below. Says so when there is none, and when
/// the filter hides all. GUI thread.
class BugListPanel final : public SidePanel
{
    Q_OBJECT

public:
    explicit BugListPanel(PageContext &context, QWidget *parent = nullptr);

    void setCurrent(BugId bug, bool unfiled) override;
    void setCurrentPlace(const QString &id) override;
    void setPlaceBadge(const QString &id, const PageBadge &badge) override;
    void step(int step) override;
    void focusMain() override;
    void focusFilter() override;

    [[nodiscard]] BugListModel *model() const
    {
        return m_model;
    }

Q_SIGNALS:
    /// The list shows what the workspace has.
    void loaded();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void load();
    void markCurrent();
    void fillPlaces();
    void choose(const QModelIndex &index);
    void showMenu(const QPoint &position);
    void updateWords();
    void retranslate();

    PageContext &m_context;
    BugListModel *m_model = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_add = nullptr;
    QLineEdit *m_filter = nullptr;
    QAction *m_filterSign = nullptr;
    QLabel *m_sentence = nullptr;
    QToolButton *m_clear = nullptr;
    QListView *m_view = nullptr;
    QHash<QString, int> m_placeCounts;
    QString m_place;
    BugId m_bug;
    bool m_unfiled = false;
    bool m_marking = false;
    Latest m_latestBugs;
    Latest m_latestUnfiled;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/inbox/inboxpresenter.h"
#include "app/inbox/watchtimer.h"
#include "app/shell/page.h"
#include "app/shell/registry.h"

#include <QSet>

#include <array>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QToolButton;
class QTreeView;

namespace Casebook {

class AmberLine;
class CodeHighlighters;
class InboxReader;
class WatchDialog;

/// The place where mail found on watched lists waits to be decided on: filter on top, mails by watch,
/// what the feed told below. It only connects: what is known stands in InboxPresenter.
class InboxPage final : public Page
{
    Q_OBJECT

public:
    /// \a highlighters outlives the page; null: code has one colour.
    InboxPage(PageContext &context, const CodeHighlighters *highlighters,
              QWidget *parent = nullptr);
    ~InboxPage() override;

    void setBug(BugId bug) override;
    void focusMain() override;
    QWidget *headerControls() override;

    [[nodiscard]] InboxPresenter &presenter()
    {
        return m_presenter;
    }

    [[nodiscard]] WatchTimer &timer()
    {
        return m_timer;
    }

    [[nodiscard]] QTreeView *list() const
    {
        return m_list;
    }

    /// Mails of the selected rows.
    [[nodiscard]] std::vector<WatchItem> selectedItems() const;
    /// The watch of the current row, also of a mail's; invalid when there is none.
    [[nodiscard]] WatchId currentWatch() const;
    [[nodiscard]] bool hasItem() const;

    void goToNext(bool backwards, bool onlyNew);
    /// Decides about the selected mails and goes to the next one.
    void triage(WatchState state);
    void makeBug();
    void fetchThread();
    void check();
    void focusFilter();
    void setState(std::optional<WatchState> state);
    void newWatch();
    void editWatch();
    void showDigest();

protected:
    void changeEvent(QEvent *event) override;

private:
    static constexpr std::size_t stateCount = 4;

    void build();
    void buildControls();
    void buildFilter(QHBoxLayout *row);
    void connectPresenter();
    void connectReader();
    void expandWatches();
    void takeLoaded();
    void showCurrent();
    void fillWatches();
    void updateWords();
    void updateEmpty();
    void updateChecking();
    void tellOutcome(const WatchCheckOutcome &outcome, bool byTimer);
    void openDialog(const Watch &watch);
    void chooseSubsystem(WatchDialog *dialog);
    void tryWatch(WatchDialog *dialog, const Watch &watch);
    void showMenu(const QPoint &point);
    void retranslate();

    PageContext &m_context;
    const CodeHighlighters *m_highlighters = nullptr;
    InboxPresenter m_presenter;
    WatchTimer m_timer;
    QStackedLayout *m_stack = nullptr;
    QSplitter *m_splitter = nullptr;
    QTreeView *m_list = nullptr;
    InboxReader *m_reader = nullptr;
    std::array<QToolButton *, stateCount> m_states{};
    QComboBox *m_watch = nullptr;
    QLineEdit *m_filter = nullptr;
    AmberLine *m_line = nullptr;
    QWidget *m_nothing = nullptr;
    QLabel *m_nothingText = nullptr;
    QPushButton *m_nothingButton = nullptr;
    QWidget *m_empty = nullptr;
    QLabel *m_emptyText = nullptr;
    QPushButton *m_emptyButton = nullptr;
    QWidget *m_controls = nullptr;
    QLabel *m_status = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_digest = nullptr;
    WatchItemId m_wanted; ///< to be chosen when the list is read again
    WatchId m_wantedWatch;
    QSet<qint64> m_collapsed; ///< watches the person closed
};

} // namespace Casebook

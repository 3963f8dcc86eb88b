// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/registry.h"
#include "core/model/bug.h"

#include <QHash>
#include <QWidget>

class QHBoxLayout;
class QStackedWidget;

namespace Casebook {

class BugHead;
class TabStrip;

/// The middle of the window: the bug's head, the row of tabs, the pages. Without a bug it shows a place
/// of the registry or the start page. Pages are made on open() and die on close(). GUI thread.
class DeskPane final : public QWidget
{
    Q_OBJECT

public:
    explicit DeskPane(const Registry &registry, QWidget *parent = nullptr);

    void open(PageContext &context);
    void close();

    void showBug(const Bug &bug);
    void showUnfiled();
    /// False when there is no such place.
    bool showPlace(const QString &id);
    void showStart();
    /// Brings the head up to date with \a bug without touching the pages.
    void refreshHead(const Bug &bug);

    /// False when there is no such tab, or it cannot show what is chosen.
    bool showTab(const QString &id);
    /// Chooses the tab that the next bug is shown with; only while no bug is shown.
    void prepareTab(const QString &id);
    /// Of what is shown: a tab or a place.
    [[nodiscard]] QString currentTab() const;
    [[nodiscard]] Page *currentPage() const;
    [[nodiscard]] Page *page(const QString &id) const;
    [[nodiscard]] Page *place(const QString &id) const;
    /// Tabs that can be chosen now, in order.
    [[nodiscard]] QStringList offeredTabs() const;

Q_SIGNALS:
    void tabChanged(const QString &id);
    void placeBadgeChanged(const QString &place, const Casebook::PageBadge &badge);
    /// A page has something else to show: a tab may have come or gone.
    void contentChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Entry
    {
        QString id;
        Page *page = nullptr;
        QWidget *controls = nullptr;
        int index = -1; ///< in the tab strip
        bool showsUnfiled = false;
        bool onlyWithContent = false;
    };

    enum class Shown : std::uint8_t { Start, Bug, Unfiled, Place };

    Entry makeEntry(const PageFactory &factory, PageContext &context);
    static void remove(std::vector<Entry> &entries);
    void showControlsOf(const Page *page);
    [[nodiscard]] bool showsTabs() const;
    [[nodiscard]] const Entry *entry(const QString &id) const;
    [[nodiscard]] bool isOffered(const Entry &entry) const;
    void updateBadge(const QString &id);
    void updateOffered();
    void enterTab(int index);
    void retranslate();

    const Registry &m_registry;
    BugHead *m_head = nullptr;
    TabStrip *m_tabs = nullptr;
    QWidget *m_top = nullptr;
    QHBoxLayout *m_row = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_start = nullptr;
    std::vector<Entry> m_entries;
    std::vector<Entry> m_places;
    QString m_place;
    Shown m_shown = Shown::Start;
};

} // namespace Casebook

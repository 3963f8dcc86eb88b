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

/// The middle of the window: the bug's head, the row of tabs, the pages. Without a bug it shows the
/// start page. Pages are made on open() and die on close(). GUI thread.
class DeskPane final : public QWidget
{
    Q_OBJECT

public:
    explicit DeskPane(const Registry &registry, QWidget *parent = nullptr);

    void open(PageContext &context);
    void close();

    void showBug(const Bug &bug);
    void showUnfiled();
    void showStart();
    /// Brings the head up to date with \a bug without touching the pages.
    void refreshHead(const Bug &bug);

    /// False when there is no such tab, or it cannot show what is chosen.
    bool showTab(const QString &id);
    [[nodiscard]] QString currentTab() const;
    [[nodiscard]] Page *currentPage() const;
    [[nodiscard]] Page *page(const QString &id) const;
    /// Tabs that can be chosen now, in order.
    [[nodiscard]] QStringList offeredTabs() const;

Q_SIGNALS:
    void tabChanged(const QString &id);

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

    enum class Shown : std::uint8_t { Start, Bug, Unfiled };

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
    Shown m_shown = Shown::Start;
};

} // namespace Casebook

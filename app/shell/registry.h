// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/page.h"
#include "core/base/job.h"
#include "core/model/search.h"

#include <QKeySequence>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace Casebook {

class Clock;
class JobRunner;
class Navigator;
class Prompts;
class Registry;
class Settings;
class Workspace;

/// What a page gets to work with. All references outlive the page; workspace is the open one.
struct PageContext
{
    Workspace &workspace;
    JobRunner &runner;
    Settings &settings;
    Prompts &prompts;
    Navigator &navigator;
    Registry &registry;
    const Clock &clock;
};

/// Texts are functions, so that a language switch at run time takes effect.
using TextFunction = std::function<QString()>;

/// A tab of the desk, a place (a page of the desk without a bug), or a page of the companion pane.
struct PageFactory
{
    QString id; ///< "overview", "thread", "notes" …
    int order = 0;
    TextFunction title;
    QString icon = {}; ///< name in resources/icons
    QKeySequence keys = {};
    QString goKey = {}; ///< letter after "g" ("o", "t" …), may be empty
    std::function<Page *(PageContext &context, QWidget *parent)> create;
    bool showsUnfiled = false; ///< a tab that can show the mail without a bug
    bool onlyWithContent = false; ///< the tab is left out while its badge counts nothing
};

/// What a command works on at the moment it is run or asked whether it can.
struct CommandTarget
{
    PageContext *context = nullptr; ///< null while no workspace is open
    BugId bug; ///< the chosen bug; invalid: none, or the unfiled mail
    Page *page = nullptr; ///< the current page of the desk, may be null
};

/// One entry of the command palette and, when it names a menu, of that menu. A disabled command stays
/// visible in its menu and is left out of the palette.
struct Command
{
    QString id; ///< "mail.import"
    TextFunction title;
    QString icon = {};
    QString menu = {}; ///< "file", "edit", "view", "bug", "go", "run", "help" or empty
    int order = 0; ///< inside the menu; every 100 starts a new group
    QKeySequence keys = {};
    /// A single key that works in reading views only, never while typing ("n", "[", "g t").
    QString readingKey = {};
    QString tab = {}; ///< only while the desk shows this tab ("thread"); empty: anywhere
    bool needsWorkspace = false;
    bool needsBug = false;
    bool writes = false; ///< not offered on a read-only workspace
    std::function<bool(const CommandTarget &target)> isEnabled = {}; ///< empty: always
    std::function<void(CommandTarget &target)> run = {};
};

/// Asked by Ctrl+K; each provider answers with a group of hits.
struct SearchProvider
{
    QString id;
    int order = 0;
    TextFunction title;
    QString icon;
    std::function<Job<SearchPage>(Workspace &workspace, const SearchQuery &query)> search;
    std::function<void(PageContext &context, const SearchHit &hit)> open;
};

/// Reads files a person drops or picks, and text a person drops.
struct Importer
{
    QString id;
    int order = 0;
    TextFunction title;
    QStringList patterns; ///< file dialog globs
    /// 0 (not mine) to 100 (certainly) from the name and the first 4 kB; a folder's name ends in '/'.
    std::function<int(const QString &path, const QByteArray &head)> sniff;
    std::function<void(PageContext &context, const QStringList &paths, BugId bug)> run;
    /// The same for text that is dropped; empty: takes none.
    std::function<int(const QString &text)> sniffText = {};
    std::function<void(PageContext &context, const QString &text, BugId bug)> takeText = {};
};

/// A block of the Overview page, made once while a bug is shown: it follows changes, language and palette
/// itself. Null when it has nothing to say about \a bug; then it is asked again after changes.
struct OverviewCard
{
    QString id;
    int order = 0;
    bool inSideColumn = false;
    std::function<QWidget *(PageContext &context, BugId bug, QWidget *parent)> create;
};

/// An entry of the context menu of something that a SourceRef can name.
struct ContextAction
{
    QString id;
    int order = 0;
    TextFunction title;
    QString icon;
    std::function<bool(const SourceRef &ref)> isEnabled;
    std::function<void(PageContext &context, const SourceRef &ref)> run;
};

/// One page of the settings dialog.
struct SettingsPageFactory
{
    QString id;
    int order = 0;
    TextFunction title;
    std::function<QWidget *(Settings &settings, QWidget *parent)> create;
};

/// The list at the left edge. Dies with its workspace. It tells the window what was picked through
/// PageContext::navigator.
class SidePanel : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Marks what the desk shows; an invalid id with \a unfiled marks the mail without a bug.
    virtual void setCurrent(BugId bug, bool unfiled) = 0;

    /// Marks the place the desk shows instead of a bug.
    virtual void setCurrentPlace(const QString &id)
    {
        Q_UNUSED(id)
    }

    /// What the row of a place counts.
    virtual void setPlaceBadge(const QString &id, const PageBadge &badge)
    {
        Q_UNUSED(id)
        Q_UNUSED(badge)
    }

    /// Chooses the bug \a step places further down (negative: up) in the list as filtered.
    virtual void step(int step) = 0;

    virtual void focusMain()
    {
        setFocus();
    }

    virtual void focusFilter()
    {
        setFocus();
    }
};

struct SidePanelFactory
{
    QString id;
    int order = 0;
    std::function<SidePanel *(PageContext &context, QWidget *parent)> create;
};

/// What the desk shows while no bug is chosen; the first one is taken.
struct StartPageFactory
{
    QString id;
    int order = 0;
    std::function<QWidget *(PageContext &context, QWidget *parent)> create;
};

/// Where features enter what they bring; the shell reads it and knows no feature. Filled once at start
/// in the GUI thread, by app/features.cpp. Ids are unique within a kind; adding one twice is refused.
class Registry final
{
public:
    bool addTab(PageFactory factory);
    /// Its page is never told of a bug; badge().count stands beside it in the list of bugs.
    bool addPlace(PageFactory factory);
    bool addCompanion(PageFactory factory);
    bool addCommand(Command command);
    bool addSearchProvider(SearchProvider provider);
    bool addImporter(Importer importer);
    bool addOverviewCard(OverviewCard card);
    bool addContextAction(ContextAction action);
    bool addSettingsPage(SettingsPageFactory page);
    bool addSidePanel(SidePanelFactory panel);
    bool addStartPage(StartPageFactory page);

    /// Each list in the order of `order`, then of arrival.
    [[nodiscard]] const std::vector<PageFactory> &tabs() const
    {
        return m_tabs;
    }

    [[nodiscard]] const std::vector<PageFactory> &places() const
    {
        return m_places;
    }

    [[nodiscard]] const std::vector<PageFactory> &companions() const
    {
        return m_companions;
    }

    [[nodiscard]] const std::vector<Command> &commands() const
    {
        return m_commands;
    }

    [[nodiscard]] const std::vector<SearchProvider> &searchProviders() const
    {
        return m_searchProviders;
    }

    [[nodiscard]] const std::vector<Importer> &importers() const
    {
        return m_importers;
    }

    [[nodiscard]] const std::vector<OverviewCard> &overviewCards() const
    {
        return m_overviewCards;
    }

    [[nodiscard]] const std::vector<ContextAction> &contextActions() const
    {
        return m_contextActions;
    }

    [[nodiscard]] const std::vector<SettingsPageFactory> &settingsPages() const
    {
        return m_settingsPages;
    }

    [[nodiscard]] const std::vector<SidePanelFactory> &sidePanels() const
    {
        return m_sidePanels;
    }

    [[nodiscard]] const std::vector<StartPageFactory> &startPages() const
    {
        return m_startPages;
    }

private:
    std::vector<PageFactory> m_tabs;
    std::vector<PageFactory> m_places;
    std::vector<PageFactory> m_companions;
    std::vector<Command> m_commands;
    std::vector<SearchProvider> m_searchProviders;
    std::vector<Importer> m_importers;
    std::vector<OverviewCard> m_overviewCards;
    std::vector<ContextAction> m_contextActions;
    std::vector<SettingsPageFactory> m_settingsPages;
    std::vector<SidePanelFactory> m_sidePanels;
    std::vector<StartPageFactory> m_startPages;
};

} // namespace Casebook

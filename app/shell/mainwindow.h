// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/history.h"
#include "app/shell/navigator.h"
#include "app/shell/prompts.h"
#include "app/shell/registry.h"
#include "core/base/clock.h"
#include "core/base/jobrunner.h"
#include "core/model/changeset.h"
#include "core/workspace/workspacetypes.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QSplitter;
class QStackedWidget;

namespace Casebook {

class AmberLine;
class CommandSet;
class CompanionPane;
class DeskPane;
class ErrorPage;
class Instance;
class JobsBar;
class MenuBuilder;
class Notifier;
class PaletteWidget;
class SearchField;
class SearchSession;
struct PaletteHit;

/// What the window is built from; all outlive it.
struct Services
{
    Settings &settings;
    Registry &registry;
    JobBoard &board;
    JobRunner &runner;
    const Clock &clock;
    Prompts &prompts;
};

/// The one window: menu bar with the search field, list of bugs, desk, companion, jobs bar. Holds the
/// open workspace and is the Navigator of its pages. It knows no feature: what it shows comes from the
/// registry. GUI thread; never waits.
class MainWindow final
    : public QMainWindow
    , public Navigator
{
    Q_OBJECT

public:
    /// Adds its own commands to the registry and builds menus from all of them.
    explicit MainWindow(Services services);
    ~MainWindow() override;

    /// Opens (or makes) a workspace in a job; the present one stays until it succeeded. opened() or
    /// openFailed() follows.
    void openFile(const QString &path, const OpenOptions &options = {});
    void closeWorkspace();
    /// Opens the sample case, made in the data folder when it is not there yet.
    void openSample();
    /// Hands files to the importer that knows them best.
    void importFiles(const QStringList &paths);
    /// Text that was dropped, or an address.
    void importText(const QString &text);
    void bringToFront();

    [[nodiscard]] Workspace *workspace() const
    {
        return m_workspace.get();
    }

    [[nodiscard]] PageContext *context() const
    {
        return m_context.get();
    }

    [[nodiscard]] const Services &services() const
    {
        return m_services;
    }

    [[nodiscard]] CommandSet &commands()
    {
        return *m_commands;
    }

    [[nodiscard]] DeskPane *desk() const
    {
        return m_desk;
    }

    [[nodiscard]] CompanionPane *companion() const
    {
        return m_companion;
    }

    [[nodiscard]] SidePanel *sidePanel() const
    {
        return m_side;
    }

    [[nodiscard]] AmberLine *notice() const
    {
        return m_notice;
    }

    void showPalette(const QString &text);
    void showSettings();
    void showKeyTable();
    void showTrash();
    void runCheck();
    void resetLayout();
    void toggleCompanion();
    void widenCompanion();
    void cyclePanels(int step);
    void goBack();
    void goForward();
    void leave(); ///< Esc: back to where one was
    void stopJob();
    /// An error that belongs to no page: a line above the desk.
    void showError(const Error &error);
    void showNotice(const QString &sentence);

    // Navigator
    [[nodiscard]] BugId currentBug() const override
    {
        return m_bug;
    }

    void showBug(BugId bug) override;
    void showUnfiled() override;
    void showPlace(const QString &id) override;
    void showTab(const QString &id) override;
    void showCompanion(const QString &id) override;
    void showMessage(MessageRowId message) override;
    void reveal(const SourceRef &ref) override;
    void revealIn(BugId bug, const SourceRef &ref) override;
    void tell(const QString &sentence) override;
    void notify(const QString &title, const QString &sentence) override;
    void runCommand(const QString &id) override;
    void openLink(const QString &url) override;

Q_SIGNALS:
    void opened(const QString &path);
    void openFailed(const QString &path, const Casebook::Error &error);
    /// The desk shows what was asked for.
    void bugShown(Casebook::BugId bug);

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    friend class WindowState;

    void build();
    void connectParts();
    void adopt(OpenedWorkspace opened);
    void showNotices();
    void takeChanges(const ChangeSet &changes);
    void showFirst(const std::vector<BugId> &known, BugId wanted);
    void enterTab(const QString &tab);
    void go(const History::Place &place);
    void choose(const PaletteHit &hit);

    /// A place in a bug whose pages are still being filled.
    struct Awaited
    {
        BugId bug;
        SourceRef ref;
    };

    bool findPlace(const SourceRef &ref);
    void lookForAwaited();
    void revealMessage(const QString &messageId, const std::vector<BugId> &bugs);
    void remember();
    void retranslate();

    Services m_services;
    std::unique_ptr<CommandSet> m_commands;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<PageContext> m_context;
    History m_history;
    MenuBuilder *m_menus = nullptr;
    SearchField *m_searchField = nullptr;
    SearchSession *m_session = nullptr;
    PaletteWidget *m_palette = nullptr;
    Instance *m_instance = nullptr;
    Notifier *m_notifier = nullptr;
    AmberLine *m_notice = nullptr;
    QStackedWidget *m_centre = nullptr;
    QSplitter *m_splitter = nullptr;
    QWidget *m_sideHolder = nullptr;
    SidePanel *m_side = nullptr;
    DeskPane *m_desk = nullptr;
    CompanionPane *m_companion = nullptr;
    ErrorPage *m_errorPage = nullptr;
    JobsBar *m_jobs = nullptr;
    BugId m_bug;
    bool m_unfiled = false;
    QString m_place; ///< of the registry; empty: a bug, the unfiled mail or the start page is shown
    History::Place m_left; ///< what was shown before the place
    std::optional<Awaited> m_awaited;
    QString m_opening;
    bool m_fillSample = false;
    Latest m_latestOpen;
    Latest m_latestBug; ///< the bug that was asked for
    Latest m_latestHead; ///< the same bug read again after a change
};

} // namespace Casebook

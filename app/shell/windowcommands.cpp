// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/windowcommands.h"

#include "app/shell/companionpane.h"
#include "app/shell/mainwindow.h"
#include "app/shell/prompts.h"
#include "app/shell/registry.h"
#include "app/shell/settings.h"
#include "app/text/format.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMessageBox>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::WindowCommands)
};

QStringList workspaceFilters()
{
    return {Words::tr("Casebook workspaces (*.casebook)"), Words::tr("All files (*)")};
}

QString withSuffix(const QString &path)
{
    return path.endsWith(".casebook"_L1) ? path : path + u".casebook"_s;
}

/// Says the outcome of a job in the jobs bar, or its error above the desk.
template<class T>
void report(MainWindow &window, const Job<T> &job, std::function<QString()> done)
{
    watch(job, &window, [&window, done = std::move(done)](const Result<T> &result) {
        if (result) {
            window.tell(done());
        } else {
            window.showError(result.error());
        }
    });
}

void addFileCommands(Registry &registry, MainWindow &window)
{
    registry.addCommand({.id = u"file.new"_s,
                         .title = [] { return Words::tr("&New Workspace…"); },
                         .icon = u"file"_s,
                         .menu = u"file"_s,
                         .order = 100,
                         .keys = QKeySequence(u"Ctrl+Shift+N"_s),
                         .run =
                             [&window](CommandTarget &) {
                                 window.services().prompts.saveFile(
                                     &window, Words::tr("New Workspace"), u"untitled.casebook"_s,
                                     workspaceFilters(), [&window](const QString &path) {
                                         if (!path.isEmpty()) {
                                             window.openFile(withSuffix(path), {.create = true});
                                         }
                                     });
                             }});
    registry.addCommand({.id = u"file.open"_s,
                         .title = [] { return Words::tr("&Open Workspace…"); },
                         .icon = u"folder"_s,
                         .menu = u"file"_s,
                         .order = 101,
                         .keys = QKeySequence(u"Ctrl+Shift+O"_s),
                         .run =
                             [&window](CommandTarget &) {
                                 window.services().prompts.openFiles(
                                     &window, Words::tr("Open Workspace"), workspaceFilters(),
                                     [&window](const QStringList &paths) {
                                         if (!paths.isEmpty()) {
                                             window.openFile(paths.first());
                                         }
                                     });
                             }});
    registry.addCommand({.id = u"file.sample"_s,
                         .title = [] { return Words::tr("Look at the Sample &Case"); },
                         .icon = u"book"_s,
                         .menu = u"file"_s,
                         .order = 102,
                         .keys = QKeySequence(u"Ctrl+E"_s),
                         .run = [&window](CommandTarget &) { window.openSample(); }});
    registry.addCommand(
        {.id = u"file.saveCopy"_s,
         .title = [] { return Words::tr("&Save a Copy…"); },
         .icon = u"copy"_s,
         .menu = u"file"_s,
         .order = 300,
         .needsWorkspace = true,
         .run =
             [&window](CommandTarget &) {
                 const QString name = QFileInfo(window.workspace()->info().path).completeBaseName();
                 window.services().prompts.saveFile(
                     &window, Words::tr("Save a Copy"), Words::tr("%1 copy.casebook").arg(name),
                     workspaceFilters(), [&window](const QString &path) {
                         if (!path.isEmpty() && window.workspace() != nullptr) {
                             report<void>(window, window.workspace()->saveCopy(withSuffix(path)),
                                          [path] {
                                              return Words::tr("The copy \"%1\" is complete.")
                                                  .arg(QFileInfo(withSuffix(path)).fileName());
                                          });
                         }
                     });
             }});
    registry.addCommand({.id = u"file.check"_s,
                         .title = [] { return Words::tr("C&heck Workspace"); },
                         .icon = u"check"_s,
                         .menu = u"file"_s,
                         .order = 301,
                         .needsWorkspace = true,
                         .run = [&window](CommandTarget &) { window.runCheck(); }});
    registry.addCommand({.id = u"file.compact"_s,
                         .title = [] { return Words::tr("Co&mpact Workspace"); },
                         .menu = u"file"_s,
                         .order = 302,
                         .needsWorkspace = true,
                         .writes = true,
                         .run =
                             [&window](CommandTarget &) {
                                 report<void>(window, window.workspace()->compact(), [] {
                                     return Words::tr("The workspace is compacted.");
                                 });
                             }});
    registry.addCommand({.id = u"file.rebuild"_s,
                         .title = [] { return Words::tr("Rebuild Search &Index"); },
                         .menu = u"file"_s,
                         .order = 303,
                         .needsWorkspace = true,
                         .writes = true,
                         .run =
                             [&window](CommandTarget &) {
                                 report<void>(window, window.workspace()->rebuildIndex(), [] {
                                     return Words::tr("The search index is rebuilt.");
                                 });
                             }});
    registry.addCommand({.id = u"file.trash"_s,
                         .title = [] { return Words::tr("&Trash…"); },
                         .menu = u"file"_s,
                         .order = 304,
                         .needsWorkspace = true,
                         .run = [&window](CommandTarget &) { window.showTrash(); }});
    registry.addCommand({.id = u"file.close"_s,
                         .title = [] { return Words::tr("&Quit"); },
                         .menu = u"file"_s,
                         .order = 400,
                         .keys = QKeySequence(u"Ctrl+Q"_s),
                         .run = [&window](CommandTarget &) { window.close(); }});
}

void addViewCommands(Registry &registry, MainWindow &window)
{
    registry.addCommand({.id = u"edit.settings"_s,
                         .title = [] { return Words::tr("&Settings…"); },
                         .menu = u"edit"_s,
                         .order = 900,
                         .keys = QKeySequence(u"Ctrl+,"_s),
                         .run = [&window](CommandTarget &) { window.showSettings(); }});
    const auto hasCompanion = [&window](const CommandTarget &target) {
        return target.context != nullptr && !window.companion()->isEmpty();
    };
    if (!registry.companions().empty()) {
        registry.addCommand({.id = u"view.companion"_s,
                             .title = [] { return Words::tr("Show or Hide the &Companion"); },
                             .icon = u"layout"_s,
                             .menu = u"view"_s,
                             .order = 200,
                             .keys = QKeySequence(u"F9"_s),
                             .isEnabled = hasCompanion,
                             .run = [&window](CommandTarget &) { window.toggleCompanion(); }});
        registry.addCommand({.id = u"view.companionWide"_s,
                             .title = [] { return Words::tr("&Widen the Companion"); },
                             .menu = u"view"_s,
                             .order = 201,
                             .keys = QKeySequence(u"Shift+F9"_s),
                             .isEnabled = hasCompanion,
                             .run = [&window](CommandTarget &) { window.widenCompanion(); }});
    }

    struct Look
    {
        QString id;
        TextFunction title;
        ColourScheme scheme;
    };

    int order = 300;
    for (const Look &look :
         {Look{u"view.system"_s, [] { return Words::tr("Light or Dark as the &System"); },
               ColourScheme::System},
          Look{u"view.light"_s, [] { return Words::tr("&Light"); }, ColourScheme::Light},
          Look{u"view.dark"_s, [] { return Words::tr("&Dark"); }, ColourScheme::Dark}}) {
        registry.addCommand({.id = look.id,
                             .title = look.title,
                             .menu = u"view"_s,
                             .order = order++,
                             .run = [&window, scheme = look.scheme](CommandTarget &) {
                                 window.services().settings.setColourScheme(scheme);
                             }});
    }
    registry.addCommand({.id = u"view.reset"_s,
                         .title = [] { return Words::tr("&Reset Layout"); },
                         .icon = u"layout"_s,
                         .menu = u"view"_s,
                         .order = 400,
                         .run = [&window](CommandTarget &) { window.resetLayout(); }});
    registry.addCommand(
        {.id = u"view.stopJob"_s,
         .title = [] { return Words::tr("Stop the &Oldest Job"); },
         .icon = u"stop"_s,
         .menu = u"view"_s,
         .order = 500,
         .keys = QKeySequence(u"Ctrl+."_s),
         .isEnabled =
             [&window](const CommandTarget &) { return !window.services().board.isEmpty(); },
         .run = [&window](CommandTarget &) { window.stopJob(); }});
}

/// "Go to" a tab or a place.
Command goCommand(const PageFactory &page, int order, std::function<void(CommandTarget &)> go)
{
    return {.id = u"go."_s + page.id,
            .title = page.title,
            .icon = page.icon,
            .menu = u"go"_s,
            .order = order,
            .keys = page.keys,
            .readingKey = page.goKey.isEmpty() ? QString() : u"g "_s + page.goKey,
            .needsWorkspace = true,
            .run = std::move(go)};
}

void addPageCommands(Registry &registry, MainWindow &window)
{
    int order = 200;
    const auto tabs = registry.tabs();
    for (const PageFactory &tab : tabs) {
        registry.addCommand(goCommand(
            tab, order++, [&window, id = tab.id](CommandTarget &) { window.showTab(id); }));
    }
    order = 150;
    const auto places = registry.places();
    for (const PageFactory &place : places) {
        registry.addCommand(goCommand(
            place, order++, [&window, id = place.id](CommandTarget &) { window.showPlace(id); }));
    }
    order = 250;
    const auto companions = registry.companions();
    for (const PageFactory &page : companions) {
        registry.addCommand(
            {.id = u"companion."_s + page.id,
             .title = page.title,
             .icon = page.icon,
             .menu = u"go"_s,
             .order = order++,
             .keys = page.keys,
             .needsWorkspace = true,
             .run = [&window, id = page.id](CommandTarget &) { window.showCompanion(id); }});
    }
}

void addGoCommands(Registry &registry, MainWindow &window)
{
    struct Entry
    {
        QString id;
        TextFunction title;
        QString icon;
        int order;
        QKeySequence keys;
        bool needsWorkspace;
        std::function<void()> run;
    };

    const auto stepBug = [&window](int step) {
        if (window.sidePanel() != nullptr) {
            window.sidePanel()->step(step);
        }
    };
    const Entry entries[] = {
        {u"go.search"_s, [] { return Words::tr("&Search Everything"); }, u"search"_s, 100,
         QKeySequence(u"Ctrl+K"_s), false, [&window] { window.showPalette({}); }},
        {u"go.commands"_s, [] { return Words::tr("&Commands"); }, u"list"_s, 101,
         QKeySequence(u"Ctrl+Shift+P"_s), false, [&window] { window.showPalette(u">"_s); }},
        {u"go.previousBug"_s,
         [] { return Words::tr("&Previous Bug"); },
         {},
         300,
         QKeySequence(u"Alt+Up"_s),
         true,
         [stepBug] { stepBug(-1); }},
        {u"go.nextBug"_s,
         [] { return Words::tr("&Next Bug"); },
         {},
         301,
         QKeySequence(u"Alt+Down"_s),
         true,
         [stepBug] { stepBug(1); }},
        {u"go.back"_s,
         [] { return Words::tr("&Back"); },
         {},
         600,
         QKeySequence(u"Alt+Left"_s),
         true,
         [&window] { window.goBack(); }},
        {u"go.forward"_s,
         [] { return Words::tr("&Forward"); },
         {},
         601,
         QKeySequence(u"Alt+Right"_s),
         true,
         [&window] { window.goForward(); }},
        {u"go.leave"_s,
         [] { return Words::tr("Back to Where You &Were"); },
         {},
         602,
         QKeySequence(u"Esc"_s),
         true,
         [&window] { window.leave(); }},
        {u"go.nextPanel"_s,
         [] { return Words::tr("Next P&anel"); },
         {},
         700,
         QKeySequence(u"F6"_s),
         true,
         [&window] { window.cyclePanels(1); }},
        {u"go.previousPanel"_s,
         [] { return Words::tr("Previous Pane&l"); },
         {},
         701,
         QKeySequence(u"Shift+F6"_s),
         true,
         [&window] { window.cyclePanels(-1); }},
    };
    for (const Entry &entry : entries) {
        registry.addCommand({.id = entry.id,
                             .title = entry.title,
                             .icon = entry.icon,
                             .menu = u"go"_s,
                             .order = entry.order,
                             .keys = entry.keys,
                             .needsWorkspace = entry.needsWorkspace,
                             .run = [run = entry.run](CommandTarget &) { run(); }});
    }
    registry.addCommand({.id = u"go.filter"_s,
                         .title = [] { return Words::tr("F&ilter the Bugs"); },
                         .icon = u"filter"_s,
                         .menu = u"go"_s,
                         .order = 102,
                         .readingKey = u"/"_s,
                         .needsWorkspace = true,
                         .run =
                             [&window](CommandTarget &) {
                                 if (window.sidePanel() != nullptr) {
                                     window.sidePanel()->focusFilter();
                                 }
                             }});
}

void addHelpCommands(Registry &registry, MainWindow &window)
{
    registry.addCommand({.id = u"help.keys"_s,
                         .title = [] { return Words::tr("&Keyboard"); },
                         .menu = u"help"_s,
                         .order = 100,
                         .readingKey = u"?"_s,
                         .run = [&window](CommandTarget &) { window.showKeyTable(); }});
    registry.addCommand(
        {.id = u"help.about"_s,
         .title = [] { return Words::tr("&About Casebook"); },
         .menu = u"help"_s,
         .order = 200,
         .run =
             [&window](CommandTarget &) {
                 auto *box = new QMessageBox(&window);
                 box->setAttribute(Qt::WA_DeleteOnClose);
                 box->setWindowTitle(Words::tr("About Casebook"));
                 box->setTextFormat(Qt::PlainText);
                 box->setText(Words::tr("Casebook %1").arg(QCoreApplication::applicationVersion()));
                 box->setInformativeText(Words::tr(
                     "A workbench for kernel and QEMU bug investigations. It is free "
                     "software under the GNU General Public License, version 3 or later."));
                 box->open();
             }});
}

} // namespace

void addWindowCommands(Registry &registry, MainWindow &window)
{
    addFileCommands(registry, window);
    addViewCommands(registry, window);
    addPageCommands(registry, window);
    addGoCommands(registry, window);
    addHelpCommands(registry, window);
}

} // namespace Casebook

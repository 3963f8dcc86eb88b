// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_window WORKSPACE: opens a workspace in the real window, offscreen, and prints how long it takes until
// it can be used (target 500 ms), until the unfiled threads are listed, until the largest thread of the file
// stands in its tree (200 ms), and from a click to the painted message (50 ms). The workspace gets a bug that
// holds that thread. Prints, never judges.

#include "app/bugs/bugsfeature.h"
#include "app/models/buglistmodel.h"
#include "app/shell/deskpane.h"
#include "app/shell/dialogprompts.h"
#include "app/shell/mainwindow.h"
#include "app/shell/settings.h"
#include "app/shell/settingsdialog.h"
#include "app/shell/theme.h"
#include "app/thread/feature.h"
#include "app/thread/threadpage.h"
#include "app/thread/threadtreeview.h"
#include "core/workspace/workspace.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Runs the event loop until \a done says so; the milliseconds it took.
template<class Done>
double until(Done done)
{
    QElapsedTimer timer;
    timer.start();
    while (!done() && timer.elapsed() < 60'000) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
    }
    return milliseconds(timer);
}

void openLargest(MainWindow &window)
{
    Workspace &workspace = *window.workspace();
    const auto threads = workspace.threads(std::nullopt).wait();
    if (!threads || threads->empty()) {
        return;
    }
    const ThreadSummary largest = *std::ranges::max_element(*threads, {}, &ThreadSummary::messages);
    const Result<BugId> bug = workspace.addBug({.id = {}, .title = u"largest thread"_s}).wait();
    if (!bug || !workspace.linkThread(*bug, largest.id, true).wait()) {
        return;
    }
    window.showBug(*bug);
    window.desk()->showTab(u"thread"_s);
    ThreadPage *page = nullptr;
    until([&] { return (page = window.findChild<ThreadPage *>()) != nullptr; });
    window.showUnfiled();
    const auto rows = [page] { return page->presenter().model().rowCount(); };
    const auto unfiled = static_cast<int>(threads->size());
    bool shown = false;
    QObject::connect(&page->view(), &MailView::messageShown, page, [&shown] { shown = true; });
    std::printf("largest thread: %d mails\n", largest.messages);
    // Twice: a file fresh from the disk first, as in the morning.
    for (const char *when : {"at first", "again"}) {
        window.showUnfiled();
        const double listed = until([&] { return rows() >= unfiled - 1; });
        QElapsedTimer settled; // the link above made the lists load again
        settled.start();
        until([&settled] { return settled.elapsed() > 1000; });
        shown = false;
        QElapsedTimer timer;
        timer.start();
        window.showBug(*bug);
        until([&] { return page->presenter().model().messageCount() == largest.messages; });
        const double tree = milliseconds(timer);
        until([&shown] { return shown; });
        std::printf(
            "%-8s  unfiled list of %d %.1f ms, tree complete %.1f ms after the bug was chosen "
            "(target 200), first message %.1f ms (target 50)\n",
            when, unfiled, listed, tree, milliseconds(timer));
    }
    const std::vector<const MessageSummary *> all = page->presenter().model().messages();
    auto *view = page->findChild<ThreadTreeView *>();
    std::vector<double> clicks;
    for (std::size_t i = 1; i < all.size(); i += 3) {
        shown = false;
        view->setCurrentIndex(page->presenter().model().indexOf(all[i]->id));
        clicks.push_back(until([&shown] { return shown; }));
    }
    std::ranges::sort(clicks);
    if (!clicks.empty()) {
        std::printf("click to paint %8.1f ms median, %.1f ms worst of %zu (target 50)\n",
                    clicks[clicks.size() / 2], clicks.back(), clicks.size());
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer start;
    start.start();
    const QApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "bench_window WORKSPACE\n");
        return 2;
    }
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"bench.ini"_s));
    Theme theme(settings);
    theme.apply();
    JobBoard board;
    JobRunner runner(&board);
    const SystemClock clock;
    DialogPrompts prompts;
    Registry registry;
    addShellSettingsPages(registry);
    addBugsFeature(registry);
    registerThreadFeature(registry);
    MainWindow window({.settings = settings,
                       .registry = registry,
                       .board = board,
                       .runner = runner,
                       .clock = clock,
                       .prompts = prompts});
    window.resize(1440, 900);
    window.show();
    bool isOpen = false;
    QObject::connect(&window, &MainWindow::opened, &window, [&isOpen] { isOpen = true; });
    window.openFile(QString::fromLocal8Bit(argv[1]), {.keepBackup = false});
    until([&isOpen] { return isOpen; });
    const double opened = milliseconds(start);
    auto *bugs = window.sidePanel()->findChild<BugListModel *>();
    until([bugs] { return bugs->rowCount() > 0; });
    std::printf("window open    %8.1f ms after the start, with its bug list %.1f ms (target 500)\n",
                opened, milliseconds(start));
    openLargest(window);
    return 0;
}

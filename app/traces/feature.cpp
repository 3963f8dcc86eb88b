// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/feature.h"

#include "app/highlight/codehighlighter.h"
#include "app/shell/navigator.h"
#include "app/shell/registry.h"
#include "app/traces/tracespage.h"

#include <array>
#include <memory>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// A command of the tab; most have a single key, as the table of keys says.
struct TracesCommand
{
    const char *id;
    int order; ///< in the menu Go
    const char *key;
    QString (*title)();
    void (*act)(TracesPage &page);
    bool needsStack = true;
};

constexpr std::array commands{
    TracesCommand{"traces.frames", 600, "", [] { return TracesFeature::tr("Stacks Side by Side"); },
                  [](TracesPage &page) { page.setView(TracesPage::View::Frames); }, false},
    TracesCommand{"traces.groups", 601, "",
                  [] { return TracesFeature::tr("Groups of Equal Stacks"); },
                  [](TracesPage &page) { page.setView(TracesPage::View::Groups); }, false},
    TracesCommand{"traces.locks", 602, "", [] { return TracesFeature::tr("Lock Graph"); },
                  [](TracesPage &page) { page.setView(TracesPage::View::Locks); }, false},
    TracesCommand{"traces.pick", 620, "o",
                  [] { return TracesFeature::tr("Choose Another Trace…"); },
                  [](TracesPage &page) { page.goToPicker(); }, false},
    TracesCommand{"traces.pane-1", 621, "1", [] { return TracesFeature::tr("First Pane"); },
                  [](TracesPage &page) { page.goToPane(0); }},
    TracesCommand{"traces.pane-2", 622, "2", [] { return TracesFeature::tr("Second Pane"); },
                  [](TracesPage &page) { page.goToPane(1); }},
    TracesCommand{"traces.pane-3", 623, "3", [] { return TracesFeature::tr("Third Pane"); },
                  [](TracesPage &page) { page.goToPane(2); }},
    TracesCommand{"traces.pane-4", 624, "4", [] { return TracesFeature::tr("Fourth Pane"); },
                  [](TracesPage &page) { page.goToPane(3); }},
    TracesCommand{"traces.add-pane", 625, "+", [] { return TracesFeature::tr("Add a Pane…"); },
                  [](TracesPage &page) { page.addPane(); }, false},
    TracesCommand{"traces.remove-pane", 626, "-",
                  [] { return TracesFeature::tr("Close This Pane"); },
                  [](TracesPage &page) { page.removeCurrentPane(); }},
    TracesCommand{"traces.next-difference", 640, "d",
                  [] { return TracesFeature::tr("Next Difference"); },
                  [](TracesPage &page) { page.goToDifference(false); }},
    TracesCommand{"traces.previous-difference", 641, "D",
                  [] { return TracesFeature::tr("Previous Difference"); },
                  [](TracesPage &page) { page.goToDifference(true); }},
    TracesCommand{"traces.unreliable", 642, "x",
                  [] { return TracesFeature::tr("Show or Hide Unreliable Frames"); },
                  [](TracesPage &page) { page.toggleUnreliable(); }},
    TracesCommand{"traces.inlined", 643, "i",
                  [] { return TracesFeature::tr("Show or Hide Inlined Functions"); },
                  [](TracesPage &page) { page.toggleInline(); }},
    TracesCommand{"traces.seen-before", 644, "b",
                  [] { return TracesFeature::tr("Stacks Like This One in All Bugs"); },
                  [](TracesPage &page) { page.toggleSimilar(); }},
    TracesCommand{"traces.source", 645, "s",
                  [] { return TracesFeature::tr("Source of the Frame"); },
                  [](TracesPage &page) { page.toggleSource(); }},
    TracesCommand{"traces.instructions", 646, "m",
                  [] { return TracesFeature::tr("Instructions of the Frame"); },
                  [](TracesPage &page) { page.toggleInstructions(); }},
    TracesCommand{"traces.places", 647, "S",
                  [] { return TracesFeature::tr("Sources and Binaries…"); },
                  [](TracesPage &page) { page.openPlaces(); }, false},
    TracesCommand{"traces.raw", 660, "", [] { return TracesFeature::tr("Open the Raw Line"); },
                  [](TracesPage &page) { page.openRaw(); }},
    TracesCommand{"traces.copy-text", 661, "y", [] { return TracesFeature::tr("Copy as Text"); },
                  [](TracesPage &page) { page.copyText(); }},
    TracesCommand{"traces.copy-markdown", 662, "Y",
                  [] { return TracesFeature::tr("Copy as Markdown"); },
                  [](TracesPage &page) { page.copyMarkdown(); }},
    TracesCommand{"traces.read-file", 680, "",
                  [] { return TracesFeature::tr("Read Reports From a File…"); },
                  [](TracesPage &page) { page.askFile(); }, false},
    TracesCommand{"traces.read-clipboard", 681, "",
                  [] { return TracesFeature::tr("Read Reports From the Clipboard"); },
                  [](TracesPage &page) { page.paste(); }, false},
};

void addCommands(Registry &registry)
{
    for (const TracesCommand &entry : commands) {
        Command command;
        command.id = QString::fromLatin1(entry.id);
        command.title = entry.title;
        command.menu = u"go"_s;
        command.order = entry.order;
        command.readingKey = QString::fromLatin1(entry.key);
        command.tab = u"traces"_s;
        command.needsWorkspace = true;
        if (entry.needsStack) {
            command.isEnabled = [](const CommandTarget &target) {
                const auto *page = qobject_cast<TracesPage *>(target.page);
                return page != nullptr && page->hasStack();
            };
        }
        command.run = [act = entry.act](CommandTarget &target) {
            if (auto *page = qobject_cast<TracesPage *>(target.page)) {
                act(*page);
            }
        };
        registry.addCommand(std::move(command));
    }
    // From anywhere: the tab first, then its view.
    registry.addCommand({.id = u"traces.go-locks"_s,
                         .title = [] { return TracesFeature::tr("Go to the Lock Graph"); },
                         .icon = u"lock"_s,
                         .readingKey = u"g l"_s,
                         .needsWorkspace = true,
                         .needsBug = true,
                         .run =
                             [](CommandTarget &target) {
                                 target.context->navigator.showTab(u"traces"_s);
                                 target.context->navigator.runCommand(u"traces.locks"_s);
                             }});
}

} // namespace

void registerTracesFeature(Registry &registry)
{
    const auto highlighters = CodeHighlighters::shared();
    PageFactory tab;
    tab.id = u"traces"_s;
    tab.order = 30;
    tab.title = [] { return TracesFeature::tr("Traces"); };
    tab.icon = u"trace"_s;
    tab.keys = QKeySequence(Qt::ALT | Qt::Key_3);
    tab.goKey = u"s"_s;
    tab.showsUnfiled = true;
    tab.create = [highlighters](PageContext &context, QWidget *parent) -> Page * {
        return new TracesPage(context, highlighters.get(), parent);
    };
    registry.addTab(std::move(tab));
    addCommands(registry);
}

} // namespace Casebook

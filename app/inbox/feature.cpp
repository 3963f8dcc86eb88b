// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inbox/feature.h"

#include "app/highlight/codehighlighter.h"
#include "app/inbox/inboxpage.h"
#include "app/inbox/watchsettingspage.h"
#include "app/shell/navigator.h"
#include "app/shell/registry.h"

#include <QCoreApplication>
#include <QPointer>

#include <array>
#include <memory>
#include <optional>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::InboxFeature)
};

/// The page of the open workspace; commands work on it from wherever they are run.
using CurrentPage = std::shared_ptr<QPointer<InboxPage>>;

/// A single key of the Inbox. Where the thread view has a key for the like, it is the same one.
struct ItemCommand
{
    const char *id;
    QString (*title)();
    const char *icon;
    char16_t key;
    void (*act)(InboxPage &page);
    bool needsItem = true;
    bool writes = false;
};

constexpr std::array itemCommands{
    ItemCommand{"inbox.item.ignore", [] { return Words::tr("Ignore"); }, "eyeoff", u'i',
                [](InboxPage &page) { page.triage(WatchState::Ignored); }, true, true},
    ItemCommand{"inbox.item.keep", [] { return Words::tr("Keep"); }, "flag", u's',
                [](InboxPage &page) { page.triage(WatchState::Kept); }, true, true},
    ItemCommand{"inbox.item.new", [] { return Words::tr("Make It New Again"); }, "", u'm',
                [](InboxPage &page) { page.triage(WatchState::New); }, true, true},
    ItemCommand{"inbox.item.bug", [] { return Words::tr("Make a Bug"); }, "bug", u'b',
                [](InboxPage &page) { page.makeBug(); }, true, true},
    ItemCommand{"inbox.item.thread", [] { return Words::tr("Fetch or Show the Thread"); }, "link",
                u'f', [](InboxPage &page) { page.fetchThread(); }},
    ItemCommand{"inbox.undo", [] { return Words::tr("Undo the Last Decision"); }, "history", u'z',
                [](InboxPage &page) { page.presenter().undo(); }, false, true},
    ItemCommand{"inbox.next", [] { return Words::tr("Next Message of the Inbox"); }, "", u'j',
                [](InboxPage &page) { page.goToNext(false, false); }, false},
    ItemCommand{"inbox.previous", [] { return Words::tr("Previous Message of the Inbox"); }, "",
                u'k', [](InboxPage &page) { page.goToNext(true, false); }, false},
    ItemCommand{"inbox.nextNew", [] { return Words::tr("Next New Message of the Inbox"); }, "",
                u'n', [](InboxPage &page) { page.goToNext(false, true); }, false},
    ItemCommand{"inbox.previousNew", [] { return Words::tr("Previous New Message of the Inbox"); },
                "", u'p', [](InboxPage &page) { page.goToNext(true, true); }, false},
    ItemCommand{"inbox.all", [] { return Words::tr("Only New Messages, or All"); }, "eye", u'o',
                [](InboxPage &page) {
                    page.setState(page.presenter().state() ? std::optional<WatchState>()
                                                           : WatchState::New);
                },
                false},
    ItemCommand{"inbox.filter", [] { return Words::tr("Filter the Inbox"); }, "filter", u'/',
                [](InboxPage &page) { page.focusFilter(); }, false},
    ItemCommand{"inbox.watch.edit", [] { return Words::tr("Edit the Watch…"); }, "note", u'e',
                [](InboxPage &page) { page.editWatch(); }, false, true},
};

void addItemCommands(Registry &registry)
{
    for (const ItemCommand &entry : itemCommands) {
        Command command;
        command.id = QString::fromLatin1(entry.id);
        command.title = entry.title;
        command.icon = QString::fromLatin1(entry.icon);
        command.readingKey = QString(QChar(entry.key));
        command.tab = u"inbox"_s;
        command.needsWorkspace = true;
        command.writes = entry.writes;
        command.isEnabled = [needsItem = entry.needsItem](const CommandTarget &target) {
            const auto *page = qobject_cast<const InboxPage *>(target.page);
            return page != nullptr && (!needsItem || page->hasItem());
        };
        command.run = [act = entry.act](CommandTarget &target) {
            if (auto *page = qobject_cast<InboxPage *>(target.page)) {
                act(*page);
            }
        };
        registry.addCommand(std::move(command));
    }
    const auto addWatchCommand = [&registry](const QString &id, TextFunction title,
                                             void (*act)(InboxPage &page, WatchId watch)) {
        registry.addCommand({.id = id,
                             .title = std::move(title),
                             .tab = u"inbox"_s,
                             .needsWorkspace = true,
                             .writes = true,
                             .isEnabled =
                                 [](const CommandTarget &target) {
                                     const auto *page =
                                         qobject_cast<const InboxPage *>(target.page);
                                     return page != nullptr && page->currentWatch().isValid();
                                 },
                             .run =
                                 [act](CommandTarget &target) {
                                     if (auto *page = qobject_cast<InboxPage *>(target.page)) {
                                         act(*page, page->currentWatch());
                                     }
                                 }});
    };
    addWatchCommand(
        u"inbox.watch.check"_s, [] { return Words::tr("Check This Watch"); },
        [](InboxPage &page, WatchId watch) { page.presenter().check({watch}); });
    addWatchCommand(
        u"inbox.watch.pause"_s, [] { return Words::tr("Pause or Resume the Watch"); },
        [](InboxPage &page, WatchId watch) {
            const WatchSummary *known = page.presenter().watch(watch);
            page.presenter().setPaused(watch, known != nullptr && !known->watch.isPaused);
        });
    addWatchCommand(
        u"inbox.watch.remove"_s, [] { return Words::tr("Remove the Watch"); },
        [](InboxPage &page, WatchId watch) { page.presenter().removeWatch(watch); });
}

void addMenuCommands(Registry &registry, const CurrentPage &current)
{
    const auto onPage = [current](void (*act)(InboxPage &page)) {
        return [current, act](CommandTarget &) {
            if (InboxPage *page = current->data()) {
                act(*page);
            }
        };
    };
    registry.addCommand({.id = u"inbox.check"_s,
                         .title = [] { return Words::tr("Check &Watched Lists"); },
                         .icon = u"loop"_s,
                         .menu = u"file"_s,
                         .order = 210,
                         .keys = QKeySequence(u"Shift+F5"_s),
                         .needsWorkspace = true,
                         .writes = true,
                         .isEnabled =
                             [current](const CommandTarget &) {
                                 InboxPage *page = current->data();
                                 return page != nullptr && !page->presenter().watches().empty()
                                     && !page->presenter().isChecking();
                             },
                         .run = onPage([](InboxPage &page) { page.check(); })});
    registry.addCommand({.id = u"inbox.newWatch"_s,
                         .title = [] { return Words::tr("Ne&w Watch…"); },
                         .icon = u"plus"_s,
                         .menu = u"file"_s,
                         .order = 211,
                         .needsWorkspace = true,
                         .writes = true,
                         .run = onPage([](InboxPage &page) { page.newWatch(); })});
    registry.addCommand({.id = u"inbox.digest"_s,
                         .title = [] { return Words::tr("&Digest of Watched Lists…"); },
                         .icon = u"note"_s,
                         .menu = u"file"_s,
                         .order = 212,
                         .needsWorkspace = true,
                         .run = onPage([](InboxPage &page) { page.showDigest(); })});
}

} // namespace

void registerInboxFeature(Registry &registry)
{
    const auto highlighters = CodeHighlighters::shared();
    const auto current = std::make_shared<QPointer<InboxPage>>();
    registry.addPlace(
        {.id = u"inbox"_s,
         .order = 10,
         .title = [] { return Words::tr("Inbox"); },
         .icon = u"inbox"_s,
         .keys = QKeySequence(u"Alt+I"_s),
         .goKey = u"i"_s,
         .create = [highlighters, current](PageContext &context, QWidget *parent) -> Page * {
             auto *page = new InboxPage(context, highlighters.get(), parent);
             *current = page;
             return page;
         }});
    addItemCommands(registry);
    addMenuCommands(registry, current);
    registry.addSettingsPage({.id = u"watches"_s,
                              .order = 35,
                              .title = [] { return Words::tr("Watching"); },
                              .create = [](Settings &settings, QWidget *parent) -> QWidget * {
                                  return new WatchSettingsPage(settings, parent);
                              }});
}

} // namespace Casebook

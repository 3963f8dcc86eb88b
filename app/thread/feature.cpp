// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/feature.h"

#include "app/highlight/codehighlighter.h"
#include "app/shell/registry.h"
#include "app/thread/threadpage.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

struct ThreadFeature
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::ThreadFeature)
};

/// A command that works on the Thread tab while it is shown.
void add(Registry &registry, const QString &id, int order, const QString &key, TextFunction title,
         void (*act)(ThreadPage &page), bool writes = false)
{
    Command command;
    command.id = id;
    command.title = std::move(title);
    command.menu = u"go"_s;
    command.order = order;
    command.readingKey = key;
    command.tab = u"thread"_s;
    command.needsWorkspace = true;
    command.writes = writes;
    command.run = [act](CommandTarget &target) {
        if (auto *page = qobject_cast<ThreadPage *>(target.page)) {
            act(*page);
        }
    };
    registry.addCommand(std::move(command));
}

void addCommands(Registry &registry)
{
    add(
        registry, u"thread.next-unread"_s, 400, u"n"_s,
        [] { return ThreadFeature::tr("Next Unread Message"); },
        [](ThreadPage &page) { page.goToUnread(false); });
    add(
        registry, u"thread.previous-unread"_s, 401, u"p"_s,
        [] { return ThreadFeature::tr("Previous Unread Message"); },
        [](ThreadPage &page) { page.goToUnread(true); });
    add(
        registry, u"thread.parent"_s, 402, u"u"_s,
        [] { return ThreadFeature::tr("Message It Answers"); },
        [](ThreadPage &page) { page.goToParent(); });
    add(
        registry, u"thread.mark-unread"_s, 403, u"m"_s,
        [] { return ThreadFeature::tr("Mark Read or Unread"); },
        [](ThreadPage &page) { page.toggleRead(); }, true);
    add(
        registry, u"thread.flag"_s, 404, u"s"_s,
        [] { return ThreadFeature::tr("Set or Remove the Flag"); },
        [](ThreadPage &page) { page.toggleFlag(); }, true);
    add(
        registry, u"thread.flat"_s, 500, u"f"_s, [] { return ThreadFeature::tr("Tree or Flat"); },
        [](ThreadPage &page) { page.setFlat(!page.isFlat()); });
    add(
        registry, u"thread.headers"_s, 501, u"h"_s,
        [] { return ThreadFeature::tr("All Raw Headers"); },
        [](ThreadPage &page) { page.toggleHeaders(); });
    add(
        registry, u"thread.fold"_s, 502, u"["_s, [] { return ThreadFeature::tr("Fold Quotes"); },
        [](ThreadPage &page) { page.setFolded(true); });
    add(
        registry, u"thread.unfold"_s, 503, u"]"_s,
        [] { return ThreadFeature::tr("Unfold Quotes"); },
        [](ThreadPage &page) { page.setFolded(false); });
    add(
        registry, u"thread.find"_s, 504, u"/"_s, [] { return ThreadFeature::tr("Find in Thread"); },
        [](ThreadPage &page) { page.openFind(); });
}

} // namespace

void registerThreadFeature(Registry &registry)
{
    // One set of languages for the program; it lives as long as the registry's closures.
    const auto highlighters = std::make_shared<const CodeHighlighters>();
    PageFactory tab;
    tab.id = u"thread"_s;
    tab.order = 20;
    tab.title = [] { return ThreadFeature::tr("Thread"); };
    tab.icon = u"mail"_s;
    tab.keys = QKeySequence(Qt::ALT | Qt::Key_2);
    tab.goKey = u"t"_s;
    tab.showsUnfiled = true;
    tab.create = [highlighters](PageContext &context, QWidget *parent) -> Page * {
        return new ThreadPage(context, highlighters.get(), parent);
    };
    registry.addTab(std::move(tab));
    addCommands(registry);
}

} // namespace Casebook

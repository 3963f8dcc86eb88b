// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/feature.h"

#include "app/highlight/codehighlighter.h"
#include "app/shell/registry.h"
#include "app/thread/threadcommands.h"
#include "app/thread/threadpage.h"
#include "core/workspace/workspace.h"

#include <memory>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

void addCommands(Registry &registry)
{
    for (const ThreadCommand &entry : threadCommands()) {
        Command command;
        command.id = QString::fromLatin1(entry.id);
        command.title = entry.title;
        command.menu = u"go"_s;
        command.order = entry.order;
        command.readingKey = QString(QChar(entry.key));
        command.tab = u"thread"_s;
        command.needsWorkspace = true;
        command.writes = entry.writes;
        command.run = [act = entry.act](CommandTarget &target) {
            if (auto *page = qobject_cast<ThreadPage *>(target.page)) {
                act(*page);
            }
        };
        registry.addCommand(std::move(command));
    }
}

} // namespace

void registerThreadFeature(Registry &registry)
{
    const auto highlighters = CodeHighlighters::shared();
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

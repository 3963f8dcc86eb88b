// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/bugsfeature.h"

#include "app/bugs/bugcommands.h"
#include "app/bugs/buglistpanel.h"
#include "app/bugs/descriptioncard.h"
#include "app/bugs/logspage.h"
#include "app/bugs/overviewpage.h"
#include "app/bugs/startpage.h"
#include "app/highlight/codehighlighter.h"
#include "app/shell/navigator.h"
#include "app/shell/registry.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>

#include <memory>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::BugsFeature)
};

/// The message or log that a trace was looked for in.
void openSource(PageContext &context, const SearchHit &hit)
{
    const SourceKind kind = hit.messageId.isEmpty() ? SourceKind::Log : SourceKind::Message;
    context.navigator.revealIn(hit.bugId,
                               {.kind = kind, .id = hit.source.section(u':', 1), .offset = 0});
}

/// The index answers for all kinds at once; each hit opens where it belongs.
void openHit(PageContext &context, const SearchHit &hit)
{
    switch (hit.kind) {
    case SearchKind::Message:
        context.navigator.showMessage(MessageRowId{hit.id});
        break;
    case SearchKind::Bug:
        context.navigator.showBug(BugId{hit.id});
        break;
    case SearchKind::Log:
        context.navigator.revealIn(
            hit.bugId,
            {.kind = SourceKind::Log, .id = QString::number(hit.id), .offset = hit.offset});
        break;
    case SearchKind::Note:
        context.navigator.reveal({.kind = SourceKind::Note, .id = QString::number(hit.id)});
        break;
    case SearchKind::Draft:
        context.navigator.reveal({.kind = SourceKind::Draft, .id = QString::number(hit.id)});
        break;
    case SearchKind::Trace:
        if (hit.offset >= 0) {
            context.navigator.revealIn(
                hit.bugId, {.kind = SourceKind::Report, .id = hit.source, .offset = hit.offset});
        } else {
            // What looked like a report was none: the words still stand in the message or log.
            openSource(context, hit);
        }
        break;
    case SearchKind::Run:
        context.navigator.reveal({.kind = SourceKind::Run, .id = QString::number(hit.id)});
        break;
    }
}

} // namespace

void addBugsFeature(Registry &registry)
{
    const auto highlighters = CodeHighlighters::shared();
    registry.addSidePanel(
        {.id = u"bugs"_s, .create = [](PageContext &context, QWidget *parent) -> SidePanel * {
             return new BugListPanel(context, parent);
         }});
    registry.addStartPage(
        {.id = u"start"_s, .create = [](PageContext &context, QWidget *parent) -> QWidget * {
             return new StartPage(context, parent);
         }});
    registry.addTab({.id = u"overview"_s,
                     .order = 10,
                     .title = [] { return Words::tr("Overview"); },
                     .icon = u"info"_s,
                     .keys = QKeySequence(u"Alt+1"_s),
                     .goKey = u"o"_s,
                     .create = [](PageContext &context, QWidget *parent) -> Page * {
                         return new OverviewPage(context, parent);
                     }});
    registry.addTab({.id = u"logs"_s,
                     .order = 50,
                     .title = [] { return Words::tr("Logs"); },
                     .icon = u"file"_s,
                     .keys = QKeySequence(u"Alt+5"_s),
                     .create = [highlighters](PageContext &context, QWidget *parent) -> Page * {
                         return new LogsPage(context, highlighters.get(), parent);
                     },
                     .onlyWithContent = true});
    registry.addSearchProvider(
        {.id = u"workspace"_s,
         .order = 10,
         .title = [] { return Words::tr("Workspace"); },
         .icon = u"search"_s,
         .search = [](Workspace &workspace,
                      const SearchQuery &query) { return workspace.search(query); },
         .open = openHit});
    addDescriptionCard(registry);
    addBugCommands(registry);
    addImports(registry);
    addFetchCommands(registry);
}

} // namespace Casebook

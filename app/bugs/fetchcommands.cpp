// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/bugcommands.h"
#include "app/shell/navigator.h"
#include "app/shell/prompts.h"
#include "app/shell/registry.h"
#include "app/shell/settings.h"
#include "app/text/errortext.h"
#include "app/text/fetchtext.h"
#include "core/workspace/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QPointer>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::FetchCommands)
};

/// A clipboard may hold megabytes; a link stands near its beginning.
constexpr qsizetype mostClipboard = 20'000;

/// The address or id of the first mail that the clipboard names, for the line the person confirms.
QString suggestion()
{
    const QString text = QApplication::clipboard()->text().left(mostClipboard);
    const std::vector<MailLink> links = Workspace::mailLinks(text);
    return links.empty() ? QString() : text.mid(links.front().start, links.front().length);
}

QString newMails(int count)
{
    return Words::tr("%n new mails.", nullptr, count);
}

void fetch(PageContext &context, BugId bug, const QString &text)
{
    const std::vector<MailLink> links = Workspace::mailLinks(text);
    if (links.empty()) {
        context.navigator.tell(
            ErrorText::sentence({.code = ErrorCode::NoMailLink, .subject = text.trimmed()}));
        return;
    }
    context.workspace.setNetwork(context.settings.network());
    const MailLink &link = links.front();
    context.navigator.tell(
        link.server.isEmpty()
            ? Words::tr("Fetching the thread of %1.").arg(ErrorText::quotable(link.messageId))
            : Words::tr("Fetching the thread of %1 from %2.")
                  .arg(ErrorText::quotable(link.messageId),
                       ErrorText::quotable(link.server + link.list)));
    watch(context.workspace.fetchThread({.link = link, .bug = bug, .makesBug = true}),
          &context.workspace, [&context](const Result<FetchOutcome> &outcome) {
              if (!outcome) {
                  context.navigator.tell(ErrorText::sentence(outcome.error()));
                  return;
              }
              context.navigator.tell(FetchText::outcome(*outcome));
              if (outcome->message.isValid()) {
                  context.navigator.showMessage(outcome->message);
              }
          });
}

void askAndFetch(CommandTarget &target)
{
    PageContext &context = *target.context;
    context.prompts.askText(
        QApplication::activeWindow(), Words::tr("Fetch Thread"),
        target.bug.isValid()
            ? Words::tr("Link to a mail archive, or Message-ID. The thread goes to this bug.")
            : Words::tr("Link to a mail archive, or Message-ID. The thread becomes a bug."),
        suggestion(),
        [&context, bug = target.bug, alive = QPointer(&context.workspace)](const QString &text) {
            if (alive != nullptr && !text.trimmed().isEmpty()) {
                fetch(context, bug, text);
            }
        });
}

void refresh(CommandTarget &target)
{
    PageContext &context = *target.context;
    context.workspace.setNetwork(context.settings.network());
    watch(context.workspace.refreshBug(target.bug), &context.workspace,
          [&context](const Result<RefreshOutcome> &outcome) {
              if (!outcome) {
                  context.navigator.tell(ErrorText::sentence(outcome.error()));
                  return;
              }
              QString text = newMails(outcome->messagesAdded);
              if (!outcome->failures.empty()) {
                  text += u' ' + ErrorText::sentence(outcome->failures.front().second);
              }
              context.navigator.tell(text);
          });
}

} // namespace

void addFetchCommands(Registry &registry)
{
    registry.addCommand({.id = u"mail.fetch"_s,
                         .title = [] { return Words::tr("&Fetch Thread…"); },
                         .icon = u"link"_s,
                         .menu = u"file"_s,
                         .order = 202,
                         .keys = QKeySequence(u"Ctrl+Shift+T"_s),
                         .needsWorkspace = true,
                         .writes = true,
                         .run = askAndFetch});
    registry.addCommand({.id = u"mail.refresh"_s,
                         .title = [] { return Words::tr("&Refresh Threads of the Bug"); },
                         .icon = u"loop"_s,
                         .menu = u"bug"_s,
                         .order = 400,
                         .keys = QKeySequence(u"F5"_s),
                         .needsWorkspace = true,
                         .needsBug = true,
                         .writes = true,
                         .run = refresh});
}

} // namespace Casebook

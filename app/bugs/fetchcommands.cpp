// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/bugcommands.h"
#include "app/bugs/fetchdialog.h"
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

QString clipboardText()
{
    return FetchDialog::lineOf(QApplication::clipboard()->text());
}

/// The address or id of the first mail that \a text names, for the line the person confirms.
QString suggestionIn(const QString &text)
{
    const std::vector<MailLink> links = Workspace::mailLinks(text);
    return links.empty() ? QString() : text.mid(links.front().start, links.front().length);
}

void openDialog(PageContext &context, BugId bug, const QString &text)
{
    auto *dialog = new FetchDialog(context, bug, text, QApplication::activeWindow());
    // The workspace goes away with its window's file; so does this.
    QObject::connect(&context.workspace, &QObject::destroyed, dialog, &QObject::deleteLater);
    dialog->open();
}

void askAndFetch(CommandTarget &target)
{
    openDialog(*target.context, target.bug, suggestionIn(clipboardText()));
}

/// Ctrl+V where no text is written.
void pasteLink(CommandTarget &target)
{
    const QString link = suggestionIn(clipboardText());
    if (link.isEmpty()) {
        target.context->navigator.tell(
            Words::tr("The clipboard names no message. Paste as Mail reads any text."));
        return;
    }
    openDialog(*target.context, target.bug, link);
}

void refresh(PageContext &context, BugId bug);

/// Stays until it is dismissed: who pressed F5 may look elsewhere meanwhile.
void showFailures(PageContext &context, BugId bug, const QString &sentence)
{
    context.prompts.confirm(
        QApplication::activeWindow(),
        {.title = Words::tr("Refresh Threads"), .text = sentence, .accept = Words::tr("Try Again")},
        [&context, bug, alive = QPointer(&context.workspace)](bool again) {
            if (again && alive != nullptr) {
                refresh(context, bug);
            }
        });
}

void refresh(PageContext &context, BugId bug)
{
    context.workspace.setNetwork(context.settings.network());
    watch(context.workspace.refreshBug(bug), &context.workspace,
          [&context, bug](const Result<RefreshOutcome> &outcome) {
              if (!outcome) {
                  if (outcome.error().code != ErrorCode::Cancelled) {
                      showFailures(context, bug, ErrorText::sentence(outcome.error()));
                  }
                  return;
              }
              context.navigator.tell(FetchText::outcome(*outcome));
              if (!outcome->failures.empty()) {
                  showFailures(context, bug, FetchText::failures(*outcome));
              }
          });
}

/// A link alone is for fetching; more text than that is mail, or is to be made mail of.
int sniffLink(const QString &text)
{
    const QString line = FetchDialog::lineOf(text);
    return line.size() < 2000 && !line.contains(u' ') && !Workspace::mailLinks(line).empty() ? 90
                                                                                             : 0;
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
    registry.addCommand({.id = u"mail.paste-link"_s,
                         .title = [] { return Words::tr("Fetch Link from the &Clipboard"); },
                         .icon = u"link"_s,
                         .menu = u"file"_s,
                         .order = 203,
                         .keys = QKeySequence(u"Ctrl+V"_s),
                         .needsWorkspace = true,
                         .writes = true,
                         .run = pasteLink});
    registry.addImporter({.id = u"link"_s,
                          .order = 30,
                          .title = [] { return Words::tr("Links"); },
                          .patterns = {},
                          .sniff = [](const QString &, const QByteArray &) { return 0; },
                          .run = [](PageContext &, const QStringList &, BugId) {},
                          .sniffText = sniffLink,
                          .takeText =
                              [](PageContext &context, const QString &text, BugId bug) {
                                  openDialog(context, bug, suggestionIn(FetchDialog::lineOf(text)));
                              }});
    registry.addCommand(
        {.id = u"mail.refresh"_s,
         .title = [] { return Words::tr("&Refresh Threads of the Bug"); },
         .icon = u"loop"_s,
         .menu = u"bug"_s,
         .order = 400,
         .keys = QKeySequence(u"F5"_s),
         .needsWorkspace = true,
         .needsBug = true,
         .writes = true,
         .run = [](CommandTarget &target) { refresh(*target.context, target.bug); }});
}

} // namespace Casebook

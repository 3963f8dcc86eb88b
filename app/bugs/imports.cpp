// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/bugcommands.h"
#include "app/bugs/pastedialog.h"
#include "app/shell/navigator.h"
#include "app/shell/prompts.h"
#include "app/shell/registry.h"
#include "app/text/errortext.h"
#include "app/text/format.h"
#include "core/mail/pastedtext.h"
#include "core/workspace/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileInfo>
#include <QMimeData>
#include <QPointer>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::Imports)
};

/// What an import did, in one sentence.
QString outcomeText(const ImportOutcome &outcome)
{
    QString text = outcome.messagesAdded == 0 && outcome.messagesSeen > 0
        ? Words::tr("All %n mails were here already.", nullptr, outcome.messagesSeen)
        : Words::tr("%n mails imported into %1.", nullptr, outcome.messagesAdded)
              //: Stands in "12 mails imported into 3 threads."
              .arg(Words::tr("%n threads", nullptr, static_cast<int>(outcome.threads.size())));
    if (!outcome.problems.empty()) {
        text += u' '
            + Words::tr("%n could not be taken whole: %1", nullptr,
                        static_cast<int>(outcome.problems.size()))
                  .arg(ErrorText::sentence(outcome.problems.front().error));
    }
    if (outcome.cancelled) {
        text += u' ' + Words::tr("The import was stopped; the rest comes with the next one.");
    }
    return text;
}

void startImport(PageContext &context, ImportRequest request, BugId bug)
{
    request.target = bug.isValid() ? ImportTarget::Bug : ImportTarget::NewBugIfOneThread;
    request.bug = bug;
    watch(context.workspace.importMail(request), &context.workspace,
          [&context](const Result<ImportOutcome> &outcome) {
              if (!outcome) {
                  context.navigator.tell(ErrorText::sentence(outcome.error()));
                  return;
              }
              context.navigator.tell(outcomeText(*outcome));
              if (outcome->bug.isValid()) {
                  context.navigator.showBug(outcome->bug);
              } else if (!outcome->threads.empty()) {
                  context.navigator.showUnfiled();
              }
          });
}

void importMail(PageContext &context, const QStringList &paths, BugId bug)
{
    if (!paths.isEmpty()) {
        ImportRequest request;
        request.paths = paths;
        startImport(context, request, bug);
    }
}

/// What the clipboard holds as a mail program, browser or editor put it there.
QByteArray clipboardMail()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr) {
        return {};
    }
    const QString mail = u"message/rfc822"_s;
    return data->hasFormat(mail) ? data->data(mail) : data->text().toUtf8();
}

/// Shows what is understood of \a text before anything is stored.
void offerText(PageContext &context, const QByteArray &text, BugId bug)
{
    const QString place = bug.isValid()
        ? Words::tr("The messages go to the bug that is shown.")
        : Words::tr("One thread makes a bug of its own; several stay without a bug.");
    auto *dialog = new PasteDialog(context.runner, text, place, context.clock.now(),
                                   QApplication::activeWindow());
    // The workspace goes away with its window's file; so does this view of it.
    QObject::connect(&context.workspace, &QObject::destroyed, dialog, &QDialog::reject);
    QObject::connect(dialog, &PasteDialog::importRequested, &context.workspace,
                     [&context, text, bug] {
                         ImportRequest request;
                         request.pasted = text;
                         startImport(context, request, bug);
                     });
    dialog->open();
}

void pasteMail(CommandTarget &target)
{
    const QByteArray text = clipboardMail();
    if (text.trimmed().isEmpty()) {
        target.context->navigator.tell(Words::tr("The clipboard holds no text."));
        return;
    }
    offerText(*target.context, text, target.bug);
}

/// Logs of no bug get one, named after the file: everything that is read stands in a bug.
void importLogs(PageContext &context, const QStringList &paths, BugId bug)
{
    const auto take = [&context](const QString &path, BugId owner) {
        watch(context.workspace.importLog(path, owner), &context.workspace,
              [&context, owner](const Result<LogId> &log) {
                  if (!log) {
                      context.navigator.tell(ErrorText::sentence(log.error()));
                      return;
                  }
                  context.navigator.showBug(owner);
                  context.navigator.showTab(u"logs"_s);
              });
    };
    for (const QString &path : paths) {
        if (bug.isValid()) {
            take(path, bug);
            continue;
        }
        watch(context.workspace.addBug({.id = {}, .title = QFileInfo(path).fileName()}),
              &context.workspace, [&context, take, path](const Result<BugId> &made) {
                  if (made) {
                      take(path, *made);
                  } else {
                      context.navigator.tell(ErrorText::sentence(made.error()));
                  }
              });
    }
}

int sniffMail(const QString &path, const QByteArray &head)
{
    if (path.endsWith(u'/')) {
        return 75; // a folder of mails, a Maildir
    }
    const bool isPacked = head.startsWith("\x1f\x8b") || head.startsWith("\x28\xb5\x2f\xfd")
        || head.startsWith(QByteArrayView("\xfd\x37zXZ", 5));
    if (isPacked) {
        return path.contains(".log."_L1) ? 0 : 50;
    }
    if (head.startsWith("From ") || path.endsWith(".mbox"_L1) || path.endsWith(".eml"_L1)
        || path.endsWith(".mboxrd"_L1)) {
        return 80;
    }
    // A mail or a page of an archive that was saved as text is not yet a log.
    return looksLikeMail(head) ? 70 : 0;
}

int sniffLog(const QString &path, const QByteArray &head)
{
    if (path.endsWith(".log"_L1) || path.endsWith(".txt"_L1)) {
        return 60;
    }
    return head.isEmpty() || head.contains('\0') ? 0 : 20;
}

} // namespace

void addImports(Registry &registry)
{
    registry.addImporter(
        {.id = u"mail"_s,
         .order = 10,
         .title = [] { return Words::tr("Mail"); },
         .patterns = {u"*.mbox"_s, u"*.mboxrd"_s, u"*.eml"_s, u"*.gz"_s, u"*.xz"_s, u"*.zst"_s},
         .sniff = sniffMail,
         .run = importMail,
         .sniffText = [](const QString &text) { return text.trimmed().isEmpty() ? 0 : 50; },
         .takeText = [](PageContext &context, const QString &text,
                        BugId bug) { offerText(context, text.toUtf8(), bug); }});
    registry.addImporter({.id = u"log"_s,
                          .order = 20,
                          .title = [] { return Words::tr("Logs"); },
                          .patterns = {u"*.log"_s, u"*.txt"_s},
                          .sniff = sniffLog,
                          .run = importLogs});
    registry.addCommand(
        {.id = u"mail.import"_s,
         .title = [] { return Words::tr("&Import Mail…"); },
         .icon = u"mail"_s,
         .menu = u"file"_s,
         .order = 200,
         .keys = QKeySequence(u"Ctrl+I"_s),
         .needsWorkspace = true,
         .writes = true,
         .run =
             [](CommandTarget &target) {
                 PageContext &context = *target.context;
                 context.prompts.openFiles(
                     QApplication::activeWindow(), Words::tr("Import Mail"),
                     {Words::tr("Mail (*.mbox *.mboxrd *.eml *.gz *.xz *.zst)"),
                      Words::tr("All files (*)")},
                     [&context, alive = QPointer(&context.workspace)](const QStringList &paths) {
                         if (alive != nullptr) {
                             importMail(context, paths, {});
                         }
                     });
             }});
    registry.addCommand({.id = u"mail.paste"_s,
                         .title = [] { return Words::tr("Paste as &Mail…"); },
                         .icon = u"mail"_s,
                         .menu = u"file"_s,
                         .order = 201,
                         .keys = QKeySequence(u"Ctrl+Shift+V"_s),
                         .needsWorkspace = true,
                         .writes = true,
                         .run = pasteMail});
    registry.addCommand({.id = u"log.open"_s,
                         .title = [] { return Words::tr("Open &Log…"); },
                         .icon = u"file"_s,
                         .menu = u"file"_s,
                         .order = 202,
                         .keys = QKeySequence(u"Ctrl+O"_s),
                         .needsWorkspace = true,
                         .writes = true,
                         .run =
                             [](CommandTarget &target) {
                                 PageContext &context = *target.context;
                                 const BugId bug = target.bug;
                                 context.prompts.openFiles(
                                     QApplication::activeWindow(), Words::tr("Open Log"),
                                     {Words::tr("Logs (*.log *.txt)"), Words::tr("All files (*)")},
                                     [&context, bug, alive = QPointer(&context.workspace)](
                                         const QStringList &paths) {
                                         if (alive != nullptr) {
                                             importLogs(context, paths, bug);
                                         }
                                     });
                             }});
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/bugcommands.h"

#include "app/bugs/bugdialog.h"
#include "app/shell/navigator.h"
#include "app/shell/registry.h"
#include "app/text/errortext.h"
#include "app/text/valuetext.h"
#include "core/workspace/workspace.h"

#include <QApplication>
#include <QCoreApplication>
#include <QWidget>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::BugCommands)
};

QWidget *windowOf()
{
    if (QWidget *active = QApplication::activeWindow()) {
        return active;
    }
    // Without a window manager (offscreen) no window is the active one.
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->inherits("QMainWindow")) {
            return widget;
        }
    }
    return nullptr;
}

/// Who receives a job's answer: the workspace, so that a closed one answers nobody.
QObject *receiver(PageContext *context)
{
    return &context->workspace;
}

void showFailure(PageContext *context, const Error &error)
{
    context->navigator.tell(ErrorText::sentence(error));
}

void addNew(PageContext *context)
{
    auto *dialog = new BugDialog(Bug{}, windowOf());
    QObject::connect(&context->workspace, &QObject::destroyed, dialog, &QDialog::reject);
    QObject::connect(dialog, &BugDialog::taken, &context->workspace, [context](const Bug &bug) {
        watch(context->workspace.addBug(bug), receiver(context),
              [context](const Result<BugId> &id) {
                  id ? context->navigator.showBug(*id) : showFailure(context, id.error());
              });
    });
    dialog->show();
}

void edit(PageContext *context, BugId id)
{
    watch(context->workspace.bug(id), receiver(context),
          [context](const Result<BugSummary> &found) {
              if (!found) {
                  showFailure(context, found.error());
                  return;
              }
              auto *dialog = new BugDialog(found->bug, windowOf());
              QObject::connect(&context->workspace, &QObject::destroyed, dialog, &QDialog::reject);
              QObject::connect(dialog, &BugDialog::taken, &context->workspace,
                               [context](const Bug &bug) {
                                   watch(context->workspace.updateBug(bug), receiver(context),
                                         [context](const Result<void> &done) {
                                             if (!done) {
                                                 showFailure(context, done.error());
                                             }
                                         });
                               });
              dialog->show();
          });
}

void setState(PageContext *context, BugId id, BugState state)
{
    watch(context->workspace.bug(id), receiver(context),
          [context, state](const Result<BugSummary> &found) {
              if (!found || found->bug.state == state) {
                  return;
              }
              Bug bug = found->bug;
              bug.state = state;
              watch(context->workspace.updateBug(bug), receiver(context),
                    [context, state](const Result<void> &done) {
                        if (done) {
                            context->navigator.tell(Words::tr("The state is now \"%1\".")
                                                        .arg(ValueText::bugState(state)));
                        } else {
                            showFailure(context, done.error());
                        }
                    });
          });
}

/// The newest entry of the trash comes back: what Undo means right after throwing away.
void undoTrash(PageContext *context)
{
    watch(context->workspace.trash(), receiver(context),
          [context](const Result<std::vector<TrashEntry>> &entries) {
              if (!entries || entries->empty()) {
                  context->navigator.tell(Words::tr("The trash is empty."));
                  return;
              }
              const TrashEntry newest =
                  *std::ranges::max_element(*entries, {}, &TrashEntry::deletedMs);
              watch(
                  context->workspace.restore(newest.id), receiver(context),
                  [context, newest](const Result<void> &done) {
                      if (done) {
                          context->navigator.tell(
                              Words::tr("\"%1\" is back.").arg(ErrorText::quotable(newest.title)));
                      } else {
                          showFailure(context, done.error());
                      }
                  });
          });
}

void addStateCommands(Registry &registry)
{
    int order = 200;
    for (const BugState state : {BugState::New, BugState::Working, BugState::PatchPosted,
                                 BugState::Waiting, BugState::Fixed, BugState::Parked}) {
        registry.addCommand(
            {.id = u"bug.state."_s + bugStateName(state),
             .title = [state] { return Words::tr("State: %1").arg(ValueText::bugState(state)); },
             .icon = u"flag"_s,
             .menu = u"bug"_s,
             .order = order++,
             .needsBug = true,
             .writes = true,
             .run =
                 [state](CommandTarget &target) { setState(target.context, target.bug, state); }});
    }
}

} // namespace

void addBugCommands(Registry &registry)
{
    registry.addCommand({.id = u"bug.new"_s,
                         .title = [] { return Words::tr("&New Bug…"); },
                         .icon = u"plus"_s,
                         .menu = u"bug"_s,
                         .order = 100,
                         .keys = QKeySequence(u"Ctrl+N"_s),
                         .needsWorkspace = true,
                         .writes = true,
                         .run = [](CommandTarget &target) { addNew(target.context); }});
    registry.addCommand({.id = u"bug.edit"_s,
                         .title = [] { return Words::tr("&Edit Bug…"); },
                         .icon = u"note"_s,
                         .menu = u"bug"_s,
                         .order = 101,
                         .keys = QKeySequence(u"F2"_s),
                         .needsBug = true,
                         .writes = true,
                         .run = [](CommandTarget &target) { edit(target.context, target.bug); }});
    addStateCommands(registry);
    registry.addCommand(
        {.id = u"bug.trash"_s,
         .title = [] { return Words::tr("Move Bug to the &Trash"); },
         .menu = u"bug"_s,
         .order = 300,
         .needsBug = true,
         .writes = true,
         .run =
             [](CommandTarget &target) {
                 PageContext *context = target.context;
                 watch(context->workspace.trashBug(target.bug), receiver(context),
                       [context](const Result<TrashId> &done) {
                           if (done) {
                               context->navigator.tell(Words::tr(
                                   "The bug is in the trash. \"Undo Trash\" brings it back."));
                           } else {
                               showFailure(context, done.error());
                           }
                       });
             }});
    registry.addCommand({.id = u"bug.undoTrash"_s,
                         .title = [] { return Words::tr("&Undo Trash"); },
                         .icon = u"history"_s,
                         .menu = u"edit"_s,
                         .order = 100,
                         .keys = QKeySequence(u"Ctrl+Shift+Z"_s),
                         .needsWorkspace = true,
                         .writes = true,
                         .run = [](CommandTarget &target) { undoTrash(target.context); }});
}

} // namespace Casebook

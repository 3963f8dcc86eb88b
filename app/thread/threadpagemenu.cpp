// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Menus, links and files of ThreadPage.

#include "app/shell/navigator.h"
#include "app/shell/prompts.h"
#include "app/shell/settings.h"
#include "app/thread/parentdialog.h"
#include "app/thread/threadpage.h"
#include "app/thread/threadtreeview.h"
#include "core/base/text.h"
#include "core/mail/subject.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// The address of a message in a public-inbox \a archive ("Message-ID in the URL").
QString archiveLink(const QString &archive, const QString &messageId)
{
    return archive + QString::fromLatin1(QUrl::toPercentEncoding(messageId, "@")) + u'/';
}

/// The Message-ID in an address of a public-inbox archive, empty when it is another address.
QString idInArchiveLink(const QString &target)
{
    const QUrl url(target);
    if (url.host() != "lore.kernel.org"_L1 && url.host() != "lkml.kernel.org"_L1) {
        return {};
    }
    return typedMessageId(target);
}

} // namespace

void ThreadPage::showMenu(const QPoint &globalPosition)
{
    const ThreadTreeModel &model = m_presenter.model();
    const MessageSummary *message = model.message(model.indexOf(shownMessage()));
    if (message == nullptr) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"threadMenu"_s);
    if (const auto ref = evidence()) {
        for (const ContextAction &action : m_context.registry.contextActions()) {
            if (!action.isEnabled || action.isEnabled(*ref)) {
                menu->addAction(action.title(), this,
                                [this, run = action.run, ref = *ref] { run(m_context, ref); });
            }
        }
        menu->addSeparator();
    }
    addCopyActions(menu, *message);
    menu->addSeparator();
    addThreadActions(menu, *message);
    menu->popup(globalPosition);
}

void ThreadPage::addCopyActions(QMenu *menu, const MessageSummary &message)
{
    const auto copy = [](const QString &text) { QGuiApplication::clipboard()->setText(text); };
    if (m_view->hasSelection()) {
        menu->addAction(tr("Copy"), this, [this] { m_view->copySelection(); });
    }
    const QString id = message.messageId;
    menu->addAction(tr("Copy Message-ID"), this, [copy, id] { copy(id); });
    menu->addAction(
        tr("Copy Archive Link"), this,
        [copy, link = archiveLink(m_context.settings.archiveUrl(), id)] { copy(link); });
    if (const auto document = m_view->document(message.id)) {
        menu->addAction(tr("Copy Raw Message"), this,
                        [copy, document] { copy(QString::fromUtf8(document->content.raw)); });
        const bool isRaw = document->isRaw;
        if (document->content.summary.copies > 1) {
            menu->addAction(tr("Compare Copies…"), this, [this] { compareCopies(); });
        }
        if (!isRaw) {
            menu->addAction(tr("Read in Another Character Set…"), this,
                            [this, row = message.id] { showCharsetMenu(row); });
        }
        menu->addAction(
            isRaw ? tr("Show for Reading") : tr("Show Raw Message"), this,
            [this, isRaw, row = message.id] { takeNotice(row, isRaw ? u"text"_s : u"raw"_s); });
    }
    QAction *headers = menu->addAction(tr("All Raw Headers"), this, [this] { toggleHeaders(); });
    headers->setCheckable(true);
    headers->setChecked(m_view->areHeadersShown());
}

void ThreadPage::addThreadActions(QMenu *menu, const MessageSummary &message)
{
    const bool canWrite = !m_presenter.isReadOnly();
    const auto add = [this, menu, canWrite](const QString &text, auto act) {
        menu->addAction(text, this, act)->setEnabled(canWrite);
    };
    add(message.isRead ? tr("Mark Unread") : tr("Mark Read"), [this] { toggleRead(); });
    add(message.isFlagged ? tr("Remove the Flag") : tr("Set the Flag"), [this] { toggleFlag(); });
    add(tr("Mark the Thread Read or Unread"), [this] { toggleThreadRead(); });
    add(tr("Refresh This Thread"), [this, id = message.threadId] { refreshThread(id); });
    menu->addSeparator();
    const QModelIndex index = m_presenter.model().indexOf(message.id);
    add(tr("Link to a Parent…"), [this, id = message.id] { m_linking.askParent(id); });
    if (index.parent().isValid()) {
        add(tr("Begin a New Thread"), [this, id = message.id] { m_linking.breakOff(id); });
    }
    if (index.data(static_cast<int>(ThreadRole::ByHand)).toBool()) {
        add(tr("Put Back Where Its Headers Say"),
            [this, id = message.id] { m_linking.giveBack(id); });
    }
    menu->addSeparator();
    if (canWrite) {
        addBugMenu(menu->addMenu(tr("Add This Thread to")), message.threadId);
    }
    const ThreadId thread = message.threadId;
    add(tr("Make a Bug of This Thread"),
        [this, thread, title = normalisedSubject(message.subject)] {
            m_presenter.makeBug(thread, rowText(title, 200));
        });
    if (m_presenter.bug().isValid()) {
        add(tr("Take This Thread out of the Bug"),
            [this, thread] { m_presenter.linkThread(m_presenter.bug(), thread, false); });
    }
    add(tr("Move This Thread to the Trash…"), [this, message] { askTrash(message); });
}

void ThreadPage::addBugMenu(QMenu *menu, ThreadId thread)
{
    menu->setEnabled(false);
    watch(m_presenter.bugs(), menu,
          [this, menu, thread](const Result<std::vector<BugSummary>> &bugs) {
              if (!bugs) {
                  return;
              }
              for (const BugSummary &summary : *bugs) {
                  if (summary.bug.id == m_presenter.bug() || isClosed(summary.bug.state)) {
                      continue;
                  }
                  // "&" would be taken for a key.
                  const QString title = rowText(summary.bug.title, 60).replace(u'&', u"&&"_s);
                  menu->addAction(title, this, [this, thread, bug = summary.bug.id] {
                      m_presenter.linkThread(bug, thread, true);
                  });
              }
              menu->setEnabled(!menu->isEmpty());
          });
}

void ThreadPage::askTrash(const MessageSummary &message)
{
    Prompts::Question question;
    question.title = tr("Move the Thread to the Trash");
    question.text =
        tr("The thread “%1” leaves this workspace's lists. It can be restored from the trash.")
            .arg(rowText(message.subject, 120));
    question.accept = tr("Move to the Trash");
    question.destructive = true;
    m_context.prompts.confirm(this, question, [this, thread = message.threadId](bool accepted) {
        if (accepted) {
            m_presenter.trashThread(thread);
        }
    });
}

void ThreadPage::followLink(LinkKind kind, const QString &target)
{
    switch (kind) {
    case LinkKind::Web:
    case LinkKind::Mail: {
        const QString id = idInArchiveLink(target);
        if (id.isEmpty()) {
            m_context.navigator.openLink(target);
        } else if (!isInTree(id)) {
            followArchiveLink(id, target);
        } else {
            reveal({.kind = SourceKind::Message, .id = id});
        }
        return;
    }
    case LinkKind::MessageId:
        followId(target);
        return;
    case LinkKind::Commit:
        QGuiApplication::clipboard()->setText(target);
        m_context.navigator.tell(tr("Copied the commit id %1.").arg(target));
        return;
    }
}

bool ThreadPage::isInTree(const QString &messageId) const
{
    const ThreadTreeModel &model = m_presenter.model();
    return model.message(model.indexOf(messageId)) != nullptr;
}

/// A Message-ID leads to its message: in this tree, elsewhere in the workspace, or to be fetched.
void ThreadPage::followId(const QString &messageId)
{
    if (isInTree(messageId)) {
        reveal({.kind = SourceKind::Message, .id = messageId});
        return;
    }
    watch(m_context.workspace.findMessage(messageId), this,
          [this, messageId](const Result<MessageRowId> &id) {
              if (id) {
                  m_context.navigator.showMessage(*id);
              } else {
                  offerFetch(messageId);
              }
          });
}

void ThreadPage::followArchiveLink(const QString &messageId, const QString &url)
{
    watch(m_context.workspace.findMessage(messageId), this,
          [this, url](const Result<MessageRowId> &id) {
              if (id) {
                  m_context.navigator.showMessage(*id);
              } else {
                  m_context.navigator.openLink(url);
              }
          });
}

/// The command that fetches takes what to fetch from the clipboard, as a person would paste it.
void ThreadPage::offerFetch(const QString &messageId)
{
    const auto &commands = m_context.registry.commands();
    const bool canFetch = std::ranges::any_of(
        commands, [](const Command &command) { return command.id == u"mail.fetch"; });
    QGuiApplication::clipboard()->setText(messageId);
    if (!canFetch) {
        m_context.navigator.tell(
            tr("This message is not in the workspace. Its Message-ID is copied."));
        return;
    }
    m_context.prompts.confirm(
        this,
        {.title = tr("Fetch the Message"),
         .text = tr("The message “%1” is not in the workspace. Its thread can be fetched from the "
                    "mail archive.")
                     .arg(rowText(messageId, 120)),
         .accept = tr("Fetch the Thread")},
        [this](bool accepted) {
            if (accepted) {
                m_context.navigator.runCommand(u"mail.fetch"_s);
            }
        });
}

void ThreadPage::saveAttachment(MessageRowId id, int index)
{
    const auto document = m_view->document(id);
    if (!document || index < 0 || index >= std::ssize(document->content.parsed.attachments)) {
        return;
    }
    const Attachment &attachment = document->content.parsed.attachments[static_cast<size_t>(index)];
    m_context.prompts.saveFile(this, tr("Save Attachment"), attachment.safeName, {},
                               [this, document, index](const QString &path) {
                                   if (!path.isEmpty()) {
                                       m_presenter.saveAttachment(document, index, path);
                                   }
                               });
}

} // namespace Casebook

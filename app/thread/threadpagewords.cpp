// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands over a message on ThreadPage, and what its links do: raw bytes, character sets, copies,
// attachments.

#include "app/shell/navigator.h"
#include "app/thread/attachmentdialog.h"
#include "app/thread/copiesdialog.h"
#include "app/thread/messagewords.h"
#include "app/thread/threadpage.h"

#include <QMenu>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

std::vector<MailNotice> ThreadPage::noticesOf(const MailDocument &document) const
{
    const MessageSummary &summary = document.content.summary;
    const bool hangs = m_presenter.model().indexOf(summary.id).parent().isValid();
    return MessageWords::notices(document,
                                 {.copy = m_copy,
                                  .isLost = lostItsThread(summary) && !hangs,
                                  .canWrite = !m_presenter.isReadOnly()});
}

void ThreadPage::takeNotice(MessageRowId id, const QString &notice)
{
    const auto document = m_view->document(id);
    if (notice == u"raw") {
        m_presenter.requestRaw(id);
    } else if (notice == u"text") {
        m_copy = 0;
        m_presenter.request(id);
    } else if (notice == u"charset") {
        showCharsetMenu(id);
    } else if (notice == u"link") {
        m_linking.askParent(id);
    } else if (notice == u"compare") {
        compareCopies();
    } else if (notice == u"copy" && document) {
        m_copy = (m_copy + 1) % document->content.summary.copies;
        m_presenter.requestCopy(id, m_copy);
    }
}

void ThreadPage::toggleRaw()
{
    if (const auto document = shownDocument()) {
        takeNotice(shownMessage(), document->isRaw ? u"text"_s : u"raw"_s);
    }
}

void ThreadPage::showCharsetMenu(MessageRowId id)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"charsetMenu"_s);
    for (const MessageWords::Charset &charset : MessageWords::charsets()) {
        menu->addAction(charset.words, this,
                        [this, id, name = charset.name] { m_presenter.requestCharset(id, name); });
    }
    menu->popup(QCursor::pos());
}

void ThreadPage::openAttachment(int index)
{
    const auto document = shownDocument();
    if (!document || document->content.parsed.attachments.empty()) {
        m_context.navigator.tell(tr("This message has no attachment."));
        return;
    }
    openAttachmentOf(shownMessage(), index);
}

void ThreadPage::openAttachmentOf(MessageRowId id, int index)
{
    const auto document = m_view->document(id);
    if (!document || index < 0 || index >= std::ssize(document->content.parsed.attachments)) {
        return;
    }
    auto *dialog = new AttachmentDialog(m_context.runner, document, index, m_highlighters, this);
    dialog->setFixedFont(m_view->fixedFont());
    connect(dialog, &AttachmentDialog::saveRequested, this,
            [this, id](int number) { saveAttachment(id, number); });
    dialog->open();
}

void ThreadPage::compareCopies()
{
    const auto document = shownDocument();
    if (!document || document->content.summary.copies < 2) {
        m_context.navigator.tell(tr("There is only one copy of this message."));
        return;
    }
    auto *dialog =
        new CopiesDialog(m_context.workspace, m_context.runner, document->content.summary.id, this);
    connect(dialog, &CopiesDialog::readRequested, this,
            [this, id = document->content.summary.id](int copy) {
                m_copy = copy;
                m_presenter.requestCopy(id, copy);
            });
    dialog->open();
}

} // namespace Casebook

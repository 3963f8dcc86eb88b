// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What ThreadPage does on keys and commands: walking and reading marks.

#include "app/shell/navigator.h"
#include "app/text/errortext.h"
#include "app/thread/messageheader.h"
#include "app/thread/threadcommands.h"
#include "app/thread/threadpage.h"
#include "app/thread/threadtreeview.h"
#include "app/widgets/amberline.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

qint64 ThreadPage::now() const
{
    return m_context.clock.now();
}

void ThreadPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_filterText != nullptr) {
        retranslate();
    }
}

void ThreadPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (!m_shown.empty()) {
        m_readTimer.start();
    }
}

void ThreadPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_readTimer.stop();
}

void ThreadPage::updateCounts()
{
    const ThreadTreeModel &model = m_presenter.model();
    const int unread = model.unreadCount();
    QString text = tr("%n messages", nullptr, model.messageCount());
    if (unread > 0) {
        //: "13 messages", then how many of them are unread.
        text = tr("%1, %n unread", nullptr, unread).arg(text);
    }
    m_counts->setText(text);
    m_controls->setEnabled(model.rowCount() > 0);
    setBadge({.count = unread, .total = model.messageCount()});
    m_filterLine->setVisible(m_tree->isFilteredEmpty());
}

void ThreadPage::updateEmpty()
{
    const bool isEmpty = !m_isLoading && m_presenter.model().rowCount() == 0;
    if (m_presenter.isUnfiled()) {
        m_emptyText->setText(tr("All mail belongs to a bug."));
    } else if (m_presenter.bug().isValid()) {
        m_emptyText->setText(tr("This bug has no mail yet."));
    } else {
        m_emptyText->setText(tr("No bug is chosen."));
    }
    m_emptyButton->setVisible(m_presenter.bug().isValid() && !m_presenter.isReadOnly());
    m_stack->setCurrentWidget(isEmpty ? m_empty : static_cast<QWidget *>(m_splitter));
}

void ThreadPage::showError(const Error &error)
{
    m_error->setMessage(AmberLine::Kind::Error, ErrorText::sentence(error), {}, true);
}

void ThreadPage::setOnlyUnread(bool only)
{
    m_unreadButton->setChecked(only);
    m_tree->setOnlyUnread(only);
    updateCounts();
}

bool ThreadPage::isOnlyUnread() const
{
    return m_unreadButton->isChecked();
}

QModelIndex ThreadPage::here() const
{
    return m_isFlat ? m_presenter.model().indexOf(shownMessage()) : m_tree->currentIndex();
}

/// The next message in the order of dates, for the flat mode; wraps round for unread ones only.
QModelIndex ThreadPage::nextByDate(bool backwards, bool unread) const
{
    std::vector<const MessageSummary *> all = m_presenter.byDate();
    if (backwards) {
        std::ranges::reverse(all);
    }
    const auto present = std::ranges::find(all, shownMessage(), &MessageSummary::id);
    if (present != all.end()) {
        std::ranges::rotate(all, present + 1);
        const auto wrapped = all.end() - (present - all.begin()) - 1;
        all.erase(unread ? all.end() - 1 : wrapped, all.end());
    }
    const auto next = std::ranges::find_if(
        all, [unread](const MessageSummary *message) { return !unread || !message->isRead; });
    return next == all.end() ? QModelIndex() : m_presenter.model().indexOf((*next)->id);
}

void ThreadPage::goToUnread(bool backwards)
{
    const QModelIndex index = m_isFlat
        ? nextByDate(backwards, true)
        : m_presenter.model().nextUnread(m_tree->currentIndex(), backwards);
    if (!index.isValid()) {
        m_context.navigator.tell(tr("Nothing else is unread here."));
        return;
    }
    m_seeksUnread = index.data(static_cast<int>(ThreadRole::Unopened)).toBool();
    goTo(index);
}

void ThreadPage::goToNext(bool backwards)
{
    if (m_isFlat) {
        goTo(nextByDate(backwards, false));
        return;
    }
    const QModelIndex present = m_tree->currentIndex();
    goTo(backwards ? m_tree->indexAbove(present) : m_tree->indexBelow(present));
}

void ThreadPage::goTo(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    select(index);
    const MessageSummary *message = m_presenter.model().message(index);
    if (m_isFlat && message != nullptr) {
        m_current = message->id;
        m_view->scrollToMessage(m_current);
    }
}

void ThreadPage::readOn()
{
    if (m_view->pageDown()) {
        return;
    }
    markShown(); // what was read to its end is read
    goToUnread(false);
}

void ThreadPage::goToParent()
{
    const QModelIndex above = here().parent();
    if (above.isValid()) {
        goTo(above);
    } else {
        m_context.navigator.tell(tr("This message is the top of its thread already."));
    }
}

void ThreadPage::goToRoot()
{
    QModelIndex top = here();
    while (top.parent().isValid()) {
        top = top.parent();
    }
    goTo(top);
}

void ThreadPage::goToFirstReply()
{
    const QModelIndex present = here();
    const QModelIndex reply = m_presenter.model().index(0, 0, present);
    if (present.isValid() && reply.isValid()) {
        goTo(reply);
    } else {
        m_context.navigator.tell(tr("Nobody has answered this message here."));
    }
}

std::vector<MessageRowId> ThreadPage::selectedMessages() const
{
    if (m_isFlat) {
        return {shownMessage()};
    }
    std::vector<MessageRowId> ids;
    for (const QModelIndex &index : m_tree->selectionModel()->selectedRows()) {
        const qint64 id = index.data(static_cast<int>(ThreadRole::MessageRow)).toLongLong();
        if (id > 0) {
            ids.push_back(MessageRowId{id});
        }
    }
    if (ids.empty() && m_current.isValid()) {
        ids.push_back(m_current);
    }
    return ids;
}

/// What the person set by hand is not marked read behind their back.
void ThreadPage::toggleRead()
{
    const std::vector<MessageRowId> ids = selectedMessages();
    const ThreadTreeModel &model = m_presenter.model();
    const MessageSummary *first = ids.empty() ? nullptr : model.message(model.indexOf(ids.front()));
    if (first != nullptr) {
        m_shown.clear();
        m_readTimer.stop();
        m_presenter.setRead(ids, !first->isRead);
    }
}

void ThreadPage::toggleThreadRead()
{
    const ThreadTreeModel &model = m_presenter.model();
    const std::vector<MessageRowId> ids = m_presenter.threadOf(shownMessage());
    const bool anyUnread = std::ranges::any_of(ids, [&model](MessageRowId id) {
        const MessageSummary *message = model.message(model.indexOf(id));
        return message != nullptr && !message->isRead;
    });
    m_shown.clear();
    m_readTimer.stop();
    m_presenter.setRead(ids, anyUnread);
    if (!ids.empty()) {
        const int count = static_cast<int>(ids.size());
        m_context.navigator.tell(
            anyUnread ? tr("%n messages of this thread are marked read.", nullptr, count)
                      : tr("%n messages of this thread are marked unread.", nullptr, count));
    }
}

void ThreadPage::toggleFlag()
{
    const std::vector<MessageRowId> ids = selectedMessages();
    const ThreadTreeModel &model = m_presenter.model();
    const MessageSummary *first = ids.empty() ? nullptr : model.message(model.indexOf(ids.front()));
    if (first != nullptr) {
        m_presenter.setFlagged(ids, !first->isFlagged);
    }
}

void ThreadPage::markShown()
{
    m_readTimer.stop();
    std::vector<MessageRowId> ids;
    const ThreadTreeModel &model = m_presenter.model();
    for (const MessageRowId id : m_shown) {
        const MessageSummary *message = model.message(model.indexOf(id));
        if (message != nullptr && !message->isRead) {
            ids.push_back(id);
        }
    }
    m_shown.clear();
    m_presenter.setRead(ids, true);
}

void ThreadPage::toggleHeaders()
{
    m_view->setHeadersShown(!m_view->areHeadersShown());
}

/// Offsets of reports count bytes of the message's text, as core reads it.
void ThreadPage::openTrace(const std::shared_ptr<const MailDocument> &document, int box)
{
    if (document == nullptr || box < 0 || box >= std::ssize(document->boxes)) {
        return;
    }
    const MailBox &shown = document->boxes[static_cast<std::size_t>(box)];
    const BodyLine &line = document->lines[static_cast<std::size_t>(shown.firstLine)];
    const QStringView before =
        QStringView(document->text)
            .sliced(document->bodyStart, std::max<qsizetype>(0, line.start - document->bodyStart));
    m_context.navigator.reveal(
        {.kind = SourceKind::Report,
         .id = sourceKindName(SourceKind::Message) + u':' + document->content.summary.messageId,
         .offset = before.toUtf8().size()});
}

void ThreadPage::openFirstTrace()
{
    const auto document = shownDocument();
    const auto first = document == nullptr
        ? -1
        : static_cast<int>(std::ranges::find(document->boxes, MailBoxKind::Trace, &MailBox::kind)
                           - document->boxes.begin());
    if (document == nullptr || first == std::ssize(document->boxes)) {
        m_context.navigator.tell(tr("This message holds no trace."));
        return;
    }
    openTrace(document, first);
}

void ThreadPage::setFolded(bool folded)
{
    m_view->setAllFolded(folded);
}

void ThreadPage::foldDeeper(bool more)
{
    const int depth = m_view->foldDeeper(shownMessage(), more);
    m_context.navigator.tell(
        depth < 0        ? tr("Quotes are folded by their length.")
            : depth == 0 ? tr("All quotes are folded.")
                         : tr("Quotes deeper than %n level(s) are folded.", nullptr, depth));
}

std::optional<SourceRef> ThreadPage::evidence() const
{
    if (const auto ref = m_view->citeSelection()) {
        return ref;
    }
    const MessageSummary *message =
        m_presenter.model().message(m_presenter.model().indexOf(m_current));
    if (message == nullptr) {
        return std::nullopt;
    }
    return SourceRef{.kind = SourceKind::Message, .id = message->messageId};
}

void ThreadPage::keyPressEvent(QKeyEvent *event)
{
    const auto take = [event] { event->accept(); };
    if (event->matches(QKeySequence::Find)) {
        openFind();
        return take();
    }
    if (event->matches(QKeySequence::FindNext) || event->matches(QKeySequence::FindPrevious)) {
        findOn(event->matches(QKeySequence::FindPrevious));
        return take();
    }
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Space) {
        readOn();
        return take();
    }
    if (event->matches(QKeySequence::Paste)) {
        m_context.navigator.runCommand(u"mail.paste"_s);
        return take();
    }
    const auto modifiers = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const QString text = event->text();
    if (modifiers == Qt::NoModifier && text.size() == 1) {
        for (const ThreadCommand &command : threadCommands()) {
            if (text.front() == command.key && !(command.writes && m_presenter.isReadOnly())) {
                command.act(*this);
                return take();
            }
        }
    }
    Page::keyPressEvent(event);
}

} // namespace Casebook

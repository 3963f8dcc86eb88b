// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What ThreadPage does on keys and commands: walking, reading marks, finding, words.

#include "app/shell/navigator.h"
#include "app/text/errortext.h"
#include "app/text/valuetext.h"
#include "app/thread/messageheader.h"
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

void ThreadPage::retranslate()
{
    m_treeButton->setText(tr("Tree"));
    m_treeButton->setToolTip(tr("Messages as a tree (f)"));
    m_flatButton->setText(tr("Flat"));
    m_flatButton->setToolTip(tr("All messages in one scroll (f)"));
    m_unreadButton->setText(tr("Unread"));
    m_unreadButton->setToolTip(tr("Show unread messages only"));
    for (QToolButton *button : {m_treeButton, m_flatButton, m_unreadButton}) {
        button->setAccessibleName(button->toolTip());
    }
    m_filterText->setText(tr("No message here is unread."));
    m_filterClear->setText(tr("Show All"));
    m_emptyButton->setText(tr("Import Mail…"));
    updateCounts();
    updateEmpty();
    // Dates and notices are worded when a message is shown.
    if (m_isFlat) {
        fillFlat();
    } else if (const auto document = m_view->document(m_current)) {
        m_header->setMessage(document->content.parsed, now());
        m_view->setDocument(m_current, document, noticesOf(*document));
    }
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

void ThreadPage::goToUnread(bool backwards)
{
    const QModelIndex from =
        m_isFlat ? m_presenter.model().indexOf(m_view->currentMessage()) : m_tree->currentIndex();
    const QModelIndex index = m_presenter.model().nextUnread(from, backwards);
    if (!index.isValid()) {
        m_context.navigator.tell(tr("Nothing else is unread here."));
        return;
    }
    m_seeksUnread = index.data(static_cast<int>(ThreadRole::Unopened)).toBool();
    select(index);
    if (m_isFlat && m_current.isValid()) {
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
    const QModelIndex above = m_tree->currentIndex().parent();
    if (above.isValid()) {
        select(above);
    }
}

std::vector<MessageRowId> ThreadPage::selectedMessages() const
{
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

void ThreadPage::setFolded(bool folded)
{
    m_view->setAllFolded(folded);
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

void ThreadPage::openFind()
{
    m_find->open(m_view->hasSelection() ? m_view->selectedText() : QString());
}

void ThreadPage::takeQuery(const FindQuery &query)
{
    m_query = query;
    m_view->find(query);
    m_presenter.findInThread(query.text, query.matchCase);
    answerFind(query.text.isEmpty() ? -1 : m_view->findNext(false));
}

/// Goes on in this message, and behind its last hit in the next message that has one.
void ThreadPage::findOn(bool backwards)
{
    if (m_query.text.isEmpty()) {
        return;
    }
    const int here = m_view->matchCount();
    const int number = m_view->findNext(backwards);
    const bool wrapped = number == 0 || (backwards ? number == here : number == 1);
    if (!wrapped || m_isFlat || m_presenter.hitMessages() <= (here > 0 ? 1 : 0)) {
        answerFind(number);
        return;
    }
    std::vector<const MessageSummary *> all = m_presenter.model().messages();
    if (backwards) {
        std::ranges::reverse(all);
    }
    const auto present = std::ranges::find(all, m_current, &MessageSummary::id);
    if (present != all.end()) {
        std::ranges::rotate(all, present + 1);
    }
    for (const MessageSummary *message : all) {
        if (message->id != m_current && m_presenter.hitsIn(message->id) > 0) {
            select(m_presenter.model().indexOf(message->id));
            return;
        }
    }
    answerFind(number);
}

void ThreadPage::answerFind(int number)
{
    if (m_query.text.isEmpty()) {
        m_find->setAnswer({});
        return;
    }
    if (number > 0) {
        m_findNumber = number;
    }
    const int here = m_view->matchCount();
    const int total = m_presenter.hitTotal();
    const int messages = m_presenter.hitMessages();
    if (m_presenter.isFinding() && total == 0) {
        m_find->setAnswer(tr("Looking through the thread"));
    } else if (total == 0 && here == 0) {
        m_find->setAnswer(tr("Not found in this thread"), true);
    } else if (here == 0) {
        m_find->setAnswer(tr("Not here; %1 in the thread").arg(total));
    } else {
        //: Number of the hit and of all hits in this message; hits and messages in the whole thread.
        m_find->setAnswer(tr("%1 of %2 here, %3 in %n messages", nullptr, messages)
                              .arg(m_findNumber)
                              .arg(here)
                              .arg(total));
    }
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
    if (event->modifiers() != Qt::NoModifier || event->text().size() != 1) {
        Page::keyPressEvent(event);
        return;
    }
    switch (event->text().front().unicode()) {
    case u'n':
        goToUnread(false);
        break;
    case u'p':
        goToUnread(true);
        break;
    case u'u':
        goToParent();
        break;
    case u'f':
        setFlat(!m_isFlat);
        break;
    case u'm':
        toggleRead();
        break;
    case u's':
        toggleFlag();
        break;
    case u'h':
        toggleHeaders();
        break;
    case u'[':
        setFolded(true);
        break;
    case u']':
        setFolded(false);
        break;
    case u'/':
        openFind();
        break;
    default:
        Page::keyPressEvent(event);
        return;
    }
    take();
}

std::vector<MailNotice> ThreadPage::noticesOf(const MailDocument &document) const
{
    std::vector<MailNotice> notices;
    for (const MailIssue &issue : document.content.parsed.issues) {
        notices.push_back({.kind = MailNotice::Kind::Warning,
                           .id = u"raw"_s,
                           .text = ValueText::mailIssue(issue),
                           .link = document.isRaw ? QString() : tr("Show the raw message")});
    }
    const int invisible =
        document.isRaw ? static_cast<int>(document.invisible.size()) : document.invisibleInBody;
    if (invisible > 0) {
        notices.push_back(
            {.kind = MailNotice::Kind::Warning,
             .id = {},
             .text = tr("%n invisible characters are shown in boxes.", nullptr, invisible),
             .link = {}});
    }
    if (document.isRaw) {
        notices.push_back({.kind = MailNotice::Kind::Info,
                           .id = u"text"_s,
                           .text = tr("This is the message as it came."),
                           .link = tr("Show it for reading")});
    } else if (const int copies = document.content.summary.copies; copies > 1) {
        const QString text = m_copy == 0
            ? tr("%n copies of this message differ; this is the one that is used.", nullptr, copies)
            : tr("This is copy %1 of %2.").arg(m_copy + 1).arg(copies);
        notices.push_back({.kind = MailNotice::Kind::Info,
                           .id = u"copy"_s,
                           .text = text,
                           .link = tr("Show the next copy")});
    }
    return notices;
}

void ThreadPage::takeNotice(MessageRowId id, const QString &notice)
{
    const auto document = m_view->document(id);
    if (notice == u"raw") {
        m_presenter.requestRaw(id);
    } else if (notice == u"text") {
        m_copy = 0;
        m_presenter.request(id);
    } else if (notice == u"copy" && document) {
        m_copy = (m_copy + 1) % document->content.summary.copies;
        m_presenter.requestCopy(id, m_copy);
    }
}

} // namespace Casebook

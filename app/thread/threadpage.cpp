// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/threadpage.h"

#include "app/shell/navigator.h"
#include "app/text/format.h"
#include "app/thread/messageheader.h"
#include "app/thread/threadtreeview.h"
#include "app/widgets/amberline.h"

#include <QDir>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

void ThreadPage::connectPresenter()
{
    connect(&m_presenter, &ThreadPresenter::loaded, this, &ThreadPage::takeLoaded);
    connect(&m_presenter, &ThreadPresenter::loadFailed, this, [this](const Error &error) {
        m_isLoading = false;
        updateEmpty();
        showError(error);
    });
    connect(&m_presenter, &ThreadPresenter::documentReady, this, &ThreadPage::takeDocument);
    connect(&m_presenter, &ThreadPresenter::documentFailed, this,
            [this](MessageRowId id, const Error &error) {
                if (id == m_current || m_isFlat) {
                    showError(error);
                }
            });
    connect(&m_presenter, &ThreadPresenter::writeFailed, this, &ThreadPage::showError);
    connect(&m_presenter, &ThreadPresenter::bugMade, this,
            [this](BugId id) { m_context.navigator.showBug(id); });
    connect(&m_presenter, &ThreadPresenter::threadTrashed, this, [this](const QString &subject) {
        m_context.navigator.tell(tr("The thread “%1” is in the trash.").arg(subject));
    });
    connect(&m_presenter, &ThreadPresenter::attachmentSaved, this, [this](const QString &path) {
        m_context.navigator.tell(tr("Saved as “%1”.").arg(QDir::toNativeSeparators(path)));
    });
    connect(&m_presenter, &ThreadPresenter::hitsFound, this, [this] { answerFind(-1); });
    ThreadTreeModel &model = m_presenter.model();
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &ThreadPage::keepFolding);
    connect(&model, &ThreadTreeModel::countsChanged, this, &ThreadPage::updateCounts);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parent) {
        if (parent.isValid() && m_tree->isExpanded(parent)) {
            m_tree->expandRecursively(parent);
        }
        takeOpened();
    });
    connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from) {
        if (const MessageSummary *message = m_presenter.model().message(from)) {
            m_view->setUnread(message->id, !message->isRead);
        }
        // An unopened thread of one message becomes that message in place.
        if (from == m_tree->currentIndex() && !m_current.isValid()) {
            takeCurrentRow(from);
            takeOpened();
        }
    });
}

/// A thread of the list has opened: go on to what was looked for in it.
void ThreadPage::takeOpened()
{
    const ThreadTreeModel &model = m_presenter.model();
    if (m_hasPending && model.indexOf(m_pending.id).isValid()) {
        select(model.indexOf(m_pending.id));
        return;
    }
    const QModelIndex index = m_tree->currentIndex();
    if (m_seeksUnread && model.rowCount(index) > 0) {
        m_seeksUnread = false;
        // The root may be read, or not here at all.
        if (!index.data(static_cast<int>(ThreadRole::Unread)).toBool()) {
            goToUnread(false);
        }
    }
}

void ThreadPage::connectView()
{
    connect(m_view, &MailView::messageWanted, this,
            [this](MessageRowId id) { m_presenter.request(id); });
    connect(m_view, &MailView::messageShown, this, [this](MessageRowId id) {
        m_shown.push_back(id);
        if (isVisible()) {
            m_readTimer.start();
        }
    });
    connect(m_view, &MailView::linkActivated, this, &ThreadPage::followLink);
    connect(m_view, &MailView::attachmentActivated, this, &ThreadPage::openAttachmentOf);
    connect(m_view, &MailView::noticeActivated, this, &ThreadPage::takeNotice);
    connect(m_view, &MailView::traceActivated, this,
            [this](MessageRowId id, int box) { openTrace(m_view->document(id), box); });
    connect(m_view, &QWidget::customContextMenuRequested, this,
            [this](QPoint point) { showMenu(m_view->viewport()->mapToGlobal(point)); });
}

void ThreadPage::setBug(BugId bug)
{
    if (m_isStarted && !m_presenter.isUnfiled() && bug == m_presenter.bug()) {
        return;
    }
    m_presenter.showBug(bug);
    start();
}

void ThreadPage::setUnfiled()
{
    if (m_isStarted && m_presenter.isUnfiled()) {
        return;
    }
    m_presenter.showUnfiled();
    start();
}

void ThreadPage::start()
{
    m_isStarted = true;
    m_isLoading = true;
    m_current = {};
    m_hasPending = false;
    m_shown.clear();
    m_readTimer.stop();
    m_error->clear();
    m_linked->clear();
    m_folding.clear();
    m_place = {};
    m_placeId.clear();
}

/// A tree that is read again (new mail, a link made by hand) keeps what was folded and chosen.
void ThreadPage::keepFolding()
{
    const ThreadTreeModel &model = m_presenter.model();
    const QModelIndex present = m_tree->currentIndex();
    m_place = ThreadId{present.data(static_cast<int>(ThreadRole::Thread)).toLongLong()};
    m_placeId = present.data(static_cast<int>(ThreadRole::MessageId)).toString();
    std::vector<QModelIndex> todo{QModelIndex()};
    while (!m_isLoading && !todo.empty()) {
        const QModelIndex above = todo.back();
        todo.pop_back();
        for (int row = 0; row < model.rowCount(above); ++row) {
            todo.push_back(model.index(row, 0, above));
        }
        if (above.isValid() && model.rowCount(above) > 0) {
            m_folding.insert(above.data(static_cast<int>(ThreadRole::MessageId)).toString(),
                             m_tree->isExpanded(above));
        }
    }
}

void ThreadPage::restoreFolding()
{
    if (!m_presenter.isUnfiled()) {
        m_tree->expandAll();
    }
    for (auto fold = m_folding.cbegin(); fold != m_folding.cend(); ++fold) {
        const QModelIndex index = m_presenter.model().indexOf(fold.key());
        if (index.isValid() && m_tree->isExpanded(index) != fold.value()) {
            m_tree->setExpanded(index, fold.value());
        }
    }
}

void ThreadPage::takeLoaded(bool again)
{
    const bool first = m_isLoading || !again;
    m_isLoading = false;
    m_tree->rows().setNow(now());
    updateEmpty();
    updateCounts();
    restoreFolding();
    m_tree->applyFilter();
    ThreadTreeModel &model = m_presenter.model();
    if (first) {
        m_current = {};
        m_view->clear();
        m_header->clear();
        m_nothing->hide();
    }
    if (m_hasPending && model.indexOf(m_pending.id).isValid()) {
        select(model.indexOf(m_pending.id));
    } else if (!first && m_current.isValid()) {
        select(model.indexOf(m_current)); // stays in place; empty when the message is gone
    } else if (!first) {
        const QModelIndex stub = model.indexOf(m_place);
        select(stub.isValid() ? stub : model.indexOf(m_placeId));
    }
    if (!m_tree->currentIndex().isValid() && model.rowCount() > 0) {
        const QModelIndex unread = model.nextUnread({});
        m_seeksUnread = unread.data(static_cast<int>(ThreadRole::Unopened)).toBool();
        select(unread.isValid() ? unread : model.index(0, 0));
    }
    if (m_isFlat) {
        fillFlat();
    } else if (const auto document = m_view->document(m_current); document && !first) {
        m_view->setNotices(m_current, noticesOf(*document)); // its place may have changed
    }
}

void ThreadPage::select(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
        m_tree->setExpanded(above, true);
    }
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void ThreadPage::takeCurrentRow(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    if (const MessageSummary *message = m_presenter.model().message(index)) {
        showMessage(message->id);
        return;
    }
    if (index.data(static_cast<int>(ThreadRole::Unopened)).toBool()) {
        m_current = {};
        const ThreadId thread{index.data(static_cast<int>(ThreadRole::Thread)).toLongLong()};
        m_presenter.openThread(thread);
        return;
    }
    showPlaceholder(index);
}

void ThreadPage::showMessage(MessageRowId id)
{
    if (id == m_current) {
        return;
    }
    m_current = id;
    m_copy = 0;
    m_showsRaw = false;
    m_nothing->hide();
    m_error->clear();
    m_shown.clear();
    m_readTimer.stop();
    const MessageSummary *message = m_presenter.model().message(m_presenter.model().indexOf(id));
    if (message == nullptr) {
        return;
    }
    if (m_isFlat) {
        m_view->scrollToMessage(id);
        return;
    }
    m_header->setSummary(*message, now());
    m_view->setEntries({entryOf(*message)}, false);
    m_view->show();
    m_presenter.request(id);
}

void ThreadPage::showPlaceholder(const QModelIndex &index)
{
    m_current = {};
    if (m_isFlat) {
        return;
    }
    m_view->clear();
    m_header->clear();
    m_nothing->setText(
        tr("This message is not in the workspace. Others answer to it; its Message-ID is %1.")
            .arg(index.data(static_cast<int>(ThreadRole::MessageId)).toString()));
    m_nothing->show();
}

void ThreadPage::takeDocument(MessageRowId id, const ThreadPresenter::Document &document)
{
    if (m_isFlat ? m_view->document(id) == document : id != m_current) {
        return;
    }
    m_view->setDocument(id, document, noticesOf(*document));
    if (id == m_current && !m_isFlat) {
        m_header->setMessage(document->content.parsed, now());
    }
    if (!m_query.text.isEmpty()) {
        answerFind(id == m_current && !m_isFlat ? m_view->findNext(false) : -1);
    }
    if (m_hasPending && document->content.summary.messageId == m_pending.id) {
        m_hasPending = false;
        m_view->scrollToMessage(id);
        if (!m_pending.quote.isEmpty()) {
            m_view->reveal(m_pending);
        }
    }
}

MailEntry ThreadPage::entryOf(const MessageSummary &summary) const
{
    MailEntry entry;
    entry.id = summary.id;
    entry.title =
        rowText(summary.from.name.isEmpty() ? summary.from.address : summary.from.name, 120);
    entry.subtitle = summary.from.name.isEmpty() ? QString() : rowText(summary.from.address, 120);
    entry.date = Format::longDateTime(summary.dateMs, now());
    entry.isUnread = !summary.isRead;
    return entry;
}

void ThreadPage::fillFlat()
{
    std::vector<MailEntry> entries;
    for (const MessageSummary *message : m_presenter.byDate()) {
        MailEntry entry = entryOf(*message);
        if (const ThreadPresenter::Document document = m_presenter.kept(message->id)) {
            entry.notices = noticesOf(*document);
            entry.document = document;
        }
        entries.push_back(std::move(entry));
    }
    m_view->setEntries(std::move(entries), true);
    m_view->show();
    m_nothing->hide();
    if (m_current.isValid()) {
        m_view->scrollToMessage(m_current);
    }
}

void ThreadPage::setFlat(bool flat)
{
    if (m_isFlat != flat) {
        const MessageRowId place = m_isFlat ? m_view->currentMessage() : m_current;
        m_isFlat = flat;
        m_treePanel->setVisible(!flat);
        m_header->setVisible(!flat);
        m_current = {};
        if (flat) {
            m_current = place;
            fillFlat();
        } else {
            const QModelIndex index = m_presenter.model().indexOf(place);
            select(index);
            showMessage(place);
        }
        m_view->setFocus();
    }
    m_treeButton->setChecked(!m_isFlat);
    m_flatButton->setChecked(m_isFlat);
}

MessageRowId ThreadPage::shownMessage() const
{
    return m_isFlat && !m_view->isOnScreen(m_current) ? m_view->currentMessage() : m_current;
}

std::shared_ptr<const MailDocument> ThreadPage::shownDocument() const
{
    return m_view->document(shownMessage());
}

void ThreadPage::focusMain()
{
    (m_isFlat ? static_cast<QWidget *>(m_view) : m_tree)->setFocus();
}

QWidget *ThreadPage::headerControls()
{
    return m_controls;
}

bool ThreadPage::reveal(const SourceRef &ref)
{
    if (ref.kind != SourceKind::Message) {
        return false;
    }
    const QModelIndex index = m_presenter.model().indexOf(ref.id);
    if (!index.isValid() && !m_isLoading && !m_presenter.isUnfiled()) {
        return false;
    }
    m_pending = ref;
    m_hasPending = true;
    if (!index.isValid()) {
        m_presenter.openThreadOf(ref.id);
        return true;
    }
    const MessageSummary *message = m_presenter.model().message(index);
    const bool isShown = message != nullptr && m_view->document(message->id) != nullptr;
    select(index);
    if (isShown) {
        takeDocument(message->id, m_view->document(message->id));
        m_hasPending = false;
        m_view->scrollToMessage(message->id);
        if (!ref.quote.isEmpty()) {
            m_view->reveal(ref);
        }
    }
    return true;
}

} // namespace Casebook

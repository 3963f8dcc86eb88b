// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/threadpage.h"

#include "app/shell/navigator.h"
#include "app/shell/settings.h"
#include "app/text/format.h"
#include "app/thread/messageheader.h"
#include "app/thread/threadtreeview.h"
#include "app/widgets/amberline.h"

#include <QDir>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int margin = 16;
/// A message counts as read when it has been on the screen this long: walking through a thread with
/// the arrow keys marks nothing.
constexpr auto readAfter = 600ms;
const auto splitterKey = u"thread/splitter"_s;

template<class Layout>
Layout *bare(QWidget *parent)
{
    auto *layout = new Layout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

void useBaseGround(QWidget *widget)
{
    widget->setBackgroundRole(QPalette::Base);
    widget->setAutoFillBackground(true);
}

} // namespace

ThreadPage::ThreadPage(PageContext &context, const CodeHighlighters *highlighters, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_presenter(context.workspace, context.runner)
{
    setObjectName(u"threadPage"_s);
    m_stack = new QStackedLayout(this);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_splitter = new QSplitter(Qt::Vertical);
    m_splitter->setObjectName(u"threadSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_treePanel = new QWidget(m_splitter);
    auto *messagePanel = new QWidget(m_splitter);
    buildTree(m_treePanel);
    buildMessage(messagePanel);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({230, 520});
    m_stack->addWidget(m_splitter);

    m_empty = new QWidget;
    useBaseGround(m_empty);
    auto *empty = new QVBoxLayout(m_empty);
    empty->setContentsMargins(margin, margin, margin, margin);
    empty->setSpacing(8);
    m_emptyText = new QLabel;
    m_emptyText->setWordWrap(true);
    m_emptyButton = new QPushButton;
    m_emptyButton->setObjectName(u"threadImport"_s);
    empty->addWidget(m_emptyText);
    empty->addWidget(m_emptyButton, 0, Qt::AlignLeft);
    empty->addStretch();
    m_stack->addWidget(m_empty);
    connect(m_emptyButton, &QPushButton::clicked, this,
            [this] { m_context.navigator.runCommand(u"mail.import"_s); });

    buildHeaderControls();
    m_view->setHighlighters(highlighters);
    const auto hasPage = [this](const auto &list, const QString &id) {
        return std::ranges::any_of(list, [&id](const PageFactory &page) { return page.id == id; });
    };
    m_header->setCanReply(hasPage(context.registry.companions(), u"reply"_s));
    m_header->setCanCite(hasPage(context.registry.companions(), u"notes"_s));
    m_view->setCanOpenTraces(hasPage(context.registry.tabs(), u"traces"_s));
    m_readTimer.setSingleShot(true);
    m_readTimer.setInterval(readAfter);
    connect(&m_readTimer, &QTimer::timeout, this, &ThreadPage::markShown);
    connectPresenter();
    connectView();
    applyFonts();
    connect(&context.settings, &Settings::fontsChanged, this, &ThreadPage::applyFonts);
    const QVariant sizes = context.settings.windowValue(context.workspace.info().uuid, splitterKey);
    if (sizes.isValid()) {
        m_splitter->restoreState(sizes.toByteArray());
    }
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_context.settings.setWindowValue(m_context.workspace.info().uuid, splitterKey,
                                          m_splitter->saveState());
    });
    retranslate();
    updateEmpty();
}

ThreadPage::~ThreadPage() = default;

void ThreadPage::buildTree(QWidget *panel)
{
    useBaseGround(panel);
    auto *column = bare<QVBoxLayout>(panel);
    m_filterLine = new QWidget;
    auto *row = new QHBoxLayout(m_filterLine);
    row->setContentsMargins(margin, 4, margin, 4);
    m_filterText = new QLabel;
    m_filterText->setForegroundRole(QPalette::PlaceholderText);
    m_filterClear = new QPushButton;
    m_filterClear->setObjectName(u"threadFilterClear"_s);
    row->addWidget(m_filterText);
    row->addWidget(m_filterClear);
    row->addStretch();
    m_filterLine->hide();
    m_tree = new ThreadTreeView(panel);
    m_tree->setModel(&m_presenter.model());
    column->addWidget(m_filterLine);
    column->addWidget(m_tree);
    connect(m_filterClear, &QPushButton::clicked, this, [this] { setOnlyUnread(false); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ThreadPage::takeCurrentRow);
    connect(m_tree, &QWidget::customContextMenuRequested, this,
            [this](QPoint point) { showMenu(m_tree->viewport()->mapToGlobal(point)); });
    connect(m_tree, &QAbstractItemView::activated, m_tree, [this](const QModelIndex &index) {
        m_tree->setExpanded(index, true);
        m_view->setFocus();
    });
}

void ThreadPage::buildMessage(QWidget *panel)
{
    useBaseGround(panel);
    auto *column = bare<QVBoxLayout>(panel);
    m_header = new MessageHeader(panel);
    m_error = new AmberLine(panel);
    m_nothing = new QLabel(panel);
    m_nothing->setObjectName(u"threadNothing"_s);
    m_nothing->setWordWrap(true);
    m_nothing->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_nothing->setContentsMargins(margin, 8, margin, 8);
    m_nothing->hide();
    m_view = new MailView(panel);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_find = new FindBar(FindBar::NoFeature, panel);
    m_find->hide();
    column->addWidget(m_header);
    column->addWidget(m_error);
    column->addWidget(m_nothing);
    column->addWidget(m_view, 1);
    column->addWidget(m_find);
    connect(m_header, &MessageHeader::menuRequested, this, &ThreadPage::showMenu);
    connect(m_header, &MessageHeader::replyRequested, this,
            [this] { m_context.navigator.showCompanion(u"reply"_s); });
    connect(m_header, &MessageHeader::citeRequested, this,
            [this] { m_context.navigator.runCommand(u"notes.cite"_s); });
    connect(m_error, &AmberLine::triggered, this, [this] {
        m_error->clear();
        start();
    });
    connect(m_find, &FindBar::queryChanged, this, &ThreadPage::takeQuery);
    connect(m_find, &FindBar::findRequested, this, &ThreadPage::findOn);
    connect(m_find, &FindBar::closed, this, [this] {
        takeQuery({});
        m_view->setFocus();
    });
}

void ThreadPage::buildHeaderControls()
{
    m_controls = new QWidget(this);
    m_controls->setObjectName(u"threadControls"_s);
    auto *row = bare<QHBoxLayout>(m_controls);
    m_counts = new QLabel;
    m_counts->setObjectName(u"threadCounts"_s);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    const auto button = [this](const QString &name) {
        auto *made = new QToolButton;
        made->setObjectName(name);
        made->setCheckable(true);
        made->setToolButtonStyle(Qt::ToolButtonTextOnly);
        made->setFocusPolicy(Qt::TabFocus);
        return made;
    };
    m_unreadButton = button(u"threadOnlyUnread"_s);
    m_treeButton = button(u"threadTreeMode"_s);
    m_flatButton = button(u"threadFlatMode"_s);
    row->addWidget(m_counts);
    row->addSpacing(12);
    row->addWidget(m_unreadButton);
    row->addSpacing(8);
    row->addWidget(m_treeButton);
    row->addWidget(m_flatButton);
    connect(m_unreadButton, &QToolButton::clicked, this, &ThreadPage::setOnlyUnread);
    connect(m_treeButton, &QToolButton::clicked, this, [this] { setFlat(false); });
    connect(m_flatButton, &QToolButton::clicked, this, [this] { setFlat(true); });
    m_treeButton->setChecked(true);
}

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
    connect(m_view, &MailView::attachmentActivated, this, &ThreadPage::saveAttachment);
    connect(m_view, &MailView::noticeActivated, this, &ThreadPage::takeNotice);
    connect(m_view, &MailView::traceActivated, this,
            [this] { m_context.navigator.showTab(u"traces"_s); });
    connect(m_view, &QWidget::customContextMenuRequested, this,
            [this](QPoint point) { showMenu(m_view->viewport()->mapToGlobal(point)); });
}

void ThreadPage::applyFonts()
{
    m_view->setFixedFont(m_context.settings.monoFont());
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
}

void ThreadPage::takeLoaded(bool again)
{
    const bool first = m_isLoading || !again;
    m_isLoading = false;
    m_tree->rows().setNow(now());
    updateEmpty();
    updateCounts();
    if (!m_presenter.isUnfiled()) {
        m_tree->expandAll();
    }
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
    }
    if (!m_tree->currentIndex().isValid() && model.rowCount() > 0) {
        const QModelIndex unread = model.nextUnread({});
        m_seeksUnread = unread.data(static_cast<int>(ThreadRole::Unopened)).toBool();
        select(unread.isValid() ? unread : model.index(0, 0));
    }
    if (m_isFlat) {
        fillFlat();
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
        m_view->find(m_query);
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
    for (const MessageSummary *message : m_presenter.model().messages()) {
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

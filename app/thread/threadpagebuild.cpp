// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Of what ThreadPage is made: the tree, the message under it, the controls at the right of the tabs.

#include "app/shell/navigator.h"
#include "app/shell/settings.h"
#include "app/thread/messageheader.h"
#include "app/thread/threadpage.h"
#include "app/thread/threadtreeview.h"
#include "app/widgets/amberline.h"
#include "app/widgets/plainlayout.h"

#include <QHBoxLayout>
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

} // namespace

ThreadPage::ThreadPage(PageContext &context, const CodeHighlighters *highlighters, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_presenter(context.workspace, context.runner)
    , m_linking(context, m_presenter, this)
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
    m_highlighters = highlighters;
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
    m_unfetched = new AmberLine(panel);
    m_unfetched->setObjectName(u"threadUnfetched"_s);
    m_linked = new AmberLine(panel);
    m_linked->setObjectName(u"threadLinked"_s);
    m_linking.setLine(m_linked);
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
    column->addWidget(m_unfetched);
    column->addWidget(m_linked);
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

void ThreadPage::applyFonts()
{
    m_view->setFixedFont(m_context.settings.monoFont());
}

void ThreadPage::retranslate()
{
    m_treeButton->setText(tr("Tree"));
    m_treeButton->setToolTip(tr("Messages as a tree (f)"));
    m_flatButton->setText(tr("Flat"));
    m_flatButton->setToolTip(tr("All messages by date in one scroll (f)"));
    m_unreadButton->setText(tr("Unread"));
    m_unreadButton->setToolTip(tr("Show unread messages only (o)"));
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

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Of what TracesPage is made: tools, answer, panes, raw lines, the empty page.

#include "app/shell/navigator.h"
#include "app/shell/settings.h"
#include "app/traces/framepanel.h"
#include "app/traces/framestable.h"
#include "app/traces/groupsview.h"
#include "app/traces/locksview.h"
#include "app/traces/panehead.h"
#include "app/traces/rawpanel.h"
#include "app/traces/signlegend.h"
#include "app/traces/similarlist.h"
#include "app/traces/tracepicker.h"
#include "app/traces/tracespage.h"
#include "app/widgets/amberline.h"
#include "app/widgets/icons.h"
#include "app/widgets/plainlayout.h"
#include "core/workspace/workspace.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 16;

} // namespace

TracesPage::TracesPage(PageContext &context, const CodeHighlighters *highlighters, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_presenter(context.workspace, context.runner)
    , m_framePresenter(context.runner, context.workspace.info().uuid)
{
    setObjectName(u"tracesPage"_s);
    m_raw = new RawPanel(context, highlighters, this);
    m_frame = new FramePanel(m_framePresenter, highlighters, this);
    m_raw->setHeldTexts([this](const QString &id) { return m_presenter.heldText(id); });
    build();
    m_picker = new TracePicker([this] { return now(); }, this);
    connectPresenter();
    connectViews();
    connectTools();
    keepSplitters();
    applyFonts();
    retranslate();
    updateTools();
    updateEmpty();
}

TracesPage::~TracesPage() = default;

void TracesPage::build()
{
    m_stack = new QStackedLayout(this);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_main = new QWidget;
    useBaseGround(m_main);
    auto *column = bare<QVBoxLayout>(m_main);
    column->addWidget(buildTools());
    m_amber = new AmberLine(m_main);
    m_amber->setObjectName(u"tracesAmber"_s);
    column->addWidget(m_amber);
    m_answer = new QLabel(m_main);
    m_answer->setObjectName(u"tracesAnswer"_s);
    m_answer->setWordWrap(true);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_answer->setContentsMargins(margin, 2, margin, 10);
    column->addWidget(m_answer);
    m_splitter = new QSplitter(Qt::Vertical, m_main);
    m_splitter->setObjectName(u"tracesSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_views = new QStackedWidget(m_splitter);
    m_views->addWidget(buildFramesPage());
    m_groups = new GroupsView(m_presenter, m_views);
    m_views->addWidget(m_groups);
    m_locks = new LocksView(m_presenter, m_context.runner, m_views);
    m_views->addWidget(m_locks);
    auto *lower = new QSplitter(Qt::Horizontal, m_splitter);
    lower->setObjectName(u"tracesLower"_s);
    lower->setChildrenCollapsible(false);
    lower->addWidget(m_raw);
    m_sides = new QStackedWidget(lower);
    m_sides->addWidget(m_frame);
    m_similar = new SimilarList(m_presenter, [this] { return now(); }, m_sides);
    m_sides->addWidget(m_similar);
    m_sides->hide();
    lower->setStretchFactor(0, 1);
    lower->setStretchFactor(1, 1);
    lower->setSizes({500, 500});
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({420, 260});
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(m_main);
    m_stack->addWidget(buildEmpty());
}

QWidget *TracesPage::buildTools()
{
    auto *tools = new QWidget(m_main);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(margin, 6, margin, 6);
    row->setSpacing(0);
    auto *group = new QButtonGroup(this);
    const auto segment = [&](const QString &name, View view) {
        auto *button = new QToolButton(tools);
        button->setObjectName(name);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        group->addButton(button);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, view] { setView(view); });
        return button;
    };
    m_framesButton = segment(u"tracesViewFrames"_s, View::Frames);
    m_groupsButton = segment(u"tracesViewGroups"_s, View::Groups);
    m_locksButton = segment(u"tracesViewLocks"_s, View::Locks);
    m_framesButton->setChecked(true);
    row->addSpacing(12);
    const auto check = [&](const QString &name, bool checked) {
        auto *box = new QCheckBox(tools);
        box->setObjectName(name);
        box->setChecked(checked);
        box->setFocusPolicy(Qt::TabFocus);
        row->addWidget(box);
        row->addSpacing(12);
        return box;
    };
    m_unreliable = check(u"tracesUnreliable"_s, true);
    m_inlined = check(u"tracesInlined"_s, true);
    m_offsets = check(u"tracesOffsets"_s, false);
    m_capture = new QComboBox(tools);
    m_capture->setObjectName(u"tracesCapture"_s);
    m_capture->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_capture->setMinimumContentsLength(36);
    row->addWidget(m_capture);
    row->addSpacing(10);
    m_count = new QLabel(tools);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_count);
    row->addStretch();
    m_legend = new SignLegend(tools);
    row->addWidget(m_legend);
    row->addSpacing(12);
    m_cycleStacks = new QPushButton(tools);
    m_cycleStacks->setObjectName(u"tracesCycleStacks"_s);
    row->addWidget(m_cycleStacks);
    const auto side = [&](const QString &name) {
        auto *button = new QToolButton(tools);
        button->setObjectName(name);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
        row->addSpacing(8);
        return button;
    };
    m_source = side(u"tracesSource"_s);
    m_seenBefore = side(u"tracesSeenBefore"_s);
    m_addPane = new QPushButton(tools);
    m_addPane->setObjectName(u"tracesAddPane"_s);
    row->addWidget(m_addPane);
    return tools;
}

QWidget *TracesPage::buildFramesPage()
{
    auto *page = new QWidget;
    useBaseGround(page);
    auto *column = bare<QVBoxLayout>(page);
    m_heads = new QWidget(page);
    auto *row = bare<QHBoxLayout>(m_heads);
    for (int number = 1; number <= TracesPresenter::mostPanes; ++number) {
        auto *head = new PaneHead(number, m_heads);
        head->hide();
        row->addWidget(head, 1);
        m_paneHeads.push_back(head);
        const int pane = number - 1;
        connect(head, &PaneHead::pickWanted, this, [this, pane] { openPicker(pane); });
        connect(head, &PaneHead::closeWanted, this, [this, pane] { removePane(pane); });
        connect(head, &PaneHead::sourceWanted, this, [this, pane] {
            const std::vector<TraceItem> &panes = m_presenter.table().panes;
            if (static_cast<std::size_t>(pane) < panes.size()) {
                m_context.navigator.reveal(panes[static_cast<std::size_t>(pane)].ref());
            }
        });
    }
    column->addWidget(m_heads);
    m_frames = new FramesTable(page);
    column->addWidget(m_frames, 1);
    // The heads stand over their columns, which the scroll bar makes narrower.
    connect(m_frames->verticalScrollBar(), &QScrollBar::rangeChanged, m_heads,
            [this](int least, int most) {
                const int width =
                    most > least ? m_frames->verticalScrollBar()->sizeHint().width() : 0;
                m_heads->layout()->setContentsMargins(0, 0, width, 0);
            });
    return page;
}

QWidget *TracesPage::buildEmpty()
{
    m_empty = new QWidget;
    useBaseGround(m_empty);
    auto *column = new QVBoxLayout(m_empty);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(8);
    m_emptyText = new QLabel(m_empty);
    m_emptyText->setObjectName(u"tracesEmptyText"_s);
    m_emptyText->setWordWrap(true);
    m_emptyImport = new QPushButton(m_empty);
    m_emptyImport->setObjectName(u"tracesEmptyImport"_s);
    m_emptyPaste = new QPushButton(m_empty);
    m_emptyPaste->setObjectName(u"tracesEmptyPaste"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_emptyImport);
    row->addWidget(m_emptyPaste);
    row->addStretch();
    column->addWidget(m_emptyText);
    column->addLayout(row);
    column->addStretch();
    connect(m_emptyImport, &QPushButton::clicked, this, &TracesPage::askFile);
    connect(m_emptyPaste, &QPushButton::clicked, this, &TracesPage::paste);
    return m_empty;
}

void TracesPage::retranslate()
{
    m_framesButton->setText(tr("Frames"));
    m_framesButton->setToolTip(tr("Stacks side by side"));
    m_groupsButton->setText(tr("Groups"));
    m_groupsButton->setToolTip(tr("Equal stacks together"));
    m_locksButton->setText(tr("Locks"));
    m_locksButton->setToolTip(tr("Who waits for what and who holds it (g l)"));
    m_unreliable->setText(tr("Unreliable"));
    m_unreliable->setToolTip(tr("Show frames the kernel does not trust (x)"));
    m_inlined->setText(tr("Inlined"));
    m_inlined->setToolTip(tr("Show inlined functions (i)"));
    m_offsets->setText(tr("Offsets differ"));
    m_offsets->setToolTip(tr("Count another offset in the same function as a difference"));
    m_source->setText(tr("Source"));
    m_source->setToolTip(tr("The source of the current frame (s)"));
    m_source->setIcon(Icons::icon(u"file"_s, palette()));
    m_seenBefore->setText(tr("Seen before"));
    m_seenBefore->setToolTip(tr("Stacks of all bugs like the one in the current pane (b)"));
    m_seenBefore->setIcon(Icons::icon(u"history"_s, palette()));
    m_addPane->setText(tr("Add pane"));
    m_addPane->setToolTip(tr("One more stack beside these (+)"));
    m_addPane->setIcon(Icons::icon(u"plus"_s, palette()));
    m_cycleStacks->setText(tr("Stacks of the cycle"));
    m_cycleStacks->setToolTip(tr("Lay the stacks of the tasks in the ring side by side"));
    m_cycleStacks->setIcon(Icons::icon(u"list"_s, palette()));
    m_capture->setAccessibleName(tr("Text the stacks and locks are read from"));
    m_frames->setAccessibleName(tr("Stacks side by side"));
    m_emptyImport->setText(tr("Read a File…"));
    m_emptyPaste->setText(tr("Read the Clipboard"));
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_framesButton, m_groupsButton, m_locksButton, m_source, m_seenBefore}) {
        widget->setAccessibleName(widget->toolTip());
    }
    updateCaptures();
    updatePanes();
    updateAnswer();
    updateEmpty();
}

void TracesPage::applyFonts()
{
    // Stacks and logs stand one point smaller than mail: more of them fits.
    const QFont fixed = Settings::resized(m_context.settings.monoFont(), -1);
    m_frames->setFixedFont(fixed);
    m_groups->setFixedFont(fixed);
    m_locks->setFixedFont(fixed);
    m_frame->setFixedFont(fixed);
}

} // namespace Casebook

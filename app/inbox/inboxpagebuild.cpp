// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Of what InboxPage is made, and its words.

#include "app/inbox/inboxdelegate.h"
#include "app/inbox/inboxpage.h"
#include "app/inbox/inboxreader.h"
#include "app/shell/navigator.h"
#include "app/shell/settings.h"
#include "app/text/errortext.h"
#include "app/text/format.h"
#include "app/text/watchtext.h"
#include "app/widgets/amberline.h"
#include "app/widgets/casebookstyle.h"
#include "app/widgets/icons.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/workspace/workspace.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 16;
const auto splitterKey = u"inbox/splitter"_s;

constexpr std::array<std::optional<WatchState>, 4> shownStates{WatchState::New, WatchState::Kept,
                                                               WatchState::Ignored, std::nullopt};

QPushButton *pushButton(QWidget *parent, const QString &name)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QLabel *sentence(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

void InboxPage::build()
{
    setObjectName(u"inboxPage"_s);
    m_stack = new QStackedLayout(this);
    m_stack->setContentsMargins(0, 0, 0, 0);
    auto *panel = new QWidget;
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_line = new AmberLine(panel);
    m_line->setObjectName(u"inboxLine"_s);
    column->addWidget(m_line);
    m_nothing = new QWidget(panel);
    auto *nothing = new QHBoxLayout(m_nothing);
    nothing->setContentsMargins(margin, 4, margin, 8);
    m_nothingText = sentence(m_nothing, u"inboxNothing"_s);
    m_nothingText->setWordWrap(false);
    m_nothingButton = pushButton(m_nothing, u"inboxNothingButton"_s);
    nothing->addWidget(m_nothingText);
    nothing->addWidget(m_nothingButton);
    nothing->addStretch(1);
    column->addWidget(m_nothing);

    m_list = new QTreeView;
    m_list->setObjectName(u"inboxList"_s);
    m_list->setModel(&m_presenter.model());
    m_list->setItemDelegate(new InboxDelegate(m_context.clock, m_list));
    m_list->setHeaderHidden(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(0);
    m_list->setExpandsOnDoubleClick(false); // activated() does it, also for the keyboard
    m_list->setMouseTracking(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_reader = new InboxReader(m_context.runner, m_highlighters);
    m_reader->setFixedFont(m_context.settings.monoFont());
    m_reader->setReadOnly(m_presenter.isReadOnly());
    m_splitter = new QSplitter(Qt::Vertical);
    m_splitter->setObjectName(u"inboxSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_reader);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({300, 420});
    const QVariant sizes =
        m_context.settings.windowValue(m_context.workspace.info().uuid, splitterKey);
    if (sizes.isValid()) {
        m_splitter->restoreState(sizes.toByteArray());
    }
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_context.settings.setWindowValue(m_context.workspace.info().uuid, splitterKey,
                                          m_splitter->saveState());
    });
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(panel);

    m_empty = new QWidget;
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    auto *empty = new QVBoxLayout(m_empty);
    empty->setContentsMargins(margin, margin, margin, margin);
    empty->setSpacing(8);
    m_emptyText = sentence(m_empty, u"inboxEmpty"_s);
    m_emptyButton = pushButton(m_empty, u"inboxFirstWatch"_s);
    setPrimary(m_emptyButton);
    empty->addWidget(m_emptyText);
    empty->addWidget(m_emptyButton, 0, Qt::AlignLeft);
    empty->addStretch(1);
    m_stack->addWidget(m_empty);
    buildControls();
}

void InboxPage::buildFilter(QHBoxLayout *row)
{
    static constexpr std::array names{"inboxNew", "inboxKept", "inboxIgnored", "inboxAll"};
    auto *states = new QHBoxLayout;
    states->setSpacing(0);
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        m_states[i] = new QToolButton(m_controls);
        m_states[i]->setObjectName(QString::fromLatin1(names[i]));
        m_states[i]->setCheckable(true);
        m_states[i]->setFocusPolicy(Qt::TabFocus);
        m_states[i]->setToolButtonStyle(Qt::ToolButtonTextOnly);
        states->addWidget(m_states[i]);
        connect(m_states[i], &QToolButton::clicked, this, [this, i] { setState(shownStates[i]); });
    }
    m_watch = new QComboBox(m_controls);
    m_watch->setObjectName(u"inboxWatch"_s);
    m_watch->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_watch->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    m_filter = new QLineEdit(m_controls);
    m_filter->setObjectName(u"inboxFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    row->addLayout(states);
    row->addWidget(m_watch);
    row->addWidget(m_filter, 1);
    row->addStretch(0);
    connect(m_watch, &QComboBox::activated, this, [this](int index) {
        m_presenter.model().setWatch(WatchId{m_watch->itemData(index).toLongLong()});
        expandWatches();
        updateEmpty();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_presenter.model().setFilter(text);
        expandWatches();
        updateEmpty();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, &InboxPage::focusMain);
}

void InboxPage::buildControls()
{
    m_controls = new QWidget(this);
    m_controls->setObjectName(u"inboxControls"_s);
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 4, 0, 6);
    row->setSpacing(8);
    buildFilter(row);
    m_status = new QLabel(m_controls);
    m_status->setObjectName(u"inboxStatus"_s);
    m_status->setForegroundRole(QPalette::PlaceholderText);
    m_check = pushButton(m_controls, u"inboxCheck"_s);
    m_add = pushButton(m_controls, u"inboxAddWatch"_s);
    m_digest = pushButton(m_controls, u"inboxDigest"_s);
    row->addWidget(m_status);
    row->addWidget(m_check);
    row->addWidget(m_add);
    row->addWidget(m_digest);
    connect(m_check, &QPushButton::clicked, this,
            [this] { m_presenter.isChecking() ? m_presenter.cancelCheck() : check(); });
    connect(m_add, &QPushButton::clicked, this, &InboxPage::newWatch);
    connect(m_digest, &QPushButton::clicked, this, &InboxPage::showDigest);
}

void InboxPage::fillWatches()
{
    const QSignalBlocker quiet(m_watch);
    const QVariant chosen = m_watch->currentData();
    m_watch->clear();
    m_watch->addItem(tr("All watches"), qint64(0));
    for (const WatchSummary &summary : m_presenter.watches()) {
        m_watch->addItem(madeVisible(summary.watch.name).simplified(), summary.watch.id.value);
    }
    const int row = m_watch->findData(chosen);
    m_watch->setCurrentIndex(qMax(0, row));
    if (row < 0) {
        m_presenter.model().setWatch({});
    }
    m_watch->setVisible(m_presenter.watches().size() > 1);
}

/// What stands where mails would stand.
void InboxPage::updateEmpty()
{
    const InboxModel &model = m_presenter.model();
    const bool noWatch = m_presenter.isLoaded() && m_presenter.watches().empty()
        && model.rowCount() == 0 && model.filter().isEmpty()
        && m_presenter.state() == WatchState::New;
    m_stack->setCurrentIndex(noWatch ? 1 : 0);
    m_emptyText->setText(
        tr("No list is watched yet. A watch looks for words, paths, people or a whole subsystem "
           "on the lists of a public-inbox server, and what it finds waits here."));
    m_emptyButton->setText(tr("New Watch…"));
    m_emptyButton->setEnabled(!m_presenter.isReadOnly());

    const bool nothing = m_presenter.isLoaded() && model.itemCount() == 0;
    m_nothing->setVisible(nothing);
    m_nothingButton->setEnabled(true);
    if (!model.filter().isEmpty()) {
        m_nothingText->setText(
            tr("No message here has \"%1\".").arg(ErrorText::quotable(model.filter())));
        m_nothingButton->setText(tr("Clear"));
    } else if (m_presenter.state() == WatchState::New) {
        const qint64 last = m_presenter.lastCheckedMs();
        m_nothingText->setText(last == 0 ? tr("Nothing new. No list was read so far.")
                                         : tr("Nothing new. The lists were read %1.")
                                               .arg(Format::ago(last, m_context.clock.now())));
        m_nothingButton->setText(tr("Check Now"));
        m_nothingButton->setEnabled(m_check->isEnabled() && !m_presenter.isChecking());
    } else {
        m_nothingText->setText(tr("Nothing here."));
        m_nothingButton->setText(tr("Show What Is New"));
    }
}

void InboxPage::updateWords()
{
    const bool readOnly = m_presenter.isReadOnly();
    if (m_presenter.isOffline() && !m_presenter.watches().empty()) {
        m_line->setMessage(AmberLine::Kind::Warning,
                           tr("The network is switched off, so no list is checked."),
                           {{.id = u"settings"_s, .text = tr("Settings…")}});
    } else if (m_presenter.isCut()) {
        m_line->setMessage(
            AmberLine::Kind::Info,
            tr("Only the newest %n messages are listed.", nullptr, InboxPresenter::mostItems));
    } else {
        m_line->clear();
    }
    m_add->setEnabled(!readOnly);
    m_check->setEnabled(!readOnly && !m_presenter.isOffline() && !m_presenter.watches().empty());
    const int fresh = m_presenter.fresh();
    m_states[0]->setText(fresh == 0 ? tr("New") : tr("New (%1)").arg(Format::count(fresh)));
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        m_states[i]->setChecked(shownStates[i] == m_presenter.state());
        m_states[i]->setAccessibleName(m_states[i]->text());
    }
    updateChecking();
    updateEmpty();
}

void InboxPage::updateChecking()
{
    const bool checking = m_presenter.isChecking();
    m_check->setText(checking ? tr("Stop") : tr("Check Now"));
    m_check->setToolTip(checking ? tr("Stop checking; what was read is kept")
                                 : tr("Look for new mail on the watched lists (Shift+F5)"));
    const qint64 last = m_presenter.lastCheckedMs();
    m_status->setText(checking ? tr("Checking …")
                          : last == 0
                          ? QString()
                          : tr("Checked %1").arg(Format::ago(last, m_context.clock.now())));
    m_reader->setChecking(checking);
}

void InboxPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    Page::changeEvent(event);
}

void InboxPage::retranslate()
{
    //: Which mails are listed.
    m_states[1]->setText(tr("Kept"));
    m_states[2]->setText(tr("Ignored"));
    m_states[3]->setText(tr("All"));
    m_watch->setAccessibleName(tr("Which watch"));
    m_filter->setPlaceholderText(tr("Filter: subject, sender, list"));
    m_filter->setAccessibleName(tr("Filter the Inbox"));
    m_filter->setToolTip(tr("Filter the Inbox (/)"));
    m_list->setAccessibleName(tr("Mail found on watched lists"));
    m_add->setText(tr("New Watch…"));
    m_digest->setText(tr("Digest…"));
    m_digest->setToolTip(tr("What was found today or in seven days, as a document"));
    fillWatches();
    updateWords();
    showCurrent();
    m_list->viewport()->update();
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What TracesPage listens to.

#include "app/shell/navigator.h"
#include "app/shell/settings.h"
#include "app/text/errortext.h"
#include "app/traces/framepanel.h"
#include "app/traces/framestable.h"
#include "app/traces/groupsview.h"
#include "app/traces/locksview.h"
#include "app/traces/rawpanel.h"
#include "app/traces/similarlist.h"
#include "app/traces/tracepicker.h"
#include "app/traces/tracespage.h"
#include "app/widgets/amberline.h"
#include "core/base/text.h"
#include "core/workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

void TracesPage::connectPresenter()
{
    connect(&m_presenter, &TracesPresenter::loaded, this, &TracesPage::takeLoaded);
    connect(&m_presenter, &TracesPresenter::loadFailed, this, [this](const Error &error) {
        if (error.code != ErrorCode::Cancelled) {
            m_amber->setMessage(AmberLine::Kind::Error, ErrorText::sentence(error),
                                {{u"retry"_s, tr("Retry")}}, true);
        }
        updateEmpty();
    });
    connect(m_amber, &AmberLine::triggered, this, [this] {
        m_amber->clear();
        m_presenter.reload();
    });
    connect(&m_presenter, &TracesPresenter::added, this, &TracesPage::takeAdded);
    connect(&m_presenter, &TracesPresenter::addFailed, this,
            [this](const Error &error) { m_context.navigator.tell(ErrorText::sentence(error)); });
    connect(&m_presenter, &TracesPresenter::nothingAdded, this, [this](const QString &name) {
        m_context.navigator.tell(
            name.isEmpty() ? tr("The clipboard holds no report and no stack.")
                           : tr("“%1” holds no report and no stack.").arg(madeVisible(name)));
    });
    connect(&m_presenter, &TracesPresenter::aligned, this, &TracesPage::takeAligned);
    connect(&m_presenter, &TracesPresenter::grouped, this, [this] {
        m_groups->refresh();
        updateAnswer();
    });
    connect(&m_presenter, &TracesPresenter::locksRead, this, [this] {
        m_locks->refresh();
        updateTools();
    });
    connect(&m_presenter, &TracesPresenter::similarFound, m_similar, &SimilarList::refresh);
    connect(&m_presenter, &TracesPresenter::similarFailed, m_similar, &SimilarList::showFailure);
    connect(&m_context.workspace, &Workspace::changed, this, [this](const ChangeSet &changes) {
        const bool matters = changes.touches(Table::Messages) || changes.touches(Table::Threads)
            || changes.touches(Table::Logs) || changes.touches(Table::Trash);
        if (matters && m_isStarted) {
            m_isStale = true;
            if (isVisible()) {
                m_isStale = false;
                m_presenter.reload();
            }
        }
    });
}

void TracesPage::connectViews()
{
    connect(m_frames, &FramesTable::frameChanged, this, [this](int pane) {
        updateRaw();
        const QStringList panes = m_presenter.panes();
        if (m_side == Side::Similar && pane < panes.size()) {
            seekSimilar(panes[pane]);
        }
    });
    connect(m_frames, &FramesTable::rawWanted, this, &TracesPage::openRaw);
    connect(m_frames, &FramesTable::frameWanted, this, &TracesPage::goToSource);
    connect(m_frames, &QWidget::customContextMenuRequested, this,
            [this](QPoint at) { showMenu(m_frames->viewport()->mapToGlobal(at)); });
    connect(m_groups, &GroupsView::groupChanged, this, &TracesPage::updateRaw);
    connect(m_groups, &GroupsView::openWanted, this, [this](const QString &key, bool inNewPane) {
        showInPane(key, inNewPane ? static_cast<int>(m_presenter.panes().size()) : 0);
        setView(View::Frames);
    });
    connect(m_groups->frames().selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TracesPage::updateRaw);
    connect(&m_groups->frames(), &FramesTable::frameWanted, this, &TracesPage::goToSource);
    connect(m_similar, &SimilarList::openWanted, this, &TracesPage::openSeen);
    connect(m_similar, &SimilarList::leaveWanted, this, &TracesPage::focusMain);
    connect(m_frame, &FramePanel::leaveWanted, this, &TracesPage::focusMain);
    connect(m_frame, &FramePanel::treeWanted, this, &TracesPage::chooseTree);
    connect(m_frame, &FramePanel::binaryWanted, this, &TracesPage::chooseBinary);
    connect(m_frame, &FramePanel::placesWanted, this, &TracesPage::openPlaces);
    connect(m_frame, &FramePanel::codeShown, this, &TracesPage::remember);
    connect(&m_framePresenter, &FramePresenter::failed, this,
            [this](const Error &error) { m_context.navigator.tell(ErrorText::sentence(error)); });
    // Where sources are set they are shown, unless a person closed them.
    connect(&m_framePresenter, &FramePresenter::placeChanged, this, [this] {
        if (!m_sideChosen && !m_framePresenter.place().isEmpty()) {
            setSide(Side::Frame);
        }
    });
    connect(m_locks, &LocksView::lineChanged, this, &TracesPage::updateRaw);
    connect(m_locks, &LocksView::rawWanted, this, &TracesPage::openRaw);
    connect(m_raw, &RawPanel::openWanted, this, &TracesPage::openRaw);
    connect(m_raw, &RawPanel::citeWanted, this, &TracesPage::cite);
    connect(m_raw, &RawPanel::copyWanted, this, &TracesPage::copyText);
    connect(m_picker, &TracePicker::picked, this, [this](const QString &key, bool inNewPane) {
        showInPane(key, inNewPane ? static_cast<int>(m_presenter.panes().size()) : m_pickedPane);
    });
    connect(m_picker, &TracePicker::closed, this, [this] { m_frames->setFocus(); });
    connect(m_picker, &TracePicker::importWanted, this, &TracesPage::askFile);
    connect(m_picker, &TracePicker::pasteWanted, this, &TracesPage::paste);
}

void TracesPage::connectTools()
{
    connect(m_unreliable, &QCheckBox::toggled, this, [this](bool shows) {
        m_frames->frames().setShowsUnreliable(shows);
        remember();
    });
    connect(m_inlined, &QCheckBox::toggled, this, [this](bool shows) {
        m_frames->frames().setShowsInline(shows);
        remember();
    });
    connect(m_offsets, &QCheckBox::toggled, this, [this](bool count) {
        m_frames->frames().setOffsetsCount(count);
        remember();
    });
    connect(m_capture, &QComboBox::activated, this, &TracesPage::chooseCapture);
    connect(m_addPane, &QPushButton::clicked, this, &TracesPage::addPane);
    connect(m_seenBefore, &QToolButton::clicked, this, &TracesPage::toggleSimilar);
    connect(m_source, &QToolButton::clicked, this, &TracesPage::toggleSource);
    connect(m_cycleStacks, &QPushButton::clicked, this, &TracesPage::showCycleStacks);
    connect(&m_context.settings, &Settings::fontsChanged, this, &TracesPage::applyFonts);
    const auto hasNotes =
        std::ranges::any_of(m_context.registry.companions(),
                            [](const PageFactory &page) { return page.id == "notes"_L1; });
    m_raw->setCanCite(hasNotes);
}

void TracesPage::keepSplitters()
{
    const QString uuid = m_context.workspace.info().uuid;
    for (QSplitter *splitter : findChildren<QSplitter *>()) {
        const QString key = u"traces/"_s + splitter->objectName();
        if (const QVariant kept = m_context.settings.windowValue(uuid, key); kept.isValid()) {
            splitter->restoreState(kept.toByteArray());
        }
        connect(splitter, &QSplitter::splitterMoved, this, [this, splitter, uuid, key] {
            m_context.settings.setWindowValue(uuid, key, splitter->saveState());
        });
    }
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What TracesPage shows under its views: raw lines, the source of the frame, stacks seen before.

#include "app/shell/navigator.h"
#include "app/shell/prompts.h"
#include "app/traces/framepanel.h"
#include "app/traces/framestable.h"
#include "app/traces/groupsview.h"
#include "app/traces/locksview.h"
#include "app/traces/panehead.h"
#include "app/traces/rawpanel.h"
#include "app/traces/similarlist.h"
#include "app/traces/sourcesdialog.h"
#include "app/traces/tracespage.h"
#include "core/base/text.h"

#include <QListWidget>
#include <QPointer>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

/// The stack and frame a person looks at; the frame is -1 where none is current.
std::pair<const TraceItem *, int> TracesPage::currentFrame() const
{
    switch (m_view) {
    case View::Frames:
        return {currentItem(), m_frames->currentFrame()};
    case View::Groups:
        return {currentItem(), m_groups->frames().currentFrame()};
    case View::Locks:
        break;
    }
    return {nullptr, -1};
}

void TracesPage::updateRaw()
{
    const auto [item, frame] = currentFrame();
    if (m_side == Side::Frame && item != nullptr) {
        m_framePresenter.show(*item, frame);
    } else if (m_side == Side::Frame) {
        m_framePresenter.clear();
    }
    m_sides->setVisible(m_side != Side::None && m_view != View::Locks);
    if (m_view == View::Locks) {
        const EvidenceLine *line = m_locks->currentLine();
        const SourceReports *source = line == nullptr ? nullptr : m_locks->sourceOf(*line);
        if (source == nullptr) {
            m_raw->clear();
            return;
        }
        const TraceItem place{.source = *source};
        m_raw->show(place, line->offset, madeVisible(source->source.name));
        return;
    }
    if (item == nullptr) {
        m_raw->clear();
        return;
    }
    QString where = PaneHead::sourceWords(*item, now());
    if (m_view == View::Frames) {
        where = tr("pane %1, %2").arg(m_frames->currentPane() + 1).arg(where);
    }
    m_raw->show(*item, item->ref(frame).offset, where);
}

void TracesPage::setSide(Side side)
{
    if (m_side == Side::Similar && side != Side::Similar) {
        m_presenter.stopSimilar();
    }
    m_side = side;
    if (side != Side::None) {
        m_sides->setCurrentIndex(side == Side::Frame ? 0 : 1);
    }
    updateTools();
    updateRaw();
}

void TracesPage::toggleSource()
{
    m_sideChosen = true;
    const bool shows = m_side != Side::Frame;
    setSide(shows ? Side::Frame : Side::None);
    remember();
    if (!shows) {
        focusMain();
    }
}

void TracesPage::toggleInstructions()
{
    if (m_view == View::Locks) {
        return;
    }
    const bool wasShown = m_side == Side::Frame;
    setSide(Side::Frame);
    m_frame->setShowsCode(!wasShown || !m_frame->showsCode());
}

void TracesPage::goToSource()
{
    if (m_view == View::Locks || currentFrame().second < 0) {
        return;
    }
    if (m_side != Side::Frame) {
        setSide(Side::Frame);
    }
    m_frame->focusMain();
}

void TracesPage::chooseTree()
{
    const SourcePlace place = m_framePresenter.place();
    m_context.prompts.openFolder(this, tr("Choose Source Tree"), place.tree,
                                 [page = QPointer(this), place](const QString &path) {
                                     if (page != nullptr && !path.isEmpty()) {
                                         SourcePlace changed = place;
                                         changed.tree = path;
                                         page->m_framePresenter.setPlace(changed);
                                     }
                                 });
}

void TracesPage::chooseBinary()
{
    const SourcePlace place = m_framePresenter.place();
    m_context.prompts.openFiles(
        this, tr("Choose Binary"),
        {tr("Kernels and modules (vmlinux* *.ko *.debug)"), tr("All files (*)")},
        [page = QPointer(this), place](const QStringList &paths) {
            if (page != nullptr && !paths.isEmpty()) {
                SourcePlace changed = place;
                for (const QString &path : paths) {
                    changed.binaries.removeAll(path);
                    changed.binaries.append(path);
                }
                page->m_framePresenter.setPlace(changed);
            }
        });
}

void TracesPage::openPlaces()
{
    const TraceItem *item = currentItem();
    const TraceItem shown = item == nullptr ? TraceItem() : *item;
    auto *dialog = new SourcesDialog(
        m_framePresenter.place(), [shown] { return FramePresenter::kernelOf(shown); },
        m_context.runner, m_context.prompts, this);
    connect(dialog, &SourcesDialog::taken, &m_framePresenter, &FramePresenter::setPlace);
    dialog->show();
}

void TracesPage::toggleSimilar()
{
    const bool shows = m_side != Side::Similar;
    setSide(shows ? Side::Similar : Side::None);
    const QStringList panes = m_presenter.panes();
    if (shows && !panes.isEmpty()) {
        seekSimilar(panes[std::min<qsizetype>(m_frames->currentPane(), panes.size() - 1)]);
        m_similar->list()->setFocus();
    } else if (!shows) {
        focusMain();
    }
}

void TracesPage::seekSimilar(const QString &key)
{
    m_presenter.findSimilar(key);
    if (m_presenter.isSeeking()) {
        m_similar->refresh();
    }
}

/// Of this bug: beside the others. Of another one: there, in its own Traces tab.
void TracesPage::openSeen(int index)
{
    const std::vector<SeenTrace> &hits = m_presenter.similar();
    if (index < 0 || index >= static_cast<int>(hits.size())) {
        return;
    }
    const SeenTrace &hit = hits[static_cast<std::size_t>(index)];
    const bool isHere = m_bug
        ? std::ranges::any_of(hit.bugs, [this](const SeenBug &bug) { return bug.id == *m_bug; })
        : hit.bugs.empty();
    const TraceItem *item = m_presenter.findAt(hit.source.key(), hit.offset);
    if (isHere && item != nullptr) {
        showInPane(item->key(), static_cast<int>(m_presenter.panes().size()));
        return;
    }
    m_context.navigator.revealIn(
        hit.bugs.empty() ? BugId() : hit.bugs.front().id,
        {.kind = SourceKind::Report, .id = hit.source.key(), .offset = hit.offset});
}

} // namespace Casebook

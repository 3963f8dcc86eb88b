// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/tracespage.h"

#include "app/shell/navigator.h"
#include "app/shell/settings.h"
#include "app/text/errortext.h"
#include "app/text/tracetext.h"
#include "app/traces/framepanel.h"
#include "app/traces/framestable.h"
#include "app/traces/groupsview.h"
#include "app/traces/locksview.h"
#include "app/traces/panehead.h"
#include "app/traces/rawpanel.h"
#include "app/traces/similarlist.h"
#include "app/traces/tracepicker.h"
#include "app/widgets/amberline.h"
#include "app/widgets/icons.h"
#include "core/base/text.h"
#include "core/workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

void TracesPage::showCycleStacks()
{
    QStringList keys;
    const LockGraph &graph = m_presenter.locks().graph;
    for (const LockCycle &cycle : graph.cycles) {
        for (const std::size_t edge : cycle.edges) {
            const TaskRef &waiter = graph.edges[edge].waiter;
            const auto item =
                std::ranges::find_if(m_presenter.items(), [&](const TraceItem &known) {
                    const bool isHere =
                        m_captureKey.isEmpty() || known.source.source.key() == m_captureKey;
                    return isHere && known.task() && isSameTask(*known.task(), waiter);
                });
            if (item != m_presenter.items().end() && !keys.contains(item->key())) {
                keys.append(item->key());
            }
        }
    }
    if (keys.isEmpty()) {
        m_context.navigator.tell(tr("The text holds no stacks of these tasks."));
        return;
    }
    m_presenter.setPanes(keys);
    setView(View::Frames);
}

void TracesPage::setBug(BugId bug)
{
    if (m_isStarted && m_bug == bug) {
        return;
    }
    if (!bug.isValid()) {
        m_isStarted = false;
        m_bug.reset();
        m_presenter.clear();
        updatePanes();
        updateEmpty();
        setBadge({});
        return;
    }
    start(bug);
}

void TracesPage::setUnfiled()
{
    if (!m_isStarted || m_bug) {
        start(std::nullopt);
    }
}

void TracesPage::start(std::optional<BugId> bug)
{
    m_bug = bug;
    m_isStarted = true;
    m_isStale = false;
    m_pending.reset();
    m_amber->clear();
    m_picker->closePicker();
    m_raw->clear();
    setBadge({});
    m_presenter.show(bug);
    updatePanes();
    restore();
    m_framePresenter.setBug(bug.value_or(BugId()));
    updateEmpty();
}

void TracesPage::takeLoaded()
{
    const auto count = static_cast<int>(m_presenter.items().size());
    setBadge({.total = count == 0 ? -1 : count});
    const auto &unreadable = m_presenter.reports().unreadable;
    if (!unreadable.empty()) {
        m_amber->setMessage(
            AmberLine::Kind::Warning,
            tr("%n source(s) could not be read: %1", nullptr, static_cast<int>(unreadable.size()))
                .arg(ErrorText::sentence(unreadable.front().second)),
            {}, true);
    }
    updateCaptures();
    updateEmpty();
    QStringList panes = m_presenter.panes();
    if (panes.isEmpty()) {
        panes =
            m_context.settings.windowValue(m_context.workspace.info().uuid, settingsKey(u"panes"_s))
                .toStringList();
        panes.removeIf([this](const QString &key) { return m_presenter.find(key) == nullptr; });
    }
    m_presenter.setPanes(panes.isEmpty() ? m_presenter.suggestedPanes() : panes);
    refreshView();
    if (m_pending) {
        reveal(*std::exchange(m_pending, std::nullopt));
    }
}

void TracesPage::takeAdded(const QString &firstKey)
{
    const auto count = static_cast<int>(m_presenter.items().size());
    setBadge({.total = count == 0 ? -1 : count});
    updateCaptures();
    updateEmpty();
    if (m_picker->isVisible()) {
        m_picker->setItems(m_presenter.items(), firstKey);
    } else if (!firstKey.isEmpty()) {
        showInPane(firstKey, static_cast<int>(m_presenter.panes().size()));
    }
    refreshView();
}

void TracesPage::takeAligned()
{
    m_frames->setTable(m_presenter.table());
    updatePanes();
    updateAnswer();
    updateRaw();
    remember();
    if (m_side == Side::Similar && !m_presenter.panes().isEmpty()) {
        seekSimilar(m_presenter.panes().at(
            std::min<qsizetype>(m_frames->currentPane(), m_presenter.panes().size() - 1)));
    }
}

void TracesPage::updatePanes()
{
    const std::vector<TraceItem> &panes = m_presenter.table().panes;
    for (std::size_t i = 0; i < m_paneHeads.size(); ++i) {
        const bool isShown = i < panes.size();
        m_paneHeads[i]->setVisible(isShown);
        if (isShown) {
            m_paneHeads[i]->setItem(panes[i], now());
            m_paneHeads[i]->setClosable(panes.size() > 1);
        }
    }
    updateTools();
}

void TracesPage::updateTools()
{
    const bool isFrames = m_view == View::Frames;
    const auto panes = static_cast<int>(m_presenter.table().panes.size());
    m_framesButton->setChecked(isFrames);
    m_groupsButton->setChecked(m_view == View::Groups);
    m_locksButton->setChecked(m_view == View::Locks);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_unreliable, m_inlined, m_seenBefore, m_addPane}) {
        widget->setVisible(isFrames);
    }
    m_source->setVisible(m_view != View::Locks);
    m_source->setChecked(m_side == Side::Frame);
    m_seenBefore->setChecked(m_side == Side::Similar);
    m_offsets->setVisible(isFrames && panes > 1);
    m_legend->setVisible(isFrames && panes > 1);
    m_capture->setVisible(!isFrames);
    m_count->setVisible(m_view == View::Locks);
    m_answer->setVisible(m_view != View::Locks);
    m_cycleStacks->setVisible(m_view == View::Locks && !m_presenter.locks().graph.cycles.empty());
    m_addPane->setEnabled(panes < TracesPresenter::mostPanes && !m_presenter.items().empty());
    const int drawn = static_cast<int>(
        std::ranges::count_if(m_presenter.locks().picture.boxes, [](const LockPicture::Box &box) {
            return box.kind == LockPicture::BoxKind::Task;
        }));
    const int hidden = m_presenter.locks().hiddenTasks;
    m_count->setText(hidden == 0 || drawn == 0
                         ? QString()
                         : tr("%n other task(s) of the text are not drawn", nullptr, hidden));
}

void TracesPage::updateEmpty()
{
    const bool isEmpty = m_presenter.items().empty() && m_presenter.lockSources().empty();
    if (m_presenter.isLoading()) {
        m_emptyText->setText(tr("Messages and logs are being read."));
    } else if (!m_isStarted) {
        m_emptyText->setText(tr("No bug is chosen."));
    } else if (m_bug) {
        m_emptyText->setText(
            m_presenter.reports().looked == 0
                ? tr("This bug has no messages and no logs yet, so there is no report to show.")
                : tr("No report and no stack is in the %n messages and logs of this bug.", nullptr,
                     m_presenter.reports().looked));
    } else {
        m_emptyText->setText(tr("No mail without a bug holds a report."));
    }
    m_emptyImport->setEnabled(m_isStarted);
    m_emptyPaste->setEnabled(m_isStarted);
    m_stack->setCurrentWidget(isEmpty ? m_empty : m_main);
}

void TracesPage::updateCaptures()
{
    const QSignalBlocker quiet(m_capture);
    m_capture->clear();
    const auto add = [this](const SourceReports &source) {
        const std::vector<TraceItem> items = traceItemsOf(source);
        const QString icon = source.source.kind == SourceKind::Message ? u"mail"_s : u"file"_s;
        QString words =
            source.source.isClipboard() ? tr("Clipboard") : madeVisible(source.source.name);
        if (source.source.kind == SourceKind::Message && !items.empty()) {
            words = PaneHead::sourceWords(items.front(), now()) + u" · "_s + words;
        }
        m_capture->addItem(Icons::icon(icon, palette()), words, source.source.key());
    };
    if (m_view == View::Locks) {
        for (const SourceReports *source : m_presenter.lockSources()) {
            add(*source);
        }
        if (m_presenter.lockSources().size() > 1) {
            m_capture->addItem(tr("All of them as one capture"), QString());
        }
    } else {
        m_capture->addItem(tr("All messages and logs"), QString());
        for (const SourceReports &source : m_presenter.sources()) {
            add(source);
        }
    }
    const int row = m_capture->findData(m_captureKey);
    m_capture->setCurrentIndex(std::max(0, row));
}

void TracesPage::chooseCapture(int index)
{
    m_captureKey = m_capture->itemData(index).toString();
    refreshView();
    remember();
}

/// Reads what the present view shows; the answers come as signals.
void TracesPage::refreshView()
{
    updateCaptures();
    if (m_view != View::Frames) {
        m_captureKey = m_capture->currentData().toString();
    }
    if (m_view == View::Groups) {
        m_presenter.group(m_captureKey);
    } else if (m_view == View::Locks) {
        m_presenter.readLocks(m_captureKey);
    }
    updateTools();
    updateAnswer();
    updateRaw();
}

void TracesPage::setView(View view)
{
    if (m_view != view) {
        m_view = view;
        m_views->setCurrentIndex(static_cast<int>(view));
        refreshView();
        remember();
    }
    updateTools();
    if (isVisible()) {
        focusMain();
    }
}

void TracesPage::focusMain()
{
    if (m_stack->currentWidget() == m_empty) {
        m_emptyImport->setFocus();
        return;
    }
    switch (m_view) {
    case View::Frames:
        m_frames->setFocus();
        break;
    case View::Groups:
        m_groups->list()->setFocus();
        break;
    case View::Locks:
        m_locks->list()->setFocus();
        break;
    }
}

bool TracesPage::reveal(const SourceRef &ref)
{
    if (ref.kind != SourceKind::Report || !m_isStarted) {
        return false;
    }
    if (m_presenter.isLoading()) {
        m_pending = ref;
        return true;
    }
    const TraceItem *item = m_presenter.findAt(ref.id, ref.offset);
    if (item == nullptr) {
        m_context.navigator.tell(tr("No stack was found at this place."));
        return true;
    }
    const QString key = item->key();
    if (const qsizetype pane = m_presenter.panes().indexOf(key); pane >= 0) {
        m_frames->goToPane(static_cast<int>(pane));
    } else {
        showInPane(key, 0);
    }
    setView(View::Frames);
    return true;
}

QString TracesPage::settingsKey(const QString &name) const
{
    return u"traces/"_s + (m_bug ? QString::number(m_bug->value) : u"unfiled"_s) + u'/' + name;
}

void TracesPage::remember()
{
    if (!m_isStarted) {
        return;
    }
    const QString uuid = m_context.workspace.info().uuid;
    Settings &settings = m_context.settings;
    settings.setWindowValue(uuid, settingsKey(u"panes"_s), m_presenter.panes());
    settings.setWindowValue(uuid, settingsKey(u"view"_s), static_cast<int>(m_view));
    settings.setWindowValue(uuid, settingsKey(u"capture"_s), m_captureKey);
    settings.setWindowValue(uuid, u"traces/unreliable"_s, m_unreliable->isChecked());
    settings.setWindowValue(uuid, u"traces/inlined"_s, m_inlined->isChecked());
    settings.setWindowValue(uuid, u"traces/offsets"_s, m_offsets->isChecked());
    settings.setWindowValue(uuid, u"traces/instructions"_s, m_frame->showsCode());
    if (m_sideChosen) {
        settings.setWindowValue(uuid, u"traces/source"_s, m_side == Side::Frame);
    }
}

void TracesPage::restore()
{
    const QString uuid = m_context.workspace.info().uuid;
    const Settings &settings = m_context.settings;
    const auto check = [&](QCheckBox *box, const QString &key) {
        if (const QVariant kept = settings.windowValue(uuid, key); kept.isValid()) {
            const QSignalBlocker quiet(box);
            box->setChecked(kept.toBool());
        }
    };
    check(m_unreliable, u"traces/unreliable"_s);
    check(m_inlined, u"traces/inlined"_s);
    check(m_offsets, u"traces/offsets"_s);
    m_frames->frames().setShowsUnreliable(m_unreliable->isChecked());
    m_frames->frames().setShowsInline(m_inlined->isChecked());
    m_frames->frames().setOffsetsCount(m_offsets->isChecked());
    m_captureKey = settings.windowValue(uuid, settingsKey(u"capture"_s)).toString();
    m_frame->setShowsCode(settings.windowValue(uuid, u"traces/instructions"_s).toBool());
    const QVariant source = settings.windowValue(uuid, u"traces/source"_s);
    m_sideChosen = source.isValid();
    if (m_side != Side::Similar) {
        setSide(source.toBool() ? Side::Frame : Side::None);
    }
    const int view = settings.windowValue(uuid, settingsKey(u"view"_s)).toInt();
    m_view = static_cast<View>(std::clamp(view, 0, 2));
    m_views->setCurrentIndex(static_cast<int>(m_view));
    updateTools();
}

qint64 TracesPage::now() const
{
    return m_context.clock.now();
}

} // namespace Casebook

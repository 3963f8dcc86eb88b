// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inbox/inboxpage.h"

#include "app/inbox/inboxreader.h"
#include "app/shell/navigator.h"
#include "app/shell/settings.h"
#include "app/text/errortext.h"
#include "app/widgets/amberline.h"
#include "app/widgets/mailview.h"
#include "core/base/clock.h"
#include "core/workspace/workspace.h"

#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTreeView>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

InboxPage::InboxPage(PageContext &context, const CodeHighlighters *highlighters, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_highlighters(highlighters)
    , m_presenter(context.workspace, [&context] { return context.settings.network(); })
    , m_timer(m_presenter, context.clock, [&context] { return context.settings.watchHours(); })
{
    build();
    connectPresenter();
    connectReader();
    retranslate();
    m_presenter.load();
}

InboxPage::~InboxPage() = default;

void InboxPage::setBug(BugId bug)
{
    Q_UNUSED(bug) // a place shows none
}

void InboxPage::connectPresenter()
{
    connect(&m_presenter, &InboxPresenter::loaded, this, &InboxPage::takeLoaded);
    connect(&m_presenter, &InboxPresenter::checkingChanged, this, &InboxPage::updateWords);
    connect(&m_presenter, &InboxPresenter::checkEnded, this, &InboxPage::tellOutcome);
    connect(&m_presenter, &InboxPresenter::failed, this,
            [this](const Error &error) { m_context.navigator.tell(ErrorText::sentence(error)); });
    connect(&m_presenter, &InboxPresenter::told, this,
            [this](const QString &sentence) { m_context.navigator.tell(sentence); });
    connect(&m_presenter, &InboxPresenter::bugMade, this,
            [this](BugId bug) { m_context.navigator.showBug(bug); });
    connect(&m_presenter, &InboxPresenter::threadFetched, this,
            [this](MessageRowId message) { m_context.navigator.showMessage(message); });
    connect(&m_presenter, &InboxPresenter::watchAdded, this,
            [this](WatchId id) { m_wantedWatch = id; });
    connect(&m_presenter, &InboxPresenter::itemRead, this,
            [this](const WatchItem &item, bool hasThread) {
                QHash<qint64, QString> names;
                for (const WatchSummary &summary : m_presenter.watches()) {
                    names.insert(summary.watch.id.value, summary.watch.name);
                }
                m_reader->showItem(item, names, hasThread, m_context.clock.now());
            });
    connect(&m_context.settings, &Settings::networkChanged, this, &InboxPage::updateWords);
    connect(&m_context.settings, &Settings::fontsChanged, this,
            [this] { m_reader->setFixedFont(m_context.settings.monoFont()); });
    connect(m_line, &AmberLine::triggered, this,
            [this] { m_context.navigator.runCommand(u"edit.settings"_s); });
    connect(m_emptyButton, &QPushButton::clicked, this, &InboxPage::newWatch);
    connect(m_nothingButton, &QPushButton::clicked, this, [this] {
        if (!m_filter->text().isEmpty()) {
            m_filter->clear();
        } else if (m_presenter.state() == WatchState::New) {
            check();
        } else {
            setState(WatchState::New);
        }
    });
}

void InboxPage::connectReader()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &InboxPage::showCurrent);
    connect(m_list, &QWidget::customContextMenuRequested, this, &InboxPage::showMenu);
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (index.data(InboxModel::IsWatchRole).toBool()) {
            m_list->setExpanded(index, !m_list->isExpanded(index));
        } else {
            m_reader->view()->setFocus();
        }
    });
    const auto idAt = [](const QModelIndex &index) {
        return index.data(InboxModel::SummaryRole).value<WatchSummary>().watch.id.value;
    };
    connect(m_list, &QTreeView::collapsed, this,
            [this, idAt](const QModelIndex &index) { m_collapsed.insert(idAt(index)); });
    connect(m_list, &QTreeView::expanded, this,
            [this, idAt](const QModelIndex &index) { m_collapsed.remove(idAt(index)); });
    connect(m_reader, &InboxReader::triageWanted, this, &InboxPage::triage);
    connect(m_reader, &InboxReader::bugWanted, this, &InboxPage::makeBug);
    connect(m_reader, &InboxReader::threadWanted, this, &InboxPage::fetchThread);
    connect(m_reader, &InboxReader::checkWanted, this,
            [this](WatchId id) { m_presenter.check({id}); });
    connect(m_reader, &InboxReader::editWanted, this, &InboxPage::editWatch);
    connect(m_reader, &InboxReader::pauseWanted, &m_presenter, &InboxPresenter::setPaused);
    connect(m_reader, &InboxReader::removeWanted, &m_presenter, &InboxPresenter::removeWatch);
    connect(m_reader, &InboxReader::linkActivated, this,
            [this](const QString &url) { m_context.navigator.openLink(url); });
}

void InboxPage::focusMain()
{
    m_list->setFocus();
}

void InboxPage::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

QWidget *InboxPage::headerControls()
{
    return m_controls;
}

/// All but those the person closed.
void InboxPage::expandWatches()
{
    const InboxModel &model = m_presenter.model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const auto id = index.data(InboxModel::SummaryRole).value<WatchSummary>().watch.id;
        m_list->setExpanded(index, !m_collapsed.contains(id.value));
    }
}

void InboxPage::takeLoaded()
{
    fillWatches();
    expandWatches();
    const InboxModel &model = m_presenter.model();
    QModelIndex wanted =
        m_wantedWatch.isValid() ? model.indexOf(m_wantedWatch) : model.indexOf(m_wanted);
    m_wanted = {};
    m_wantedWatch = {};
    if (!wanted.isValid() && !m_list->currentIndex().isValid()) {
        wanted = model.nextItem({}, false, false);
        wanted = wanted.isValid() ? wanted : model.index(0, 0);
    }
    if (wanted.isValid()) {
        m_list->setCurrentIndex(wanted);
        m_list->scrollTo(wanted);
    } else {
        showCurrent(); // it may have another state or error now
    }
    setBadge({.count = m_presenter.fresh()});
    updateWords();
}

void InboxPage::showCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid()) {
        m_reader->clear();
    } else if (index.data(InboxModel::IsWatchRole).toBool()) {
        m_reader->showWatch(index.data(InboxModel::SummaryRole).value<WatchSummary>(),
                            m_context.clock.now());
    } else {
        m_presenter.read(index.data(InboxModel::ItemRole).value<WatchItem>().id);
    }
}

std::vector<WatchItem> InboxPage::selectedItems() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid() && !rows.contains(current)) {
        rows = {current};
    }
    std::vector<WatchItem> items;
    for (const QModelIndex &row : std::as_const(rows)) {
        if (!row.data(InboxModel::IsWatchRole).toBool()) {
            items.push_back(row.data(InboxModel::ItemRole).value<WatchItem>());
        }
    }
    return items;
}

bool InboxPage::hasItem() const
{
    return !selectedItems().empty();
}

WatchId InboxPage::currentWatch() const
{
    QModelIndex index = m_list->currentIndex();
    if (index.parent().isValid()) {
        index = index.parent();
    }
    return index.data(InboxModel::SummaryRole).value<WatchSummary>().watch.id;
}

void InboxPage::goToNext(bool backwards, bool onlyNew)
{
    const QModelIndex next =
        m_presenter.model().nextItem(m_list->currentIndex(), backwards, onlyNew);
    if (next.isValid()) {
        m_list->setCurrentIndex(next);
        m_list->scrollTo(next);
    } else if (onlyNew) {
        m_context.navigator.tell(tr("No new message there."));
    }
}

void InboxPage::triage(WatchState state)
{
    const std::vector<WatchItem> items = selectedItems();
    if (items.empty()) {
        return;
    }
    // The row behind the last one decided on; where none is, the one in front of the first.
    const auto isDecided = [&items](const QModelIndex &index) {
        const auto id = index.data(InboxModel::ItemRole).value<WatchItem>().id;
        return std::ranges::find(items, id, &WatchItem::id) != items.end();
    };
    for (const bool backwards : {false, true}) {
        QModelIndex next = m_list->currentIndex();
        do {
            next = m_presenter.model().nextItem(next, backwards, false);
        } while (next.isValid() && isDecided(next));
        if (next.isValid()) {
            m_wanted = next.data(InboxModel::ItemRole).value<WatchItem>().id;
            break;
        }
    }
    m_presenter.triage(items, state);
}

void InboxPage::makeBug()
{
    const std::vector<WatchItem> items = selectedItems();
    if (items.size() == 1) {
        m_presenter.makeBug(items.front());
    } else {
        m_context.navigator.tell(tr("Choose one message to make a bug of."));
    }
}

void InboxPage::fetchThread()
{
    const std::vector<WatchItem> items = selectedItems();
    if (items.size() == 1) {
        m_presenter.fetchThread(items.front());
    }
}

void InboxPage::check()
{
    m_presenter.check();
}

void InboxPage::setState(std::optional<WatchState> state)
{
    m_presenter.setState(state);
    updateWords();
}

void InboxPage::tellOutcome(const WatchCheckOutcome &outcome, bool byTimer)
{
    const auto failures =
        static_cast<int>(std::ranges::count_if(outcome.lists, [](const WatchListOutcome &line) {
            return line.error && line.error->code != ErrorCode::Cancelled;
        }));
    if (byTimer) {
        if (outcome.added > 0) {
            m_context.navigator.notify(
                tr("New mail on watched lists"),
                tr("%n new message(s) wait in the Inbox.", nullptr, outcome.added));
        }
        return;
    }
    QString sentence = outcome.added == 0
        ? tr("Nothing new on the watched lists.")
        : tr("%n new message(s) on the watched lists.", nullptr, outcome.added);
    if (failures == 1) {
        const auto failed = std::ranges::find_if(
            outcome.lists, [](const WatchListOutcome &line) { return line.error.has_value(); });
        sentence += u' ' + ErrorText::sentence(*failed->error);
    } else if (failures > 1) {
        sentence +=
            u' ' + tr("%n lists could not be read; their watches say why.", nullptr, failures);
    }
    for (const WatchListOutcome &line : outcome.lists) {
        if (line.isCut) {
            sentence += u' '
                + tr("\"%1\" has more than one check reads. Narrow the watch \"%2\".")
                      .arg(ErrorText::quotable(line.list), ErrorText::quotable(line.watchName));
            break;
        }
    }
    const auto searchless = std::ranges::find_if(outcome.lists, &WatchListOutcome::wasNewestOnly);
    if (searchless != outcome.lists.end()) {
        sentence += u' '
            + tr("Searching \"%1\" did not work, so only its newest messages were read.")
                  .arg(ErrorText::quotable(searchless->list));
    }
    m_context.navigator.tell(sentence);
}

void InboxPage::showMenu(const QPoint &point)
{
    const QModelIndex index = m_list->indexAt(point);
    if (!index.isValid()) {
        return;
    }
    const bool isWatch = index.data(InboxModel::IsWatchRole).toBool();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Command &command : m_context.registry.commands()) {
        const bool ofWatch = command.id.startsWith("inbox.watch."_L1);
        const bool ofItem = command.id.startsWith("inbox.item."_L1);
        if ((isWatch && ofWatch) || (!isWatch && ofItem)) {
            QAction *action = menu->addAction(command.title());
            action->setEnabled(!command.writes || !m_presenter.isReadOnly());
            connect(action, &QAction::triggered, this,
                    [this, id = command.id] { m_context.navigator.runCommand(id); });
        }
    }
    menu->popup(m_list->viewport()->mapToGlobal(point));
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/buglistpanel.h"

#include "app/bugs/buglistdelegate.h"
#include "app/models/buglistmodel.h"
#include "app/shell/navigator.h"
#include "app/text/errortext.h"
#include "app/text/format.h"
#include "app/text/valuetext.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"
#include "core/base/text.h"
#include "core/workspace/workspace.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include <numeric>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

QString filterWords(const Bug &bug)
{
    return ValueText::bugState(bug.state) + u'\n' + ValueText::bugKind(bug.kind) + u'\n'
        + ValueText::bugPriority(bug.priority);
}

} // namespace

BugListPanel::BugListPanel(PageContext &context, QWidget *parent)
    : SidePanel(parent)
    , m_context(context)
    , m_model(new BugListModel(this))
    , m_title(new QLabel(this))
    , m_count(new QLabel(this))
    , m_add(new QToolButton(this))
    , m_filter(new QLineEdit(this))
    , m_sentence(new QLabel(this))
    , m_clear(new QToolButton(this))
    , m_view(new QListView(this))
{
    setObjectName(u"bugListPanel"_s);
    build();
    m_model->setWords(filterWords);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        markCurrent();
        updateWords();
    });
    connect(m_clear, &QToolButton::clicked, m_filter, &QLineEdit::clear);
    connect(m_add, &QToolButton::clicked, this,
            [this] { m_context.navigator.runCommand(u"bug.new"_s); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &BugListPanel::choose);
    connect(m_view, &QWidget::customContextMenuRequested, this, &BugListPanel::showMenu);
    connect(&context.workspace, &Workspace::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Table::Bugs) || changes.touches(Table::Messages)
            || changes.touches(Table::Threads) || changes.touches(Table::Tags)
            || changes.touches(Table::Trash)) {
            load();
        }
    });
    retranslate();
    load();
}

void BugListPanel::build()
{
    m_title->setFont(Signs::semibold(font()));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setObjectName(u"bugCount"_s);
    m_add->setObjectName(u"addBug"_s);
    m_add->setAutoRaise(true);
    m_filter->setObjectName(u"bugFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filterSign = m_filter->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_sentence->setObjectName(u"bugListSentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_clear->setObjectName(u"clearFilter"_s);
    m_clear->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_view->setObjectName(u"bugList"_s);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new BugListDelegate(m_context.clock, m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->viewport()->setBackgroundRole(QPalette::Window);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 10, 4);
    head->setSpacing(6);
    head->addWidget(m_title);
    head->addWidget(m_count, 1);
    head->addWidget(m_add);
    auto *fields = new QVBoxLayout;
    fields->setContentsMargins(8, 0, 8, 6);
    fields->setSpacing(8);
    fields->addWidget(m_filter);
    auto *empty = new QVBoxLayout;
    empty->setContentsMargins(12, 0, 12, 6);
    empty->addWidget(m_sentence);
    empty->addWidget(m_clear);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(fields);
    column->addLayout(empty);
    column->addWidget(m_view, 1);
}

void BugListPanel::load()
{
    watch(m_context.workspace.bugs(), this,
          [this, ticket = m_latestBugs.next()](const Result<std::vector<BugSummary>> &bugs) {
              if (!ticket.isLatest()) {
                  return;
              }
              if (!bugs) {
                  m_context.navigator.tell(ErrorText::sentence(bugs.error()));
                  return;
              }
              m_model->setBugs(*bugs);
              markCurrent();
              updateWords();
              Q_EMIT loaded();
          });
    watch(m_context.workspace.threads(std::nullopt), this,
          [this, ticket = m_latestUnfiled.next()](const Result<std::vector<ThreadSummary>> &all) {
              if (!ticket.isLatest() || !all) {
                  return;
              }
              const int unread =
                  std::accumulate(all->begin(), all->end(), 0,
                                  [](int sum, const ThreadSummary &t) { return sum + t.unread; });
              m_model->setUnfiled(static_cast<int>(all->size()), unread);
              markCurrent();
          });
}

void BugListPanel::setCurrent(BugId bug, bool unfiled)
{
    m_bug = bug;
    m_unfiled = unfiled;
    m_place.clear();
    markCurrent();
}

void BugListPanel::setCurrentPlace(const QString &id)
{
    m_bug = {};
    m_unfiled = false;
    m_place = id;
    markCurrent();
}

void BugListPanel::setPlaceBadge(const QString &id, const PageBadge &badge)
{
    m_placeCounts.insert(id, badge.count);
    fillPlaces();
}

void BugListPanel::fillPlaces()
{
    std::vector<BugListPlace> places;
    for (const PageFactory &factory : m_context.registry.places()) {
        places.push_back({.id = factory.id,
                          .title = factory.title(),
                          .icon = factory.icon,
                          .count = m_placeCounts.value(factory.id)});
    }
    m_model->setPlaces(std::move(places));
    markCurrent();
}

void BugListPanel::markCurrent()
{
    const QScopedValueRollback guard(m_marking, true);
    const int row = !m_place.isEmpty() ? m_model->placeRow(m_place)
        : m_unfiled                    ? m_model->unfiledRow()
                                       : m_model->rowOf(m_bug);
    if (row >= 0) {
        m_view->setCurrentIndex(m_model->index(row));
    } else {
        m_view->clearSelection();
        m_view->setCurrentIndex({});
    }
}

void BugListPanel::step(int step)
{
    int row = m_view->currentIndex().row();
    for (row += step; row >= 0 && row < m_model->rowCount(); row += step) {
        const QModelIndex index = m_model->index(row);
        if (index.flags().testFlag(Qt::ItemIsSelectable)) {
            m_view->setCurrentIndex(index);
            return;
        }
    }
}

void BugListPanel::focusMain()
{
    m_view->setFocus();
}

void BugListPanel::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void BugListPanel::choose(const QModelIndex &index)
{
    if (m_marking || !index.isValid()) {
        return;
    }
    const auto kind =
        static_cast<BugListModel::RowKind>(index.data(BugListModel::KindRole).toInt());
    if (kind == BugListModel::RowKind::Bug) {
        m_context.navigator.showBug(BugId{index.data(BugListModel::BugIdRole).toLongLong()});
    } else if (kind == BugListModel::RowKind::Unfiled) {
        m_context.navigator.showUnfiled();
    } else if (kind == BugListModel::RowKind::Place) {
        m_context.navigator.showPlace(index.data(BugListModel::PlaceRole).toString());
    }
}

void BugListPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid()
        || index.data(BugListModel::KindRole).toInt()
            != static_cast<int>(BugListModel::RowKind::Bug)) {
        return;
    }
    m_view->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Command &command : m_context.registry.commands()) {
        if (command.menu == "bug"_L1 && command.needsBug) {
            QAction *action = menu->addAction(command.title());
            action->setEnabled(!command.writes || !m_context.workspace.info().readOnly);
            connect(action, &QAction::triggered, this,
                    [this, id = command.id] { m_context.navigator.runCommand(id); });
        }
    }
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

bool BugListPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_view->setFocus();
            if (!m_view->currentIndex().isValid()) {
                step(1);
            }
            return true;
        }
        if (key == Qt::Key_Escape) {
            m_filter->clear();
            m_view->setFocus();
            return true;
        }
    }
    if (watched == m_filter && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return SidePanel::eventFilter(watched, event);
}

void BugListPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
    SidePanel::changeEvent(event);
}

void BugListPanel::updateWords()
{
    m_count->setText(Format::count(m_model->bugCount()));
    const bool none = m_model->bugCount() == 0;
    const bool noHit = !none && m_model->shownCount() == 0;
    m_filter->setVisible(!none || !m_filter->text().isEmpty());
    m_sentence->setVisible(none || noHit);
    m_clear->setVisible(noHit);
    m_sentence->setText(none ? tr("No bug yet.")
                             : tr("No bug has \"%1\".").arg(madeVisible(m_model->filter())));
}

void BugListPanel::retranslate()
{
    m_title->setText(tr("Bugs"));
    m_add->setIcon(Icons::icon(u"plus"_s, palette()));
    m_filterSign->setIcon(Icons::icon(u"filter"_s, palette()));
    m_add->setAccessibleName(tr("New Bug"));
    m_add->setToolTip(tr("New bug (Ctrl+N)"));
    m_filter->setPlaceholderText(tr("Filter: state, label, text"));
    m_filter->setAccessibleName(tr("Filter the bugs"));
    m_filter->setToolTip(tr("Filter the bugs (/)"));
    m_clear->setText(tr("Clear"));
    m_clear->setAccessibleName(tr("Clear the filter"));
    m_view->setAccessibleName(tr("Bugs"));
    setAccessibleName(tr("Bugs"));
    fillPlaces();
    updateWords();
    m_view->viewport()->update();
}

} // namespace Casebook

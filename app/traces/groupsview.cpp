// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/groupsview.h"

#include "app/text/format.h"
#include "app/traces/framestable.h"
#include "app/widgets/colours.h"
#include "app/widgets/signs.h"
#include "core/base/text.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 12;

/// How many, then what they do, under it who they are.
class GroupDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        painter->save();
        const Colours colours = Colours::of(option.palette);
        const QRect rect = option.rect;
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        if (isSelected) {
            const bool active = option.state.testFlag(QStyle::State_Active);
            painter->fillRect(rect,
                              option.palette.color(active ? QPalette::Active : QPalette::Inactive,
                                                   QPalette::Highlight));
            painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colours.accent);
        } else if (option.state.testFlag(QStyle::State_MouseOver)) {
            painter->fillRect(rect, colours.hover);
        }
        const QFontMetrics metrics(option.font);
        const int countWidth = metrics.horizontalAdvance(u"00000"_s);
        const QRect upper(rect.left() + margin, rect.top() + 5, rect.width() - 2 * margin,
                          metrics.height());
        painter->setPen(option.palette.color(QPalette::Text));
        painter->setFont(Signs::semibold(option.font));
        painter->drawText(upper.adjusted(0, 0, countWidth - upper.width(), 0),
                          Qt::AlignVCenter | Qt::AlignRight,
                          Format::count(index.data(GroupModel::CountRole).toInt()));
        const QRect words = upper.adjusted(countWidth + 12, 0, 0, 0);
        painter->setFont(option.font);
        const QString functions =
            madeVisible(index.data(GroupModel::FunctionsRole).toStringList().join(u" ← "_s));
        painter->drawText(words, Qt::AlignVCenter,
                          metrics.elidedText(functions, Qt::ElideRight, words.width()));
        painter->setFont(Signs::smallFont(option.font));
        painter->setPen(isSelected ? option.palette.color(QPalette::Text) : colours.muted);
        const QRect lower = words.translated(0, metrics.height() + 1);
        const QString names =
            madeVisible(index.data(GroupModel::NamesRole).toStringList().join(u", "_s));
        painter->drawText(lower, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(names, Qt::ElideRight, lower.width()));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &) const override
    {
        return {200, 2 * QFontMetrics(option.font).height() + 12};
    }
};

} // namespace

GroupsView::GroupsView(TracesPresenter &presenter, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_list(new QListView(m_splitter))
{
    setObjectName(u"tracesGroups"_s);
    m_splitter->setChildrenCollapsible(false);
    m_list->setObjectName(u"tracesGroupsList"_s);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new GroupDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    auto *right = new QWidget(m_splitter);
    right->setBackgroundRole(QPalette::Base);
    right->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new QLabel(right);
    m_head->setObjectName(u"tracesGroupHead"_s);
    m_head->setWordWrap(true);
    m_head->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_head->setContentsMargins(margin, 8, margin, 8);
    m_frames = new FramesTable(right);
    m_frames->setObjectName(u"tracesGroupFrames"_s);
    column->addWidget(m_head);
    column->addWidget(m_frames, 1);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setSizes({420, 560});
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_splitter);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &GroupsView::showGroup);
    connect(m_list, &QListView::doubleClicked, this, [this] {
        if (const TraceItem *item = current()) {
            Q_EMIT openWanted(item->key(), false);
        }
    });
    retranslate();
}

void GroupsView::refresh()
{
    m_model.setGroups(m_presenter.groups());
    m_list->setCurrentIndex(m_model.index(0));
    if (m_model.rowCount() == 0) {
        showGroup({});
    }
}

void GroupsView::setFixedFont(const QFont &font)
{
    m_frames->setFixedFont(font);
}

const TraceItem *GroupsView::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_model.groups()[static_cast<std::size_t>(index.row())].sample()
                           : nullptr;
}

QString GroupsView::answer() const
{
    const std::vector<TraceGroup> &groups = m_model.groups();
    if (groups.empty()) {
        return tr("No stack is here.");
    }
    int stacks = 0;
    int alone = 0;
    for (const TraceGroup &group : groups) {
        stacks += static_cast<int>(group.members.size());
        alone += group.members.size() == 1 ? 1 : 0;
    }
    //: %1: "212 stacks", %2: "14 groups"
    QString text = tr("%1 in %2.")
                       .arg(tr("%n stacks", nullptr, stacks),
                            tr("%n groups", nullptr, static_cast<int>(groups.size())));
    if (alone > 0) {
        text += u' ' + tr("%n of them stand alone.", nullptr, alone);
    }
    return text;
}

void GroupsView::showGroup(const QModelIndex &index)
{
    const TraceItem *item = current();
    m_frames->setTable(item == nullptr ? AlignedTable() : alignedTable({*item}, {}));
    if (item == nullptr) {
        m_head->clear();
    } else {
        const int count = index.data(GroupModel::CountRole).toInt();
        m_head->setText(
            //: %1: "17 stacks like this", %2: names of tasks
            tr("%1: %2").arg(
                tr("%n stacks like this", nullptr, count),
                madeVisible(index.data(GroupModel::NamesRole).toStringList().join(u", "_s))));
    }
    Q_EMIT groupChanged();
}

bool GroupsView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const auto *press = static_cast<QKeyEvent *>(event);
    if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
        if (const TraceItem *item = current()) {
            Q_EMIT openWanted(item->key(), press->modifiers().testFlag(Qt::AltModifier));
        }
        return true;
    }
    if (!press->text().isEmpty() && press->text().front().isLetterOrNumber()) {
        event->ignore();
        return true; // a command of the page, not a search in the list
    }
    return false;
}

void GroupsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_head != nullptr) {
        retranslate();
        showGroup(m_list->currentIndex());
    }
}

void GroupsView::retranslate()
{
    m_list->setAccessibleName(tr("Groups of equal stacks"));
    m_frames->setAccessibleName(tr("Stack of the group"));
}

} // namespace Casebook

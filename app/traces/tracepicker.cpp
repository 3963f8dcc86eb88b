// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/tracepicker.h"

#include "app/text/format.h"
#include "app/text/tracetext.h"
#include "app/traces/panehead.h"
#include "app/widgets/colours.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"
#include "core/base/text.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 12;

QString groupWords(TraceListModel::Group group)
{
    switch (group) {
    case TraceListModel::Group::Messages:
        return TracePicker::tr("Messages");
    case TraceListModel::Group::Logs:
        return TracePicker::tr("Logs");
    case TraceListModel::Group::Files:
        return TracePicker::tr("Files");
    case TraceListModel::Group::Clipboard:
        return TracePicker::tr("Clipboard");
    }
    std::unreachable();
}

/// Two lines: who and what it is to its report, then what tells it from others.
class PickerDelegate final : public QStyledItemDelegate
{
public:
    PickerDelegate(const TraceListModel &model, std::function<qint64()> now, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
        , m_now(std::move(now))
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        painter->save();
        const Colours colours = Colours::of(option.palette);
        const QRect rect = option.rect;
        if (index.data(TraceListModel::IsHeadingRole).toBool()) {
            painter->setFont(Signs::semibold(Signs::smallFont(option.font)));
            painter->setPen(colours.muted);
            const auto group =
                static_cast<TraceListModel::Group>(index.data(TraceListModel::GroupRole).toInt());
            painter->drawText(rect.adjusted(margin, 0, -margin, 0), Qt::AlignVCenter,
                              groupWords(group));
            painter->setFont(Signs::smallFont(option.font));
            painter->drawText(rect.adjusted(margin, 0, -margin, 0),
                              Qt::AlignVCenter | Qt::AlignRight,
                              Format::count(index.data(TraceListModel::CountRole).toInt()));
            painter->restore();
            return;
        }
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->fillRect(rect, option.palette.color(QPalette::Active, QPalette::Highlight));
            painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colours.accent);
        } else if (option.state.testFlag(QStyle::State_MouseOver)) {
            painter->fillRect(rect, colours.hover);
        }
        if (const TraceItem *item = m_model.item(index)) {
            paintItem(painter, option, *item, colours);
        }
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override
    {
        const int line = QFontMetrics(option.font).height();
        return {200, index.data(TraceListModel::IsHeadingRole).toBool() ? line + 10 : 2 * line + 8};
    }

private:
    void paintItem(QPainter *painter, const QStyleOptionViewItem &option, const TraceItem &item,
                   const Colours &colours) const
    {
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const QColor muted = isSelected ? option.palette.color(QPalette::Text) : colours.muted;
        const QRect room = option.rect.adjusted(margin, 3, -margin, -3);
        const QRect upper(room.left(), room.top(), room.width(), room.height() / 2);
        const QRect lower(room.left(), room.center().y() + 1, room.width(), room.height() / 2);
        const QFontMetrics metrics(option.font);
        const QString name = madeVisible(item.name());
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::Text));
        const int nameWidth = std::min(metrics.horizontalAdvance(name), upper.width() * 2 / 3);
        painter->drawText(upper, Qt::AlignVCenter,
                          metrics.elidedText(name, Qt::ElideMiddle, nameWidth));
        const QRect rest = upper.adjusted(nameWidth + 10, 0, 0, 0);
        painter->setPen(muted);
        painter->drawText(rest, Qt::AlignVCenter,
                          metrics.elidedText(whatWords(item), Qt::ElideMiddle, rest.width()));
        painter->setFont(Signs::smallFont(option.font));
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(
            lower, Qt::AlignVCenter,
            painter->fontMetrics().elidedText(detailWords(item), Qt::ElideRight, lower.width()));
    }

    static QString whatWords(const TraceItem &item)
    {
        return item.role() == TraceRole::Crash && !item.title().isEmpty()
            ? madeVisible(item.title())
            : TraceText::role(item.role());
    }

    [[nodiscard]] QString detailWords(const TraceItem &item) const
    {
        QStringList parts;
        const auto task = item.task();
        if (task && task->pid >= 0) {
            parts.append(TracePicker::tr("pid %1").arg(task->pid));
        }
        if (task && !task->state.isEmpty()) {
            parts.append(TraceText::state(task->state, item.blockedSeconds));
        }
        parts.append(PaneHead::sourceWords(item, m_now()));
        parts.append(TracePicker::tr("%n frames", nullptr, static_cast<int>(item.frames().size())));
        return parts.join(u" · "_s);
    }

    const TraceListModel &m_model;
    std::function<qint64()> m_now;
};

} // namespace

TracePicker::TracePicker(std::function<qint64()> now, QWidget *window)
    : QWidget(window)
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(m_field))
    , m_list(new QListView(this))
    , m_empty(new QLabel(this))
    , m_hints(new QLabel(this))
    , m_paste(new QToolButton(this))
    , m_import(new QToolButton(this))
{
    setObjectName(u"tracePicker"_s);
    hide();
    m_field->setObjectName(u"tracePickerField"_s);
    m_list->setObjectName(u"tracePickerList"_s);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PickerDelegate(m_model, std::move(now), m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(margin, 8, margin, 8);
    m_paste->setObjectName(u"tracePickerPaste"_s);
    m_import->setObjectName(u"tracePickerImport"_s);
    for (QLabel *label : {m_count, m_hints}) {
        label->setFont(Signs::smallFont(font()));
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    for (QToolButton *button : {m_paste, m_import}) {
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFont(Signs::smallFont(font()));
    }
    auto *inField = new QHBoxLayout(m_field);
    inField->setContentsMargins(0, 0, 10, 0);
    inField->addStretch();
    inField->addWidget(m_count);
    m_count->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 9, 1, 1);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 0, 8, 6);
    top->addWidget(m_field);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(margin, 6, 8, 6);
    foot->addWidget(m_hints, 1);
    foot->addWidget(m_paste);
    foot->addWidget(m_import);
    column->addLayout(foot);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setFilter(text);
        updateCount();
        move(0);
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (m_model.item(index) != nullptr) {
            m_list->setCurrentIndex(index);
            choose(QApplication::keyboardModifiers().testFlag(Qt::AltModifier));
        }
    });
    connect(m_import, &QToolButton::clicked, this, &TracePicker::importWanted);
    connect(m_paste, &QToolButton::clicked, this, &TracePicker::pasteWanted);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *focused) {
        const bool isOurs = focused == nullptr || focused == this || isAncestorOf(focused);
        if (isVisible() && !isOurs) {
            closePicker();
        }
    });
    retranslate();
}

void TracePicker::popUp(QWidget *anchor, const std::vector<TraceItem> &items,
                        const QString &current, bool canAdd)
{
    m_anchor = anchor;
    m_canAdd = canAdd;
    m_field->clear();
    retranslate();
    place();
    show();
    raise();
    setItems(items, current);
    m_field->setFocus();
}

void TracePicker::setItems(const std::vector<TraceItem> &items, const QString &current)
{
    m_model.setItems(items);
    updateCount();
    const int row = m_model.rowOf(current);
    m_list->setCurrentIndex(m_model.index(std::max(0, row)));
    move(0);
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void TracePicker::closePicker()
{
    if (isVisible()) {
        hide();
        Q_EMIT closed();
    }
}

/// Under its button, inside the window.
void TracePicker::place()
{
    const QWidget *window = parentWidget();
    const int width = std::min(window->width() - 16, QFontMetrics(font()).averageCharWidth() * 72);
    const QPoint below = m_anchor->mapTo(window, QPoint(0, m_anchor->height() + 2));
    const int x = std::clamp(below.x(), 8, std::max(8, window->width() - width - 8));
    const int height = std::clamp(window->height() - below.y() - 12, 160, 420);
    setGeometry(x, below.y(), width, height);
}

void TracePicker::choose(bool inNewPane)
{
    const TraceItem *item = m_model.item(m_list->currentIndex());
    if (item == nullptr) {
        return;
    }
    const QString key = item->key();
    closePicker();
    Q_EMIT picked(key, inNewPane && m_canAdd);
}

/// To the next row that can be chosen; 0 stays, or leaves a heading.
void TracePicker::move(int step)
{
    const int rows = m_model.rowCount();
    const int way = step < 0 ? -1 : 1;
    int row = std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, rows - 1));
    for (const int direction : {way, -way}) {
        for (int at = row; at >= 0 && at < rows; at += direction) {
            if (m_model.item(m_model.index(at)) != nullptr) {
                m_list->setCurrentIndex(m_model.index(at));
                m_list->scrollTo(m_list->currentIndex());
                return;
            }
        }
    }
}

bool TracePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(8);
        return true;
    case Qt::Key_PageUp:
        move(-8);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(key->modifiers().testFlag(Qt::AltModifier));
        return true;
    case Qt::Key_Escape:
        closePicker();
        return true;
    default:
        return false;
    }
}

void TracePicker::updateCount()
{
    const auto all = static_cast<int>(m_model.items().size());
    m_count->setText(m_field->text().isEmpty()
                         ? tr("%n traces", nullptr, all)
                         : tr("%1 of %n traces", nullptr, all).arg(m_model.shownCount()));
    m_empty->setText(all == 0 ? tr("No report was found in the messages and logs of this bug.")
                              : tr("No trace holds “%1”.").arg(m_field->text()));
    m_empty->setVisible(m_model.shownCount() == 0);
}

void TracePicker::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
}

void TracePicker::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Colours::of(palette()).outline);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void TracePicker::retranslate()
{
    m_field->setPlaceholderText(tr("Filter: task, function, report, sender"));
    m_field->setAccessibleName(tr("Filter the traces"));
    m_list->setAccessibleName(tr("Traces of this bug"));
    m_hints->setText(m_canAdd ? tr("Enter: show here · Alt+Enter: add a pane")
                              : tr("Enter: show here"));
    m_paste->setText(tr("Paste"));
    m_paste->setIcon(Icons::icon(u"copy"_s, palette()));
    m_paste->setToolTip(tr("Read the text on the clipboard"));
    m_import->setText(tr("File…"));
    m_import->setIcon(Icons::icon(u"folder"_s, palette()));
    m_import->setToolTip(tr("Read a file of this computer"));
    updateCount();
}

} // namespace Casebook

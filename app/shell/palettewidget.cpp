// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/palettewidget.h"

#include "app/shell/palettedelegate.h"
#include "app/shell/palettefooter.h"
#include "app/shell/palettemodel.h"
#include "app/shell/searchsession.h"
#include "app/shell/tabstrip.h"
#include "app/text/errortext.h"
#include "app/text/format.h"
#include "app/text/querytext.h"
#include "app/widgets/amberline.h"
#include "app/widgets/colours.h"
#include "app/widgets/elidedlabel.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int hitsPerKind = 8;

/// The panel's ground: Base with a 1 px outline.
class Panel final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(Colours::of(palette()).outline);
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
        // The sign of the field, in front of its text.
        Icons::paint(&painter, u"search"_s, QRectF(14, signMiddle - 8, 16, 16),
                     Colours::of(palette()).muted);
    }

public:
    qreal signMiddle = 22;
};

} // namespace

PaletteWidget::PaletteWidget(SearchSession &session, QWidget *window)
    : QWidget(window)
    , m_session(session)
    , m_model(new PaletteModel(this))
{
    setObjectName(u"palette"_s);
    hide();
    build();
    window->installEventFilter(this);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_group.clear();
        m_session.setText(text);
    });
    connect(&m_session, &SearchSession::changed, this, &PaletteWidget::refresh);
    connect(&m_session, &SearchSession::grown, this, &PaletteWidget::grow);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &PaletteWidget::lookAtRows);
    connect(m_sort, &QToolButton::clicked, this, &PaletteWidget::nextOrder);
    connect(m_scan, &QToolButton::clicked, this,
            [this] { m_session.setScanning(m_scan->isChecked()); });
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_kinds, &QTabBar::currentChanged, this, [this](int index) {
        m_group =
            index > 0 ? m_session.groups()[static_cast<std::size_t>(index - 1)].id : QString();
        refresh();
        m_field->setFocus();
    });
    retranslate();
}

void PaletteWidget::build()
{
    m_panel = new Panel(this);
    m_field = new QLineEdit(m_panel);
    m_field->setObjectName(u"paletteField"_s);
    m_field->setFrame(false);
    QFont large = Signs::titleFont(font());
    large.setWeight(QFont::Normal);
    m_field->setFont(large);
    m_info = new ElidedLabel(m_panel);
    m_info->setMuted(true);
    m_info->setAlignment(Qt::AlignRight);
    m_info->setFont(Signs::smallFont(font()));
    m_kinds = new TabStrip(m_panel);
    m_kinds->setObjectName(u"paletteKinds"_s);
    m_kinds->setFocusPolicy(Qt::NoFocus);
    m_sort = new QToolButton(m_panel);
    m_sort->setObjectName(u"paletteSort"_s);
    m_scan = new QToolButton(m_panel);
    m_scan->setObjectName(u"paletteScan"_s);
    m_scan->setCheckable(true);
    for (QToolButton *button : {m_sort, m_scan}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->setFont(Signs::smallFont(font()));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    }
    m_problem = new AmberLine(m_panel);
    m_problem->setObjectName(u"paletteProblem"_s);
    m_list = new QListView(m_panel);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(false);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_footer = new PaletteFooter(m_panel);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(40, 8, 14, 8);
    top->addWidget(m_field, 3);
    top->addWidget(m_info, 2);
    auto *kinds = new QHBoxLayout;
    kinds->setContentsMargins(16, 0, 14, 0);
    kinds->addWidget(m_kinds, 1);
    kinds->addWidget(m_sort);
    kinds->addWidget(m_scan);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(kinds);
    column->addWidget(m_problem);
    column->addWidget(m_list, 1);
    column->addWidget(m_footer);
}

void PaletteWidget::popUp(const QString &text)
{
    if (!isVisible()) {
        m_focusBefore = QApplication::focusWidget();
    }
    m_group.clear();
    arrange();
    show();
    raise();
    m_field->setFocus();
    if (m_field->text() == text) {
        m_session.setText(text);
    } else {
        m_field->setText(text);
    }
}

void PaletteWidget::closePalette()
{
    if (!isVisible()) {
        return;
    }
    hide();
    m_session.stop();
    if (m_focusBefore != nullptr) {
        m_focusBefore->setFocus();
        m_focusBefore = nullptr;
    }
    Q_EMIT closed();
}

bool PaletteWidget::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        arrange();
    }
    if (watched == m_field && event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isOurs = key->key() == Qt::Key_Escape
            || (key->modifiers() == Qt::AltModifier
                && (key->key() == Qt::Key_S || key->key() == Qt::Key_A))
            || (key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_S);
        if (isOurs) {
            event->accept();
            return true;
        }
    }
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        return handleKey(key->key(), key->modifiers());
    }
    return QWidget::eventFilter(watched, event);
}

bool PaletteWidget::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    constexpr int page = 8;
    if (modifiers == Qt::AltModifier && key == Qt::Key_S) {
        nextOrder();
        return true;
    }
    if (modifiers == Qt::AltModifier && key == Qt::Key_A) {
        m_session.setScanning(!m_session.isScanning());
        return true;
    }
    if (modifiers == Qt::ControlModifier && key == Qt::Key_S) {
        if (!m_session.words().isEmpty() && !m_session.problem()) {
            Q_EMIT saveWanted(m_field->text());
        }
        return true;
    }
    const PaletteHit *current = m_model->hit(m_list->currentIndex().row());
    if (modifiers == Qt::ShiftModifier && key == Qt::Key_Delete && current != nullptr
        && current->saved.isValid()) {
        m_session.removeSaved(current->saved);
        return true;
    }
    switch (key) {
    case Qt::Key_Escape:
        closePalette();
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_PageUp:
        for (int i = 0; i < page; ++i) {
            move(-1);
        }
        return true;
    case Qt::Key_PageDown:
        for (int i = 0; i < page; ++i) {
            move(1);
        }
        return true;
    case Qt::Key_Tab:
        narrow(modifiers.testFlag(Qt::ShiftModifier) ? -1 : 1);
        return true;
    case Qt::Key_Backtab:
        narrow(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex().row());
        return true;
    default:
        return false;
    }
}

void PaletteWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, Colours::of(palette()).dark ? 110 : 48));
}

void PaletteWidget::mousePressEvent(QMouseEvent *)
{
    closePalette();
}

void PaletteWidget::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

void PaletteWidget::arrange()
{
    setGeometry(parentWidget()->rect());
    const int unit = fontMetrics().averageCharWidth();
    const int wide = qMin(width() - 48, qMax(640, 108 * unit));
    const int top = qMin(72, height() / 12);
    const int high = qMin(height() - 2 * top, qMax(360, 27 * (fontMetrics().height() + 2)));
    m_panel->setGeometry((width() - wide) / 2, top, wide, high);
}

void PaletteWidget::refresh()
{
    if (!isVisible()) {
        return;
    }
    const PaletteHit *before = m_model->hit(m_list->currentIndex().row());
    const std::optional<PaletteHit> kept =
        before != nullptr && m_session.isWaiting() ? std::optional(*before) : std::nullopt;
    refreshKinds();
    showRows(kept ? &*kept : nullptr);
}

/// The same hits with more known of them, or more behind them: nothing on the screen moves.
void PaletteWidget::grow()
{
    if (!isVisible()) {
        return;
    }
    const PaletteHit *before = m_model->hit(m_list->currentIndex().row());
    const std::optional<PaletteHit> kept =
        before != nullptr ? std::optional(*before) : std::nullopt;
    const int place = m_list->verticalScrollBar()->value();
    refreshKinds();
    showRows(kept ? &*kept : nullptr);
    m_list->verticalScrollBar()->setValue(place);
}

void PaletteWidget::showRows(const PaletteHit *current)
{
    m_model->show(m_session.groups(), m_group, hitsPerKind);
    int row = m_model->nextHit(-1, 1);
    for (int i = 0; i < m_model->rowCount() && current != nullptr; ++i) {
        const PaletteHit *hit = m_model->hit(i);
        if (hit != nullptr && hit->hit.id == current->hit.id && hit->hit.kind == current->hit.kind
            && hit->command == current->command && hit->insert == current->insert) {
            row = i;
        }
    }
    m_list->setCurrentIndex(m_model->index(row));
    m_info->setText(sentence());
    if (m_session.problem()) {
        m_problem->setMessage(AmberLine::Kind::Info, QueryText::problem(*m_session.problem()));
    } else {
        m_problem->clear();
    }
    refreshModes();
    // Behind the layout: only then it is known which rows are seen.
    QTimer::singleShot(0, this, &PaletteWidget::lookAtRows);
}

/// Lines are looked up for the rows on the screen, more hits at the end of the list.
void PaletteWidget::lookAtRows()
{
    if (!isVisible()) {
        return;
    }
    std::vector<SearchHit> seen;
    const int height = m_list->viewport()->height();
    int row = std::max(0, m_list->indexAt(QPoint(1, 1)).row());
    for (; row < m_model->rowCount(); ++row) {
        if (m_list->visualRect(m_model->index(row)).top() > height) {
            break;
        }
        const PaletteHit *hit = m_model->hit(row);
        if (hit != nullptr && hit->provider >= 0 && !hit->hasSnippet) {
            seen.push_back(hit->hit);
        }
    }
    m_session.loadSnippets(seen);
    const bool isWhole = !m_group.isEmpty() || m_session.groups().size() == 1;
    if (isWhole && row >= m_model->rowCount()) {
        m_session.loadMore();
    }
}

void PaletteWidget::nextOrder()
{
    switch (m_session.order()) {
    case SearchOrder::Relevance:
        m_session.setOrder(SearchOrder::Newest);
        break;
    case SearchOrder::Newest:
        m_session.setOrder(SearchOrder::Oldest);
        break;
    case SearchOrder::Oldest:
        m_session.setOrder(SearchOrder::Relevance);
        break;
    }
}

void PaletteWidget::refreshModes()
{
    switch (m_session.order()) {
    case SearchOrder::Relevance:
        m_sort->setText(tr("By Relevance"));
        break;
    case SearchOrder::Newest:
        m_sort->setText(tr("Newest First"));
        break;
    case SearchOrder::Oldest:
        m_sort->setText(tr("Oldest First"));
        break;
    }
    m_scan->setText(tr("Any Text"));
    m_scan->setChecked(m_session.isScanning());
    const bool asks = !m_session.commandsOnly();
    m_sort->setVisible(asks && !m_session.isScanning());
    m_scan->setVisible(asks);
}

void PaletteWidget::refreshKinds()
{
    const QSignalBlocker quiet(m_kinds);
    while (m_kinds->count() > 0) {
        m_kinds->removeTab(0);
    }
    const auto &groups = m_session.groups();
    m_kinds->addTab(tr("All"));
    m_kinds->setBadge(0, {.total = static_cast<int>(m_session.total())});
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const int tab = m_kinds->addTab(groups[i].title);
        m_kinds->setBadge(tab, {.total = static_cast<int>(groups[i].total)});
        if (groups[i].id == m_group) {
            m_kinds->setCurrentIndex(tab);
        }
    }
    if (m_kinds->currentIndex() <= 0) {
        m_group.clear();
    }
}

void PaletteWidget::choose(int row)
{
    if (const PaletteHit *hit = m_model->hit(row)) {
        const PaletteHit copy = *hit;
        if (!copy.insert.isEmpty()) {
            m_field->setText(copy.saved.isValid() ? copy.insert : m_field->text() + copy.insert);
            return;
        }
        closePalette();
        Q_EMIT chosen(copy);
    }
}

void PaletteWidget::move(int step)
{
    const int row = m_model->nextHit(m_list->currentIndex().row(), step);
    if (row >= 0) {
        m_list->setCurrentIndex(m_model->index(row));
        m_list->scrollTo(m_model->index(row));
    }
}

void PaletteWidget::narrow(int step)
{
    const int count = m_kinds->count();
    if (count > 1) {
        m_kinds->setCurrentIndex((m_kinds->currentIndex() + step + count) % count);
    }
}

QString PaletteWidget::sentence() const
{
    if (m_session.error()) {
        return ErrorText::sentence(*m_session.error());
    }
    if (m_session.words().isEmpty() || m_session.problem()) {
        return {};
    }
    const auto [scanned, ofAll] = m_session.scanned();
    if (m_session.isScanning() && scanned < ofAll) {
        return tr("%n hits, looked through %1 %", nullptr, static_cast<int>(m_session.total()))
            .arg(scanned * 100 / ofAll);
    }
    if (m_session.isWaiting()) {
        return {};
    }
    const qint64 total = m_session.total();
    if (total == 0) {
        const QString why = QueryText::emptiness(m_session.words());
        return why.isEmpty() ? tr("No hit") : why;
    }
    if (m_session.isScanning()) {
        return tr("%n hits", nullptr, static_cast<int>(total));
    }
    if (m_session.commandsOnly()) {
        return tr("%n commands", nullptr, static_cast<int>(total));
    }
    return tr("%n hits in %1 ms", nullptr, static_cast<int>(total))
        .arg(qMax(1, qRound(m_session.seconds() * 1000)));
}

void PaletteWidget::retranslate()
{
    setAccessibleName(tr("Search and Commands"));
    m_field->setAccessibleName(tr("Search for"));
    m_field->setPlaceholderText(tr("Search mails, bugs and commands"));
    m_list->setAccessibleName(tr("Hits"));
    m_kinds->setAccessibleName(tr("Kinds of Hits"));
    m_sort->setAccessibleName(tr("Order of Hits"));
    m_sort->setToolTip(tr("Sort by relevance, newest or oldest first (Alt+S)"));
    m_scan->setAccessibleName(tr("Look for Any Text"));
    m_scan->setToolTip(
        tr("Look for the text as it stands, word or not, through every mail and note (Alt+A)"));
    refreshModes();
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/locksview.h"

#include "app/text/locktext.h"
#include "app/text/tracetext.h"
#include "app/traces/evidencedelegate.h"
#include "app/traces/locklegend.h"
#include "app/traces/lockscene.h"
#include "app/widgets/colours.h"
#include "app/widgets/signs.h"
#include "core/base/jobrunner.h"

#include <QGraphicsView>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Words smaller than this cannot be read; what does not fit is scrolled to.
constexpr double leastScale = 0.85;

/// The answer on its ground, with a bar at the left: red where tasks are in a ring.
class AnswerBox final : public QWidget
{
public:
    using QWidget::QWidget;

    void setGrave(bool grave)
    {
        m_grave = grave;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Colours colours = Colours::of(palette());
        const QRect box = rect().adjusted(16, 0, -16, -10);
        painter.fillRect(box, palette().color(QPalette::AlternateBase));
        painter.fillRect(QRect(box.left(), box.top(), 3, box.height()),
                         m_grave ? colours.fail : colours.outline);
        painter.fillRect(QRect(0, height() - 1, width(), 1), colours.line);
    }

private:
    bool m_grave = false;
};

} // namespace

LocksView::LocksView(TracesPresenter &presenter, JobRunner &runner, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_runner(runner)
    , m_scene(new LockScene(this))
{
    setObjectName(u"tracesLocks"_s);
    build();
    retranslate();
}

void LocksView::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_answerBox = new AnswerBox(this);
    auto *inBox = new QVBoxLayout(m_answerBox);
    inBox->setContentsMargins(32, 8, 28, 18);
    m_answer = new QLabel(m_answerBox);
    m_answer->setObjectName(u"tracesLocksAnswer"_s);
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::RichText);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    inBox->addWidget(m_answer);
    column->addWidget(m_answerBox);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"tracesLocksSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    auto *left = new QWidget(m_splitter);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    m_graph = new QGraphicsView(m_scene, left);
    m_graph->setObjectName(u"tracesLocksGraph"_s);
    m_graph->setFrameShape(QFrame::NoFrame);
    m_graph->setRenderHint(QPainter::Antialiasing);
    m_graph->setDragMode(QGraphicsView::ScrollHandDrag);
    m_graph->setBackgroundRole(QPalette::Base);
    m_graph->viewport()->setCursor(Qt::ArrowCursor);
    m_graph->installEventFilter(this);
    m_graph->viewport()->installEventFilter(this);
    m_legend = new LockLegend(left);
    leftColumn->addWidget(m_graph, 1);
    leftColumn->addWidget(m_legend);
    auto *right = new QWidget(m_splitter);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(0);
    m_head = new QLabel(right);
    m_head->setContentsMargins(12, 8, 12, 8);
    m_list = new QListView(right);
    m_list->setObjectName(u"tracesLocksEvidence"_s);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new EvidenceDelegate(m_model, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    rightColumn->addWidget(m_head);
    rightColumn->addWidget(m_list, 1);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({640, 420});
    column->addWidget(m_splitter, 1);
    for (QWidget *ground : {left, right}) {
        ground->setBackgroundRole(QPalette::Base);
        ground->setAutoFillBackground(true);
    }
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { choose(index.row()); });
}

void LocksView::refresh()
{
    m_model.setGraph(m_presenter.locks().graph, m_presenter.locks().picture);
    m_zoom = 0;
    setAnswer();
    draw();
    if (m_model.rowCount() > 0) {
        m_list->setCurrentIndex(m_model.index(0));
    } else {
        Q_EMIT lineChanged();
    }
}

QString LocksView::answer() const
{
    return TraceText::answer(m_model.graph(), m_model.picture()).join(u' ');
}

void LocksView::setAnswer()
{
    const QStringList parts = TraceText::answer(m_model.graph(), m_model.picture());
    QString text;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString words = parts[i].toHtmlEscaped();
        text += i == 0 ? QString(u"<b>"_s + words + u"</b>"_s) : QString(u' ' + words);
    }
    // What cannot be said is said here too, with the first thing to do about it.
    if (m_model.graph().cycles.empty() && !m_model.graph().unknown.empty()) {
        const UnknownHolder &unknown = m_model.graph().unknown.front();
        text += u' ' + LockText::unknownWhy(unknown).toHtmlEscaped();
        const std::vector<LockCapture> captures = capturesFor(unknown);
        if (!captures.empty()) {
            text += u' ' + LockText::capture(captures.front()).toHtmlEscaped();
        }
    }
    if (parts.isEmpty()) {
        text = tr("Nothing in this text says who waits for a lock or holds one.").toHtmlEscaped();
    }
    m_answer->setText(text);
    static_cast<AnswerBox *>(m_answerBox)
        ->setGrave(!m_model.graph().cycles.empty() && !m_model.picture().isCyclePossible);
    const auto lines = static_cast<int>(m_model.picture().rows.size());
    //: Head of the list of evidence.
    m_head->setText(
        u"<b>"_s + tr("Evidence").toHtmlEscaped() + u"</b>&nbsp; "_s
        + tr("%n edges, each with the line it was read from", nullptr, lines).toHtmlEscaped());
}

/// The layout of a large graph takes a moment: a job.
void LocksView::draw()
{
    const LockPicture picture = m_model.picture();
    const QFont drawn = font();
    GraphShape shape =
        LockScene::shapeOf(picture, drawn, std::max(600, m_graph->viewport()->width() - 32));
    watch(m_runner.run<GraphLayout>({}, {},
                                    [shape = std::move(shape)](JobContext &) {
                                        return Result<GraphLayout>(layOut(shape));
                                    }),
          this,
          [this, picture, drawn, ticket = m_latest.next()](const Result<GraphLayout> &layout) {
              if (ticket.isLatest() && layout) {
                  m_scene->show(picture, *layout, drawn, palette());
                  m_scene->setCurrentRow(m_model.row(m_list->currentIndex()) == nullptr
                                             ? -1
                                             : m_list->currentIndex().row());
                  fit();
              }
          });
}

/// All of it when it can still be read, else at its own size from the top.
void LocksView::fit()
{
    const QRectF scene = m_scene->sceneRect();
    const QSize room = m_graph->viewport()->size();
    if (scene.isEmpty() || room.isEmpty()) {
        return;
    }
    const double fits = std::min(room.width() / scene.width(), room.height() / scene.height());
    const double scale = m_zoom > 0 ? m_zoom : std::clamp(fits, leastScale, 1.0);
    m_graph->setTransform(QTransform::fromScale(scale, scale));
    if (m_zoom <= 0 && fits < leastScale) {
        m_graph->centerOn(m_scene->rectOfRow(std::max(0, m_scene->currentRow())).center());
    }
}

void LocksView::zoom(int steps)
{
    const double present = m_graph->transform().m11();
    m_zoom = steps == 0 ? 0 : std::clamp(present * std::pow(1.2, steps), 0.2, 3.0);
    fit();
}

void LocksView::focusGraph()
{
    m_list->setFocus();
}

void LocksView::setFixedFont(const QFont &font)
{
    m_fixed = font;
    static_cast<EvidenceDelegate *>(m_list->itemDelegate())->setFixedFont(Signs::smallFont(font));
    m_list->doItemsLayout();
}

void LocksView::choose(int row)
{
    const QModelIndex index = m_model.index(row);
    const bool isLine = m_model.row(index) != nullptr;
    m_scene->setCurrentRow(isLine ? row : -1);
    if (const auto *delegate = qobject_cast<EvidenceDelegate *>(m_list->itemDelegate())) {
        m_list->setAccessibleDescription(delegate->describe(index));
    }
    if (isLine && !m_scene->rectOfRow(row).isEmpty()) {
        m_graph->ensureVisible(m_scene->rectOfRow(row), 20, 20);
    }
    Q_EMIT lineChanged();
}

const EvidenceLine *LocksView::currentLine() const
{
    const QModelIndex index = m_list->currentIndex();
    if (const LockPicture::Row *row = m_model.row(index)) {
        return &row->source;
    }
    const UnknownHolder *unknown = m_model.unknown(index);
    return unknown == nullptr || unknown->source.text.isEmpty() ? nullptr : &unknown->source;
}

const SourceReports *LocksView::sourceOf(const EvidenceLine &line) const
{
    const std::vector<SourceReports> &sources = m_presenter.locks().sources;
    const auto found = std::ranges::find_if(sources, [&line](const SourceReports &source) {
        return source.text->reports.source == line.source;
    });
    if (found != sources.end()) {
        return &*found;
    }
    return sources.size() == 1 ? &sources.front() : nullptr;
}

bool LocksView::walk(int key)
{
    const int dx = key == Qt::Key_Left ? -1 : (key == Qt::Key_Right ? 1 : 0);
    const int dy = key == Qt::Key_Up ? -1 : (key == Qt::Key_Down ? 1 : 0);
    const int row = m_scene->moveTowards(dx, dy);
    if (row >= 0) {
        m_list->setCurrentIndex(m_model.index(row));
        m_scene->setCurrentRow(row);
    }
    return true;
}

bool LocksView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_graph->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int row = m_scene->rowAt(m_graph->mapToScene(mouse->position().toPoint()));
        if (mouse->button() == Qt::LeftButton && row >= 0) {
            m_list->setCurrentIndex(m_model.index(row));
        }
        return false;
    }
    if (event->type() != QEvent::KeyPress || (watched != m_graph && watched != m_list)) {
        return QWidget::eventFilter(watched, event);
    }
    const auto *press = static_cast<QKeyEvent *>(event);
    const int key = press->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        Q_EMIT rawWanted();
        return true;
    }
    const bool control = press->modifiers().testFlag(Qt::ControlModifier);
    if (control
        && (key == Qt::Key_Plus || key == Qt::Key_Equal || key == Qt::Key_Minus
            || key == Qt::Key_0)) {
        zoom(key == Qt::Key_0 ? 0 : (key == Qt::Key_Minus ? -1 : 1));
        return true;
    }
    const bool isArrow =
        key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    if (watched == m_graph && isArrow) {
        return walk(key);
    }
    // Letters are commands of the page, not a search in the list.
    if (watched == m_list && !press->text().isEmpty() && press->text().front().isLetterOrNumber()) {
        event->ignore();
        return true;
    }
    return false;
}

void LocksView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void LocksView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
        retranslate();
        [[fallthrough]];
    case QEvent::PaletteChange:
    case QEvent::FontChange:
        if (m_answer != nullptr) {
            setAnswer();
            draw();
            m_legend->update();
        }
        break;
    default:
        break;
    }
}

void LocksView::retranslate()
{
    m_list->setAccessibleName(tr("Evidence of the lock graph"));
    m_graph->setAccessibleName(tr("Lock graph"));
    m_graph->setAccessibleDescription(
        tr("Arrow keys go from box to box; the list beside it says the same in words."));
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/codeview.h"

#include "app/widgets/colours.h"
#include "app/widgets/mailrowpainter.h"
#include "core/base/text.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSyntaxHighlighter>
#include <QTextBlock>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 8; ///< on both sides of a margin's words
constexpr int tabColumns = 8;

} // namespace

class CodeView::Margin final : public QWidget
{
public:
    explicit Margin(CodeView *view)
        : QWidget(view)
        , m_view(view)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        m_view->paintMargin(event);
    }

private:
    CodeView *m_view = nullptr;
};

/// The text never changes under it, so lines come in order from the first.
class CodeView::Colouring final : public QSyntaxHighlighter
{
public:
    explicit Colouring(CodeView *view)
        : QSyntaxHighlighter(view->document())
        , m_view(view)
    {
    }

    void setHighlighter(std::unique_ptr<CodeHighlighter> highlighter)
    {
        m_highlighter = std::move(highlighter);
    }

protected:
    void highlightBlock(const QString &text) override
    {
        if (m_highlighter == nullptr) {
            return;
        }
        if (currentBlock().blockNumber() == 0) {
            m_highlighter->reset();
        }
        const Colours colours = Colours::of(m_view->palette());
        for (const CodeSpan &span : m_highlighter->highlight(text)) {
            setFormat(static_cast<int>(span.start), static_cast<int>(span.length),
                      codeColour(span.style, colours));
        }
    }

private:
    CodeView *m_view = nullptr;
    std::unique_ptr<CodeHighlighter> m_highlighter;
};

CodeView::CodeView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_margin(new Margin(this))
    , m_colouring(new Colouring(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    document()->setDocumentMargin(2);
    connect(this, &QPlainTextEdit::updateRequest, m_margin,
            [this](const QRect &rect, int scrolled) {
                if (scrolled != 0) {
                    m_margin->scroll(0, scrolled);
                } else {
                    m_margin->update(0, rect.y(), m_margin->width(), rect.height());
                }
            });
}

CodeView::~CodeView() = default;

void CodeView::setCode(const QString &text, const QStringList &margins, int marked,
                       std::unique_ptr<CodeHighlighter> highlighter)
{
    m_margins = margins;
    m_marked = marked;
    m_colouring->setHighlighter(std::move(highlighter));
    setPlainText(madeVisible(text));
    updateMargin();
    showMarked();
}

void CodeView::clearCode()
{
    setCode({}, {}, -1, nullptr);
}

void CodeView::setCodeFont(const QFont &font)
{
    setFont(font);
    setTabStopDistance(QFontMetricsF(font).horizontalAdvance(u'0') * tabColumns);
    updateMargin();
}

/// The marked line in the middle, the cursor at its beginning.
void CodeView::showMarked()
{
    const QTextBlock block = document()->findBlockByNumber(std::max(0, m_marked));
    setTextCursor(QTextCursor(block));
    const int lines = viewport()->height() / std::max(1, fontMetrics().height());
    verticalScrollBar()->setValue(std::max(0, m_marked - lines / 2));
    horizontalScrollBar()->setValue(0);
    viewport()->update();
}

void CodeView::updateMargin()
{
    int width = 0;
    for (const QString &words : std::as_const(m_margins)) {
        width = std::max(width, fontMetrics().horizontalAdvance(words));
    }
    const int whole = width == 0 ? gap : width + 2 * gap;
    setViewportMargins(whole, 0, 0, 0);
    const QRect inside = contentsRect();
    m_margin->setGeometry(inside.left(), inside.top(), whole, inside.height());
    m_margin->update();
}

void CodeView::paintMargin(QPaintEvent *event)
{
    QPainter painter(m_margin);
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const qreal height = blockBoundingRect(block).height();
        const bool isMarked = block.blockNumber() == m_marked;
        const QRectF row(0, top, m_margin->width(), height);
        if (isMarked) {
            painter.fillRect(row, palette().color(QPalette::Active, QPalette::Highlight));
            painter.fillRect(QRectF(0, top, 3, height), Colours::of(palette()).accent);
        }
        painter.setPen(palette().color(isMarked ? QPalette::Text : QPalette::PlaceholderText));
        painter.drawText(row.adjusted(0, 0, -gap, 0), Qt::AlignRight | Qt::AlignVCenter,
                         m_margins.value(block.blockNumber()));
        top += height;
        block = block.next();
    }
}

/// The marked line's ground goes from edge to edge, under the text.
void CodeView::paintEvent(QPaintEvent *event)
{
    const QTextBlock block = document()->findBlockByNumber(m_marked);
    if (m_marked >= 0 && block.isValid()) {
        QPainter painter(viewport());
        QRectF row = blockBoundingGeometry(block).translated(contentOffset());
        row.setLeft(0);
        row.setWidth(viewport()->width());
        painter.fillRect(row, palette().color(QPalette::Active, QPalette::Highlight));
    }
    QPlainTextEdit::paintEvent(event);
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateMargin();
}

void CodeView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_colouring != nullptr) {
        m_colouring->rehighlight();
        m_margin->update();
    }
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT leaveWanted();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace Casebook

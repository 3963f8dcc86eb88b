// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What TextEditor draws besides the text: line numbers, ruler, found places, characters not seen.

#include "app/widgets/colours.h"
#include "app/widgets/texteditor.h"
#include "core/base/text.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

class TextEditor::LineNumbers final : public QWidget
{
public:
    explicit LineNumbers(TextEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        m_editor->paintLineNumbers(event);
    }

private:
    TextEditor *m_editor = nullptr;
};

TextEditor::~TextEditor() = default;

void TextEditor::setFonts(const QFont &latin, const QString &cjkFamily)
{
    QFont font = latin;
    if (!cjkFamily.isEmpty()) {
        QStringList families = font.families();
        families.append(cjkFamily);
        font.setFamilies(families);
    }
    setFont(font);
    setTabStopDistance(QFontMetricsF(font).horizontalAdvance(u'0') * 8);
    updateMargins();
}

void TextEditor::setRulerColumn(int column)
{
    m_rulerColumn = column;
    viewport()->update();
}

void TextEditor::setLineNumbersVisible(bool visible)
{
    if (visible && m_numbers == nullptr) {
        m_numbers = new LineNumbers(this);
    } else if (!visible) {
        delete std::exchange(m_numbers, nullptr);
    }
    updateMargins();
}

void TextEditor::updateMargins()
{
    int width = 0;
    if (m_numbers != nullptr) {
        const auto digits = QString::number(std::max(99, blockCount())).size();
        width = static_cast<int>(std::ceil(QFontMetricsF(font()).horizontalAdvance(u'0')
                                           * static_cast<qreal>(digits + 2)));
    }
    if (viewportMargins().left() != width) {
        setViewportMargins(width, 0, 0, 0);
    }
    if (m_numbers != nullptr) {
        const QRect inside = contentsRect();
        m_numbers->setGeometry(inside.left(), inside.top(), width, inside.height());
        m_numbers->setVisible(true);
        m_numbers->update();
    }
}

void TextEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateMargins();
    updateExtras();
}

void TextEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        updateExtras();
    } else if (event->type() == QEvent::FontChange) {
        updateMargins();
    }
}

void TextEditor::retranslate()
{
    if (accessibleName().isEmpty()) {
        setAccessibleName(tr("Text"));
    }
}

void TextEditor::updateExtras()
{
    const Colours colours = Colours::of(palette());
    QList<QTextEdit::ExtraSelection> extras;
    QTextEdit::ExtraSelection current;
    current.cursor = textCursor();
    current.cursor.clearSelection();
    current.format.setBackground(palette().color(QPalette::AlternateBase));
    current.format.setProperty(QTextFormat::FullWidthSelection, true);
    extras.append(current);
    if (!m_query.text.isEmpty()) {
        // Only what is on screen: a text of 16 MiB may hold a letter millions of times.
        constexpr int most = 500;
        const int from = firstVisibleBlock().position();
        const QTextCursor end = cursorForPosition(viewport()->rect().bottomRight());
        const int to = end.block().position() + end.block().length();
        const auto hits =
            TextSearch(m_query, std::chrono::milliseconds(30)).all(m_text, from, to, most);
        for (const TextHit &hit : hits.value_or(std::vector<TextHit>())) {
            QTextEdit::ExtraSelection found;
            found.cursor = QTextCursor(document());
            found.cursor.setPosition(static_cast<int>(hit.position));
            found.cursor.setPosition(static_cast<int>(hit.position + hit.length),
                                     QTextCursor::KeepAnchor);
            found.format.setBackground(colours.mark);
            found.format.setFontUnderline(true);
            extras.append(found);
        }
    }
    setExtraSelections(extras);
}

void TextEditor::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    paintRuler(painter);
    paintInvisible(painter);
}

void TextEditor::paintRuler(QPainter &painter)
{
    if (m_rulerColumn <= 0) {
        return;
    }
    const qreal x = contentOffset().x() + document()->documentMargin()
        + QFontMetricsF(font()).horizontalAdvance(u'0') * m_rulerColumn;
    painter.fillRect(QRectF(std::round(x), 0, 1, viewport()->height()),
                     Colours::of(palette()).outline);
}

void TextEditor::paintInvisible(QPainter &painter)
{
    const Colours colours = Colours::of(palette());
    QFont small = font();
    small.setPointSizeF(std::max(6.0, font().pointSizeF() * 0.6));
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > viewport()->height()) {
            break;
        }
        for (const InvisibleSpot &spot : findInvisible(block.text())) {
            const auto at = static_cast<int>(spot.position);
            const QTextLine line = block.layout()->lineForTextPosition(at);
            if (!line.isValid()) {
                continue;
            }
            const QString name = QString::number(static_cast<uint>(spot.character), 16).toUpper();
            const qreal x = box.left() + line.cursorToX(at);
            const qreal y = box.top() + line.y();
            // A character without width has no room of its own: a tick in the text, its code above it.
            painter.fillRect(QRectF(x - 1, y, 2, line.height()), colours.warn);
            const QRectF label(x, y, metrics.horizontalAdvance(name) + 2, metrics.height() * 0.8);
            painter.fillRect(label, colours.warnGround);
            painter.setPen(colours.warn);
            painter.drawText(label, static_cast<int>(Qt::AlignCenter), name);
        }
    }
}

void TextEditor::paintLineNumbers(QPaintEvent *event)
{
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    painter.setFont(font());
    const Colours colours = Colours::of(palette());
    const int current = textCursor().blockNumber();
    const int right = m_numbers->width() - QFontMetrics(font()).horizontalAdvance(u'0');
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > m_numbers->height()) {
            break;
        }
        painter.setPen(block.blockNumber() == current ? palette().color(QPalette::Text)
                                                      : colours.muted);
        painter.drawText(QRectF(0, box.top(), right, QFontMetricsF(font()).height()),
                         static_cast<int>(Qt::AlignRight | Qt::AlignTop),
                         QString::number(block.blockNumber() + 1));
    }
}

} // namespace Casebook

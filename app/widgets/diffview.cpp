// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/diffview.h"

#include "app/widgets/colours.h"

#include <QEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QTextBlock>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t context = 3; ///< unchanged lines shown around a change

/// Which lines stand near a change.
std::vector<bool> nearChanges(const std::vector<DiffLine> &lines)
{
    std::vector<bool> shown(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].kind == DiffLine::Kind::Same) {
            continue;
        }
        const std::size_t from = i > context ? i - context : 0;
        const std::size_t to = std::min(lines.size(), i + context + 1);
        std::fill(shown.begin() + static_cast<std::ptrdiff_t>(from),
                  shown.begin() + static_cast<std::ptrdiff_t>(to), true);
    }
    return shown;
}

/// Writes lines into a document, one block each.
class BlockWriter final
{
public:
    explicit BlockWriter(QTextDocument *document)
        : m_cursor(document)
    {
        m_cursor.beginEditBlock();
    }

    void add(const QString &text, const QBrush &ground, const QTextCharFormat &ink)
    {
        QTextBlockFormat block;
        block.setBackground(ground);
        if (m_isFirst) {
            m_cursor.setBlockFormat(block);
        } else {
            m_cursor.insertBlock(block);
        }
        m_isFirst = false;
        m_cursor.insertText(text, ink);
    }

    void mark(qsizetype from, qsizetype length, const QTextCharFormat &format)
    {
        QTextCursor word(m_cursor.block());
        word.setPosition(m_cursor.block().position() + static_cast<int>(from));
        word.setPosition(word.position() + static_cast<int>(length), QTextCursor::KeepAnchor);
        word.mergeCharFormat(format);
    }

    [[nodiscard]] int row() const
    {
        return m_cursor.blockNumber();
    }

    void end()
    {
        m_cursor.endEditBlock();
    }

private:
    QTextCursor m_cursor;
    bool m_isFirst = true;
};

QString signOf(DiffLine::Kind kind)
{
    switch (kind) {
    case DiffLine::Kind::Removed:
        return u"− "_s;
    case DiffLine::Kind::Added:
        return u"+ "_s;
    case DiffLine::Kind::Same:
        break;
    }
    return u"  "_s;
}

} // namespace

DiffView::DiffView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(u"diffView"_s);
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(8);
    retranslate();
}

void DiffView::setLines(std::vector<DiffLine> lines)
{
    m_lines = std::move(lines);
    rebuild();
}

void DiffView::rebuild()
{
    const Colours colours = Colours::of(palette());
    QTextCharFormat plain;
    plain.setForeground(palette().text());
    QTextCharFormat muted;
    muted.setForeground(colours.muted);
    QTextCharFormat removed;
    removed.setForeground(colours.del);
    QTextCharFormat added;
    added.setForeground(colours.add);
    QTextCharFormat marked;
    marked.setBackground(colours.mark);
    marked.setForeground(palette().text());
    marked.setFontUnderline(true);

    m_differences.clear();
    clear();
    BlockWriter writer(document());
    const std::vector<bool> shown = nearChanges(m_lines);
    int folded = 0;
    int written = 0;
    const auto unfold = [&] {
        if (folded > 0) {
            writer.add(u"  "_s + tr("%n unchanged line(s)", nullptr, folded), {}, muted);
            folded = 0;
        }
    };
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const DiffLine &line = m_lines[i];
        if (!shown[i]) {
            ++folded;
            continue;
        }
        unfold();
        if (++written > mostLines) {
            writer.add(u"  "_s
                           + tr("The comparison goes on; its first %n line(s) are shown.", nullptr,
                                mostLines),
                       {}, muted);
            break;
        }
        const bool same = line.kind == DiffLine::Kind::Same;
        const bool gone = line.kind == DiffLine::Kind::Removed;
        writer.add(signOf(line.kind) + line.text,
                   same ? QBrush() : QBrush(gone ? colours.delGround : colours.addGround),
                   same ? plain : (gone ? removed : added));
        if (!same && (i == 0 || m_lines[i - 1].kind == DiffLine::Kind::Same)) {
            m_differences.push_back(writer.row());
        }
        for (const auto &[from, length] : line.marks) {
            writer.mark(from + 2, length, marked);
        }
    }
    unfold();
    writer.end();
    moveCursor(QTextCursor::Start);
}

bool DiffView::stepDifference(bool backwards)
{
    const int row = textCursor().blockNumber();
    int target = -1;
    if (backwards) {
        const auto after = std::ranges::lower_bound(m_differences, row);
        target = after == m_differences.begin() ? -1 : *(after - 1);
    } else {
        const auto next = std::ranges::upper_bound(m_differences, row);
        target = next == m_differences.end() ? -1 : *next;
    }
    if (target < 0) {
        return false;
    }
    setTextCursor(QTextCursor(document()->findBlockByNumber(target)));
    centerCursor();
    return true;
}

void DiffView::keyPressEvent(QKeyEvent *event)
{
    const auto others = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    if (event->key() == Qt::Key_D && others == Qt::NoModifier) {
        stepDifference(event->modifiers().testFlag(Qt::ShiftModifier));
        event->accept();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void DiffView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rebuild();
    } else if (event->type() == QEvent::PaletteChange) {
        rebuild();
    }
}

void DiffView::retranslate()
{
    setAccessibleName(tr("What has changed"));
}

} // namespace Casebook

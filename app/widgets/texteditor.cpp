// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/texteditor.h"

#include "app/widgets/textdiff.h"
#include "core/base/limits.h"
#include "core/base/text.h"

#include <QFontDatabase>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMimeData>
#include <QTextBlock>
#include <QTextLayout>
#include <QTimer>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

QString normalisedText(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool last = i + 1 >= text.size();
        if (c == u'\r') {
            result += u'\n';
            i += !last && text[i + 1] == u'\n' ? 1 : 0;
        } else if (c == QChar::ParagraphSeparator || c == QChar::LineSeparator) {
            result += u'\n';
        } else if (c.isNull()) {
            result += QChar(0x2400);
        } else if (c == QChar(0xFDD0) || c == QChar(0xFDD1)) {
            result += QChar(QChar::ReplacementCharacter);
        } else if (c.isHighSurrogate() && !last && text[i + 1].isLowSurrogate()) {
            result += c;
            result += text[++i];
        } else if (c.isSurrogate()) {
            result += QChar(QChar::ReplacementCharacter);
        } else {
            result += c;
        }
    }
    return result;
}

namespace {

/// What QTextCursor calls a text, with line ends as ours.
QString fromDocument(QString text)
{
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text;
}

} // namespace

TextEditor::TextEditor(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(u"textEditor"_s);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTabChangesFocus(false);
    setFonts(QFontDatabase::systemFont(QFontDatabase::FixedFont), QString());
    connect(document(), &QTextDocument::contentsChange, this, &TextEditor::takeChange);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        updateExtras();
        if (hasPending()) {
            // A click elsewhere ends a composition without a last event of the input method.
            QTimer::singleShot(0, this, &TextEditor::doPending);
        }
    });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &, int dy) {
        updateMargins();
        if (dy != 0) {
            updateExtras();
        }
    });
    retranslate();
}

bool TextEditor::isComposing() const
{
    return !textCursor().block().layout()->preeditAreaText().isEmpty();
}

void TextEditor::takeChange(int position, int removed, int added)
{
    // Replacing a whole document counts the end mark of the last paragraph on both sides.
    const qsizetype documentSize = document()->characterCount() - 1;
    const qsizetype taken = std::clamp<qsizetype>(added, 0, documentSize - position);
    const qsizetype gone = std::clamp<qsizetype>(removed, 0, m_text.size() - position);
    QTextCursor cursor(document());
    cursor.setPosition(position);
    cursor.setPosition(position + static_cast<int>(taken), QTextCursor::KeepAnchor);
    const QString piece = fromDocument(cursor.selectedText());
    // An input method's keys and a highlighter's formats come as a change of the same text.
    if (QStringView(m_text).mid(position, gone) == piece) {
        return;
    }
    m_text.replace(position, gone, piece);
    if (!m_loading) {
        Q_EMIT edited();
    }
}

void TextEditor::load(const QString &text)
{
    m_pendingExternal.clear();
    if (isComposing()) {
        m_pendingLoad = text;
        return;
    }
    m_pendingLoad.reset();
    m_loading = true;
    setPlainText(normalisedText(text));
    m_loading = false;
    updateExtras();
}

void TextEditor::applyExternal(const QString &base, const QString &theirs)
{
    const External external{.base = normalisedText(base), .theirs = normalisedText(theirs)};
    if (isComposing()) {
        m_pendingExternal.push_back(external);
        return;
    }
    apply(external);
}

void TextEditor::apply(const External &external)
{
    const TextMerge merge = mergeChanges(external.base, m_text, external.theirs);
    if (!merge.changes.empty()) {
        // A cursor of its own: the person's stays at its place in the text, and so does the view.
        QTextCursor cursor(document());
        cursor.beginEditBlock();
        for (auto change = merge.changes.rbegin(); change != merge.changes.rend(); ++change) {
            cursor.setPosition(static_cast<int>(change->position));
            cursor.setPosition(static_cast<int>(change->position + change->removed),
                               QTextCursor::KeepAnchor);
            cursor.insertText(change->inserted);
        }
        cursor.endEditBlock();
    }
    if (merge.conflict) {
        Q_EMIT externalConflict();
    }
}

void TextEditor::doPending()
{
    if (isComposing()) {
        return;
    }
    if (m_pendingLoad) {
        const QString text = *std::exchange(m_pendingLoad, std::nullopt);
        const std::vector<External> later = std::exchange(m_pendingExternal, {});
        load(text);
        m_pendingExternal = later;
    }
    for (const External &external : std::exchange(m_pendingExternal, {})) {
        apply(external);
    }
}

void TextEditor::inputMethodEvent(QInputMethodEvent *event)
{
    const QString commit = normalisedText(event->commitString());
    const bool fits = commit.isEmpty() || hasRoomFor(commit);
    if (fits && commit == event->commitString()) {
        QPlainTextEdit::inputMethodEvent(event);
    } else {
        QInputMethodEvent clean(event->preeditString(), event->attributes());
        clean.setCommitString(fits ? commit : QString(), event->replacementStart(),
                              fits ? event->replacementLength() : 0);
        QPlainTextEdit::inputMethodEvent(&clean);
        event->setAccepted(clean.isAccepted());
    }
    if (hasPending()) {
        doPending();
    }
}

QVariant TextEditor::inputMethodQuery(Qt::InputMethodQuery query) const
{
    const QVariant answer = QPlainTextEdit::inputMethodQuery(query);
    if (query == Qt::ImCursorRectangle || query == Qt::ImAnchorRectangle) {
        // The base class answers in the viewport's coordinates; the candidate window is placed by the
        // widget's, and the two differ by the margin with the line numbers.
        return answer.toRectF().translated(viewport()->pos());
    }
    return answer;
}

bool TextEditor::hasRoomFor(const QString &more)
{
    // UTF-8 needs at most three bytes per UTF-16 unit, so short texts need no counting.
    const qsizetype units = m_text.size() + more.size();
    if (units * 3 <= Limits::textBytes
        || m_text.toUtf8().size() + more.toUtf8().size() <= Limits::textBytes) {
        return true;
    }
    Q_EMIT refused(
        tr("This text would become larger than %1, the most one text can hold; nothing was "
           "inserted.")
            .arg(locale().formattedDataSize(Limits::textBytes)));
    return false;
}

bool TextEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool control = key->modifiers() == Qt::ControlModifier;
        if (key->matches(QKeySequence::Find) || key->matches(QKeySequence::Replace)
            || key->key() == Qt::Key_F3 || (control && key->key() == Qt::Key_G)) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void TextEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Find)) {
        Q_EMIT findBarRequested(false);
    } else if (event->matches(QKeySequence::Replace)) {
        Q_EMIT findBarRequested(true);
    } else if (event->key() == Qt::Key_F3) {
        Q_EMIT findAgainRequested(event->modifiers().testFlag(Qt::ShiftModifier));
    } else if (event->key() == Qt::Key_G && event->modifiers() == Qt::ControlModifier) {
        Q_EMIT goToLineRequested();
    } else if (enter && event->modifiers() == Qt::ShiftModifier && !isReadOnly()) {
        // Qt would insert U+2028 here, which no mail and no Markdown knows.
        textCursor().insertBlock();
        ensureCursorVisible();
    } else if (!event->text().isEmpty() && event->text().front().isPrint() && !isReadOnly()
               && !hasRoomFor(event->text())) {
        event->accept();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

bool TextEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText();
}

void TextEditor::insertFromMimeData(const QMimeData *source)
{
    if (isReadOnly() || !source->hasText()) {
        return;
    }
    const QString text = normalisedText(source->text());
    if (hasRoomFor(text)) {
        textCursor().insertText(text);
        ensureCursorVisible();
    }
}

QMimeData *TextEditor::createMimeDataFromSelection() const
{
    // The base class turns no-break spaces into spaces.
    auto *mime = new QMimeData;
    mime->setText(fromDocument(textCursor().selectedText()));
    return mime;
}

void TextEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT focusLost();
}

void TextEditor::setFindQuery(const FindQuery &query)
{
    m_query = query;
    updateExtras();
}

FindOutcome TextEditor::find(bool backwards, bool fromSelectionStart)
{
    if (isComposing()) {
        return {};
    }
    const QTextCursor now = textCursor();
    const int from = backwards || fromSelectionStart ? now.selectionStart() : now.selectionEnd();
    const FindOutcome outcome = TextSearch(m_query).find(m_text, from, backwards);
    if (outcome.result == FindResult::Found || outcome.result == FindResult::FoundRound) {
        QTextCursor cursor(document());
        cursor.setPosition(static_cast<int>(outcome.hit.position));
        cursor.setPosition(static_cast<int>(outcome.hit.position + outcome.hit.length),
                           QTextCursor::KeepAnchor);
        setTextCursor(cursor);
        ensureCursorVisible();
    }
    return outcome;
}

void TextEditor::replaceRange(const TextHit &hit, const QString &text, QTextCursor &cursor)
{
    cursor.setPosition(static_cast<int>(hit.position));
    cursor.setPosition(static_cast<int>(hit.position + hit.length), QTextCursor::KeepAnchor);
    cursor.insertText(text);
}

FindOutcome TextEditor::replace(const QString &replacement)
{
    if (isReadOnly() || isComposing()) {
        return {};
    }
    QTextCursor cursor = textCursor();
    const TextSearch search(m_query);
    const auto hits = search.all(m_text, cursor.selectionStart(), cursor.selectionStart() + 1, 1);
    const TextHit selected{.position = cursor.selectionStart(),
                           .length = cursor.selectionEnd() - cursor.selectionStart()};
    if (hits && !hits->empty() && hits->front() == selected) {
        const QString text = normalisedText(search.replacementFor(m_text, selected, replacement));
        if (!hasRoomFor(text)) {
            return {};
        }
        replaceRange(selected, text, cursor);
        setTextCursor(cursor);
    }
    return find(false);
}

int TextEditor::replaceAll(const QString &replacement)
{
    if (isReadOnly() || isComposing()) {
        return 0;
    }
    constexpr int most = 1'000'000;
    const TextSearch search(m_query);
    const auto hits = search.all(m_text, 0, m_text.size(), most);
    if (!hits) {
        return -1;
    }
    const QString before = m_text;
    if (hits->empty()
        || !hasRoomFor(QString(replacement.size() * static_cast<qsizetype>(hits->size()), u'x'))) {
        return 0;
    }
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (auto hit = hits->rbegin(); hit != hits->rend(); ++hit) {
        replaceRange(*hit, normalisedText(search.replacementFor(before, *hit, replacement)),
                     cursor);
    }
    cursor.endEditBlock();
    return static_cast<int>(hits->size());
}

void TextEditor::goToLine(qint64 line)
{
    const auto number = std::clamp<qint64>(line - 1, 0, document()->blockCount() - 1);
    setTextCursor(QTextCursor(document()->findBlockByNumber(static_cast<int>(number))));
    centerCursor();
}

int TextEditor::invisibleCount() const
{
    return static_cast<int>(findInvisible(m_text).size());
}

} // namespace Casebook

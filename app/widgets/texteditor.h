// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/findbar.h"
#include "app/widgets/textsearch.h"

#include <QPlainTextEdit>

#include <optional>

namespace Casebook {

/// A text as the editor keeps it: lines end with LF alone (CRLF, CR, U+2028 and U+2029 become one), NUL
/// becomes U+2400, lone surrogates and U+FDD0/FDD1 (which a text document takes for paragraph ends)
/// become U+FFFD.
QString normalisedText(const QString &text);

/// The editor for notes, drafts and descriptions. Plain text only.
///
/// text() is what has been committed: while an input method composes, its half-typed word is not in
/// it, edited() does not fire for its keys, and load() and applyExternal() wait until it is committed
/// or dropped, because setting text at that moment destroys it. Unlike toPlainText(), text() keeps
/// no-break spaces. Use load() and applyExternal(), never setPlainText().
class TextEditor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextEditor(QWidget *parent = nullptr);
    ~TextEditor() override;

    [[nodiscard]] const QString &text() const
    {
        return m_text;
    }

    /// Replaces all and forgets the undo history: another document.
    void load(const QString &text);
    /// Takes over what \a theirs changed against \a base as one undoable step of small edits; the
    /// cursor stays where it was in the text. Where both changed the same place the person's text
    /// stays and externalConflict() is emitted.
    void applyExternal(const QString &base, const QString &theirs);
    /// True while an input method has a half-typed word in the text.
    [[nodiscard]] bool isComposing() const;

    /// True while load() or applyExternal() waits for the end of a composition.
    [[nodiscard]] bool hasPending() const
    {
        return m_pendingLoad || !m_pendingExternal.empty();
    }

    /// \a cjkFamily is used for what \a latin has no glyphs for; empty: the system decides.
    void setFonts(const QFont &latin, const QString &cjkFamily);
    /// A line at this column (0: none), for mails: 72 or 75.
    void setRulerColumn(int column);
    void setLineNumbersVisible(bool visible);
    [[nodiscard]] int invisibleCount() const;

    void setFindQuery(const FindQuery &query);
    /// Selects the next hit; the outcome says whether there was one.
    FindOutcome find(bool backwards, bool fromSelectionStart = false);
    /// Replaces the selected hit (when it is one) and finds the next.
    FindOutcome replace(const QString &replacement);
    /// One undo step. Returns how many; -1: the pattern took too long, nothing was changed.
    int replaceAll(const QString &replacement);
    /// From 1.
    void goToLine(qint64 line);

    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    bool event(QEvent *event) override;

Q_SIGNALS:
    /// text() changed. Do not edit from here.
    void edited();
    void externalConflict();
    /// A sentence: why what was typed or pasted was not taken.
    void refused(const QString &why);
    void findBarRequested(bool withReplace);
    void findAgainRequested(bool backwards);
    void goToLineRequested();
    void focusLost();

protected:
    void inputMethodEvent(QInputMethodEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    struct External
    {
        QString base;
        QString theirs;
    };

    void takeChange(int position, int removed, int added);
    void doPending();
    void apply(const External &external);
    [[nodiscard]] bool hasRoomFor(const QString &more);
    void replaceRange(const TextHit &hit, const QString &text, QTextCursor &cursor);
    void paintRuler(QPainter &painter);
    void paintInvisible(QPainter &painter);
    void paintLineNumbers(QPaintEvent *event);
    void updateMargins();
    void updateExtras();
    void retranslate();

    class LineNumbers;
    QString m_text;
    LineNumbers *m_numbers = nullptr;
    int m_rulerColumn = 0;
    bool m_loading = false;
    std::optional<QString> m_pendingLoad;
    std::vector<External> m_pendingExternal;
    FindQuery m_query;
};

} // namespace Casebook

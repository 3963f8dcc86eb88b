// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/highlight/codehighlighter.h"

#include <QPlainTextEdit>
#include <QStringList>

#include <memory>

namespace Casebook {

/// Some lines of code to read, one of them marked, with what stands in the margin beside each: a line number or an
/// address. The text is foreign: what cannot be seen in it is shown by name. Made for some hundred lines: it colours all
/// of them at once. Keys are those of a text that can be selected; Esc leaves.
class CodeView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeView(QWidget *parent = nullptr);
    ~CodeView() override;

    /// \a margins has one word per line of \a text; \a marked is a line of it, -1: none. \a highlighter may be null.
    void setCode(const QString &text, const QStringList &margins, int marked,
                 std::unique_ptr<CodeHighlighter> highlighter);
    void clearCode();

    [[nodiscard]] int markedLine() const
    {
        return m_marked;
    }

    /// What stands in the margin of \a line, from 0.
    [[nodiscard]] QString marginOf(int line) const
    {
        return m_margins.value(line);
    }

    void setCodeFont(const QFont &font);

Q_SIGNALS:
    void leaveWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    class Margin;
    class Colouring;

    void paintMargin(QPaintEvent *event);
    void updateMargin();
    void showMarked();

    Margin *m_margin = nullptr;
    Colouring *m_colouring = nullptr;
    QStringList m_margins;
    int m_marked = -1;
};

} // namespace Casebook

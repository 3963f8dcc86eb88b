// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/traces/framepresenter.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace Casebook {

class AmberLine;
class CodeHighlighters;
class CodeView;
class ElidedLabel;

/// The current frame in its sources: functions inlined there, the lines around it, or its machine code; where something
/// is missing, one sentence and the button that gets it. It asks nothing itself.
class FramePanel final : public QWidget
{
    Q_OBJECT

public:
    /// \a presenter outlives the panel; \a highlighters may be null.
    FramePanel(FramePresenter &presenter, const CodeHighlighters *highlighters,
               QWidget *parent = nullptr);

    void refresh();
    void setFixedFont(const QFont &font);
    void setShowsCode(bool shows);

    [[nodiscard]] bool showsCode() const;

    [[nodiscard]] CodeView *view() const
    {
        return m_view;
    }

    [[nodiscard]] QListWidget *chain() const
    {
        return m_chain;
    }

    /// What is said instead of code; empty while code is shown.
    [[nodiscard]] QString sentence() const;
    /// What is said above the code; empty when there is no doubt.
    [[nodiscard]] QString doubt() const;

    /// Where reading goes on.
    void focusMain();

Q_SIGNALS:
    void leaveWanted();
    /// A folder of sources, or a binary, shall be chosen.
    void treeWanted();
    void binaryWanted();
    /// All that is set shall be seen and changed.
    void placesWanted();
    void codeShown(bool shown);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void retranslate();
    void refreshChain();
    void refreshBody();
    void showSource(const SourcePart &part);
    void showCode(const Disassembly &code);
    void say(const QString &sentence, bool wantsTree, bool wantsBinary);
    void sayDoubts();

    FramePresenter &m_presenter;
    const CodeHighlighters *m_highlighters = nullptr;
    QToolButton *m_sourceButton = nullptr;
    QToolButton *m_codeButton = nullptr;
    ElidedLabel *m_where = nullptr;
    QToolButton *m_places = nullptr;
    QListWidget *m_chain = nullptr;
    AmberLine *m_amber = nullptr;
    QStackedWidget *m_body = nullptr;
    CodeView *m_view = nullptr;
    QWidget *m_empty = nullptr;
    QLabel *m_sentence = nullptr;
    QPushButton *m_chooseTree = nullptr;
    QPushButton *m_chooseBinary = nullptr;
    QString m_shown; ///< what the view holds, so that it is not set again
    bool m_isFilling = false;
};

} // namespace Casebook

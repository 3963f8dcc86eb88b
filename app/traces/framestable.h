// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/alignedmodel.h"

#include <QTableView>

namespace Casebook {

class FrameDelegate;

/// Stacks side by side: one table, so that all panes scroll together. Left and right go from pane to pane, d and
/// Shift+D to the next and previous difference, Enter asks for the frame's source, Shift+Enter for its raw line.
class FramesTable final : public QTableView
{
    Q_OBJECT

public:
    explicit FramesTable(QWidget *parent = nullptr);

    [[nodiscard]] AlignedModel &frames()
    {
        return m_model;
    }

    void setTable(AlignedTable table);
    void setFixedFont(const QFont &font);
    /// Goes to a difference; false when there is no other one.
    bool goToDifference(bool backwards);
    void goToPane(int pane);
    void goToFrame(int pane, int frame);
    [[nodiscard]] int currentPane() const;
    /// Index of the current frame in the stack of the current pane, -1: a gap or a fold.
    [[nodiscard]] int currentFrame() const;
    void toggleFold();

Q_SIGNALS:
    /// Another row or pane is current.
    void frameChanged(int pane, int frame);
    void frameWanted();
    void rawWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void applySpans();
    void applyWidths();
    void describe();

    AlignedModel m_model;
    FrameDelegate *m_delegate = nullptr;
    int m_wantedPane = 0; ///< chosen before the table was there
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/textdiff.h"

#include <QPlainTextEdit>

#include <vector>

namespace Casebook {

/// A comparison of two texts: one line under the other with its sign, changed words marked and
/// underlined, long runs of unchanged lines folded to a line that counts them. Plain text, so it can be
/// selected, copied and read out. d and Shift+D go to the next and previous difference.
class DiffView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit DiffView(QWidget *parent = nullptr);

    void setLines(std::vector<DiffLine> lines);
    /// Puts the cursor on the next or previous run of changed lines; false when there is none.
    bool stepDifference(bool backwards);

    /// More than this many are cut, and a last line says so.
    static constexpr int mostLines = 5000;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void retranslate();

    std::vector<DiffLine> m_lines;
    std::vector<int> m_differences; ///< first block of each run of changed lines
};

} // namespace Casebook

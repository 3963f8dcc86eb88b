// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Casebook {

/// "Line: [   ]" under a text or log (Ctrl+G). Enter goes there, Esc closes.
class GoToLineBar final : public QWidget
{
    Q_OBJECT

public:
    explicit GoToLineBar(QWidget *parent = nullptr);

    /// Lines as people count them, from 1.
    void open(qint64 currentLine, qint64 lineCount);
    void close();

Q_SIGNALS:
    /// From 1, between 1 and the count handed to open().
    void lineChosen(qint64 line);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void choose();

    qint64 m_count = 1;
    QLabel *m_label = nullptr;
    QLabel *m_hint = nullptr;
    QLineEdit *m_field = nullptr;
};

} // namespace Casebook

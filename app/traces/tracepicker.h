// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/tracelistmodel.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace Casebook {

/// The list of all stacks of the bug, under the button of a pane: a filter, groups by where the stacks come from,
/// two lines each. Enter shows the stack in the pane, Alt+Enter in a new one, Esc closes. A child of the window, so
/// that it needs no window of its own.
class TracePicker final : public QWidget
{
    Q_OBJECT

public:
    /// \a now tells the present, for dates.
    TracePicker(std::function<qint64()> now, QWidget *window);

    /// Shows \a items under \a anchor; \a current is chosen.
    void popUp(QWidget *anchor, const std::vector<TraceItem> &items, const QString &current,
               bool canAdd);
    void closePicker();
    /// Brings the list up to date while it is open; \a current is chosen.
    void setItems(const std::vector<TraceItem> &items, const QString &current);

    [[nodiscard]] TraceListModel &model()
    {
        return m_model;
    }

Q_SIGNALS:
    void picked(const QString &key, bool inNewPane);
    void importWanted();
    void pasteWanted();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void updateCount();
    void choose(bool inNewPane);
    void move(int step);
    void place();

    TraceListModel m_model;
    QLineEdit *m_field = nullptr;
    QLabel *m_count = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_empty = nullptr;
    QLabel *m_hints = nullptr;
    QToolButton *m_paste = nullptr;
    QToolButton *m_import = nullptr;
    QWidget *m_anchor = nullptr;
    bool m_canAdd = true;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/traceitems.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace Casebook {

class ElidedLabel;

/// The head of a pane: a button with the stack's name that opens the picker, and under it state, pid and where the
/// stack was read, which leads there.
class PaneHead final : public QWidget
{
    Q_OBJECT

public:
    explicit PaneHead(int number, QWidget *parent = nullptr);

    /// \a now words the date of the source.
    void setItem(const TraceItem &item, qint64 now);
    void setClosable(bool closable);

    [[nodiscard]] QPushButton *button() const
    {
        return m_button;
    }

    /// Where a stack was read, as a person says it: "Mira Halvorsen, 20 Nov".
    static QString sourceWords(const TraceItem &item, qint64 now);

Q_SIGNALS:
    void pickWanted();
    void sourceWanted();
    void closeWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    int m_number = 0;
    TraceItem m_item;
    qint64 m_now = 0;
    QPushButton *m_button = nullptr;
    QToolButton *m_close = nullptr;
    class StateBadge *m_state = nullptr;
    ElidedLabel *m_task = nullptr;
    QToolButton *m_source = nullptr;
};

} // namespace Casebook

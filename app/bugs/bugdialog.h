// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/bug.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace Casebook {

/// The form for a new or a known bug: title, kind, state, priority, area, extid, links, labels. Checks
/// as one types and says what is wrong; knows no workspace. Not modal.
class BugDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a bug with an invalid id: a new one.
    explicit BugDialog(const Bug &bug, QWidget *parent = nullptr);

    /// What the fields say.
    [[nodiscard]] Bug bug() const;
    /// What is wrong, empty when it can be taken.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void taken(const Casebook::Bug &bug);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void check();
    void retranslate();

    Bug m_bug;
    QFormLayout *m_form = nullptr;
    QLineEdit *m_title = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_state = nullptr;
    QComboBox *m_priority = nullptr;
    QLineEdit *m_area = nullptr;
    QLineEdit *m_extid = nullptr;
    QLineEdit *m_labels = nullptr;
    QPlainTextEdit *m_links = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_accept = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace Casebook

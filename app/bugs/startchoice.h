// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>

namespace Casebook {

/// One way to begin: icon, title, a line that says what it takes, the key. A button in all but looks.
class StartChoice final : public QPushButton
{
    Q_OBJECT

public:
    StartChoice(const QString &command, const QString &icon, QWidget *parent);

    void setTexts(const QString &title, const QString &hint, const QString &keys);

    [[nodiscard]] QString command() const
    {
        return m_command;
    }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_command;
    QString m_icon;
    QString m_hint;
    QString m_keys;
};

} // namespace Casebook

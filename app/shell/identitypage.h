// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Casebook {

class Settings;

/// Settings page: the name and address replies and notes are signed with.
class IdentityPage final : public QWidget
{
    Q_OBJECT

public:
    IdentityPage(Settings &settings, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void take();
    void retranslate();

    Settings &m_settings;
    QLabel *m_what = nullptr;
    QLabel *m_nameLabel = nullptr;
    QLabel *m_addressLabel = nullptr;
    QLabel *m_hint = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_address = nullptr;
};

} // namespace Casebook

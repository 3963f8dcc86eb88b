// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace Casebook {

class Settings;

/// Settings page: how often watched lists are checked. Off until the person chooses a time.
class WatchSettingsPage final : public QWidget
{
    Q_OBJECT

public:
    WatchSettingsPage(Settings &settings, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Settings &m_settings;
    QLabel *m_label = nullptr;
    QComboBox *m_hours = nullptr;
    QLabel *m_hint = nullptr;
};

} // namespace Casebook

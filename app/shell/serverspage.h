// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Casebook {

class Settings;

/// Settings page: the mail archive that links to messages name. Nothing is fetched from it here.
class ServersPage final : public QWidget
{
    Q_OBJECT

public:
    ServersPage(Settings &settings, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void take();
    void retranslate();

    Settings &m_settings;
    QLabel *m_what = nullptr;
    QLabel *m_archiveLabel = nullptr;
    QLabel *m_hint = nullptr;
    QLineEdit *m_archive = nullptr;
};

} // namespace Casebook

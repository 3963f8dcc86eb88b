// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace Casebook {

class Settings;

/// Settings page: the mail archive that links to messages name, and how servers are asked when the
/// person fetches threads. Nothing is fetched from here.
class ServersPage final : public QWidget
{
    Q_OBJECT

public:
    ServersPage(Settings &settings, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void build();
    void take();
    void takeNetwork();
    [[nodiscard]] QStringList ownServers() const;
    void retranslate();

    Settings &m_settings;
    QFormLayout *m_form = nullptr;
    QLabel *m_what = nullptr;
    QLabel *m_archiveLabel = nullptr;
    QLabel *m_hint = nullptr;
    QLineEdit *m_archive = nullptr;
    QCheckBox *m_online = nullptr;
    QLabel *m_ownLabel = nullptr;
    QPlainTextEdit *m_own = nullptr;
    QLabel *m_ownHint = nullptr;
    QLabel *m_suffixLabel = nullptr;
    QLineEdit *m_suffix = nullptr;
    QLabel *m_proxyLabel = nullptr;
    QLineEdit *m_proxy = nullptr;
    QLabel *m_certificatesLabel = nullptr;
    QLineEdit *m_certificates = nullptr;
};

} // namespace Casebook

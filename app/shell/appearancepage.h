// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QComboBox;
class QFormLayout;
class QFontComboBox;
class QLabel;
class QSpinBox;

namespace Casebook {

class Settings;

/// Settings page: light or dark, language, fonts with one of its own for Chinese, Japanese and Korean.
class AppearancePage final : public QWidget
{
    Q_OBJECT

public:
    AppearancePage(Settings &settings, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void takeFonts();
    void retranslate();
    void fillFamilies(QComboBox *box, const QStringList &families, const QString &chosen);

    Settings &m_settings;
    QFormLayout *m_form = nullptr;
    QComboBox *m_scheme = nullptr;
    QComboBox *m_language = nullptr;
    QComboBox *m_ui = nullptr;
    QComboBox *m_mono = nullptr;
    QComboBox *m_cjk = nullptr;
    QSpinBox *m_points = nullptr;
    QLabel *m_sample = nullptr;
    bool m_filling = false;
};

} // namespace Casebook

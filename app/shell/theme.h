// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTranslator>

#include <memory>

namespace Casebook {

class Settings;

/// Puts palette, style, fonts and language of the settings onto the application, at start and
/// whenever they change; follows the system's light and dark while the setting says so. A
/// high-contrast system palette is left as it is. One per program; GUI thread.
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(Settings &settings, QObject *parent = nullptr);
    ~Theme() override;

    /// Applies everything once; call it before the first window is made.
    void apply();

    /// The language in use: "en" or "zh_CN".
    [[nodiscard]] QString language() const
    {
        return m_language;
    }

private:
    void applyPalette();
    void applyFonts();
    void applyLanguage();

    Settings &m_settings;
    QTranslator m_texts;
    QTranslator m_qtTexts;
    QString m_language;
};

} // namespace Casebook

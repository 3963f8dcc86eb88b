// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/theme.h"

#include "app/shell/settings.h"
#include "app/widgets/casebookstyle.h"
#include "app/widgets/colours.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QStyleHints>
#include <QToolTip>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

bool systemIsDark()
{
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
}

} // namespace

Theme::Theme(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    connect(&settings, &Settings::colourSchemeChanged, this, &Theme::applyPalette);
    connect(&settings, &Settings::fontsChanged, this, &Theme::applyFonts);
    connect(&settings, &Settings::languageChanged, this, &Theme::applyLanguage);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            &Theme::applyPalette);
}

Theme::~Theme() = default;

void Theme::apply()
{
    QApplication::setStyle(new CasebookStyle);
    applyPalette();
    applyFonts();
    applyLanguage();
}

void Theme::applyPalette()
{
    const ColourScheme scheme = m_settings.colourScheme();
    const bool dark =
        scheme == ColourScheme::Dark || (scheme == ColourScheme::System && systemIsDark());
    const QPalette palette = dark ? darkPalette() : lightPalette();
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

void Theme::applyFonts()
{
    QApplication::setFont(m_settings.uiFont());
}

void Theme::applyLanguage()
{
    QString wanted = m_settings.language();
    if (wanted.isEmpty()) {
        wanted = QLocale::system().language() == QLocale::Chinese ? u"zh_CN"_s : u"en"_s;
    }
    if (wanted == m_language) {
        return;
    }
    m_language = wanted;
    QLocale::setDefault(wanted == "zh_CN"_L1 ? QLocale(QLocale::Chinese, QLocale::China)
                                             : QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCoreApplication::removeTranslator(&m_qtTexts);
    QCoreApplication::removeTranslator(&m_texts);
    if (m_qtTexts.load(u"qtbase_"_s + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qtTexts);
    }
    // English has a catalogue too: it holds the plural forms.
    if (m_texts.load(u":/i18n/casebook_"_s + wanted + u".qm"_s)) {
        QCoreApplication::installTranslator(&m_texts);
    }
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/settings.h"

#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QRawFont>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype recentLimit = 10;
constexpr int mostWatchHours = 7 * 24;

QString standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/casebook.ini"_s;
}

/// The family asked for, else the first of \a wanted that is installed, else \a fallback.
QString familyOf(const QString &chosen, const QStringList &wanted, const QString &fallback)
{
    if (!chosen.isEmpty()) {
        return chosen;
    }
    for (const QString &family : wanted) {
        if (QFontDatabase::hasFamily(family)) {
            return family;
        }
    }
    return fallback;
}

QString withoutSlash(QString key)
{
    return key.replace(u'/', u'_');
}

} // namespace

Settings::Settings(const QString &path, QObject *parent)
    : QObject(parent)
    , m_file(
          std::make_unique<QSettings>(path.isEmpty() ? standardPath() : path, QSettings::IniFormat))
{
}

Settings::~Settings() = default;

QString Settings::identityName() const
{
    return m_file->value(u"identity/name"_s).toString();
}

QString Settings::identityAddress() const
{
    return m_file->value(u"identity/address"_s).toString();
}

void Settings::setIdentity(const QString &name, const QString &address)
{
    if (name == identityName() && address == identityAddress()) {
        return;
    }
    m_file->setValue(u"identity/name"_s, name);
    m_file->setValue(u"identity/address"_s, address);
    Q_EMIT identityChanged();
}

QString Settings::archiveUrl() const
{
    const QString url = m_file->value(u"servers/archive"_s).toString();
    if (!isArchiveUrl(url)) {
        return standardArchiveUrl();
    }
    return url.endsWith(u'/') ? url : url + u'/';
}

void Settings::setArchiveUrl(const QString &url)
{
    if (url.isEmpty()) {
        m_file->remove(u"servers/archive"_s);
    } else {
        m_file->setValue(u"servers/archive"_s, url);
    }
}

NetworkOptions Settings::network() const
{
    NetworkOptions options;
    options.isOffline = m_file->value(u"servers/offline"_s, false).toBool();
    options.userAgentSuffix = m_file->value(u"servers/userAgentSuffix"_s).toString();
    options.proxy = m_file->value(u"servers/proxy"_s).toString();
    options.caFile = m_file->value(u"servers/certificates"_s).toString();
    options.cacheFolder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + u"/casebook/http"_s;
    const QStringList own = m_file->value(u"servers/own"_s).toStringList();
    for (const QString &url : own) {
        options.servers.push_back({.url = url.endsWith(u'/') ? url : url + u'/'});
    }
    return options;
}

void Settings::setNetwork(const NetworkOptions &options)
{
    m_file->setValue(u"servers/offline"_s, options.isOffline);
    m_file->setValue(u"servers/userAgentSuffix"_s, options.userAgentSuffix);
    m_file->setValue(u"servers/proxy"_s, options.proxy);
    m_file->setValue(u"servers/certificates"_s, options.caFile);
    QStringList own;
    for (const MailServer &server : options.servers) {
        if (server != loreServer()) {
            own.append(server.url);
        }
    }
    m_file->setValue(u"servers/own"_s, own);
    Q_EMIT networkChanged();
}

int Settings::watchHours() const
{
    return qBound(0, m_file->value(u"watches/hours"_s, 0).toInt(), mostWatchHours);
}

void Settings::setWatchHours(int hours)
{
    if (hours != watchHours()) {
        m_file->setValue(u"watches/hours"_s, hours);
        Q_EMIT watchHoursChanged();
    }
}

QString Settings::standardArchiveUrl()
{
    return u"https://lore.kernel.org/all/"_s;
}

bool Settings::isArchiveUrl(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const QString host = parsed.host();
    const bool local = host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
    return parsed.isValid() && !host.isEmpty() && parsed.userInfo().isEmpty()
        && (parsed.scheme() == "https"_L1 || (parsed.scheme() == "http"_L1 && local));
}

ColourScheme Settings::colourScheme() const
{
    const QString name = m_file->value(u"look/scheme"_s).toString();
    if (name == "light"_L1) {
        return ColourScheme::Light;
    }
    return name == "dark"_L1 ? ColourScheme::Dark : ColourScheme::System;
}

void Settings::setColourScheme(ColourScheme scheme)
{
    if (scheme == colourScheme()) {
        return;
    }
    const QString name = scheme == ColourScheme::Light ? u"light"_s
        : scheme == ColourScheme::Dark                 ? u"dark"_s
                                                       : u"system"_s;
    m_file->setValue(u"look/scheme"_s, name);
    Q_EMIT colourSchemeChanged();
}

QString Settings::language() const
{
    return m_file->value(u"look/language"_s).toString();
}

void Settings::setLanguage(const QString &language)
{
    if (language == this->language()) {
        return;
    }
    m_file->setValue(u"look/language"_s, language);
    Q_EMIT languageChanged();
}

QString Settings::uiFamily() const
{
    return m_file->value(u"look/uiFont"_s).toString();
}

QString Settings::monoFamily() const
{
    return m_file->value(u"look/monoFont"_s).toString();
}

QString Settings::cjkFamily() const
{
    return m_file->value(u"look/cjkFont"_s).toString();
}

int Settings::fontPoints() const
{
    const int points = m_file->value(u"look/fontPoints"_s).toInt();
    return points < 6 || points > 32 ? 0 : points;
}

void Settings::setFonts(const QString &ui, const QString &mono, const QString &cjk, int points)
{
    if (ui == uiFamily() && mono == monoFamily() && cjk == cjkFamily() && points == fontPoints()) {
        return;
    }
    m_file->setValue(u"look/uiFont"_s, ui);
    m_file->setValue(u"look/monoFont"_s, mono);
    m_file->setValue(u"look/cjkFont"_s, cjk);
    m_file->setValue(u"look/fontPoints"_s, points);
    Q_EMIT fontsChanged();
}

QFont Settings::uiFont() const
{
    const QFont system = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    QFont font = system;
    QStringList families{familyOf(uiFamily(), {}, system.family())};
    // A system without a choice of its own may hand out a CJK font, whose Latin letters are another design.
    const bool isCjk = QRawFont::fromFont(system).familyName().contains("CJK"_L1);
    if (uiFamily().isEmpty() && (isCjk || QGuiApplication::platformName() == "offscreen"_L1)) {
        families[0] = familyOf({}, {u"Noto Sans"_s}, system.family());
    }
    families.append(familyOf(cjkFamily(), {u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s}, {}));
    families.removeAll(QString());
    font.setFamilies(families);
    if (fontPoints() > 0) {
        font.setPointSize(fontPoints());
    } else if (system.pointSize() <= 0 || QGuiApplication::platformName() == "offscreen"_L1) {
        font.setPointSize(10);
    }
    return font;
}

QFont Settings::monoFont() const
{
    const QFont system = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    QFont font = system;
    QStringList families{familyOf(monoFamily(), {u"Noto Sans Mono"_s}, system.family())};
    families.append(
        familyOf(cjkFamily(),
                 {u"Noto Sans Mono CJK SC"_s, u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s}, {}));
    families.removeAll(QString());
    font.setFamilies(families);
    font.setFixedPitch(true);
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(uiFont().pointSizeF());
    return font;
}

QFont Settings::resized(QFont font, qreal points)
{
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(qMax(5.0, font.pointSizeF() + points));
    }
    return font;
}

QKeySequence Settings::keysOf(const QString &command, const QKeySequence &standard) const
{
    const QVariant own = m_file->value(u"keys/"_s + withoutSlash(command));
    return own.isValid() ? QKeySequence::fromString(own.toString(), QKeySequence::PortableText)
                         : standard;
}

bool Settings::hasOwnKeys(const QString &command) const
{
    return m_file->contains(u"keys/"_s + withoutSlash(command));
}

void Settings::setKeys(const QString &command, const QKeySequence &keys)
{
    m_file->setValue(u"keys/"_s + withoutSlash(command), keys.toString(QKeySequence::PortableText));
    Q_EMIT keysChanged();
}

void Settings::resetKeys(const QString &command)
{
    m_file->remove(u"keys/"_s + withoutSlash(command));
    Q_EMIT keysChanged();
}

QStringList Settings::recentFiles() const
{
    return m_file->value(u"files/recent"_s).toStringList();
}

void Settings::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    m_file->setValue(u"files/recent"_s, files.mid(0, recentLimit));
    Q_EMIT recentFilesChanged();
}

void Settings::forgetRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    if (files.removeAll(path) > 0) {
        m_file->setValue(u"files/recent"_s, files);
        Q_EMIT recentFilesChanged();
    }
}

QString Settings::lastWorkspace() const
{
    return m_file->value(u"files/last"_s).toString();
}

void Settings::setLastWorkspace(const QString &path)
{
    m_file->setValue(u"files/last"_s, path);
}

QVariant Settings::windowValue(const QString &uuid, const QString &key) const
{
    return m_file->value(u"window-%1/%2"_s.arg(withoutSlash(uuid), withoutSlash(key)));
}

void Settings::setWindowValue(const QString &uuid, const QString &key, const QVariant &value)
{
    m_file->setValue(u"window-%1/%2"_s.arg(withoutSlash(uuid), withoutSlash(key)), value);
}

void Settings::forgetWindow(const QString &uuid)
{
    m_file->remove(u"window-"_s + withoutSlash(uuid));
}

} // namespace Casebook

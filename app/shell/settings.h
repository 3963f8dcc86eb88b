// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/network.h"

#include <QFont>
#include <QKeySequence>
#include <QObject>
#include <QStringList>
#include <QVariant>

#include <memory>

class QSettings;

namespace Casebook {

enum class ColourScheme : std::uint8_t { System, Light, Dark };

/// What is kept per computer, never inside a workspace: identity, look, keys, recent files, window
/// state. GUI thread. Values are written at once; a file that cannot be written keeps them for the
/// session only.
class Settings final : public QObject
{
    Q_OBJECT

public:
    /// \a path of the ini file; empty: the user's configuration folder.
    explicit Settings(const QString &path = {}, QObject *parent = nullptr);
    ~Settings() override;

    [[nodiscard]] QString identityName() const;
    [[nodiscard]] QString identityAddress() const;
    void setIdentity(const QString &name, const QString &address);

    /// Where links to messages point, with a slash at its end; "" in the file means the standard one.
    [[nodiscard]] QString archiveUrl() const;
    /// \a url as typed; "" goes back to the standard one.
    void setArchiveUrl(const QString &url);
    /// lore's view over all lists.
    [[nodiscard]] static QString standardArchiveUrl();
    /// https with a host; plain http only on this computer.
    [[nodiscard]] static bool isArchiveUrl(const QString &url);

    /// How servers are asked: the network switch, servers of the person's own, proxy, certificates.
    [[nodiscard]] NetworkOptions network() const;
    /// Only what a person chooses is kept; limits and manners are the program's.
    void setNetwork(const NetworkOptions &options);

    /// How often watched lists are checked while a workspace is open, in hours; 0: only when asked to.
    [[nodiscard]] int watchHours() const;
    void setWatchHours(int hours);

    [[nodiscard]] ColourScheme colourScheme() const;
    void setColourScheme(ColourScheme scheme);

    /// "en", "zh_CN", or empty for the system's language.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);

    /// Family names, empty: the system's choice.
    [[nodiscard]] QString uiFamily() const;
    [[nodiscard]] QString monoFamily() const;
    [[nodiscard]] QString cjkFamily() const;
    /// Points; 0: the system's size.
    [[nodiscard]] int fontPoints() const;
    void setFonts(const QString &ui, const QString &mono, const QString &cjk, int points);

    /// The font of the interface, with the CJK family behind it.
    [[nodiscard]] QFont uiFont() const;
    /// The fixed-pitch font of mails, logs and the editor, with the CJK family behind it.
    [[nodiscard]] QFont monoFont() const;
    /// \a points smaller or larger than \a font.
    static QFont resized(QFont font, qreal points);

    /// Keys of a command: what the person chose, else \a standard.
    [[nodiscard]] QKeySequence keysOf(const QString &command, const QKeySequence &standard) const;
    [[nodiscard]] bool hasOwnKeys(const QString &command) const;
    void setKeys(const QString &command, const QKeySequence &keys);
    void resetKeys(const QString &command);

    /// Newest first, at most ten; files that are gone stay until they are opened.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void forgetRecentFile(const QString &path);
    [[nodiscard]] QString lastWorkspace() const;
    void setLastWorkspace(const QString &path);

    /// State of the window for one workspace, by its uuid.
    [[nodiscard]] QVariant windowValue(const QString &uuid, const QString &key) const;
    void setWindowValue(const QString &uuid, const QString &key, const QVariant &value);
    void forgetWindow(const QString &uuid);

Q_SIGNALS:
    void identityChanged();
    void networkChanged();
    void watchHoursChanged();
    void colourSchemeChanged();
    void languageChanged();
    void fontsChanged();
    void keysChanged();
    void recentFilesChanged();

private:
    std::unique_ptr<QSettings> m_file;
};

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

namespace Casebook {

/// A public-inbox server a person fetches mail from.
struct MailServer
{
    QString url; ///< address that lists stand below, with a slash at its end
    /// Other addresses of the same server, asked when it cannot be reached or fails.
    QStringList mirrors = {};

    friend bool operator==(const MailServer &, const MailServer &) = default;
};

/// lore with its two mirrors.
inline MailServer loreServer()
{
    return {.url = QStringLiteral("https://lore.kernel.org/"),
            .mirrors = {QStringLiteral("https://tor.lore.kernel.org/"),
                        QStringLiteral("https://sea.lore.kernel.org/")}};
}

/// How this computer talks to servers. Of this computer alone: never kept in a workspace.
struct NetworkOptions
{
    bool isOffline = false; ///< nothing is asked at all
    /// The first is asked for ids that name no server. Plain http is allowed for those listed as such.
    std::vector<MailServer> servers = {loreServer()};
    /// Put behind our own name as "+SUFFIX", so that operators recognise an installation; may be empty.
    QString userAgentSuffix = {};
    QString proxy = {}; ///< "http://host:port", "socks5h://…"; empty: as the environment says
    QString caFile = {}; ///< PEM certificates trusted beside the system's
    QString cacheFolder = {}; ///< answers are kept here for a while; empty: nowhere
    // The manners of liblore; tests shorten them.
    std::chrono::milliseconds connectLimit{5'000};
    std::chrono::milliseconds silenceLimit{30'000}; ///< without a byte
    std::chrono::milliseconds wholeLimit{300'000}; ///< one answer from begin to end
    std::chrono::milliseconds pace{100}; ///< between two requests to one host
    int tries = 3; ///< one address is asked when it fails, before its mirrors are
    std::chrono::milliseconds backoff{500}; ///< before the second try; doubled each time
    std::chrono::milliseconds longestPause{5'000}; ///< a longer Retry-After becomes an error

    friend bool operator==(const NetworkOptions &, const NetworkOptions &) = default;
};

} // namespace Casebook

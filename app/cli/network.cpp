// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/network.h"

#include "app/cli/clitext.h"
#include "core/net/httpurl.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// The pause doubles with each try: by then it is a minute.
constexpr int mostTries = 8;

} // namespace

std::vector<CliOption> networkOptions()
{
    return {{u"proxy"_s, u"URL"_s,
             [] { return CliText::tr("Go through this proxy instead of the environment's."); }},
            {u"ca"_s, u"FILE"_s,
             [] { return CliText::tr("Trust the certificates in this PEM file as well."); }},
            {u"user-agent-suffix"_s, u"TEXT"_s,
             [] { return CliText::tr("Lets operators of servers recognise this installation."); }},
            {u"tries"_s, u"N"_s, [] {
                 return CliText::tr("Ask a server that fails up to N times; without it 3 times.");
             }}};
}

QString withSlash(const QString &url)
{
    return url.endsWith(u'/') ? url : url + u'/';
}

Result<NetworkOptions> networkOf(const Arguments &arguments)
{
    NetworkOptions options;
    QString server = arguments.value(u"server"_s);
    if (server.isEmpty()) {
        server = qEnvironmentVariable("CASEBOOK_SERVER");
    }
    if (!server.isEmpty()) {
        const Result<HttpUrl> url = HttpUrl::parse(server);
        if (!url) {
            return fail(ErrorCode::Usage, server, u"bad-address"_s);
        }
        if (withSlash(server) != loreServer().url) {
            options.servers.insert(options.servers.begin(), {.url = withSlash(server)});
        }
    }
    const QString caFile = arguments.value(u"ca"_s);
    if (!caFile.isEmpty() && !QFileInfo(caFile).isReadable()) {
        return fail(ErrorCode::NotFound, caFile);
    }
    const QString offline = qEnvironmentVariable("CASEBOOK_OFFLINE");
    options.isOffline = !offline.isEmpty() && offline != "0"_L1;
    const Result<int> tries = arguments.number(u"tries"_s, 1, options.tries);
    if (!tries) {
        return passOn(tries);
    }
    options.tries = std::min(*tries, mostTries);
    options.proxy = arguments.value(u"proxy"_s);
    options.caFile = caFile;
    options.userAgentSuffix = arguments.value(u"user-agent-suffix"_s);
    options.cacheFolder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + u"/casebook/http"_s;
    return options;
}

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/arguments.h"
#include "core/model/network.h"

namespace Casebook {

/// The options of every verb that asks servers: --proxy, --ca, --user-agent-suffix, --tries.
std::vector<CliOption> networkOptions();
/// How the line wants servers to be asked. CASEBOOK_SERVER names the server for ids that name none, and
/// CASEBOOK_OFFLINE, when it is set and not 0, forbids every request. Usage for an address that is none.
Result<NetworkOptions> networkOf(const Arguments &arguments);
/// \a url with a slash at its end.
QString withSlash(const QString &url);

} // namespace Casebook

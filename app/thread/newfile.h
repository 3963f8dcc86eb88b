// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace Casebook {

/// Writes \a bytes to a file that does not exist yet, readable by its owner only. Bytes from a mail
/// never replace a file and never follow a link. Blocks: run it on a worker. Errors: AlreadyExists,
/// PermissionDenied, DiskFull, Io; a file that could not be written whole is removed.
Status writeNewFile(const QString &path, const QByteArray &bytes);

} // namespace Casebook

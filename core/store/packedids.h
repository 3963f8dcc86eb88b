// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <vector>

namespace Casebook {

/// Row ids as one small blob: 7 bits a byte, low ones first, the high bit says that more follow.
QByteArray packIds(const std::vector<qint64> &ids);
/// Stops at the first that is not complete: a damaged blob gives what is left of it.
std::vector<qint64> unpackIds(const QByteArray &packed);

} // namespace Casebook

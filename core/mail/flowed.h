// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Casebook {

/// Joins the soft line breaks of format=flowed text and takes the space-stuffing off (RFC 3676 4).
/// Quoted paragraphs are joined inside their depth and written as ">> text"; "-- " stays a line of its own.
QString unflowed(const QString &text, bool delSp);

} // namespace Casebook

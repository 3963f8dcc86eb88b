// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/bodystructure.h"

#include <QStringView>

#include <optional>

namespace Casebook {

/// Reads one line as a trailer: token, colon, blank, value; up to eight blanks before it. Counts only
/// with an address in the value, or as Fixes (6 or more hex digits), Link, Closes, BugLink, Obsoleted-by,
/// Change-Id, Base-Commit and their like; header names and phone numbers never do.
/// Sources: kernel submitting-patches, b4.
std::optional<Trailer> parseTrailer(QStringView line);

/// True when the value goes on in the next line: a name whose <address> was wrapped, or an open ("title.
bool isWrappedTrailer(const Trailer &trailer, QStringView nextLine);

/// Splits "# comment" off the value and cleans "<mailto:…>".
void finishTrailer(Trailer &trailer);

/// "reviewed-By" as "Reviewed-by".
QString canonicalToken(const QString &token);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/pastedletter.h"

#include <QString>

#include <optional>

namespace Casebook {

/// Reads a raw mail whose line ends were lost: all of it in one line, or in a few that something else
/// wrapped. Headers are told by their names and the grammar of their values; the body gets back those
/// line ends that are certain: before headers of diffs and hunks, lines of a diffstat, trailers, kernel
/// log stamps, and lines of a hunk where their marks agree with its counts. Nothing when the text is no
/// such mail.
std::optional<PastedLetter> readFlatMail(const QString &text);

/// The certain line ends of \a body put back; \a restored becomes true when there were some.
QString withLineEnds(const QString &body, bool &restored);

} // namespace Casebook

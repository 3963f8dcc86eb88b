// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/pastedletter.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace Casebook {

/// Where the text seems to come from, by the words its pages and programs print; Unknown without any.
PasteOrigin originOf(const QString &text, const std::vector<QStringView> &lines);

/// "commit HEX", "Author:", "Date:" and an indented message, as git show and git log -p print it. Each
/// commit is a letter.
std::vector<PastedLetter> readGitCommits(const std::vector<QStringView> &lines);

/// The letters of a public-inbox page that shows several: each begins "From: NAME @ DATE (permalink / raw)".
std::vector<PastedLetter> readThreadPage(const std::vector<QStringView> &lines);

/// The page of one patch in Patchwork: a table ("Message ID", "State", "Submitter" …), the commit
/// message, the diff.
std::optional<PastedLetter> readPatchworkPage(const std::vector<QStringView> &lines);

/// The lines from \a first to \a end, without empty ones at either end.
QString joinedLines(const std::vector<QStringView> &lines, std::size_t first, std::size_t end);

} // namespace Casebook

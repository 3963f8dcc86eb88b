// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Casebook {

/// Writes the mails of \a mbox to \a target again and again until there are \a count; each copy behind
/// the first has its own Message-IDs, and its replies name them. Returns the mails written, 0 on failure.
int multiplyMails(const QString &mbox, int count, const QString &target);

/// One file per mail of \a mbox in \a folder/cur, unescaped, as other programs read them. Returns the mails
/// written, 0 on failure.
int makeMaildir(const QString &mbox, const QString &folder);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/notices.h"

#include <QStringView>

#include <optional>

namespace Casebook {

/// The notice that sender, subject, Message-ID or headers tell, if they do.
std::optional<MailNotice> noticeOfHeaders(const ParsedMessage &message);

/// A cheap look: false for lines that begin no notice.
bool mayTell(QStringView line);

/// The notice one own sentence tells in a mail of that sender.
std::optional<MailNotice> noticeOfSentence(const QString &sentence, const ParsedMessage &message);

} // namespace Casebook

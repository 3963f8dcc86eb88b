// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/headerblock.h"
#include "core/mail/mimetree.h"
#include "core/model/message.h"

#include <QStringView>

#include <vector>

namespace Casebook {

/// Every signature and encryption of a message: of its parts (RFC 1847, 3156, 8551), inside its text
/// (OpenPGP armour) and in its headers (patatt, DKIM). Told by form alone, nothing is verified.
/// Parts of enclosed messages do not count. \a body is the decoded text.
std::vector<MailProtection> protectionsOf(const MimeTree &tree, const HeaderBlock &header,
                                          QStringView body);

/// True for a leaf that only holds a signature.
bool isSignaturePart(const MimePart &part);

} // namespace Casebook

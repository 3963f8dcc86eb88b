// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/charset.h"
#include "core/mail/mimetree.h"
#include "core/model/message.h"

namespace Casebook {

/// Fills body, charset, attachments and protections of \a message from its parts, and adds what was odd
/// about them to its issues. The text is: of alternatives the plain one, else the last that can be read;
/// of mixed parts all plain ones that are no attachments, and patches (by type, or by name where
/// they hold a diff); else HTML as text; else octets that are printable.
/// \a hint is for texts that name no charset.
void readBody(const MimeTree &tree, const HeaderBlock &header, const CharsetHint &hint,
              ParsedMessage &message);

/// The text of one leaf as the body shows texts, without HTML's tags. Empty when it is no text.
QString textOfPart(const MimePart &part);

/// The first text of a raw message that is no attachment, read as \a charset whatever it names: for a
/// person who sees that the guess was wrong. Empty when there is none.
QString bodyInCharset(QByteArrayView raw, const QByteArray &charset);

} // namespace Casebook

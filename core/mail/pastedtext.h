// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/mailoffers.h"
#include "core/model/message.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace Casebook {

/// A text that is no mail, read as far as it can be known.
struct PastedText
{
    /// RFC 5322 messages of what is known, one but for pages that show a whole thread: parseMessage()
    /// gives each with ParsedMessage::reconstruction set. Its body is the text for reading; the pasted
    /// bytes are its attachment "pasted.txt", of the first message where there are several.
    std::vector<QByteArray> mails;
    PasteOrigin origin = PasteOrigin::Unknown;
    std::vector<MailOffer> offers; ///< of the pasted text: what could be fetched in its place
};

/// True when \a bytes are a mail or an mbox and can be read as such: they begin with a separator or a
/// block of two or more headers that mails have, ended by an empty line. Looks at the beginning only
/// (give 64 kB). False for a mail whose line ends were lost, for other texts and for packed bytes.
bool looksLikeMail(QByteArrayView bytes);

/// True when \a bytes (their first 64 kB will do) are text at all, in UTF-8 or mostly ASCII.
bool looksLikeText(QByteArrayView bytes);

/// Reads any text: web archive pages saved as text, copies out of mail programs and terminals, git show,
/// mails flattened to one line, letters without headers. Never invents: what is not in the text is
/// left out, addresses an archive hid stay hidden, the same bytes give the same mail. Linear.
PastedText readPastedText(QByteArrayView bytes);

} // namespace Casebook

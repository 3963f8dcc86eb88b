// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/fetch.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <vector>

namespace Casebook {

/// Every mail that \a text names, each once, in order, at most 100: Message-IDs bare (when the text is
/// nothing else, or they look like no person's address), in <>, behind "id:", "mid:", "msgid:" or
/// "Message-ID:"; addresses of public-inbox (with and without a list, /r/, /all/, /T/, /t/, raw, t.mbox.gz,
/// t.atom, with a fragment), of patch.msgid.link, lkml.kernel.org/r/, patchwork, marc.info and
/// mail-archive.com, and others that hold a Message-ID; mailto: with In-Reply-To. With or without https://,
/// with text around them. Linear in the text; what is over Limits::pastedLinkChars is not looked at.
/// Sources: public-inbox's WWW documentation, kernel.org's redirects.
std::vector<MailLink> findMailLinks(QStringView text);

/// A Message-ID as it stands in an address: letters, digits and -._~!$&'()*+,;=:@ as they are, every
/// other byte of its UTF-8 as %XX; "/" becomes %2F, "+" stays (public-inbox, mail.md 3.1).
QByteArray encodedMessageId(const QString &messageId);

/// The anchor of a message on a page of its thread: "m" and the SHA-1 of its id in hexadecimal.
QString anchorOf(const QString &messageId);

} // namespace Casebook

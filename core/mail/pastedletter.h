// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/pasteddate.h"
#include "core/model/message.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace Casebook {

/// One letter found in a pasted text. Empty members are not known.
struct PastedLetter
{
    MailAddress from;
    std::vector<MailAddress> to;
    std::vector<MailAddress> cc;
    QString subject;
    QString messageId;
    QString inReplyTo;
    QStringList references;
    QString listId;
    std::optional<PastedDate> date;
    QString body;
    Reconstruction how;
};

/// The addresses of a header as a page or program shows it, with "name at host", "a () b ! org",
/// "a(a)b" and their like turned back; \a hidden becomes true when one was hidden for good ("[email
/// protected]", "a@xxxxxx", "a...@b"), which leaves the name.
std::vector<MailAddress> shownAddresses(QStringView value, bool &hidden);

/// True for "[email protected]" and other stand-ins for an address.
bool isHiddenAddress(QStringView text);

/// The letter as a message that parseMessage() reads. \a pasted is attached, if not empty.
QByteArray asMail(const PastedLetter &letter, QByteArrayView pasted);

/// The value of the mark asMail() writes, and back. Unknown words of a mark are passed over.
QByteArray reconstructionMark(const Reconstruction &how);
Reconstruction readReconstructionMark(QByteArrayView mark);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/message.h"

#include <QByteArrayView>

namespace Casebook {

/// Reads one raw message. Never fails: what could not be read is told in ParsedMessage::issues, and
/// the raw bytes stay with the caller. Any worker thread, any number at once; iterative, at most 512 kB
/// of stack. All of limits.h is checked before a library sees a byte. Nothing is fetched or opened.
///
/// Ids are normalised: no brackets, white space inside folded away, at most Limits::messageIdBytes.
/// A missing Message-ID gets "sha256.HEX@synthetic.invalid" of the bytes.
ParsedMessage parseMessage(QByteArrayView raw);

/// One leaf of a message, decoded from its transfer encoding but not from its charset; empty when there
/// is no such leaf. \a partIndex as in Attachment::partIndex.
QByteArray partBytes(QByteArrayView raw, int partIndex);

/// One leaf as text to look at: decoded from its charset too, LF, at most Limits::bodyTextBytes, NUL as
/// U+2400. Empty when there is no such leaf or it is no text (Attachment::isText).
QString partText(QByteArrayView raw, int partIndex);

/// True for a mail that was made from pasted text; looks at the header only.
bool isReconstructed(QByteArrayView raw);

/// True for an id made by parseMessage() because the message had none.
bool isSyntheticId(const QString &messageId);

} // namespace Casebook

// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/charset.h"

#include <QByteArrayView>
#include <QString>

namespace Casebook {

/// A header value as text.
struct HeaderText
{
    QString text; ///< one line; control characters stand as blanks
    QString guessed; ///< as DecodedText::guessed, of the raw 8-bit bytes
    QString badCharset; ///< first charset name that is unknown or does not fit
    bool hadControls = false; ///< it held line ends or control characters once decoded
};

/// Decodes RFC 2047 encoded words in an unfolded value. Words of one charset and encoding that follow each other
/// are joined as bytes first, for writers that cut characters in two; words glued to other text are
/// decoded as well, as every reader does. Never call it on ids (RFC 5322 3.6.4).
/// \a hint is for raw 8-bit bytes between them.
HeaderText decodeHeader(QByteArrayView value, const CharsetHint &hint = {});

/// Charset of the first encoded word that says something about 8-bit text; empty when there is none.
QByteArray charsetOfWords(QByteArrayView value);

} // namespace Casebook

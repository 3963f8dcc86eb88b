// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace Casebook {

/// Bytes turned into text, and how sure that is.
struct DecodedText
{
    QString text; ///< bad bytes stand as U+FFFD
    QString guessed; ///< the charset tried, when none was named or the named one is junk
    bool badCharset = false; ///< the name given is unknown, or the bytes do not fit it
};

/// Decodes \a bytes from the charset a mail names. gb2312 and gbk are read as GB18030, iso-8859-1 as
/// windows-1252, us-ascii and unknown names by guessCharset(). Any thread; linear.
/// Sources: WHATWG encoding labels, public-inbox (X-UNKNOWN), measured list mail.
DecodedText decodeText(QByteArrayView bytes, QByteArrayView charset);

/// "UTF-8" when the bytes are valid UTF-8, "GB18030" when their high bytes stand in pairs as Chinese
/// does, else "windows-1252". Does not depend on the computer's locale.
QByteArray guessCharset(QByteArrayView bytes);

/// True when there is no byte above 127.
bool isAscii(QByteArrayView bytes);

} // namespace Casebook

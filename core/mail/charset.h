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

/// What is known beside the bytes themselves.
struct CharsetHint
{
    QByteArray named; ///< charset another part of the same mail names; empty when none does
    QByteArray tieBreaker; ///< wins between equally good guesses; empty: localeCharset()
};

/// Decodes \a bytes from the charset a mail names. gb2312 and gbk are read as GB18030, iso-8859-1 as
/// windows-1252; us-ascii, unknown names and a UTF-8 with more stray bytes than characters by guessCharset(). Any
/// thread; linear. Sources: WHATWG encoding labels, public-inbox (X-UNKNOWN), measured list mail.
DecodedText decodeText(QByteArrayView bytes, QByteArrayView charset, const CharsetHint &hint = {});

/// Decodes \a bytes from \a charset and nothing else; \a bad is set when a byte did not fit. A name
/// that is unknown is read as windows-1252.
QString decodeFrom(QByteArrayView bytes, const QByteArray &charset, bool &bad);

/// The charset \a bytes speak for: "UTF-8" when they are valid UTF-8 or hurt in a few places only, a
/// shifted charset by its escapes, \a hint's when it fits, else of GB18030, Big5, EUC-JP, Shift_JIS,
/// EUC-KR, KOI8-R, windows-1251 and windows-1252 the one whose characters are the likeliest as running
/// text. Looks at 64 kB. The computer's locale only decides between equals.
QByteArray guessCharset(QByteArrayView bytes, const CharsetHint &hint = {});

/// \a name as guessCharset() takes it; empty when it says nothing about 8-bit text: unknown, ASCII, UTF-8,
/// and ISO 8859-1, which programs write without looking.
QByteArray tellingCharset(QByteArrayView name);

/// Sequences of UTF-8 beyond ASCII that are whole, and bytes that belong to none.
struct Utf8Count
{
    qsizetype whole = 0;
    qsizetype stray = 0;
};

Utf8Count countUtf8(QByteArrayView bytes);

/// What 8-bit text without a name is in mail of this computer's language.
QByteArray localeCharset();

/// True when there is no byte above 127.
bool isAscii(QByteArrayView bytes);

} // namespace Casebook

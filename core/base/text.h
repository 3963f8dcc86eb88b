// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <optional>
#include <span>
#include <vector>

namespace Casebook {

/// True for characters that are not seen but change what is read: bidi controls (U+202A-202E,
/// 2066-2069, 200E-200F, 061C), zero-width (200B-200D, 2060-2064, FEFF), soft hyphen, tag characters
/// (U+E0000-E007F), C0 controls but tab and line feed, U+007F, C1 controls, U+2028/2029.
/// Source: CVE-2021-42574, Unicode TR 36.
bool isInvisible(char32_t character);

/// A visible stand-in such as "<U+202E>"; empty when \a character is not invisible.
QString visibleName(char32_t character);

/// One invisible character in a text.
struct InvisibleSpot
{
    qsizetype position = 0; ///< UTF-16 offset
    qsizetype length = 1; ///< UTF-16 units
    char32_t character = 0;
};

std::vector<InvisibleSpot> findInvisible(QStringView text);

/// The text with every invisible character replaced by its visibleName().
QString madeVisible(QStringView text);

/// A-Z become a-z in place; every other byte stays, so offsets stay too.
void foldAscii(std::span<char> bytes);

/// UTF-8 with every bad byte kept as U+FFFD; never fails. NUL becomes U+2400. A byte order mark is
/// kept as U+FEFF.
QString decodeUtf8(QByteArrayView bytes);

/// True for Han, kana, hangul and their compatibility forms: what the tokenizer cuts into bigrams
/// and the editor shows in the CJK font.
bool isCjk(char32_t character);

/// Columns the text takes in a fixed-pitch font: East Asian Wide and Fullwidth count 2, combining
/// marks, format characters and controls 0 (Unicode TR 11). A tab counts 1: the caller expands it.
int columnWidth(QStringView text);

/// A file name from outside made safe to write: base name only, no control characters, no leading
/// dot or dash, at most 200 bytes of UTF-8, never empty ("file").
QString safeFileName(const QString &name);

} // namespace Casebook

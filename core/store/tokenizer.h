// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <cstdint>
#include <vector>

namespace Casebook {

/// One term of a text, folded, with where it stands in UTF-16 units.
struct SearchToken
{
    QString term;
    qsizetype start = 0;
    qsizetype length = 0;
    bool isPart = false; ///< stands at the same place as the whole word before it

    friend bool operator==(const SearchToken &, const SearchToken &) = default;
};

/// The index keeps whole words and their parts; a question names one of them.
enum class TokenizeMode : std::uint8_t { Index, Query };

/// Cuts text into search terms; the index and the questions to it use the same rules:
/// - a run of Han, kana or hangul gives its overlapping pairs and its last single character;
/// - a run of letters, digits and underscores is one word; for the index the parts between underscores
///   stand at the same place (`raw_spin_lock`: raw_spin_lock, raw, spin, lock), and so do the humps of
///   a word (`parseMessage`: parsemessage, parse, message); dots and the like stand between words;
/// - a word counts up to 64 bytes of UTF-8, so that a base64 line does not fill the index;
/// - case is folded, full-width Latin is Latin, accents stay, nothing is stemmed.
/// A question leaves out the parts, and the single character at the end of a longer run.
std::vector<SearchToken> searchTokens(QStringView text, TokenizeMode mode = TokenizeMode::Index);

/// Takes one term: \a flags is FTS5's (1: colocated), offsets count bytes of the text. Not 0: stop.
using TokenSink = int (*)(void *context, int flags, const char *term, int size, int start, int end);

/// searchTokens() over UTF-8, as FTS5 wants it. Bad UTF-8 separates words.
int tokenizeUtf8(QByteArrayView text, TokenizeMode mode, void *context, TokenSink sink);

/// The FTS5 name of the tokenizer, as it stands in the schema.
inline constexpr const char *tokenizerName = "casebook";

} // namespace Casebook

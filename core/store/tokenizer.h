// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <functional>
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

/// Cuts text into search terms; the index and the questions to it use the same rules:
/// - a run of Han, kana or hangul gives its overlapping pairs and its last single character;
/// - a run of letters, digits and underscores is one word; inside it the parts between underscores
///   stand at the same place (`raw_spin_lock`: raw_spin_lock, raw, spin, lock);
/// - a word is cut after 64 characters of UTF-8, so that a base64 line does not fill the index;
/// - case is folded, full-width Latin is Latin, accents stay, nothing is stemmed.
std::vector<SearchToken> searchTokens(QStringView text);

/// The same over UTF-8 as FTS5 wants it: \a token(term, startByte, endByte, isPart); a return value
/// other than 0 ends it and is returned. Bad UTF-8 separates words.
int tokenizeUtf8(QByteArrayView text,
                 const std::function<int(QByteArrayView, int, int, bool)> &token);

/// The FTS5 name of the tokenizer, as it stands in the schema.
inline constexpr const char *tokenizerName = "casebook";

} // namespace Casebook

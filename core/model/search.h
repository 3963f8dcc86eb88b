// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QString>
#include <QTimeZone>

#include <array>
#include <vector>

namespace Casebook {

/// What kind of thing a hit is. Stored by number in the index: append only.
enum class SearchKind : std::uint8_t {
    Message = 1,
    Note = 2,
    Draft = 3,
    Bug = 4,
    Log = 5,
    Trace = 6,
    Run = 7
};

/// Relevance: words of the subject first, then the newest; a question with very many hits is answered
/// by date alone.
enum class SearchOrder : std::uint8_t { Relevance, Newest, Oldest };

/// One question to the index.
struct SearchQuery
{
    /// In the query language of core/model/searchexpression.h; a last word without a blank behind it is
    /// still being typed and matches prefixes.
    QString text;
    BugId bugId = {}; ///< only inside this bug
    int limit = 50;
    int offset = 0;
    SearchOrder order = SearchOrder::Relevance;
    BugId here = {}; ///< what in:bug means
    QTimeZone zone = QTimeZone::utc(); ///< in which days begin
    /// Without snippets an answer costs no decoding of mail; ask for them later, for the rows shown.
    bool withSnippets = true;
};

/// Part of a line that matched, in UTF-16 units of the text it stands beside.
struct TextSpan
{
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// One hit with the line that shows it.
struct SearchHit
{
    SearchKind kind = SearchKind::Message;
    qint64 id = 0; ///< row id of the thing (MessageRowId, TextId, BugId …)
    ThreadId threadId; ///< of a message
    QString messageId; ///< of a message
    QString who; ///< author of a message, else empty
    QString title;
    QString snippet; ///< one line around the first match
    std::vector<TextSpan> titleSpans;
    std::vector<TextSpan> whoSpans;
    std::vector<TextSpan> snippetSpans;
    QString place; ///< list, file name …
    qint64 dateMs = 0;

    friend bool operator==(const SearchHit &, const SearchHit &) = default;
};

struct SearchPage
{
    std::vector<SearchHit> hits;
    qint64 total = 0;
    double seconds = 0.0;
    bool isRanked = false; ///< sorted by relevance, not only by date
    std::array<qint64, 16> totals{}; ///< hits there are of each SearchKind, by its number
};

using SavedSearchId = Id<struct SavedSearchTag>;

/// A question kept under a name.
struct SavedSearch
{
    SavedSearchId id;
    QString name;
    QString text;
    qint64 changedMs = 0;

    friend bool operator==(const SavedSearch &, const SavedSearch &) = default;
};

/// Looks for a piece of text wherever it stands, words or not, in mails and texts.
struct ScanRequest
{
    QString needle;
    bool foldCase = true;
    BugId bugId = {}; ///< only inside this bug
    qint64 after =
        0; ///< go on behind this place: ScanSlice::last; 0: begin with the texts, then the newest mail
    int mostHits = 50; ///< the slice ends after so many
};

/// One step of a scan; ask again from `last` until isDone.
struct ScanSlice
{
    std::vector<SearchHit> hits;
    qint64 last = 0;
    qint64 scanned = 0; ///< things looked at in this step
    qint64 total = 0; ///< things there are to look at, from the beginning
    bool isDone = false;
};

} // namespace Casebook

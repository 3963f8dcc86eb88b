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
    qint64 id = 0; ///< row id of the thing (MessageRowId, TextId, BugId …); of a trace any number
    ThreadId threadId; ///< of a message
    QString messageId; ///< of a message
    QString who; ///< author of a message, else empty
    QString title;
    QString snippet; ///< one line around the first match
    std::vector<TextSpan> titleSpans;
    std::vector<TextSpan> whoSpans;
    std::vector<TextSpan> snippetSpans;
    QString place; ///< list, file name …
    BugId bugId; ///< of a log or trace; invalid when it belongs to the workspace, or to no bug
    qint64 offset = 0; ///< of a log: the byte where the line of the snippet begins; of a trace: its
        ///< report's first byte, -1 when only the words of one were found
    QString source; ///< of a trace: key of what holds it ("message:ID", "log:12")
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

/// How far a scan has come; by default nowhere. Texts come first, then mails, then logs, newest first.
struct ScanPlace
{
    SearchKind kind = SearchKind::Note;
    qint64 id = 0; ///< the thing looked at last; 0: none of this kind yet
    qint64 offset = 0; ///< of a log: bytes looked at; 0 when it is done
};

/// Looks for a piece of text wherever it stands, words or not, in mails, texts and logs.
struct ScanRequest
{
    QString needle;
    bool foldCase = true; ///< in logs of ASCII letters only
    BugId bugId = {}; ///< only inside this bug
    ScanPlace after = {}; ///< go on behind this place: ScanSlice::last
    int mostHits = 50; ///< the slice ends after so many
};

/// One step of a scan; ask again from `last` until isDone.
struct ScanSlice
{
    std::vector<SearchHit> hits; ///< of a log the first line only
    ScanPlace last;
    qint64 scanned = 0; ///< things (of logs: pieces) looked at in this step
    qint64 total = 0; ///< things and pieces there are to look at, from the beginning
    bool isDone = false;
};

} // namespace Casebook

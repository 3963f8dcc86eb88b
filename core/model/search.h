// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QString>

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

/// One question to the index.
struct SearchQuery
{
    QString
        text; ///< words; "quoted phrases"; a trailing * or a last unfinished word matches prefixes
    BugId bugId; ///< only inside this bug
    int limit = 50;
    int offset = 0;
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
};

} // namespace Casebook

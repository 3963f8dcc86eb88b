// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/findbar.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace Casebook {

/// A place found, in UTF-16 units.
struct TextHit
{
    qsizetype position = 0;
    qsizetype length = 0;

    friend bool operator==(const TextHit &, const TextHit &) = default;
};

enum class FindResult : std::uint8_t {
    Found,
    FoundRound, ///< after going on at the other end
    NotFound,
    BadPattern,
    TooLong, ///< the pattern took longer than the limit; nothing is known of the rest
};

struct FindOutcome
{
    FindResult result = FindResult::NotFound;
    TextHit hit;
    QString patternError; ///< for BadPattern: the library's words
};

/// Searching a text in memory. Patterns (PCRE2) match within one line; each try is bounded by PCRE2's
/// own match limit and the whole by a deadline, so that no pattern stops the window for longer.
class TextSearch final
{
public:
    explicit TextSearch(FindQuery query,
                        std::chrono::milliseconds limit = std::chrono::milliseconds(200));

    /// Forwards: the first hit at or after \a from. Backwards: the last that ends at or before \a from.
    /// Empty hits are passed over. Goes on at the other end when there is none.
    [[nodiscard]] FindOutcome find(const QString &text, qsizetype from, bool backwards) const;
    /// Hits that begin in [from, to), at most \a most; nullopt: bad pattern or too long.
    [[nodiscard]] std::optional<std::vector<TextHit>> all(const QString &text, qsizetype from,
                                                          qsizetype to, int most) const;
    /// \a replacement for one hit: with a pattern, \1 to \9 stand for its groups.
    [[nodiscard]] QString replacementFor(const QString &text, const TextHit &hit,
                                         const QString &replacement) const;

private:
    FindQuery m_query;
    std::chrono::milliseconds m_limit;
};

} // namespace Casebook

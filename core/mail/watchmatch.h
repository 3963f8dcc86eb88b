// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/feed.h"
#include "core/model/watch.h"

#include <QRegularExpression>

#include <memory>
#include <optional>
#include <vector>

namespace Casebook {

/// Tells why a mail of a feed is wanted by a watch. Holds the compiled expressions of one watch; used from
/// one thread.
class WatchMatcher final
{
public:
    explicit WatchMatcher(Watch watch);

    /// The strongest reason. \a wasSearched: the server's search for this watch found it, which reads
    /// parts of the mail that the feed leaves out and takes words otherwise; then a mail without a reason of its
    /// own is kept as MatchKind::Server, unless the watch is about diffs alone and the whole mail shows
    /// that it touches none of them.
    [[nodiscard]] std::optional<WatchMatch> match(const FeedEntry &entry, bool wasSearched) const;

    /// Patterns that are no valid regular expression.
    [[nodiscard]] const QStringList &invalidPatterns() const
    {
        return m_invalid;
    }

private:
    struct Pattern
    {
        QString text;
        QRegularExpression expression;
    };

    std::vector<Pattern> compiled(const QStringList &patterns,
                                  QRegularExpression::PatternOptions options);
    [[nodiscard]] std::optional<WatchMatch> found(MatchKind kind, const QString &term) const;
    [[nodiscard]] std::optional<WatchMatch> matchDiffs(const FeedEntry &entry) const;
    [[nodiscard]] std::optional<WatchMatch> matchPath(const QString &path) const;
    [[nodiscard]] std::optional<WatchMatch> matchText(const FeedEntry &entry) const;

    Watch m_watch;
    QStringList m_invalid; ///< before what fills it
    std::vector<Pattern> m_pathPatterns;
    std::vector<Pattern> m_textPatterns;
};

/// The item that \a entry makes; without id, list, state and matches. Says whether it carries a patch and
/// whether it tells that one was applied or queued.
WatchItem itemOf(const FeedEntry &entry);

} // namespace Casebook
